"""Heads of all chains on paper, and the journal against such a paper."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from frontdesk.domain.journal import Event
from frontdesk.domain.proof import PREFIX, ChainMark, Claim, Proof, is_claim, mark_of, read_claim, tag_of
from frontdesk.domain.proof_check import Outcome, ProofCheck, judge
from frontdesk.domain.proof_events import Head, ProofTaken
from frontdesk.errors import InvalidInput, RuleRefused, StorageRefused
from frontdesk.files.scan_kinds import media_of
from frontdesk.files.scan_reader import ScanReader
from frontdesk.files.scan_source import read_scan
from frontdesk.services.access import UseCases, open_to_all, overseeing
from frontdesk.services.acting import Acting
from frontdesk.settings import Settings
from frontdesk.storage import proof as chains
from frontdesk.storage.home import database_key
from frontdesk.storage.store import WriteUnit
from frontdesk.storage.view_check import differing_views

Progress = Callable[[int, int], bool]


def _silent(_done: int, _total: int) -> bool:
    return True


def _unheard(_done: int, _total: int) -> None:
    """No progress wanted."""


class ProofService(UseCases):
    """Proof, for whoever holds a paper, that nothing recorded before it was printed was changed or removed."""

    def __init__(self, acting: Acting, settings: Settings) -> None:
        super().__init__(acting.office.seat)
        self._acting = acting
        self._settings = settings
        self._reader = ScanReader()

    @overseeing
    def heads(self) -> tuple[Head, ...]:
        """Where every chain stands now, in the order of the devices' names; nothing is recorded."""
        with self._acting.store.read() as connection:
            return chains.other_heads(connection, "")

    @overseeing
    def take(self) -> Proof:
        """The proof of now, for a sheet of its own; recorded. Raises StorageRefused."""
        return take_proof(self._acting, "proof sheet")

    @overseeing
    def sheet(self, proof: Proof, language: str = "vi") -> bytes:
        """A sheet (A5, PDF) with `proof`, its code read back. Raises RuleRefused `form_unreadable`."""
        from frontdesk.forms import proof_sheet

        office = self._acting.office.at_hand()
        return proof_sheet.render(proof, office.profile, office.officer, language)

    @open_to_all
    def read_paper(self, path: Path) -> Claim:
        """What the code on a paper says: a PDF of ours, or a scan or photo of a sheet.

        Raises InvalidInput (`scan_…`; `proof_not_found`: no such code on it; and as `read_claim`).
        """
        source = read_scan(path)
        try:
            text = self._reader.find_code(source.content, media_of(source.content), PREFIX)
        except InvalidInput as refused:
            raise InvalidInput(refused.code, **{**refused.params, "name": source.name}) from refused
        if not is_claim(text):
            raise InvalidInput("proof_not_found", name=source.name)
        return read_claim(text)

    @open_to_all
    def verify(self, claim: Claim, progress: Progress = _silent) -> ProofCheck:
        """The journal against a paper; `progress(done, total)` now and then.

        It asks for nobody: whoever is meant to be proven honest must not be the one who lets others look. Nothing
        about a citizen is told. Pages without events are not looked at; `SupervisionService.verify` does that.
        Raises RuleRefused `stopped`.
        """
        try:
            with self._acting.store.read() as connection:
                return self._verify(connection, claim, progress)
        except chains.Stopped as stopped:
            raise RuleRefused("stopped") from stopped
        except StorageRefused as refused:
            if refused.code != "database_damaged":
                raise
            return _damaged(claim)

    def _verify(self, connection: Connection, claim: Claim, progress: Progress) -> ProofCheck:
        asked = _completed(connection, claim)
        walked = chains.walk_chains(connection, {each.device: each.seq for each in asked.chains}, progress)
        return judge(asked, self._acting.office.at_hand(connection).profile.code, walked.chains, walked.events)

    @overseeing
    def differing_views(self, progress: Callable[[int, int], None] = _unheard) -> tuple[str, ...]:
        """The lists that do not say what the journal says: somebody changed them past it, and `rebuild` mends them.

        Takes as long as a rebuild and the database's size on the disk, and holds nobody up. Raises StorageRefused.
        """
        key = database_key(self._settings)
        return differing_views(self._acting.store, key, self._settings.home, progress)

    @open_to_all
    def close(self) -> None:
        """End what decodes."""
        self._reader.close()


def take_proof(acting: Acting, paper: str) -> Proof:
    """Record a proof for `paper` by whoever is signed in, and answer it. Raises StorageRefused.

    It is recorded whatever the clock says: what it proves is an order, not a time.
    """
    with acting.store.write() as unit:
        office = acting.office.at_hand(unit.connection)
        return take_in(unit, paper, office.profile.code, acting.clock(), office.officer)


def take_in(unit: WriteUnit, paper: str, office: str, now: datetime, actor: str) -> Proof:
    """The same within a transaction. The event's own hash stands for its chain and, as it names them, for all."""
    others = chains.other_heads(unit.connection, unit.me.device)
    (event,) = unit.record((f"proof:{unit.me.device}", ProofTaken(others, paper)), at=now, actor=actor)
    return Proof(office, _moment(event), Head(event.device, event.seq, event.hash), others)


def _moment(event: Event) -> datetime:
    return event.moment.replace(microsecond=0).astimezone(UTC)


def _completed(connection: Connection, claim: Claim) -> Claim:
    """`claim` with the device behind a tag named, and with the chains its own event names."""
    asked = _named(connection, claim)
    known = chains.anchor(connection, asked)
    if known is None:
        return asked
    event, act = known
    said = {each.device for each in asked.chains}
    others = (ChainMark(head.device, head.seq, mark_of(head.hash)) for head in act.heads if head.device not in said)
    return replace(asked, chains=(*asked.chains, *others), taken_at=claim.taken_at or _moment(event))


def _named(connection: Connection, claim: Claim) -> Claim:
    """A tag that two devices share means the one that has the event."""
    if not claim.tag:
        return claim
    (said,) = claim.chains
    fitting = [replace(said, device=each) for each in chains.devices(connection) if tag_of(each) == claim.tag]
    named = [replace(claim, chains=(each,)) for each in fitting]
    return next((each for each in named if chains.anchor(connection, each)), named[0] if named else claim)


def _damaged(claim: Claim) -> ProofCheck:
    return ProofCheck(Outcome.DAMAGED, (), office=claim.office, taken_at=claim.taken_at)
