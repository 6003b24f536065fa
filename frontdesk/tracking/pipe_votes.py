"""The way of a vote to the desk: asked over a pipe, with patience, and never by many at once."""

import asyncio
from collections.abc import Callable
from itertools import count
from typing import Any

from frontdesk.domain.rating_events import Vote
from frontdesk.errors import StorageRefused
from frontdesk.tracking.wire import line_of

PATIENCE = 5.0  # seconds for an answer
MOST_WAITING = 16
AWAY = "desk_away"


class PipeVotes:
    """`say` sends a line to the desk and returns at once, False where it cannot; `hear` takes what the desk answers.

    All on one event loop. Implements `Votes`.
    """

    def __init__(self, say: Callable[[bytes], bool], patience: float = PATIENCE) -> None:
        self._say = say
        self._patience = patience
        self._ids = count(1)
        self._waiting: dict[int, asyncio.Future[object]] = {}

    async def is_open(self, invitation: str) -> bool:
        """Whether an invitation still waits for its vote. Raises StorageRefused `desk_away`."""
        answer = await self._ask({"ask": "is_open", "invitation": invitation})
        if not isinstance(answer, bool):
            raise StorageRefused(AWAY)
        return answer

    async def cast(self, invitation: str, vote: Vote, comment: str) -> str:
        """As `Votes`. After `desk_away` the vote may have counted all the same: the desk takes one only once."""
        asked = {
            "ask": "vote",
            "invitation": invitation,
            "score": vote.score,
            "topics": {topic.value: score for topic, score in vote.topics},
            "reasons": list(vote.reasons),
            "comment": comment,
        }
        try:
            answer = await self._ask(asked)
        except StorageRefused as refusal:
            return refusal.code
        return answer if isinstance(answer, str) else AWAY

    def hear(self, told: dict[str, Any]) -> None:
        """An answer came; one that nobody waits for any more is left."""
        waiting = self._waiting.get(told["id"]) if type(told.get("id")) is int else None
        if waiting is not None and not waiting.done():
            waiting.set_result(told.get("answer"))

    async def _ask(self, question: dict[str, Any]) -> object:
        if len(self._waiting) >= MOST_WAITING:
            raise StorageRefused(AWAY)
        number, waiting = next(self._ids), asyncio.get_running_loop().create_future()
        self._waiting[number] = waiting
        try:
            if not self._say(line_of({"id": number, **question})):
                raise StorageRefused(AWAY)
            async with asyncio.timeout(self._patience):
                return await waiting
        except TimeoutError:
            raise StorageRefused(AWAY) from None
        finally:
            del self._waiting[number]
