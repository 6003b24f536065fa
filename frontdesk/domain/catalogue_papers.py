"""The papers cell of a catalogue file: one paper a line, `name | copies | form | optional`."""

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from frontdesk.domain.catalogue_cells import SHOWN, read_text
from frontdesk.domain.paper_lines import PaperForm
from frontdesk.domain.procedures import PaperRequirement
from frontdesk.domain.text import fold
from frontdesk.errors import InvalidInput

MOST_COPIES = 99

_FORMS: Mapping[str, PaperForm] = MappingProxyType(
    {
        "original": PaperForm.ORIGINAL,
        "ban chinh": PaperForm.ORIGINAL,
        "ban goc": PaperForm.ORIGINAL,
        "certified": PaperForm.CERTIFIED,
        "chung thuc": PaperForm.CERTIFIED,
        "ban chung thuc": PaperForm.CERTIFIED,
        "ban sao chung thuc": PaperForm.CERTIFIED,
        "ban sao co chung thuc": PaperForm.CERTIFIED,
        "plain": PaperForm.PLAIN,
        "ban sao": PaperForm.PLAIN,
        "ban chup": PaperForm.PLAIN,
        "photo": PaperForm.PLAIN,
        "ban photo": PaperForm.PLAIN,
    }
)
_REQUIRED: Mapping[str, bool] = MappingProxyType(
    {
        "optional": False,
        "neu co": False,
        "khong bat buoc": False,
        "tuy chon": False,
        "required": True,
        "bat buoc": True,
    }
)
_COPIES = re.compile(r"(?P<copies>\d{1,4})(?: (?P<form>\D+))?")
_BULLET = re.compile(r"^[-–+•*]\s+")


def read_papers(cell: str) -> tuple[PaperRequirement, ...]:
    """The papers of a cell, in order: a line each, or `;` between them where the cell has but one line.

    A paper is one original and required unless it says otherwise; "(nếu …)" in its name makes it optional.
    """
    lines = cell.strip().splitlines()
    entries = lines if len(lines) > 1 else cell.split(";")
    return tuple(_paper(entry) for raw in entries if (entry := _BULLET.sub("", raw.strip().rstrip(";")).strip()))


def _paper(entry: str) -> PaperRequirement:
    name, *parts = (read_text(part) for part in entry.split("|"))
    if not name:
        raise InvalidInput("catalogue_paper_invalid", paper=entry[:SHOWN], part="")
    paper = PaperRequirement(name, required="(neu" not in fold(name))
    for part in parts:
        paper = _with_part(paper, part)
    return paper


def _with_part(paper: PaperRequirement, part: str) -> PaperRequirement:
    """`paper` with what one part between bars says: copies, form, "2 bản sao", or whether it is needed."""
    word = fold(part)
    if not word:
        return paper
    if word in _FORMS:
        return replace(paper, form=_FORMS[word])
    if word in _REQUIRED:
        return replace(paper, required=_REQUIRED[word])
    counted = _COPIES.fullmatch(word)
    form = _FORMS.get(counted["form"], None) if counted and counted["form"] else paper.form
    if not counted or form is None or not 1 <= int(counted["copies"]) <= MOST_COPIES:
        raise InvalidInput("catalogue_paper_invalid", paper=paper.name[:SHOWN], part=part[:SHOWN])
    return replace(paper, copies=int(counted["copies"]), form=form)
