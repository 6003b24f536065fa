"""Form 07, Sổ theo dõi hồ sơ, A4 across: fifteen columns, a sum at the foot of each page, carried to the next."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import BinaryIO

from frontdesk.domain.clock import local
from frontdesk.domain.control_sheet import Note
from frontdesk.domain.form_texts import FormTexts
from frontdesk.domain.proof import typed_code
from frontdesk.domain.register import RegisterLine, RegisterView, Standing
from frontdesk.forms import phrases
from frontdesk.forms.closing import Signature, signatures
from frontdesk.forms.drawing import Document, draw_stream
from frontdesk.forms.fonts import Face, printable
from frontdesk.forms.header import header
from frontdesk.forms.letter import title
from frontdesk.forms.pages import Page
from frontdesk.forms.proof_mark import proof_strips
from frontdesk.forms.strips import A4_ACROSS, ASCENT, MM, Strip, Text, centred, gap
from frontdesk.forms.table import Column, Table
from frontdesk.forms.typeset import TIE, Run, one_line, tie, wrap
from frontdesk.i18n import Words, words

SIZE, LEADING = 8.0, 9.6
SUM_SIZE, SUM_HEIGHT = 9.0, 14.0
SIGNING_ROOM = 16 * MM
ROOM, BODY = A4_ACROSS.room, A4_ACROSS.body
# The columns of TT 03/2025/TT-VPCP in their order, and their widths in millimetres; the procedure has the rest.
_COLUMNS = (
    ("column_number", 9.5),
    ("column_code", 20),
    ("column_procedure", 0),
    ("column_sets", 8),
    ("column_name", 28.5),
    ("column_address", 31),
    ("column_department", 22),
    ("column_received", 15.5),
    ("column_due", 15.5),
    ("column_handed_over", 15.5),
    ("column_result", 15.5),
    ("column_returned", 15.5),
    ("column_method", 17),
    ("column_signed", 13),
    ("column_note", 16.5),
)
_CENTRED = frozenset(
    {
        "column_number",
        "column_sets",
        "column_received",
        "column_due",
        "column_handed_over",
        "column_result",
        "column_returned",
    }
)


def render(view: RegisterView, language: str = "vi") -> bytes:
    """The book as a PDF; the same view gives the same bytes."""
    write(view, view.lines, out := BytesIO(), language)
    return out.getvalue()


def write(
    view: RegisterView,
    lines: Iterable[RegisterLine],
    out: BinaryIO,
    language: str = "vi",
) -> int:
    """The same of `lines` in the order of their numbers, whatever `view` has of them; each is met once and set on its
    page before the next is asked for, so that a book of any length fits. Returns how many pages there are.
    """
    texts, said = view.form.text(language), words(language)
    document = Document(
        title=printable(f"{texts.title} {view.book}"),
        author=printable(view.office.name),
        language=language,
        code=printable(view.book),
        basis=printable(texts.basis),
        sheet=A4_ACROSS,
        foot=typed_code(view.proof) if view.proof else "",
    )
    return draw_stream(document, _Book(view, texts, said, language).pages(lines), said, out)


class _Book:
    """Sets the pages one after the other: each knows what it carries."""

    def __init__(self, view: RegisterView, texts: FormTexts, said: Words, language: str) -> None:
        self._view, self._texts, self._words = view, texts, said
        self._table = _table(texts)
        self._heading = replace(self._table.heading(), shared=True)
        self._page: list[tuple[float, Strip]] = []
        self._full: list[Page] = []
        self._number = 0
        self._used = 0.0
        self._here = 0
        self._sum = view.carried
        self._tally: Counter[Standing] = Counter()
        self._begin(_front(view, texts, said, language))
        self._put(self._heading)

    def pages(self, lines: Iterable[RegisterLine]) -> Iterator[Page]:
        """All pages; each as soon as it is full."""
        for line in lines:
            self._add(line)
            self._tally[line.standing] += 1
            yield from self._taken()
        self._finish()
        yield from self._taken()
        yield tuple(self._page)

    def _taken(self) -> list[Page]:
        full, self._full = self._full, []
        return full

    def _begin(self, front: tuple[Strip, ...]) -> None:
        self._page = []
        self._number += 1
        self._used, self._here = 0.0, 0
        for strip in front:
            self._put(strip)
        if self._sum:
            self._put(_bold(self._carried(), ROOM))

    def _carried(self) -> str:
        name = "carried" if self._number > 1 else "carried_first"
        return self._texts[name].format(count=self._sum)

    def _put(self, strip: Strip) -> None:
        self._page.append((self._used, strip))
        self._used += strip.height

    def _add(self, line: RegisterLine) -> None:
        rows = self._table.row(_cells(line, self._texts), self._heading)
        height = sum(row.height for row in rows)
        room = height if height <= BODY - self._heading.height - 2 * SUM_HEIGHT else rows[0].height
        if not self._fits(room):
            self._turn_to_lines()
        known = line.standing is not Standing.UNKNOWN  # counts on the page where it begins
        self._here += known
        self._sum += known
        for row in rows:
            if not self._fits(row.height):
                self._turn_to_lines()
            self._put(row)

    def _fits(self, height: float) -> bool:
        return self._used + height <= BODY - SUM_HEIGHT

    def _turn_to_lines(self) -> None:
        self._turn()
        self._put(self._heading)

    def _turn(self) -> None:
        self._put(_bold(self._texts["page_sum"].format(here=self._here, sum=self._sum), ROOM))
        self._full.append(tuple(self._page))
        self._begin(())

    def _finish(self) -> None:
        if not self._tally:
            self._put(_bold(self._texts["none"], ROOM))
        self._put_together((*_totals(self._tally, self._texts, self._sum), gap(6), self._signed()))
        if self._view.proof is not None:
            self._put_together(proof_strips(self._view.proof, self._words, ROOM))

    def _signed(self) -> Strip:
        return _signed(self._view, self._texts, self._words)

    def _put_together(self, end: tuple[Strip, ...]) -> None:
        if self._used + sum(strip.height for strip in end) > BODY:
            self._turn()
        for strip in end:
            self._put(strip)


def _table(texts: FormTexts) -> Table:
    rest = ROOM - sum(width for _name, width in _COLUMNS) * MM
    columns = tuple(
        Column(printable(texts[name]), width * MM or rest, centred=name in _CENTRED) for name, width in _COLUMNS
    )
    return Table(columns, SIZE, LEADING, centred_heading=True)


def _front(view: RegisterView, texts: FormTexts, said: Words, language: str) -> tuple[Strip, ...]:
    head = header(view.office, "", view.made_at, said, A4_ACROSS)
    return head, gap(2), title(texts.title, language, said, ROOM), _which(view, texts), gap(4)


def _which(view: RegisterView, texts: FormTexts) -> Strip:
    book = texts["book"].format(book=view.book)
    if view.whole_year:
        days = texts["whole_year"].format(year=view.first.year)
    else:
        days = texts["period"].format(first=phrases.day(view.first), last=phrases.day(view.last))
    line = one_line(11, Run(printable(f"{book}. {days}"), Face.ITALIC))
    return Strip(15, centred((line,), 11, 14, 0, ROOM))


def _cells(line: RegisterLine, texts: FormTexts) -> tuple[str, ...]:
    if line.standing is Standing.UNKNOWN:
        return (f"{line.number:02}", printable(texts["unknown"]), *("",) * (len(_COLUMNS) - 2))
    said = (
        f"{line.number:02}",
        line.code,
        line.procedure_name,
        f"{line.sets:02}",
        texts["erased"] if line.erased else line.name,
        _address(line),
        line.department,
        _moment(line.received_at),
        _moment(line.due_at),
        _moment(line.handed_over_at),
        _moment(line.result_at),
        _moment(line.returned_at),
        texts[line.method] if line.method else line.return_to,
        "",
        "; ".join(_said(note, texts) for note in line.notes),
    )
    return tuple(map(_printable, said))


def _printable(cell: str) -> str:
    """`cell` as it may be printed; what must not be broken stays so."""
    return TIE.join(printable(part) for part in cell.split(TIE))


def _address(line: RegisterLine) -> str:
    phone = tie(phrases.phone(line.phone))
    return ", ".join(part for part in (line.address.replace(TIE, " "), phone) if part)


def _moment(at: datetime | None) -> str:
    if at is None:
        return ""
    here = local(at)
    return f"{here:%H:%M} {phrases.day(here)}"


def _said(note: Note, texts: FormTexts) -> str:
    return texts[note.name].format(number=note.said)


def _totals(tally: Counter[Standing], texts: FormTexts, total: int) -> tuple[Strip, ...]:
    said = texts["total"].format(
        received=tally.total() - tally[Standing.UNKNOWN],
        returned=tally[Standing.IN_TIME] + tally[Standing.LATE],
        in_time=tally[Standing.IN_TIME],
        late=tally[Standing.LATE],
        refused=tally[Standing.REFUSED],
        stopped=tally[Standing.STOPPED],
        open=tally[Standing.OPEN],
    )
    return _bold(said, ROOM), _bold(texts["total_book"].format(sum=total), ROOM)


def _bold(said: str, room: float) -> Strip:
    lines = wrap((Run(printable(said), Face.BOLD),), SUM_SIZE, room)
    texts = tuple(Text(0, 3 + ASCENT * SUM_SIZE + place * 11, line, SUM_SIZE) for place, line in enumerate(lines))
    return Strip(SUM_HEIGHT + 11 * (len(lines) - 1), texts)


def _signed(view: RegisterView, texts: FormTexts, said: Words) -> Strip:
    hint = said.gettext("(Ký và ghi rõ họ tên)")
    signers = (
        Signature(texts["signature_left"], view.officer, hint, SIGNING_ROOM),
        Signature(texts["signature_right"], "", hint, SIGNING_ROOM),
    )
    placed = signatures(signers, 0, ROOM)
    return Strip(max(text.y for text in placed) + 4, placed)
