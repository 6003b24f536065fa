"""`frontdesk consent`, and `receive --consent --confirmed`."""

from tests.e2e.command_line import Cli, refused
from tests.factories import CARD

PHONE = ("--phone", "0912345678")


def kinds(answer: dict[str, list[dict[str, str]]]) -> list[str]:
    return [each["kind"] for each in answer["consents"]]


def test_that_consents_are_kept_given_and_withdrawn(monday: Cli) -> None:
    new = ("receive", "--card", CARD, "--procedure", "1.001612")
    code = monday(*new, *PHONE, "--consent", "zalo", "--confirmed", "--json").json["receipt_code"]
    shown = monday("show", code, "--json").json
    assert (kinds(shown), shown["confirmed"]) == (["zalo"], True)
    assert shown["consents"][0] == {"kind": "zalo", "since": "2026-11-23T10:43:00+07:00", "wording": "2026-1"}
    given = monday("consent", code, "--give", "sms", "zalo", "--json").json
    assert kinds(given) == ["zalo", "sms"]
    assert "Đồng ý nhận tin: Zalo, SMS" in monday("show", code).out
    gone = monday("consent", code, "--withdraw", "zalo", "sms", "--json").json
    assert (kinds(gone), gone["state"]) == ([], "received")
    assert "Đồng ý nhận tin" not in monday("show", code).out


def test_that_a_consent_is_one_clear_thing(monday: Cli) -> None:
    code = monday("receive", "--card", CARD, "--procedure", "1.001612", "--json").json["receipt_code"]
    assert "số điện thoại" in refused(monday("consent", code, "--give", "sms"))
    assert "telegram" in refused(monday("consent", code, "--give", "telegram"))
    assert "SMS hoặc Zalo" in refused(monday("consent", code))
    assert "--withdraw" in refused(monday("consent", code, "--give", "sms", "--withdraw", "zalo"))
    assert "để rút" in refused(monday("consent", code, "--withdraw", "sms"))
    new = ("receive", "--card", CARD, "--procedure", "1.001612", "--consent", "sms")
    assert "số điện thoại" in refused(monday(*new))
