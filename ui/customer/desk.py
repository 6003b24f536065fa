"""The citizen's side of the counter: hears what the officer does, takes the citizen's touches, says what to show."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.customer import answers, steps
from frontdesk.customer.board import Board
from frontdesk.customer.facts import PaymentFacts, ReceiptFacts
from frontdesk.customer.pages import view_of
from frontdesk.customer.state import LOOKING, Answer, CustomerState, Entry, Rating, Slot
from frontdesk.customer.touches import Touch
from frontdesk.customer.view import View
from frontdesk.errors import DeskError, InvalidInput, RuleRefused
from ui.customer.entry import entry_facts
from ui.customer.known import Known, read_known, read_payment
from ui.encounter import Entering, EntryAnswered, ReceiptGiven
from ui.events import DeskChanged
from ui.operations.room import Room
from ui.tasks import Latest

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.domain.public_status import PublicStatus
    from frontdesk.domain.ratings import Invitation

Seconds = Callable[[], float]
_MINUTE_MS = 60_000
_VOID = "invitation_void"


class CustomerDesk(QObject):
    """Holds the state on the GUI thread; `board` is for the tablet's thread. Nothing waits for a disk here."""

    view_changed = Signal(object)  # View
    touched = Signal(object)  # Touch, from whatever thread
    scan_heard = Signal(str)  # a receipt scanned at the tablet, likewise

    def __init__(self, room: Room, seconds: Seconds = time.monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._seconds = seconds
        self._state = CustomerState()
        self._surfaces: dict[str, Callable[[], bool]] = {}
        self._unsent: list[Rating] = []  # votes the disk did not take, of citizens who have left
        self._payments: Latest[PaymentFacts | None] = Latest(room.tasks, self)
        self._lookups: Latest[PublicStatus | None] = Latest(room.tasks, self)
        self.board = Board()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_time)
        self._minute = QTimer(self, singleShot=True)
        self._minute.timeout.connect(self._on_minute)
        self.touched.connect(self.touch)
        self.scan_heard.connect(lambda text: self.scanned(text, codes=False))
        self._listen()
        self._on_minute()

    def _listen(self) -> None:
        events = self._room.events
        events.entering.connect(self._on_entering)
        events.receipt_given.connect(self._on_receipt)
        events.next_person.connect(lambda: self._become(steps.next_person(self._state)))
        events.paying.connect(self._on_paying)
        events.paid.connect(lambda _id, amount: self._become(steps.paid(self._state, amount)))
        events.changed.connect(self._on_changed)

    def begin(self) -> None:
        """Read the office's words, and let votes go that waited for their group."""
        self._room.tasks.look(self, read_known, self._on_known, lambda _error: None)
        self._room.tasks.act(self, lambda desk: desk.ratings.release(), None, lambda _error: None)

    def let_phones_rate(self, base: str) -> None:
        """Show the invitation as a code for phones, too, at the office's own address `base`; empty: no longer."""
        self._become(steps.phones_rate(self._state, base))

    def put_away(self) -> None:
        """Nobody sits at the counter: nothing of the citizen who was served stays on the screen.

        A rating stays until the citizen or time ends it: it shows nobody's data, and no officer may cut it short.
        """
        self._payments.forget()
        self._lookups.forget()
        self._become(steps.counter_left(self._state))

    @property
    def state(self) -> CustomerState:
        """Where the screen stands."""
        return self._state

    @property
    def view(self) -> View:
        """What is on the screen."""
        return view_of(self._state, self._room.clock(), self._seconds())

    @property
    def active(self) -> bool:
        """Whether a citizen can see any of it: else nobody is asked how it was."""
        return any(seen() for seen in self._surfaces.values())

    def attend(self, surface: str, *, on: bool, seen: Callable[[], bool] = lambda: True) -> None:
        """A window or a tablet shows the screen from now on, while `seen`, or no longer."""
        if on:
            self._surfaces[surface] = seen
        else:
            self._surfaces.pop(surface, None)

    @property
    def takes_scans(self) -> bool:
        """Whether the citizen asked to look a receipt up: the next one scanned is theirs, those after it are not."""
        lookup = self._state.lookup
        return self._state.slot in (Slot.ASK, Slot.FOUND) and lookup is not None and lookup.status is None

    def touch(self, touch: Touch) -> None:
        """The citizen touched something."""
        before = self._state
        after, vote = answers.answer(before, touch)
        if before.lookup is not None and after.lookup is None:
            self._lookups.forget()
        self._become(after, touched=after != before)
        if vote is not None:
            self._cast(vote)

    def scanned(self, text: str, *, codes: bool = True) -> None:
        """A receipt was scanned on the citizen's side; `codes`: by the counter's scanner, nobody can have typed it."""
        if self._state.slot not in LOOKING:
            return
        self._lookups.ask(
            lambda desk: desk.lookup.public(text, codes=codes),
            lambda status: self._become(steps.looked_up(self._state, status), touched=True),
            lambda _error: self._become(steps.looked_up(self._state, None), touched=True),
        )

    def close(self) -> None:
        """Show nothing any more. A touched face is a vote also where the program ends before its time is over."""
        for rating in (*self._unsent, *(each for each in self._state.ratings if each.score)):
            self._room.tasks.act(self, _voting(rating))
        self._timer.stop()
        self._minute.stop()
        self.board.close()

    def _become(self, after: CustomerState, *, touched: bool = False) -> None:
        before = self._state
        self._state = steps.settle(before, after, self._seconds(), touched=touched)
        if self._state is before:
            return
        self._tell_officer(before)
        self._show()

    def _show(self) -> None:
        until = self._state.until
        self._timer.stop()
        if until is not None:
            self._timer.start(max(1, int((until - self._seconds()) * 1000) + 1))
        view = self.view
        self.board.put(view)
        self.view_changed.emit(view)

    def _tell_officer(self, before: CustomerState) -> None:
        """What the citizen said of the entry goes to the form it was said of; of one that comes on, what holds now."""
        said = _said(self._state.entry)
        if said is not None and said != _said(before.entry):
            self._room.events.entry_answered.emit(said)

    def _on_known(self, known: Known) -> None:
        self._become(steps.knowing(self._state, known.office, known.ratings, known.entries))

    def _on_entering(self, entering: Entering | None) -> None:
        if entering is None:
            self._become(steps.entering(self._state, None))
        else:
            self._become(steps.entering(self._state, entry_facts(entering), entering.form.consents))

    def _on_receipt(self, given: ReceiptGiven) -> None:
        facts = ReceiptFacts(given.code, given.track_url, given.due_at, given.missing, given.submission_id)
        self._become(steps.received(self._state, facts))

    def _on_paying(self, submission_id: str) -> None:
        if not submission_id:
            self._payments.forget()
            self._become(steps.paying_left(self._state))
            return
        self._become(steps.serving(self._state, submission_id))
        self._payments.ask(
            lambda desk: read_payment(desk, submission_id),
            self._on_payment,
            lambda _error: self._become(steps.paying_left(self._state)),
        )

    def _on_payment(self, facts: PaymentFacts | None) -> None:
        if facts is not None:
            self._become(steps.paying(self._state, facts))
        elif not self._state.paid:  # the thanks for what was just paid stay
            self._become(steps.paying_left(self._state))

    def _on_changed(self, what: DeskChanged) -> None:
        if not what.occasion or not what.submission_id:
            return
        self._become(steps.serving(self._state, what.submission_id))
        if self.active:
            self._room.tasks.act(
                self, lambda desk: desk.ratings.invite(what.submission_id), self._on_invited, lambda _error: None
            )

    def _on_invited(self, invitation: "Invitation | None") -> None:
        if invitation is not None:
            self._become(steps.invited(self._state, invitation.token, self._seconds() + steps.RATING_WAITS))

    def _cast(self, rating: Rating) -> None:
        """The citizen sent it: they see what becomes of it."""
        self._room.tasks.act(
            self, _voting(rating), lambda _done: self._become(steps.vote_kept(self._state)), self._on_no_vote
        )

    def _on_no_vote(self, error: DeskError) -> None:
        self._become(steps.vote_refused(self._state, void=error.code == _VOID))

    def _cast_unseen(self, rating: Rating) -> None:
        """Whoever touched the face has left: tried again every minute, without their words on the screen."""

        def failed(error: DeskError) -> None:
            if not isinstance(error, InvalidInput | RuleRefused):  # those stay what they are
                self._unsent.append(rating)

        self._room.tasks.act(self, _voting(rating), None, failed)

    def _on_time(self) -> None:
        after, vote = steps.timed_out(self._state, self._seconds())
        if after is self._state:
            self._show()
            return
        if vote is not None:
            after = steps.vote_set_aside(after)
            self._cast_unseen(vote)
        self._become(after)

    def _on_minute(self) -> None:
        """The clock on the idle screen, on the minute."""
        now = self._room.clock()
        self._minute.start(_MINUTE_MS - (now.second * 1000 + now.microsecond // 1000) + 20)
        self._become(steps.at_minute(self._state, f"{now:%H:%M}"))
        again, self._unsent = self._unsent, []
        for rating in again:
            self._cast_unseen(rating)


def _voting(rating: Rating) -> "Callable[[Desk], None]":
    """The act of casting it."""

    def vote(desk: "Desk") -> None:
        from frontdesk.domain.rating_events import Topic, Vote

        topics = tuple((Topic(topic), score) for topic, score in rating.topics)
        desk.ratings.vote(rating.token, Vote(rating.score, topics, rating.reasons), rating.comment)

    return vote


def _said(entry: Entry | None) -> EntryAnswered | None:
    if entry is None:
        return None
    return EntryAnswered(
        entry.facts.submission_id,
        confirmed=entry.answer is Answer.CONFIRMED,
        wrong=entry.answer is Answer.WRONG,
        parts=entry.wrong,
        consents=entry.consents,
    )
