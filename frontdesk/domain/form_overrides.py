"""What an office may say in its own words on an official form, from a day on.

Titles, bases, reasons, periods and signatures are the circular's (TT 03/2025/TT-VPCP) and stay; the office's own are
whom to ask, where to come and how to close, and one line of its own at the foot of the receipt.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from string import Formatter
from typing import ClassVar

from frontdesk.domain.form_texts import FormTexts, FormVersion
from frontdesk.domain.text import nfc
from frontdesk.errors import InvalidInput

RECEIPT_NOTE = "note"
EDITABLE: Mapping[str, tuple[str, ...]] = {
    "01": (RECEIPT_NOTE,),
    "02": ("contact", "contact_who", "contact_phone"),
    "03": ("papers_kept", "close"),
    "04": ("close",),
    "05": ("papers_kept",),
}
LONGEST = 200  # characters: a line or two on A5


@dataclass(frozen=True, slots=True)
class FormTextSet:
    """From `since` (the office's day) on, forms made that day or later say `text` there; empty: the official words."""

    KIND: ClassVar[str] = "form.text_set"
    VERSION: ClassVar[int] = 1
    form: str
    language: str
    name: str
    text: str
    since: date


@dataclass(frozen=True, slots=True)
class FormTextLine:
    """One place an office may fill: the `official` words, its `own` as they hold today, and what comes later."""

    form: str
    language: str
    name: str
    official: str
    own: str = ""
    later: tuple[FormTextSet, ...] = ()


def official_text(version: FormVersion, language: str, name: str) -> str:
    """What the circular, or the program where it leaves room, says there; empty where it says nothing."""
    return version.text(language).sentences.get(name, "")


def checked_text(form: str, name: str, text: str, official: str) -> str:
    """`text` as it is kept. Raises InvalidInput `form_text_fixed`, `form_text_too_long`, `form_text_placeholder`."""
    if name not in EDITABLE.get(form, ()):
        raise InvalidInput("form_text_fixed", form=form, name=name[:40])
    said = nfc(text)
    if len(said) > LONGEST:
        raise InvalidInput("form_text_too_long", most=LONGEST)
    allowed = _placeholders(official)
    known = ", ".join(sorted(allowed)) or "–"
    try:
        strange = _placeholders(said) - allowed
    except ValueError as error:
        raise InvalidInput("form_text_placeholder", known=known) from error
    if strange:
        raise InvalidInput("form_text_placeholder", known=known)
    return said


def with_own_words(version: FormVersion, own: Iterable[FormTextSet], day: date) -> FormVersion:
    """`version` as a form made on `day` says it."""
    texts: dict[str, FormTexts] = dict(version.texts)
    for (language, name), text in in_force(own, version.form, day).items():
        if text and name in EDITABLE.get(version.form, ()) and language in texts:
            said = texts[language]
            texts[language] = replace(said, sentences={**said.sentences, name: text})
    return replace(version, texts=texts)


def in_force(own: Iterable[FormTextSet], form: str, day: date) -> dict[tuple[str, str], str]:
    """By language and name what the office says on `day`; empty where it went back to the official words."""
    dated = sorted((each for each in own if each.form == form and each.since <= day), key=lambda each: each.since)
    return {(each.language, each.name): each.text for each in dated}


def _placeholders(text: str) -> set[str]:
    """Names in braces. Raises ValueError for braces that are none, and for what reaches into a value."""
    found = set()
    for _literal, name, spec, conversion in Formatter().parse(text):
        if name is None:
            continue
        if not name.isidentifier() or spec or conversion:
            raise ValueError(name)
        found.add(name)
    return found
