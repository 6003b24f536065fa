"""Views of votes: what reports add up."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, text

from frontdesk.domain.rating_events import BurstFlagged, Topic, VotesCounted
from frontdesk.domain.rating_report import RatingReport, Tally, TopicTally
from frontdesk.domain.ratings import FACES
from frontdesk.domain.vote_groups import SMALLEST_GROUP
from frontdesk.storage.schema import vote_bursts

_FACES = [f"face{face}" for face in FACES]
_ADD_GROUP = text(
    f"INSERT INTO vote_groups(day, counter, field, invited, {', '.join(_FACES)})"  # noqa: S608  names of our own
    f" VALUES (:day, :counter, :field, :invited, {', '.join(':' + face for face in _FACES)})"
    " ON CONFLICT(day, counter, field) DO UPDATE SET invited = invited + excluded.invited, "
    + ", ".join(f"{face} = {face} + excluded.{face}" for face in _FACES)
)
_ADD_MARK = text(
    "INSERT INTO vote_marks(day, counter, field, kind, key, votes, total)"
    " VALUES (:day, :counter, :field, :kind, :key, :votes, :total)"
    " ON CONFLICT(day, counter, field, kind, key)"
    " DO UPDATE SET votes = votes + excluded.votes, total = total + excluded.total"
)
_WAIT = text(
    "INSERT INTO waiting_topics(counter, field, topic, votes, total) VALUES (:counter, :field, :key, :votes, :total)"
    " ON CONFLICT(counter, field, topic)"
    " DO UPDATE SET votes = votes + excluded.votes, total = total + excluded.total"
)
_ENOUGH = text(
    "DELETE FROM waiting_topics WHERE counter = :counter AND field = :field AND votes >= :enough"
    " RETURNING topic, votes, total"
)
_BURST = insert(vote_bursts).prefix_with("OR REPLACE")
_SUMS = f"sum(invited), {', '.join(f'sum({face})' for face in _FACES)} FROM vote_groups"  # of the days asked for
_BETWEEN = "WHERE day BETWEEN :since AND :until"
_MARKS = text(f"SELECT kind, key, sum(votes), sum(total) FROM vote_marks {_BETWEEN} GROUP BY kind, key")  # noqa: S608
_BURSTS = text(f"SELECT counter, day, slot, rule, count FROM vote_bursts {_BETWEEN} ORDER BY day, counter, slot, rule")  # noqa: S608
_MONTHS = text(f"SELECT DISTINCT counter, substr(day, 1, 7) FROM vote_groups {_BETWEEN}")  # noqa: S608


def add_group(connection: Connection, act: VotesCounted) -> None:
    """Count a group; one smaller than the rule allows is of no program of ours, and is not shown."""
    if len(act.votes) < SMALLEST_GROUP:
        return
    place = {"day": act.until.isoformat(), "counter": act.counter, "field": act.field}
    faces = Counter(vote.score for vote in act.votes)
    connection.execute(_ADD_GROUP, {**place, "invited": act.invited, **{f"face{face}": faces[face] for face in FACES}})
    topics = Counter(topic for vote in act.votes for topic, _score in vote.topics)
    totals = Counter(dict.fromkeys(topics, 0))
    for vote in act.votes:
        totals.update(dict(vote.topics))
    for topic, votes in topics.items():
        connection.execute(_WAIT, {**place, "key": topic.value, "votes": votes, "total": totals[topic]})
    enough = connection.execute(_ENOUGH, {**place, "enough": SMALLEST_GROUP}).fetchall() if topics else []
    marks = [{"kind": "topic", "key": row[0], "votes": row[1], "total": row[2]} for row in enough]
    reasons = Counter(reason for vote in act.votes for reason in vote.reasons)
    marks += [{"kind": "reason", "key": reason, "votes": votes, "total": 0} for reason, votes in reasons.items()]
    if marks:
        connection.execute(_ADD_MARK, [{**place, **mark} for mark in marks])


def add_burst(connection: Connection, act: BurstFlagged) -> None:
    """Keep a burst for the supervisor."""
    connection.execute(
        _BURST,
        {
            "day": act.day.isoformat(),
            "counter": act.counter,
            "slot": act.slot,
            "rule": act.rule,
            "count": act.count,
        },
    )


def report(connection: Connection, since: date, until: date) -> RatingReport:
    """The votes of groups that left on the office days `since` to `until`."""
    days = {"since": since.isoformat(), "until": until.isoformat()}
    marks = connection.execute(_MARKS, days).fetchall()
    by_topic = {row[1]: row for row in marks if row[0] == "topic"}
    reasons = sorted(((row[1], int(row[2])) for row in marks if row[0] == "reason"), key=lambda each: (-each[1], each))
    (total,) = _tallies(connection, "''", days) or (Tally("", (0,) * len(FACES), 0),)
    return RatingReport(
        since=since,
        until=until,
        total=total,
        by_counter=_tallies(connection, "counter", days),
        by_field=_tallies(connection, "field", days),
        by_month=_tallies(connection, "substr(day, 1, 7)", days),
        topics=tuple(TopicTally(topic, *_sums(by_topic.get(topic.value))) for topic in Topic),
        reasons=tuple(reasons),
        bursts=tuple(
            BurstFlagged(row[0], date.fromisoformat(row[1]), row[2], row[3], row[4])
            for row in connection.execute(_BURSTS, days)
        ),
    )


def subjects_of_groups(connection: Connection, since: date, until: date) -> tuple[str, ...]:
    """Under which subjects the journal keeps the groups that left on these days."""
    rows = connection.execute(_MONTHS, {"since": since.isoformat(), "until": until.isoformat()})
    return tuple(sorted(votes_subject(row[0], row[1]) for row in rows))


def votes_subject(counter: str, month: str) -> str:
    """The subject of a counter's groups that leave in `month` ("2026-11")."""
    return f"votes:{counter}:{month}"


def _tallies(connection: Connection, heading: str, days: dict[str, str]) -> tuple[Tally, ...]:
    asked = text(f"SELECT {heading} AS heading, {_SUMS} {_BETWEEN} GROUP BY heading ORDER BY heading")
    return tuple(
        Tally(str(row[0]), tuple(int(count) for count in row[2:]), int(row[1]))
        for row in connection.execute(asked, days)
    )


def _sums(row: Sequence[Any] | None) -> tuple[int, int]:
    return (int(row[2]), int(row[3])) if row is not None else (0, 0)
