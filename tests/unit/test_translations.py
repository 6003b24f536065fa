"""The English catalogue: complete, without leftovers, and English throughout."""

import ast
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from frontdesk import i18n
from frontdesk.domain.calendar import OfficeHours, WorkingCalendar
from frontdesk.domain.clock import OFFICE_ZONE
from frontdesk.domain.deadlines import due, explain
from frontdesk.domain.procedures import ProcessingTime, TimeUnit
from frontdesk.errors import NotFound
from frontdesk.i18n import Words
from frontdesk.messages import sentence
from frontdesk.sentences import REFUSALS, WARNINGS
from tests.conftest import compile_catalogue

ROOT = Path(__file__).resolve().parents[2]
ROOMS = (ROOT / "frontdesk", ROOT / "ui")
ENGLISH = ROOT / "resources" / "locale" / "en" / "LC_MESSAGES" / "frontdesk.po"
PROPER_NAMES = ("NĐ-CP",)  # the series of a decree
MARKS = {"_", "N_", "gettext", "ngettext", "pgettext", "npgettext"}

Id = str | tuple[str, ...]


@cache
def catalogue() -> Catalog:
    with ENGLISH.open("rb") as file:
        return read_po(file, locale="en")


@cache
def sources() -> dict[tuple[str | None, Id], str]:
    """Every sentence in the program, and where it stands."""
    return {
        (context, message): f"{room.name}/{file}:{line}"
        for room in ROOMS
        for file, line, message, _comments, context in extract_from_dir(room)
    }


def entries() -> list[Message]:
    return [entry for entry in catalogue() if entry.id]


def forms(text: Id | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def is_translated(message: Id, context: str | None) -> bool:
    entry = catalogue().get(message, context)
    if entry is None or entry.fuzzy or forms(entry.id) != forms(message):
        return False
    return bool(forms(entry.string)) and all(forms(entry.string))


def placeholders(text: str) -> set[str]:
    return {name for _before, name, _format, _conversion in Formatter().parse(text) if name is not None}


def vietnamese_letters(text: str) -> str:
    for name in PROPER_NAMES:
        text = text.replace(name, "")
    return "".join(character for character in text if character.isalpha() and not character.isascii())


def test_that_every_sentence_has_an_english_translation() -> None:
    assert len(sources()) > 200
    missing = {place: message for (context, message), place in sources().items() if not is_translated(message, context)}
    assert missing == {}


def test_that_no_translation_is_left_over() -> None:
    used = {(context, forms(message)) for context, message in sources()}
    assert [entry.id for entry in entries() if (entry.context, forms(entry.id)) not in used] == []
    assert list(catalogue().obsolete) == []


def test_that_a_translation_takes_what_its_sentence_gives() -> None:
    wrong = {
        entry.id: entry.string
        for entry in entries()
        for said in (*forms(entry.id), *forms(entry.string))
        if placeholders(said) != placeholders(forms(entry.id)[0])
    }
    assert wrong == {}


def test_that_no_vietnamese_is_left_in_the_english() -> None:
    left = {entry.id: entry.string for entry in entries() if vietnamese_letters("".join(forms(entry.string)))}
    assert left == {}


def test_that_english_keeps_the_spaces_at_the_edges() -> None:
    def edges(text: str) -> tuple[str, str]:
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    shifted = {
        entry.id: entry.string
        for entry in entries()
        if any(edges(said) != edges(forms(entry.id)[0]) for said in forms(entry.string))
    }
    assert shifted == {}


def test_that_the_catalogue_is_sorted_as_make_messages_leaves_it() -> None:
    ids = [forms(entry.id)[0] for entry in entries()]
    assert ids == sorted(ids)


def trees() -> Iterator[tuple[Path, ast.AST]]:
    for room in ROOMS:
        for path in room.rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                yield path.relative_to(ROOT), node


def is_a_mark(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Name | ast.Attribute) and (node.id if isinstance(node, ast.Name) else node.attr) in MARKS
    )


def is_renamed(node: ast.Assign) -> bool:
    return is_a_mark(node.value) and not all(is_a_mark(target) for target in node.targets)


def sentences_within(node: ast.AST) -> list[ast.Call]:
    """Calls that mark a sentence inside an f-string."""
    if not isinstance(node, ast.JoinedStr):
        return []
    calls = [part for part in ast.walk(node) if isinstance(part, ast.Call) and is_a_mark(part.func)]
    return [call for call in calls if any(isinstance(argument, ast.Constant) for argument in call.args)]


def test_that_no_sentence_hides_from_extraction() -> None:
    """The extractor knows gettext by its own names only, and does not look inside f-strings."""
    renamed = [f"{path}:{node.lineno}" for path, node in trees() if isinstance(node, ast.Assign) and is_renamed(node)]
    within = [f"{path}:{call.lineno}" for path, node in trees() for call in sentences_within(node)]
    assert (renamed, within) == ([], [])


@pytest.fixture
def english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Words:
    """`words("en")` over a catalogue compiled just now."""
    compiled = tmp_path / "en" / "LC_MESSAGES" / "frontdesk.mo"
    compiled.parent.mkdir(parents=True)
    compile_catalogue(ENGLISH, compiled)
    monkeypatch.setattr(i18n, "LOCALE_DIR", tmp_path)
    return i18n.words.__wrapped__("en")


def test_that_refusals_are_said_in_english(english: Words) -> None:
    said = sentence(NotFound("procedure_unknown", code="9.9"), english)
    assert said == "Procedure 9.9 is not in the catalogue. Search by name, or import the catalogue again."


@pytest.mark.parametrize("pattern", sorted({*REFUSALS.values(), *WARNINGS.values()}))
def test_that_no_refusal_or_warning_stays_vietnamese(english: Words, pattern: str) -> None:
    assert english.gettext(pattern) != pattern


def test_that_english_counts_one_and_many(english: Words) -> None:
    said = [english.ngettext("{count} ngày làm việc", "{count} ngày làm việc", n).format(count=n) for n in (1, 3)]
    assert said == ["1 working day", "3 working days"]


def test_that_a_due_date_is_explained_in_english(english: Words) -> None:
    received = datetime(2026, 11, 23, 10, 43, tzinfo=OFFICE_ZONE)
    found = due(received, ProcessingTime(TimeUnit.WORKING_DAYS, 5), WorkingCalendar(OfficeHours()))
    assert explain(found, english) == (
        "Received Monday 23/11. Skipped: Tuesday 24/11 (Viet Nam Culture Day), weekends."
        " Day 1: 25/11 · day 2: 26/11 · day 3: 27/11 · day 4: 30/11 · day 5: 01/12."
    )
