"""Hand batches to departments and hear what they have (NĐ 118/2025 Art 18, 19.5, 20)."""

from collections.abc import Sequence
from datetime import datetime

from frontdesk.domain.baskets import Weighed
from frontdesk.domain.codes import counter_code
from frontdesk.domain.custody import Holder, HolderKind, Parcel
from frontdesk.domain.custody_events import (
    ManifestMade,
    PapersAcknowledged,
    PapersFound,
    PapersHandedOver,
    PapersMoved,
    PapersReportedMissing,
    PapersSentBack,
)
from frontdesk.domain.deadlines import due
from frontdesk.domain.events import Act
from frontdesk.domain.manifests import (
    MOST_IN_A_BATCH,
    Difference,
    Manifest,
    manifest_code,
    manifest_digest,
    parse_manifest_code,
)
from frontdesk.domain.permissions import check, refusal
from frontdesk.domain.procedures import ProcessingTime, TimeUnit
from frontdesk.domain.states import AT_DEPARTMENT, State, Verb
from frontdesk.domain.submission import Submission
from frontdesk.domain.supplement_events import Reason
from frontdesk.errors import InvalidInput, NotFound, RuleRefused
from frontdesk.services.access import UseCases, at_counter, at_work, in_department
from frontdesk.services.acting import Acting, Situation, checked_name, checked_reason
from frontdesk.services.lookup import LookupService
from frontdesk.services.submissions import get_submission
from frontdesk.storage import manifests, numbers

SEND_BACK_WITHIN = ProcessingTime(TimeUnit.WORKING_DAYS, 3)  # Art 19.5
MOST_DIFFERENCES = 200


