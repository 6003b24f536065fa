"""`frontdesk refuse`, `withdraw`, `apologise`, `ask-time`."""

from tests.e2e.command_line import Cli, refused

DUE = "2026-11-27T17:00:00+07:00"


def test_that_a_refusal_has_its_reason_and_form_03(monday: Cli) -> None:
    code = monday.receive()["receipt_code"]
    assert "lý do" in refused(monday("refuse", code))
    done = monday("refuse", code, "--given-back", "--reason", "Không thuộc thẩm quyền", "--json").json
    assert (done["state"], done["holder_kind"], done["due_at"]) == ("refused", "citizen", None)
    assert (done["form"], done["number"]) == ("03", "01/C1-TCHS")
    assert "từ chối" in refused(monday("withdraw", code, "--reason", "Thôi"))


def test_that_a_withdrawal_says_its_stage_and_the_money_given_back(monday: Cli) -> None:
    code = monday.receive()["receipt_code"]
    assert refused(monday("withdraw", code))
    assert "-1" in refused(monday("withdraw", code, "--reason", "Thôi", "--fee-returned", "-1"))
    done = monday("withdraw", code, "--reason", "Đổi ý", "--fee-returned", "100000", "--json").json
    assert (done["state"], done["holder"], done["stage"]) == ("withdrawn", "C1", "received")
    assert (done["form"], done["number"], done["fee_returned"]) == ("05", "01/C1-DHS", 100_000)
    lost = ("give-back", code, "--lost-receipt", "--id-number", "008195012346", "--json")
    assert monday(*lost).json["proof"] == "lost_receipt"


def test_that_an_apology_promises_a_new_date_once(monday: Cli) -> None:
    code = monday.receive()["receipt_code"]
    monday("hand-over", "--department", "phong-kinh-te", code)
    asked = monday(
        "ask-time", code, "--until", "2026-12-02", "--reason", "Chờ thẩm định", "--by", "Lê An", "--json"
    ).json
    assert (asked["due_at"], asked["until"]) == (DUE, "2026-12-02T17:00:00+07:00")
    draft = monday("apologise", code, "--draft", "--json").json
    assert (draft["promised_at"], draft["until"], draft["reason"]) == (DUE, asked["until"], "Chờ thẩm định")
    until = ("--until", "2026-12-03 17:00", "--reason", "Thẩm định thực địa chậm")
    made = monday.at("2026-11-26 09:00")("apologise", code, *until, "--json").json
    assert (made["due_at"], made["until"]) == ("2026-12-03T17:00:00+07:00", "2026-12-03T17:00:00+07:00")
    assert (made["form"], made["number"], made["promised_at"], made["tardy"]) == ("04", "01/C1-XL", DUE, False)
    assert "một lần" in refused(monday.at("2026-11-26 10:00")("apologise", code, *until))


NOT_KEPT = [
    ("2026-11-26 09:00", "phải sau"),
    ("2026-12-06", "ngày nghỉ"),
    ("2026-12-03 19:00", "ngoài giờ"),
    ("2028-01-01 08:00", "một năm"),
    ("mai", "“mai”"),
    ("", "“”"),
]


def test_that_a_new_date_that_cannot_be_kept_is_refused(monday: Cli) -> None:
    code = monday.receive()["receipt_code"]
    for until, said in NOT_KEPT:
        assert said in refused(monday("apologise", code, "--until", until, "--reason", "Chậm")), until
    assert monday("show", code, "--json").json["due_at"] == DUE


def test_that_an_apology_needs_its_reason_and_date(monday: Cli) -> None:
    code = monday.receive()["receipt_code"]
    assert "lý do" in refused(monday("apologise", code, "--until", "2026-12-03 17:00"))
    assert refused(monday("apologise", code, "--reason", "Chậm"))
    assert refused(monday("ask-time", code, "--until", "2026-12-03", "--reason", "Chậm"))  # still at the counter
