"""The papers a citizen brings against those a procedure asks for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from frontdesk.domain.paper_lines import PaperForm, ReceivedPaper
from frontdesk.domain.procedures import PaperRequirement
from frontdesk.domain.text import fold, nfc
from frontdesk.errors import InvalidInput

_PLACE = re.compile(r"[0-9]{1,3}")  # a line of the list


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
    names = [paper.name for paper in papers]
    absent = {_position(names, name) for name in missing}
    return tuple(
        ReceivedPaper(paper.name, paper.form, paper.copies, paper.required and place not in absent, paper.required)
        for place, paper in enumerate(papers)
    )


def still_missing(papers: Sequence[ReceivedPaper], missing: Iterable[str]) -> tuple[ReceivedPaper, ...]:
    """Every required paper of a list as present now, except those named in `missing`, as in `mark_missing`.

    Papers "if any" stay as they were. Raises InvalidInput (`paper_unknown`).
    """
    names = [paper.name for paper in papers]
    absent = {_position(names, name) for name in missing}
    return tuple(
        replace(paper, present=(paper.present or paper.required) and place not in absent)
        for place, paper in enumerate(papers)
    )


def paper_named(papers: Sequence[ReceivedPaper], typed: str) -> str:
    """The name of the paper of a list that is meant, as in `mark_missing`. Raises InvalidInput (`paper_unknown`)."""
    return named_papers([paper.name for paper in papers], [typed])[0]


# What an application is filed with stays in the file; these words begin its name.
_KEPT = ("to khai", "don ", "giay de nghi", "phieu ", "ban cam ket", "van ban uy quyen", "thong bao")


def to_give_back(papers: Iterable[ReceivedPaper]) -> tuple[str, ...]:
    """The originals a citizen will want back with the result; the officer ticks what really goes."""
    return tuple(
        paper.name for paper in papers if paper.present and paper.form is PaperForm.ORIGINAL and not _stays(paper.name)
    )


@lru_cache(maxsize=1_000)
def _stays(name: str) -> bool:
    return f"{fold(name)} ".startswith(_KEPT)


def wanted_papers(papers: Sequence[ReceivedPaper], typed: Iterable[str]) -> tuple[WantedPaper, ...]:
    """What somebody wants: papers of the list (line number, name or part of it, unaccented), else as typed.

    Raises InvalidInput (`paper_unknown`) for a number that is no line, and a part that fits several papers.
    """
    wanted = (_wanted(papers, name) for name in typed)
    return tuple({paper.name: paper for paper in wanted if paper.name}.values())


def named_papers(names: Sequence[str], typed: Iterable[str]) -> tuple[str, ...]:
    """Those of `names` that somebody means: place in the list, name or part of it. Raises InvalidInput."""
    return tuple(dict.fromkeys(names[_position(names, name)] for name in typed))


def _wanted(papers: Sequence[ReceivedPaper], typed: str) -> WantedPaper:
    names = [paper.name for paper in papers]
    if not typed.strip().isdecimal() and not _fitting(names, typed):
        return WantedPaper(nfc(typed))
    paper = papers[_position(names, typed)]
    return WantedPaper(paper.name, paper.form)


def _position(names: Sequence[str], typed: str) -> int:
    if _PLACE.fullmatch(typed.strip()) and 1 <= int(typed) <= len(names):
        return int(typed) - 1
    found = _fitting(names, typed)
    if len(found) != 1:
        raise InvalidInput("paper_unknown", paper=typed[:80], known="; ".join(names))
    return found[0]


def _fitting(names: Sequence[str], typed: str) -> list[int]:
    """The places `typed` may mean: the name itself, else every name with words that begin so ("ảnh" is not "thành")."""
    wanted = _words(typed)
    found = [place for place, name in enumerate(names) if wanted and f" {wanted}" in f" {_words(name)}"]
    return [place for place in found if _words(names[place]) == wanted] or found


def _words(text: str) -> str:
    """The folded words, without brackets, dashes and quotation marks."""
    return " ".join(fold(text).translate(_BETWEEN).split())


_BETWEEN = str.maketrans(dict.fromkeys('()[]/-–“”",;:', " "))
