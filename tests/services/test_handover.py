"""Batches to departments and what they say they have (NĐ 118/2025 Art 18, 19.5, 20)."""

from itertools import permutations

import pytest

from frontdesk.domain.baskets import Answer, Basket
from frontdesk.domain.corrections import Correction
from frontdesk.domain.custody import Holder, HolderKind, Parcel
from frontdesk.domain.departments import Department
from frontdesk.domain.manifests import manifest_digest
from frontdesk.domain.papers import WantedPaper
from frontdesk.domain.states import State
from frontdesk.domain.takers import Handing
from frontdesk.errors import InvalidInput
from tests.counters import BIRTH, Counter, wall
from tests.refusals import refused

C1 = Holder(HolderKind.COUNTER, "C1")


def parcels(counter: Counter, manifest: str) -> dict[str, Parcel]:
    return {item.submission_id: item.parcel for item in counter.desk.handover.manifest(manifest).items}


def test_that_a_batch_lists_what_it_holds_in_the_order_of_the_pile(counter: Counter) -> None:
    batch = [counter.receive() for _ in range(3)]
    pile = [batch[2], batch[0], batch[1]]
    made = counter.desk.handover.hand_over(counter.department(batch[0]), pile)
    assert [item.submission_id for item in made.items] == pile
    codes = [item.receipt_code for item in made.items]
    assert made.digest == manifest_digest(made.code, made.department, codes)
    assert all(
        manifest_digest(made.code, made.department, other) != made.digest
        for other in permutations(codes)
        if list(other) != codes
    )
    assert (made.count, made.officer, made.counter) == (3, "Ma Thị Lan", "C1")
    assert counter.desk.handover.manifest(made.code.lower()) == made
    for which in batch:
        assert (counter.get(which).state, counter.get(which).holder) == (State.HANDED_OVER, made.department)


def test_that_a_batch_goes_whole_or_not_at_all(counter: Counter) -> None:
    good, waiting, gone = counter.receive(), counter.receive(), counter.receive()
    counter.desk.supplements.request(waiting, [WantedPaper("Sơ đồ")])
    counter.hand_over(gone)
    before = counter.events()
    with refused("batch_refused", codes=(counter.code(waiting), counter.code(gone))):
        counter.desk.handover.hand_over(counter.department(good), [good, waiting, gone])
    with refused("submission_unknown"):
        counter.desk.handover.hand_over(counter.department(good), [good, "không có"])
    assert (counter.events(), counter.get(good).state) == (before, State.RECEIVED)
    assert counter.hand_over(good).startswith("BG-C1-261123-002-")  # no number was lost


def test_that_one_alone_is_told_its_own_reason(counter: Counter) -> None:
    which = counter.receive()
    counter.hand_over(which)
    with refused("forbidden_handed_over", code=counter.code(which)):
        counter.hand_over(which)


def test_that_what_belongs_elsewhere_is_not_sent_along(counter: Counter) -> None:
    business, birth = counter.receive(), counter.receive(BIRTH)
    with refused("department_wrong", codes=(counter.code(birth),), department=counter.department(business)):
        counter.hand_over(business, birth)


def test_that_the_same_scan_twice_is_one_item(counter: Counter) -> None:
    which = counter.receive()
    assert counter.desk.handover.hand_over(counter.department(which), [which, which]).count == 1


def test_that_empty_and_endless_batches_are_refused(counter: Counter) -> None:
    name = counter.department(counter.receive())
    with refused("batch_empty"):
        counter.desk.handover.hand_over(name, [])
    with refused("batch_too_large", most=500):
        counter.desk.handover.hand_over(name, [str(number) for number in range(501)])
    with refused("department_unknown"):
        counter.desk.handover.hand_over("Phòng không có", ["x"])


def test_that_papers_an_officer_took_along_are_not_handed_over(counter: Counter) -> None:
    which = counter.receive()
    counter.desk.handover.move(which, Holder(HolderKind.OFFICER, "Nông Văn Páo"))
    with refused("not_at_counter", holder=Holder(HolderKind.OFFICER, "Nông Văn Páo")):
        counter.hand_over(which)
    weighed = counter.desk.handover.weigh(counter.code(which))
    assert Basket().answer(weighed) is Answer.NOT_NOW


