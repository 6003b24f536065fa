"""Calendar and catalogue from the command line: looked at first, recorded on request."""

from pathlib import Path

import pytest

from tests.e2e.command_line import Cli, refused
from tests.factories import CARD

MORNING = "2026-11-23 10:43"


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    """A home of its own, on Monday morning."""
    made = Cli(tmp_path).at(MORNING)
    assert made.init("--counter", "C1", "--officer", "Ma Thị Lan").code == 0
    return made


def flood(folder: Path) -> str:
    """A day off by notice."""
    path = folder / "notices.csv"
    path.write_text("day,kind,reason,legal_basis\n2026-11-26,off,Nghỉ lũ,CĐ 1\n", encoding="utf-8")
    return str(path)


def test_that_notices_are_previewed_imported_and_lead_to_calls(cli: Cli, tmp_path: Path) -> None:
    received = cli.receive()
    seen = cli("calendar", "preview", flood(tmp_path), "--json").json
    assert (seen["checked"], seen["moved"], seen["kept"]) == (1, 1, 0)
    assert seen["moves"][0]["before"] == "2026-11-27T17:00:00+07:00"
    assert seen["moves"][0]["after"] == "2026-11-30T17:00:00+07:00"
    assert seen["by_procedure"] == [{"code": "1.001612", "name": seen["by_procedure"][0]["name"], "count": 1}]
    assert "NGUYỄN" not in cli("calendar", "preview", flood(tmp_path)).out
    assert cli("calendar", "import", flood(tmp_path), "--json").json == {"recorded": 1, "moved": 0, "finished": True}
    assert cli("calendar", "recompute", "--json").json == {"recorded": 0, "moved": 1, "finished": True}
    out = tmp_path / "calls.csv"
    (line,) = cli("calendar", "calls", "--out", str(out), "--json").json
    assert line["receipt_code"] == received["receipt_code"]
    assert (line["known"], line["due_at"]) == ("2026-11-27T17:00:00+07:00", "2026-11-30T17:00:00+07:00")
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    assert received["receipt_code"] in out.read_text(encoding="utf-8-sig")
    assert cli("call", received["receipt_code"]).code == 0
    assert cli("calendar", "calls", "--json").json == []
    assert refused(cli("calendar", "import")) == "Hãy cho tệp thông báo hoặc giờ làm việc mới."


def test_that_a_catalogue_is_previewed_and_a_procedure_retired_and_put_back(cli: Cli, tmp_path: Path) -> None:
    sample = Path("resources/catalogue/sample.csv").read_text(encoding="utf-8-sig")
    file = tmp_path / "catalogue.csv"
    file.write_text(sample.replace("Đăng ký khai sinh,", "Đăng ký khai sinh (mới),"), encoding="utf-8")
    seen = cli("catalogue", "preview", str(file), "--json").json
    assert (seen["new"], seen["changed"], seen["gone"], seen["faults"]) == (0, 1, 0, [])
    assert seen["changes"][0]["fields"] == [
        {"field": "name", "before": "Đăng ký khai sinh", "after": "Đăng ký khai sinh (mới)"}
    ]
    assert "Đăng ký khai sinh → Đăng ký khai sinh (mới)" in cli("catalogue", "preview", str(file)).out
    assert cli("catalogue", "retire", "1.001193", "--from", "23/11/2026", "--reason", "QĐ 12").code == 0
    said = refused(cli("receive", "--card", CARD, "--procedure", "1.001193"))
    assert "1.001193" in said
    assert cli("catalogue", "restore", "1.001193", "--json").json == {"code": "1.001193", "since": None}
    done = cli("catalogue", "import", str(file), "--json").json
    assert (done["added"], done["changed"], done["retired"], done["restored"]) == (0, 1, 0, 0)


def test_that_personal_data_is_erased_once_its_time_is_over(cli: Cli) -> None:
    code = cli.receive()["receipt_code"]
    assert cli("refuse", code, "--reason", "Sai thẩm quyền", "--given-back").code == 0
    assert cli("retention", "preview", "--json").json == {"count": 0, "ruleless": 1, "lines": []}
    assert cli("retention", "set", "--years", "10", "--basis", "QĐ 5", "--json").json["scope"] == "all"
    later = cli.at("2036-12-01 08:00")
    seen = later("retention", "preview", "--json").json
    assert (seen["count"], seen["lines"][0]["oldest"]) == (1, "2026-11-23")
    assert "10 năm" in later("retention", "preview").out
    assert "là 1, không phải 2" in refused(later("retention", "apply", "--count", "2", "--reason", "Hết hạn"))
    done = later("retention", "apply", "--count", "1", "--reason", "Hết hạn", "--json").json
    assert done == {"submissions": 1, "scans": 0, "finished": True, "cleaned": True}
    assert later("verify", "--json").json["ok"] is True
    assert later("retention", "preview", "--json").json["count"] == 0
    assert "(đã xóa theo thời hạn lưu)" in later("search", code).out
    assert later("retention", "rules", "--json").json == [{"scope": "all", "key": "", "years": 10, "basis": "QĐ 5"}]
    assert later("retention", "drop", "--json").json == {"dropped": True}
