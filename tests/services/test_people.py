"""The list of people."""

from pathlib import Path

import pytest

from frontdesk.desk import Desk
from frontdesk.domain.people import Person, Role, doer_of, login_of, noted, person_of
from tests.factories import LAN, PASSWORD, make_desk
from tests.refusals import refused

OTHER = "khèn lá bên suối Nậm Mu"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with Lan at it, who is everything."""
    return make_desk(tmp_path)


@pytest.mark.parametrize(
    ("typed", "login"),
    [
        ("lan", "lan"), (" LAN ", "lan"), ("Nguyễn Thị Lan", "nguyen.thi.lan"), ("đỗ văn đạt", "do.van.dat"),
        ("an.2", "an.2"), ("Sùng A  Páo", "sung.a.pao"), ("r\N{COMBINING DOT BELOW}", "r"),
    ],
)  # fmt: skip
def test_that_a_name_becomes_what_one_signs_in_with(typed: str, login: str) -> None:
    assert login_of(typed) == login


@pytest.mark.parametrize("typed", ["", " ", "2an", "an!", "ан", "a/b", "--as", "x" * 65, "an\N{NULL}b:"])
def test_that_what_cannot_be_typed_everywhere_is_no_login(typed: str) -> None:
    with refused("login_malformed"):
        login_of(typed)


def test_that_who_wrote_it_down_stands_behind_who_did_it() -> None:
    assert noted("Nông Văn Páo", "Ma Thị Lan") == "Nông Văn Páo · Ma Thị Lan"
    assert noted("", "Ma Thị Lan") == noted("Ma Thị Lan", "Ma Thị Lan") == "Ma Thị Lan"
    assert doer_of("Nông Văn Páo · Ma Thị Lan") == "Nông Văn Páo"
    assert doer_of("Ma Thị Lan") == "Ma Thị Lan"
    assert "·" not in person_of("x", "A · B", [Role.OFFICER]).name  # nobody can sign as somebody else


def test_that_somebody_is_added_with_roles_and_department(desk: Desk) -> None:
    made = desk.people.add("Trần Đức Minh", "", [Role.SUPERVISOR, Role.DEPARTMENT], OTHER, "kinh tế")
    assert made == Person("tran.duc.minh", "Trần Đức Minh", (Role.DEPARTMENT, Role.SUPERVISOR), "Phòng Kinh tế")
    assert made in desk.people.list()
    assert desk.sign_ins.sign_in("tran.duc.minh", OTHER) == made


def test_that_what_is_wrong_with_a_new_person_is_said_and_nothing_kept(desk: Desk) -> None:
    before = desk.people.list()
    with refused("person_known"):
        desk.people.add("lan", "Ai Khác", [Role.OFFICER], OTHER)
    with refused("person_name_taken"):
        desk.people.add("lan2", "ma thị  lan", [Role.OFFICER], OTHER)
    with refused("role_missing"):
        desk.people.add("lan2", "Ai Khác", [], OTHER)
    with refused("password_short"):
        desk.people.add("lan2", "Ai Khác", [Role.OFFICER], "ngắn")
    with refused("password_known"):
        desk.people.add("lan2", "Ai Khác", [Role.OFFICER], "Ai Khác 2026")
    with refused("person_name_too_long"):
        desk.people.add("lan2", "A" * 121, [Role.OFFICER], OTHER)
    with refused("department_unknown"):
        desk.people.add("lan2", "Ai Khác", [Role.DEPARTMENT], OTHER, "Phòng Không Có")
    assert desk.people.list() == before


def test_that_a_change_keeps_what_is_not_told(desk: Desk) -> None:
    desk.people.add("binh", "Nguyễn Văn Bình", [Role.OFFICER], OTHER)
    assert desk.people.change("binh", name="Nguyễn Bình").roles == (Role.OFFICER,)
    assert desk.people.change("binh", roles=[Role.DEPARTMENT], department="kinh tế").name == "Nguyễn Bình"
    after = desk.people.change("binh", department="")
    assert (after.department, after.active) == ("", True)
    assert desk.sign_ins.sign_in("binh", OTHER) == after
    with refused("role_forbids"):
        desk.people.change("binh", active=False)


def test_that_the_last_administrator_stays(desk: Desk) -> None:
    with refused("last_administrator"):
        desk.people.change("lan", active=False)
    with refused("last_administrator"):
        desk.people.change("lan", roles=[Role.OFFICER])
    desk.people.add("hai", "Quản trị hai", [Role.ADMINISTRATOR], OTHER)
    assert desk.people.change("lan", active=False).active is False
    with refused("person_unknown"):
        desk.people.change("ai.do", active=False)


def test_that_a_password_is_changed_by_its_owner_or_an_administrator(desk: Desk) -> None:
    with refused("sign_in_wrong"):
        desk.people.change_password("sai rồi nhé", OTHER)
    desk.people.change_password(PASSWORD, OTHER)
    with refused("sign_in_wrong"):
        desk.sign_ins.sign_in("lan", PASSWORD)
    assert desk.sign_ins.sign_in("lan", OTHER).login == LAN.login
    desk.people.set_password("lan", PASSWORD)
    assert desk.sign_ins.sign_in("lan", PASSWORD).login == LAN.login
    with refused("password_known"):
        desk.people.change_password(PASSWORD, "matkhau123")
    for _ in range(5):
        with refused("sign_in_wrong"):
            desk.people.change_password("sai rồi nhé", OTHER)
    with refused("sign_in_rests"):  # nobody guesses at a desk that was left open
        desk.people.change_password(PASSWORD, OTHER)


def test_that_people_are_there_again_after_a_rebuild(desk: Desk) -> None:
    desk.people.add("binh", "Nguyễn Văn Bình", [Role.OFFICER], OTHER)
    before = desk.people.list()
    desk.supervision.rebuild()
    assert desk.people.list() == before
    assert desk.sign_ins.sign_in("binh", OTHER).login == "binh"
    desk.seat.take(LAN)
    assert desk.supervision.verify().ok
