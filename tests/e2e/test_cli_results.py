"""`frontdesk record-result`, `receive-result`, `call`, `return`, `give-at-once`."""

import pytest

from tests.e2e.command_line import Cli, refused
from tests.factories import CARD

APPLICATION, MINUTES = "Giấy đề nghị đăng ký hộ kinh doanh", "Biên bản họp thành viên hộ gia đình"


@pytest.fixture
def ready(monday: Cli) -> tuple[Cli, str]:
    """A result at the counter."""
    code = monday.receive()["receipt_code"]
    monday("hand-over", "--department", "phong-kinh-te", code)
    made = monday.at("2026-11-25 10:00")("receive-result", code, "--json").json
    assert (made["state"], made["holder"], made["to_give_back"]) == ("result_at_counter", "C1", [MINUTES])
    return monday.at("2026-11-26 08:00"), code


def test_that_a_result_is_recorded_fetched_called_about_and_returned(monday: Cli) -> None:
    code = monday.receive()["receipt_code"]
    assert "bàn giao" in refused(monday("record-result", code)).lower()
    assert refused(monday("receive-result", code))
    monday("hand-over", "--department", "phong-kinh-te", code)
    at = ("--document", "12/GCN", "--by", "Lê An", "--json")
    recorded = monday("record-result", code, *at).json
    assert (recorded["state"], recorded["outcome"], recorded["document"]) == ("result_ready", "granted", "12/GCN")
    assert refused(monday("return", code))
    monday("receive-result", code)
    called = monday("call", code, "--note", "Hẹn chiều", "--not-reached", "--json").json
    assert (called["reached"], called["calls"]) == (False, 1)
    (waiting,) = monday.at("2026-11-30 08:00")("board", "uncollected", "--json").json
    assert (waiting["receipt_code"], waiting["waiting_days"]) == (code, 7)
    done = monday.at("2026-11-30 08:00")("return", code, "--json").json
    assert (done["state"], done["holder_kind"], done["proof"]) == ("returned", "citizen", "receipt")
    assert done["given_back"] == [MINUTES]
    assert "fee_owed" in done
    assert monday.at("2026-11-30 08:00")("board", "uncollected", "--json").json == []
    assert "đã trả kết quả" in refused(monday.at("2026-11-30 08:05")("return", code)).lower()


def test_that_a_delegate_shows_a_power_of_attorney(ready: tuple[Cli, str]) -> None:
    cli, code = ready
    assert "ủy quyền" in refused(cli("return", code, "--to", "Nguyễn Văn Bình"))
    assert "họ tên" in refused(cli("return", code, "--delegate-paper", "Giấy ủy quyền 20/11/2026"))
    delegate = ("--to", "Nguyễn Văn Bình", "--delegate-paper", "Giấy ủy quyền 20/11/2026")
    assert "--lost-receipt" in refused(cli("return", code, *delegate, "--lost-receipt"))
    done = cli("return", code, *delegate, "--json").json
    assert (done["state"], done["proof"], done["taker"]) == ("returned", "delegate", "Nguyễn Văn Bình")
    assert "Nguyễn Văn Bình" in cli("timeline", code).out


def test_that_a_lost_receipt_and_papers_kept_are_recorded(ready: tuple[Cli, str]) -> None:
    cli, code = ready
    assert "--keep-papers" in refused(cli("return", code, "--given-back", "1", "--keep-papers"))
    assert "“ảnh”" in refused(cli("return", code, "--given-back", "ảnh"))
    done = cli("return", code, "--lost-receipt", "--keep-papers", "--id-number", "008195012346", "--json").json
    assert (done["proof"], done["given_back"]) == ("lost_receipt", [])


def test_that_only_the_papers_named_go_along(ready: tuple[Cli, str]) -> None:
    cli, code = ready
    assert cli("return", code, "--given-back", "bien ban", "--json").json["given_back"] == [MINUTES]


def test_that_only_the_originals_that_came_are_owed(monday: Cli) -> None:
    code = monday.receive()["receipt_code"]
    monday("hand-over", "--department", "phong-kinh-te", code)
    assert "--no-originals" in refused(monday("receive-result", code, "--originals", "1", "--no-originals"))
    came = monday("receive-result", code, "--originals", "1", "bien ban", "--json").json
    assert came["to_give_back"] == [APPLICATION, MINUTES]
    taken = monday("return", code, "--given-back", "1", "--json").json
    assert (taken["state"], taken["holder"], taken["owed_back"]) == ("returned", "C1", [MINUTES])
    last = monday("give-back", code, "--json").json
    assert (last["holder_kind"], last["owed_back"]) == ("citizen", [])
    other = monday.receive()["receipt_code"]
    monday("hand-over", "--department", "phong-kinh-te", other)
    assert monday("receive-result", other, "--no-originals", "--json").json["to_give_back"] == []


def test_that_a_reasoned_no_is_a_result_too(monday: Cli) -> None:
    code = monday.receive()["receipt_code"]
    monday("hand-over", "--department", "phong-kinh-te", code)
    assert monday("record-result", code, "--declined", "--document", "9/CV", "--json").json["outcome"] == "declined"


def test_that_what_is_settled_at_once_is_logged(monday: Cli) -> None:
    code = monday.receive(procedure="2.000815")["receipt_code"]
    done = monday("give-at-once", code, "--document", "33/CT", "--json").json
    assert (done["state"], done["holder_kind"], done["document"]) == ("returned", "citizen", "33/CT")
    assert refused(monday("give-at-once", code))
    assert monday("count", "--codes", "-", "--json").json["agrees"] is True


def test_that_whoever_takes_something_signs_a_slip_of_his_own(ready: tuple[Cli, str]) -> None:
    cli, code = ready
    slip = cli.folder / "ky-nhan.pdf"
    assert "chưa có nội dung" in refused(cli("form", "return", code))
    refused(cli("return", code, "--pdf", str(cli.folder)))
    done = cli("return", code, "--keep-papers", "--pdf", str(slip), "--json").json
    assert (done["path"], done["reprint"], done["owed_back"]) == (str(slip), 0, [MINUTES])
    assert slip.read_bytes().startswith(b"%PDF")
    assert cli("form", "return", code, "--pdf", str(slip), "--json").json["reprint"] == 1
    later = cli("give-back", code, "--pdf", str(slip), "--json").json
    assert (later["reprint"], later["owed_back"]) == (0, [])


def test_that_a_lost_receipt_is_not_answered_by_a_strangers_card(ready: tuple[Cli, str]) -> None:
    cli, code = ready
    assert "giấy ủy quyền" in refused(cli("return", code, "--lost-receipt", "--id-number", "008099000001"))
    done = cli("return", code, "--lost-receipt", "--id-number", CARD.partition("|")[0], "--json").json
    assert done["proof"] == "lost_receipt"
