"""The day's log at closing time: when it is due, what makes up for it, and a folder that is away."""

import csv
import shutil
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from frontdesk.desk import Desk
from frontdesk.domain.daily_log import DaysOf
from frontdesk.domain.exports import ExportFormat
from frontdesk.domain.people import Person, Role
from frontdesk.errors import InvalidInput, RuleRefused
from frontdesk.home_file import read_home
from tests.factories import HandClock, make_desk
from tests.services.steps import receive, said

CSV, XLSX, PDF = ExportFormat.CSV, ExportFormat.XLSX, ExportFormat.PDF


def at(clock: HandClock, moment: str) -> None:
    """Move to that moment on the office's wall."""
    clock.now = datetime.fromisoformat(f"{moment}:00+07:00")


def scheduled(tmp_path: Path, *formats: ExportFormat) -> tuple[Desk, HandClock, Path]:
    """A desk on Monday 23/11/2026 that writes its logs into a folder. The 24th is a holiday."""
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    folder = tmp_path / "logs"
    folder.mkdir()
    desk.export_schedule.choose(folder, formats or (CSV,))
    return desk, clock, folder


def names(folder: Path) -> list[str]:
    """What lies there."""
    return sorted(each.name for each in folder.iterdir())


def test_that_a_day_is_written_once_its_hours_are_over(tmp_path: Path) -> None:
    desk, clock, folder = scheduled(tmp_path, CSV, XLSX, PDF)
    receive(desk)
    at(clock, "2026-11-23 16:59")
    assert desk.export_schedule.run().files == ()
    at(clock, "2026-11-23 17:00")
    done = desk.export_schedule.run()
    assert done.trouble is None
    assert names(folder) == [f"nhat-ky-C1-2026-11-23.{form}" for form in ("csv", "pdf", "xlsx")]
    assert desk.export_schedule.run().files == ()  # each once


def test_that_nobody_is_named_and_the_counter_is_the_actor(tmp_path: Path) -> None:
    desk, clock, folder = scheduled(tmp_path, CSV, XLSX, PDF)
    receive(desk)
    at(clock, "2026-11-23 17:00")
    lan = desk.seat.person()
    desk.seat.leave()  # everybody has gone home
    desk.export_schedule.run()
    desk.seat.take(lan)
    content = (folder / "nhat-ky-C1-2026-11-23.csv").read_text(encoding="utf-8-sig")
    sheet = openpyxl.load_workbook(folder / "nhat-ky-C1-2026-11-23.xlsx").worksheets[0]
    cells = " ".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
    for text in (content, cells, said((folder / "nhat-ky-C1-2026-11-23.pdf").read_bytes())):
        assert "C1-261123-" in text
        assert "NGUYỄN" not in text
        assert "345678" not in text
    records = desk.daily_log.exports()
    assert {(each.who, each.scheduled, each.masked) for each in records} == {("C1", True, True)}
    assert {each.format: each.days_of for each in records}[CSV] == DaysOf.EITHER.value


def test_that_missed_days_are_made_up_for(tmp_path: Path) -> None:
    desk, clock, folder = scheduled(tmp_path)
    at(clock, "2026-11-27 08:00")
    desk.export_schedule.run()
    assert names(folder) == [f"nhat-ky-C1-2026-11-{day}.csv" for day in (23, 25, 26)]  # the 24th is a holiday


def test_that_a_day_off_is_written_where_somebody_worked(tmp_path: Path) -> None:
    desk, clock, folder = scheduled(tmp_path)
    at(clock, "2026-11-28 09:00")  # Saturday
    receive(desk)
    at(clock, "2026-11-28 23:59")
    desk.export_schedule.run()
    assert "nhat-ky-C1-2026-11-28.csv" not in names(folder)
    at(clock, "2026-11-30 07:00")
    desk.export_schedule.run()
    assert "nhat-ky-C1-2026-11-28.csv" in names(folder)
    assert "nhat-ky-C1-2026-11-29.csv" not in names(folder)


def test_that_what_came_after_closing_time_is_in_the_day_too(tmp_path: Path) -> None:
    desk, clock, folder = scheduled(tmp_path)
    at(clock, "2026-11-23 17:00")
    desk.export_schedule.run()
    at(clock, "2026-11-23 17:20")
    receive(desk)
    assert desk.export_schedule.due() != ()
    desk.export_schedule.run()
    lines = list(csv.reader((folder / "nhat-ky-C1-2026-11-23.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert len([line for line in lines if line and line[0].startswith("C1-2611")]) == 1
    assert desk.export_schedule.due() == ()


def test_that_a_program_closed_in_the_last_hour_is_closed_for_the_day(tmp_path: Path) -> None:
    desk, clock, folder = scheduled(tmp_path)
    at(clock, "2026-11-23 15:59")
    assert desk.export_schedule.run(closing=True).files == ()
    at(clock, "2026-11-23 16:30")
    assert desk.export_schedule.run().files == ()
    assert len(desk.export_schedule.run(closing=True).files) == 1
    assert names(folder) == ["nhat-ky-C1-2026-11-23.csv"]
    at(clock, "2026-11-23 16:40")
    receive(desk)  # somebody came after all
    at(clock, "2026-11-23 17:00")
    assert len(desk.export_schedule.run().files) == 1


def test_that_a_folder_that_is_away_is_told_and_made_up_for(tmp_path: Path) -> None:
    desk, clock, folder = scheduled(tmp_path)
    shutil.rmtree(folder)
    at(clock, "2026-11-25 17:30")
    trouble = desk.export_schedule.run().trouble
    assert trouble is not None
    assert trouble.code == "export_folder_away"
    assert not folder.exists()  # it may be where a disk comes in
    folder.mkdir()
    assert len(desk.export_schedule.run().files) == 2


def test_that_days_before_the_choice_are_not_made_up_for(tmp_path: Path) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    receive(desk)
    at(clock, "2026-12-02 10:00")
    folder = tmp_path / "logs"
    folder.mkdir()
    desk.export_schedule.choose(folder, (CSV,))
    at(clock, "2026-12-02 18:00")
    desk.export_schedule.run()
    assert names(folder) == ["nhat-ky-C1-2026-12-02.csv"]


def test_that_the_choice_is_kept_and_can_be_taken_back(tmp_path: Path) -> None:
    desk, clock, folder = scheduled(tmp_path, PDF, CSV, PDF)
    kept = desk.export_schedule.schedule()
    assert kept is not None
    assert (kept.folder, kept.formats) == (folder, (PDF, CSV))
    home = read_home(desk.settings.home)
    assert home is not None
    assert home.home_id
    assert home.export_since == kept.since
    desk.export_schedule.stop()
    at(clock, "2026-11-25 17:30")
    assert desk.export_schedule.schedule() is None
    assert desk.export_schedule.run().files == ()


def test_that_a_folder_nobody_can_use_is_refused(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    for wrong in (tmp_path / "nowhere", desk.settings.home):
        with pytest.raises(InvalidInput, match="export_folder_wrong"):
            desk.export_schedule.choose(wrong, (CSV,))
    with pytest.raises(InvalidInput, match="export_formats_missing"):
        desk.export_schedule.choose(tmp_path, ())


def test_that_officers_do_not_choose_where_logs_go(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    desk.seat.take(Person("binh", "Hà Văn Bình", (Role.OFFICER,)))
    for ask in (
        desk.export_schedule.schedule,
        desk.export_schedule.stop,
        lambda: desk.export_schedule.choose(tmp_path, (CSV,)),
    ):
        with pytest.raises(RuleRefused, match="role_forbids"):
            ask()
