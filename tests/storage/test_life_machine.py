"""Any act in any order on several submissions keeps every rule of their lives (stateful)."""

import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from frontdesk.domain.clock import local
from frontdesk.domain.clock_intervals import ClockInterval
from frontdesk.domain.consents import ConsentKind
from frontdesk.domain.corrections import Correction
from frontdesk.domain.custody import Holder, HolderKind, Parcel
from frontdesk.domain.fees import Quantity
from frontdesk.domain.papers import WantedPaper, to_give_back
from frontdesk.domain.payments import PaymentMethod
from frontdesk.domain.result_events import ReturnProof
from frontdesk.domain.states import State
from frontdesk.domain.takers import Handing
from tests.counters import BIRTH, Counter
from tests.factories import HOUSEHOLD_BUSINESS, open_desk
from tests.storage.machine_runs import run_machine
from tests.storage.papers_model import Papers
from tests.storage.watched_lives import WatchedLives

pytestmark = pytest.mark.long

SLACK = timedelta(minutes=5)
MOVES = (
    timedelta(minutes=3),
    timedelta(hours=5),
    timedelta(days=1),
    timedelta(days=4),
    timedelta(days=15),
    timedelta(days=17),
)
REASON = "Vì lý do mẫu"
PLACES = st.integers(0, 5)
MOST = 6  # submissions at a time
DEEDS: tuple[tuple[str, dict[str, Any]], ...] = (
    *[("request", {"reason": reason}) for reason in ("", REASON)],
    *[("supplement", {"first_only": first}) for first in (True, False)],
    ("close", {}),
    *[("end", {"given_back": gone, "verb": verb}) for gone in (True, False) for verb in ("refuse", "withdraw")],
    *[("apologise", {"days": days}) for days in (1, 2, 3, 5, 8, 13)],
    *[("ask", {"days": days}) for days in (1, 9)],
    *[("correct", {"what": what}) for what in ("note", "sets", "first", "all")],
    *[("acknowledge_batch", {"excepted": excepted}) for excepted in (True, False)],
    *[("answer_one", {"missing": missing}) for missing in (True, False)],
    *[("come_back", {"verb": verb}) for verb in ("find", "send_back")],
    *[("move", {"to": to}) for to in (("counter", "C1"), ("officer", "Nông Văn Páo"), ("archive", ""))],
    ("record", {}),
    ("receive_result", {}),
    ("call", {}),
    *[("give", {"all_of_them": each, "verb": verb}) for each in (True, False) for verb in ("give", "give_back")],
    ("give_at_once", {}),
    *[("consent", {"kinds": kinds}) for kinds in (("sms",), ("zalo", "sms"))],
    *[("no_longer", {"kinds": kinds}) for kinds in (("sms",), ("zalo", "sms"))],
    *[("assess", {"cases": cases}) for cases in (1, 3)],
    *[("pay", {"whole": whole}) for whole in (True, False)],
    ("reverse", {}),
    *[("go_on", {})] * 40,
    *[(name, {}) for name in ("hand_over_some", "take_in", "time_passes", "disturb")] * 3,
    *[("double_click", {})] * 5,
)


