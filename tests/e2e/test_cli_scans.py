"""Scans and backups on the command line: real processes, one JSON value, refusals in one line with exit code 2."""

import json
import os
import zipfile
from pathlib import Path

import pytest

from tests.e2e.command_line import Cli, refused
from tests.factories import CARD
from tests.scan_samples import locked_pdf, pdf_file, tiff_file


@pytest.fixture
def code(cli: Cli) -> str:
    return str(cli("receive", "--card", CARD, "--procedure", "1.001193", "--json").json["receipt_code"])


def put(cli: Cli, name: str, content: bytes) -> str:
    path = cli.folder / name
    path.write_bytes(content)
    return str(path)


def test_that_a_scan_is_attached_to_a_paper(cli: Cli, code: str) -> None:
    fax = put(cli, "chứng sinh.tif", tiff_file(3))
    ran = cli("attach", code, fax, "--paper", "chứng sinh", "--json")
    assert ran.code == 0, ran.err
    answer = ran.json
    assert (answer["receipt_code"], answer["file_name"], answer["pages"]) == (code, "chứng sinh.tif", 3)
    assert (answer["media"], answer["size"]) == ("image/tiff", len(tiff_file(3)))
    assert "chứng sinh" in answer["paper"]
    assert cli("attach", code, fax, "--paper", answer["paper"], "--json").json == answer
    assert code in cli("attach", code, fax).out
    kinds = [entry["kind"] for entry in cli("show", code, "--json").json["timeline"]]
    assert kinds == ["submission.received", "paper.attached", "paper.attached"]
    assert cli("verify", "--json").json["scans"] == 1


def test_that_odd_files_are_refused_in_one_line(cli: Cli, code: str) -> None:
    run = put(cli, "giấy.pdf", b"MZ" + bytes(99))
    assert "giấy.pdf" in refused(cli("attach", code, run))
    answer = cli("attach", code, run, "--json").json
    assert answer["error"] == "scan_kind_unknown"
    assert "mật khẩu" in refused(cli("attach", code, put(cli, "khóa.pdf", locked_pdf())))
    assert refused(cli("attach", code, str(cli.folder / "none.pdf")))
    assert refused(cli("attach", code, str(cli.folder)))
    assert refused(cli("attach", "C1-261123-9999-B", run))
    assert refused(cli("attach", code, put(cli, "a.pdf", pdf_file()), "--paper", "vé máy bay"))
    assert [entry["kind"] for entry in cli("show", code, "--json").json["timeline"]] == ["submission.received"]


def test_that_verify_names_a_scan_that_is_lost(cli: Cli, code: str) -> None:
    sha256 = cli("attach", code, put(cli, "a.pdf", pdf_file()), "--json").json["sha256"]
    assert "1" in cli("verify").out.splitlines()[-1]
    (path,) = (cli.folder / "home" / "scans").glob("??/*")
    path.unlink()
    ran = cli("verify", "--json")
    assert ran.code == 1
    assert (ran.json["ok"], ran.json["first_bad"], ran.json["bad_scans"]) == (False, None, [sha256])
    assert sha256 in cli("verify").out


def test_that_a_backup_is_one_file_that_opens_by_hand(cli: Cli, code: str) -> None:
    cli("attach", code, put(cli, "a.pdf", pdf_file()))
    copy = cli.folder / "copy.zip"
    ran = cli("backup", str(copy), "--json")
    assert ran.code == 0, ran.err
    answer = ran.json
    assert (answer["ok"], answer["submissions"], answer["scans"], answer["bad_scans"]) == (True, 1, 1, [])
    assert (answer["path"], answer["bytes"]) == (str(copy), copy.stat().st_size)
    checked = cli("verify", "--json").json
    assert (answer["events"], answer["heads"]) == (checked["events"], checked["heads"])
    assert "copy.zip" in refused(cli("backup", str(copy)))
    assert refused(cli("backup", str(cli.folder / "home" / "copy.zip")))
    assert refused(cli("backup", str(cli.folder / "nowhere" / "copy.zip")))
    with zipfile.ZipFile(copy) as archive:
        archive.extractall(cli.folder / "again")
    elsewhere = ("--home", str(cli.folder / "again"), "--key-file", str(cli.folder / "key"))
    assert cli("verify", "--json", *elsewhere).json == checked
    assert cli("show", code, "--json", *elsewhere).json["receipt_code"] == code


def test_that_a_backup_of_a_damaged_home_is_kept_and_said(cli: Cli, code: str) -> None:
    cli("attach", code, put(cli, "a.pdf", pdf_file()))
    (path,) = (cli.folder / "home" / "scans").glob("??/*")
    path.write_bytes(b"FDS1")
    ran = cli("backup", str(cli.folder / "copy.zip"), "--json")
    assert (ran.code, ran.json["ok"], len(ran.json["bad_scans"])) == (1, False, 1)
    assert (cli.folder / "copy.zip").exists()


@pytest.mark.skipif(os.name != "posix", reason="links as POSIX has them")
def test_that_a_link_is_refused(cli: Cli, code: str) -> None:
    (cli.folder / "link.pdf").symlink_to(put(cli, "a.pdf", pdf_file()))
    ran = cli("attach", code, str(cli.folder / "link.pdf"), "--json")
    assert json.loads(ran.out)["error"] == "scan_is_link"
    assert Path(cli.folder / "home" / "scans").exists() is False
