"""Form 06, Phiếu kiểm soát quá trình giải quyết hồ sơ, A5: filled from the acts, with empty rows to write on."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from frontdesk.domain.clock import local
from frontdesk.domain.control_sheet import ControlSheetView, Leg, Verdict
from frontdesk.domain.custody import Holder, HolderKind
from frontdesk.domain.form_texts import FormTexts, FormVersion
from frontdesk.domain.office import OfficeProfile
from frontdesk.forms import barcode, phrases
from frontdesk.forms.barcode import barcode_mosaic
from frontdesk.forms.closing import bar_caption
from frontdesk.forms.drawing import Copy, Document, draw_copies
from frontdesk.forms.fields import bold, plain, solid
from frontdesk.forms.fonts import Face, printable
from frontdesk.forms.header import number_line, unnumbered_header
from frontdesk.forms.letter import reprint_mark, title
from frontdesk.forms.pages import Page, paginate
from frontdesk.forms.strips import ASCENT, BODY, MM, WIDTH, Rule, Strip, Text, gap, lowered
from frontdesk.forms.table import PAD, Column, Table
from frontdesk.forms.typeset import Line, Run, filled, wrap
from frontdesk.i18n import Words, words

SIZE, LEADING = 8.5, 10.5
AGENCY, TIME, RESULT = 35 * MM, 46 * MM, 19 * MM
NOTE = WIDTH - AGENCY - TIME - RESULT
HALF = TIME / 2
SIGNING = 21.0  # points between "Người giao" and the name below it
LEAST_ROW = 64.0
MOST_NOTE_LINES = 6
LEAST_EMPTY = 1  # rows to write on, however many are filled
BOX = 6.0
FACTS = 10.0  # size of the lines above the table


def render(view: ControlSheetView, language: str = "vi") -> bytes:
    """The sheet as a PDF; the same view gives the same bytes.

    Raises InvalidInput `receipt_code_unprintable` where the code cannot be put in bars.
    """
    copy = ControlSheets(language).set(view)
    return draw_copies(copy.document, (copy.pages,), words(language))


class ControlSheets:
    """Sets the sheets of a batch: what they have in common is set once."""

    def __init__(self, language: str = "vi") -> None:
        self._language = language
        self._words = words(language)
        self._forms: dict[tuple[FormVersion, OfficeProfile, date], _Form] = {}

    def set(self, view: ControlSheetView) -> Copy:
        """The pages of one sheet."""
        key = view.form, view.office, local(view.received_at).date()
        form = self._forms.get(key)
        if form is None:
            form = self._forms[key] = _form(view, self._language, self._words)
        return Copy(self._document(view, form), _pages(view, form, self._words))

    def _document(self, view: ControlSheetView, form: "_Form") -> Document:
        return Document(
            title=printable(f"{form.texts.title} {view.receipt_code}"),
            author=printable(view.office.name),
            language=self._language,
            code=printable(view.receipt_code),
            mark=reprint_mark(view.reprint, self._words),
            basis=printable(form.texts.basis),
        )


@dataclass(frozen=True, slots=True)
class _Form:
    """One version in one language, with the strips every sheet of that day has."""

    texts: FormTexts
    standing_head: Strip  # its real height: the number stands on it
    head: Strip
    title: Strip
    heading: Strip
    empty: Strip


def _form(view: ControlSheetView, language: str, words: Words) -> _Form:
    texts = view.form.text(language)
    heading = replace(_heading(texts), shared=True)
    head = unnumbered_header(view.office, view.received_at, words)
    return _Form(
        texts=texts,
        standing_head=head,
        head=replace(head, height=0.0, shared=True),
        title=replace(title(texts.title, language, words), shared=True),
        heading=heading,
        empty=replace(_row(None, texts, heading), shared=True),
    )


def _pages(view: ControlSheetView, form: _Form, words: Words) -> tuple[Page, ...]:
    number = number_line(form.standing_head, view.receipt_code, words)
    above = (form.head, number, gap(6), form.title, gap(4), _about(view, form.texts, words), gap(5))
    filled_rows = tuple(row for leg in view.legs for row in _leg(leg, form.texts, form.heading))
    strips = above + filled_rows + (form.empty,) * LEAST_EMPTY
    last = paginate(strips)[-1]
    top, strip = last[-1]
    more = int((BODY - top - strip.height) / form.empty.height)
    return paginate(strips + (form.empty,) * more)


def _about(view: ControlSheetView, texts: FormTexts, words: Words) -> Strip:
    """Whose sheet it is: fields on the left, the receipt code in bars on the right."""
    bars = barcode_mosaic(view.receipt_code, WIDTH, 2)
    caption = bar_caption(view.receipt_code, bars)
    beside = caption.y  # from here on lines have the whole width
    narrow = bars.x - barcode.QUIET
    set_texts: list[Text] = []
    y = 0.0
    for runs in _facts(view, texts, words):
        for line in wrap(runs, FACTS, narrow if y < beside else WIDTH):
            set_texts.append(Text(0, y + 1.25 + ASCENT * FACTS, line, FACTS))
            y += FACTS + 3
    return Strip(max(y, beside + 4), (*set_texts, caption), mosaics=(bars,))


def _facts(view: ControlSheetView, texts: FormTexts, words: Words) -> tuple[tuple[Run, ...], ...]:
    _ = words.gettext
    due = _short(view.due_at, texts) if view.due_at else texts["no_due"]
    return (
        filled(_("Mã hồ sơ: {code}"), code=solid(view.official_code or "…" * 12)),
        filled(texts["received"], moment=plain(_short(view.received_at, texts))),
        filled(texts["due"], moment=bold(due)),
        filled(texts["procedure"], procedure=plain(view.procedure_name), code=solid(view.procedure_code)),
        filled(texts["department"], department=bold(view.department)),
        filled(texts["partners"], dots=plain("…" * 26)),
    )


def _heading(texts: FormTexts) -> Strip:
    columns = (
        Column(printable(texts["column_agency"]), AGENCY, centred=True),
        Column(printable(texts["column_time"]), TIME, centred=True),
        Column(printable(texts["column_result"]), RESULT, centred=True),
        Column(printable(texts["column_note"]), NOTE, centred=True),
    )
    return Table(columns, SIZE, LEADING).heading()


def _leg(leg: Leg, texts: FormTexts, heading: Strip) -> tuple[Strip, ...]:
    """One passage; notes too long for their column stand below, over the whole width, line by line."""
    if len(_note_lines(leg, texts, NOTE - 2 * PAD)) <= MOST_NOTE_LINES:
        return (_row(leg, texts, heading),)
    row = replace(_row(replace(leg, notes=()), texts, heading), keep_next=True)
    lines = _note_lines(leg, texts, WIDTH - 2 * PAD)
    return row, *(_note_row(line, heading, last=line is lines[-1]) for line in lines)


def _note_row(line: Line, heading: Strip, *, last: bool) -> Strip:
    height = LEADING + 2 if last else LEADING
    sides = Rule(0, 0, 0, height), Rule(WIDTH, 0, WIDTH, height)
    below = (Rule(0, height, WIDTH, height),) if last else ()
    return Strip(height, _placed((line,), PAD, 0), (*sides, *below), heading=heading)


def _row(leg: Leg | None, texts: FormTexts, heading: Strip) -> Strip:
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
    said = (_short(leg.at, texts),) if leg else (texts["time_blank"], texts["day_blank"])
    return tuple(line for each in said for line in _lines((Run(printable(each)),), TIME - 2 * PAD))


def _short(at: datetime, texts: FormTexts) -> str:
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
