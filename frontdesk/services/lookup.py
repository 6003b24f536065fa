"""Find submissions: by any code exactly, by anything typed approximately."""

from dataclasses import replace

from sqlalchemy import Connection

from frontdesk.domain.clock import Clock
from frontdesk.domain.codes import official_code, parse_receipt_code, plain
from frontdesk.domain.duties import forbidden
from frontdesk.domain.lookup import Hit, Permission, SubmissionPage, TimelineEntry
from frontdesk.domain.payment_memo import memo_code
from frontdesk.domain.permissions import allowed
from frontdesk.domain.public_status import PublicStatus, public_status
from frontdesk.domain.submissions import Submission
from frontdesk.domain.tokens import lookup_key, token_hash, token_in
from frontdesk.errors import InvalidInput, NotFound
from frontdesk.i18n import Words
from frontdesk.services.access import UseCases, at_work, open_to_all
from frontdesk.services.erased import named, stood_in
from frontdesk.services.office import OfficeService
from frontdesk.services.receipts import receipt_view
from frontdesk.services.submissions import get_submission
from frontdesk.services.timeline import sentence
from frontdesk.storage import lookup, official_codes
from frontdesk.storage.engine import Asker, driver
from frontdesk.storage.store import Store

MOST_HITS = 500


class LookupService(UseCases):
    """Answers "where is my file?"."""

    def __init__(self, store: Store, office: OfficeService, clock: Clock, words: Words) -> None:
        super().__init__(office.seat)
        self._store = store
        self._office = office
        self._clock = clock
        self._words = words

    @at_work
    def open(self, text: str) -> SubmissionPage | None:
        """The submission behind a receipt code, official code, look-up key, token, address, id or payment memo, in
        any spelling; None when unknown.

        Raises InvalidInput for a receipt code whose check character is wrong: somebody mistyped it.
        """
        with self._store.read() as connection:
            found = _hit_of(driver(connection.connection), text)
            if found is None:
                return None
            return self._page(get_submission(connection, found.submission_id), found.scanned_version)

    @at_work
    def find(self, text: str) -> Hit | None:
        """One line about the submission behind a code, token or address; None when unknown. Raises like `open`."""
        with self._store.ask() as asker:
            found = _hit_of(asker, text)
        return None if found is None else named(found, self._words)

    @at_work
    def get(self, submission_id: str) -> SubmissionPage:
        """The page of one submission. Raises NotFound."""
        with self._store.read() as connection:
            return self._page(get_submission(connection, submission_id))

    @open_to_all
    def public(self, text: str, *, codes: bool) -> PublicStatus | None:
        """What may be said to whoever holds the receipt with the token or address `text`; None for anything else.

        `codes`: a receipt code will do too, as at the counter, where the paper itself is scanned. Never by what is no
        secret of the receipt alone: an id, a name, a phone, a look-up key without its code.
        """
        with self._store.ask() as asker:
            found = _held(asker, text, codes=codes)
        if found is None:
            return None
        with self._store.read() as connection:
            submission = get_submission(connection, found.submission_id)
        return public_status(submission, self._clock(), found.scanned_version)

    @at_work
    def search(self, text: str, limit: int = 50) -> tuple[Hit, ...]:
        """Submissions by name, phone, ID number, piece of a code of ours, beginning of an official one, or a
        payment's memo, newest first; the newest of all for empty text.
        """
        memo = memo_code(text)
        most = min(max(limit, 1), MOST_HITS)
        with self._store.read() as connection:
            official = _by_beginning(connection, text, most)
            found = official or lookup.search(connection, memo.compact if memo else text, most)
        return tuple(named(hit, self._words) for hit in found)

    def _page(self, submission: Submission, scanned_version: int = 0) -> SubmissionPage:
        act = submission.received
        return SubmissionPage(
            submission_id=submission.id,
            receipt_code=act.receipt_code,
            official_code=submission.official_code,
            state=submission.state,
            holder=submission.holder,
            due_at=submission.due_at,
            prints=submission.prints,
            token=act.personal.token if act.personal else "",
            view=receipt_view(stood_in(submission, self._words), self._office.at_hand()),
            timeline=self._timeline(submission),
            submission=submission,
            permissions=self._permissions(submission),
            scanned_version=scanned_version,
        )

    def _permissions(self, submission: Submission) -> tuple[Permission, ...]:
        """Whose duty an act is comes first: why it may not be done now helps nobody else."""
        here = self.seat.taken_by
        return tuple(
            Permission(verb, forbidden(here, verb, submission.department) or against)
            for verb, against in allowed(submission, self._clock())
        )

    def _timeline(self, submission: Submission) -> tuple[TimelineEntry, ...]:
        return tuple(
            TimelineEntry(event.moment, event.actor, event.kind, sentence(act, self._words), holder.label, against)
            for (event, act), holder, against in zip(
                submission.events, submission.holders, _conflicts(submission), strict=True
            )
        )