class HandoverService(UseCases):
    """Custody between counter and department."""

    def __init__(self, acting: Acting, lookup: LookupService) -> None:
        super().__init__(acting.office.seat)
        self._acting = acting
        self._lookup = lookup

    @in_department
    def weigh(self, text: str) -> Weighed | None:
        """What a basket must know of a scanned code, None when unknown. Raises InvalidInput for a mistyped one."""
        found = self._lookup.find(text)
        if found is None:
            return None
        with self._acting.store.ask() as asker:
            return manifests.weigh(asker, found.submission_id, found.scanned_version)

    @at_counter
    def hand_over(self, department: str, submission_ids: Sequence[str]) -> Manifest:
        """Hand a batch to `department` (id, name or piece of it), all or nothing; returns its manifest.

        Raises RuleRefused `batch_refused` or `batch_gone` naming those that may not go; InvalidInput `batch_empty`,
        `batch_too_large`.
        """
        ids = tuple(dict.fromkeys(submission_ids))
        if not ids:
            raise InvalidInput("batch_empty")
        if len(ids) > MOST_IN_A_BATCH:
            raise InvalidInput("batch_too_large", most=MOST_IN_A_BATCH)
        to = self._acting.department(department).name
        with self._acting.store.write() as unit:
            situation = self._acting.situation(unit)
            batch = [get_submission(unit.connection, each) for each in ids]
            _check_batch(batch, to, situation.now)
            made = _manifest(situation, to, batch)
            acts: list[tuple[str, Act]] = [(made.manifest, made)]
            acts += [(each.id, _passage(each, made, situation)) for each in batch]
            unit.record(*acts, at=situation.now, actor=situation.office.officer)
            handed = manifests.find(unit.connection, made.manifest)
        assert handed is not None
        return handed

    @at_work
    def manifest(self, code: str) -> Manifest:
        """A batch as it stands. Raises NotFound, InvalidInput (not such a code, or mistyped)."""
        with self._acting.store.read() as connection:
            found = manifests.find(connection, parse_manifest_code(code))
        if found is None:
            raise NotFound("manifest_unknown", manifest=code[:40])
        return found

    @in_department
    def acknowledge(self, manifest: str, excepted: Sequence[str] = (), taker: str = "", reason: str = "") -> Manifest:
        """The department has the batch, except those submissions (ids), which are missing from it.

        What was answered before stays as it was; what was reported missing is acknowledged by itself. Raises NotFound,
        InvalidInput `not_in_manifest`, RuleRefused `manifest_answered` where nothing was open, and what forbids an
        exception: one that was acknowledged before cannot be missing from the batch.
        """
        said = checked_reason(reason, needed=False)
        with self._acting.store.write() as unit:
            situation = self._acting.situation(unit)
            found = manifests.find(unit.connection, parse_manifest_code(manifest))
            if found is None:
                raise NotFound("manifest_unknown", manifest=manifest[:40])
            strange = set(excepted) - {item.submission_id for item in found.items}
            if strange:
                codes = sorted(get_submission(unit.connection, each).received.receipt_code for each in strange)
                raise InvalidInput("not_in_manifest", manifest=found.code, codes=tuple(codes))
            acts = [
                act
                for item in found.items
                if (act := _answer(situation, item.submission_id, found.code, excepted, checked_name(taker), said))
                is not None
            ]
            if not acts:
                raise RuleRefused("manifest_answered", manifest=found.code)
            unit.record(*acts, at=situation.now, actor=situation.signed(taker))
            after = manifests.find(unit.connection, found.code)
        assert after is not None
        return after

    @in_department
    def acknowledge_one(self, submission_id: str, taker: str = "") -> Submission:
        """The department has this one; also where it was reported missing."""

        def build(situation: Situation, submission: Submission) -> PapersAcknowledged:
            return PapersAcknowledged(_manifest_of(submission), checked_name(taker), situation.now)

        return self._acting.do(submission_id, Verb.ACKNOWLEDGE, build, taker)

    @in_department
    def report_missing(self, submission_id: str, reason: str = "", by: str = "") -> Submission:
        """It is on the manifest and not in the batch; whoever gave it answers for it."""
        said = checked_reason(reason, needed=False)

        def build(situation: Situation, submission: Submission) -> PapersReportedMissing:
            return PapersReportedMissing(_manifest_of(submission), situation.now, Reason(said) if said else None)

        return self._acting.do(submission_id, Verb.REPORT_MISSING, build, by)

    @in_department
    def found(self, submission_id: str) -> Submission:
        """Reported missing, and at this counter after all."""

        def build(situation: Situation, submission: Submission) -> PapersFound:
            by = situation.hand_over_by(submission.department)
            return PapersFound(_manifest_of(submission), situation.office.counter, by, situation.now)

        return self._acting.do(submission_id, Verb.FIND, build)

    @in_department
    def send_back(self, submission_id: str, reason: str, by: str = "") -> Submission:
        """The department gives it back to this counter, saying why."""
        said = Reason(checked_reason(reason))

        def build(situation: Situation, submission: Submission) -> PapersSentBack:
            passage = submission.handover
            assert passage is not None
            latest = due(passage.handed_over_at, SEND_BACK_WITHIN, situation.office.calendar).at
            return PapersSentBack(
                manifest=passage.manifest,
                counter=situation.office.counter,
                department=passage.department,
                late=submission.state is not State.WITHDRAWN and situation.now > latest,
                hand_over_by=situation.hand_over_by(submission.department),
                sent_back_at=situation.now,
                personal=said,
            )

        return self._acting.do(submission_id, Verb.SEND_BACK, build, by)

    @at_counter
    def move(self, submission_id: str, to: Holder, reason: str = "") -> Submission:
        """Inside the office: to an officer, the archive, a counter.

        Raises InvalidInput `holder_wrong`, `person_name_too_long`, and for what is no counter's code.
        """
        said = checked_reason(reason, needed=False)

        def build(situation: Situation, submission: Submission) -> PapersMoved:
            holder = _inside(to, situation)
            if holder == submission.custody:
                raise RuleRefused("already_there", code=submission.received.receipt_code, holder=holder)
            return PapersMoved(holder, situation.now, Reason(said) if said else None)

        return self._acting.do(submission_id, Verb.MOVE, build)

    @at_work
    def differences(self, department: str = "") -> tuple[Difference, ...]:
        """Batches whose counts do not meet yet, oldest first."""
        with self._acting.store.read() as connection:
            return manifests.differences(connection, MOST_DIFFERENCES, department)


