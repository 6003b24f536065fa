"""`frontdesk track publish` as a real process, and stopped."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from frontdesk.cli import track_publish
from frontdesk.cli.main import main
from frontdesk.domain.tokens import token_hash
from tests.e2e.command_line import Cli, refused

NAMES = ("HÒA", "008195012346", "Thôn 3, Thái Bình, Yên Sơn")


def page(site: Path, token: str, suffix: str = ".html") -> Path:
    """Where the page of a token lies."""
    name = token_hash(token)
    return site / "t" / name[:2] / f"{name[2:40]}{suffix}"


def test_that_every_act_reaches_its_page_and_nothing_of_a_person_does(monday: Cli) -> None:
    site = monday.folder / "site"
    first = monday.at("2026-11-23 10:43").receive()
    made = monday.at("2026-11-23 11:00")("track", "publish", str(site), "--json").json
    assert made == {
        "written": 1,
        "unchanged": 0,
        "removed": 0,
        "complete": True,
        "as_of": "2026-11-23T11:00:00+07:00",
    }
    text = page(site, first["token"], ".en.html").read_text(encoding="utf-8")
    assert first["receipt_code"] in text
    assert page(site, first["token"], ".ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")

    second = monday.at("2026-11-23 13:31").receive()
    said = monday.at("2026-11-23 13:32")("track", "publish", str(site))
    assert said.out == "1 trang mới hoặc đổi, 1 giữ nguyên, 0 bỏ đi; theo sổ lúc 13:32 Thứ Hai 23/11/2026.\n"
    assert "13:32 Thứ Hai 23/11/2026" in page(site, second["token"]).read_text(encoding="utf-8")
    assert "11:00" in page(site, first["token"]).read_text(encoding="utf-8")

    whole = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*") if path.is_file()).upper()
    assert [name for name in NAMES if name.upper() in whole] == []
    assert [key for key in ("token", "lookup_key", "invitation") if first[key].upper() in whole] == []


def test_that_a_promise_broken_since_then_is_told_by_the_next_run_and_a_dead_link_leaves(monday: Cli) -> None:
    site = monday.folder / "site"
    told = monday.at("2026-11-23 10:43").receive()
    monday.at("2026-11-23 11:00")("track", "publish", str(site))
    assert "quá ngày hẹn" not in page(site, told["token"]).read_text(encoding="utf-8")
    assert monday.at("2026-11-28 08:00")("track", "publish", str(site), "--json").json["written"] == 1
    assert "quá ngày hẹn" in page(site, told["token"]).read_text(encoding="utf-8")

    ended = monday.at("2026-11-28 08:30")("withdraw", told["receipt_code"], "--reason", "đổi ý", "--given-back")
    assert ended.code == 0, ended.err
    monday.at("2026-11-28 09:00")("office", "--tracking-days", "1")
    published = monday.at("2026-11-28 09:00")("track", "publish", str(site), "--json").json
    assert (published["written"], published["removed"]) == (1, 0)
    published = monday.at("2026-11-29 09:00")("track", "publish", str(site), "--json").json
    assert (published["written"], published["removed"]) == (0, 1)
    assert not page(site, told["token"]).exists()


def test_that_a_wrong_folder_is_one_sentence(monday: Cli) -> None:
    (monday.folder / "Desktop").mkdir()
    (monday.folder / "Desktop" / "thư.odt").write_text("theirs", encoding="utf-8")
    assert "thư.odt" in refused(monday("track", "publish", str(monday.folder / "Desktop")))
    assert "dữ liệu của quầy" in refused(monday("track", "publish", str(monday.folder / "home" / "site")))
    assert "dữ liệu của quầy" in refused(monday("track", "publish", str(monday.folder)))
    assert not (monday.folder / "home" / "tracking.db").exists(), "refused before anything is done"


def test_that_a_run_asked_to_stop_says_how_far_it_came(
    monday: Cli, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(3):
        monday.receive()
    looks = count()

    @contextmanager
    def asked_soon() -> Iterator[object]:
        yield lambda: (monday.folder / "site").exists() and next(looks) >= 2

    command = ["track", "publish", str(monday.folder / "site"), "--home", str(monday.folder / "home"), "--json"]
    with monkeypatch.context() as patch:
        patch.setattr(track_publish, "until_asked_to_end", asked_soon)
        assert main(command) == 130
    stopped = json.loads(capsys.readouterr().out)
    assert (stopped["written"], stopped["complete"]) == (2, False)

    assert main(command) == 0
    assert json.loads(capsys.readouterr().out)["written"] == 1
