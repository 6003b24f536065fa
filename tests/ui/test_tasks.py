"""Work off the GUI thread, answers on it."""

import logging
import threading
from collections.abc import Iterator
from functools import partial
from typing import Any, cast

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from frontdesk.errors import DeskError, RuleRefused, StorageRefused
from ui.messages import UNEXPECTED
from ui.tasks import Latest, Tasks


class NoDesk:
    """Stands where a desk would; only its closing is asked."""

    closed = False

    def close(self) -> None:
        self.closed = True


def _note(notes: list[Any], what: object, _desk: object) -> None:
    notes.append(what)


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
    latest.ask(lambda _desk: (gate.wait(5), "old")[1], seen.append)
    latest.ask(lambda _desk: "new", seen.append)
    qtbot.waitUntil(lambda: seen == ["new"])
    gate.set()
    qtbot.waitUntil(lambda: tasks.idle)
    assert seen == ["new"]


def test_that_a_forgotten_answer_never_comes(qtbot: QtBot, tasks: Tasks) -> None:
    latest: Latest[str] = Latest(tasks, tasks)
    seen: list[str] = []
    latest.ask(lambda _desk: "old", seen.append)
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
