"""`frontdesk export open-data` as a real process."""

import csv
import io
import json
from pathlib import Path

from frontdesk.domain.people_events import PersonSet
from frontdesk.services.demo import make_demo
from tests.e2e.command_line import Cli
from tests.factories import LAN, PASSWORD_SET, HandClock, make_settings, open_desk


def office(folder: Path) -> Cli:
    settings = make_settings(folder)
    make_demo(settings, 700, 1, HandClock(), lambda _done, _of: None)
    desk = open_desk(settings, HandClock())
    who = f"person:{LAN.login}"
    with desk.store.write() as unit:
        unit.record((who, PersonSet(LAN)), (who, PASSWORD_SET), at=HandClock().now, actor=LAN.name)
    desk.close()
    return Cli(folder, now="2026-11-23 10:43")


def test_that_a_month_is_written_with_its_dictionary(tmp_path: Path) -> None:
    cli = office(tmp_path)
    out, dictionary = tmp_path / "open.csv", tmp_path / "dictionary.csv"
    days = ("--from", "2026-10-01", "--to", "31/10/2026")
    done = cli("export", "open-data", *days, "--out", str(out), "--dictionary", str(dictionary), "--json")
    assert done.code == 0, done.err
    rows = list(csv.reader(io.StringIO(out.read_text(encoding="utf-8-sig"), newline="")))
    assert done.json["rows"] == len(rows) - 1 > 5
    assert [row[0] for row in csv.reader(io.StringIO(dictionary.read_text(encoding="utf-8-sig")))][1:] == rows[0]
    as_json = tmp_path / "open.json"
    assert cli("export", "open-data", *days, "--format", "json", "--out", str(as_json)).code == 0
    assert len(json.loads(as_json.read_text(encoding="utf-8"))["rows"]) == len(rows) - 1


def test_that_a_refusal_leaves_no_file(tmp_path: Path) -> None:
    cli = office(tmp_path)
    out = tmp_path / "open.csv"
    done = cli("export", "open-data", "--from", "2026-10-02", "--to", "2026-10-31", "--out", str(out))
    assert (done.code, out.exists()) == (2, False)
    assert "tháng trọn vẹn" in done.err
    gone = cli("export", "open-data", "--from", "2026-10-01", "--to", "2026-10-31", "--out", str(tmp_path))
    assert gone.code == 2
