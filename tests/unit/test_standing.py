"""Where a submission stands, as citizens read it."""

from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest

from frontdesk.customer.standing import Standing, standing
from frontdesk.customer.view import Tone
from frontdesk.domain.public_status import PapersLeft, PublicStatus, PublicStep, StepKind
from frontdesk.domain.states import ENDED, State
from frontdesk.domain.text import fold
from frontdesk.i18n import LANGUAGES, words
from tests.factories import MONDAY_MORNING

DUE = MONDAY_MORNING + timedelta(days=4)
OPENING = "Mở cửa 07:30 – 11:30."
# What officers say among themselves
JARGON = (
    "bàn giao", "ký nhận", "báo thiếu", "thụ lý", "gia hạn", "quy trình", "trạng thái", "luân chuyển", "mẫu 02",
    "NĐ 118",
)  # fmt: skip


def status(state: State, **changes: Any) -> PublicStatus:
    given: dict[str, Any] = {
        "receipt_code": "C1-261123-0001-F",
        "procedure_name": "Đăng ký thành lập hộ kinh doanh",
        "department": "Phòng Kinh tế",
        "received_at": MONDAY_MORNING,
        "as_of": MONDAY_MORNING + timedelta(days=6),
        "due_at": None if state is State.AWAITING_SUPPLEMENT else DUE,
        "ready_since": DUE if state is State.RESULT_AT_COUNTER else None,
        "missing": ("Giấy chứng nhận",) if state is State.AWAITING_SUPPLEMENT else (),
        **changes,
    }
    return PublicStatus(state=state, **given)


def told(state: State, **changes: Any) -> Standing:
    return standing(status(state, **changes), words("vi"), OPENING)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", State)
def test_that_every_case_is_said_in_whole_sentences(state: State, language: str) -> None:
    flags = product((False, True), (False, True), (None, DUE - timedelta(days=1)), PapersLeft, (None, 0, 100_000))
    for late, replaced, first_due_at, left, owed in flags:
        case = status(state, late=late, replaced=replaced, first_due_at=first_due_at, papers_left=left, fee_owed=owed)
        said = standing(case, words(language), OPENING)
        assert said.title
        assert not said.title.endswith(".")
        for text in (said.sentence, said.todo):
            assert "{" not in text
            assert "None" not in text
            assert "  " not in text
            assert not text or text.endswith(".")
        assert said.sentence
        heard = fold(f"{said.title} {said.sentence} {said.todo}")
        assert [word for word in JARGON if fold(word) in heard] == []


@pytest.mark.parametrize("state", sorted(set(State) - ENDED))
def test_that_being_late_is_said_with_an_apology(state: State) -> None:
    for replaced in (False, True):
        late = told(state, late=True, replaced=replaced)
        assert "xin lỗi Ông/Bà" in late.sentence.replace("Xin", "xin")
        assert late.sentence != told(state, replaced=replaced).sentence
        assert late.tone is (Tone.GOOD if state is State.RESULT_AT_COUNTER else Tone.WARN)


@pytest.mark.parametrize("state", sorted(ENDED))
def test_that_after_the_end_no_date_is_spoken_of(state: State) -> None:
    assert told(state, first_due_at=DUE - timedelta(days=2)).sentence == told(state).sentence
    assert "muộn" not in told(state).sentence


@pytest.mark.parametrize("state", State)
def test_that_a_replaced_receipt_says_so_first(state: State) -> None:
    assert told(state, replaced=True).sentence == (
        f"Giấy hẹn này đã được thay bằng bản mới; mời Ông/Bà dùng bản mới. {told(state).sentence}"
    )


def test_that_a_file_at_work_says_where_it_is_and_asks_for_nothing() -> None:
    assert told(State.IN_PROGRESS) == Standing(
        "Đang giải quyết", "Hồ sơ đang ở Phòng Kinh tế, đang giải quyết.", Tone.PLAIN, ""
    )


def test_that_an_apology_names_the_old_and_the_new_date() -> None:
    said = told(State.IN_PROGRESS, first_due_at=DUE - timedelta(days=1)).sentence
    assert "không kịp ngày hẹn 26/11/2026" in said
    assert "Ngày hẹn mới: 10:43 Thứ Sáu 27/11/2026." in said
    assert "hẹn lại" in told(State.IN_PROGRESS, first_due_at=DUE - timedelta(days=1), late=True).sentence


def test_that_a_result_is_fetched_with_receipt_and_card_and_the_fee() -> None:
    said = told(State.RESULT_AT_COUNTER, fee_owed=100_000)
    assert (said.title, said.tone) == ("Đã có kết quả", Tone.GOOD)
    assert said.todo == (
        "Mời Ông/Bà đến nhận, mang theo giấy hẹn và căn cước. Người nhận thay mang thêm giấy ủy quyền."
        " Tiền còn phải nộp: 100.000 đồng. Mở cửa 07:30 – 11:30."
    )
    assert "Tiền" not in told(State.RESULT_AT_COUNTER, fee_owed=0).todo


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Mời Ông/Bà mang đến: Giấy chứng nhận."),
        ({"respond_by": date(2026, 12, 8)}, "Mời Ông/Bà mang đến: Giấy chứng nhận, chậm nhất ngày 08/12/2026."),
        (
            {"respond_by": date(2026, 11, 28), "others_missing": True},
            "Đã quá ngày bổ sung 28/11/2026. Mời Ông/Bà mang đến ngay: Giấy chứng nhận;"
            " giấy tờ ghi trong phiếu yêu cầu bổ sung.",
        ),
        ({"missing": (), "others_missing": True}, "Mời Ông/Bà mang đến: giấy tờ ghi trong phiếu yêu cầu bổ sung."),
    ],
)
def test_that_papers_to_bring_are_named_with_their_last_day(changes: dict[str, Any], said: str) -> None:
    assert told(State.AWAITING_SUPPLEMENT, **changes).todo == f"{said} {OPENING}"


@pytest.mark.parametrize("state", [State.RESULT_READY, State.RESULT_AT_COUNTER])
def test_that_nobody_is_sent_for_a_result_that_comes_by_post(state: State) -> None:
    todo = told(state, elsewhere=True).todo
    assert todo == "Kết quả được trả theo cách Ông/Bà đã đăng ký, ghi ở mục 6 của giấy hẹn."


def test_that_papers_found_again_at_the_counter_are_not_said_to_be_looked_at() -> None:
    """Whoever sent them back would have to have had them."""
    steps = tuple(PublicStep(kind, MONDAY_MORNING) for kind in (StepKind.FOUND, StepKind.CORRECTED))
    found, back = status(State.SENT_BACK, steps=steps), status(State.SENT_BACK)
    assert standing(found, words("vi")).sentence == "Hồ sơ đã được nhận và sẽ chuyển đến Phòng Kinh tế."
    assert "xem lại" in standing(back, words("vi")).sentence


@pytest.mark.parametrize("state", sorted(ENDED))
def test_that_papers_left_behind_are_fetched_once_they_are_there(state: State) -> None:
    assert OPENING in told(state, papers_left=PapersLeft.HERE).todo
    assert "đang được chuyển về quầy" in told(state, papers_left=PapersLeft.COMING).todo
    assert told(state).todo == ""
    assert told(state).tone is Tone.MUTED


def test_that_nobody_is_sent_to_a_closed_door_for_nothing() -> None:
    """The opening hours are said only to who has a reason to come."""
    comes = {state for state in State if OPENING in told(state).todo}
    assert comes == {State.AWAITING_SUPPLEMENT, State.RESULT_AT_COUNTER}
