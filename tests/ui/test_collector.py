"""What is thrown away is freed on the GUI thread, whoever threw it away."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.ui.officer import Officer
from ui.collector import Collector


class Knot:
    """Garbage that only the collector can free; notes on which thread it went."""

    def __init__(self, freed: list[str]) -> None:
        self.myself = self
        self.freed = freed

    def __del__(self) -> None:
        self.freed.append(threading.current_thread().name)


@pytest.fixture
def collector(qapp: object) -> Iterator[Collector]:
    owner = QObject()
    made = Collector(owner)
    yield made
    made.end()


def litter(freed: list[str]) -> None:
    """More knots than Python lets lie, tied on a thread of their own."""

    def tie() -> None:
        for _ in range(3 * gc.get_threshold()[0]):
            Knot(freed)

    thread = threading.Thread(target=tie, name="worker")
    thread.start()
    thread.join()


def test_that_garbage_of_a_worker_is_freed_on_the_gui_thread(qtbot: QtBot, collector: Collector) -> None:
    freed: list[str] = []
    litter(freed)
    assert freed == []
    qtbot.waitUntil(lambda: len(freed) >= 3 * gc.get_threshold()[0])
    assert set(freed) == {threading.main_thread().name}


def test_that_without_it_a_worker_would_free_it(qapp: object) -> None:
    gc.enable()  # as a program has it; other tests collect on the main thread alone
    freed: list[str] = []
    litter(freed)
    assert "worker" in freed
    gc.collect()


def test_that_a_window_collects_while_it_lives_and_no_longer(officer: Officer) -> None:
    assert not gc.isenabled()
    officer.window.close()
    assert gc.isenabled()
