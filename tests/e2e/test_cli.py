"""The command line as a contract: real processes, one JSON value, refusals in one line with exit code 2."""

from pathlib import Path

import pytest

from tests.e2e.command_line import Cli, refused
from tests.factories import CARD


def test_that_a_card_and_a_procedure_become_a_receipt(cli: Cli) -> None:
    pdf = cli.folder / "receipt.pdf"
    received = cli(
        "receive", "--card", CARD, "--procedure", "1.001612", "--phone", "0912345678", "--pdf", str(pdf), "--json"
    )
    assert received.code == 0, received.err
    answer = received.json
    assert {"submission_id", "receipt_code", "token", "track_url", "received_at", "due_at", "warnings"} <= set(answer)
    assert answer["track_url"].endswith(answer["token"])
    assert answer["due_at"] > answer["received_at"]
    assert pdf.read_bytes().startswith(b"%PDF")
    for code in (answer["receipt_code"], answer["token"], answer["track_url"]):
        shown = cli("show", code, "--json").json
        assert (shown["receipt_code"], shown["state"], shown["holder"]) == (answer["receipt_code"], "received", "C1")
        assert shown["procedure"] == "1.001612"
        assert [entry["kind"] for entry in shown["timeline"]] == ["submission.received", "receipt.printed"]
    found = cli("search", "hoa nguyen", "--limit", "5", "--json").json
    assert [hit["receipt_code"] for hit in found] == [answer["receipt_code"]]
    assert cli("verify", "--json").json["ok"] is True


def test_that_papers_named_missing_are_missing(cli: Cli) -> None:
    missing = ("--missing", "1", "biên bản")
    answer = cli("receive", "--card", CARD, "--procedure", "1.001612", *missing, "--channel", "post", "--json").json
    assert answer["due_at"] is None
    assert [warning["code"] for warning in answer["warnings"]] == ["paper_missing", "paper_missing"]


@pytest.mark.parametrize(
    ("arguments", "due", "skipped"),
    [
        (
            ("--from", "2025-12-31 16:10", "--days", "3"),
            "2026-01-07T17:00:00+07:00",
            ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04"],
        ),
        (
            ("--from", "2026-08-28 16:10", "--procedure", "1.001612"),
            "2026-09-07T17:00:00+07:00",
            ["2026-08-29", "2026-08-30", "2026-08-31", "2026-09-01", "2026-09-02", "2026-09-05", "2026-09-06"],
        ),
        (("--from", "2026-11-23 10:00", "--hours", "8"), "2026-11-25T10:00:00+07:00", ["2026-11-24"]),
    ],
)
def test_that_due_says_the_moment_and_every_day_it_skips(
    cli: Cli, arguments: tuple[str, ...], due: str, skipped: list[str]
) -> None:
    answer = cli("due", *arguments, "--json").json
    assert answer["due_at"] == due
    assert [day["date"] for day in answer["skipped"]] == skipped
    assert all(day["reason"] for day in answer["skipped"])


def test_that_refusals_are_one_line_and_exit_code_2(cli: Cli) -> None:
    assert "9.9" in refused(cli("receive", "--card", CARD, "--procedure", "9.9"))
    assert refused(cli("receive", "--card", "not a card", "--procedure", "1.001612"))
    assert refused(cli("show", "C1-261123-9999-B"))
    assert refused(cli("due", "--from", "yesterday", "--days", "3"))
    assert refused(cli("due", "--from", "2026-01-01 08:00"))
    assert refused(cli("receive", "--card", CARD))
    assert refused(cli("frobnicate"))
    assert refused(cli("catalogue", "import", str(cli.folder / "nowhere.csv")))
    assert refused(cli("init", "--office", "Khác", "--office-code", "H60.1", "--counter", "C1", *cli.admin))


def test_that_a_refusal_speaks_the_language_asked_for(cli: Cli) -> None:
    unknown = ("receive", "--card", CARD, "--procedure", "9.9")
    assert "danh mục" in refused(cli(*unknown))
    assert "catalogue" in refused(cli(*unknown, "--language", "en"))


def test_that_due_names_the_days_it_skips_in_english(cli: Cli) -> None:
    ran = cli("due", "--from", "2026-11-23 10:43", "--days", "3", "--language", "en")
    assert ran.out.splitlines()[0] == "Result promised for: 17:00 Friday 27/11/2026"
    assert ran.out.splitlines()[-1].split("  ")[-2:] == ["24/11/2026", "Viet Nam Culture Day"]


def test_that_a_home_that_is_not_there_is_said_so(bare: Cli) -> None:
    assert "frontdesk init" in refused(bare("verify"))


