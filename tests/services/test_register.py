"""Form 07 of a real book: every number of its days, read from what the submissions are now."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from frontdesk.domain.result_events import ReturnProof
from frontdesk.domain.takers import Handing
from frontdesk.errors import InvalidInput, RuleRefused
from frontdesk.i18n import words
from frontdesk.messages import sentence
from tests.factories import HandClock, make_desk
from tests.services.steps import hand_over, receive, said, standing


def test_that_the_register_has_every_number_of_its_days(tmp_path: Path) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    for day in range(3):
        for name in ("MỘT", "HAI"):
            receive(desk, f"NGƯỜI THỨ {name} NGÀY {day}")
        clock.forward(days=1)
    whole = desk.forms.issue_register(date(2026, 1, 1), date(2026, 12, 31))
    assert whole.name == "C1-260101-261231-07"
    text_of = said(whole.pdf)
    assert "Quyển số: C1/2026. Năm 2026" in text_of
    assert all(f" {n:02} C1-" in text_of for n in range(1, 7))
    assert "Tổng số tiếp nhận: 6." in text_of
    part = said(desk.forms.issue_register(date(2026, 11, 24), date(2026, 11, 24)).pdf)
    assert "Các ngày trước mang sang: 2 hồ sơ" in part
    assert "NGÀY 1" in part
    assert not any(f"NGÀY {n}" in part for n in (0, 2))
    assert "Lũy kế từ đầu quyển: 4 hồ sơ." in part


def test_that_a_line_of_the_register_follows_its_submission(tmp_path: Path) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    done, refused, stopped = receive(desk), receive(desk), receive(desk)
    hand_over(desk, [done])
    due_at = standing(desk, done).due_at
    desk.endings.refuse(refused, "Không thuộc thẩm quyền")
    desk.endings.withdraw(stopped, "Đổi ý")
    assert due_at is not None
    clock.now = due_at + timedelta(hours=20)
    desk.results.receive(done)
    desk.results.return_result(done, Handing(ReturnProof.LOST_RECEIPT))
    text_of = said(desk.forms.issue_register(date(2026, 11, 23), date(2026, 11, 23)).pdf)
    assert "Tại quầy, giấy tờ tùy thân Trả muộn" in text_of
    assert "Từ chối, số 01/C1- TCHS" in text_of  # parted after the dash
    assert "Dừng, số 01/C1-DHS" in text_of
    assert "Đã trả kết quả: 1, trong đó đúng hạn 0, quá hạn 1. Từ chối: 1. Dừng, đóng: 1." in text_of


def test_that_the_register_of_another_counter_is_its_own(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    receive(desk)
    other = said(desk.forms.issue_register(date(2026, 1, 1), date(2026, 12, 31), "c2").pdf)
    assert "Quyển số: C2/2026" in other
    assert "Không tiếp nhận hồ sơ nào" in other
    with pytest.raises(InvalidInput, match="counter_code_malformed"):
        desk.forms.issue_register(date(2026, 1, 1), date(2026, 12, 31), "'; DROP")


@pytest.mark.parametrize(
    ("first", "last_day", "code"),
    [
        (date(2026, 2, 1), date(2026, 1, 31), "register_days_wrong"),
        (date(2025, 12, 1), date(2026, 1, 31), "register_over_years"),
    ],
)
def test_that_days_that_make_no_book_are_refused(tmp_path: Path, first: date, last_day: date, code: str) -> None:
    with pytest.raises(InvalidInput, match=code) as refusal:
        make_desk(tmp_path).forms.issue_register(first, last_day)
    assert "?" not in sentence(refusal.value, words())


@pytest.mark.parametrize("stop_at", [1, 2, 3])
def test_that_a_register_tells_its_progress_and_stops(tmp_path: Path, stop_at: int) -> None:
    desk = make_desk(tmp_path)
    for _ in range(3):
        receive(desk)
    heard: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        heard.append((done, total))
        return len(heard) < stop_at

    with pytest.raises(RuleRefused, match="stopped"):
        desk.forms.issue_register(date(2026, 11, 23), date(2026, 11, 23), progress=progress)
    assert len(heard) == stop_at
    assert heard == sorted(heard)


def test_that_the_progress_of_a_register_ends_with_all_its_lines(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    for _ in range(3):
        receive(desk)
    heard: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        heard.append((done, total))
        return True

    desk.forms.issue_register(date(2026, 11, 23), date(2026, 11, 23), progress=progress)
    assert heard == [(1, 3), (2, 3), (3, 3)]


def test_that_the_book_is_found_by_its_index(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    receive(desk)
    with desk.store.read() as connection:
        plan = connection.execute(
            text(
                "EXPLAIN QUERY PLAN SELECT submission_id FROM submissions WHERE book = 'C1/2026'"
                " AND received_at >= 1 AND received_at < 2 ORDER BY book_number"
            )
        )
        steps = [row[3] for row in plan]
    assert steps == ["SEARCH submissions USING INDEX submissions_book (book=?)"]
