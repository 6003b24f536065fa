"""Exports of the daily log: whole or not at all, on record before they have their name, and nobody named in them."""

import csv
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from frontdesk.desk import Desk
from frontdesk.domain.daily_log import DaysOf, LogFilter, LogOrder
from frontdesk.domain.events import act_of
from frontdesk.domain.export_events import ExportMade
from frontdesk.domain.exports import ExportFormat
from frontdesk.domain.people import Person, Role
from frontdesk.domain.proof import read_claim
from frontdesk.domain.proof_check import Outcome
from frontdesk.errors import DeskError, InvalidInput, RuleRefused, StorageRefused
from frontdesk.exports import placing
from frontdesk.i18n import words
from frontdesk.messages import sentence
from frontdesk.services.exporting import Exporter
from frontdesk.storage.journal import walk
from tests.exports.busy_office import busy_desk
from tests.services.steps import said

YEAR = LogFilter(date(2026, 1, 1), date(2026, 12, 31))
WHY = "Thanh tra huyện yêu cầu"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = busy_desk(tmp_path_factory.mktemp("busy"))
    yield made
    made.close()


def exported(desk: Desk) -> list[tuple[str, ExportMade]]:
    """What the journal says of exports."""
    with desk.store.read() as connection:
        acts = [(event.actor, act_of(event)) for event in walk(connection)]
    return [(who, act) for who, act in acts if isinstance(act, ExportMade)]


def table(path: Path) -> list[list[Any]]:
    """The rows of a file under their headings."""
    if path.suffix == ".csv":
        return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    sheet = openpyxl.load_workbook(path).worksheets[0]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    begin = next(at for at, row in enumerate(rows) if row[0] == "Mã hồ sơ")
    return rows[begin:]


def column(path: Path, heading: str) -> list[Any]:
    """The cells of one column."""
    rows = table(path)
    at = rows[0].index(heading)
    return [row[at] for row in rows[1:] if len(row) > at and re.match(r"C1-\d{6}-", str(row[0]))]


@pytest.mark.parametrize("form", ExportFormat)
def test_that_an_export_is_recorded_with_all_it_says(desk: Desk, tmp_path: Path, form: ExportFormat) -> None:
    target = tmp_path / f"log.{form.value}"
    before = len(exported(desk))
    made = desk.daily_log.export(replace(YEAR, counter="C1"), form, target)
    assert made.sha256 == hashlib.sha256(target.read_bytes()).hexdigest()
    who, act = exported(desk)[-1]
    assert len(exported(desk)) == before + 1
    assert (who, act.sha256, act.rows, act.format) == ("Ma Thị Lan", made.sha256, 18, form)
    assert (act.first, act.last, act.counter, act.masked, act.scheduled) == (YEAR.first, YEAR.last, "C1", True, False)
    assert act.personal is None
    newest = desk.daily_log.exports()[0]
    assert (newest.who, newest.sha256, newest.filters) == (who, made.sha256, (("counter", "C1"),))
    assert sorted(each.name for each in tmp_path.iterdir()) == [target.name]


@pytest.mark.parametrize("form", ExportFormat)
def test_that_nobody_is_named_unless_it_is_asked_for(desk: Desk, tmp_path: Path, form: ExportFormat) -> None:
    masked, named = tmp_path / f"m.{form.value}", tmp_path / f"n.{form.value}"
    desk.daily_log.export(YEAR, form, masked)
    desk.daily_log.export(YEAR, form, named, with_personal=True, reason=WHY)
    for canary in ("NGUYỄN THỊ HÒA", "008195012346", "0912345678", "0912 345 678", "Thôn 3"):
        in_book = form is ExportFormat.PDF and canary in ("008195012346", "0912345678")
        in_list = form is not ExportFormat.PDF and canary == "0912 345 678"
        assert canary not in _text(masked)
        assert (canary in _text(named)) is not (in_book or in_list), canary
    assert masked.stat().st_mode & 0o777 == 0o644
    assert named.stat().st_mode & 0o777 == 0o600
    act = exported(desk)[-1][1]
    assert not act.masked
    assert act.personal is not None
    assert act.personal.text == WHY
    assert desk.daily_log.exports()[0].reason == WHY


def _text(path: Path) -> str:
    if path.suffix == ".pdf":
        return said(path.read_bytes())
    return "\n".join(str(cell) for row in table(path) for cell in row)


