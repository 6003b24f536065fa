"""Any order of acts, refusals, restarts and clock moves keeps every promise of the desk (stateful)."""

import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from frontdesk.desk import desk_on
from frontdesk.domain.reception import Application, Received
from frontdesk.domain.submissions import State
from frontdesk.errors import RuleRefused
from frontdesk.services.receipts import IssuedReceipt
from frontdesk.storage.home import open_home
from frontdesk.storage.store import Store
from tests.factories import HandClock, make_application, make_desk, make_party, open_desk, seated
from tests.faults.invariants import check_journal, check_views, everything, read_journal
from tests.storage.machine_runs import run_machine

pytestmark = pytest.mark.long

NAMES = ("NGUYỄN THỊ HÒA", "MA VĂN AN", "ĐẶNG ĐỨC ĐÔNG", "Lò  Thị Ún", "'; DROP TABLE events; --")
PROCEDURES = ("1.001612", "1.001193", "2.000635", "1.004222")
SLACK = timedelta(minutes=5)
MOVES = st.sampled_from(
    (timedelta(seconds=7), timedelta(minutes=3), timedelta(hours=5), timedelta(days=1), timedelta(days=40))
)
SLIPS = st.sampled_from((timedelta(microseconds=1), timedelta(minutes=4), timedelta(hours=1), timedelta(days=3650)))


