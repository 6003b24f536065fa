"""`frontdesk correct`, and what a replaced receipt says."""

from tests.e2e.command_line import Cli, refused


def test_that_a_correction_issues_a_new_version_and_the_old_receipt_says_so(monday: Cli) -> None:
    received = monday.receive()
    code = received["receipt_code"]
    fields = ("--field", "name=Nguyễn Thị Hoa", "phone=0912345678", "address=Thôn 4", "sets=2", "return-to=Bưu điện")
    made = monday("correct", code, *fields, "--reason", "Ghi sai tên", "--json").json
    assert (made["version"], made["receipt_code"], made["state"]) == (2, code, "received")
    assert made["track_url"].endswith(made["token"])
    assert made["token"] != received["token"]
    assert made["lookup_key"] != received["lookup_key"]
    assert made["fields"] == ["name", "phone", "address", "sets", "return_to"]
    old, new = (monday("show", token, "--json").json for token in (received["token"], made["token"]))
    assert (old["name"], old["version"]) == ("Nguyễn Thị Hoa", 2)
    assert old["replaced"] == {
        "scanned_version": 1,
        "version": 2,
        "replaced_at": "2026-11-23T10:43:00+07:00",
    }
    assert new["replaced"] is None
    assert "bản 1" in monday("show", received["token"]).out
    assert "bản 1" in monday("supplement", received["track_url"], "--missing", "1").out


def test_that_the_procedure_and_the_papers_can_be_put_right_while_here(monday: Cli) -> None:
    code = monday.receive()["receipt_code"]
    lacking = monday("correct", code, "--field", "missing=1; bien ban", "--json").json
    assert (lacking["state"], lacking["due_at"]) == ("awaiting_supplement", None)
    complete = monday("correct", code, "--field", "missing=", "--json").json
    assert (complete["state"], complete["version"]) == ("received", 3)
    moved = monday("correct", code, "--field", "procedure=1.001193", "--json").json
    assert moved["due_at"] == "2026-11-23T17:00:00+07:00"
    monday("hand-over", "--department", "bo-phan-tu-phap", code)
    assert "số bộ" in refused(monday("correct", code, "--field", "sets=3"))
    assert monday("correct", code, "--field", "note=Gọi trước khi đến", "--json").json["version"] == 5


def test_that_a_delegate_is_put_in_and_taken_out(monday: Cli) -> None:
    code = monday.receive()["receipt_code"]
    card = "008098012345|012345678|NGUYỄN VĂN AN|15081998|Nam|Thôn 3, Thái Bình, Yên Sơn, Tuyên Quang|25052021"
    assert monday("correct", code, "--field", f"delegate_card={card}", "--json").json["version"] == 2
    assert monday("correct", code, "--field", "delegate_card=none", "--json").json["version"] == 3
    assert "không có gì thay đổi" in refused(monday("correct", code, "--field", "delegate_card="))
    assert monday("correct", code, "--field", f"card={card}", "--json").json["version"] == 4
    assert monday("show", code, "--json").json["name"] == "NGUYỄN VĂN AN"


IMPOSSIBLE: list[tuple[tuple[str, ...], str]] = [
    ((), "không có gì"),
    (("--field", "name"), "“name”"),
    (("--field", "colour=red"), "procedure"),
    (("--field", "name=A", "name=B"), "hai lần"),
    (("--field", "name=1"), "Tên"),
    (("--field", "number=12"), "12"),
    (("--field", "kind=card"), "citizen_id"),
    (("--field", "sex=x"), "Nam"),
    (("--field", "birth_date=31/02/2000"), "31/02/2000"),
    (("--field", "birth_date=2022-01-01"), "Ngày cấp"),
    (("--field", "sets=many"), "1–99"),
    (("--field", "sets=100"), "99"),
    (("--field", "procedure=9.9"), "9.9"),
    (("--field", "department=xyz"), "xyz"),
    (("--field", "missing=ảnh"), "“ảnh”"),
    (("--field", "phone=abc"), "điện thoại"),
    (("--field", "card=abc"), "căn cước"),
    (("--field", f"note={'x' * 501}"), "500"),
    (("--field",), "--field"),
]


def test_that_a_correction_that_cannot_be_is_refused(monday: Cli) -> None:
    code = monday.receive()["receipt_code"]
    for fields, said in IMPOSSIBLE:
        assert said in refused(monday("correct", code, *fields)), fields
    assert monday("show", code, "--json").json["version"] == 1
