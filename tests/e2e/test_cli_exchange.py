"""`frontdesk official-code`, `exchange …` and `export ministry` as processes."""

import csv
import json
from pathlib import Path

import pytest

from tests.e2e.command_line import Cli, refused

OFFICIAL = "H60.242-261123-0042"


@pytest.fixture(scope="module")
def cli(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    folder = tmp_path_factory.mktemp("cli")
    made = Cli(folder)
    assert made.init("--counter", "C1", "--key-file", str(folder / "key")).code == 0
    return made


def test_that_a_code_is_noted_found_and_taken_off(cli: Cli) -> None:
    code = cli.receive()["receipt_code"]
    noted = cli("official-code", code, OFFICIAL.lower(), "--json")
    assert noted.json["official_code"] == OFFICIAL, noted.err
    assert cli("show", OFFICIAL, "--json").json["receipt_code"] == code
    other = cli.receive()["receipt_code"]
    assert code in refused(cli("official-code", other, OFFICIAL))
    assert cli("exchange", "doubled", "--json").json == []
    assert cli("official-code", other, OFFICIAL, "--even-so").code == 0
    assert cli("exchange", "doubled", "--json").json == [{"official_code": OFFICIAL, "receipt_codes": [code, other]}]
    assert cli("official-code", code, "--json").json["official_code"] == ""
    assert code in refused(cli("official-code", code))


def test_that_a_file_goes_out_and_codes_come_back(cli: Cli) -> None:
    code = cli.receive()["receipt_code"]
    out, lost = cli.folder / "x.json", cli.folder / "again.json"
    made = cli("exchange", "export", "--out", str(out), "--since-last", "--json").json
    sent = json.loads(out.read_text(encoding="utf-8"))
    assert code in [each["receipt_code"] for each in sent["submissions"]]
    again = cli("exchange", "export", "--out", str(lost), "--again", str(made["number"]), "--json").json
    assert again["same"]
    assert lost.read_bytes() == out.read_bytes()
    back = cli.folder / "ma.csv"
    with back.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerows([["Mã hồ sơ", "Mã tiếp nhận"], ["H60.242-261123-0077", code], ["sai", code]])
    looked = cli("exchange", "import-codes", str(back), "--dry-run", "--json").json
    assert (looked["recorded"], looked["rows"]["new"], looked["rows"]["wrong"]) == (0, 1, 1)
    assert looked["left"][0]["row"] == 3
    ran = cli("exchange", "import-codes", str(back))
    assert ran.out.startswith("2 dòng: ghi mới 1, mã sai 1"), ran.err
    assert cli("show", "H60.242-261123-0077", "--json").json["receipt_code"] == code


def test_that_only_one_way_is_chosen_and_a_number_must_be_known(cli: Cli) -> None:
    out = str(cli.folder / "y.json")
    assert refused(cli("exchange", "export", "--out", out, "--since-last", "--again", "1"))
    assert "99" in refused(cli("exchange", "export", "--out", out, "--again", "99"))
    assert not Path(out).exists()


def test_that_the_ministrys_figures_are_a_file_and_lines(cli: Cli) -> None:
    out = cli.folder / "766.json"
    ran = cli("export", "ministry", "--from", "2026-01-01", "--to", "2026-12-31", "--out", str(out))
    assert ran.code == 0, ran.err
    assert len(ran.out.splitlines()) == 6
    value = json.loads(out.read_text(encoding="utf-8"))
    assert [each["group"] for each in value["groups"]] == [
        "transparency", "progress", "online_service", "online_payment", "satisfaction", "digitisation",
    ]  # fmt: skip
    assert all(each["counted"] and each["not_known"] for each in value["groups"])
