"""Phiếu ký nhận kết quả, A5: who took what, on what proof, with two lines to sign; a bar code finds it again."""

from frontdesk.domain.citizen_forms import CaseView
from frontdesk.domain.return_slip import ReturnSlipView
from frontdesk.forms import phrases
from frontdesk.forms.barcode import barcode_mosaic
from frontdesk.forms.closing import Signature, bar_caption, signatures
from frontdesk.forms.drawing import draw_copies
from frontdesk.forms.fields import Density, bold, fitted, plain, solid
from frontdesk.forms.header import header
from frontdesk.forms.letter import Letter, document, identity, letter, tied, title
from frontdesk.forms.pages import paginate
from frontdesk.forms.strips import WIDTH, Strip, gap
from frontdesk.forms.typeset import Run

BETWEEN = 4.0  # points between the groups of fields
BARS_DROP = 10.0  # points from the names to the bars


def render(view: ReturnSlipView, language: str = "vi") -> bytes:
    """The slip as a PDF; the same view gives the same bytes. Raises InvalidInput `receipt_code_unprintable`."""
    said = letter(view.case, language)
    case = view.case
    head = header(case.office, case.number, case.at, said.words)
    front = (head, gap(8), title(said.texts.title, said.language, said.words), gap(6))
    end = (gap(8, keep_next=True), _closing(view, said))
    pages = paginate(front + fitted(front, lambda density: tied(_body(view, said, density)) + end))
    return draw_copies(document(said), (pages,), said.words)


def _body(view: ReturnSlipView, said: Letter, density: Density) -> tuple[Strip, ...]:
    groups = (_result(view, said), _taker(view, said))
    fields = tuple(strip for group in groups for runs in group for strip in density.field(runs))
    return (
        *identity(said, density),
        gap(BETWEEN),
        *fields,
        gap(BETWEEN),
        *_papers(said, density, "papers", view.given_back),
        *(() if view.given_back else density.field(said.say("no_papers"))),
        *_papers(said, density, "papers_left", view.left),
        *_after(view, said, density),
    )


def _result(view: ReturnSlipView, said: Letter) -> tuple[tuple[Run, ...], ...]:
    outcome = said.say(view.outcome.value if view.outcome else "ended")
    number = (said.say("document", document=solid(view.document)),) if view.document else ()
    return (outcome, *number)


def _taker(view: ReturnSlipView, said: Letter) -> tuple[tuple[Run, ...], ...]:
    case: CaseView = view.case
    taker = view.taker
    proof = said.say(view.proof.value, paper=plain(taker.paper if taker else ""))
    name = (said.say("taker", name=bold(taker.name)),) if taker and taker.name else ()
    number = (said.say("taker_number", number=solid(taker.id_number)),) if taker and taker.id_number else ()
    return (said.say("when", moment=plain(phrases.moment(case.at, said.words))), proof, *name, *number)


def _papers(said: Letter, density: Density, label: str, papers: tuple[str, ...]) -> tuple[Strip, ...]:
    if not papers:
        return ()
    lines = (density.field((plain(f"{number}. {name}"),)) for number, name in enumerate(papers, start=1))
    return (*density.field(said.say(label), keep_next=True), *(strip for line in lines for strip in line))


def _after(view: ReturnSlipView, said: Letter, density: Density) -> tuple[Strip, ...]:
    charged = phrases.fee_said(view.fee, view.fee_total, said.words) if view.fee else ""
    fee = density.field(said.say("fee", fee=plain(charged))) if charged else ()
    note = view.taker.note if view.taker else ""
    return (*fee, *(density.field(said.say("note", note=plain(note))) if note else ()))


def _closing(view: ReturnSlipView, said: Letter) -> Strip:
    hint = said.words.gettext("(Ký và ghi rõ họ tên)")
    signers = (
        Signature(said.texts["signature_left"], view.taker.name if view.taker else "", hint),
        Signature(said.texts["signature_right"], view.case.officer, hint),
    )
    signed = signatures(signers, 0, WIDTH)
    bars = barcode_mosaic(view.case.receipt_code, WIDTH, max(text.y for text in signed) + BARS_DROP)
    below = bar_caption(view.case.receipt_code, bars)
    return Strip(below.y + 4, (*signed, below), mosaics=(bars,), keep_next=True)
