"""What the page says of a submission: plainly, completely, and nothing that asks for what is not needed."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.procedures import ProcessingTime, TimeUnit
from frontdesk.domain.public_status import PapersLeft, PublicStep, StepKind
from frontdesk.domain.states import ENDED, State
from frontdesk.domain.text import fold
from frontdesk.domain.tracking import Tracked
from frontdesk.i18n import LANGUAGES, words
from frontdesk.tracking.next_act import next_act
from frontdesk.tracking.plain import plain
from frontdesk.tracking.status_page import StatusPage, status_page
from frontdesk.tracking.timeline import timeline
from tests.factories import MONDAY_MORNING
from tests.tracking.samples import DUE, SAMPLES, WHY, status, tracked
from tests.unit.test_standing import JARGON

VI = words("vi")


def page(state: State = State.IN_PROGRESS, **changes: Any) -> StatusPage:
    return status_page(tracked(state, **changes), "vi", VI)


def facts(**changes: Any) -> dict[str, str]:
    return dict(page(**changes).facts)


@pytest.mark.parametrize("name", sorted(set(SAMPLES) - {"hostile"}))
def test_that_everything_is_said_in_words_for_citizens(name: str) -> None:
    for language in LANGUAGES:
        said = repr(status_page(SAMPLES[name], language, words(language)))
        assert "{" not in said
        assert [word for word in JARGON if fold(word) in fold(said)] == []


def test_that_what_was_received_is_said() -> None:
    assert facts() == {
        "Thủ tục": "Đăng ký thành lập hộ kinh doanh",
        "Nhận lúc": "10:43 Thứ Hai 23/11/2026",
        "Cơ quan giải quyết": "Phòng Kinh tế",
        "Thời hạn theo quy định": "3 ngày làm việc",
        "Phí, lệ phí": "100.000 đồng, đã nộp đủ",
    }
    assert facts(processing=ProcessingTime(TimeUnit.SAME_DAY))["Thời hạn theo quy định"] == "trong ngày làm việc"


@pytest.mark.parametrize(
    ("total", "owed", "said"),
    [
        (None, None, None),
        (None, 0, None),
        (None, 40_000, "Còn phải nộp 40.000 đồng"),
        (0, 0, "Miễn phí"),
        (0, None, "Miễn phí"),
        (100_000, None, "100.000 đồng"),
        (100_000, 0, "100.000 đồng, đã nộp đủ"),
        (100_000, 100_000, "100.000 đồng, chưa nộp"),
        (100_000, 60_000, "100.000 đồng; đã nộp 40.000 đồng, còn phải nộp 60.000 đồng"),
    ],
)
def test_that_the_fee_says_what_is_paid_and_what_is_owed(total: int | None, owed: int | None, said: str | None) -> None:
    assert facts(fee_total=total, fee_owed=owed).get("Phí, lệ phí") == said


def test_that_the_promised_day_stands_with_its_weekday_and_its_counting() -> None:
    day = page().day
    assert day is not None
    assert day.when is not None
    assert (day.when.clock, day.when.weekday, day.when.day) == ("17:00", "Thứ Sáu", "27/11/2026")
    assert day.when.iso == "2026-11-27T17:00+07:00"
    assert (day.label, day.note) == ("Hẹn trả kết quả", WHY["vi"])


def test_that_a_broken_promise_is_not_foretold() -> None:
    late = status_page(SAMPLES["late"], "vi", VI)
    assert late.day is not None
    assert late.day.label == "Đã hẹn trả kết quả"
    assert late.expected is None
    assert "xin lỗi Ông/Bà" in late.apology
    assert late.act is not None
    assert late.act.title == "Khi nhận kết quả"
    assert late.office_near, "one is asked to ask"


def test_that_papers_are_asked_for_by_their_last_day() -> None:
    asked = page(State.AWAITING_SUPPLEMENT)
    assert asked.day is not None
    assert asked.day.when is not None
    assert (asked.day.label, asked.day.when.day, asked.day.when.clock) == ("Bổ sung chậm nhất", "08/12/2026", "")
    assert asked.act is not None
    assert asked.act.items[-1] == "Giấy tờ ghi trong phiếu yêu cầu bổ sung"
    assert asked.expected is None


def test_that_papers_without_a_day_say_why_none_is_promised() -> None:
    asked = status_page(SAMPLES["papers_without_day"], "vi", VI)
    assert asked.day is not None
    assert (asked.day.label, asked.day.when) == ("Hẹn trả kết quả", None)
    assert "chưa hẹn ngày" in asked.sentence
    assert asked.act is not None
    assert "Khi nộp đủ, quầy hẹn ngày trả kết quả." in asked.act.notes


@pytest.mark.parametrize(("by", "at_once"), [(date(2026, 11, 25), True), (date(2026, 11, 26), False), (None, False)])
def test_that_only_after_the_last_day_it_is_urgent(by: date | None, at_once: bool) -> None:
    act = next_act(status(State.AWAITING_SUPPLEMENT, respond_by=by), VI)
    assert act is not None
    assert ("mang ngay" in act.lead) == at_once


@pytest.mark.parametrize("state", State)
def test_that_nobody_is_sent_for_nothing(state: State) -> None:
    act = next_act(status(state), VI)
    assert (act is not None and act.comes) == (state in {State.AWAITING_SUPPLEMENT, State.RESULT_AT_COUNTER})
    assert (act is None) == (state in ENDED)


@pytest.mark.parametrize("state", sorted(ENDED))
def test_that_papers_left_behind_are_fetched_once_they_are_there(state: State) -> None:
    here = next_act(status(state, papers_left=PapersLeft.HERE), VI)
    coming = next_act(status(state, papers_left=PapersLeft.COMING), VI)
    assert here is not None
    assert coming is not None
    assert (here.comes, coming.comes) == (True, False)
    assert "Người khác nhận thay: mang căn cước của mình và giấy ủy quyền." in here.notes


def test_that_who_collects_knows_what_to_bring_and_what_to_pay() -> None:
    act = next_act(status(State.RESULT_AT_COUNTER, fee_owed=40_000), VI)
    assert act is not None
    assert act.items == ("Giấy hẹn", "Căn cước hoặc hộ chiếu", "Tiền còn phải nộp: 40.000 đồng")
    assert act.notes == (
        "Người khác nhận thay: mang căn cước của mình và giấy ủy quyền.",
        "Mất giấy hẹn vẫn nhận được: mang căn cước hoặc hộ chiếu.",
    )


@pytest.mark.parametrize("state", [State.RECEIVED, State.IN_PROGRESS, State.RESULT_READY, State.RESULT_AT_COUNTER])
def test_that_nobody_is_sent_for_a_result_that_comes_by_post(state: State) -> None:
    act = next_act(status(state, elsewhere=True, fee_owed=40_000), VI)
    assert act is not None
    assert (act.comes, act.items, act.notes) == (False, ("Tiền còn phải nộp: 40.000 đồng",), ())
    assert "theo cách Ông/Bà đã đăng ký" in act.lead


def test_that_who_waits_knows_how_to_hear_of_the_result() -> None:
    act = next_act(status(), VI)
    assert act is not None
    assert act.notes[0] == "Quét lại mã QR trên giấy hẹn để biết kết quả đã về quầy chưa."


@pytest.mark.parametrize(("by", "said"), [(date(2026, 11, 25), True), (date(2026, 12, 8), True), (None, False)])
def test_that_what_follows_a_missed_supplement_is_said_where_there_is_a_last_day(by: date | None, said: bool) -> None:
    act = next_act(status(State.AWAITING_SUPPLEMENT, respond_by=by), VI)
    assert act is not None
    assert ("Quá hạn bổ sung mà chưa nộp đủ, cơ quan có thể kết thúc hồ sơ." in act.notes) == said


@pytest.mark.parametrize("state", sorted(ENDED - {State.RETURNED}))
def test_that_what_ended_without_a_result_is_not_called_paid(state: State) -> None:
    assert "Phí, lệ phí" not in dict(page(state, fee_total=None, fee_owed=0).facts)


@pytest.mark.parametrize("kind", StepKind)
def test_that_every_step_is_told_and_names_a_department_where_it_left_the_counter(kind: StepKind) -> None:
    for department in ("Công an xã", ""):
        (line,) = timeline(status(steps=(PublicStep(kind, MONDAY_MORNING, department),)), VI)
        assert line.text[0].isupper()
        assert "{" not in line.text
        away = {
            StepKind.HANDED_OVER, StepKind.ACKNOWLEDGED, StepKind.SENT_BACK, StepKind.DECIDED, StepKind.APOLOGISED,
        }  # fmt: skip
        assert ((department or "Phòng Kinh tế") in line.text) == (kind in away)


def test_that_the_timeline_is_told_from_the_beginning_each_day_once() -> None:
    lines = page(State.RETURNED).lines
    assert [(line.at.day, line.at.clock) for line in lines if line.opens_day] == [
        ("23/11/2026", "10:43"), ("25/11/2026", "13:43"), ("26/11/2026", "10:53"),
    ]  # fmt: skip
    assert lines[0].text == "Quầy đã nhận hồ sơ"
    assert lines[-1].text == "Đã trả kết quả"


def test_that_an_apology_in_the_timeline_says_the_new_day() -> None:
    step = PublicStep(StepKind.APOLOGISED, MONDAY_MORNING, until=DUE)
    (line,) = timeline(status(steps=(step,)), VI)
    assert line.until == "Hẹn trả 17:00 Thứ Sáu 27/11/2026"


@pytest.mark.parametrize(
    ("state", "due_at"),
    [(State.IN_PROGRESS, DUE + timedelta(days=3)), (State.AWAITING_SUPPLEMENT, None), (State.REFUSED, DUE)],
)
def test_that_a_promise_that_holds_no_more_is_not_told_as_one(state: State, due_at: datetime | None) -> None:
    step = PublicStep(StepKind.RECEIVED, MONDAY_MORNING, until=DUE)
    (line,) = timeline(status(state, steps=(step,), due_at=due_at), VI)
    assert line.until == "Khi đó hẹn trả 17:00 Thứ Sáu 27/11/2026"


def why(given: dict[str, str], **changes: Any) -> str:
    day = status_page(Tracked(status(**changes), given), "vi", VI).day
    assert day is not None
    return day.note


SUPPLEMENTED = PublicStep(StepKind.SUPPLEMENTED, MONDAY_MORNING + timedelta(days=1), until=DUE)


def test_that_a_count_from_the_supplement_says_so() -> None:
    began = {"clock_since": SUPPLEMENTED.at, "steps": (SUPPLEMENTED,)}
    assert why(WHY, **began) == f"Thời hạn tính lại từ khi nộp đủ giấy tờ. {WHY['vi']}"
    assert why(WHY, clock_since=MONDAY_MORNING) == WHY["vi"]
    assert why({}, **began) == "", "the calendar has changed since"


def test_that_a_day_after_a_pause_says_why() -> None:
    told = "Thời hạn tạm dừng trong lúc chờ giấy tờ, nay tính tiếp."
    assert why({}, steps=(SUPPLEMENTED,)) == told
    assert why({}, steps=(SUPPLEMENTED,), due_at=DUE + timedelta(days=1)) == ""


def test_that_a_day_named_with_an_apology_says_which_it_replaces() -> None:
    told = "Ngày hẹn lại, thay cho 17:00 Thứ Sáu 27/11/2026."
    assert why({}, first_due_at=DUE, due_at=DUE + timedelta(days=4)) == told


def test_that_days_are_the_offices() -> None:
    """23:30 on the office's wall is still the evening before in UTC."""
    night = datetime(2026, 11, 25, 16, 30, tzinfo=UTC)
    steps = (PublicStep(StepKind.RECEIVED, night), PublicStep(StepKind.HANDED_OVER, night + timedelta(hours=1)))
    assert [(line.at.day, line.opens_day) for line in timeline(status(steps=steps), VI)] == [
        ("25/11/2026", True), ("26/11/2026", True),
    ]  # fmt: skip


@given(st.text())
def test_that_nothing_in_a_name_is_obeyed(name: str) -> None:
    said = plain(name)
    assert not any(char in said for char in "\n\r\t\0\u202e\u2066\u200b\ufeff")
    assert plain(said) == said
