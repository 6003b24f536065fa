"""Views of acts that are about no submission: reference data, manifests, votes."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, insert, text

from frontdesk.domain.catalogue_events import ProcedureRestored, ProcedureRetired
from frontdesk.domain.codec import canonical, to_json
from frontdesk.domain.custody_events import CountTaken, ManifestMade
from frontdesk.domain.events import (
    ClockAccepted,
    CounterRegistered,
    DepartmentSet,
    NoticeSet,
    OfficeHoursSet,
    OfficeProfileSet,
    ProcedurePublished,
    act_of,
)
from frontdesk.domain.exchange_events import ExchangeMade
from frontdesk.domain.export_events import ExportMade
from frontdesk.domain.form_overrides import FormTextSet
from frontdesk.domain.journal import Event
from frontdesk.domain.key_events import KeyRecovered, RecoveryCodeDrawn
from frontdesk.domain.loss_events import EventsLost
from frontdesk.domain.payment_events import CashCounted
from frontdesk.domain.people_events import CounterRelieved, PasswordSet, PersonSet, PersonSignedIn
from frontdesk.domain.proof_events import ProofTaken
from frontdesk.domain.rating_events import BurstFlagged, RatingLabelsSet, VotesCounted
from frontdesk.domain.retention import RetentionRule
from frontdesk.domain.retention_events import RetentionApplied, RetentionRuleSet
from frontdesk.storage import rating_views
from frontdesk.storage.reference import cash_key
from frontdesk.storage.schema import exports, manifests, reference
from frontdesk.storage.submission_rows import micros

_CHANGED = text(
    "INSERT INTO serials(scope, last) VALUES ('reference', 1) ON CONFLICT(scope) DO UPDATE SET last = last + 1"
)
_REFERENCE = insert(reference).prefix_with("OR REPLACE")
_EXPORT = insert(exports).prefix_with("OR IGNORE")
_MANIFEST = insert(manifests).prefix_with("OR IGNORE")


def _rule(act: RetentionRuleSet) -> Any:
    """Nothing where the rule was taken back."""
    return to_json(RetentionRule(act.scope, act.key, act.years, act.basis)) if act.years else {}


# kind, key, version and body of each piece of reference data
_BODIES: Mapping[type, Callable[[Any], tuple[str, str, int, Any]]] = {
    OfficeProfileSet: lambda act: ("office", "", 1, to_json(act.profile)),
    CounterRegistered: lambda act: ("counter", act.counter, 1, to_json(act)),
    DepartmentSet: lambda act: ("department", act.department.id, 1, to_json(act.department)),
    ProcedurePublished: lambda act: ("procedure", act.procedure.code, act.procedure.version, to_json(act.procedure)),
    ProcedureRetired: lambda act: ("retired", act.code, 1, to_json(act)),
    ProcedureRestored: lambda act: ("retired", act.code, 1, {}),
    OfficeHoursSet: lambda act: ("hours", "", 1, to_json(act.hours)),
    ClockAccepted: lambda act: ("clock", "", 1, to_json(act)),
    NoticeSet: lambda act: ("notice", act.notice.day.isoformat(), 1, to_json(act.notice)),
    CountTaken: lambda act: ("count", act.counter, 1, to_json(act)),
    CashCounted: lambda act: ("cash", cash_key(act.day, act.counter, act.officer), 1, to_json(act)),
    PersonSet: lambda act: ("person", act.person.login, 1, to_json(act.person)),
    PasswordSet: lambda act: ("password", act.login, 1, to_json(act.personal) if act.personal else {}),
    FormTextSet: lambda act: ("form_text", f"{act.form}:{act.language}:{act.name}:{act.since}", 1, to_json(act)),
    RetentionRuleSet: lambda act: ("retention", f"{act.scope}:{act.key}", 1, _rule(act)),
    ExchangeMade: lambda act: ("exchange", f"{act.device}:{act.number}", 1, to_json(act)),
    RatingLabelsSet: lambda act: ("rating_labels", act.language, 1, to_json(act)),
}
_UNSEEN = (
    PersonSignedIn,
    CounterRelieved,
    RecoveryCodeDrawn,
    KeyRecovered,
    ProofTaken,
    RetentionApplied,
    EventsLost,
    ExportMade,
)  # in the journal alone
_KINDS = frozenset(getattr(cls, "KIND", "") for cls in (*_BODIES, *_UNSEEN, ManifestMade, VotesCounted, BurstFlagged))


def apply(connection: Connection, event: Event) -> bool:
    """Write an act that is about no submission; False when it is about one."""
    if event.kind not in _KINDS:
        return False
    act = act_of(event)
    if isinstance(act, ManifestMade):
        _begin_manifest(connection, event, act)
    elif isinstance(act, VotesCounted):
        rating_views.add_group(connection, act)
    elif isinstance(act, BurstFlagged):
        rating_views.add_burst(connection, act)
    elif isinstance(act, ExportMade):
        _keep_export(connection, event, act)
    elif type(act) in _BODIES:  # else of a newer version than this program knows
        kind, key, version, body = _BODIES[type(act)](act)
        connection.execute(_REFERENCE, {"kind": kind, "key": key, "version": version, "body": canonical(body)})
        connection.execute(_CHANGED)
    return True


def _keep_export(connection: Connection, event: Event, act: ExportMade) -> None:
    scheduled = act.asked if act.scheduled else ""
    connection.execute(_EXPORT, {"subject": event.subject, "made_at": micros(act.made_at), "scheduled": scheduled})


def _begin_manifest(connection: Connection, event: Event, act: ManifestMade) -> None:
    connection.execute(
        _MANIFEST,
        {
            "code": act.manifest,
            "department": act.department,
            "counter": act.counter,
            "officer": event.actor,
            "made_at": micros(act.made_at),
            "digest": act.digest,
            "submissions": canonical(list(act.submissions)),
        },
    )
