"""Form 01, Giấy tiếp nhận hồ sơ và hẹn trả kết quả, A5."""

from frontdesk.domain.form_overrides import RECEIPT_NOTE
from frontdesk.domain.receipts import ReceiptView
from frontdesk.forms.closing import closing, notice
from frontdesk.forms.drawing import Document, draw_copies
from frontdesk.forms.fields import fitted
from frontdesk.forms.fonts import Face, printable
from frontdesk.forms.header import header
from frontdesk.forms.pages import Page, paginate
from frontdesk.forms.particulars import particulars
from frontdesk.forms.phrases import short_moment
from frontdesk.forms.strips import ASCENT, WIDTH, Rule, Strip, Text, centred, gap, lowered
from frontdesk.forms.typeset import Run, balanced, wrap
from frontdesk.i18n import Words, words

TITLE_SIZE, KEY_SIZE, CAPTION_SIZE = 14.5, 13.5, 9.0
CODE_SHARE = 0.44  # of the width, for the receipt code; the promised date has the rest


def render(view: ReceiptView, language: str = "vi") -> bytes:
    """The receipt as a PDF: the citizen's copy, preceded by the office's when `view.two_copies`.

    The same view gives the same bytes. `language` "en" is a courtesy version. Raises InvalidInput
    `track_url_too_long` or `receipt_code_unprintable` when a code would not be readable on paper.
    """
    in_words = words(language)
    fronts = tuple(_front(view, copy, language, in_words) for copy in _copies(view, in_words))
    rest = _rest(view, language, in_words, fronts[0])
    copies: tuple[tuple[Page, ...], ...] = tuple(paginate(front + rest) for front in fronts)
    return draw_copies(_document(view, language, in_words), copies, in_words)


def _copies(view: ReceiptView, words: Words) -> tuple[str, ...]:
    _ = words.gettext
    if view.two_copies:
        return _("Liên 1: Lưu"), _("Liên 2: Giao người nộp")
    return (_("Liên: Giao người nộp"),)


def _document(view: ReceiptView, language: str, words: Words) -> Document:
    _ = words.gettext
    texts = view.form.text(language)
    return Document(
        title=printable(f"{texts.title} {view.receipt_code}"),
        author=printable(view.office.name),
        language=language,
        code=printable(view.receipt_code),
        mark=printable(_("BẢN IN LẠI (lần {count})").format(count=view.reprint)) if view.reprint else "",
        basis=printable(texts.basis),
    )


def _rest(view: ReceiptView, language: str, words: Words, front: tuple[Strip, ...]) -> tuple[Strip, ...]:
    own = view.form.text(language).sentences.get(RECEIPT_NOTE, "")
    end = (gap(5, keep_next=True), closing(view, words), notice(view.office, words, own))
    return fitted(front, lambda density: particulars(view, words, density) + end)


def _front(view: ReceiptView, copy: str, language: str, words: Words) -> tuple[Strip, ...]:
    head = header(view.office, view.receipt_code, view.received_at, words)
    return head, gap(7), _title(view, copy, language, words), gap(4), _first_read(view, words), gap(4)


def _title(view: ReceiptView, copy: str, language: str, words: Words) -> Strip:
    _ = words.gettext
    heading = printable(view.form.text(language).title.upper())
    lines = balanced((Run(heading, Face.BOLD),), TITLE_SIZE, WIDTH)
    title = centred(lines, TITLE_SIZE, TITLE_SIZE + 3, 0, WIDTH)
    notes = [copy]
    if view.version > 1:
        notes.append(_("bản {version}, thay bản đã giao trước").format(version=view.version))
    if language != "vi":
        notes.append(_("bản dịch tham khảo, bản tiếng Việt có giá trị"))
    below = wrap((Run(printable(f"({'; '.join(notes)})"), Face.ITALIC),), 10, WIDTH)
    texts = title + lowered(centred(below, 10, 12, 0, WIDTH), title[-1].y + 4)
    return Strip(texts[-1].y + 3, texts)


def _first_read(view: ReceiptView, words: Words) -> Strip:
    """The receipt code and the promised date between two rules: what the citizen looks for first."""
    _ = words.gettext
    promised = short_moment(view.due_at, words) if view.due_at else _("tính từ ngày nộp đủ hồ sơ")
    split = WIDTH * CODE_SHARE
    texts = (
        *_captioned(_("Mã tiếp nhận"), view.receipt_code, 0, split - 8),
        *_captioned(_("Hẹn trả kết quả"), promised, split, WIDTH - split),
    )
    height = max(text.y for text in texts) + 6
    return Strip(height, texts, (Rule(0, 0, WIDTH, 0, 0.8), Rule(0, height, WIDTH, height, 0.8)))


def _captioned(caption: str, value: str, left: float, room: float) -> tuple[Text, ...]:
    above = wrap((Run(printable(caption)),), CAPTION_SIZE, room)
    below = wrap((Run(printable(value), Face.BOLD),), KEY_SIZE, room)
    first = 4 + ASCENT * CAPTION_SIZE
    return (
        *(Text(left, first, line, CAPTION_SIZE) for line in above[:1]),
        *(Text(left, first + 14.5 + index * (KEY_SIZE + 2), line, KEY_SIZE) for index, line in enumerate(below)),
    )
