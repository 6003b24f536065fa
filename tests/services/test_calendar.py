"""Hours and notices count for new promises, never for one already made."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from frontdesk.errors import InvalidInput
from tests.factories import make_application, make_desk, open_desk


def test_that_new_hours_move_new_due_dates_only_and_outlive_a_restart(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    before = desk.reception.receive(make_application(desk))
    desk.calendar.set_hours("T2-T6 07:00-11:00 13:30-16:30")
    after = desk.reception.receive(make_application(desk))
    assert before.due_at == datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
    assert after.due_at == datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
    assert desk.lookup.get(str(before.submission_id)).due_at == before.due_at
    desk.supervision.rebuild()
    desk.close()
    again = open_desk(desk.settings)
    assert again.calendar.hours() == desk.calendar.hours()
    again.close()


def test_that_an_imported_notice_is_counted_with_and_importing_again_says_nothing_new(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    sheet = tmp_path / "notices.csv"
    sheet.write_text("day,kind,reason,legal_basis\n2026-11-26,off,Nghỉ lũ,CĐ 1\n", encoding="utf-8")
    assert desk.calendar.import_notices(sheet) == 1
    assert desk.calendar.import_notices(sheet) == 0
    promise = desk.reception.promise("1.001612")
    assert promise.due is not None
    assert promise.due.at == datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
    assert "Nghỉ lũ" in promise.explanation


def test_that_a_file_with_a_bad_line_changes_nothing(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    before = desk.calendar.notices()
    sheet = tmp_path / "notices.csv"
    sheet.write_text("day,kind,reason,legal_basis\n2026-11-26,off,Nghỉ,\n2026-02-30,off,Nghỉ,\n", encoding="utf-8")
    with pytest.raises(InvalidInput, match="notices_unreadable"):
        desk.calendar.import_notices(sheet)
    with pytest.raises(InvalidInput, match="file_unreadable"):
        desk.calendar.import_notices(tmp_path / "nowhere.csv")
    assert desk.calendar.notices() == before
