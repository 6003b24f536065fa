"""The votes of a demonstration: groups as they reach the journal, without the way there."""

from collections.abc import Iterator
from datetime import date, datetime
from random import Random

from frontdesk.domain.clock import local
from frontdesk.domain.rating_events import Topic, Vote, VoteComments, VotesCounted
from frontdesk.domain.ratings import LOW
from frontdesk.domain.vote_groups import SMALLEST_GROUP, in_order
from frontdesk.services.demo_lives import Signed
from frontdesk.storage.rating_views import votes_subject

_ANSWERS = 0.35  # of those invited
_SCORES, _WEIGHTS = (5, 4, 3, 2, 1), (58, 27, 9, 4, 2)
_REASONS = ("waited_long", "came_often", "not_explained", "more_papers", "result_late")
_COMMENTS = (
    "Cán bộ hướng dẫn tận tình",
    "Nên có thêm ghế ngồi chờ",
    "Giải quyết nhanh, cảm ơn",
    "Chờ hơi lâu vào sáng thứ Hai",
    "Mong có máy lấy số",
)


class DemoVotes:
    """Votes wait by field until five can leave at the end of a day."""

    def __init__(self, counter: str, random: Random) -> None:
        self._counter = counter
        self._random = random
        self._since: dict[str, date] = {}
        self._invited: dict[str, int] = {}
        self._votes: dict[str, list[Vote]] = {}
        self._comments: dict[str, list[str]] = {}

    def invite(self, field: str, at: datetime) -> None:
        """Somebody is served in `field`, and votes or does not."""
        self._since.setdefault(field, local(at).date())
        self._invited[field] = self._invited.get(field, 0) + 1
        if self._random.random() < _ANSWERS:
            self._votes.setdefault(field, []).append(self._vote())
            if self._random.random() < 0.05:
                self._comments.setdefault(field, []).append(self._random.choice(_COMMENTS))

    def leave(self, at: datetime) -> Iterator[Signed]:
        """The groups that are large enough when the day ends."""
        for field in [field for field, votes in self._votes.items() if len(votes) >= SMALLEST_GROUP]:
            comments = self._comments.pop(field, [])
            day = local(at).date()
            act = VotesCounted(
                counter=self._counter,
                field=field,
                since=self._since.pop(field),
                until=day,
                invited=self._invited.pop(field),
                votes=in_order(self._votes.pop(field)),
                personal=VoteComments(tuple(sorted(comments))) if comments else None,
            )
            yield votes_subject(self._counter, f"{day:%Y-%m}"), act, at, self._counter

    def _vote(self) -> Vote:
        score = self._random.choices(_SCORES, _WEIGHTS)[0]
        named = self._random.sample(list(Topic), 2) if self._random.random() < 0.4 else []
        topics = tuple(sorted((topic, min(5, max(1, score + self._random.randint(-1, 1)))) for topic in named))
        return Vote(score, topics, (self._random.choice(_REASONS),) if score <= LOW else ())
