"""Invitations, votes and reports, as a desk gives and takes them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from sqlalchemy import text

from frontdesk.domain.bursts import MOST_OF_ONE_PERSON, SAME_PERSON
from frontdesk.domain.clock import local
from frontdesk.domain.rating_events import BurstFlagged, Topic, Vote, VotesCounted
from frontdesk.domain.ratings import Occasion
from frontdesk.domain.takers import Handing
from frontdesk.errors import DeskError, InvalidInput, NotFound, RuleRefused
from frontdesk.storage.journal import walk
from tests.counters import BIRTH, Counter
from tests.factories import make_application, make_party

DAY = date(2026, 11, 23)


def token(counter: Counter, which: str) -> str:
    """The invitation of who was just served."""
    invitation = counter.desk.ratings.invite(which)
    assert invitation is not None
    return invitation.token


def rated(counter: Counter, *scores: int, procedure: str = BIRTH, comment: str = "") -> None:
    """As many citizens, each with a vote; two and a half minutes for each."""
    for score in scores:
        counter.desk.ratings.vote(token(counter, counter.receive(procedure)), Vote(score), comment)
        counter.clock.forward(seconds=150)


def groups(counter: Counter) -> int:
    with counter.desk.store.read() as connection:
        return sum(event.kind == VotesCounted.KIND for event in walk(connection))


def test_that_each_visit_invites_once(counter: Counter) -> None:
    which = counter.with_result()
    seen = [counter.desk.ratings.invite(which)]
    counter.desk.results.return_result(which, Handing())
    seen += [counter.desk.ratings.invite(which), counter.desk.ratings.invite(which)]
    assert [each.occasion if each else None for each in seen] == [Occasion.RECEIPT, Occasion.RESULT, None]
    refused = counter.receive()
    counter.desk.endings.refuse(refused, "Không thuộc thẩm quyền")
    invitation = counter.desk.ratings.invite(refused)
    assert invitation is not None
    assert invitation.occasion is Occasion.REFUSAL
    assert invitation.token not in repr(invitation)


def test_that_a_visit_of_yesterday_invites_nobody(counter: Counter) -> None:
    which = counter.receive()
    counter.clock.forward(hours=24, seconds=1)
    assert counter.desk.ratings.invite(which) is None
    with pytest.raises(NotFound):
        counter.desk.ratings.invite("nobody")


@pytest.mark.parametrize("late", [False, True])
def test_that_an_invitation_is_good_once_and_on_its_day(counter: Counter, late: bool) -> None:
    good = token(counter, counter.receive())
    if late:
        counter.at("2026-11-24 00:00")
    else:
        counter.desk.ratings.vote(good.lower(), Vote(5))
    for void in (good, "0" * 28, "", "x" * 5_000):
        with pytest.raises(RuleRefused) as caught:
            counter.desk.ratings.vote(void, Vote(5))
        assert (caught.value.code, caught.value.params) == ("invitation_void", {})


@pytest.mark.parametrize("late", [False, True])
def test_that_an_invitation_is_open_until_it_is_used_or_its_day_ends(counter: Counter, late: bool) -> None:
    good, other = token(counter, counter.receive()), token(counter, counter.receive())
    before = counter.events()
    assert all(counter.desk.ratings.is_open(each) for each in (good, good.lower(), f" {other}"))
    if late:
        counter.at("2026-11-24 00:00")
    else:
        counter.desk.ratings.vote(good, Vote(5))
    assert not counter.desk.ratings.is_open(good)
    assert counter.desk.ratings.is_open(other) is not late
    assert not any(counter.desk.ratings.is_open(void) for void in ("", "0" * 28, "x" * 5_000, "é"))
    assert counter.events() == before  # to ask is no act


def test_that_of_two_votes_at_the_same_moment_one_counts(counter: Counter) -> None:
    for _ in range(5):
        good = token(counter, counter.receive())
        together = Barrier(2)

        def cast(good: str = good, together: Barrier = together) -> str:
            together.wait()
            try:
                counter.desk.ratings.vote(good, Vote(5))
            except RuleRefused as error:
                return error.code
            return ""

        with ThreadPoolExecutor(2) as both:
            answers = [each.result() for each in (both.submit(cast), both.submit(cast))]
        assert sorted(answers) == ["", "invitation_void"]
    assert counter.desk.ratings.report(DAY, DAY).n == 5


def test_that_a_vote_that_was_refused_does_not_use_the_invitation_up(counter: Counter) -> None:
    good = token(counter, counter.receive())
    for vote, comment in ((Vote(9), ""), (Vote(5, (), ("unkind",)), ""), (Vote(5), "x" * 501)):
        with pytest.raises(DeskError):
            counter.desk.ratings.vote(good, vote, comment)
    counter.desk.ratings.vote(good, Vote(1, (), ("unkind",)))


def test_that_four_votes_are_in_no_report_and_five_are(counter: Counter) -> None:
    rated(counter, 5, 4, 4, 1)
    report = counter.desk.ratings.report(DAY, DAY)
    assert (report.n, report.invited, report.mean, report.by_field, report.by_counter) == (0, 0, None, (), ())
    rated(counter, 5)
    report = counter.desk.ratings.report(DAY, DAY)
    assert (report.n, report.invited, report.mean) == (5, 5, 3.8)
    assert report.shares == (20, 0, 0, 40, 40)
    assert [(tally.name, tally.n) for tally in report.by_field] == [("Hộ tịch", 5)]
    assert [(tally.name, tally.n) for tally in (*report.by_counter, *report.by_month)] == [("C1", 5), ("2026-11", 5)]
    assert counter.desk.ratings.report(DAY + timedelta(days=1), DAY + timedelta(days=9)).n == 0


def test_that_topics_are_told_when_five_have_answered(counter: Counter) -> None:
    def times() -> tuple[int, float | None]:
        topic = next(each for each in counter.desk.ratings.report(DAY, DAY).topics if each.topic is Topic.TIME)
        return topic.n, topic.mean

    for at in range(10):
        topics = ((Topic.TIME, 4), (Topic.COSTS, 2)) if at % 5 < 3 else ()
        counter.desk.ratings.vote(token(counter, counter.receive()), Vote(2, topics, ("unkind",)))
        counter.clock.forward(minutes=3)
        assert times() == ((0, None) if at < 9 else (6, 4.0))
    assert counter.desk.ratings.report(DAY, DAY).reasons == (("unkind", 10),)


def test_that_comments_stand_apart_from_votes_in_the_erasable_part(counter: Counter) -> None:
    rated(counter, 1, 2, 3, comment="Chờ\nlâu")
    rated(counter, 5, 5)
    assert [each.text for each in counter.desk.ratings.comments(DAY, DAY)] == ["Chờ lâu"] * 3
    assert counter.desk.ratings.comments(DAY - timedelta(days=9), DAY - timedelta(days=1)) == ()
    with counter.desk.store.read() as connection:
        (event,) = (event for event in walk(connection) if event.kind == VotesCounted.KIND)
    assert "lâu" not in event.payload
    assert (event.actor, event.subject) == ("C1", "votes:C1:2026-11")


def test_that_one_person_with_many_submissions_makes_no_group(counter: Counter) -> None:
    for _ in range(6):
        application = make_application(counter.desk, BIRTH, principal=make_party())
        which = str(counter.desk.reception.receive(application).submission_id)
        counter.desk.ratings.vote(token(counter, which), Vote(5))
    assert groups(counter) == 0
    rated(counter, 4, 4, 4)
    assert groups(counter) == 0
    rated(counter, 4)
    assert counter.desk.ratings.report(DAY, DAY).n == 10


def test_that_a_field_nobody_rates_keeps_no_long_list(counter: Counter) -> None:
    for _ in range(12):
        token(counter, counter.receive(BIRTH))
    with counter.desk.store.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM candidates")).scalar() == 5
        assert connection.execute(text("SELECT invited FROM pools")).scalar() == 12


def test_that_small_fields_leave_together_after_a_month(counter: Counter) -> None:
    rated(counter, 5, 4, procedure=BIRTH)
    rated(counter, 3, 3, 2, procedure="2.000815")
    assert groups(counter) == counter.desk.ratings.release() == 0
    rated(counter, 3, procedure="1.001612")
    counter.at("2026-12-23 09:00")
    assert counter.desk.ratings.release() == 0
    counter.at("2026-12-24 09:00")
    assert counter.desk.ratings.release() == 1
    report = counter.desk.ratings.report(DAY, DAY + timedelta(days=40))
    assert [(tally.name, tally.n) for tally in report.by_field] == [("", 6)]
    assert counter.desk.ratings.release() == 0


def test_that_stuffing_is_flagged_and_no_score_told(counter: Counter) -> None:
    ready = [token(counter, counter.receive(BIRTH)) for _ in range(14)]
    for each in ready:
        counter.desk.ratings.vote(each, Vote(5))
        counter.clock.forward(seconds=5)
    assert counter.desk.ratings.report(DAY, DAY).bursts == (BurstFlagged("C1", DAY, "10:40", "ten_minutes", 11),)


def test_that_an_honest_morning_is_not_flagged(counter: Counter) -> None:
    counter.at("2026-11-23 13:00")
    rated(counter, *[4] * 45)
    assert counter.desk.ratings.report(DAY, DAY).bursts == ()


def test_that_many_receptions_of_one_person_are_flagged_once(counter: Counter) -> None:
    for _ in range(MOST_OF_ONE_PERSON + 3):
        application = make_application(counter.desk, BIRTH, principal=make_party())
        counter.desk.ratings.invite(str(counter.desk.reception.receive(application).submission_id))
        counter.clock.forward(minutes=4)
    (burst,) = counter.desk.ratings.report(DAY, DAY).bursts
    assert (burst.rule, burst.count, burst.slot) == (SAME_PERSON, MOST_OF_ONE_PERSON + 1, "")


def test_that_the_office_words_its_faces_and_takes_them_back(counter: Counter) -> None:
    standard = counter.desk.ratings.words()
    assert counter.desk.ratings.set_labels({1: " Rất  tệ ", 5: "Rất tốt"}).faces[::4] == ("Rất tệ", "Rất tốt")
    before = counter.events()
    assert counter.desk.ratings.set_labels({5: "Rất tốt"}).faces[0] == "Rất tệ"
    assert counter.events() == before
    assert counter.desk.ratings.words("en").faces[0] == "Very dissatisfied"
    assert counter.desk.ratings.set_labels({1: "", 5: ""}) == standard
    for wrong in ({0: "x"}, {6: "x"}, {1: "x" * 41}):
        with pytest.raises(InvalidInput, match="face_words_wrong"):
            counter.desk.ratings.set_labels(wrong)


def test_that_days_the_wrong_way_round_are_refused(counter: Counter) -> None:
    for ask in (counter.desk.ratings.report, counter.desk.ratings.comments):
        with pytest.raises(InvalidInput, match="report_days_wrong"):
            ask(DAY, DAY - timedelta(days=1))


def test_that_a_timeline_knows_nothing_of_ratings(counter: Counter) -> None:
    which = counter.receive()
    counter.desk.ratings.vote(token(counter, which), Vote(5))
    assert [entry.sentence for entry in counter.desk.lookup.get(which).timeline] == ["Tiếp nhận hồ sơ tại quầy C1"]


def test_that_what_is_over_is_forgotten(counter: Counter) -> None:
    token(counter, counter.receive())
    counter.clock.forward(days=5)
    counter.desk.ratings.release()
    assert local(counter.clock.now).date() == DAY + timedelta(days=5)
    with counter.desk.store.read() as connection:
        for table in ("invitations", "invited", "tallies"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 0