@pytest.mark.parametrize(
    ("received", "handed", "late"),
    [
        ("2026-11-23 10:43", "2026-11-23 17:00", False),
        ("2026-11-23 15:00", "2026-11-23 17:00", False),
        ("2026-11-23 15:00", "2026-11-23 17:01", True),
        ("2026-11-23 15:01", "2026-11-23 17:01", False),
        ("2026-11-23 15:01", "2026-11-25 07:30", False),  # 24/11 is off
        ("2026-11-23 15:01", "2026-11-25 07:31", True),
        ("2026-11-28 09:00", "2026-11-30 07:30", False),  # received on a Saturday
    ],
)
def test_that_fifteen_hundred_decides_when_papers_must_leave(
    counter: Counter, received: str, handed: str, late: bool
) -> None:
    which = counter.at(received).receive()
    counter.at(handed).hand_over(which)
    passage = counter.get(which).handover
    assert passage is not None
    assert passage.late == late
    assert ("muộn" in counter.desk.lookup.get(which).timeline[-1].sentence) == late


def test_that_another_level_of_government_has_one_working_day(counter: Counter) -> None:
    name = counter.department(counter.receive())
    counter.set_department(Department("so", name, other_level=True))
    promised = counter.desk.reception.promise("1.001612")
    assert promised.hand_over_by == wall("2026-11-25 17:00")
    which = counter.at("2026-11-23 16:30").receive()
    assert counter.get(which).hand_over_by == wall("2026-11-25 17:00")
    counter.at("2026-11-25 16:59").hand_over(which)
    passage = counter.get(which).handover
    assert passage is not None
    assert not passage.late


@pytest.mark.parametrize(
    ("now", "late"), [("2026-11-27 17:00", False), ("2026-11-27 17:01", True), ("2026-12-20 09:00", True)]
)
def test_that_a_department_that_sends_back_after_three_working_days_is_late(
    counter: Counter, now: str, late: bool
) -> None:
    which = counter.at_department()
    after = counter.at(now).desk.handover.send_back(which, "Thiếu chữ ký", by="Nông Văn Páo")
    assert (after.state, after.custody, after.due_at) == (State.SENT_BACK, C1, wall("2026-11-27 17:00"))
    entry = counter.desk.lookup.get(which).timeline[-1]
    assert ("quá 3 ngày làm việc" in entry.sentence) == late
    assert (entry.actor, entry.holder) == ("Nông Văn Páo · Ma Thị Lan", "C1")


def test_that_sending_back_needs_a_reason_and_happens_once(counter: Counter) -> None:
    which = counter.at_department()
    with refused("reason_missing"):
        counter.desk.handover.send_back(which, "")
    counter.desk.handover.send_back(which, "Thiếu chữ ký")
    with refused("forbidden_sent_back"):
        counter.desk.handover.send_back(which, "Thiếu chữ ký")


def test_that_what_was_sent_back_leaves_again_under_a_new_number(counter: Counter) -> None:
    which = counter.receive()
    first = counter.hand_over(which)
    counter.at("2026-11-25 15:30").desk.handover.send_back(which, "Thiếu chữ ký")
    assert counter.get(which).hand_over_by == wall("2026-11-26 07:30")
    second = counter.hand_over(which)
    assert (first[:13], second[:13]) == ("BG-C1-261123-", "BG-C1-261125-")
    assert (parcels(counter, first), parcels(counter, second)) == ({which: Parcel.SENT_BACK}, {which: Parcel.SENT})


def test_that_a_batch_is_acknowledged_with_its_exceptions(counter: Counter) -> None:
    a, b, c = batch = [counter.receive() for _ in range(3)]
    manifest = counter.hand_over(*batch)
    made = counter.desk.handover.acknowledge(manifest, [b], "Nông Văn Páo", "Không thấy trong tập")
    assert {item.submission_id: item.parcel for item in made.items} == {
        a: Parcel.RECEIVED,
        b: Parcel.MISSING,
        c: Parcel.RECEIVED,
    }
    assert (counter.get(b).state, counter.get(b).custody) == (State.MISSING, C1)
    passage = counter.get(a).handover
    assert passage is not None
    assert passage.taker == "Nông Văn Páo"
    difference = counter.desk.handover.differences()[0]
    assert (difference.sent, difference.received, difference.missing, difference.unanswered) == (3, 2, 1, 0)


