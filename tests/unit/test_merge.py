"""Two devices' acts, in whatever order they meet: one answer, nothing dropped, papers in exactly one place."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.domain.consents import ConsentKind
from frontdesk.domain.custody import Holder, HolderKind
from frontdesk.domain.events import Act, ReceiptPrinted, SubmissionReceived, act_of
from frontdesk.domain.journal import Event
from frontdesk.domain.procedures import ClockPolicy
from frontdesk.domain.states import AT_DEPARTMENT, ENDED, State
from frontdesk.domain.submission import Submission
from frontdesk.domain.submissions import fold
from frontdesk.domain.supplement_events import ApologyMade
from tests.factories import MONDAY_MORNING
from tests.lives import MANIFEST, Life, received, sealed_event

OTHER = "BG-C2-261123-001-F"
INSIDE = {HolderKind.COUNTER, HolderKind.OFFICER, HolderKind.ARCHIVE}


def acts() -> list[Act]:
    """One of everything, and of what two counters would do differently."""
    deeds: list[Callable[[Life], Any]] = [
        Life.request,
        lambda life: life.request(repeated=True, reason="Thiếu thêm"),
        Life.supplement,
        lambda life: life.supplement(None),
        lambda life: life.supplement(policy=ClockPolicy.PAUSE),
        Life.refuse,
        lambda life: life.refuse(given_back=True),
        Life.withdraw,
        lambda life: life.withdraw(given_back=True),
        Life.close,
        Life.apologise,
        Life.ask,
        *[lambda life, code=code: life.hand_over(code) for code in (MANIFEST, OTHER)],
        *[lambda life, code=code: life.acknowledge(code) for code in (MANIFEST, OTHER)],
        *[lambda life, code=code: life.report_missing(code) for code in (MANIFEST, OTHER)],
        *[lambda life, code=code: life.find("C2", code) for code in (MANIFEST, OTHER)],
        *[lambda life, code=code: life.send_back(code, "C2") for code in (MANIFEST, OTHER)],
        *[lambda life, kind=kind: life.move(kind, "x") for kind in HolderKind],
        Life.record,
        lambda life: life.receive_result("Giấy chứng nhận"),
        Life.call,
        Life.give,
        lambda life: life.give("Giấy chứng nhận"),
        lambda life: life.give_back("Giấy đề nghị"),
        lambda life: life.give_back("Giấy chứng nhận"),
        Life.give_at_once,
        lambda life: life.consent(ConsentKind.SMS, ConsentKind.ZALO),
        lambda life: life.no_longer(ConsentKind.SMS),
        Life.correct,
        lambda life: life.correct(version=3, due_at=None),
    ]
    found: list[Act] = [ReceiptPrinted("C1-261123-0001-F", 0, 1, ""), received()]
    for deed in deeds:
        life = Life()
        deed(life)
        found.append(act_of(life.events[-1]))
    return found


ACTS = acts()
PLANS = st.lists(
    st.tuples(st.integers(0, len(ACTS) - 1), st.sampled_from(("C1-A", "C2-B")), st.integers(0, 60)), max_size=14
)


def chains(plan: list[tuple[int, str, int]]) -> list[Event]:
    """Each device's own chain, its clock never going back, after one reception that both know."""
    events = [sealed_event(received(), int(MONDAY_MORNING.timestamp() * 1_000_000), 1)]
    last = {"C1-A": events[0].recorded_at, "C2-B": events[0].recorded_at}
    for seq, (which, device, step) in enumerate(plan, 2):
        last[device] += 1 + step
        events.append(sealed_event(ACTS[which], last[device], seq, device))
    return events


def check(submission: Submission, events: list[Event]) -> None:
    """What holds of any life, also of one two counters wrote apart."""
    conflicts = {conflict.event.id for conflict in submission.conflicts}
    assert {event.id for event, _act in submission.events} | conflicts == {event.id for event in events}
    kind = submission.custody.kind
    if submission.state in AT_DEPARTMENT:
        assert kind is HolderKind.DEPARTMENT
    elif submission.state not in ENDED:
        assert kind in INSIDE
    elif submission.state is State.RETURNED:
        assert kind is HolderKind.CITIZEN or (kind in INSIDE and submission.owed_back)
    for before, after in pairwise(submission.intervals):
        assert before.until == after.since
        assert before.since <= after.since
    assert submission.due_at == submission.intervals[-1].due_at
    made = [act for event, act in submission.events if isinstance(act, ApologyMade) and event.id not in conflicts]
    assert len(made) <= 1
    assert all(each.repeated for each in submission.supplements[1:])
    assert len({passage.manifest for passage in submission.handovers}) <= len(submission.handovers)
    assert len(submission.holders) == len(submission.events)


@settings(max_examples=400, deadline=None)
@given(PLANS, st.randoms(use_true_random=False))
def test_that_any_order_of_arrival_gives_one_submission(plan: list[tuple[int, str, int]], random: Any) -> None:
    events = chains(plan)
    submission = fold(events)
    assert submission is not None
    check(submission, events)
    shuffled = list(events)
    random.shuffle(shuffled)
    assert fold(shuffled) == submission


@settings(max_examples=400, deadline=None)
@given(PLANS, st.sets(st.integers(0, 14)))
def test_that_what_has_not_arrived_yet_stops_nothing(plan: list[tuple[int, str, int]], lost: set[int]) -> None:
    events = [event for place, event in enumerate(chains(plan)) if place not in lost]
    submission = fold(events)
    if not any(isinstance(act_of(event), SubmissionReceived) for event in events):
        assert submission is None
        return
    assert submission is not None
    check(submission, events)


@settings(max_examples=200, deadline=None)
@given(PLANS)
def test_that_custody_is_what_the_last_act_without_conflict_left(plan: list[tuple[int, str, int]]) -> None:
    events = sorted(chains(plan), key=lambda event: event.order)
    holder = Holder(HolderKind.COUNTER, "C1")
    for place in range(1, len(events) + 1):
        submission = fold(events[:place])
        assert submission is not None
        if any(conflict.event.id == events[place - 1].id for conflict in submission.conflicts):
            assert submission.custody == holder, "a conflict moves no paper"
        holder = submission.custody
