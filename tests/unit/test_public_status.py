"""What may be said of a submission to whoever holds its receipt: where it stands, and nothing about anybody."""

from collections.abc import Callable
from dataclasses import asdict, fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.customer.standing import standing
from frontdesk.domain.custody import HolderKind
from frontdesk.domain.events import ReceivedPersonal
from frontdesk.domain.paper_lines import ReceivedPaper
from frontdesk.domain.payment_events import PaymentConfirmed
from frontdesk.domain.payments import PaymentMethod
from frontdesk.domain.procedures import ClockPolicy
from frontdesk.domain.public_status import PapersLeft, PublicStatus, PublicStep, public_status
from frontdesk.domain.states import State
from frontdesk.domain.supplement_events import SupplementReceived
from frontdesk.domain.text import fold
from frontdesk.i18n import LANGUAGES, words
from tests.factories import MONDAY_MORNING, make_party
from tests.lives import DEPARTMENT, DUE, PAPERS, Life, life_in

LATER = DUE + timedelta(minutes=1)
CANARY = "bà Đặng Thị Yến Oanh"
PERSONAL = ReceivedPersonal(
    make_party("ĐẶNG THỊ YẾN OANH"), make_party("MA VĂN BẰNG"), "T" * 27, "1234-5678", "1" * 64, f"Báo cho {CANARY}"
)
# Everything in these lives that is about a person, is secret, or was typed.
SECRETS = [
    "ĐẶNG THỊ YẾN OANH", "MA VĂN BẰNG", "NGUYỄN THỊ HÒA", "NGUYỄN THỊ HOA", "Ma Thị Lan", "Nông Văn Páo", "Lê Thị Mai",
    "008195012346", "912345678", "Thôn 3", "T" * 27, "V" * 27, "1234-5678", "2345-6789", "00000000", "11111111",
    "Sai thẩm quyền", "Không làm nữa", "Chờ xác minh", "Không thấy trong tập", "Thiếu chữ ký", "Chiều đến", "Sai tên",
    "12/GCN", "BG-C1", "1.001612",
]  # fmt: skip


def of(life: Life, scanned_version: int = 0) -> PublicStatus:
    return public_status(life.submission, life.now, scanned_version)


def oanh() -> Life:
    return Life(personal=PERSONAL, return_to=f"Nhà {CANARY}")


def partly(life: Life) -> Life:
    """The first paper came, the second did not, and what form 02 wants besides is on the list now."""
    more = ReceivedPaper(f"Căn cước của {CANARY}", PAPERS[0].form, 1, present=False)
    second = replace(PAPERS[1], present=False)
    papers = (PAPERS[0], second, PAPERS[2], more)
    act = SupplementReceived(papers, False, life.submission.received.clock_policy, None, life.now, life.now)  # noqa: FBT003
    return life.do(act)


DEEDS: dict[str, Callable[[Life], object]] = {
    "ask": lambda life: life.request("Giấy chứng nhận", f"Căn cước của {CANARY}", reason=CANARY),
    "ask again": lambda life: life.request(f"Đơn của {CANARY}", repeated=True, reason=CANARY),
    "supplement": Life.supplement,
    "partly": partly,
    "refuse": Life.refuse,
    "withdraw": lambda life: life.withdraw(given_back=True),
    "close": Life.close,
    "apologise": Life.apologise,
    "want time": Life.ask,
    "hand over": Life.hand_over,
    "acknowledge": lambda life: life.acknowledge(taker="Lê Thị Mai"),
    "missing": Life.report_missing,
    "find": Life.find,
    "send back": Life.send_back,
    "move": lambda life: life.move(HolderKind.OFFICER, "Nông Văn Páo"),
    "record": Life.record,
    "result": lambda life: life.receive_result("Giấy chứng nhận"),
    "call": Life.call,
    "give": Life.give,
    "give at once": Life.give_at_once,
    "correct": Life.correct,
    "wait": lambda life: setattr(life, "now", life.now + timedelta(days=3)),
}


@given(st.lists(st.sampled_from(sorted(DEEDS)), max_size=14), st.integers(0, 2))
def test_that_no_life_says_anything_about_anybody(deeds: list[str], scanned: int) -> None:
    life = oanh()
    for deed in deeds:
        DEEDS[deed](life)
    status = of(life, scanned)
    stands = [standing(status, words(language)) for language in LANGUAGES]
    told = " ".join(text for each in stands for text in (each.title, each.sentence, each.todo))
    heard = fold(f"{asdict(status)} {told}")
    assert [secret for secret in (*SECRETS, CANARY) if fold(secret) in heard] == []
    assert "{" not in told