def test_that_a_batch_acknowledged_again_takes_nothing_missing_for_found(counter: Counter) -> None:
    a, b = counter.receive(), counter.receive()
    manifest = counter.hand_over(a, b)
    counter.desk.handover.acknowledge(manifest, [b])
    before = counter.events()
    for excepted in ([], [b]):
        with refused("manifest_answered", manifest=manifest):
            counter.desk.handover.acknowledge(manifest, excepted)
    with refused("forbidden_in_progress", code=counter.code(a)):
        counter.desk.handover.acknowledge(manifest, [a])
    assert (counter.events(), parcels(counter, manifest)[b]) == (before, Parcel.MISSING)


def test_that_an_exception_that_left_the_batch_is_not_swallowed(counter: Counter) -> None:
    a, b = counter.receive(), counter.receive()
    manifest = counter.hand_over(a, b)
    counter.desk.handover.send_back(a, "Nhầm cơ quan")
    counter.hand_over(a)
    with refused("exception_answered", code=counter.code(a), manifest=manifest):
        counter.desk.handover.acknowledge(manifest, [a])
    assert parcels(counter, manifest) == {a: Parcel.SENT_BACK, b: Parcel.SENT}
    counter.desk.handover.acknowledge(manifest)
    assert parcels(counter, manifest)[b] is Parcel.RECEIVED


def test_that_what_was_withdrawn_on_its_way_is_answered_with_its_batch(counter: Counter) -> None:
    a, b = counter.receive(), counter.receive()
    manifest = counter.hand_over(a, b)
    counter.desk.endings.withdraw(a, "Thôi")
    counter.desk.handover.acknowledge(manifest)
    assert counter.desk.handover.differences() == ()
    assert (counter.get(a).state, counter.get(a).holder) == (State.WITHDRAWN, counter.department(a))


@pytest.mark.parametrize(
    ("manifest", "code"),
    [("xyz", "manifest_code_malformed"), ("BG-C1-261123-009-K", "manifest_code_mistyped")],
)
def test_that_a_code_that_is_none_is_told(counter: Counter, manifest: str, code: str) -> None:
    for act in (counter.desk.handover.manifest, counter.desk.handover.acknowledge):
        with refused(code):
            act(manifest)


def test_that_an_unknown_batch_and_a_strange_exception_are_told(counter: Counter) -> None:
    from frontdesk.domain.manifests import manifest_code

    which, other = counter.receive(), counter.receive()
    manifest = counter.hand_over(which)
    unknown = manifest_code("C1", counter.get(which).received.day, 77)
    for act in (counter.desk.handover.manifest, counter.desk.handover.acknowledge):
        with refused("manifest_unknown"):
            act(unknown)
    with refused("not_in_manifest", manifest=manifest):
        counter.desk.handover.acknowledge(manifest, [other])


def test_that_missing_papers_are_found_here_or_there(counter: Counter) -> None:
    a, b = counter.receive(), counter.receive()
    manifest = counter.hand_over(a, b)
    for which in (a, b):
        assert counter.desk.handover.report_missing(which, "Không thấy", by="Nông Văn Páo").custody == C1
    with refused("forbidden_missing"):
        counter.desk.handover.report_missing(a)
    found = counter.desk.handover.found(a)
    assert (found.state, found.custody) == (State.SENT_BACK, C1)
    with refused("not_reported_missing"):
        counter.desk.handover.found(a)
    assert counter.desk.handover.acknowledge_one(b).state is State.IN_PROGRESS
    assert parcels(counter, manifest) == {a: Parcel.FOUND, b: Parcel.RECEIVED}
    assert counter.desk.handover.differences() == ()


def test_that_an_acknowledgement_is_given_once(counter: Counter) -> None:
    which = counter.at_department()
    with refused("forbidden_in_progress"):
        counter.desk.handover.acknowledge_one(which)


def test_that_a_difference_stays_open_until_every_paper_is_answered_for(counter: Counter) -> None:
    a, b, c = batch = [counter.receive() for _ in range(3)]
    manifest = counter.hand_over(*batch)
    handover = counter.desk.handover
    seen = [handover.differences()[0].unanswered]
    handover.acknowledge_one(a)
    handover.send_back(b, "Thiếu")
    seen.append(handover.differences()[0].unanswered)
    handover.report_missing(c)
    seen.append(handover.differences()[0].unanswered)
    assert seen == [3, 1, 0]
    assert [each.code for each in handover.differences(counter.department(a))] == [manifest]
    assert handover.differences("Phòng khác") == ()
    handover.found(c)
    assert handover.differences() == ()


