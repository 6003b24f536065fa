"""The papers of a submission, line by line. Apart from the form that prints them: the first window needs no more."""

from dataclasses import dataclass
from enum import StrEnum


class PaperForm(StrEnum):
    """In which form a paper is to be handed in: bản chính, bản sao chứng thực, bản sao."""

    ORIGINAL = "original"
    CERTIFIED = "certified"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class ReceivedPaper:
    """One line of the papers brought: `present` is False for a required paper still missing."""

    name: str
    form: PaperForm
    copies: int
    present: bool = True
    required: bool = True
