"""Taking a place at the desk, and handing it over."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.desk import Desk
from frontdesk.domain.custody import Holder, HolderKind
from frontdesk.domain.people import Person, Role
from frontdesk.domain.people_events import CounterRelieved, PersonSignedIn
from frontdesk.errors import RuleRefused
from frontdesk.services.proving import LONGEST_DELAY, delay_after
from frontdesk.storage.people import MOST_KEPT
from tests.counters import Counter
from tests.factories import LAN, PASSWORD, HandClock, make_application, make_desk, open_desk
from tests.refusals import refused

OTHER = "khèn lá bên suối Nậm Mu"


@pytest.fixture
def clock() -> HandClock:
    """The wall clock."""
    return HandClock()


@pytest.fixture
def desk(tmp_path: Path, clock: HandClock) -> Desk:
    """A desk with two officers and a clerk of a department; nobody sits there."""
    made = make_desk(tmp_path, clock)
    made.people.add("binh", "Nguyễn Văn Bình", [Role.OFFICER], OTHER)
    made.people.add("minh", "Trần Đức Minh", [Role.DEPARTMENT], OTHER, "Phòng Kinh tế")
    made.sign_ins.sign_out()
    return made


def kinds(desk: Desk) -> list[tuple[str, str]]:
    """Kind and actor of every act, in order."""
    from sqlalchemy import text

    with desk.store.read() as connection:
        return [
            (row[0], row[1]) for row in connection.execute(text("SELECT kind, actor FROM events ORDER BY position"))
        ]


def guess(desk: Desk, name: str = "lan", times: int = 1) -> None:
    """Wrong passwords."""
    for _ in range(times):
        with refused("sign_in_wrong"):
            desk.sign_ins.sign_in(name, "sai rồi nhé")


def test_that_who_signs_in_sits_here_and_it_is_written_down(desk: Desk) -> None:
    assert desk.sign_ins.sign_in("binh", OTHER).name == "Nguyễn Văn Bình"
    assert desk.seat.person().login == "binh"
    assert kinds(desk)[-1] == (PersonSignedIn.KIND, "Nguyễn Văn Bình")
    received = desk.reception.receive(make_application(desk))
    page = desk.lookup.get(str(received.submission_id))
    assert (page.timeline[0].actor, page.submission.received.officer) == ("Nguyễn Văn Bình", "Nguyễn Văn Bình")
    desk.sign_ins.sign_out()
    with refused("not_signed_in"):
        desk.reception.new_id()


@pytest.mark.parametrize("typed", ["binh", " BINH ", "Binh", "bình"])
def test_that_a_name_is_known_however_it_is_typed(desk: Desk, typed: str) -> None:
    assert desk.sign_ins.sign_in(typed, OTHER, recorded=False).login == "binh"


def test_that_one_command_is_no_shift(desk: Desk) -> None:
    before = kinds(desk)
    desk.sign_ins.sign_in("binh", OTHER, recorded=False)
    assert kinds(desk) == before


@pytest.mark.parametrize("name", ["binh", "ai.do", "", "?", "x" * 300, "' OR 1=1 --", "ai đó \N{ZERO WIDTH SPACE}"])
def test_that_a_wrong_name_is_refused_like_a_wrong_password(desk: Desk, name: str) -> None:
    with pytest.raises(RuleRefused) as told:
        desk.sign_ins.sign_in(name, PASSWORD)
    assert (told.value.code, told.value.params) == ("sign_in_wrong", {})
    assert desk.seat.taken_by is None


def test_that_a_failed_sign_in_leaves_who_sits_there(desk: Desk) -> None:
    desk.sign_ins.sign_in("binh", OTHER)
    guess(desk)
    assert desk.seat.person().login == "binh"


def test_that_after_five_failures_a_name_rests_for_ever_longer(desk: Desk, clock: HandClock) -> None:
    guess(desk, times=5)
    for seconds in (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900):
        with pytest.raises(RuleRefused) as told:
            desk.sign_ins.sign_in("lan", PASSWORD)
        assert (told.value.code, told.value.params) == ("sign_in_rests", {"seconds": seconds})
        clock.forward(seconds=seconds)
        guess(desk)
    clock.forward(minutes=15)
    assert desk.sign_ins.sign_in("lan", PASSWORD).login == "lan"
    guess(desk, times=5)  # the count began anew


def test_that_nobody_is_kept_out_by_what_another_name_did(desk: Desk) -> None:
    guess(desk, times=5)
    guess(desk, "nobody", times=5)
    assert desk.sign_ins.sign_in("binh", OTHER).login == "binh"


def test_that_a_rest_outlives_a_restart(desk: Desk, clock: HandClock) -> None:
    guess(desk, times=5)
    desk.close()
    again = open_desk(desk.settings, clock)
    with refused("sign_in_rests"):
        again.sign_ins.sign_in("lan", PASSWORD)
    again.close()


@pytest.mark.parametrize("days", [-3650, -1, 0])
def test_that_a_clock_set_back_makes_no_rest_longer(desk: Desk, clock: HandClock, days: int) -> None:
    guess(desk, times=5)
    clock.forward(days=days)
    with pytest.raises(RuleRefused) as told:
        desk.sign_ins.sign_in("lan", PASSWORD)
    assert told.value.params == {"seconds": 1}


def test_that_at_most_a_hundred_guesses_are_heard_in_a_day(desk: Desk, clock: HandClock) -> None:
    heard = 0
    end = clock.now + timedelta(days=2)
    while clock.now < end - timedelta(days=1):
        try:
            desk.sign_ins.sign_in("ai.do", "sai rồi nhé")
        except RuleRefused as told:
            heard += told.code == "sign_in_wrong"
            clock.forward(seconds=float(str(told.params.get("seconds", 0))))
    assert heard <= 100 + 10  # the first ten cost 8 minutes and a half
    first = heard
    while clock.now < end:
        try:
            desk.sign_ins.sign_in("ai.do", "sai rồi nhé")
        except RuleRefused as told:
            heard += told.code == "sign_in_wrong"
            clock.forward(seconds=float(str(told.params.get("seconds", 0))))
    assert heard - first <= 100


@given(failures=st.integers(0, 10_000))
def test_that_a_rest_never_ends_never(failures: int) -> None:
    assert timedelta() <= delay_after(failures) <= delay_after(failures + 1) <= LONGEST_DELAY
    assert (delay_after(failures) == timedelta()) == (failures < 5)


def test_that_invented_names_do_not_fill_the_disk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from sqlalchemy import text

    monkeypatch.setattr("frontdesk.services.proving.waste_time", lambda _password: None)
    for number in range(MOST_KEPT + 20):
        with refused("sign_in_wrong"):
            desk.sign_ins.sign_in(f"ai{number}", "x")
    with desk.store.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM sign_ins")).scalar_one() == MOST_KEPT


def test_that_who_has_left_is_nobody(desk: Desk) -> None:
    desk.seat.take(LAN)
    desk.people.change("binh", active=False)
    desk.sign_ins.sign_out()
    with refused("sign_in_wrong"):
        desk.sign_ins.sign_in("binh", OTHER)
    assert "binh" not in {each.login for each in desk.sign_ins.people()}


def test_that_a_hash_of_older_parameters_is_made_anew(desk: Desk) -> None:
    from argon2 import PasswordHasher

    from frontdesk.domain.people_events import PasswordHash, PasswordSet
    from frontdesk.storage.people import password_of

    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(OTHER)
    with desk.store.write() as unit:
        unit.record(("person:binh", PasswordSet("binh", PasswordHash(weak))), at=HandClock()(), actor="x")
    desk.sign_ins.sign_in("binh", OTHER)
    with desk.store.read() as connection:
        assert password_of(connection, "binh").startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert desk.sign_ins.sign_in("binh", OTHER).login == "binh"


def test_that_relief_hands_over_drafts_and_papers_and_says_so(tmp_path: Path) -> None:
    counter = Counter(tmp_path)
    desk = counter.desk
    desk.people.add("binh", "Nguyễn Văn Bình", [Role.OFFICER], OTHER)
    here, away = counter.receive(), counter.receive()
    desk.handover.move(away, Holder(HolderKind.OFFICER, LAN.name), "Đi bản")
    desk.drafts.save("một", "reception", "{}")
    relieved = desk.sign_ins.relieve("binh", OTHER)
    assert (relieved.left, relieved.took_over, relieved.drafts, relieved.papers) == ("lan", "binh", 1, 1)
    assert desk.seat.person().login == "binh"
    assert [each.submission_id for each in desk.drafts.list("reception")] == ["một"]
    assert counter.get(away).custody == Holder(HolderKind.OFFICER, "Nguyễn Văn Bình")
    assert counter.get(here).custody == Holder(HolderKind.COUNTER, "C1")
    assert [kind for kind, _actor in kinds(desk)[-2:]] == [CounterRelieved.KIND, "custody.moved"]
    assert {actor for _kind, actor in kinds(desk)[-2:]} == {LAN.name}  # who gives signs
    desk.close()


def test_that_the_newer_of_two_drafts_of_one_submission_stays(tmp_path: Path) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    desk.people.add("binh", "Nguyễn Văn Bình", [Role.OFFICER], OTHER)
    binh = Person("binh", "Nguyễn Văn Bình", (Role.OFFICER,))
    for person, name, content in (
        (LAN, "cũ", "của Lan"), (binh, "cũ", "của Bình"), (binh, "mới", "của Bình"), (LAN, "mới", "của Lan"),
    ):  # fmt: skip
        desk.seat.take(person)
        clock.forward(minutes=1)
        desk.drafts.save(name, "reception", content)
    assert desk.sign_ins.relieve("binh", OTHER).drafts == 1
    assert {each.submission_id: each.content for each in desk.drafts.list("reception")} == {
        "cũ": "của Bình",
        "mới": "của Lan",
    }
    desk.seat.take(LAN)
    assert desk.drafts.list("reception") == ()
    desk.close()


@pytest.mark.parametrize(
    ("name", "password", "code"),
    [
        ("minh", OTHER, "relief_not_officer"),
        ("lan", PASSWORD, "relief_by_oneself"),
        ("binh", "sai rồi nhé", "sign_in_wrong"),
        ("ai.do", OTHER, "sign_in_wrong"),
    ],
)
def test_that_a_relief_refused_leaves_everything(desk: Desk, name: str, password: str, code: str) -> None:
    desk.seat.take(replace(LAN))
    desk.drafts.save("một", "reception", "{}")
    before = kinds(desk)
    with refused(code):
        desk.sign_ins.relieve(name, password)
    assert desk.seat.person().login == "lan"
    assert kinds(desk) == before
    assert len(desk.drafts.list("reception")) == 1


def test_that_drafts_are_seen_by_who_typed_them_alone(desk: Desk) -> None:
    desk.sign_ins.sign_in("binh", OTHER)
    desk.drafts.save("một", "reception", "của Bình")
    desk.sign_ins.sign_in("lan", PASSWORD)
    assert desk.drafts.list("reception") == ()
    desk.drafts.save("một", "reception", "của Lan")
    desk.drafts.discard("một")
    desk.sign_ins.sign_in("binh", OTHER)
    assert [each.content for each in desk.drafts.list("reception")] == ["của Bình"]


def test_that_what_a_machine_remembers_is_everybodys(desk: Desk) -> None:
    desk.sign_ins.sign_in("binh", OTHER)
    desk.drafts.remember("department", "kinh-te")
    desk.sign_ins.sign_out()
    assert desk.drafts.recall("department") == "kinh-te"
    assert desk.drafts.recall("nothing") == ""


def test_that_a_home_without_people_asks_for_an_administrator(tmp_path: Path) -> None:
    from frontdesk.desk import desk_on
    from frontdesk.services.setup import create_office
    from tests.factories import make_profile, make_settings

    settings = make_settings(tmp_path)
    desk = desk_on(create_office(settings, make_profile(), "C1", "Ai Đó", HandClock()), settings, HandClock())
    with refused("nobody_known"):
        desk.sign_ins.sign_in("lan", PASSWORD)
    assert desk.people.add_first("Quản Trị", "", PASSWORD).login == "quan.tri"
    with refused("somebody_known"):
        desk.people.add_first("kẻ khác", "", PASSWORD)
    assert desk.sign_ins.sign_in("quản trị", PASSWORD).roles == (Role.ADMINISTRATOR,)
    desk.close()


def test_that_whoever_is_of_a_department_acts_for_that_one_alone(tmp_path: Path) -> None:
    counter = Counter(tmp_path)
    desk = counter.desk
    mine, other = counter.receive(), counter.receive("1.001193")
    for which in (mine, other):
        counter.hand_over(which)
    desk.people.add("minh", "Trần Đức Minh", [Role.DEPARTMENT], OTHER, counter.department(mine))
    desk.sign_ins.sign_in("minh", OTHER)
    desk.handover.acknowledge_one(mine)
    with refused("other_department"):
        desk.handover.acknowledge_one(other)
    page = desk.lookup.get(other)
    against = {each.verb: each.against for each in page.permissions}
    assert {refusal.code for refusal in against.values() if refusal} == {"other_department", "role_forbids"}
    assert desk.lookup.get(mine).timeline[-1].actor == "Trần Đức Minh"
    desk.close()