@pytest.mark.parametrize(
    "to", [Holder(HolderKind.OFFICER), Holder(HolderKind.CITIZEN), Holder(HolderKind.DEPARTMENT, "Phòng Kinh tế")]
)
def test_that_papers_leave_the_office_by_no_move(counter: Counter, to: Holder) -> None:
    which = counter.receive()
    with refused("holder_wrong"):
        counter.desk.handover.move(which, to)


def test_that_papers_move_and_a_move_to_where_they_are_is_none(counter: Counter) -> None:
    which = counter.receive()
    move = counter.desk.handover.move
    assert move(which, Holder(HolderKind.ARCHIVE), "Chờ tra cứu").custody.kind is HolderKind.ARCHIVE
    before = counter.events()
    with refused("already_there"):
        move(which, Holder(HolderKind.ARCHIVE))
    assert counter.events() == before
    assert move(which, Holder(HolderKind.COUNTER)).custody == C1
    counter.hand_over(which)
    with refused("forbidden_handed_over"):
        move(which, Holder(HolderKind.ARCHIVE))


def test_that_a_scan_is_weighed_by_any_code_of_the_receipt(counter: Counter) -> None:
    which = counter.receive()
    page = counter.desk.lookup.get(which)
    for text in (page.receipt_code, page.token, page.view.track_url, page.view.lookup_key):
        weighed = counter.desk.handover.weigh(text)
        assert weighed is not None
        assert (weighed.submission_id, weighed.state, weighed.hand_over_by) == (
            which,
            State.RECEIVED,
            wall("2026-11-23 17:00"),
        )
    assert counter.desk.handover.weigh("không có") is None
    mistyped = page.receipt_code[:-1] + ("7" if page.receipt_code[-1] != "7" else "8")
    with pytest.raises(InvalidInput, match="receipt_code_mistyped"):
        counter.desk.handover.weigh(mistyped)


def test_that_an_old_receipt_is_accepted_and_said_to_be_one(counter: Counter) -> None:
    which = counter.receive()
    old = counter.desk.lookup.get(which)
    counter.desk.corrections.correct(which, Correction(sets=2))
    for text in (old.token, old.view.lookup_key):
        weighed = counter.desk.handover.weigh(text)
        assert weighed is not None
        assert weighed.replaced_version == 1
        assert Basket().answer(weighed) is Answer.REPLACED


def test_that_batches_are_numbered_day_by_day(counter: Counter) -> None:
    numbers = []
    for at in ("2026-11-23 10:43", "2026-11-23 16:00", "2026-11-25 09:00"):
        numbers.append(counter.at(at).hand_over(counter.receive(), counter.receive())[6:16])
    assert numbers == ["261123-001", "261123-002", "261125-001"]


def test_that_names_and_counters_that_are_none_hold_no_papers(counter: Counter) -> None:
    which = counter.receive()
    with refused("person_name_too_long", most=120):
        counter.desk.handover.move(which, Holder(HolderKind.OFFICER, "Nông Văn Páo " * 20))
    with refused("counter_code_malformed"):
        counter.desk.handover.move(which, Holder(HolderKind.COUNTER, "kho"))
    counter.hand_over(which)
    with refused("person_name_too_long"):
        counter.desk.handover.send_back(which, "Thiếu", by="Mai " * 50)
    assert counter.get(which).state is State.HANDED_OVER


def test_that_an_exception_that_is_not_on_the_manifest_is_named_as_papers_name_it(counter: Counter) -> None:
    first, other = counter.receive(), counter.receive()
    made = counter.hand_over(first)
    with refused("not_in_manifest", codes=(counter.code(other),)):
        counter.desk.handover.acknowledge(made, [other])


def test_that_a_batch_handed_over_twice_says_on_which_manifest_it_went(counter: Counter) -> None:
    batch = [counter.receive() for _ in range(8)]
    made = counter.desk.handover.hand_over(counter.get(batch[0]).department, batch)
    with refused("batch_gone", manifest=made.code, count=8):
        counter.desk.handover.hand_over(made.department, batch)
    with refused("batch_gone", manifest=made.code, count=8):
        counter.desk.handover.hand_over(made.department, [*batch, counter.receive()])


def test_that_papers_at_a_department_are_waited_for_not_moved(counter: Counter) -> None:
    which = counter.at_department()
    counter.desk.endings.withdraw(which, "Đổi ý")
    with refused("not_back_yet", holder=Holder(HolderKind.DEPARTMENT, counter.get(which).department)):
        counter.desk.results.give_back(which, Handing())
    with refused("not_back_yet"):
        counter.desk.handover.move(which, Holder(HolderKind.ARCHIVE))