def test_that_without_a_keyring_the_key_file_must_be_chosen(bare: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    office = ("--office", "Văn phòng", "--office-code", "H60.1", "--counter", "C1", *bare.admin)
    assert "--key-file" in refused(bare("init", *office))
    assert not (bare.folder / "home" / "desk.db").exists()
    assert bare("init", *office, "--key-file", str(bare.folder / "key")).code == 0


def test_that_a_catalogue_with_bad_rows_imports_nothing_and_names_each(cli: Cli) -> None:
    sheet = cli.folder / "bad.csv"
    header = "code,name,field,department,time_unit,time_amount,papers,service_level,legal_basis,effective_from\n"
    good = "1.999001,Thủ tục tốt,Hộ tịch,Tư pháp,working_days,3,Đơn,full,QĐ,2026-01-01\n"
    bad = "x,Thủ tục xấu,Hộ tịch,Tư pháp,moons,-3,Đơn,full,QĐ,2026-02-30\n"
    sheet.write_text(header + good + bad, encoding="utf-8")
    ran = cli("catalogue", "import", str(sheet))
    assert ran.code == 2
    assert ran.err.count("3") >= 3
    assert "Traceback" not in ran.err
    refused(cli("receive", "--card", CARD, "--procedure", "1.999001"))


def test_that_rebuild_and_verify_say_how_many_events_there_were(cli: Cli) -> None:
    cli("receive", "--card", CARD, "--procedure", "1.001193")
    events = cli("verify", "--json").json["events"]
    assert cli("rebuild", "--json").json == {"events": events}


def test_that_demo_fills_an_empty_home_and_refuses_a_full_one(bare: Cli) -> None:
    key = ("--key-file", str(bare.folder / "key"))
    made = bare("demo", "--submissions", "150", "--seed", "7", *key, "--json")
    assert made.code == 0, made.err
    assert made.json["submissions"] == 150
    noted = bare.folder / "home" / "demo-password"
    assert noted.read_text(encoding="utf-8").strip() == made.json["password"]
    chi = ("--as", "chi", "--password-file", str(noted))
    assert bare("verify", "--json", *chi).json["ok"] is True
    assert len(bare("search", "nguyen", "--limit", "200", "--json", *chi).json) > 10
    assert refused(bare("demo", "--submissions", "1"))


def test_that_common_options_may_stand_before_the_command(cli: Cli, tmp_path: Path) -> None:
    assert cli("--json", "--home", str(tmp_path / "home"), "verify").json["ok"] is True


def test_that_a_receipt_is_printed_again_counted_and_marked(cli: Cli) -> None:
    received = cli("receive", "--card", CARD, "--procedure", "1.001193", "--json").json
    for reprint in (0, 1, 2):
        again = cli("print", received["receipt_code"], "--pdf", str(cli.folder / "again.pdf"), "--json")
        assert again.json["reprint"] == reprint
    assert cli("show", received["token"], "--json").json["prints"] == 3
    assert "frontdesk print" in refused(cli("print", received["token"], "--pdf", str(cli.folder)))
    submissions = len(cli("search", "", "--json").json)
    assert refused(cli("receive", "--card", CARD, "--procedure", "1.001612", "--pdf", str(cli.folder)))
    assert len(cli("search", "", "--json").json) == submissions


def test_that_parties_without_a_card_are_typed(cli: Cli) -> None:
    typed = ("--kind", "tax_code", "--number", "0100109106", "--name", "Hợp tác xã Chè Xanh", "--address", "Thái Bình")
    received = cli("receive", *typed, "--procedure", "1.001612", "--delegate-card", CARD, "--json")
    assert received.code == 0, received.err
    assert cli("show", received.json["receipt_code"], "--json").json["name"] == "Hợp tác xã Chè Xanh"
    assert refused(cli("receive", "--kind", "tax_code", "--number", "1", "--name", "X Y", "--procedure", "1.001612"))


@pytest.mark.parametrize(
    ("typed", "code"), [("khai sinh", "1.001193"), ("dk ket hon", "1.000894"), ("1193", "1.001193")]
)
def test_that_procedures_are_found_as_officers_type_them(cli: Cli, typed: str, code: str) -> None:
    assert cli("catalogue", "search", typed, "--json").json[0]["code"] == code


def test_that_hours_and_notices_are_shown_and_set(cli: Cli) -> None:
    assert cli("hours", "--json").json == {"hours": "T2-T6 07:30-11:30 13:00-17:00"}
    assert cli("hours", "T2-T6 07:00-11:00 13:30-16:30", "--json").code == 0
    due = cli("due", "--from", "2026-11-23 10:43", "--days", "3", "--json").json
    assert due["due_at"] == "2026-11-27T16:30:00+07:00"
    assert refused(cli("hours", "always"))
    assert "2026-01-10" in [notice["day"] for notice in cli("notices", "--json").json]


def test_that_mixed_or_odd_options_are_refused(cli: Cli) -> None:
    assert refused(cli("receive", "--card", CARD, "--number", "008098012345", "--procedure", "1.001612"))
    assert "“fr”" in refused(cli("verify", "--language", "fr"))
    wrong = ("--office", "Văn phòng", "--office-code", "XX", "--counter", "C1", "--home", "elsewhere")
    assert refused(cli("init", *wrong, *cli.admin))


def test_that_a_bug_names_no_citizen() -> None:
    from frontdesk.cli.main import frames_of

    try:
        raise ValueError("NGUYỄN THỊ HÒA 008195012346")
    except ValueError as fault:
        told = frames_of(fault)
    assert "ValueError" in told
    assert "test_cli.py" in told
    assert "HÒA" not in told
    assert "008195" not in told


def test_that_a_column_nobody_knows_is_said_lest_a_clock_run_wrong(cli: Cli) -> None:
    sheet = cli.folder / "land.csv"
    header = "code,name,field,department,time_unit,time_amount,fee,papers,service_level,legal_basis,effective_from"
    row = "9.000001,Đất đai,Đất đai,Phòng Kinh tế,working_days,9,0,Đơn,full,Luật Đất đai,2026-11-01"
    sheet.write_text(f"{header},Khi bổ sung\n{row},tạm dừng\n", encoding="utf-8")
    assert "! Không nhận ra cột: Khi bổ sung." in cli("catalogue", "import", str(sheet)).out
    assert cli("catalogue", "import", str(sheet), "--json").json["ignored_columns"] == ["Khi bổ sung"]
