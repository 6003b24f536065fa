"""Blocking work off the GUI thread; answers come back on it.

Acts that change something run one after the other on a thread of their own, in the order they were asked.
Look-ups run in a small pool. Printing has a thread of its own, since a printer may stall for minutes. Every
callable is handed the desk, which opens on the act thread as the first act: a screen may ask before the desk
is open, and is answered once it is.
"""

import threading
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar, cast

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from frontdesk.errors import DeskError
from ui.messages import UNEXPECTED, UNEXPECTED_PRINT

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from frontdesk.desk import Desk

T = TypeVar("T")
Job = Callable[[], None]
_POOL = 2
_PRINT_PATIENCE = 3.0  # s a closing window waits for a printer


class Lane(StrEnum):
    """Where work runs."""

    ACT = "act"
    LOOK = "look"
    PRINT = "print"


class Tasks(QObject):
    """Runs work for the screens. `failed` gets a DeskError; anything else is logged and becomes one.

    Its code is "unexpected", or "unexpected_print": what was done before that print stands.
    """

    _answered = Signal(object)

    def __init__(self, open_desk: "Callable[[], Desk]", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acts: ThreadPoolExecutor | None = None
        self._looks: ThreadPoolExecutor | None = None
        self._prints = PrintLane()
        self._pending = 0
        self._closed = False
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._open_desk = open_desk
        self._desk: Future[Desk] | None = None
        self._early: list[tuple[Lane, Job]] = []  # asked before the desk began to open

    def open(self) -> None:
        """Begin to open the desk: after the window is on screen, which it would only slow down."""
        from concurrent.futures import ThreadPoolExecutor  # its logging and queues are not needed to be seen

        if self._acts is None and not self._closed:
            self._acts = ThreadPoolExecutor(1, thread_name_prefix="acts")
            self._looks = ThreadPoolExecutor(_POOL, thread_name_prefix="looks")
            self._desk = self._acts.submit(self._open_desk)
            early, self._early = self._early, []
            for lane, job in early:
                self._start(job, lane)

    @property
    def idle(self) -> bool:
        """True when nothing is running or waiting to be answered; once closed, nobody is answered any more."""
        return self._closed or self._pending == 0

    def act(
        self,
        owner: QObject,
        work: "Callable[[Desk], T]",
        done: Callable[[T], object] | None = None,
        failed: Callable[[DeskError], object] | None = None,
    ) -> None:
        """Do `work` after every act asked before it."""
        self._submit(partial(self._run, owner, work, done, failed), Lane.ACT)

    def look(
        self,
        owner: QObject,
        work: "Callable[[Desk], T]",
        done: Callable[[T], object] | None = None,
        failed: Callable[[DeskError], object] | None = None,
    ) -> None:
        """Look something up; look-ups may overtake each other."""
        self._submit(partial(self._run, owner, work, done, failed), Lane.LOOK)

    def print(
        self,
        owner: QObject,
        work: "Callable[[Desk], T]",
        done: Callable[[T], object] | None = None,
        failed: Callable[[DeskError], object] | None = None,
    ) -> None:
        """Print something; one paper after the other, in nobody's way."""
        self._submit(partial(self._run, owner, work, done, failed, UNEXPECTED_PRINT), Lane.PRINT)

    def close(self) -> None:
        """Finish the acts under way, drop what waits to be looked up or printed, and answer nobody any more.

        A print under way gets a few seconds; a printer that stalls for longer holds nobody up.
        """
        if not self._closed:
            self._closed = True
            if self._acts is not None and self._looks is not None:
                self._looks.shutdown(wait=True, cancel_futures=True)
                self._prints.close(_PRINT_PATIENCE)
                self._acts.submit(self._close_desk)
                self._acts.shutdown(wait=True)

    def _close_desk(self) -> None:
        if self._desk is not None and self._desk.exception() is None:
            self._desk.result().close()

    def _submit(self, job: Job, lane: Lane) -> None:
        if self._closed:
            return
        self._pending += 1
        if self._acts is None:
            self._early.append((lane, job))
        else:
            self._start(job, lane)

    def _start(self, job: Job, lane: Lane) -> None:
        if lane is Lane.PRINT:
            self._prints.submit(job)
            return
        pool = self._acts if lane is Lane.ACT else self._looks
        assert pool is not None
        pool.submit(job)

    def _run(
        self,
        owner: QObject,
        work: "Callable[[Desk], T]",
        done: Callable[[T], object] | None,
        failed: Callable[[DeskError], object] | None,
        unexpected: str = UNEXPECTED,
    ) -> None:
        try:
            assert self._desk is not None
            result = work(self._desk.result())
        except DeskError as refusal:
            self._answer(owner, failed, refusal)
        except Exception as fault:
            log_fault(fault)
            self._answer(owner, failed, DeskError(unexpected))
        else:
            self._answer(owner, done, result)

    def _answer(self, owner: QObject, hear: Callable[..., object] | None, what: object) -> None:
        if not self._closed and shiboken6.isValid(self):
            self._answered.emit((owner, hear, what))

    def _on_answered(self, answer: tuple[QObject, Callable[[object], object] | None, object]) -> None:
        owner, hear, what = answer
        self._pending -= 1
        if hear is not None and not self._closed and shiboken6.isValid(owner):
            hear(what)


class PrintLane:
    """One thread for printing. It is a daemon: the process can end while a printer stalls, as no pool's thread could.

    The thread starts with the first print and ends when nothing waits.
    """

    def __init__(self) -> None:
        self._waiting: list[Job] = []
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def submit(self, job: Job) -> None:
        """Run `job` after those submitted before."""
        with self._lock:
            self._waiting.append(job)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="prints", daemon=True)
                self._thread.start()

    def close(self, patience: float) -> None:
        """Drop what waits; give what runs `patience` seconds."""
        with self._lock:
            self._waiting.clear()
            thread = self._thread
        if thread is not None:
            thread.join(patience)

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._thread = None
                    return
                job = self._waiting.pop(0)
            job()


class Latest(Generic[T]):
    """Look-ups of which only the newest answer matters: search as you type."""

    def __init__(self, tasks: Tasks, owner: QObject) -> None:
        self._tasks = tasks
        self._owner = owner
        self._ticket = 0

    def ask(
        self,
        work: "Callable[[Desk], T]",
        done: Callable[[T], object],
        failed: Callable[[DeskError], object],
    ) -> None:
        """Look up; answers to earlier questions are dropped from now on. A refusal is an answer too: say it."""
        self._ticket += 1
        mine = self._ticket
        self._tasks.look(
            self._owner,
            lambda desk: work(desk) if mine == self._ticket else None,  # a held key asks faster than the desk answers
            lambda result: done(cast(T, result)) if mine == self._ticket else None,
            lambda error: failed(error) if mine == self._ticket else None,
        )

    def forget(self) -> None:
        """Drop the answer still to come."""
        self._ticket += 1


def log_fault(fault: BaseException) -> None:
    """Log where a bug struck, not its message: that may hold a citizen's data."""
    import logging

    from frontdesk.faults import place_of

    logging.getLogger("ui").error("unexpected %s", place_of(fault))
