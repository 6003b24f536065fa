"""The fold: pure, deterministic, total."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.domain.events import (
    ReceiptPrinted,
    ReceivedPersonal,
    SubmissionReceived,
    UnknownAct,
    act_of,
    texts,
)
from frontdesk.domain.journal import Event, digest, flaw, sealed
from frontdesk.domain.paper_lines import PaperForm, ReceivedPaper
from frontdesk.domain.procedures import Fee, ProcessingTime, TimeUnit
from frontdesk.domain.reception import Channel
from frontdesk.domain.submissions import State, fold
from tests.factories import MONDAY_MORNING, make_party


def received(present: bool = True) -> SubmissionReceived:
    return SubmissionReceived(
        receipt_code="C1-261123-0001-F",
        counter="C1",
        officer="Ma Thị Lan",
        day=MONDAY_MORNING.date(),
        serial=1,
        book="C1/2026",
        book_number=1,
        procedure_code="1.001612",
        procedure_version=2,
        procedure_name="Đăng ký thành lập hộ kinh doanh",
        field="Hộ kinh doanh",
        department="Phòng Kinh tế",
        processing=ProcessingTime(TimeUnit.WORKING_DAYS, 3),
        fee=Fee(100_000),
        papers=(ReceivedPaper("Giấy đề nghị", PaperForm.ORIGINAL, 1, present),),
        channel=Channel.PAPER,
        sets=1,
        return_to="",
        received_at=MONDAY_MORNING,
        due_at=MONDAY_MORNING + timedelta(days=4) if present else None,
        hand_over_by=MONDAY_MORNING,
        token_hash="0" * 64,
        personal=ReceivedPersonal(make_party(), None, "T" * 27, "K" * 8, "1" * 64),
    )


def event(act: SubmissionReceived | ReceiptPrinted | UnknownAct, seq: int, device: str = "C1-A", at: int = 0) -> Event:
    payload, personal = texts(act) if not isinstance(act, UnknownAct) else ("{}", "")
    kind, version = (act.kind, act.version) if isinstance(act, UnknownAct) else (act.KIND, act.VERSION)
    return sealed(
        Event(
            id=f"e{seq}",
            office="H60.242",
            device=device,
            seq=seq,
            recorded_at=at or seq,
            actor="Ma Thị Lan",
            kind=kind,
            version=version,
            subject="s1",
            payload=payload,
            personal=personal,
            salt="salt" if personal else "",
        )
    )


PRINT = ReceiptPrinted("C1-261123-0001-F", 0, 1, "")


def test_that_a_reception_and_two_prints_fold_to_a_received_submission() -> None:
    submission = fold([event(received(), 1), event(PRINT, 2), event(PRINT, 3)])
    assert submission is not None
    assert (submission.state, submission.holder, submission.prints) == (State.RECEIVED, "C1", 2)
    assert submission.conflicts == ()


def test_that_a_missing_paper_leaves_the_submission_waiting_without_a_due_date() -> None:
    submission = fold([event(received(present=False), 1)])
    assert submission is not None
    assert (submission.state, submission.due_at) == (State.AWAITING_SUPPLEMENT, None)


def test_that_the_order_of_arrival_does_not_matter() -> None:
    events = [event(received(), 1), event(PRINT, 2), event(PRINT, 1, "C2-B", at=3), event(received(), 2, "C2-B", at=4)]
    folds = {fold(order) for order in permutations(events)}
    assert len(folds) == 1


def test_that_a_second_reception_is_kept_as_a_conflict() -> None:
    submission = fold([event(received(), 1), event(received(), 2, "C2-B")])
    assert submission is not None
    assert [(c.reason, c.event.device) for c in submission.conflicts] == [("received_twice", "C2-B")]


def test_that_acts_before_any_reception_are_kept_as_conflicts() -> None:
    submission = fold([event(PRINT, 1), event(received(), 2)])
    assert submission is not None
    assert [c.reason for c in submission.conflicts] == ["before_reception"]
    assert fold([event(PRINT, 1)]) is None


def test_that_an_act_of_a_newer_program_is_kept_and_flagged() -> None:
    newer = event(UnknownAct("submission.blessed", 1), 2)
    submission = fold([event(received(), 1), newer])
    assert submission is not None
    assert [c.event for c in submission.conflicts] == [newer]
    assert act_of(replace(event(PRINT, 1), version=99)) == UnknownAct("receipt.printed", 99)


@pytest.mark.parametrize("payload", ["{}", "[]", "null", "not json", '{"receipt_code": 7}'])
def test_that_an_event_nobody_could_have_written_is_kept_as_unknown(payload: str) -> None:
    spoiled = replace(event(received(), 1), payload=payload)
    assert act_of(spoiled) == UnknownAct("submission.received", 1)
    assert act_of(replace(spoiled, version=0)) == UnknownAct("submission.received", 0)


def test_that_erasing_the_personal_part_leaves_the_chain_whole_and_the_fold_total() -> None:
    whole = event(received(), 1)
    erased = replace(whole, personal="", salt="")
    assert flaw(erased, None) == "personal"  # without a recorded erasure it is a change like any other
    assert erased.hash == digest(erased)  # the hash covers the digest, not the personal part itself
    submission = fold([erased])
    assert submission is not None
    assert submission.received.personal is None


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["r", "p", "u"]), st.sampled_from("AB"), st.integers(1, 50)), max_size=8))
def test_that_the_fold_is_total_and_loses_no_event(plan: list[tuple[str, str, int]]) -> None:
    acts: dict[str, SubmissionReceived | ReceiptPrinted | UnknownAct] = {
        "r": received(),
        "p": PRINT,
        "u": UnknownAct("x.y", 1),
    }
    events = [event(acts[kind], seq, device, at) for seq, (kind, device, at) in enumerate(plan, 1)]
    submission = fold(events)
    assert (submission is None) == all(kind != "r" for kind, _, _ in plan)
    if submission is not None:
        early = [c for c in submission.conflicts if c.reason == "before_reception"]
        assert len(submission.events) + len(early) == len(events)
        assert fold(reversed(events)) == submission


def test_that_texts_round_trip_and_keep_the_personal_part_apart() -> None:
    payload, personal = texts(received())
    assert "HÒA" not in payload
    assert "008195012346" not in payload
    assert "HÒA" in personal
    assert act_of(event(received(), 1)) == received()