def _conflicts(submission: Submission) -> list[str]:
    """Beside each event why it makes no sense where it stands, empty where it does."""
    reasons = {conflict.event.id: conflict.reason for conflict in submission.conflicts}
    return [reasons.get(event.id, "") for event, _act in submission.events]


def get_by_any_code(service: LookupService, text: str) -> SubmissionPage:
    """The submission behind `text`. Raises NotFound (`code_unknown`), InvalidInput for a mistyped receipt code."""
    page = service.open(text)
    if page is None:
        raise NotFound("code_unknown", code=text[:80])
    return page


def get_hit_by_any_code(service: LookupService, text: str) -> Hit:
    """One line about the submission behind `text`, where no page is needed. Raises like `get_by_any_code`."""
    hit = service.find(text)
    if hit is None:
        raise NotFound("code_unknown", code=text[:80])
    return hit


def _hit_of(asker: Asker, text: str) -> Hit | None:
    token = token_in(text)
    if token is not None:
        return _by_token(asker, token)
    memo = memo_code(text)
    if memo is not None:
        return lookup.by_code(asker, memo.compact)
    try:
        return lookup.by_code(asker, parse_receipt_code(text).compact)
    except InvalidInput as error:
        if error.code == "receipt_code_mistyped":
            raise
    return _by_official(asker, text) or _by_key(asker, text) or lookup.by_id(asker, text.strip().lower())


def _by_official(asker: Asker, text: str) -> Hit | None:
    try:
        found = official_codes.find(asker, official_code(text))
    except InvalidInput:
        return None
    return lookup.by_id(asker, found) if found else None


_LEAST_OFFICIAL = 6  # signs: an agency's beginning, H60.24


def _by_beginning(connection: Connection, text: str, most: int) -> tuple[Hit, ...]:
    """Submissions whose official code begins so; nothing for what no such code begins with."""
    start = plain(text)
    if len(start) < _LEAST_OFFICIAL or "." not in start:
        return ()
    asker = driver(connection.connection)
    found = (lookup.by_id(asker, which) for which in official_codes.beginning(connection, start, most))
    return tuple(hit for hit in found if hit is not None)


def _held(asker: Asker, text: str, *, codes: bool) -> Hit | None:
    """The submission of a receipt somebody has in their hands."""
    token = token_in(text)
    if token is not None:
        return _by_token(asker, token)
    try:
        return lookup.by_code(asker, parse_receipt_code(text).compact) if codes else None
    except InvalidInput:
        return None


def _by_token(asker: Asker, token: str) -> Hit | None:
    hashed = token_hash(token)
    return lookup.by_token(asker, hashed) or _replaced(asker, lookup.find_replaced(asker, hashed))


def _replaced(asker: Asker, old: tuple[str, int] | None) -> Hit | None:
    """The submission whose receipt (id and version of it) was replaced since."""
    found = lookup.by_id(asker, old[0]) if old else None
    return replace(found, scanned_version=old[1]) if found and old else None


def _by_key(asker: Asker, text: str) -> Hit | None:
    try:
        key = lookup_key(text)
    except InvalidInput:
        return None
    return lookup.by_lookup_key(asker, key) or _replaced(asker, lookup.find_replaced_by_key(asker, key))
