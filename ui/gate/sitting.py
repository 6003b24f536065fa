"""Who sits at the desk: comes, is away, comes back, is relieved. Decides nothing; the services check every password."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer

from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.gate.guises import Guise
from ui.gate.page import GatePage
from ui.gate.people_list import PersonRow
from ui.gate.watch import WARNING, Watch
from ui.messages import Line, Tone, line_for
from ui.operations import sign_ins
from ui.operations.room import Room

if TYPE_CHECKING:
    from frontdesk.domain.people import Person, Role
    from frontdesk.domain.people_events import CounterRelieved
    from ui.operations.sign_ins import GateKnown

_LOOK_MS = 20
_PATIENCE_LOOKS = 500  # a printer that stalls for longer keeps nobody signed in


class House(Protocol):
    """What the gate stands before."""

    def save_now(self) -> None:
        """Save everything that is being typed."""

    def cover(self) -> None:
        """Show the gate alone; nothing behind it can be seen or reached."""

    def uncover(self) -> None:
        """Show what was covered, as it was."""

    def welcome(self, person: "Person", known: "GateKnown") -> None:
        """`person` sits here now: what they left, or their own work from the disk."""

    def succeed(self, person: "Person", known: "GateKnown") -> None:
        """`person` took over from whoever sat here: everything anew from the disk."""

    def warn(self, line: Line) -> None:
        """Say that the desk is about to lock."""

    def unwarn(self) -> None:
        """It is not."""

    def say(self, line: Line) -> None:
        """Answer in one line, wherever lines are answered now."""


class Sitting(QObject):
    """Locks, unlocks, hands over. Everything typed is on disk before the seat changes."""

    def __init__(self, room: Room, gate: GatePage, house: House, words: Words, watch: Watch) -> None:
        super().__init__()
        self._room = room
        self._gate = gate
        self._house = house
        self._words = words
        self._known: GateKnown | None = None
        self._asked: Callable[[], None] | None = None  # waits until the seat is free
        self._leaving = False
        self.person: Person | None = None  # who sits here, or whose work waits behind the lock
        self.covered = True
        self.watch = watch
        watch.setParent(self)
        gate.form.asked.connect(self._on_asked)
        gate.form.back_asked.connect(self.back)
        gate.first_asked.connect(self._on_first)
        self.watch.over.connect(self.lock)
        self.watch.idle_soon.connect(self._warn_idle)
        self.watch.end_soon.connect(self._warn_end)
        self.watch.woken.connect(house.unwarn)

    def begin(self, login: str = "", password_file: Path | None = None) -> None:
        """Ask the desk who works here; with `login`, that one signs in by the password in the file."""

        def known(gate: "GateKnown") -> None:
            self._on_known(gate)
            if login and password_file is not None and gate.seated is None:
                sign_ins.sign_in_by_file(self._room, self, login, password_file, self._take, self._on_refused)

        self._room.tasks.look(self, sign_ins.read_gate, known, self._on_unknown)

    @property
    def seated(self) -> "Person | None":
        """Who sits here and sees their work; None while the gate stands before it."""
        return None if self.covered else self.person

    @property
    def is_leaving(self) -> bool:
        """True from locking until the seat is free."""
        return self._leaving

    def lock(self) -> None:
        """Cover everything at once, save it, leave the seat."""
        if self.person is None or self._leaving or (self.covered and not self._relieving):
            return
        if self._gate.form.busy:
            self.watch.begin()  # a colleague is taking over at this moment
            return
        self._leaving = True
        self.watch.end()
        self._cover()
        self._show(Guise.LOCKED)
        self._house.save_now()
        self._when_quiet(lambda: sign_ins.sign_out(self._room, self, self._on_left, self._on_not_left))

    def relieve(self) -> None:
        """Ask for the colleague who takes over."""
        if self.seated is None:
            return
        from frontdesk.domain.people import Role

        if not self.seated.may({Role.OFFICER}):
            text = self._words.gettext("Chỉ cán bộ tiếp nhận giao quầy. Khóa quầy để người khác đăng nhập.")
            self._house.say(Line(text, Tone.WARN))
            return
        self._cover()
        self._show(Guise.RELIEF)
        self._look_again()

    def back(self) -> None:
        """Nobody takes over: back to work."""
        if self._relieving and not self._gate.form.busy:
            self._uncover()

    def _cover(self) -> None:
        self._house.unwarn()
        self.covered = True
        self._house.cover()

    def _uncover(self) -> None:
        self.covered = False
        self._gate.form.forget()
        self._house.uncover()

    @property
    def _relieving(self) -> bool:
        return self.covered and self._gate.form.guise is Guise.RELIEF

    def _show(self, guise: Guise) -> None:
        """The gate's form, with the people known so far."""
        self._gate.ask(guise, self.person.name if self.person is not None else "")
        rows, login = self._rows(guise)
        self._gate.form.open(rows, login, self._words.gettext("Chưa có đồng nghiệp nào là cán bộ tiếp nhận."))
        self._gate.take_focus()

    def _rows(self, guise: Guise) -> tuple[Sequence[PersonRow], str]:
        from frontdesk.domain.people import Role
        from frontdesk.messages import role_name

        people = self._known.people if self._known is not None else ()
        holder = self.person.login if self.person is not None else ""
        if guise is Guise.RELIEF:
            people = tuple(each for each in people if each.login != holder and each.may({Role.OFFICER}))
        rows = [PersonRow(each.login, each.name, self._roles(each, role_name)) for each in people]
        last = self._known.last if self._known is not None else ""
        return rows, {Guise.LOCKED: holder, Guise.RELIEF: ""}.get(guise, last)

    def _roles(self, person: "Person", named: "Callable[[Role, Words], str]") -> str:
        said = ", ".join(named(role, self._words) for role in person.roles)
        return f"{said[:1].upper()}{said[1:]}" + (f" · {person.department}" if person.department else "")

    def _look_again(self) -> None:
        """Who works here may have changed since."""
        self._room.tasks.look(self, sign_ins.read_gate, self._on_known_again, self._on_refused)

    def _on_known(self, known: "GateKnown") -> None:
        self._known = known
        self._gate.show_known(known)
        if known.seated is not None:
            self._take(known.seated)
        elif known.people:
            self._show(Guise.SIGN_IN)
        else:
            self._gate.ask_first(known.registered)
            self._gate.take_focus()

    def _on_known_again(self, known: "GateKnown") -> None:
        before, self._known = self._known, known
        if self.covered and (before is None or before.people != known.people):
            rows, login = self._rows(self._gate.form.guise)
            self._gate.form.renew(rows, login)

    def _on_unknown(self, error: DeskError) -> None:
        self._gate.form.wait("")
        self._on_refused(error)

    def _on_asked(self, login: str, password: str) -> None:
        if self._relieving:
            self._house.save_now()
            self._when_quiet(
                lambda: sign_ins.relieve(self._room, self, login, password, self._on_relieved, self._on_refused)
            )
            return

        def ask() -> None:
            sign_ins.sign_in(self._room, self, login, password, self._take, self._on_refused)

        if self._leaving:
            self._asked = ask
        else:
            ask()

    def _on_first(self, name: str, password: str, roles: "tuple[Role, ...]") -> None:
        sign_ins.make_first(self._room, self, name, password, roles, self._on_made, self._gate.first.refuse)

    def _on_made(self, person: "Person") -> None:
        self._take(person)
        self._look_again()

    def _take(self, person: "Person") -> None:
        assert self._known is not None, "nobody signs in before it is known who works here"
        self.person = person
        self.covered = False
        self._gate.form.forget()
        self.watch.begin(self._known.lock_after)
        self._house.welcome(person, self._known)

    def _on_relieved(self, answer: "tuple[Person, CounterRelieved]") -> None:
        assert self._known is not None
        person, relieved = answer
        self.person = person
        self.covered = False
        self._gate.form.forget()
        self.watch.begin(self._known.lock_after)
        self._house.succeed(person, self._known)
        told = Line(_taken_over(relieved, self._words), Tone.GOOD)
        self._when_quiet(lambda: self._house.say(told))  # after the rooms have said what they brought back

    def _on_refused(self, error: DeskError) -> None:
        self._gate.form.refuse(error)

    def _on_left(self, _nothing: object) -> None:
        self._leaving = False
        self._look_again()
        asked, self._asked = self._asked, None
        if asked is not None:
            asked()

    def _on_not_left(self, error: DeskError) -> None:
        self._on_left(None)
        self._house.say(line_for(error, self._words))

    def _when_quiet(self, then: Callable[[], None]) -> None:
        """Do `then` once what was under way is done: it is the work of whoever sat here."""
        timer, looks = QTimer(self, interval=_LOOK_MS), 0

        def look() -> None:
            nonlocal looks
            looks += 1
            if self._room.tasks.idle or looks > _PATIENCE_LOOKS:
                timer.stop()
                timer.deleteLater()
                then()

        timer.timeout.connect(look)
        timer.start()

    def _warn_idle(self) -> None:
        text = self._words.gettext("Quầy tự khóa sau {n} giây. Bấm phím bất kỳ để làm tiếp.")
        self._house.warn(Line(text.format(n=WARNING.seconds), Tone.WARN))

    def _warn_end(self) -> None:
        text = self._words.gettext(
            "Đã đủ 12 giờ từ lúc đăng nhập: quầy khóa sau {n} giây. Việc đang làm được giữ nguyên."
        )
        self._house.warn(Line(text.format(n=WARNING.seconds), Tone.WARN))


def _taken_over(relieved: "CounterRelieved", words: Words) -> str:
    ngettext = words.ngettext
    drafts = ngettext("{n} bản nháp", "{n} bản nháp", relieved.drafts).format(n=relieved.drafts)
    papers = ngettext("giấy tờ của {n} hồ sơ", "giấy tờ của {n} hồ sơ", relieved.papers).format(n=relieved.papers)
    return words.gettext("Đã nhận quầy: {drafts}, {papers}.").format(drafts=drafts, papers=papers)
