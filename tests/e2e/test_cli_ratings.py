"""`frontdesk vote`, `ratings`, `rating-words`, and the invitations acts answer."""

import json
from datetime import timedelta
from typing import Any

from tests.counters import wall
from tests.e2e.command_line import Cli, refused

BIRTH = "1.001193"


def card(number: int) -> str:
    return f"00819500{number:04}|012345678|NGUYỄN VĂN {'ABCDEFGHIJ'[number]}|07031995|Nam|Thôn 3, Yên Sơn|25052021"


def vote(cli: Cli, token: str, *options: str) -> Any:
    return cli("vote", token, *options, "--json").json


def test_that_an_invitation_is_one_vote(monday: Cli) -> None:
    received = monday.receive()
    token = received["invitation"]
    assert len(token) == 28
    topics = ("--topic", "attitude=4", "--topic", "time=5")
    assert vote(monday, token, "--score", "5", *topics) == {"voted": True}
    again = monday("vote", token, "--score", "5", "--json")
    assert (again.code, again.json["error"]) == (2, "invitation_void")
    unknown = monday("vote", "0" * 28, "--score", "5", "--json")
    assert unknown.json == again.json
    assert token not in json.dumps(monday("show", received["receipt_code"], "--json").json)
    assert "invitation" not in monday("timeline", received["receipt_code"], "--json").out


def test_that_an_invitation_ends_with_its_day(monday: Cli) -> None:
    token = monday.receive()["invitation"]
    assert "hết hạn" in refused(monday.at("2026-11-25 08:00")("vote", token, "--score", "5"))


def test_that_a_refusal_and_a_result_invite(monday: Cli) -> None:
    code = monday.receive()["receipt_code"]
    assert monday("refuse", code, "--reason", "Sai thẩm quyền", "--json").json["invitation"]
    birth = monday.receive(procedure=BIRTH)["receipt_code"]
    assert len(monday("give-at-once", birth, "--json").json["invitation"]) == 28
    other = monday.receive()["receipt_code"]
    monday("hand-over", "--department", "phong-kinh-te", other)
    monday("receive-result", other)
    assert vote(monday, monday("return", other, "--json").json["invitation"], "--score", "4") == {"voted": True}


def test_that_a_vote_that_makes_no_sense_says_what_to_do(monday: Cli) -> None:
    token = monday.receive()["invitation"]
    for options, said in (
        (("--score", "6"), "1 đến 5"),
        (("--score", "5", "--topic", "attitude"), "attitude=4"),
        (("--score", "5", "--topic", "weather=4"), "weather"),
        (("--score", "5", "--topic", "time=9"), "1 đến 5"),
        (("--score", "5", "--reason", "unkind"), "2 điểm"),
        (("--score", "1", "--reason", "weather"), "weather"),
        (("--score", "1", "--comment", "x" * 501), "500"),
    ):
        assert said in refused(monday("vote", token, *options)), options
    assert vote(monday, token, "--score", "1", "--reason", "unkind", "--comment", "Chờ lâu") == {"voted": True}


def test_that_a_report_holds_groups_of_five(monday: Cli) -> None:
    assert "5 phiếu" in monday("ratings").out
    for number in range(5):
        cli = monday.at(f"{wall('2026-11-23 10:43') + timedelta(minutes=3 * number):%Y-%m-%d %H:%M}")
        token = cli.receive(procedure=BIRTH, card=card(number))["invitation"]
        assert vote(cli, token, "--score", str(number + 1), "--comment", f"ý kiến {number}")["voted"]
        report = cli("ratings", "--json").json
        assert report["n"] == (5 if number == 4 else 0)
    after = monday.at("2026-11-23 16:00")
    found = after("ratings", "--from", "2026-11-23", "--to", "23/11/2026", "--comments", "--json").json
    assert (found["n"], found["invited"], found["mean"], found["shares"]) == (5, 5, 3.0, [20] * 5)
    assert [each["name"] for each in found["by_field"]] == ["Hộ tịch"]
    assert sorted(found["comments"]) == [f"ý kiến {number}" for number in range(5)]
    assert found["bursts"] == []
    assert after("ratings", "--to", "2026-11-22", "--json").json["n"] == 0
    assert "Rất hài lòng" in after("ratings", "--comments").out
    assert refused(after("ratings", "--from", "2026-11-24", "--to", "2026-11-23"))
    assert after("verify", "--json").json["ok"]
    assert after("rebuild").code == 0
    assert after("ratings", "--json").json["n"] == 5


def test_that_faces_get_the_offices_words(monday: Cli) -> None:
    said = monday("rating-words", "--set", "1=Rất tệ", "--set", "5=Rất tốt", "--json").json
    assert (said["faces"][0], said["faces"][4]) == ("Rất tệ", "Rất tốt")
    assert monday("rating-words", "--of", "en", "--json").json["faces"][4] == "Very satisfied"
    assert monday("ratings", "--json").json["faces"][0] == "Rất tệ"
    for wrong in ("Rất tệ", "x=1", "7=Tốt", f"{'9' * 5000}=Tốt"):
        assert refused(monday("rating-words", "--set", wrong))
    assert refused(monday("rating-words", "--of", "fr"))
