"""Record on the citizen's word that an extra is wanted, or no longer (Luật Bảo vệ dữ liệu cá nhân 2025)."""

from collections.abc import Iterable

from frontdesk.domain.clock import local
from frontdesk.domain.consent_events import ConsentGiven, ConsentWithdrawn
from frontdesk.domain.consents import ConsentKind, ConsentWording, in_order
from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.errors import InvalidInput, RuleRefused
from frontdesk.files.consent_texts import consent_wordings
from frontdesk.services.access import UseCases, at_counter, open_to_all
from frontdesk.services.acting import Acting, Situation


class ConsentService(UseCases):
    """SMS and Zalo: never presumed, withdrawn at any time."""

    def __init__(self, acting: Acting) -> None:
        super().__init__(acting.office.seat)
        self._acting = acting

    @open_to_all
    def wording(self) -> ConsentWording:
        """What citizens are told and asked today."""
        return consent_wordings().get(local(self._acting.clock()).date())

    @at_counter
    def give(self, submission_id: str, kinds: Iterable[ConsentKind]) -> Submission:
        """The citizen agrees to `kinds`; those that stand already are left as they are.

        Raises RuleRefused `consent_needs_phone`, `consent_given_already`; InvalidInput `consent_not_named`.
        """
        chosen = _chosen(kinds)

        def build(situation: Situation, submission: Submission) -> ConsentGiven:
            standing = _standing(submission)
            fresh = tuple(kind for kind in chosen if kind not in standing)
            if not fresh:
                raise RuleRefused("consent_given_already", code=submission.received.receipt_code)
            return ConsentGiven(fresh, consent_wordings().get(situation.today).id, situation.now)

        return self._acting.do(submission_id, Verb.GIVE_CONSENT, build)

    @at_counter
    def withdraw(self, submission_id: str, kinds: Iterable[ConsentKind]) -> Submission:
        """The citizen no longer agrees to `kinds`, whatever became of the submission; no reason is asked.

        Raises RuleRefused `consent_not_given`; InvalidInput `consent_not_named`.
        """
        chosen = _chosen(kinds)

        def build(situation: Situation, submission: Submission) -> ConsentWithdrawn:
            standing = _standing(submission)
            gone = tuple(kind for kind in chosen if kind in standing)
            if not gone:
                raise RuleRefused("consent_not_given", code=submission.received.receipt_code)
            return ConsentWithdrawn(gone, situation.now)

        return self._acting.do(submission_id, Verb.WITHDRAW_CONSENT, build)


def _chosen(kinds: Iterable[ConsentKind]) -> tuple[ConsentKind, ...]:
    chosen = in_order(kinds)
    if not chosen:
        raise InvalidInput("consent_not_named")
    return chosen


def _standing(submission: Submission) -> frozenset[ConsentKind]:
    return frozenset(consent.kind for consent in submission.consents)
