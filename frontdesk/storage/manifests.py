"""Batches as the views hold them."""

import json
from typing import Any

from sqlalchemy import Connection, bindparam, case, func, select, text

from frontdesk.domain.baskets import Weighed
from frontdesk.domain.custody import HolderKind, Parcel
from frontdesk.domain.manifests import Difference, Manifest, ManifestItem
from frontdesk.domain.states import State
from frontdesk.storage.engine import Asker
from frontdesk.storage.schema import manifests, parcels, submissions
from frontdesk.storage.submission_rows import moment

MOST_OPEN = 2_000  # an office with more has other worries than the last of them
_ONE = select(manifests).where(manifests.c.code == bindparam("code"))
_ITEMS = (
    select(
        parcels.c.submission_id,
        submissions.c.receipt_code,
        submissions.c.name,
        submissions.c.procedure_name,
        parcels.c.parcel,
        parcels.c.changed_at,
        parcels.c.reason,
    )
    .join(submissions, submissions.c.submission_id == parcels.c.submission_id)
    .where(parcels.c.manifest == bindparam("code"))
)
_OPEN = text("parcel IN ('sent', 'missing')")
_WEIGH = (
    "SELECT submission_id, receipt_code, name, procedure_name, department, state, hand_over_by, due_at, holder,"
    " holder_kind"
    " FROM submissions WHERE submission_id = ?"
)


def find(connection: Connection, code: str) -> Manifest | None:
    """The batch of that code, as it stands."""
    row = connection.execute(_ONE, {"code": code}).one_or_none()
    if row is None:
        return None
    found = {
        identity: ManifestItem(identity, receipt, name, procedure, Parcel(parcel), moment(changed), reason)
        for identity, receipt, name, procedure, parcel, changed, reason in connection.execute(_ITEMS, {"code": code})
    }
    items = tuple(found[each] for each in json.loads(row.submissions) if each in found)
    return Manifest(row.code, row.department, row.counter, row.officer, moment(row.made_at), row.digest, items)


def differences(connection: Connection, most: int, department: str = "") -> tuple[Difference, ...]:
    """Batches with something unanswered or missing, oldest first; looked for among the first `MOST_OPEN` of them."""
    open_codes = (
        select(parcels.c.manifest).where(_OPEN).distinct().order_by(parcels.c.manifest).limit(MOST_OPEN).subquery()
    )

    def tally(parcel: Parcel) -> Any:
        return func.sum(case((parcels.c.parcel == parcel.value, 1), else_=0))

    question = (
        select(
            manifests.c.code,
            manifests.c.department,
            manifests.c.officer,
            manifests.c.made_at,
            func.count(),
            tally(Parcel.RECEIVED),
            tally(Parcel.SENT_BACK) + tally(Parcel.FOUND),
            tally(Parcel.MISSING),
        )
        .join(open_codes, open_codes.c.manifest == manifests.c.code)
        .join(parcels, parcels.c.manifest == manifests.c.code)
        .group_by(manifests.c.code)
        .order_by(manifests.c.made_at)
        .limit(most)
    )
    if department:
        question = question.where(manifests.c.department == department)
    return tuple(
        Difference(code, to, officer, moment(made), sent, received, back, missing)
        for code, to, officer, made, sent, received, back, missing in connection.execute(question)
    )


def weigh(asker: Asker, submission_id: str, replaced_version: int = 0) -> Weighed | None:
    """What a basket must know of a submission found by any of its codes; a scanner waits for it."""
    row = asker.execute(_WEIGH, (submission_id,)).fetchone()
    if row is None:
        return None
    identity, code, name, procedure, department, state, by, due_at, holder, holder_kind = row
    return Weighed(
        submission_id=identity,
        receipt_code=code,
        name=name,
        procedure_name=procedure,
        department=department,
        state=State(state),
        hand_over_by=moment(by),
        due_at=None if due_at is None else moment(due_at),
        holder=holder,
        replaced_version=replaced_version,
        holder_kind=HolderKind(holder_kind),
    )
