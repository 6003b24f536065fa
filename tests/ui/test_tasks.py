"""Work off the GUI thread, answers on it."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, cast

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from frontdesk.errors import DeskError, RuleRefused, StorageRefused
from ui import tasks as tasks_module
from ui.messages import UNEXPECTED, UNEXPECTED_PRINT
from ui.tasks import Latest, Tasks


class NoDesk:
    """Stands where a desk would; only its closing is asked."""

    closed = False

    def close(self) -> None:
        self.closed = True


def _note(notes: list[Any], what: object, _desk: object) -> None:
    notes.append(what)


def _never(refusal: DeskError) -> None:
    raise AssertionError(refusal.code)


@pytest.fixture
def desk() -> NoDesk:
    return NoDesk()


@pytest.fixture
def tasks(qtbot: QtBot, desk: NoDesk) -> Iterator[Tasks]:
    made = Tasks(lambda: cast(Any, desk))
    made.open()
    yield made
    made.close()


def test_that_answers_arrive_on_the_gui_thread(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[tuple[bool, bool]] = []
    here = QThread.currentThread()
    main = threading.current_thread()
    tasks.look(
        tasks,
        lambda _desk: threading.current_thread() is main,
        lambda worked_here: seen.append((worked_here, QThread.currentThread() == here)),
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(False, True)]


def test_that_acts_run_in_the_order_asked(qtbot: QtBot, tasks: Tasks) -> None:
    done: list[int] = []
    for n in range(50):
        tasks.act(tasks, partial(_note, done, n))
    qtbot.waitUntil(lambda: tasks.idle)
    assert done == list(range(50))


def test_that_a_refusal_reaches_its_callback(qtbot: QtBot, tasks: Tasks) -> None:
    refusals: list[DeskError] = []

    def work(_desk: object) -> None:
        raise RuleRefused("clock_behind")

    tasks.act(tasks, work, None, refusals.append)
    qtbot.waitUntil(lambda: bool(refusals))
    assert refusals[0].code == "clock_behind"


def test_that_a_bug_while_printing_takes_nothing_back(qtbot: QtBot, tasks: Tasks) -> None:
    refusals: list[DeskError] = []

    def jam(_desk: object) -> None:
        raise RuntimeError("no paper")

    tasks.print(tasks, jam, None, refusals.append)
    qtbot.waitUntil(lambda: bool(refusals))
    assert refusals[0].code == UNEXPECTED_PRINT


def test_that_a_bug_is_logged_without_its_words_and_shown_as_unexpected(
    qtbot: QtBot, tasks: Tasks, caplog: pytest.LogCaptureFixture
) -> None:
    refusals: list[DeskError] = []

    def work(_desk: object) -> None:
        raise KeyError("NGUYỄN THỊ HÒA")

    with caplog.at_level(logging.ERROR):
        tasks.act(tasks, work, None, refusals.append)
        qtbot.waitUntil(lambda: bool(refusals))
    assert refusals[0].code == UNEXPECTED
    assert "KeyError" in caplog.text
    assert "HÒA" not in caplog.text


def test_that_stale_answers_are_dropped(qtbot: QtBot, tasks: Tasks) -> None:
    latest: Latest[str] = Latest(tasks, tasks)
    gate = threading.Event()
    seen: list[str] = []
    latest.ask(lambda _desk: (gate.wait(5), "old")[1], seen.append, _never)
    latest.ask(lambda _desk: "new", seen.append, _never)
    qtbot.waitUntil(lambda: seen == ["new"])
    gate.set()
    qtbot.waitUntil(lambda: tasks.idle)
    assert seen == ["new"]


def test_that_a_forgotten_answer_never_comes(qtbot: QtBot, tasks: Tasks) -> None:
    latest: Latest[str] = Latest(tasks, tasks)
    seen: list[str] = []
    latest.ask(lambda _desk: "old", seen.append, _never)
    latest.forget()
    qtbot.waitUntil(lambda: tasks.idle)
    assert seen == []


def test_that_nobody_is_answered_who_is_gone(qtbot: QtBot, tasks: Tasks) -> None:
    owner = QObject()
    seen: list[object] = []
    tasks.look(owner, lambda _desk: 1, seen.append)
    shiboken6.delete(owner)
    qtbot.waitUntil(lambda: tasks.idle)
    assert seen == []


def test_that_a_desk_that_cannot_open_refuses_every_question(qtbot: QtBot) -> None:
    def open_desk() -> Any:
        raise StorageRefused("home_missing")

    tasks = Tasks(open_desk)
    tasks.open()
    refusals: list[DeskError] = []
    tasks.act(tasks, lambda desk: desk, None, refusals.append)
    tasks.look(tasks, lambda desk: desk, None, refusals.append)
    qtbot.waitUntil(lambda: len(refusals) == 2)
    tasks.close()
    assert {refusal.code for refusal in refusals} == {"home_missing"}


def test_that_closing_waits_for_acts_and_then_closes_the_desk(qtbot: QtBot, desk: NoDesk) -> None:
    tasks = Tasks(lambda: cast(Any, desk))
    tasks.open()
    done: list[str] = []
    gate = threading.Event()
    tasks.act(tasks, lambda _desk: gate.wait(5))
    tasks.act(tasks, partial(_note, done, "last"))
    threading.Timer(0.1, gate.set).start()
    tasks.close()
    assert done == ["last"]
    assert desk.closed


def test_that_a_question_after_closing_is_not_asked(qtbot: QtBot, desk: NoDesk) -> None:
    tasks = Tasks(lambda: cast(Any, desk))
    tasks.close()
    tasks.act(tasks, lambda _desk: pytest.fail("ran"))
    assert tasks.idle


def test_that_what_is_asked_before_the_desk_opens_is_answered_after(qtbot: QtBot, desk: NoDesk) -> None:
    tasks = Tasks(lambda: cast(Any, desk))
    seen: list[object] = []
    tasks.act(tasks, lambda given: given, seen.append)
    tasks.look(tasks, lambda given: given, seen.append)
    qtbot.wait(50)
    assert seen == []
    tasks.open()
    qtbot.waitUntil(lambda: seen == [desk, desk])
    tasks.close()


def test_that_printers_that_stall_hold_up_no_question(qtbot: QtBot, tasks: Tasks) -> None:
    gate = threading.Event()
    seen: list[str] = []
    for _at in range(3):
        tasks.print(tasks, lambda _desk: gate.wait(5))
    tasks.look(tasks, lambda _desk: "looked", seen.append)
    tasks.act(tasks, lambda _desk: "acted", seen.append)
    qtbot.waitUntil(lambda: sorted(seen) == ["acted", "looked"])
    gate.set()
    qtbot.waitUntil(lambda: tasks.idle)


def test_that_one_paper_is_printed_after_the_other(qtbot: QtBot, tasks: Tasks) -> None:
    done: list[int] = []
    for n in range(20):
        tasks.print(tasks, partial(_note, done, n))
    qtbot.waitUntil(lambda: tasks.idle)
    assert done == list(range(20))


def test_that_a_failed_print_reaches_its_callback_and_the_next_one_is_printed(qtbot: QtBot, tasks: Tasks) -> None:
    refusals: list[DeskError] = []
    seen: list[object] = []

    def work(_desk: object) -> None:
        raise StorageRefused("receipt_not_printed", printer="P")

    tasks.print(tasks, work, seen.append, refusals.append)
    tasks.print(tasks, lambda _desk: "paper", seen.append)
    qtbot.waitUntil(lambda: tasks.idle)
    assert ([refusal.code for refusal in refusals], seen) == (["receipt_not_printed"], ["paper"])


def test_that_closing_waits_for_a_print_that_ends_soon(qtbot: QtBot, desk: NoDesk) -> None:
    tasks = Tasks(lambda: cast(Any, desk))
    tasks.open()
    begun, done = threading.Event(), threading.Event()

    def work(_desk: object) -> None:
        begun.set()
        time.sleep(0.2)
        done.set()

    tasks.print(tasks, work)
    assert begun.wait(5)
    tasks.close()
    assert done.is_set()


def test_that_closing_does_not_wait_for_a_printer_that_stalls_and_loses_no_act(
    qtbot: QtBot, desk: NoDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks_module, "_PRINT_PATIENCE", 0.2)
    tasks = Tasks(lambda: cast(Any, desk))
    tasks.open()
    gate = threading.Event()
    done: list[str] = []
    tasks.print(tasks, lambda _desk: gate.wait(10))
    tasks.act(tasks, partial(_note, done, "act"))
    before = time.monotonic()
    tasks.close()
    took = time.monotonic() - before
    gate.set()
    assert took < 5
    assert done == ["act"]
    assert desk.closed


def _turned(work: Callable[[int], int], turn: int, _desk: object) -> int:
    return work(turn)


def test_that_a_held_key_does_not_queue_work_nobody_waits_for(qtbot: QtBot, tasks: Tasks) -> None:
    latest: Latest[int] = Latest(tasks, tasks)
    gate = threading.Event()
    worked: list[int] = []
    seen: list[int] = []

    def work(turn: int) -> int:
        gate.wait(5)
        worked.append(turn)
        return turn

    for turn in range(300):
        latest.ask(partial(_turned, work, turn), seen.append, _never)
    gate.set()
    qtbot.waitUntil(lambda: tasks.idle)
    assert seen == [299]
    assert len(worked) < 10
