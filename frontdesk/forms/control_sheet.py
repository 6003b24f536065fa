"""Form 06, Phiếu kiểm soát quá trình giải quyết hồ sơ, A5: filled from the acts, with empty rows to write on."""

from dataclasses import dataclass, replace
from datetime import date

from frontdesk.domain.clock import local
from frontdesk.domain.control_sheet import ControlSheetView
from frontdesk.domain.form_texts import FormTexts, FormVersion
from frontdesk.domain.office import OfficeProfile
from frontdesk.forms import barcode
from frontdesk.forms.barcode import barcode_mosaic
from frontdesk.forms.closing import bar_caption
from frontdesk.forms.control_rows import heading, leg_rows, row, short_moment
from frontdesk.forms.drawing import Copy, Document, draw_copies
from frontdesk.forms.fields import bold, plain, solid
from frontdesk.forms.fonts import printable
from frontdesk.forms.header import number_line, unnumbered_header
from frontdesk.forms.letter import reprint_mark, title
from frontdesk.forms.pages import Page, paginate
from frontdesk.forms.strips import ASCENT, BODY, WIDTH, Strip, Text, gap
from frontdesk.forms.typeset import Run, filled, wrap
from frontdesk.i18n import Words, words

LEAST_EMPTY = 1  # rows to write on, however many are filled, while the papers travel
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
    above = replace(heading(texts), shared=True)
    head = unnumbered_header(view.office, view.received_at, words)
    return _Form(
        texts=texts,
        standing_head=head,
        head=replace(head, height=0.0, shared=True),
        title=replace(title(texts.title, language, words), shared=True),
        heading=above,
        empty=replace(row(None, texts, above), shared=True),
    )


def _pages(view: ControlSheetView, form: _Form, words: Words) -> tuple[Page, ...]:
    number = number_line(form.standing_head, view.receipt_code, words)
    above = (form.head, number, gap(6), form.title, gap(4), _about(view, form.texts, words), gap(5))
    filled_rows = tuple(row for leg in view.legs for row in leg_rows(leg, form.texts, form.heading))
    strips = above + filled_rows + (form.empty,) * (0 if view.ended else LEAST_EMPTY)
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
    due = short_moment(view.due_at, texts) if view.due_at else texts["no_due"]
    return (
        filled(_("Mã hồ sơ: {code}"), code=solid(view.official_code or "…" * 12)),
        filled(texts["received"], moment=plain(short_moment(view.received_at, texts))),
        filled(texts["due"], moment=bold(due)),
        filled(texts["procedure"], procedure=plain(view.procedure_name), code=solid(view.procedure_code)),
        filled(texts["department"], department=bold(view.department)),
        filled(texts["partners"], dots=plain("…" * 26)),
    )
