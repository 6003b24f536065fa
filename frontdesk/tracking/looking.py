"""Finding a submission: by the token of its QR, or by its receipt code together with its look-up key."""

from math import ceil

from frontdesk.domain.clock import Clock
from frontdesk.domain.codes import parse_receipt_code
from frontdesk.domain.scanned_text import unframed
from frontdesk.domain.tokens import lookup_key, token_in
from frontdesk.domain.tracking import Tracked
from frontdesk.errors import DeskError, InvalidInput, NotFound, RuleRefused
from frontdesk.tracking.delays import KeyDelays
from frontdesk.tracking.sessions import Door
from frontdesk.tracking.source import Source


class Looking:
    """Asks the projection. Only a typed code is delayed: a token cannot be guessed, and no two ask for the same."""

    def __init__(self, source: Source, clock: Clock, delays: KeyDelays) -> None:
        self._source = source
        self._clock = clock
        self._delays = delays

    def by_token(self, token: str) -> Tracked | None:
        """The submission of `token`, in any case, as it stands now; the same work for whatever is asked."""
        return self._source.by_token(token.upper(), self._clock())

    def behind(self, door: Door) -> Tracked | None:
        """What `door` opens now."""
        if door.token:
            return self.by_token(door.token)
        return self._source.by_code(door.code, door.key, self._clock())

    def typed(self, code: str, key: str, asker: str) -> tuple[Door, Tracked]:
        """What `asker` typed or scanned: an address or token alone, else a receipt code with its key.

        Raises InvalidInput `track_code_malformed`, `track_code_mistyped`, `track_key_missing`, `track_key_malformed`;
        RuleRefused `track_wait` (`seconds`); NotFound `track_scan_unknown`, `track_no_match`.
        """
        scanned = unframed(code)
        token = token_in(scanned)
        if token is not None:
            return _found(Door(token=token), self.by_token(token), "track_scan_unknown")
        door = Door(code=_compact(scanned), key=_key(key))
        wait = self._delays.wait(door.code, asker)
        if wait > 0:
            raise RuleRefused("track_wait", seconds=ceil(wait))
        tracked = self.behind(door)
        if tracked is None:
            self._delays.fail(door.code, asker)
        else:
            self._delays.clear(door.code, asker)
        return _found(door, tracked, "track_no_match")


def _found(door: Door, tracked: Tracked | None, otherwise: str) -> tuple[Door, Tracked]:
    if tracked is None:
        raise NotFound(otherwise)
    return door, tracked


def _compact(text: str) -> str:
    try:
        return parse_receipt_code(text).compact
    except InvalidInput as refusal:
        raise InvalidInput(_OF_CODES.get(refusal.code, "track_code_malformed")) from None


def _key(text: str) -> str:
    if not text.strip():
        raise InvalidInput("track_key_missing")
    try:
        return lookup_key(text)
    except DeskError:
        raise InvalidInput("track_key_malformed") from None


_OF_CODES = {"receipt_code_mistyped": "track_code_mistyped"}
