"""`frontdesk supplement`, `resubmit`, `close`."""

import json

from tests.e2e.command_line import Cli, refused

AN_ACT = {"submission_id", "receipt_code", "state", "holder", "due_at"}


def test_that_a_supplement_names_papers_any_way_and_stops_the_clock(monday: Cli) -> None:
    received = monday.receive()
    code = received["receipt_code"]
    asked = monday("supplement", code, "--missing", "1", "bien ban", "Ảnh 3x4", "--json").json
    assert set(asked) >= AN_ACT
    assert (asked["receipt_code"], asked["state"], asked["holder"]) == (code, "awaiting_supplement", "C1")
    assert asked["due_at"] is None
    assert (asked["form"], asked["number"], asked["repeated"]) == ("02", "01/C1-HDHS", False)
    assert asked["respond_by"] == "2026-12-08"
    assert asked["wanted"] == [
        "Giấy đề nghị đăng ký hộ kinh doanh",
        "Biên bản họp thành viên hộ gia đình",
        "Ảnh 3x4",
    ]
    later = monday.at("2026-11-25 09:00")
    part = later("resubmit", received["token"], "--missing", "anh", "--json").json
    assert (part["state"], part["complete"], part["missing"]) == ("awaiting_supplement", False, ["Ảnh 3x4"])
    done = later("resubmit", code.lower(), "--json").json
    assert (done["state"], done["complete"], done["missing"]) == ("received", True, [])
    assert done["due_at"] == "2026-11-30T17:00:00+07:00"


def test_that_a_second_request_needs_its_reason(monday: Cli) -> None:
    code = monday.receive()["receipt_code"]
    assert "giấy tờ nào" in refused(monday("supplement", code))
    assert monday("supplement", code, "--missing", "1").code == 0
    assert "lý do" in refused(monday("supplement", code, "--missing", "2"))
    again = monday("supplement", code, "--missing", "2", "--reason", "Biên bản không có chữ ký", "--json").json
    assert (again["repeated"], again["number"]) == (True, "02/C1-HDHS")


def test_that_what_cannot_be_asked_for_is_refused(monday: Cli) -> None:
    code = monday.receive()["receipt_code"]
    assert "“9”" in refused(monday("supplement", code, "--missing", "9"))
    assert "không tìm thấy" in refused(monday("supplement", "C1-261123-9999-B", "--missing", "1")).lower()
    assert refused(monday("supplement", "nonsense", "--missing", "1"))
    assert refused(monday("resubmit", code))
    assert refused(monday("supplement", code, "--missing"))
    monday("supplement", code, "--missing", "1")
    assert "bổ sung trước" in refused(monday("hand-over", "--department", "phong-kinh-te", code))


def test_that_a_refusal_is_also_one_json_value(monday: Cli) -> None:
    ran = monday("resubmit", monday.receive()["receipt_code"], "--json")
    assert ran.code == 2
    answered = json.loads(ran.out)
    assert set(answered) == {"error", "message"}
    assert ran.err == answered["message"] + "\n"


def test_that_what_never_came_may_be_closed_after_fifteen_days(monday: Cli) -> None:
    code = monday.receive()["receipt_code"]
    monday("supplement", code, "--missing", "1")
    assert "08/12/2026" in refused(monday.at("2026-12-08 16:00")("close", code))
    (waiting,) = monday.at("2026-12-08 16:00")("board", "awaited", "--json").json
    assert (waiting["receipt_code"], waiting["closable"]) == (code, False)
    (waiting,) = monday.at("2026-12-09 08:00")("board", "awaited", "--json").json
    assert (waiting["closable"], waiting["closable_from"]) == (True, "2026-12-09T00:00:00+07:00")
    closed = monday.at("2026-12-09 08:00")("close", code, "--reason", "Không bổ sung", "--json").json
    assert (closed["state"], closed["holder"]) == ("closed", "C1")
    assert "“ảnh”" in refused(monday.at("2026-12-09 09:00")("give-back", code, "--given-back", "ảnh"))
    given = monday.at("2026-12-09 09:00")("give-back", code, "--given-back", "3", "--json").json
    assert (given["holder_kind"], given["given_back"]) == ("counter", ["Biên bản họp thành viên hộ gia đình"])
    rest = monday.at("2026-12-09 09:05")("give-back", code, "--json").json
    assert (rest["holder_kind"], rest["owed_back"]) == ("citizen", [])
    assert refused(monday.at("2026-12-09 09:00")("give-back", code))