def test_that_the_canaries_are_where_they_could_be_heard() -> None:
    life = oanh().hand_over().acknowledge(taker="Lê Thị Mai").send_back()
    DEEDS["ask"](life)
    kept = fold(repr(partly(life).submission))
    for secret in (CANARY, "008195012346", "Lê Thị Mai", "Thiếu chữ ký", "1234-5678", "T" * 27):
        assert fold(secret) in kept


def test_that_only_these_fields_are_public() -> None:
    """Whoever adds one looks at this list, and at what it could say of a person."""
    assert {field.name for field in fields(PublicStatus)} == {
        "receipt_code", "state", "procedure_name", "department", "received_at", "as_of", "due_at", "first_due_at",
        "late", "ready_since", "missing", "others_missing", "respond_by", "papers_left", "fee_owed", "replaced",
        "processing", "fee_total", "ended_at", "clock_since", "elsewhere", "steps",
    }  # fmt: skip
    assert set(PublicStep._fields) == {"kind", "at", "department", "until"}


@pytest.mark.parametrize("where", ["", "Bản điện tử", "Nhà bà Oanh"])
def test_that_a_result_asked_for_elsewhere_says_so_and_not_where(where: str) -> None:
    status = of(Life(return_to=where))
    assert status.elsewhere == bool(where)
    assert "Oanh" not in repr(status)


@pytest.mark.parametrize("state", State)
def test_that_every_state_is_told_with_its_dates(state: State) -> None:
    life = life_in(state)
    status = of(life)
    assert (status.state, status.receipt_code, status.department) == (state, "C1-261123-0001-F", DEPARTMENT)
    assert (status.received_at, status.as_of) == (MONDAY_MORNING, life.now)
    assert status.due_at == life.submission.due_at
    assert not status.late
    assert not status.replaced
    assert status.ended == (state in {State.RETURNED, State.REFUSED, State.WITHDRAWN, State.CLOSED})


@pytest.mark.parametrize("state", State)
def test_that_late_is_what_is_still_waited_for_after_its_day(state: State) -> None:
    life = life_in(state)
    life.now = LATER
    waits = state not in {
        State.AWAITING_SUPPLEMENT, State.RESULT_AT_COUNTER, State.RETURNED, State.REFUSED, State.WITHDRAWN,
        State.CLOSED,
    }  # fmt: skip
    assert of(life).late == waits


def test_that_a_result_that_came_late_says_so_until_it_is_fetched() -> None:
    life = Life().hand_over()
    life.now = LATER
    assert of(life.receive_result()).late
    assert of(life).ready_since == LATER
    assert not of(life.give()).late
    assert of(life).ready_since is None


def test_that_an_apology_says_both_dates_until_the_clock_is_set_anew() -> None:
    life = Life().apologise(DUE + timedelta(days=3))
    assert (of(life).first_due_at, of(life).due_at) == (DUE, DUE + timedelta(days=3))
    life.now = LATER
    assert not of(life).late
    life.now = DUE + timedelta(days=4)
    assert of(life).late
    life.request().supplement(DUE + timedelta(days=9))
    assert (of(life).first_due_at, of(life).due_at) == (None, DUE + timedelta(days=9))


def test_that_papers_without_a_form_02_are_those_that_are_missing() -> None:
    papers = (replace(PAPERS[0], present=False), *PAPERS[1:])
    status = of(Life(papers=papers, due_at=None))
    assert (status.missing, status.others_missing, status.respond_by) == (("Giấy đề nghị",), False, None)


def test_that_papers_of_form_02_are_named_where_the_list_names_them() -> None:
    life = Life()
    DEEDS["ask"](life)
    status = of(life)
    assert (status.missing, status.others_missing) == (("Giấy chứng nhận",), True)
    assert status.respond_by == date(2026, 12, 8)


def test_that_what_came_in_part_is_not_asked_for_again() -> None:
    life = Life().request("Giấy đề nghị", "Giấy chứng nhận", f"Căn cước của {CANARY}")
    assert of(life).missing == ("Giấy đề nghị", "Giấy chứng nhận")
    status = of(partly(life))
    assert (status.missing, status.others_missing) == (("Giấy chứng nhận",), True)


def test_that_nothing_is_missing_once_it_came() -> None:
    status = of(Life().request().supplement())
    assert (status.missing, status.others_missing, status.respond_by) == ((), False, None)