def _check_batch(batch: list[Submission], department: str, now: datetime) -> None:
    faults = [(each, fault) for each in batch if (fault := refusal(each, Verb.HAND_OVER, now))]
    if len(batch) == 1 and faults:
        raise faults[0][1]
    if faults:
        raise _batch_refused(tuple(each for each, _fault in faults))
    elsewhere = tuple(each.received.receipt_code for each in batch if each.department != department)
    if elsewhere:
        raise RuleRefused("department_wrong", codes=elsewhere, department=department)


def _batch_refused(which: tuple[Submission, ...]) -> RuleRefused:
    """A batch tried once more after its answer was lost has gone: say where, or the officer hunts for the papers."""
    on = {each.handover.manifest if each.handover and each.state in AT_DEPARTMENT else "" for each in which}
    codes = tuple(each.received.receipt_code for each in which)
    if len(on) == 1 and (manifest := on.pop()):
        return RuleRefused("batch_gone", manifest=manifest, count=len(which), codes=codes)
    return RuleRefused("batch_refused", codes=codes)


def _manifest(situation: Situation, department: str, batch: list[Submission]) -> ManifestMade:
    counter, day = situation.office.counter, situation.today
    unit = situation.unit
    serial = numbers.next_manifest(unit.connection, counter, day.isoformat(), unit.me.lane)
    code = manifest_code(counter, day, serial)
    return ManifestMade(
        manifest=code,
        counter=counter,
        department=department,
        day=day,
        serial=serial,
        submissions=tuple(each.id for each in batch),
        digest=manifest_digest(code, department, (each.received.receipt_code for each in batch)),
        made_at=situation.now,
    )


def _passage(submission: Submission, made: ManifestMade, situation: Situation) -> PapersHandedOver:
    return PapersHandedOver(
        manifest=made.manifest,
        counter=made.counter,
        department=made.department,
        hand_over_by=submission.hand_over_by,
        late=situation.now > submission.hand_over_by,
        handed_over_at=situation.now,
    )


def _answer(
    situation: Situation, submission_id: str, manifest: str, excepted: Sequence[str], taker: str, reason: str
) -> tuple[str, Act] | None:
    """What the department says of one of a batch; None where it has said so before."""
    submission = get_submission(situation.unit.connection, submission_id)
    passage = next(each for each in submission.handovers if each.manifest == manifest)
    if submission_id in excepted and passage.parcel is not Parcel.MISSING:
        if passage is not submission.handover:
            raise RuleRefused("exception_answered", code=submission.received.receipt_code, manifest=manifest)
        check(submission, Verb.REPORT_MISSING, situation.now)
    if passage.parcel is not Parcel.SENT:
        return None
    if submission_id in excepted:
        return submission_id, PapersReportedMissing(manifest, situation.now, Reason(reason) if reason else None)
    return submission_id, PapersAcknowledged(manifest, taker, situation.now)


def _manifest_of(submission: Submission) -> str:
    assert submission.handover is not None, "such a state has a handover"
    return submission.handover.manifest


def _inside(to: Holder, situation: Situation) -> Holder:
    if to.kind is HolderKind.COUNTER:
        return Holder(to.kind, counter_code(to.name) if to.name else situation.office.counter)
    if to.kind is HolderKind.OFFICER and (name := checked_name(to.name)):
        return Holder(to.kind, name)
    if to.kind is HolderKind.ARCHIVE:
        return Holder(to.kind)
    raise InvalidInput("holder_wrong", holder=to.label)
