"""Rating from a phone."""

import pytest
from starlette.testclient import TestClient

from frontdesk.domain.rating_events import Topic, Vote
from tests.tracking.stand import INVITATION, Stand, kind_of

OTHER = "C" * 28


@pytest.fixture
def stand() -> Stand:
    return Stand()


@pytest.fixture
def phone(stand: Stand) -> TestClient:
    return stand.browser()


def test_that_an_open_invitation_asks_and_a_vote_is_taken_once(stand: Stand, phone: TestClient) -> None:
    assert kind_of(phone.get(f"/r/{INVITATION.lower()}")) == "rate"

    form = {
        "score": "2",
        "topic.attitude": "3",
        "topic.time": "",
        "reason": ["slow", "slow"],
        "comment": " Chờ\r\nlâu ",
    }
    answer = phone.post(f"/r/{INVITATION}?lang=en", data=form)
    assert (answer.status_code, kind_of(answer)) == (200, "rated")
    assert 'lang="en"' in answer.text
    assert stand.votes.cast_votes == [(Vote(2, ((Topic.ATTITUDE, 3),), ("slow",)), "Chờ lâu")]

    again = phone.post(f"/r/{INVITATION}", data={"score": "5"})
    assert (again.status_code, kind_of(again)) == (404, "void")
    assert again.content == phone.get(f"/r/{INVITATION}").content == phone.get(f"/r/{OTHER}").content
    assert len(stand.votes.cast_votes) == 1


@pytest.mark.parametrize("invitation", ["x", "", INVITATION[:-1], INVITATION + "0", "A" * 28, "é" * 28, "%00" * 28])
def test_that_what_is_no_invitation_is_not_even_asked_about(stand: Stand, phone: TestClient, invitation: str) -> None:
    answer = phone.get(f"/r/{invitation}")

    assert answer.content == phone.get(f"/r/{OTHER}").content
    assert stand.votes.asked == [OTHER]


def test_that_reasons_are_left_out_of_a_good_vote(stand: Stand, phone: TestClient) -> None:
    phone.post(f"/r/{INVITATION}", data={"score": "3", "reason": "slow"})

    assert stand.votes.cast_votes == [(Vote(3), "")]


@pytest.mark.parametrize("score", ["", "0", "6", "x", "５", "1e0", "5 "])
def test_that_a_face_must_be_chosen(stand: Stand, phone: TestClient, score: str) -> None:
    answer = phone.post(f"/r/{INVITATION}", data={"score": score, "comment": "Tốt"})

    assert (answer.status_code, kind_of(answer)) == (422, "rate")
    assert "một trong năm mức" in answer.text
    assert "Tốt" in answer.text
    assert stand.votes.cast_votes == []


def test_that_the_longest_comment_goes_through_in_any_script(stand: Stand, phone: TestClient) -> None:
    assert phone.post(f"/r/{INVITATION}", data={"score": "5", "comment": "🙂" * 500}).status_code == 200
    assert stand.votes.cast_votes == [(Vote(5), "🙂" * 500)]


def test_that_a_longer_comment_is_not_sent_to_the_desk(stand: Stand, phone: TestClient) -> None:
    answer = phone.post(f"/r/{INVITATION}", data={"score": "5", "comment": "x" * 501})

    assert (answer.status_code, kind_of(answer)) == (422, "rate")
    assert "dài quá 500 ký tự" in answer.text
    assert stand.votes.open == {INVITATION}


@pytest.mark.parametrize("refusal", ["desk_away", "disk_full"])
def test_that_a_desk_that_cannot_take_it_keeps_what_was_written(stand: Stand, phone: TestClient, refusal: str) -> None:
    stand.votes.refusal = refusal
    answer = phone.post(f"/r/{INVITATION}", data={"score": "5", "comment": "Tốt"})

    assert (answer.status_code, kind_of(answer)) == (503, "rate")
    assert "Hiện chưa nhận được đánh giá" in answer.text
    assert "Tốt" in answer.text


def test_that_a_desk_that_is_away_is_said(stand: Stand, phone: TestClient) -> None:
    stand.votes.refusal = "desk_away"
    answer = phone.get(f"/r/{INVITATION}")

    assert (answer.status_code, kind_of(answer)) == (503, "sorry")


def test_that_a_reason_nobody_offered_is_a_refusal(stand: Stand, phone: TestClient) -> None:
    answer = phone.post(f"/r/{INVITATION}", data={"score": "1", "reason": "<x>", "comment": "Chờ"})

    assert (answer.status_code, kind_of(answer)) == (422, "rate")
    assert "Không có lý do “&lt;x&gt;”" in answer.text.replace("&amp;", "&")
    assert "Chờ" in answer.text
    assert stand.votes.cast_votes == []


def test_that_a_reason_the_desk_offers_no_more_is_a_refusal_too(stand: Stand, phone: TestClient) -> None:
    stand.votes.refusal = "reason_unknown"

    assert phone.post(f"/r/{INVITATION}", data={"score": "1", "reason": "slow"}).status_code == 422