def test_that_a_reason_can_be_erased_and_the_record_stays(desk: Desk, tmp_path: Path) -> None:
    desk.daily_log.export(YEAR, ExportFormat.CSV, tmp_path / "log.csv", with_personal=True, reason=WHY)
    with desk.store.read() as connection:
        event = [each for each in walk(connection) if each.kind == ExportMade.KIND][-1]
    assert WHY not in event.payload
    assert WHY in event.personal
    act = act_of(replace(event, personal=""))
    assert isinstance(act, ExportMade)
    assert (act.personal, act.masked) == (None, False)


def test_that_the_screen_names_nobody(desk: Desk) -> None:
    page = desk.daily_log.page(YEAR, LogOrder.RECEIVED)
    assert page.after is None
    assert len(page.rows) == 18
    assert {row.name for row in page.rows} == {"N. T. H.", "Đ. V. Đ.", "M. K. Y.", "N. T. N."}
    assert {row.id_number for row in page.rows} == {"•••• •••• 2346"}
    assert {row.phone for row in page.rows} == {"0912 ••• 678"}
    assert {row.address for row in page.rows} == {"…, Yên Sơn, Tuyên Quang"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"with_personal": True}, "reason_missing"),
        ({"with_personal": True, "reason": " \n"}, "reason_missing"),
        ({"with_personal": True, "reason": "x" * 3_000}, "reason_too_long"),
        ({"reason": WHY}, "reason_without_personal"),
        ({"asked": LogFilter(date(2026, 2, 1), date(2026, 1, 1))}, "report_days_wrong"),
        ({"asked": replace(YEAR, officer="Ma Thị Lan"), "form": ExportFormat.PDF}, "book_takes_counter_alone"),
        ({"asked": replace(YEAR, days_of=DaysOf.EITHER), "form": ExportFormat.PDF}, "book_takes_counter_alone"),
        ({"asked": replace(YEAR, first=date(2025, 1, 1)), "form": ExportFormat.PDF}, "register_over_years"),
        ({"asked": replace(YEAR, counter="'; DROP"), "form": ExportFormat.PDF}, "counter_code_malformed"),
    ],
)
def test_that_what_cannot_be_exported_is_refused_and_leaves_nothing(
    desk: Desk, tmp_path: Path, change: dict[str, Any], code: str
) -> None:
    asked: dict[str, Any] = {"asked": YEAR, "form": ExportFormat.CSV, "target": tmp_path / "log", **change}
    before = len(exported(desk))
    with pytest.raises(InvalidInput, match=code) as refusal:
        desk.daily_log.export(**asked)
    assert "{" not in sentence(refusal.value, words())
    assert len(exported(desk)) == before
    assert list(tmp_path.iterdir()) == []


def test_that_a_file_does_not_go_into_the_home(desk: Desk) -> None:
    with pytest.raises(InvalidInput, match="export_in_home"):
        desk.daily_log.export(YEAR, ExportFormat.CSV, desk.settings.home / "log.csv")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SUPERVISOR])
def test_that_only_a_supervisor_sees_or_exports_the_log(desk: Desk, tmp_path: Path, role: Role) -> None:
    before = desk.seat.person()
    desk.seat.take(Person("binh", "Hà Văn Bình", (role,)))
    asks: list[Callable[[], object]] = [
        lambda: desk.daily_log.page(YEAR),
        lambda: desk.daily_log.totals(YEAR),
        lambda: desk.daily_log.votes(YEAR),
        desk.daily_log.choices,
        desk.daily_log.exports,
        lambda: desk.daily_log.export(YEAR, ExportFormat.CSV, tmp_path / "log.csv"),
    ]
    for ask in asks:
        with pytest.raises(RuleRefused, match="role_forbids"):
            ask()
    desk.seat.take(before)


@pytest.mark.parametrize("form", ExportFormat)
@pytest.mark.parametrize("stop_at", [1, 2, 19])
def test_that_a_cancelled_export_leaves_no_file_and_no_record(
    desk: Desk, tmp_path: Path, form: ExportFormat, stop_at: int
) -> None:
    target = tmp_path / f"log.{form.value}"
    target.write_bytes(b"before")
    before, heard = len(exported(desk)), []

    def progress(done: int, total: int) -> bool:
        heard.append((done, total))
        return len(heard) < stop_at

    with pytest.raises(RuleRefused, match="stopped"):
        desk.daily_log.export(YEAR, form, target, progress=progress)
    assert heard == [(done, 18) for done in range(stop_at)]
    assert target.read_bytes() == b"before"
    assert [each.name for each in tmp_path.iterdir()] == [target.name]
    assert len(exported(desk)) == before


