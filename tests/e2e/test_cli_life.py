"""The longest life of a submission, headless: every act is a process of its own."""

from tests.e2e.command_line import Cli, refused

LEGAL_PAPERS = "Bản sao giấy tờ pháp lý của chủ hộ"
DELEGATE = ("--to", "Nguyễn Văn Bình", "--delegate-paper", "Giấy ủy quyền ngày 10/12/2026")


def test_that_the_longest_life_runs_headless_to_its_end(monday: Cli) -> None:
    code = monday.receive()["receipt_code"]
    assert monday.at("2026-11-23 11:00")("supplement", code, "--missing", "2", "--json").json["due_at"] is None
    wednesday = monday.at("2026-11-25 08:30")
    supplemented = wednesday("resubmit", code, "--json").json
    assert (supplemented["state"], supplemented["due_at"]) == ("received", "2026-11-30T17:00:00+07:00")
    hand_over = ("hand-over", "--department", "phong-kinh-te", code, "--json")
    first = wednesday(*hand_over).json
    thursday = monday.at("2026-11-26 09:00")
    assert thursday("acknowledge", first["manifest"], "--taker", "Lê Thị Mai", "--json").json["count"] == 1
    back = thursday("send-back", code, "--reason", "Biên bản thiếu chữ ký", "--by", "Lê Thị Mai", "--json").json
    assert (back["state"], back["holder"]) == ("sent_back", "C1")
    second = thursday(*hand_over).json
    assert second["manifest"] != first["manifest"]
    thursday("acknowledge", second["manifest"])
    friday = monday.at("2026-11-27 10:00")
    asked = friday(
        "ask-time", code, "--until", "2026-12-04", "--reason", "Chờ xác minh", "--by", "Lê Thị Mai", "--json"
    )
    assert asked.json["due_at"] == "2026-11-30T17:00:00+07:00"
    late = monday.at("2026-12-01 08:30")
    (row,) = late("board", "late", "--department", "phong-kinh-te", "--json").json
    assert (row["receipt_code"], row["over"], row["left"]) == (code, True, "quá hạn 1 giờ")
    draft = late("apologise", code, "--draft", "--json").json
    sorry = late("apologise", code, "--until", draft["until"], "--reason", draft["reason"], "--json").json
    assert (sorry["due_at"], sorry["tardy"]) == ("2026-12-04T17:00:00+07:00", True)
    assert late("board", "late", "--json").json == []
    done = monday.at("2026-12-03 14:00")
    result = done("record-result", code, "--document", "15/GCN-HKD", "--by", "Lê Thị Mai", "--json").json
    assert (result["state"], result["holder_kind"]) == ("result_ready", "department")
    done("receive-result", code)
    done("call", code, "--note", "Sẽ nhờ con trai đến nhận")
    end = monday.at("2026-12-10 09:15")
    assert end("count", code, "--json").json["agrees"] is True
    returned = end("return", code, *DELEGATE, "--json").json
    assert (returned["state"], returned["holder_kind"], returned["taker"]) == ("returned", "citizen", "Nguyễn Văn Bình")
    assert "đã trả kết quả" in refused(end("withdraw", code, "--reason", "Thôi"))
    _check_memory(end, code, first["manifest"], second["manifest"])


def _check_memory(cli: Cli, code: str, first: str, second: str) -> None:
    """The journal holds all of it, whole, and says it to people."""
    verified = cli("verify", "--json").json
    assert verified["ok"] is True
    told = cli("timeline", code, "--json").json
    assert [entry["kind"] for entry in told["entries"]] == [
        "submission.received",
        "supplement.requested",
        "supplement.received",
        "custody.handed_over",
        "custody.acknowledged",
        "custody.sent_back",
        "custody.handed_over",
        "custody.acknowledged",
        "extension.asked",
        "apology.made",
        "result.recorded",
        "result.received",
        "citizen.called",
        "result.returned",
    ]
    assert not any("conflict" in entry for entry in told["entries"])
    assert [each["change"] for each in told["intervals"]] == [
        "received",
        "supplement_requested",
        "restarted",
        "apology",
        "result",
    ]
    holders = [entry["holder"] for entry in told["entries"]]
    assert holders == ["C1"] * 3 + ["Phòng Kinh tế"] * 2 + ["C1"] + ["Phòng Kinh tế"] * 5 + ["C1"] * 2 + ["citizen"]
    said = cli("timeline", code).out
    for words in (
        first,
        second,
        LEGAL_PAPERS,
        "Biên bản thiếu chữ ký",
        "Chờ xác minh",
        "15/GCN-HKD",
        "Nguyễn Văn Bình",
    ):
        assert words in said
    assert cli("rebuild", "--json").json["events"] == verified["events"]
    assert cli("timeline", code, "--json").json == told


def test_that_acts_today_run_on_the_machine_s_own_clock(cli: Cli) -> None:
    code = cli.receive()["receipt_code"]
    assert cli("supplement", code, "--missing", "1", "--json").json["state"] == "awaiting_supplement"
    assert cli("resubmit", code, "--json").json["state"] == "received"
    made = cli("hand-over", "--department", "phong-kinh-te", code, "--json").json
    assert cli("acknowledge", made["manifest"], "--json").json["items"][0]["parcel"] == "received"
    due = cli("show", code, "--json").json["due_at"]
    until = cli("due", "--from", due, "--days", "5", "--json").json["due_at"]
    sorry = cli("apologise", code, "--until", until, "--reason", "Chậm", "--json").json
    assert (sorry["due_at"], sorry["tardy"]) == (until, False)
    assert cli("receive-result", code, "--json").json["state"] == "result_at_counter"
    assert cli("return", code, "--lost-receipt", "--json").json["state"] == "returned"
    assert cli("verify", "--json").json["ok"] is True
