"""Backup, mirror, restore and repair as an office would type them."""

import shutil
from pathlib import Path

from tests.e2e.command_line import Cli, refused


def other_home(cli: Cli, tmp_path: Path) -> Cli:
    """The same machine and people, another home."""
    folder = tmp_path / "second"
    folder.mkdir()
    shutil.copy(cli.password_file, folder / "password")
    return Cli(folder)


def test_that_a_dead_disk_is_restored_from_backup_and_mirror(cli: Cli, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    assert cli("mirror", "set", str(usb), "--json").json["behind"] == 0
    first = cli.receive()["receipt_code"]
    made = cli("backup", str(usb / "a.fdbackup"), "--json").json  # as it always was
    assert (made["ok"], made["submissions"]) == (True, 1)
    second = cli.receive()["receipt_code"]
    assert cli("mirror", "status", "--json").json["behind"] == 0
    shutil.rmtree(cli.folder / "home")
    again = other_home(cli, tmp_path)
    place = ("--to", str(again.folder / "home"), "--key-file", str(tmp_path / "key"))
    said = again("restore", str(usb / "a.fdbackup"), "--mirror", str(usb), *place, "--json").json
    assert (said["ok"], said["submissions"]) == (True, 2)
    assert said["mirror"]["closed"]
    third = again.receive()["receipt_code"]
    assert len({first, second, third}) == 3
    for code in (first, second, third):
        assert again("show", code).code == 0
    assert again("verify", "--json").json["ok"]
    assert "đã có dữ liệu" in refused(again("restore", str(usb / "a.fdbackup"), *place))


def test_that_the_schedule_is_kept_and_a_backup_is_tried_out(cli: Cli, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    assert "backup schedule" in refused(cli("backup"))
    told = cli("backup", "schedule", str(usb), "--daily", "3", "--json").json
    assert (told["folder"], told["daily"], told["weekly"], told["pending"]) == (str(usb), 3, 4, True)
    cli.receive()
    made = cli("backup", "--json").json
    assert Path(made["path"]).parent == usb
    drill = cli("backup", "check", made["path"], "--json").json
    assert (drill["ok"], drill["submissions"], drill["behind"]) == (True, 1, 0)
    assert cli("backup", "schedule", "--json").json["drill"]["ok"]
    assert cli("backup", "--out", str(tmp_path / "b.fdbackup"), "--json").json["ok"]
    assert cli("backup", "schedule", "--off", "--json").json["folder"] is None


def test_that_repair_needs_somebody_where_the_home_can_be_asked(cli: Cli, tmp_path: Path) -> None:
    cli.receive()
    assert cli("repair", "--json").json["harm"] == "none"
    word = str(cli.password_file)
    assert cli("person", "add", "binh", "--role", "officer", "--password-file", word).code == 0
    assert "không thuộc vai trò" in refused(cli("repair", "--as", "binh", "--password-file", word))
    database = cli.folder / "home" / "desk.db"
    database.write_bytes(database.read_bytes()[:4096] + bytes(4096) + database.read_bytes()[8192:])
    said = cli("repair", "--json")
    assert said.code in (0, 1), said.err
    assert said.json["harm"] in ("views", "journal")
    assert Path(said.json["kept"]).is_file()
    assert cli("verify", "--json").json["ok"]
