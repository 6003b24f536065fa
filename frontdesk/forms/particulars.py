"""The body of form 01, item by item in the order of the law: who, what, which papers, when, where, how much."""

from collections.abc import Iterable
from itertools import chain

from frontdesk.domain.paper_lines import ReceivedPaper
from frontdesk.domain.receipts import ReceiptView
from frontdesk.domain.time_words import processing_time
from frontdesk.forms import fields, phrases
from frontdesk.forms.fields import Density, plain, solid
from frontdesk.forms.fonts import Face, printable
from frontdesk.forms.strips import MM, WIDTH, Strip, gap
from frontdesk.forms.table import Column, Table
from frontdesk.forms.typeset import Run, filled
from frontdesk.i18n import Words

NUMBER_COLUMN, FORM_COLUMN, COPIES_COLUMN = 9 * MM, 31 * MM, 9 * MM


def particulars(view: ReceiptView, words: Words, density: Density) -> tuple[Strip, ...]:
    """Everything between the title and the signatures; the last items stay with what follows."""
    return (
        *_identity(view, words, density),
        *_papers(view, words, density),
        *_terms(view, words, density),
    )


def _identity(view: ReceiptView, words: Words, density: Density) -> tuple[Strip, ...]:
    _ = words.gettext
    official = view.official_code or _("(cấp sau khi đồng bộ với Hệ thống thông tin giải quyết TTHC của tỉnh)")
    unit = ", ".join(part for part in (view.counter, view.office.name) if part)
    procedure = filled(
        _("Nội dung yêu cầu giải quyết: {procedure} ({code})"),
        procedure=plain(view.procedure_name),
        code=solid(view.procedure_code),
    )
    return (
        *density.field(filled(_("Mã hồ sơ: {code}"), code=plain(official))),
        *density.field(filled(_("Bộ phận tiếp nhận và trả kết quả: {unit}"), unit=plain(unit))),
        *fields.party(_("Tiếp nhận hồ sơ của: {name}"), view.principal, words, density),
        *(fields.delegate(view.delegate, words, density) if view.delegate else ()),
        *density.field(procedure),
    )


def _papers(view: ReceiptView, words: Words, density: Density) -> tuple[Strip, ...]:
    _ = words.gettext
    brought = tuple(paper for paper in view.papers if paper.present)
    missing = tuple(paper for paper in view.papers if paper.required and not paper.present)
    nothing = () if brought else (Run(" "), Run(printable(_("chưa có giấy tờ nào"))))
    listed = density.field((Run(printable(_("1. Thành phần hồ sơ nộp gồm:"))), *nothing), keep_next=bool(brought))
    lacking = density.field((Run(printable(_("Giấy tờ còn thiếu, cần nộp bổ sung:")), Face.BOLD),), keep_next=True)
    return (
        *listed,
        *_table(brought, words, density),
        *((gap(3), *lacking, *_table(missing, words, density)) if missing else ()),
        gap(3),
    )


def _table(papers: tuple[ReceivedPaper, ...], words: Words, density: Density) -> tuple[Strip, ...]:
    _ = words.gettext
    name_column = WIDTH - NUMBER_COLUMN - FORM_COLUMN - COPIES_COLUMN
    columns = (
        Column(printable(_("TT")), NUMBER_COLUMN, centred=True),
        Column(printable(_("Tên giấy tờ")), name_column),
        Column(printable(_("Hình thức")), FORM_COLUMN),
        Column(printable(_("SL")), COPIES_COLUMN, centred=True),
    )
    rows = tuple(_row(number, paper, words) for number, paper in enumerate(papers, start=1))
    return Table(columns, density.size - 0.5, density.leading - 0.8).rows(rows)


def _row(number: int, paper: ReceivedPaper, words: Words) -> tuple[str, ...]:
    form = printable(phrases.paper_form(paper.form, words))
    return str(number), printable(paper.name), form, str(paper.copies)


def _terms(view: ReceiptView, words: Words, density: Density) -> tuple[Strip, ...]:
    """Items 2 to 6; where, how much and the book are tied to the signatures, which never stand alone on a page."""
    _ = words.gettext
    place = filled(_("6. Đăng ký nhận kết quả tại: {place}"), place=plain(view.return_to))
    fee = filled(_("Phí, lệ phí: {fee}"), fee=plain(phrases.fee_said(view.fee, view.fee_total, words)))
    book = filled(
        _("Vào Sổ theo dõi hồ sơ, Quyển số: {book}, Số thứ tự: {number}"),
        book=solid(view.book),
        number=plain(str(view.book_number)),
    )
    return (
        *chain.from_iterable(density.field(runs) for runs in _times(view, words)),
        *density.fields(place, fee, keep_next=True),
        *density.field(book, keep_next=True),
    )


def _times(view: ReceiptView, words: Words) -> Iterable[tuple[Run, ...]]:
    _ = words.gettext
    due = phrases.moment(view.due_at, words) if view.due_at else _("tính từ ngày nộp đủ hồ sơ")
    time = processing_time(view.processing, words)
    yield filled(_("2. Số lượng hồ sơ: {sets} (bộ)"), sets=plain(f"{view.sets:02}"))
    yield filled(_("3. Thời gian giải quyết hồ sơ theo quy định là: {time}"), time=plain(time))
    received = phrases.moment(view.received_at, words)
    yield filled(_("4. Thời gian nhận hồ sơ: {moment}"), moment=plain(received))
    yield filled(_("5. Thời gian trả kết quả giải quyết hồ sơ: {moment}"), moment=Run(printable(due), Face.BOLD))