class DeskMachine(RuleBasedStateMachine):
    """One counter's desk, and beside it the little that must be remembered to judge it."""

    given = Bundle("given")

    @initialize()
    def set_up(self) -> None:
        """A new home."""
        self.folder = tempfile.TemporaryDirectory()
        self.clock = HandClock()
        self.latest = self.clock.now
        self.desk = make_desk(Path(self.folder.name), self.clock)
        self.answers: dict[UUID, Received] = {}
        self.prints: dict[UUID, int] = {}
        self.drafts: dict[str, str] = {}

    @rule(
        target=given,
        name=st.sampled_from(NAMES),
        card=st.integers(0, 5),
        procedure=st.sampled_from(PROCEDURES),
        incomplete=st.booleans(),
    )
    def receive(self, name: str, card: int, procedure: str, incomplete: bool) -> Application:
        """New papers; refused exactly when the clock is behind."""
        person = make_party(name, f"00819501234{card}")
        papers = self.desk.catalogue.get(procedure).papers
        missing = ("1",) if incomplete and len(papers) > 1 and papers[0].required else ()
        application = make_application(self.desk, procedure, missing, person)
        answer = self._received_or_refused(application)
        if answer is None:
            assert self.clock.now < self.latest - SLACK
            return application
        assert self.clock.now >= self.latest - SLACK
        self._answered(application, answer)
        assert (answer.due_at is None) == bool(missing)
        assert answer.received_at == self.clock.now
        return application

    @rule(application=given)
    def send_again(self, application: Application) -> None:
        """The same act again: the same answer where it was given one, whatever the clock says."""
        before = self.desk.supervision.verify().events
        earlier = self.answers.get(application.submission_id)
        answer = self._received_or_refused(application)
        if answer is None:
            assert earlier is None
            return
        if earlier is None:
            self._answered(application, answer)
            return
        assert replace(answer, warnings=()) == replace(earlier, warnings=())
        assert self.desk.supervision.verify().events == before

    @rule(application=given, note=st.sampled_from(("khác", "x")))
    def send_changed(self, application: Application, note: str) -> None:
        """The same id with other content never acts."""
        if application.submission_id not in self.answers:
            return
        before = self.desk.supervision.verify()
        with pytest.raises(RuleRefused, match="application_changed"):
            self.desk.reception.receive(replace(application, note=application.note + note))
        assert self.desk.supervision.verify() == before

    @rule(application=given, copies=st.integers(1, 2))
    def confirm_print(self, application: Application, copies: int) -> None:
        """A receipt left the printer."""
        which, answer = application.submission_id, self.answers.get(application.submission_id)
        if answer is None:
            return
        reprint = self.prints.get(which, 0)
        self.desk.receipts.confirm_printed(str(which), IssuedReceipt(b"%PDF", answer.receipt_code, reprint, copies))
        self.prints[which] = reprint + 1
        self._acted()

    @rule(which=st.sampled_from(("a", "b", "c")), content=st.text(max_size=40).filter(lambda text: text.isprintable()))
    def save_draft(self, which: str, content: str) -> None:
        """Something is being typed."""
        self.desk.drafts.save(which, "reception", content)
        self.drafts[which] = content

    @rule(which=st.sampled_from(("a", "b", "c")))
    def discard_draft(self, which: str) -> None:
        """It was handed in, or given up."""
        self.desk.drafts.discard(which)
        self.drafts.pop(which, None)

    @rule()
    def rebuild(self) -> None:
        """Every view from the journal; twice changes nothing."""
        self.desk.supervision.rebuild()
        first = everything(self.desk)
        self.desk.supervision.rebuild()
        assert everything(self.desk) == first

    @rule()
    def reopen(self) -> None:
        """The program ends and starts."""
        self.desk.close()
        self.desk = open_desk(self.desk.settings, self.clock)

    @rule()
    def open_beside(self) -> None:
        """The desk is opened a second time while the first goes on; the second one works from now on."""
        beside = seated(desk_on(Store(open_home(self.desk.settings)), self.desk.settings, self.clock))
        assert everything(beside) == everything(self.desk)
        self.desk.close()
        self.desk = beside

    @rule(by=MOVES)
    def time_passes(self, by: timedelta) -> None:
        """The clock goes on."""
        self.clock.now += by

    @rule(by=SLIPS)
    def clock_slips(self, by: timedelta) -> None:
        """Somebody, or a time server, puts it back."""
        self.clock.now -= by

    @rule()
    def clock_is_set_right(self) -> None:
        """It is put where it should be."""
        self.clock.now = max(self.clock.now, self.latest)

    def _received_or_refused(self, application: Application) -> Received | None:
        try:
            return self.desk.reception.receive(application)
        except RuleRefused as error:
            if error.code != "clock_behind":
                raise
            return None

    def _answered(self, application: Application, answer: Received) -> None:
        assert answer.receipt_code not in {given.receipt_code for given in self.answers.values()}
        self.answers[application.submission_id] = answer
        self._acted()

    def _acted(self) -> None:
        self.latest = max(self.latest + timedelta(microseconds=1), self.clock.now)

    @invariant()
    def every_promise_is_kept(self) -> None:
        """What was acknowledged stands as it was acknowledged; the chain and the numbers are whole."""
        journal = read_journal(self.desk)
        assert {UUID(which): codes for which, codes in journal.codes.items()} == {
            which: [answer.receipt_code] for which, answer in self.answers.items()
        }
        check_journal(self.desk, journal)
        assert {UUID(which): count for which, count in journal.prints.items()} == self.prints
        for which, answer in self.answers.items():
            self._check_page(which, answer)

    def _check_page(self, which: UUID, answer: Received) -> None:
        page = self.desk.lookup.open(answer.receipt_code)
        assert page is not None
        assert page == self.desk.lookup.open(answer.token)
        assert (page.submission_id, page.due_at, page.prints) == (str(which), answer.due_at, self.prints.get(which, 0))
        expected = State.AWAITING_SUPPLEMENT if answer.due_at is None else State.RECEIVED
        assert (page.state, page.holder, page.view.received_at) == (expected, "C1", answer.received_at)

    @invariant()
    def drafts_are_as_typed(self) -> None:
        """Nothing typed is lost, nothing discarded comes back."""
        kept = {draft.submission_id: draft.content for draft in self.desk.drafts.list("reception")}
        assert kept == self.drafts

    def teardown(self) -> None:
        """At the end the views are what a rebuild makes of the journal."""
        if hasattr(self, "desk"):
            check_views(self.desk)
            self.desk.close()
            self.folder.cleanup()


def test_that_any_order_of_acts_keeps_every_promise() -> None:
    run_machine(DeskMachine, examples=15, steps=25)


@pytest.mark.soak
def test_that_many_orders_of_acts_keep_every_promise() -> None:
    run_machine(DeskMachine, examples=150, steps=60)
