"""The way to the desk: answers find their question, and nobody waits for ever."""

import asyncio
import json
from typing import Any

import pytest

from frontdesk.domain.rating_events import Vote
from frontdesk.errors import StorageRefused
from frontdesk.tracking.pipe_votes import MOST_WAITING, PipeVotes
from tests.tracking.stand import INVITATION


class Desk:
    """Keeps what was asked."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.takes = True

    def __call__(self, line: bytes) -> bool:
        self.asked.append(json.loads(line))
        return self.takes


def test_that_answers_find_their_questions_in_any_order() -> None:
    async def ask() -> None:
        desk = Desk()
        votes = PipeVotes(desk)
        questions = [asyncio.create_task(votes.is_open(f"{number}")) for number in range(3)]
        await asyncio.sleep(0)
        for asked in reversed(desk.asked):
            votes.hear({"id": asked["id"], "answer": asked["invitation"] == "1"})
        assert await asyncio.gather(*questions) == [False, True, False]

    asyncio.run(ask())


@pytest.mark.parametrize("told", [{}, {"id": 99}, {"id": "1"}, {"id": True}, {"id": None, "answer": True}, {"id": 1.0}])
def test_that_answers_to_nothing_are_left(told: dict[str, Any]) -> None:
    async def ask() -> bool:
        votes = PipeVotes(Desk())
        question = asyncio.create_task(votes.is_open(INVITATION))
        await asyncio.sleep(0)
        votes.hear(told)
        votes.hear({"id": 1, "answer": True})
        votes.hear({"id": 1, "answer": False})
        return await question

    assert asyncio.run(ask())


@pytest.mark.parametrize("answer", ["yes", 1, None, [], {}])
def test_that_an_answer_of_another_kind_is_none(answer: object) -> None:
    async def ask() -> str:
        votes = PipeVotes(Desk())
        opened = asyncio.create_task(votes.is_open(INVITATION))
        cast = asyncio.create_task(votes.cast(INVITATION, Vote(5), ""))
        await asyncio.sleep(0)
        votes.hear({"id": 1, "answer": answer})
        votes.hear({"id": 2, "answer": [answer]})
        with pytest.raises(StorageRefused, match="desk_away"):
            await opened
        return await cast

    assert asyncio.run(ask()) == "desk_away"


def test_that_silence_and_a_full_pipe_are_a_desk_that_is_away() -> None:
    async def ask() -> list[str]:
        silent, full = PipeVotes(Desk(), patience=0.01), Desk()
        full.takes = False
        return [await votes.cast(INVITATION, Vote(5), "") for votes in (silent, PipeVotes(full))]

    assert asyncio.run(ask()) == ["desk_away"] * 2


def test_that_only_so_many_wait_and_room_comes_again() -> None:
    async def ask() -> None:
        desk = Desk()
        votes = PipeVotes(desk)
        waiting = [asyncio.create_task(votes.is_open(INVITATION)) for _ in range(MOST_WAITING)]
        await asyncio.sleep(0)
        assert await votes.cast(INVITATION, Vote(5), "") == "desk_away"
        assert len(desk.asked) == MOST_WAITING

        for asked in desk.asked:
            votes.hear({"id": asked["id"], "answer": True})
        await asyncio.gather(*waiting)
        again = asyncio.create_task(votes.is_open(INVITATION))
        await asyncio.sleep(0)
        votes.hear({"id": desk.asked[-1]["id"], "answer": True})
        assert await again

    asyncio.run(ask())
