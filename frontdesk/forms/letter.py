"""What the forms a citizen takes home (02 to 05) share: head, title, who it is about, QR code and signatures."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from frontdesk.domain.citizen_forms import CaseView
from frontdesk.domain.form_texts import FormTexts
from frontdesk.domain.identity import IdKind
from frontdesk.domain.office import OfficeProfile
from frontdesk.forms import fields, phrases
from frontdesk.forms.closing import Signature, data_and_contact, foot, signatures, where_to_look
from frontdesk.forms.drawing import Document, draw_copies
from frontdesk.forms.fields import Density, bold, fitted, plain, solid
from frontdesk.forms.fonts import Face, printable
from frontdesk.forms.header import header
from frontdesk.forms.pages import paginate
from frontdesk.forms.qr import mosaic_side, qr_mosaic
from frontdesk.forms.strips import WIDTH, Strip, centred, gap, lowered
from frontdesk.forms.typeset import Run, balanced, filled, wrap
from frontdesk.i18n import Words, words
from frontdesk.qr import QUIET

TITLE_SIZE = 14.0
BETWEEN = 3.0  # points between paragraphs


@dataclass(frozen=True, slots=True)
class Letter:
    """One form in one language: its view's common part, its texts, its words."""

    case: CaseView
    language: str
    texts: FormTexts
    words: Words

    @property
    def you(self) -> str:
        """How the citizen or organisation is addressed."""
        organisation = self.case.principal.kind is IdKind.TAX_CODE
        return self.texts["organisation" if organisation else "person"]

    def say(self, name: str, /, **values: Run) -> tuple[Run, ...]:
        """The sentence of that name, its placeholders filled; {you} is always at hand."""
        return filled(self.texts[name], **{"you": Run(printable(self.you)), **values})

    def day(self, day: date) -> Run:
        """27/11/2026"""
        return solid(phrases.day(day))


def letter(case: CaseView, language: str) -> Letter:
    """`case` ready to be written in `language`."""
    return Letter(case, language, case.form.text(language), words(language))


def send(
    said: Letter,
    body: Callable[[Density], tuple[Strip, ...]],
    signers: tuple[Signature, ...],
    office: OfficeProfile | None = None,
) -> bytes:
    """The form as a PDF; `office` heads it where that is not the case's own.

    Raises InvalidInput `track_url_too_long` when its QR code would not be readable on paper.
    """
    case = said.case
    head = header(office or case.office, case.number, case.at, said.words)
    front = (head, gap(8), title(said.texts.title, said.language, said.words), gap(6))
    end = (gap(6, keep_next=True), _closing(said, signers), foot(data_and_contact(case.office, said.words)))
    pages = paginate(front + fitted(front, lambda density: tied(body(density)) + end))
    return draw_copies(document(said), (pages,), said.words)


def tied(strips: tuple[Strip, ...]) -> tuple[Strip, ...]:
    """`strips` with the last of them that says something kept with what follows: signatures never stand alone."""
    last = max(place for place, strip in enumerate(strips) if not strip.empty)
    return strips[:last] + tuple(replace(strip, keep_next=True) for strip in strips[last:])


def document(said: Letter) -> Document:
    """What the file says of itself."""
    case = said.case
    return Document(
        title=printable(f"{said.texts.title} {case.receipt_code}"),
        author=printable(case.office.name),
        language=said.language,
        code=printable(case.receipt_code),
        mark=reprint_mark(case.reprint, said.words),
        basis=printable(said.texts.basis),
    )


def reprint_mark(reprint: int, words: Words) -> str:
    """ "BẢN IN LẠI (lần 2)", nothing on a first print."""
    return printable(words.gettext("BẢN IN LẠI (lần {count})").format(count=reprint)) if reprint else ""


def title(text: str, language: str, words: Words, room: float = WIDTH) -> Strip:
    """The form's name in the middle; a courtesy version says that it is one."""
    heading = balanced((Run(printable(text.upper()), Face.BOLD),), TITLE_SIZE, room)
    texts = centred(heading, TITLE_SIZE, TITLE_SIZE + 3, 0, room)
    if language != "vi":
        said = words.gettext("bản dịch tham khảo, bản tiếng Việt có giá trị")
        below = wrap((Run(printable(f"({said})"), Face.ITALIC),), 10, room)
        texts += lowered(centred(below, 10, 12, 0, room), texts[-1].y + 4)
    return Strip(texts[-1].y + 3, texts)


def identity(said: Letter, density: Density) -> tuple[Strip, ...]:
    """Who, where, what, and the receipt code; the label of the name is the form's own."""
    case, _ = said.case, said.words.gettext
    procedure = filled(
        _("Nội dung yêu cầu giải quyết: {procedure} ({code})"),
        procedure=plain(case.procedure_name),
        code=solid(case.procedure_code),
    )
    return (
        *fields.party(said.texts["of"], case.principal, said.words, density),
        *(fields.delegate(case.delegate, said.words, density) if case.delegate else ()),
        *density.field(procedure),
        *density.field(filled(_("Mã tiếp nhận: {code}"), code=solid(case.receipt_code))),
    )


def addressee(said: Letter) -> Strip:
    """ "Kính gửi: …", in the middle below the title."""
    organisation = said.case.principal.kind is IdKind.TAX_CODE
    runs = said.say("to_organisation" if organisation else "to_person", name=bold(said.case.principal.name))
    texts = centred(balanced(runs, 11, WIDTH - 20), 11, 14, 10, WIDTH - 20)
    return Strip(texts[-1].y + 8, texts, keep_next=True)


def paragraphs(density: Density, *said: tuple[Run, ...]) -> tuple[Strip, ...]:
    """Paragraphs with a little white between them."""
    return tuple(strip for runs in said for strip in (*density.field(runs), gap(BETWEEN)))


def _closing(said: Letter, signers: tuple[Signature, ...]) -> Strip:
    case = said.case
    code = qr_mosaic(case.track_url, 0, 0)
    side = mosaic_side(code) + QUIET * code.cell
    signed = signatures(signers, side, WIDTH - side)
    y = max(side, *(text.y + 8 for text in signed))
    below = lowered(where_to_look(case.track_url, case.lookup_key, said.words, WIDTH), y)
    height = max(text.y for text in (*signed, *below)) + 4
    return Strip(height, (*signed, *below), mosaics=(code,), keep_next=True)
