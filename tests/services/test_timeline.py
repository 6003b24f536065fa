"""Who did what, when, holding what: every act in words."""

from typing import get_args

import pytest

from frontdesk.domain.catalogue_events import ProcedureRestored, ProcedureRetired
from frontdesk.domain.corrections import Correction
from frontdesk.domain.custody import Holder, HolderKind
from frontdesk.domain.custody_events import CountTaken, ManifestMade
from frontdesk.domain.events import (
    Act,
    ClockAccepted,
    CounterRegistered,
    DepartmentSet,
    NoticeSet,
    OfficeHoursSet,
    OfficeProfileSet,
    ProcedurePublished,
    UnknownAct,
)
from frontdesk.domain.exchange_events import ExchangeMade
from frontdesk.domain.export_events import ExportMade
from frontdesk.domain.form_overrides import FormTextSet
from frontdesk.domain.key_events import KeyRecovered, RecoveryCodeDrawn
from frontdesk.domain.loss_events import EventsLost
from frontdesk.domain.papers import WantedPaper
from frontdesk.domain.payment_events import CashCounted
from frontdesk.domain.people_events import CounterRelieved, PasswordSet, PersonSet, PersonSignedIn
from frontdesk.domain.procedures import ClockPolicy
from frontdesk.domain.proof_events import ProofTaken
from frontdesk.domain.rating_events import BurstFlagged, RatingLabelsSet, VotesCounted
from frontdesk.domain.result_events import ReturnProof
from frontdesk.domain.retention_events import RetentionApplied, RetentionRuleSet
from frontdesk.domain.states import State
from frontdesk.domain.supplement_events import SupplementReceived
from frontdesk.domain.takers import Handing
from frontdesk.i18n import words
from frontdesk.services import timeline
from tests.counters import Counter, wall
from tests.factories import MONDAY_MORNING, make_party
from tests.lives import life_in

NOT_OF_A_SUBMISSION = {
    OfficeProfileSet, CounterRegistered, DepartmentSet, ProcedurePublished, NoticeSet, OfficeHoursSet, ClockAccepted,
    ManifestMade, CountTaken, CashCounted, VotesCounted, BurstFlagged, RatingLabelsSet, UnknownAct,
    PersonSet, PasswordSet, PersonSignedIn, CounterRelieved, ProofTaken, ExchangeMade,
    ProcedureRestored, ProcedureRetired, FormTextSet, KeyRecovered, RecoveryCodeDrawn, EventsLost, RetentionApplied,
    RetentionRuleSet, ExportMade,
}  # fmt: skip


def test_that_every_kind_of_act_has_its_sentence() -> None:
    assert set(timeline._SENTENCES) == set(get_args(Act)) - NOT_OF_A_SUBMISSION


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("state", State)
def test_that_every_act_is_said_in_whole_words(state: State, language: str) -> None:
    for _event, act in life_in(state).submission.events:
        said = timeline.sentence(act, words(language))
        assert said
        assert "{" not in said
        assert "None" not in said
        assert not said.endswith(": ")


def test_that_an_act_nobody_could_have_written_stops_no_page() -> None:
    act = SupplementReceived((), True, ClockPolicy.RESET, None, MONDAY_MORNING, MONDAY_MORNING)  # noqa: FBT003
    assert timeline.sentence(act, words("vi"))


def test_that_the_longest_life_is_told_in_order_with_its_holders(counter: Counter) -> None:
    which = counter.receive()
    desk = counter.desk
    desk.supplements.request(which, [WantedPaper("Hợp đồng thuê nhà")])
    counter.at("2026-11-25 08:00").desk.supplements.receive(which)
    desk.corrections.correct(which, Correction(principal=make_party("NGUYỄN THỊ HOA")))
    counter.at("2026-11-25 09:00").hand_over(which)
    desk.handover.acknowledge_one(which, "Nông Văn Páo")
    counter.at("2026-11-26 09:00").desk.handover.send_back(which, "Thiếu chữ ký", "Nông Văn Páo")
    counter.hand_over(which)
    counter.at("2026-11-27 09:00").desk.apologies.apologise(which, wall("2026-12-08 17:00"), "Chờ xác minh")
    counter.at("2026-12-08 16:00").desk.results.record(which, document="12/GCN", by="Nông Văn Páo")
    desk.results.receive(which)
    desk.results.call(which, "Sáng mai đến", reached=True)
    counter.at("2026-12-09 08:00")
    desk.results.return_result(which, Handing(ReturnProof.DELEGATE, "MA VĂN AN", paper="12/UQ"))
    page = desk.lookup.get(which)
    assert [entry.kind for entry in page.timeline] == [
        "submission.received", "supplement.requested", "supplement.received", "submission.corrected",
        "custody.handed_over", "custody.acknowledged", "custody.sent_back", "custody.handed_over", "apology.made",
        "result.recorded", "result.received", "citizen.called", "result.returned",
    ]  # fmt: skip
    department = counter.department(which)
    assert [entry.holder for entry in page.timeline] == [*["C1"] * 4, *[department] * 2, "C1", *[department] * 3,
        "C1", "C1", "citizen"]  # fmt: skip
    assert [entry.actor for entry in page.timeline].count("Nông Văn Páo · Ma Thị Lan") == 3
    assert all(not entry.conflict for entry in page.timeline)
    assert [entry.at for entry in page.timeline] == sorted(entry.at for entry in page.timeline)


def test_that_a_move_says_to_whom(counter: Counter) -> None:
    which = counter.receive()
    counter.desk.handover.move(which, Holder(HolderKind.OFFICER, "Nông Văn Páo"), "Đi xã")
    assert counter.desk.lookup.get(which).timeline[-1].sentence == "Chuyển hồ sơ cho cán bộ Nông Văn Páo: Đi xã"
