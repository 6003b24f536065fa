"""Consents as steps of the fold. What stands already, or never stood, changes nothing: two counters may be told."""

from dataclasses import replace
from datetime import timedelta

from frontdesk.domain.consent_events import ConsentGiven, ConsentWithdrawn
from frontdesk.domain.consents import Consent, ConsentKind
from frontdesk.domain.events import SubmissionReceived
from frontdesk.domain.journal import Event
from frontdesk.domain.submission import Submission

CLOCKS_APART = timedelta(minutes=5)  # counters whose clocks differ by more receive nothing


def with_reception(act: SubmissionReceived) -> tuple[Consent, ...]:
    """What was agreed to when the papers were received."""
    return tuple(Consent(kind, act.received_at, act.consent_wording) for kind in act.consents)


def given(before: Submission, event: Event, act: ConsentGiven) -> Submission | str:
    """Further kinds; the first time counts of one that stands. What another counter heard withdrawn just before may
    have been withdrawn just after, by a clock that is behind: then it was, and the citizen can still be asked again.
    """
    not_fresh = {consent.kind for consent in before.consents} | _withdrawn_elsewhere(before, event)
    fresh = tuple(Consent(kind, act.given_at, act.wording) for kind in act.kinds if kind not in not_fresh)
    return replace(before, consents=(*before.consents, *fresh))


def _withdrawn_elsewhere(before: Submission, event: Event) -> set[ConsentKind]:
    return {
        kind
        for earlier, act in before.events
        if isinstance(act, ConsentWithdrawn)
        and earlier.device != event.device
        and event.moment - earlier.moment <= CLOCKS_APART
        for kind in act.kinds
    }


def withdrawn(before: Submission, _event: Event, act: ConsentWithdrawn) -> Submission | str:
    """They stand no longer."""
    return replace(before, consents=tuple(consent for consent in before.consents if consent.kind not in act.kinds))
