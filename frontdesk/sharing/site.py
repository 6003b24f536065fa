"""The citizens' page as the desk runs it: a projection kept current, and a process that serves it."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from time import monotonic
from typing import TYPE_CHECKING

from frontdesk.errors import DeskError, RuleRefused, StorageRefused
from frontdesk.faults import place_of
from frontdesk.sharing.page_process import PageProcess, child_command
from frontdesk.sharing.place import address_of
from frontdesk.sharing.questions import Cast, IsOpen, Question, answered, greeting, question
from frontdesk.tracking.wire import USUAL_MOST, Configuration

if TYPE_CHECKING:
    from frontdesk.desk import Desk

PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0)  # seconds before it is tried again, the last one over and over
HEALTHY = 60.0  # seconds after which an end is a new misfortune, not the last one again
LOOKS_EVERY = 1.0  # seconds between two looks at the journal
BETWEEN_ANSWERS = 0.005  # seconds: a page gone wild cannot keep the counter's computer busy
STOP_SECONDS = 3.0
AWAY = "desk_away"

_log = logging.getLogger("frontdesk.sharing")


class Phase(StrEnum):
    """How far it is."""

    STOPPED = "stopped"
    PREPARING = "preparing"  # the projection is being brought up to date, or the process started, for the first time
    LISTENING = "listening"
    RESTARTING = "restarting"


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands. `as_of`: up to when the page knows everything, aware UTC. `built`: of the first projection, how
    many submissions of how many. `refusal`: why nobody can open the page; `stale`: why it is not brought up to date.
    """

    phase: Phase = Phase.STOPPED
    address: str = ""
    as_of: datetime | None = None
    built: tuple[int, int] = (0, 0)
    refusal: DeskError | None = None
    stale: DeskError | None = None


