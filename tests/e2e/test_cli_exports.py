"""`frontdesk export …` as a real process."""

import csv
import hashlib
from pathlib import Path

import openpyxl
import pytest

from tests.e2e.command_line import Cli, refused

DAYS = ("--from", "2026-11-23", "--to", "2026-11-23")


@pytest.fixture
def cli(monday: Cli) -> Cli:
    """An office at work on Monday 23/11/2026, with one submission."""
    monday.receive()
    return monday


def test_that_a_day_is_exported_in_every_format(cli: Cli, tmp_path: Path) -> None:
    for form in ("xlsx", "csv", "pdf"):
        target = tmp_path / f"log.{form}"
        ran = cli("export", "daily-log", *DAYS, "--format", form, "--out", str(target), "--json")
        assert ran.json["rows"] == 1
        assert ran.json["masked"] is True
        assert ran.json["sha256"] == hashlib.sha256(target.read_bytes()).hexdigest()
        assert ran.err == ""
    sheet = openpyxl.load_workbook(tmp_path / "log.xlsx").worksheets[0]
    assert sheet["A7"].value.startswith("C1-261123-0001-")
    listed = cli("export", "list", "--json").json
    assert [each["format"] for each in listed] == ["pdf", "csv", "xlsx"]
    assert {each["who"] for each in listed} == {"Ma Thị Lan"}


def test_that_names_need_a_reason(cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "log.csv"
    export = ("export", "daily-log", *DAYS, "--format", "csv", "--out", str(target), "--with-personal")
    assert "lý do" in refused(cli(*export)).lower()
    assert not target.exists()
    ran = cli(*export, "--reason", "Thanh tra")
    assert ran.code == 0, ran.err
    _heading, line, *_proof = list(csv.reader(target.read_text(encoding="utf-8-sig").splitlines()))
    assert "NGUYỄN THỊ HÒA" in line
    assert "có thông tin cá nhân: Thanh tra" in cli("export", "list").out


def test_that_filters_are_taken(cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "log.csv"
    export = ("export", "daily-log", *DAYS, "--format", "csv", "--out", str(target), "--json")
    for option, one, none in (
        ("--counter", "c1", "C2"),
        ("--officer", "Ma Thị Lan", "Hà Văn Bình"),
        ("--department", "Phòng Kinh tế", "Công an xã"),
        ("--state", "received", "refused"),
        ("--days-of", "either", "ended"),
    ):
        assert cli(*export, option, one).json["rows"] == 1, option
        assert cli(*export, option, none).json["rows"] == 0, option
    assert cli(*export, "--late").json["rows"] == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--format", "docx"), "docx"),
        (("--format", "pdf", "--officer", "Ma Thị Lan"), "mẫu 07"),
        (("--out", "/"), "Không ghi được tệp /."),
        (("--to", "2026-11-01"), "01/11/2026"),
    ],
)
def test_that_what_cannot_be_exported_is_said_in_one_line(
    cli: Cli, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    target = tmp_path / "out" / "log"
    line = refused(cli("export", "daily-log", *DAYS, "--out", str(target), *options))
    assert said in line
    assert not target.parent.exists()
    assert cli("export", "list", "--json").json == []


def test_that_a_schedule_is_set_run_and_taken_back(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    assert "Không dùng được" in refused(cli("export", "schedule", "--folder", str(folder)))
    folder.mkdir()
    chosen = cli("export", "schedule", "--folder", str(folder), "--format", "csv", "--format", "pdf", "--json").json
    assert chosen["schedule"] == {"folder": str(folder), "formats": ["csv", "pdf"], "since": "2026-11-23"}
    assert cli("export", "schedule", "--run", "--json").json == {"files": []}
    evening = cli.at("2026-11-23 17:05")
    done = evening("export", "schedule", "--run", "--json").json["files"]
    assert [Path(each["path"]).name for each in done] == ["nhat-ky-C1-2026-11-23.csv", "nhat-ky-C1-2026-11-23.pdf"]
    folder.rename(tmp_path / "away")
    assert "ghi bù" in refused(cli.at("2026-11-25 17:05")("export", "schedule", "--run"))
    assert cli("export", "schedule", "--off", "--json").json == {"schedule": None}
    assert "--run" in refused(cli("export", "schedule", "--off", "--run"))
