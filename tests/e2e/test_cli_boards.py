"""`frontdesk board …`, `count`, `timeline`, `departments`."""

from tests.e2e.command_line import Cli, refused

ROW = {"submission_id", "receipt_code", "name", "procedure_name", "department", "state", "holder", "due_at"}


def test_that_the_handover_board_says_what_must_leave_and_when(monday: Cli) -> None:
    early = monday.receive()["receipt_code"]
    late = monday.at("2026-11-23 15:30").receive(procedure="1.001193")["receipt_code"]
    rows = monday.at("2026-11-23 16:00")("board", "handover", "--json").json
    assert [row["receipt_code"] for row in rows] == [early, late]
    assert set(rows[0]) >= ROW
    assert (rows[0]["hand_over_by"], rows[0]["left_minutes"], rows[0]["over"]) == (
        "2026-11-23T17:00:00+07:00",
        60,
        False,
    )
    assert rows[0]["left"] == "còn 1 giờ"
    assert rows[1]["hand_over_by"] == "2026-11-25T07:30:00+07:00"
    assert rows[1]["left_minutes"] == 60
    (one,) = monday.at("2026-11-25 17:30")("board", "handover", "--department", "kinh te", "--json").json
    assert (one["left_minutes"], one["over"], one["left"]) == (-480, True, "quá hạn 1 ngày")
    shown = monday.at("2026-11-25 08:00")("board", "handover").out.splitlines()
    assert shown[0] == "Bộ phận Tư pháp - Hộ tịch: quá giờ 1 · hôm nay 0 · sau đó 0"
    assert "xyz" in refused(monday("board", "handover", "--department", "xyz"))


def test_that_the_late_board_counts_working_time_and_filters(monday: Cli) -> None:
    business, birth = monday.receive()["receipt_code"], monday.receive(procedure="1.001193")["receipt_code"]
    friday = monday.at("2026-11-27 15:00")
    rows = friday("board", "late", "--json").json
    assert [row["receipt_code"] for row in rows] == [birth, business]
    assert (rows[0]["over"], rows[0]["left"]) == (True, "quá hạn 2 ngày 6 giờ")
    assert (rows[1]["over"], rows[1]["left_minutes"], rows[1]["left"]) == (False, 120, "còn 2 giờ")
    assert [row["receipt_code"] for row in friday("board", "late", "--department", "kinh te", "--json").json] == [
        business
    ]
    assert friday("board", "late", "--officer", "Không Có", "--json").json == []
    assert len(friday("board", "late", "--officer", "Ma Thị Lan", "--json").json) == 2
    assert len(friday("board", "late", "--limit", "1", "--json").json) == 1
    assert friday("board", "late").out.startswith("Quá hạn: 1 · sắp đến hạn: 1\n")
    assert friday("board", "late", "--language", "en").code == 0
    assert refused(friday("board", "late", "--limit", "0"))


def test_that_a_department_sees_what_lies_there(monday: Cli) -> None:
    code = monday.receive()["receipt_code"]
    assert monday("board", "inbox", "--department", "phong-kinh-te", "--json").json == []
    monday("hand-over", "--department", "phong-kinh-te", code)
    (row,) = monday("board", "inbox", "--department", "phong-kinh-te", "--json").json
    assert (row["receipt_code"], row["state"], row["left"]) == (code, "handed_over", "còn 3 ngày 4 giờ")
    assert refused(monday("board", "inbox"))
    assert refused(monday("board", "nothing"))


def test_that_the_count_names_what_lacks_and_what_is_too_much(monday: Cli) -> None:
    here, gone, away = (monday.receive()["receipt_code"] for _ in range(3))
    monday("hand-over", "--department", "phong-kinh-te", away)
    counted = monday("count", here, away, "XXXX-0000", here.lower(), "--json").json
    assert (counted["counter"], counted["expected"], counted["present"], counted["agrees"]) == ("C1", 2, 1, False)
    assert [row["receipt_code"] for row in counted["missing"]] == [gone]
    assert [(row["receipt_code"], row["holder"]) for row in counted["unexpected"]] == [
        ("XXXX-0000", ""),
        (away, "Phòng Kinh tế"),
    ]
    said = monday("count", here, away).out
    assert f"thiếu {gone}" in said
    assert f"thừa {away}" in said
    assert monday("count", here, gone, "--json").json["agrees"] is True
    assert "--codes" in refused(monday("count"))


def test_that_a_timeline_has_every_act_and_interval(monday: Cli) -> None:
    received = monday.receive()
    monday("supplement", received["receipt_code"], "--missing", "1")
    monday.at("2026-11-25 09:00")("resubmit", received["receipt_code"])
    told = monday.at("2026-11-25 09:00")("timeline", received["track_url"], "--json").json
    assert [entry["kind"] for entry in told["entries"]] == [
        "submission.received",
        "supplement.requested",
        "supplement.received",
    ]
    assert set(told["entries"][0]) == {"at", "actor", "kind", "sentence", "holder"}
    assert told["intervals"] == [
        {
            "since": "2026-11-23T10:43:00+07:00",
            "until": told["intervals"][1]["since"],
            "due_at": "2026-11-27T17:00:00+07:00",
            "change": "received",
            "reason": "",
        },
        {
            "since": "2026-11-23T10:43:00+07:00",
            "until": "2026-11-25T09:00:00+07:00",
            "due_at": None,
            "change": "supplement_requested",
            "reason": "",
        },
        {
            "since": "2026-11-25T09:00:00+07:00",
            "until": None,
            "due_at": "2026-11-30T17:00:00+07:00",
            "change": "restarted",
            "reason": "",
        },
    ]
    assert refused(monday("timeline", "C1-261123-9999-B"))


def test_that_departments_are_listed_and_set(monday: Cli) -> None:
    ids = {each["id"]: each["name"] for each in monday("departments", "--json").json}
    assert ids["phong-kinh-te"] == "Phòng Kinh tế"
    made = monday("department", "set", "kt", "--name", "Phòng Kinh tế", "--leader", "TRƯỞNG PHÒNG", "--json").json
    assert made == {"id": "kt", "name": "Phòng Kinh tế", "other_level": False, "leader": "TRƯỞNG PHÒNG"}
    assert monday("department", "set", "kt", "--other-level", "--json").json["other_level"] is True
    assert monday("department", "set", "kt", "--same-level", "--json").json["other_level"] is False
    code = monday.receive()["receipt_code"]
    assert monday("hand-over", "--department", "kt", code, "--json").json["department"] == "Phòng Kinh tế"
    assert "Phòng Kinh tế" in refused(monday("department", "set", "kt", "--name", "Khác"))
    assert "--name" in refused(monday("department", "set", "sx"))
    assert refused(monday("department"))
