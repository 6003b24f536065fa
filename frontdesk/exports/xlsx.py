"""The daily log as a spreadsheet: typed cells, one row in memory at a time, nothing in it ever becomes a formula."""

import errno
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.worksheet import Worksheet

from frontdesk.domain.clock import local
from frontdesk.domain.daily_log import LogRow, ProofMark
from frontdesk.exports.columns import PRINTED, Kind, LogColumn, log_columns
from frontdesk.exports.cover import LogCover, heading, sums, title, votes_line
from frontdesk.i18n import Words

HEADING_ROW = 5  # the first rows say what the log is of
MOST_ROWS = 1_000_000  # of 1,048,576 a sheet has
_A4 = 9
_MARGIN = 0.4  # inches
_LINE = 14.5  # points
_PROOF_DPI = 200
_PROOF_ROWS = 12  # its code stands on: 65 modules at most
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_PATTERNS: Mapping[Kind, dict[str, object]] = {
    Kind.MOMENT: {"num_format": "hh:mm dd/mm/yy", "align": "left"},
    Kind.MONEY: {"num_format": '#,##0 "đ";-#,##0 "đ";–'},
    Kind.WHOLE: {"num_format": "0"},
    Kind.TEXT: {},
}
_FACE: dict[str, object] = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
_RULED: dict[str, object] = {**_FACE, "border": 1, "border_color": "#C3CAD3"}


def write(target: Path, cover: LogCover, rows: Iterable[LogRow], words: Words) -> None:
    """Write the log to the new file `target`; beside it, in its folder, a file of the same size comes and goes.

    Raises OSError, and whatever `rows` raise.
    """
    book = Workbook(str(target), {**_OPTIONS, "tmpdir": str(target.parent)})
    try:
        _Sheet(book, cover, words).write(rows)
    except BaseException:
        _drop(book)
        raise
    try:
        book.close()
    except XlsxWriterException as error:  # it says no more than that the file could not be written
        raise OSError(errno.EIO, str(error)) from error


def _drop(book: Workbook) -> None:
    """Let go of the files of a book nobody wants any more; the folder they are in goes as a whole."""
    for sheet in book.worksheets():
        rows: Any = sheet.row_data_fh
        with suppress(OSError):  # what is not written yet may find no room
            rows.close()
        sheet.row_data_fh_closed = True
    book.fileclosed = True  # else its end would be complained of


class _Sheet:
    """One sheet, from its first row to its last."""

    def __init__(self, book: Workbook, cover: LogCover, words: Words) -> None:
        self._cover, self._words = cover, words
        self._columns = log_columns(words)
        self._sheet: Worksheet = book.add_worksheet(words.gettext("Nhật ký"))
        self._plain = book.add_format(_FACE)
        self._title = book.add_format({**_FACE, "bold": True, "font_size": 14})
        self._bold = book.add_format({**_FACE, "bold": True})
        self._heading = book.add_format(
            {
                **_FACE,
                "bold": True,
                "text_wrap": True,
                "border": 1,
                "bg_color": "#E8F1FB",
                "align": "center",
                "valign": "vcenter",
            }
        )
        self._folded = book.add_format({**_RULED, "text_wrap": True})
        self._formats = {kind: book.add_format({**_RULED, **_PATTERNS[kind]}) for kind in Kind}
        self._describe(book)

    def write(self, rows: Iterable[LogRow]) -> None:
        self._set_up()
        self._head()
        last = self._body(rows)
        self._sheet.autofilter(HEADING_ROW, 0, max(last, HEADING_ROW), len(self._columns) - 1)
        end = self._foot(last + 2)
        self._sheet.print_area(0, 0, end, PRINTED - 1)

    def _describe(self, book: Workbook) -> None:
        about = {"title": title(self._words), "author": self._cover.who, "company": self._cover.office}
        book.set_properties({**about, "created": local(self._cover.made_at).replace(tzinfo=None)})

    def _set_up(self) -> None:
        """Widths, and the paper: A4 across, as wide as the page, the heading on each, its number below."""
        sheet = self._sheet
        for at, column in enumerate(self._columns):
            sheet.set_column(at, at, column.width)
        sheet.freeze_panes(HEADING_ROW + 1, 1)
        sheet.set_default_row(_LINE + 1)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(_MARGIN, _MARGIN, _MARGIN, 2 * _MARGIN)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEADING_ROW)
        page = self._words.gettext("Trang {page}/{pages}").format(page="&P", pages="&N")
        sheet.set_footer(f"&L{_literal(title(self._words))}&R{page}")

    def _head(self) -> None:
        sheet = self._sheet
        sheet.write_string(0, 0, self._cover.office, self._bold)
        sheet.write_string(1, 0, title(self._words), self._title)
        for at, line in enumerate(heading(self._cover, self._words), start=2):
            sheet.write_string(at, 0, line, self._plain)
        for at, column in enumerate(self._columns):
            sheet.write_string(HEADING_ROW, at, column.heading, self._heading)

    def _body(self, rows: Iterable[LogRow]) -> int:
        """The rows; the number of the last."""
        writers = tuple(self._writer(at, column) for at, column in enumerate(self._columns))
        folding = tuple((column.say, column.fold) for column in self._columns if column.fold)
        last = HEADING_ROW
        for last, row in enumerate(rows, start=HEADING_ROW + 1):
            high = max(-(-len(str(say(row))) // fold) for say, fold in folding)
            if high > 1:  # not every program measures folded text for itself
                self._sheet.set_row(last, high * _LINE + 1)
            for put in writers:
                put(last, row)
        return last

    def _writer(self, at: int, column: LogColumn) -> Callable[[int, LogRow], None]:
        """What puts one column's cell of a row: text as text, whatever it begins with; where none is, a frame."""
        sheet, say = self._sheet, column.say
        form = self._folded if column.fold else self._formats[column.kind]
        methods: Mapping[Kind, Callable[..., Any]] = {
            Kind.TEXT: sheet.write_string,
            Kind.MOMENT: sheet.write_datetime,
            Kind.WHOLE: sheet.write_number,
            Kind.MONEY: sheet.write_number,
        }
        method = methods[column.kind]

        def put(line: int, row: LogRow) -> None:
            value = say(row)
            if value is None or value == "":
                sheet.write_blank(line, at, None, form)
            else:
                method(line, at, value, form)

        return put

    def _foot(self, at: int) -> int:
        """What comes after the rows; the last row it takes."""
        sheet = self._sheet
        for name, value, is_money in sums(self._cover.totals, self._words):
            sheet.write_string(at, 0, name, self._bold)
            sheet.write_number(at, 1, value, self._formats[Kind.MONEY if is_money else Kind.WHOLE])
            at += 1
        if self._cover.votes is not None:
            sheet.write_string(at, 0, votes_line(self._cover.votes, self._words), self._plain)
            at += 1
        return self._prove(self._cover.proof, at + 1) if self._cover.proof is not None else at

    def _prove(self, proof: ProofMark, at: int) -> int:
        for row, line in enumerate(proof.lines, start=at):
            self._sheet.write_string(row, 0, line, self._plain)
        if proof.code:
            from frontdesk.exports.proof import proof_png

            picture = {"image_data": BytesIO(proof_png(proof.code, _PROOF_DPI)), "description": proof.code}
            self._sheet.insert_image(at + len(proof.lines) + 1, 0, "proof.png", picture)
        return at + len(proof.lines) + (_PROOF_ROWS if proof.code else 0)


def _literal(text: str) -> str:
    """`text` in a footer, where & begins a code."""
    return text.replace("&", "&&")
