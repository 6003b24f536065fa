"""The rows of form 06: who gave the papers to whom, when, whether in time; and empty rows to write on."""

from dataclasses import replace
from datetime import datetime

from frontdesk.domain.clock import local
from frontdesk.domain.control_sheet import Leg, Verdict
from frontdesk.domain.custody import Holder, HolderKind
from frontdesk.domain.form_texts import FormTexts
from frontdesk.forms import phrases
from frontdesk.forms.fields import bold
from frontdesk.forms.fonts import Face, printable
from frontdesk.forms.strips import ASCENT, MM, WIDTH, Rule, Strip, Text, lowered
from frontdesk.forms.table import PAD, Column, Table
from frontdesk.forms.typeset import Line, Run, wrap

SIZE, LEADING = 8.5, 10.5
AGENCY, TIME, RESULT = 35 * MM, 46 * MM, 19 * MM
NOTE = WIDTH - AGENCY - TIME - RESULT
HALF = TIME / 2
SIGNING = 21.0  # points between "Người giao" and the name below it
LEAST_ROW = 64.0
MOST_NOTE_LINES = 6
BOX = 6.0


def heading(texts: FormTexts) -> Strip:
    """The names of the columns."""
    columns = (
        Column(printable(texts["column_agency"]), AGENCY, centred=True),
        Column(printable(texts["column_time"]), TIME, centred=True),
        Column(printable(texts["column_result"]), RESULT, centred=True),
        Column(printable(texts["column_note"]), NOTE, centred=True),
    )
    return Table(columns, SIZE, LEADING).heading()


def leg_rows(leg: Leg, texts: FormTexts, heading: Strip) -> tuple[Strip, ...]:
    """One passage; notes too long for their column stand below, over the whole width, line by line."""
    if len(_note_lines(leg, texts, NOTE - 2 * PAD)) <= MOST_NOTE_LINES:
        return (row(leg, texts, heading),)
    first = replace(row(replace(leg, notes=()), texts, heading), keep_next=True)
    lines = _note_lines(leg, texts, WIDTH - 2 * PAD)
    return first, *(_note_row(line, heading, last=line is lines[-1]) for line in lines)


def _note_row(line: Line, heading: Strip, *, last: bool) -> Strip:
    height = LEADING + 2 if last else LEADING
    sides = Rule(0, 0, 0, height), Rule(WIDTH, 0, WIDTH, height)
    below = (Rule(0, height, WIDTH, height),) if last else ()
    return Strip(height, _placed((line,), PAD, 0), (*sides, *below), heading=heading)


def row(leg: Leg | None, texts: FormTexts, heading: Strip) -> Strip:
    """One passage, or an empty row to write on."""
    cells = (
        *_agencies(leg, texts),
        *_time(leg, texts),
        *_result_words(texts),
        *_notes(leg, texts),
    )
    height = max(LEAST_ROW, *(text.y + 5 for text in cells))
    rules = (*_frame(height), *_boxes(leg.verdict if leg else None))
    return Strip(height, cells, rules, heading=heading)


def _agencies(leg: Leg | None, texts: FormTexts) -> tuple[Text, ...]:
    room = AGENCY - 2 * PAD
    giver = _lines((Run(printable(texts["give"])), *_named(leg.giver if leg else None, texts)), room)
    taker = _lines((Run(printable(texts["take"])), *_named(leg.taker if leg else None, texts)), room)
    below = max(len(giver) * LEADING + 3, LEAST_ROW / 2 - 2)
    return _placed(giver, PAD, 1) + _placed(taker, PAD, 1 + below)


def _named(holder: Holder | None, texts: FormTexts) -> tuple[Run, ...]:
    return (Run(" "), bold(_holder(holder, texts))) if holder else ()


_NAMELESS = {
    HolderKind.CITIZEN: "citizen",
    HolderKind.ARCHIVE: "archive",
    HolderKind.OFFICER: "officer",
    HolderKind.DEPARTMENT: "agency",
}


def _holder(holder: Holder, texts: FormTexts) -> str:
    if holder.kind is HolderKind.COUNTER:
        return texts["counter"].format(counter=holder.name)
    return holder.name or texts[_NAMELESS[holder.kind]]


