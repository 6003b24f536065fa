"""Rating from a phone: one vote for each invitation, which the desk alone opens and counts."""

from collections.abc import Callable, Container

from frontdesk.domain.check_character import in_alphabet
from frontdesk.domain.rating_events import Topic, Vote
from frontdesk.domain.ratings import FACES, LONGEST_COMMENT, LOW, TOKEN_LENGTH
from frontdesk.domain.text import nfc
from frontdesk.errors import DeskError, InvalidInput, StorageRefused
from frontdesk.i18n import words
from frontdesk.messages import sentence
from frontdesk.tracking.answers import Answer, page
from frontdesk.tracking.asked import Asked
from frontdesk.tracking.office_now import OfficeNow
from frontdesk.tracking.pages import Pages, Said
from frontdesk.tracking.pipe_votes import AWAY
from frontdesk.tracking.replies import everywhere
from frontdesk.tracking.source import Votes

VOID = "invitation_void"
_FOR_CITIZENS = (VOID, "comment_too_long", "reason_unknown")
_SCORES = {str(face): face for face in FACES}


class Voting:
    """The pages behind an invitation."""

    def __init__(self, office: OfficeNow, pages: Pages, votes: Votes) -> None:
        self._office = office
        self._pages = pages
        self._votes = votes

    async def rate(self, asked: Asked) -> Answer:
        """Ask, or take what was answered. What has not the form of an invitation is not even asked about."""
        invitation = asked.secret.upper()
        if len(invitation) != TOKEN_LENGTH or not in_alphabet(invitation):
            return self._void(asked)
        if asked.posts:
            return await self._cast(asked, invitation)
        if not await self._votes.is_open(invitation):
            return self._void(asked)
        return page(self._form(asked, Said()))

    async def _cast(self, asked: Asked, invitation: str) -> Answer:
        vote, comment = vote_in(asked.first, asked.form.get("reason", ())), nfc(asked.first("comment"))
        refusal = _refusal_before(vote, comment, self._reasons())
        if refusal is None and vote is not None:
            code = await self._votes.cast(invitation, vote, comment)
            refusal = _refusal_of(code) if code else None
        if refusal is None:
            return page(self._pages.rated(self._office(), asked.language, everywhere(asked)))
        if refusal.code == VOID:
            return self._void(asked)
        said = Said(sentence(refusal, words(asked.language)), comment=comment[:LONGEST_COMMENT])
        return page(self._form(asked, said), 503 if isinstance(refusal, StorageRefused) else 422)

    def _reasons(self) -> frozenset[str]:
        return frozenset(reason for said in self._office().words.values() for reason, _label in said.rating.reasons)

    def _form(self, asked: Asked, said: Said) -> str:
        return self._pages.rate(self._office(), asked.language, everywhere(asked), said)

    def _void(self, asked: Asked) -> Answer:
        html = self._pages.void(self._office(), asked.language, everywhere(asked))
        return Answer(html.encode(), 404, missed=True)


def vote_in(first: Callable[[str], str], reasons: tuple[str, ...]) -> Vote | None:
    """The vote of a form, None where no face was chosen. Reasons are for low scores: without a script the page cannot
    take them back when somebody thinks better of it, so they are left out of others.
    """
    score = _SCORES.get(first("score"))
    if score is None:
        return None
    topics = tuple((topic, _SCORES[first(f"topic.{topic}")]) for topic in Topic if first(f"topic.{topic}") in _SCORES)
    return Vote(score, topics, tuple(sorted(set(reasons))) if score <= LOW else ())


def _refusal_before(vote: Vote | None, comment: str, reasons: Container[str]) -> DeskError | None:
    """What need not be asked of the desk, and must not be: it ends a page that asks for what no form of ours sends."""
    if vote is None:
        return InvalidInput("track_no_face")
    strange = next((reason for reason in vote.reasons if reason not in reasons), None)
    if strange is not None:
        return InvalidInput("reason_unknown", reason=strange[:40])
    too_long = len(comment) > LONGEST_COMMENT
    return InvalidInput("comment_too_long", most=LONGEST_COMMENT) if too_long else None


def _refusal_of(code: str) -> DeskError:
    """Whatever else the desk says is its own affair: for the citizen it cannot take the vote now."""
    return InvalidInput(code, most=LONGEST_COMMENT) if code in _FOR_CITIZENS else StorageRefused(AWAY)
