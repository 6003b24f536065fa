"""The papers a citizen brings against those a procedure asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

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


def still_missing(papers: Sequence[ReceivedPaper], missing: Iterable[str]) -> tuple[ReceivedPaper, ...]:
    """Every required paper of a list as present now, except those named in `missing`, as in `mark_missing`.

    Papers "if any" stay as they were. Raises InvalidInput (`paper_unknown`).
    """
    absent = {_position(papers, name) for name in missing}
    return tuple(
        replace(paper, present=(paper.present or paper.required) and place not in absent)
        for place, paper in enumerate(papers)
    )


def paper_named(papers: Sequence[ReceivedPaper], typed: str) -> str:
    """The name of the paper of a list that is meant, as in `mark_missing`. Raises InvalidInput (`paper_unknown`)."""
    return papers[_position(papers, typed)].name


# What an application is filed with stays in the file; these words begin its name.
_KEPT = ("to khai", "don ", "giay de nghi", "phieu ", "ban cam ket", "van ban uy quyen", "thong bao")


def to_give_back(papers: Iterable[ReceivedPaper]) -> tuple[str, ...]:
    """The originals a citizen will want back with the result; the officer ticks what really goes."""
    return tuple(
        paper.name
        for paper in papers
        if paper.present and paper.form is PaperForm.ORIGINAL and not f"{fold(paper.name)} ".startswith(_KEPT)
    )


def _position(papers: Sequence[PaperRequirement | ReceivedPaper], name: str) -> int:
    if name.strip().isdecimal() and 1 <= int(name) <= len(papers):
        return int(name) - 1
    wanted = fold(name)
    found = [place for place, paper in enumerate(papers) if wanted and wanted in fold(paper.name)]
    exact = [place for place in found if fold(papers[place].name) == wanted]
    if len(exact or found) != 1:
        known = "; ".join(paper.name for paper in papers)
        raise InvalidInput("paper_unknown", paper=name[:80], known=known)
    return (exact or found)[0]