def test_that_papers_of_a_corrected_procedure_are_of_the_list_too() -> None:
    life = Life()
    other = ReceivedPaper("Sơ đồ địa điểm", PAPERS[0].form, 1, present=False)
    life.correct(due_at=None, papers=(other,))
    assert (of(life).missing, of(life).others_missing) == ((), True)
    life = Life().correct(due_at=None, papers=(other,), fields=("procedure_code", "papers"))
    assert (of(life).missing, of(life).others_missing) == (("Sơ đồ địa điểm",), False)


@pytest.mark.parametrize(
    ("life", "left"),
    [
        (Life(), PapersLeft.NONE),
        (Life().refuse(), PapersLeft.HERE),
        (Life().refuse(given_back=True), PapersLeft.NONE),
        (Life().hand_over().withdraw(), PapersLeft.COMING),
        (Life().hand_over().report_missing().withdraw(), PapersLeft.COMING),
        (Life().hand_over().withdraw().send_back(), PapersLeft.HERE),
        (Life().hand_over().receive_result("Giấy chứng nhận").give(), PapersLeft.HERE),
        (Life().hand_over().receive_result("Giấy chứng nhận").give("Giấy chứng nhận"), PapersLeft.NONE),
    ],
)
def test_that_papers_left_in_the_office_are_told(life: Life, left: PapersLeft) -> None:
    assert of(life).papers_left is left


@pytest.mark.parametrize(("scanned", "replaced"), [(0, False), (1, True), (2, False)])
def test_that_a_receipt_that_no_longer_holds_says_so(scanned: int, replaced: bool) -> None:
    assert of(Life().correct(), scanned).replaced == replaced


def test_that_form_02_in_free_words_is_never_of_the_list() -> None:
    life = Life().request(f"Đơn của {CANARY}")
    assert (of(life).missing, of(life).others_missing) == ((), True)


@pytest.mark.parametrize(("amount", "owed"), [(40_000, 60_000), (100_000, 0), (130_000, 0)])
def test_that_a_citizen_is_told_what_is_owed_and_never_less_than_nothing(amount: int, owed: int) -> None:
    life = Life()
    life.do(PaymentConfirmed(1, PaymentMethod.CASH, amount, "C1", life.now))
    assert of(life).fee_owed == owed


@pytest.mark.parametrize("life", [Life().refuse(), Life().withdraw(), Life().request().close()])
def test_that_what_ended_without_a_result_charges_nothing(life: Life) -> None:
    assert (of(life).fee_total, of(life).fee_owed) == (None, 0)
    assert of(Life()).fee_total == 100_000


@pytest.mark.parametrize("state", State)
def test_that_an_end_is_told_once_nobody_waits_for_papers(state: State) -> None:
    life = life_in(state)
    over = life.now - timedelta(minutes=15)
    assert of(life).ended_at == (over if of(life).ended and of(life).papers_left is PapersLeft.NONE else None)


def test_that_an_end_is_that_of_the_last_papers_given_back() -> None:
    life = Life().refuse()
    assert of(life).ended_at is None
    life.now += timedelta(days=200)
    life.give_back("Giấy đề nghị")
    assert of(life).ended_at is None
    last = life.now
    life.give_back("Giấy chứng nhận")
    assert of(life).ended_at == last
    assert of(Life().refuse(given_back=True)).ended_at == MONDAY_MORNING + timedelta(minutes=15)


def test_that_papers_on_their_way_back_keep_the_end_open() -> None:
    life = Life().hand_over().withdraw()
    assert of(life).ended_at is None
    assert of(life.send_back()).ended_at is None


def test_that_the_count_of_a_promise_begins_where_it_was_counted_from() -> None:
    life = Life()
    assert of(life).clock_since == MONDAY_MORNING
    assert of(life.correct(due_at=DUE + timedelta(days=1))).clock_since == MONDAY_MORNING
    assert of(life.request()).clock_since is None
    supplemented = life.now
    assert of(life.supplement()).clock_since == supplemented
    assert of(life.hand_over().receive_result()).clock_since == supplemented
    assert of(life.give()).clock_since is None


def test_that_a_day_that_was_named_is_no_count() -> None:
    assert of(Life().apologise()).clock_since is None
    assert of(Life().apologise().correct(due_at=DUE + timedelta(days=4))).clock_since is None
    assert of(Life().request().supplement(policy=ClockPolicy.PAUSE)).clock_since is None
    assert of(Life().apologise().request().supplement()).clock_since is not None


def test_that_a_reception_that_was_complete_after_all_counts_from_its_beginning() -> None:
    papers = (replace(PAPERS[0], present=False), *PAPERS[1:])
    life = Life(papers=papers, due_at=None)
    assert of(life).clock_since is None
    assert of(life.correct(fields=("papers",))).clock_since == MONDAY_MORNING
