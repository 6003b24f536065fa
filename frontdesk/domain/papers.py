"""The papers a citizen brings against those a procedure asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from frontdesk.domain.procedures import PaperForm, PaperRequirement
from frontdesk.domain.receipts import ReceivedPaper
from frontdesk.domain.text import fold
from frontdesk.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class WantedPaper:
    """One line of form 02: a paper to bring or to put right, in which form, and why."""

    name: str
    form: PaperForm | None = None
    why: str = ""


def mark_missing(papers: Sequence[PaperRequirement], missing: Iterable[str]) -> tuple[ReceivedPaper, ...]:
    """Every required paper as present, except those named in `missing` (line number, name or part of it, unaccented).

    "If any" papers count as not brought. Raises InvalidInput (`paper_unknown`).
    """
    absent = {_position(papers, name) for name in missing}
    return tuple(
        ReceivedPaper(paper.name, paper.form, paper.copies, paper.required and place not in absent, paper.required)
        for place, paper in enumerate(papers)
    )


def _position(papers: Sequence[PaperRequirement], name: str) -> int:
    if name.strip().isdecimal() and 1 <= int(name) <= len(papers):
        return int(name) - 1
    wanted = fold(name)
    found = [place for place, paper in enumerate(papers) if wanted and wanted in fold(paper.name)]
    exact = [place for place in found if fold(papers[place].name) == wanted]
    if len(exact or found) != 1:
        known = "; ".join(paper.name for paper in papers)
        raise InvalidInput("paper_unknown", paper=name[:80], known=known)
    return (exact or found)[0]
