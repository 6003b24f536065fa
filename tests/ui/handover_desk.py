"""Submissions on the desk of an open window, and what happens to them elsewhere: for handover and count."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, cast

from PySide6.QtCore import QObject

from frontdesk.desk import Desk
from frontdesk.domain.reception import Received
from frontdesk.errors import DeskError
from tests.factories import make_application, make_party
from tests.ui.officer import Officer
from ui.operations.room import Printed, Room
from ui.printing import Handed
from ui.sounds import Sound

T = TypeVar("T")
ECONOMY, JUSTICE = "1.001612", "1.004873"  # Phòng Kinh tế; Bộ phận Tư pháp - Hộ tịch


def on_desk(officer: Officer, work: Callable[[Desk], T]) -> T:
    """Do `work` on the window's own desk, as another counter might, and wait."""
    answers: list[object] = []
    room_of(officer).tasks.act(officer.window, work, answers.append, answers.append)
    officer.until(lambda: bool(answers))
    if isinstance(answers[0], DeskError):
        raise answers[0]
    return cast(T, answers[0])


def receive(officer: Officer, count: int, procedure: str = ECONOMY) -> tuple[Received, ...]:
    """Receive `count` submissions of made-up people."""

    def work(desk: Desk) -> tuple[Received, ...]:
        people = [make_party(f"NGUYỄN THỊ {chr(65 + at)}", f"0081950{at:05}") for at in range(count)]
        return tuple(desk.reception.receive(make_application(desk, procedure, principal=each)) for each in people)

    return on_desk(officer, work)


def hand_over(officer: Officer, received: Sequence[Received], procedure: str = ECONOMY) -> str:
    """Hand a batch over without the screen; its manifest's code."""

    def work(desk: Desk) -> str:
        department = desk.catalogue.get(procedure).department
        return desk.handover.hand_over(department, [str(each.submission_id) for each in received]).code

    return on_desk(officer, work)


def room_of(officer: Officer) -> Room:
    """What the window's operations use."""
    return officer.window._room


@dataclass
class Prints:
    """Stands in for the printing of a batch: asks for progress as the desk does, prints nothing."""

    asked: list[str] = field(default_factory=list)
    told: list[tuple[int, int, bool]] = field(default_factory=list)
    hold: Callable[[], object] = lambda: None
    failure: DeskError | None = None

    def __call__(
        self,
        room: Room,
        owner: QObject,
        manifest: str,
        progress: Callable[[int, int], bool],
        done: Callable[[Printed], object],
        failed: Callable[[DeskError], object],
    ) -> bool:
        self.asked.append(manifest)

        def work(desk: Desk) -> Printed:
            total = len(desk.handover.manifest(manifest).items) + 1
            for at in range(total + 1):
                going = progress(at, total)
                self.told.append((at, total, going))
                if not going:
                    raise DeskError("unexpected")
                self.hold()
            if self.failure is not None:
                raise self.failure
            return Printed(Handed("HP-1", None))

        room.tasks.print(owner, work, done, failed)
        return True


def listen(officer: Officer) -> list[Sound]:
    """The sounds the officer hears from now on."""
    heard: list[Sound] = []
    room_of(officer).sounds.play = heard.append  # type: ignore[method-assign,assignment]
    return heard