def test_that_an_export_that_fails_at_its_end_is_on_record_and_leaves_no_file(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = len(exported(desk))

    def fail(*_: object) -> None:
        assert len(exported(desk)) == before + 1  # it was recorded before
        raise OSError(5, "EIO")

    monkeypatch.setattr(placing, "put_in_place", fail)
    with pytest.raises(StorageRefused, match="export_unwritable"):
        desk.daily_log.export(YEAR, ExportFormat.XLSX, tmp_path / "log.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_that_an_export_that_cannot_be_recorded_gets_no_name(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StorageRefused("disk_full")

    monkeypatch.setattr(Exporter, "_record", refuse)
    with pytest.raises(DeskError, match="disk_full"):
        desk.daily_log.export(YEAR, ExportFormat.CSV, tmp_path / "log.csv")
    assert list(tmp_path.iterdir()) == []


def test_that_what_a_killed_export_left_goes_with_the_next(desk: Desk, tmp_path: Path) -> None:
    left = tmp_path / (placing._ours() + "abcd1234")
    left.mkdir()
    (left / "lock").touch()
    (left / "whole.csv").write_text("NGUYỄN THỊ HÒA", encoding="utf-8")
    desk.daily_log.export(YEAR, ExportFormat.CSV, tmp_path / "log.csv")
    assert [each.name for each in tmp_path.iterdir()] == ["log.csv"]


def test_that_an_export_at_work_is_left_alone(tmp_path: Path) -> None:
    with placing.beside(tmp_path / "one.csv") as one, placing.beside(tmp_path / "two.csv") as two:
        assert one.is_dir()
        assert two.is_dir()
    assert list(tmp_path.iterdir()) == []


def test_that_a_file_may_go_into_a_pipe(desk: Desk, tmp_path: Path) -> None:
    import os
    import threading

    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    made = desk.daily_log.export(YEAR, ExportFormat.CSV, pipe)
    reader.join(10)
    assert hashlib.sha256(read[0]).hexdigest() == made.sha256


def test_that_the_sums_stand_under_the_rows(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "log.xlsx"
    desk.daily_log.export(YEAR, ExportFormat.XLSX, target)
    totals = desk.daily_log.totals(YEAR)
    sums = {row[0]: row[1] for row in table(target) if row[0] and not re.match(r"C1-\d{6}-", str(row[0]))}
    assert sums["Số hồ sơ"] == totals.count == 18
    assert sums["Phí, lệ phí đã nộp"] == totals.paid == 300_000
    assert sums["Từ chối"] == totals.refused == 3
    assert sum(column(target, "Đã nộp")) == totals.paid


def test_that_every_format_ends_with_a_proof_that_holds(desk: Desk, tmp_path: Path) -> None:
    for form in ExportFormat:
        target = tmp_path / f"log.{form.value}"
        desk.daily_log.export(YEAR, form, target)
        code = re.search(r"XN1(?:-\w+){6,7}", _text(target))
        assert code is not None, form
        assert desk.proof.verify(read_claim(code.group())).outcome is Outcome.PROVEN, form
    assert desk.proof.verify(desk.proof.read_paper(tmp_path / "log.pdf")).outcome is Outcome.PROVEN
    sheet: Any = openpyxl.load_workbook(tmp_path / "log.xlsx").worksheets[0]
    assert len(sheet._images) == 1


def test_that_form_07_carries_over_what_came_before(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "book.pdf"
    desk.daily_log.export(LogFilter(date(2026, 11, 25), date(2026, 12, 31)), ExportFormat.PDF, target)
    book = said(target.read_bytes())
    assert "SỔ THEO DÕI HỒ SƠ Quyển số: C1/2026." in book
    assert "Các ngày trước mang sang: 12 hồ sơ" in book
    assert "Lũy kế từ đầu quyển: 18 hồ sơ." in book
    assert "Trang" not in book or "Trang 1/" in book