class Site:
    """Serves the page at `host`:`port` from `start` to `stop`; port 0 takes any free one.

    What fails is tried again until `stop`; `told` is called on whatever thread noticed a change. With `votes`, the
    page may ask the desk two questions about invitations, and nothing else. `most_a_second`: requests of everybody
    together, 0 where a proxy sees to it.
    """

    def __init__(
        self,
        desk: "Desk",
        host: str,
        port: int,
        forwarded_allow_ips: str = "",
        language: str = "vi",
        *,
        votes: bool = True,
        most_a_second: int = USUAL_MOST,
        told: Callable[[], object] = lambda: None,
        command: Sequence[str] = (),
        pauses: Sequence[float] = PAUSES,
    ) -> None:
        self._desk = desk
        self._host, self._port = host, port
        self._forwarded_allow_ips = forwarded_allow_ips
        self._language = language
        self._votes = votes
        self._most_a_second = most_a_second
        self._told = told
        self._command = tuple(command) or tuple(child_command())
        self._pauses = tuple(pauses)
        self._standing = Standing()
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._prepared = threading.Event()
        self._open = threading.Event()
        self._process: PageProcess | None = None
        self._threads: tuple[threading.Thread, ...] = ()

    @property
    def host(self) -> str:
        """Where it is to be served."""
        return self._host

    @property
    def port(self) -> int:
        """The same; 0 for any that is free."""
        return self._port

    @property
    def standing(self) -> Standing:
        """How it stands now."""
        return self._standing

    @property
    def address(self) -> str:
        """What a browser opens, "http://…/"; empty while the page cannot be opened."""
        return self._standing.address

    @property
    def is_running(self) -> bool:
        """Whether the page can be opened now."""
        return self._standing.phase is Phase.LISTENING

    @property
    def pid(self) -> int:
        """The system's number of the page's process, 0 while there is none."""
        process = self._process
        return 0 if process is None else process.pid

    def start(self) -> None:
        """Begin, and return at once: the first projection of a large office takes minutes."""
        assert not self._threads
        self._become(phase=Phase.PREPARING)
        self._threads = tuple(
            threading.Thread(target=run, name=name, daemon=True)
            for name, run in (("projection", self._keep_current), ("page", self._keep_serving))
        )
        for thread in self._threads:
            thread.start()

    def wait_until_open(self, seconds: float) -> bool:
        """Whether the page can be opened, within so many seconds; a large office's first projection takes minutes."""
        return self._open.wait(seconds)

    def stop(self) -> None:
        """End process and threads, within three seconds; what they were at is left whole. For good."""
        until = monotonic() + STOP_SECONDS
        self._stopping.set()
        self._prepared.set()
        with self._lock:
            process = self._process
        if process is not None:
            process.end()
        for thread in self._threads:
            thread.join(max(0.0, until - monotonic()))
        self._become(phase=Phase.STOPPED, address="")

    # ── the projection ──

    def _keep_current(self) -> None:
        failures = 0
        while not self._stopping.is_set():
            try:
                if self._standing.as_of is None or self._desk.tracking.is_behind():
                    self._project()
                failures = 0
            except DeskError as refusal:
                failures += 1
                if refusal.code != "projection_busy":  # another program keeps it current
                    self._become(stale=refusal)
            except Exception as fault:
                failures += 1
                _log.error("unexpected %s", place_of(fault))
                self._become(stale=StorageRefused("sharing_stale"))
            self._prepared.set()  # an older projection is better than no page, and the page says how old it is
            self._stopping.wait(self._pause(failures) if failures else LOOKS_EVERY)

    def _project(self) -> None:
        done = self._desk.tracking.project(self._on_progress, self._stopping.is_set)
        if done.as_of is not None:
            self._become(as_of=done.as_of, stale=None)

    def _on_progress(self, done: int, total: int) -> None:
        if not self._prepared.is_set():
            self._become(built=(done, total))

    # ── the process ──

    def _keep_serving(self) -> None:
        self._prepared.wait()
        failures = 0
        while not self._stopping.is_set():
            begun = monotonic()
            refusal = self._run_once()
            if self._stopping.is_set():
                return
            failures = 1 if monotonic() - begun > HEALTHY else failures + 1
            _log.info("the page's process ended: %s", refusal.code)
            self._become(phase=Phase.RESTARTING, address="", refusal=refusal)
            self._stopping.wait(self._pause(failures))

    def _run_once(self) -> DeskError:
        """Serve until that is over; why it is."""
        try:
            return self._serve()
        except DeskError as refusal:
            return refusal
        except OSError as fault:
            return RuleRefused("sharing_not_started", reason=fault.strerror or type(fault).__name__)
        except Exception as fault:
            _log.error("unexpected %s", place_of(fault))
            return RuleRefused("sharing_ended")

    def _serve(self) -> DeskError:
        """One run of the process."""
        process = self._begin()
        if process is None:
            return RuleRefused("sharing_ended")
        try:
            first = process.configure(self._configuration())
            if first is None:
                return RuleRefused("sharing_not_started", reason=str(process.end(0.0)))
            said = greeting(first)
            if isinstance(said, DeskError):
                return said
            self._become(phase=Phase.LISTENING, address=address_of(self._host, said), refusal=None)
            while (line := process.next_line()) is not None:
                self._answer(process, line)
            return RuleRefused("sharing_ended")
        except ValueError:  # nothing our own process says: somebody else speaks through it
            return RuleRefused("sharing_strange")
        finally:
            with self._lock:
                self._process = None
            process.end(0.0)
            process.forget()

    def _begin(self) -> PageProcess | None:
        with self._lock:
            if self._stopping.is_set():
                return None
            self._process = PageProcess(self._command)
            return self._process

    def _configuration(self) -> Configuration:
        return Configuration(
            self._host,
            self._port,
            str(self._desk.tracking.path),
            self._desk.tracking.key(),
            self._language,
            self._forwarded_allow_ips,
            self._votes,
            self._most_a_second,
        )

    def _answer(self, process: PageProcess, line: bytes) -> None:
        asked = question(line)
        if not self._votes:
            raise ValueError("votes")
        process.say(answered(asked, self._ask_desk(asked)))
        self._stopping.wait(BETWEEN_ANSWERS)

    def _ask_desk(self, asked: Question) -> bool | str:
        try:
            match asked:
                case IsOpen():
                    return self._desk.ratings.is_open(asked.invitation)
                case Cast():
                    return self._cast(asked)
        except StorageRefused:
            return AWAY
        except Exception as fault:
            _log.error("unexpected %s", place_of(fault))
            return AWAY

    def _cast(self, asked: Cast) -> str:
        """Asked first whether it is open: guesses must not hold up the counter, which writes to the same database."""
        try:
            if not self._desk.ratings.is_open(asked.invitation):
                return "invitation_void"
            self._desk.ratings.vote(asked.invitation, asked.vote, asked.comment)
        except StorageRefused:
            raise
        except DeskError as refusal:
            return refusal.code
        return ""

    def _pause(self, failures: int) -> float:
        return self._pauses[min(failures, len(self._pauses)) - 1]

    def _become(self, **changes: object) -> None:
        with self._lock:
            if self._stopping.is_set() and changes.get("phase") is not Phase.STOPPED:
                return  # what a thread still learns is not how a stopped site stands
            before = self._standing
            self._standing = after = replace(before, **changes)  # type: ignore[arg-type]
            if after.address:
                self._open.set()
            else:
                self._open.clear()
        if after != before:
            self._told()
