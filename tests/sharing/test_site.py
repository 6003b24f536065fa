"""The citizens' page as the desk runs it: its process lives, dies, lies and asks."""

import json
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from types import SimpleNamespace
from typing import Any

import pytest

from frontdesk.domain.rating_events import Vote
from frontdesk.errors import DeskError, RuleRefused, StorageRefused
from frontdesk.sharing.place import address_of
from frontdesk.sharing.site import Phase, Site, Standing
from frontdesk.tracking.wire import USUAL_MOST
from tests.counters import Counter
from tests.sharing.stand import AS_OF, LISTENING, SOON, StillTracking, make_site, until

WAIT = ["wait", None]
SiteOf = Callable[..., Site]


@pytest.fixture
def site_of() -> Iterator[SiteOf]:
    """Makes sites and ends them."""
    made: list[Site] = []

    def make(*script: list[Any], ratings: object = None, **how: Any) -> Site:
        made.append(make_site(ratings, *script, **how))
        return made[-1]

    yield make
    for each in made:
        each.stop()


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    opened = Counter(tmp_path)
    yield opened
    opened.desk.close()


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def runs(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").split() if file.exists() else []


def watched(site_of: SiteOf, *script: list[Any], **how: Any) -> tuple[Site, list[Standing]]:
    """A site, and how it stood after each change."""
    seen: list[Standing] = []
    made: list[Site] = []
    made.append(site_of(*script, told=lambda: seen.append(made[0].standing), **how))
    return made[0], seen


def invitation(counter: Counter) -> str:
    drawn = counter.desk.ratings.invite(counter.receive())
    assert drawn is not None
    return drawn.token


def asking(what: str, token: str, **more: Any) -> list[Any]:
    vote = {"score": 5, "topics": {"time": 4}, "reasons": [], "comment": ""} if what == "vote" else {}
    return ["say", {"id": 1, "ask": what, "invitation": token, **vote, **more}]


def test_that_it_listens_and_ends_whole(site_of: SiteOf) -> None:
    site = site_of(LISTENING, WAIT)
    assert (site.is_running, site.address, site.standing) == (False, "", Standing())
    assert not site.wait_until_open(0)
    site.start()
    assert site.wait_until_open(SOON)
    until(lambda: site.standing.as_of)
    pid = site.pid
    assert (site.address, site.standing.as_of, lives(pid)) == ("http://127.0.0.1:8080/", AS_OF, True)
    site.stop()
    site.stop()
    assert not site.wait_until_open(0)
    assert (site.is_running, site.address, site.standing.phase, site.pid) == (False, "", Phase.STOPPED, 0)
    assert not lives(pid)


def test_that_a_site_opened_again_says_at_once_as_of_when(site_of: SiteOf) -> None:
    tracking = StillTracking(projected=1)  # by the site before, a moment ago
    site = site_of(LISTENING, WAIT, tracking=tracking)
    site.start()
    until(lambda: site.is_running and site.standing.as_of == AS_OF)
    assert tracking.projected == 2


@pytest.mark.parametrize("host", ["", "0.0.0.0", "::"])
def test_that_a_page_at_every_address_names_one_that_opens(host: str) -> None:
    assert address_of(host, 8080) == "http://localhost:8080/"
    assert address_of("::1", 8080) == "http://[::1]:8080/"


def test_that_the_process_gets_no_secret_but_the_projections_key(
    site_of: SiteOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTDESK_KEY_FILE", "/secret/home.key")
    monkeypatch.setenv("FRONTDESK_HOME", "/secret")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/secret/keyring")
    kept = tmp_path / "found.json"
    site = site_of(["keep", str(kept)], LISTENING, WAIT, forwarded_allow_ips="10.0.0.1", votes=False)
    site.start()
    until(lambda: site.is_running)
    found = json.loads(kept.read_text(encoding="utf-8"))
    assert found["told"] == {
        "host": "127.0.0.1",
        "port": 0,
        "projection": "tracking.db",
        "key": "ab" * 32,
        "language": "vi",
        "forwarded_allow_ips": "10.0.0.1",
        "votes": False,
        "most_a_second": USUAL_MOST,
    }
    said = json.dumps([found["environment"], found["arguments"]])
    assert "secret" not in said
    assert "abab" not in said


def test_that_a_process_that_dies_is_started_again(site_of: SiteOf, tmp_path: Path) -> None:
    count = tmp_path / "runs"
    site, changes = watched(site_of, ["count", str(count)], LISTENING, ["exit", 3])
    site.start()
    until(lambda: len(runs(count)) >= 4)
    site.stop()
    phases = [each.phase for each in changes]
    assert phases.index(Phase.LISTENING) < phases.index(Phase.RESTARTING)
    assert {each.refusal.code for each in changes if each.refusal} == {"sharing_ended"}
    assert phases[-1] is Phase.STOPPED
    assert len(set(runs(count))) == len(runs(count))


def test_that_a_page_killed_comes_back(site_of: SiteOf, tmp_path: Path) -> None:
    site = site_of(LISTENING, WAIT)
    site.start()
    until(lambda: site.is_running)
    pid = site.pid
    os.kill(pid, 9)
    until(lambda: site.is_running and site.pid != pid)
    assert site.standing.refusal is None


def test_that_why_it_cannot_listen_is_known_and_tried_again(site_of: SiteOf, tmp_path: Path) -> None:
    count = tmp_path / "runs"
    site = site_of(
        ["count", str(count)], ["say", {"refused": "track_port_taken", "params": {"port": 8080}}], ["exit", 1]
    )
    site.start()
    until(lambda: len(runs(count)) >= 2)
    assert site.standing.refusal == RuleRefused("track_port_taken", port=8080)
    assert not site.is_running


@pytest.mark.parametrize("command", [["/no/such/program"], ["/bin/false"]])
def test_that_a_process_that_does_not_start_is_told(site_of: SiteOf, command: list[str]) -> None:
    site = site_of(command=command)
    site.start()
    until(lambda: site.standing.refusal)
    assert site.standing.refusal is not None
    assert site.standing.refusal.code == "sharing_not_started"


@pytest.mark.parametrize(
    "strange",
    [
        ["say", {"id": 1, "ask": "close"}],
        ["say", ["is_open"]],
        ["noise", "x"],
        ["noise", "\n"],
        asking("vote", "0" * 28, score=6),
        asking("is_open", "0" * 65),
    ],
)
def test_that_a_process_that_says_anything_else_is_ended(site_of: SiteOf, strange: list[Any], tmp_path: Path) -> None:
    count = tmp_path / "runs"
    site, seen = watched(site_of, ["count", str(count)], LISTENING, strange, ["deaf", None])  # a desk without ratings
    site.start()
    until(lambda: len(runs(count)) >= 2)
    assert {each.refusal.code for each in seen if each.refusal} == {"sharing_strange"}
    assert not lives(int(runs(count)[0]))


def test_that_a_page_without_votes_may_ask_nothing(site_of: SiteOf, counter: Counter, tmp_path: Path) -> None:
    token = invitation(counter)
    answers = tmp_path / "answers"
    site = site_of(
        LISTENING,
        asking("vote", token),
        ["answers", str(answers)],
        WAIT,
        ratings=counter.desk.ratings,
        votes=False,
    )
    site.start()
    until(lambda: site.standing.refusal)
    assert site.standing.refusal == RuleRefused("sharing_strange")
    site.stop()
    assert counter.desk.ratings.is_open(token)


def test_that_a_vote_from_the_page_is_the_same_vote(site_of: SiteOf, counter: Counter, tmp_path: Path) -> None:
    token, answers = invitation(counter), tmp_path / "answers"
    hear = ["answers", str(answers)]
    script = [
        each
        for question in (
            asking("is_open", token.lower()),
            asking("vote", token, comment="x" * 501),
            asking("vote", token, reasons=["unkind"]),
            asking("vote", token),
            asking("vote", token),
            asking("is_open", token),
        )
        for each in (question, hear)
    ]
    site = site_of(LISTENING, *script, WAIT, ratings=counter.desk.ratings)
    site.start()
    until(lambda: answers.exists() and answers.read_bytes().count(b"\n") == 6)
    said = [json.loads(line)["answer"] for line in answers.read_bytes().splitlines()]
    assert said == [True, "comment_too_long", "reasons_need_low_vote", "", "invitation_void", False]


def test_that_a_guessed_invitation_does_not_hold_up_the_counter(site_of: SiteOf, tmp_path: Path) -> None:
    """A vote is written; whether an invitation is open is only read."""
    written: list[object] = []
    answers = tmp_path / "answers"
    ratings = SimpleNamespace(is_open=lambda _token: False, vote=lambda *how: written.append(how))
    site = site_of(LISTENING, asking("vote", "0" * 28), ["answers", str(answers)], WAIT, ratings=ratings)
    site.start()
    until(lambda: answers.exists() and answers.read_bytes().endswith(b"\n"))
    assert json.loads(answers.read_bytes())["answer"] == "invitation_void"
    assert written == []


def test_that_of_page_and_counter_at_the_same_moment_one_counts(
    site_of: SiteOf, counter: Counter, tmp_path: Path
) -> None:
    for turn in range(3):
        token, answers, together = invitation(counter), tmp_path / f"answers{turn}", Barrier(2)

        class Met:
            """The desk's ratings, met at the door by the counter."""

            is_open = counter.desk.ratings.is_open

            @staticmethod
            def vote(*how: Any, together: Barrier = together) -> None:
                together.wait()
                counter.desk.ratings.vote(*how)

        def at_counter(token: str = token, together: Barrier = together) -> str:
            together.wait()
            try:
                counter.desk.ratings.vote(token, Vote(1))
            except RuleRefused as error:
                return error.code
            return ""

        site = site_of(LISTENING, asking("vote", token), ["answers", str(answers)], WAIT, ratings=Met())
        with ThreadPoolExecutor(1) as other:
            counted = other.submit(at_counter)
            site.start()
            until(lambda file=answers: file.exists() and file.read_bytes().endswith(b"\n"))  # type: ignore[misc]
            said = json.loads(answers.read_bytes())["answer"]
            assert sorted([said, counted.result()]) == ["", "invitation_void"]
        site.stop()


@pytest.mark.parametrize("failing", [StorageRefused("disk_full"), ZeroDivisionError()])
def test_that_a_desk_that_cannot_take_a_vote_is_away(site_of: SiteOf, failing: Exception, tmp_path: Path) -> None:
    def fail(*_how: object) -> None:
        raise failing

    answers = tmp_path / "answers"
    site = site_of(
        LISTENING,
        asking("vote", "0" * 28),
        ["answers", str(answers)],
        asking("is_open", "0" * 28),
        ["answers", str(answers)],
        WAIT,
        ratings=SimpleNamespace(is_open=fail, vote=fail),
    )
    site.start()
    until(lambda: answers.exists() and answers.read_bytes().count(b"\n") == 2)
    assert [json.loads(line)["answer"] for line in answers.read_bytes().splitlines()] == ["desk_away"] * 2
    assert site.is_running


def test_that_a_process_that_neither_reads_nor_leaves_is_ended(
    site_of: SiteOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    often = ["often", asking("is_open", "0" * 28)[1]]  # more answers than a pipe holds
    site = site_of(LISTENING, often, ["deaf", None], ratings=SimpleNamespace(is_open=asked.append))
    monkeypatch.setattr("frontdesk.sharing.site.BETWEEN_ANSWERS", 0)
    site.start()
    until(lambda: len(asked) > 2_000)
    pid = site.pid
    site.stop()
    assert not lives(pid)
    assert not any(thread.is_alive() for thread in site._threads)


def test_that_an_end_after_a_healthy_run_is_a_new_misfortune(site_of: SiteOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("frontdesk.sharing.site.HEALTHY", -1.0)
    site, seen = watched(site_of, LISTENING, pauses=(0.01, 600.0))
    site.start()
    until(lambda: [each.phase for each in seen].count(Phase.LISTENING) >= 3)


def test_that_what_fails_again_waits_longer_and_then_no_longer(site_of: SiteOf) -> None:
    site = site_of(pauses=(1.0, 2.0, 4.0))
    assert [site._pause(failures) for failures in (1, 2, 3, 4, 9)] == [1.0, 2.0, 4.0, 4.0, 4.0]


def test_that_what_a_thread_learns_after_the_end_changes_nothing(site_of: SiteOf) -> None:
    site, seen = watched(site_of, LISTENING, WAIT)
    site.start()
    until(lambda: site.is_running)
    site.stop()
    told = len(seen)
    site._become(phase=Phase.LISTENING, address="http://127.0.0.1:8080/", as_of=AS_OF + timedelta(hours=1))
    assert (site.standing.phase, site.address, len(seen)) == (Phase.STOPPED, "", told)


@pytest.mark.parametrize("failing", [StorageRefused("disk_full"), ZeroDivisionError()])
def test_that_a_projection_that_fails_is_told_and_tried_again(site_of: SiteOf, failing: Any) -> None:
    tracking = StillTracking(failing=failing)
    site = site_of(LISTENING, WAIT, tracking=tracking)
    site.start()
    until(lambda: site.is_running and site.standing.stale)  # an older projection is better than no page
    assert isinstance(site.standing.stale, DeskError)
    assert site.standing.as_of is None
    tracking.failing = None
    until(lambda: site.standing.as_of)
    assert site.standing.stale is None


def test_that_a_projection_another_program_is_at_is_no_trouble(site_of: SiteOf) -> None:
    site = site_of(LISTENING, WAIT, tracking=StillTracking(failing=StorageRefused("projection_busy")))
    site.start()
    until(lambda: site.is_running)
    assert site.standing.stale is None


def test_that_what_the_journal_gained_is_projected(site_of: SiteOf) -> None:
    tracking = StillTracking()
    site = site_of(LISTENING, WAIT, tracking=tracking)
    site.start()
    until(lambda: site.is_running)
    assert tracking.projected == 1
    tracking.behind = True
    until(lambda: tracking.projected == 2)


def test_that_a_first_projection_tells_how_far_it_is_and_can_be_left(site_of: SiteOf) -> None:
    site = site_of(LISTENING, WAIT, tracking=StillTracking(waits=lambda: True))
    site.start()
    until(lambda: site.standing.built == (1, 2))
    assert site.standing.phase is Phase.PREPARING
    assert not site.is_running
    site.stop()
    assert not any(thread.is_alive() for thread in site._threads)