class LifeMachine(WatchedLives):
    """One counter, its departments, and beside them a model of who has which papers."""

    @initialize()
    def set_up(self) -> None:
        """A new home."""
        self.folder = tempfile.TemporaryDirectory()
        self.counter = Counter(Path(self.folder.name))
        self.papers: dict[str, Papers] = {}
        self.manifests: dict[str, list[str]] = {}
        self.intervals: dict[str, tuple[ClockInterval, ...]] = {}
        self.last: Callable[[], object] | None = None
        self.typed = 0
        for procedure, incomplete in ((HOUSEHOLD_BUSINESS, False), (HOUSEHOLD_BUSINESS, False), (BIRTH, True)):
            self.receive(procedure, incomplete)

    # -- acting -----------------------------------------------------------------------------------------------------
    def _words(self) -> str:
        self.typed += 1
        return f"Giấy số {self.typed}"

    def receive(self, procedure: str, incomplete: bool) -> None:
        """New papers."""
        made: list[str] = []
        if not self.attempt(lambda: made.append(self.counter.receive(procedure, ("1",) if incomplete else ())), None):
            return
        self.last = None  # the same reception again is another citizen's
        submission = self.counter.get(made[0])
        brought = tuple(paper.name for paper in submission.received.papers if paper.present)
        state = State.AWAITING_SUPPLEMENT if incomplete else State.RECEIVED
        price = submission.received.fee.amount or 0
        self.papers[made[0]] = Papers(submission.department, state, brought, running=not incomplete, price=price)

    def request(self, which: str, reason: str) -> None:
        """Form 02."""
        it = self.papers[which]
        wanted, now = [WantedPaper(self._words())], self.counter.clock.now
        may = it.may("request") and (it.asked == 0 or bool(reason))
        if self.attempt(lambda: self.counter.desk.supplements.request(which, wanted, reason), may):
            it.asked, it.waiting, it.running, it.state = it.asked + 1, True, False, State.AWAITING_SUPPLEMENT
            last, calendar = local(now).date() + timedelta(days=15), self.counter.desk.office.at_hand().calendar
            it.respond_by = last if calendar.is_working(last) else calendar.next_working_day(last)

    def supplement(self, which: str, first_only: bool) -> None:
        """Papers come, all or not the first."""
        it = self.papers[which]
        missing = ("1",) if first_only else ()
        may = None if first_only and it.may("supplement") else it.may("supplement")
        if self.attempt(lambda: self.counter.desk.supplements.receive(which, missing), may):
            self._reread(which)
            if not first_only:
                it.waiting, it.running, it.state = False, True, State.RECEIVED

    def _reread(self, which: str) -> None:
        """Which papers are there is typed, not decided by any rule."""
        papers = self.counter.get(which).received.papers
        self.papers[which].brought = tuple(paper.name for paper in papers if paper.present)

    def close(self, which: str) -> None:
        """Never supplemented."""
        it = self.papers[which]
        late = it.respond_by is not None and local(self.counter.clock.now).date() > it.respond_by
        if self.attempt(lambda: self.counter.desk.supplements.close(which), it.may("close") and late):
            self._end(it, State.CLOSED, given_back=False)

    def end(self, which: str, given_back: bool, verb: str) -> None:
        """Forms 03 and 05."""
        it = self.papers[which]
        act = getattr(self.counter.desk.endings, verb)
        if self.attempt(lambda: act(which, REASON, given_back=given_back), it.may(verb)):
            gone = given_back and (verb == "refuse" or it.inside)
            self._end(it, State.REFUSED if verb == "refuse" else State.WITHDRAWN, gone)

    def _end(self, it: Papers, state: State, given_back: bool) -> None:
        it.state, it.running, it.owed = state, False, () if given_back else it.brought
        it.place = ("citizen", "") if given_back else it.place

    def apologise(self, which: str, days: int) -> None:
        """Form 04."""
        it = self.papers[which]
        until = self._closing(which, days)
        may = None if it.state is State.RESULT_AT_COUNTER else it.may("apologise")
        if self.attempt(lambda: self.counter.desk.apologies.apologise(which, until, REASON), may):
            assert not it.apologised
            it.apologised = True

    def ask(self, which: str, days: int) -> None:
        """The department wants more time."""
        if it := self.papers.get(which):
            until, why = self._closing(which, days), self._words()
            self.attempt(lambda: self.counter.desk.apologies.ask_extension(which, until, why), it.may("ask"))

    def _closing(self, which: str, days: int) -> datetime:
        """A working day's end, `days` after everything promised."""
        calendar = self.counter.desk.office.at_hand().calendar
        after = max(self.counter.get(which).due_at or self.counter.clock.now, self.counter.clock.now)
        day = local(after).date()
        for _ in range(days):
            day = calendar.next_working_day(day)
        return calendar.closing(day)

    def correct(self, which: str, what: str) -> None:
        """A wrong note, number of sets or tick."""
        it = self.papers[which]
        changes = {
            "note": Correction(note=self._words()),
            "sets": Correction(sets=2 + it.corrections),
            "first": Correction(missing=("1",)),
            "all": Correction(missing=()),
        }
        may: bool | None = it.may("correct" if what == "note" else "correct_papers")
        may = None if may and what in ("first", "all") else may
        if self.attempt(lambda: self.counter.desk.corrections.correct(which, changes[what]), may):
            it.corrections += 1
            self._reread(which)
            if what == "first":
                it.state, it.running = State.AWAITING_SUPPLEMENT, False
            elif what == "all" and it.state is State.AWAITING_SUPPLEMENT and not it.waiting:
                it.state, it.running = State.RECEIVED, True

    def hand_over(self, batch: list[str]) -> None:
        """A batch goes, or nothing."""
        pile = list(dict.fromkeys(batch))
        department = self.papers[pile[0]].department
        may = all(self.papers[each].may("hand_over") and self.papers[each].department == department for each in pile)
        made: list[str] = []
        act = lambda: made.append(self.counter.desk.handover.hand_over(department, pile).code)  # noqa: E731
        if self.attempt(act, may):
            self.manifests[made[0]] = pile
            for it in (self.papers[each] for each in pile):
                it.state, it.place, it.manifest = State.HANDED_OVER, ("department", department), made[0]
                it.passed(Parcel.SENT)

    def acknowledge_batch(self, which: str, excepted: bool) -> None:
        """The batch it last went with, with or without it."""
        it = self.papers.get(which)
        if not it or not it.manifest:
            return
        manifest = it.manifest
        open_ones = [each for each in self.manifests[manifest] if self.papers[each].parcels[manifest] is Parcel.SENT]
        told = it.parcel in (Parcel.SENT, Parcel.MISSING) or not excepted
        may = bool(open_ones) and told
        if self.attempt(lambda: self.counter.desk.handover.acknowledge(manifest, [which] if excepted else []), may):
            for each in open_ones:
                self._answered(self.papers[each], missing=excepted and each == which)

    def _answered(self, it: Papers, missing: bool) -> None:
        it.passed(Parcel.MISSING if missing else Parcel.RECEIVED)
        it.becomes(State.MISSING if missing else State.IN_PROGRESS)
        it.place = ("counter", "C1") if missing else ("department", it.department)

    def answer_one(self, which: str, missing: bool) -> None:
        """The department has this one, or never got it."""
        if it := self.papers.get(which):
            handover = self.counter.desk.handover
            act = handover.report_missing if missing else handover.acknowledge_one
            if self.attempt(lambda: act(which), it.may("report_missing" if missing else "acknowledge")):
                self._answered(it, missing)

    def come_back(self, which: str, verb: str) -> None:
        """Found at the counter, or given back by the department."""
        it = self.papers[which]
        handover = self.counter.desk.handover
        act = (lambda: handover.found(which)) if verb == "find" else (lambda: handover.send_back(which, REASON))
        if self.attempt(act, it.may(verb)):
            it.passed(Parcel.FOUND if verb == "find" else Parcel.SENT_BACK)
            it.becomes(State.SENT_BACK)
            it.place = ("counter", "C1")

    def move(self, which: str, to: tuple[str, str]) -> None:
        """Inside the office."""
        if it := self.papers.get(which):
            holder = Holder(HolderKind(to[0]), to[1])
            if self.attempt(lambda: self.counter.desk.handover.move(which, holder), it.may("move") and it.place != to):
                it.place = to

    def record(self, which: str) -> None:
        """Decided."""
        if (it := self.papers.get(which)) and self.attempt(
            lambda: self.counter.desk.results.record(which), it.may("record")
        ):
            it.state = State.RESULT_READY
            it.passed(Parcel.RECEIVED)

    def receive_result(self, which: str) -> None:
        """The result is here."""
        if (it := self.papers.get(which)) and self.attempt(
            lambda: self.counter.desk.results.receive(which), it.may("receive_result")
        ):
            it.state, it.place = State.RESULT_AT_COUNTER, ("counter", "C1")
            it.owed = to_give_back(self.counter.get(which).received.papers)
            it.passed(Parcel.RECEIVED)

    def call(self, which: str) -> None:
        """Somebody rings."""
        if it := self.papers.get(which):
            note = self._words()
            self.attempt(lambda: self.counter.desk.results.call(which, note, reached=True), it.may("call"))

    def give(self, which: str, all_of_them: bool, verb: str) -> None:
        """The citizen comes for the result, or for what is left."""
        it = self.papers[which]
        given = it.owed if all_of_them else it.owed[:1]
        act = self.counter.desk.results.return_result if verb == "give" else self.counter.desk.results.give_back
        handing = Handing(ReturnProof.DELEGATE, "MA VĂN AN", paper="12/UQ", given_back=given)
        may = None if verb == "give_back" and it.may(verb) and not it.owed else it.may(verb)
        if self.attempt(lambda: act(which, handing), may):
            it.owed = tuple(name for name in it.owed if name not in given)
            if verb == "give":
                it.state = State.RETURNED
            if not it.owed:
                it.place = ("citizen", "")

    def give_at_once(self, which: str) -> None:
        """Settled on the spot."""
        if (it := self.papers.get(which)) and self.attempt(
            lambda: self.counter.desk.results.give_at_once(which), it.may("give_at_once")
        ):
            it.state, it.place, it.owed = State.RETURNED, ("citizen", ""), ()

    def consent(self, which: str, kinds: tuple[str, ...]) -> None:
        """The citizen wants messages; everybody here has a phone."""
        it, chosen = self.papers[which], frozenset(map(ConsentKind, kinds))
        may = it.may("consent") and bool(chosen - it.consents)
        if self.attempt(lambda: self.counter.desk.consents.give(which, chosen), may):
            it.consents |= chosen

    def no_longer(self, which: str, kinds: tuple[str, ...]) -> None:
        """And no more, at any time."""
        it, chosen = self.papers[which], frozenset(map(ConsentKind, kinds))
        if self.attempt(lambda: self.counter.desk.consents.withdraw(which, chosen), bool(chosen & it.consents)):
            it.consents -= chosen

    def assess(self, which: str, cases: int) -> None:
        """So many cases are charged."""
        it = self.papers[which]
        may = it.may("assess") and it.cases != cases
        if self.attempt(lambda: self.counter.desk.payments.assess(which, [Quantity(0, cases)]), may):
            it.cases = cases

    def pay(self, which: str, whole: bool) -> None:
        """Money, all of it or some."""
        it, receipt_no = self.papers[which], self._words()
        amount = it.to_pay if whole and it.to_pay > 0 else 30_000
        method = PaymentMethod.CASH if whole else PaymentMethod.TRANSFER
        may = it.may("pay") and amount <= it.to_pay
        if self.attempt(lambda: self.counter.desk.payments.confirm(which, method, amount, receipt_no), may):
            it.paid.append(amount)

    def reverse(self, which: str) -> None:
        """The first money that is there goes back."""
        it = self.papers[which]
        place = next((at for at, amount in enumerate(it.paid) if amount), 0)
        if self.attempt(lambda: self.counter.desk.payments.reverse(which, place + 1, REASON), it.may("reverse")):
            it.paid[place] = 0

    # -- the rules --------------------------------------------------------------------------------------------------
    def _one(self, place: int) -> str:
        return list(self.papers)[place % len(self.papers)]

    # One rule, since hypothesis switches whole rules off in most runs, and each of these needs the others.
    @rule(deed=st.sampled_from(DEEDS), place=PLACES, choice=st.integers(0, 9_999))
    def act(self, deed: tuple[str, dict[str, Any]], place: int, choice: int) -> None:
        """Whatever somebody may think of, the right thing more often than not."""
        name, how = deed
        world: dict[str, Callable[[], None]] = {
            "go_on": lambda: self.go_on(place, choice),
            "hand_over_some": lambda: self.hand_over([self._one(choice // 10**n) for n in range(1 + choice % 4)]),
            "take_in": lambda: self.take_in(choice),
            "double_click": self.double_click,
            "time_passes": lambda: self.time_passes(MOVES[choice % len(MOVES)]),
            "disturb": lambda: self.disturb(choice),
        }
        if name in world:
            world[name]()
        else:
            getattr(self, name)(self._one(place), **how)

    def take_in(self, choice: int) -> None:
        """Another citizen."""
        if len(self.papers) < MOST:
            self.receive((HOUSEHOLD_BUSINESS, BIRTH)[choice % 2], incomplete=choice % 5 == 0)

    def go_on(self, place: int, choice: int) -> None:
        """Something that may be done: lives get long."""
        which = self._one(place)
        it = self.papers[which]
        ways: dict[str, Callable[[], None]] = {
            "hand_over": lambda: self.hand_over([which, *(self._going_along(it) if choice % 3 else ())]),
            "acknowledge": lambda: self.answer_one(which, missing=False),
            "report_missing": lambda: self.answer_one(which, missing=True),
            "find": lambda: self.come_back(which, "find"),
            "send_back": lambda: self.come_back(which, "send_back"),
            "supplement": lambda: self.supplement(which, first_only=False),
            "request": lambda: self.request(which, REASON),
            "apologise": lambda: self.apologise(which, 3),
            "ask": lambda: self.ask(which, 9),
            "record": lambda: self.record(which),
            "call": lambda: self.call(which),
            "withdraw": lambda: self.end(which, given_back=False, verb="withdraw"),
            "receive_result": lambda: self.receive_result(which),
            "give": lambda: self.give(which, all_of_them=choice > 50, verb="give"),
            "give_back": lambda: self.give(which, all_of_them=choice > 50, verb="give_back"),
            "close": lambda: self.close(which),
            "assess": lambda: self.assess(which, cases=2 + choice % 2),
            "pay": lambda: self.pay(which, whole=choice % 3 > 0),
        }
        ends = ("withdraw",) if choice % 7 else ()  # or most lives would end there
        may = [way for verb, way in ways.items() if it.may(verb) and verb not in ends]
        if may:
            may[choice % len(may)]()

    def _going_along(self, it: Papers) -> list[str]:
        return [
            which
            for which, other in self.papers.items()
            if other.may("hand_over") and other.department == it.department
        ]

    def double_click(self) -> None:
        """What was just done is not done again."""
        if self.last is not None:
            self.attempt(self.last, may=False)
            self.last = None

    def time_passes(self, by: timedelta) -> None:
        """The clock goes on, from where it should be."""
        self.clock_is_set_right()
        self.counter.clock.now += by
        self.last = None

    def disturb(self, choice: int) -> None:
        """What befalls a desk."""
        what = ("slip", "slip far", "reopen", "rebuild")[choice % 4]
        if what == "reopen":
            self.reopen()
        elif what == "rebuild":
            self.counter.desk.supervision.rebuild()
        else:
            self.counter.clock.now -= timedelta(minutes=4) if what == "slip" else timedelta(hours=1)

    def clock_is_set_right(self) -> None:
        """It is put where it should be."""
        self.counter.clock.now = max(self.counter.clock.now, self._last_recorded())

    def reopen(self) -> None:
        """The program ends and starts."""
        self.counter.desk.close()
        self.counter.desk = open_desk(self.counter.desk.settings, self.counter.clock)


def test_that_any_order_of_acts_keeps_every_rule() -> None:
    run_machine(LifeMachine, examples=40, steps=40)


@pytest.mark.soak
def test_that_many_orders_of_acts_keep_every_rule() -> None:
    run_machine(LifeMachine, examples=400, steps=80)
