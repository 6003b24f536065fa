"""Matching by scanning: one paper of ours, one official code, in either order, make a pair."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class CodePair:
    """What was scanned since the last pair: a submission's id, an official code, or nothing yet."""

    submission_id: str = ""
    official: str = ""

    @property
    def complete(self) -> bool:
        """Whether both are there."""
        return bool(self.submission_id and self.official)

    def with_submission(self, submission_id: str) -> "CodePair":
        """A receipt was scanned; the last one counts. A pair that is complete was answered: a new one begins."""
        return CodePair(submission_id) if self.complete else replace(self, submission_id=submission_id)

    def with_official(self, code: str) -> "CodePair":
        """An official code was scanned."""
        return CodePair("", code) if self.complete else replace(self, official=code)