def _time(leg: Leg | None, texts: FormTexts) -> tuple[Text, ...]:
    moment = _moment(leg, texts)
    captions_at = 1 + len(moment) * LEADING + 1
    giver = _signed(texts["giver"], leg.giver_name if leg else "", AGENCY, captions_at)
    taker = _signed(texts["taker"], leg.taker_name if leg else "", AGENCY + HALF, captions_at)
    return _centred(moment, AGENCY, TIME, 1) + giver + taker


def _moment(leg: Leg | None, texts: FormTexts) -> tuple[Line, ...]:
    said = (short_moment(leg.at, texts),) if leg else (texts["time_blank"], texts["day_blank"])
    return tuple(line for each in said for line in _lines((Run(printable(each)),), TIME - 2 * PAD))


def short_moment(at: datetime, texts: FormTexts) -> str:
    """10 giờ 43 phút, ngày 23/11/2026"""
    here = local(at)
    return texts["moment"].format(hour=f"{here:%H}", minute=f"{here:%M}", day=phrases.day(here))


def _signed(caption: str, name: str, left: float, top: float) -> tuple[Text, ...]:
    above = _lines((Run(printable(caption), Face.ITALIC),), HALF - 4)
    below = _lines((Run(printable(name)),), HALF - 4) if name else ()
    return _centred(above, left, HALF, top) + _centred(below, left, HALF, top + SIGNING + LEADING)


def _result_words(texts: FormTexts) -> tuple[Text, ...]:
    left = AGENCY + TIME + PAD + BOX + 3
    placed: tuple[Text, ...] = ()
    for place, verdict in enumerate(Verdict):
        lines = _lines((Run(printable(texts[verdict.value])),), RESULT)
        placed += _placed(lines, left, 2 + place * (LEADING + 4))
    return placed


def _boxes(ticked: Verdict | None) -> tuple[Rule, ...]:
    left = AGENCY + TIME + PAD
    rules: tuple[Rule, ...] = ()
    for place, verdict in enumerate(Verdict):
        top = 2 + place * (LEADING + 4) + (LEADING - BOX) / 2 + 0.5
        rules += _box(left, top, verdict is ticked)
    return rules


def _box(x: float, y: float, ticked: bool) -> tuple[Rule, ...]:
    right, bottom = x + BOX, y + BOX
    sides = (
        Rule(x, y, right, y),
        Rule(x, bottom, right, bottom),
        Rule(x, y, x, bottom),
        Rule(right, y, right, bottom),
    )
    cross = (Rule(x, y, right, bottom, 0.9), Rule(x, bottom, right, y, 0.9))
    return sides + cross if ticked else sides


def _notes(leg: Leg | None, texts: FormTexts) -> tuple[Text, ...]:
    lines = _note_lines(leg, texts, NOTE - 2 * PAD) if leg else ()
    return _placed(lines, AGENCY + TIME + RESULT + PAD, 1)


def _note_lines(leg: Leg, texts: FormTexts, room: float) -> tuple[Line, ...]:
    said = (f"{texts[note.name]}: {note.said}" if note.said else texts[note.name] for note in leg.notes)
    return tuple(line for each in said for line in _lines((Run(printable(each)),), room))


def _frame(height: float) -> tuple[Rule, ...]:
    edges = (0.0, AGENCY, AGENCY + TIME, AGENCY + TIME + RESULT, WIDTH)
    return (Rule(0, height, WIDTH, height), *(Rule(x, 0, x, height) for x in edges))


def _lines(runs: tuple[Run, ...], room: float) -> tuple[Line, ...]:
    return wrap(runs, SIZE, room)


def _placed(lines: tuple[Line, ...], left: float, top: float) -> tuple[Text, ...]:
    rise = top + (LEADING - SIZE) / 2 + ASCENT * SIZE
    return tuple(Text(left, rise + place * LEADING, line, SIZE) for place, line in enumerate(lines))


def _centred(lines: tuple[Line, ...], left: float, room: float, top: float) -> tuple[Text, ...]:
    return tuple(
        Text(left + (room - line.width) / 2, text.y, line, SIZE)
        for line, text in zip(lines, lowered(_placed(lines, 0, 0), top), strict=True)
    )
