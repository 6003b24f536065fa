"""Consents as steps of the fold. What stands already, or never stood, changes nothing: two counters may be told."""

from dataclasses import replace

from frontdesk.domain.consent_events import ConsentGiven, ConsentWithdrawn
from frontdesk.domain.consents import Consent
from frontdesk.domain.events import SubmissionReceived
from frontdesk.domain.journal import Event
from frontdesk.domain.submission import Submission


def with_reception(act: SubmissionReceived) -> tuple[Consent, ...]:
    """What was agreed to when the papers were received."""
    return tuple(Consent(kind, act.received_at, act.consent_wording) for kind in act.consents)


def given(before: Submission, _event: Event, act: ConsentGiven) -> Submission | str:
    """Further kinds; the first time counts of one that stands."""
    standing = {consent.kind for consent in before.consents}
    fresh = tuple(Consent(kind, act.given_at, act.wording) for kind in act.kinds if kind not in standing)
    return replace(before, consents=(*before.consents, *fresh))


def withdrawn(before: Submission, _event: Event, act: ConsentWithdrawn) -> Submission | str:
    """They stand no longer."""
    return replace(before, consents=tuple(consent for consent in before.consents if consent.kind not in act.kinds))
