"""Form 05, Thông báo dừng giải quyết hồ sơ, A5."""

from frontdesk.domain.citizen_forms import StopView
from frontdesk.domain.clock import local
from frontdesk.domain.paper_lines import ReceivedPaper
from frontdesk.domain.procedures import Fee
from frontdesk.forms import phrases
from frontdesk.forms.fields import Density, plain, solid
from frontdesk.forms.fonts import printable
from frontdesk.forms.letter import Letter, addressee, letter, send
from frontdesk.forms.refusal import both_sign
from frontdesk.forms.strips import MM, WIDTH, Strip, gap
from frontdesk.forms.table import Column, Table
from frontdesk.forms.typeset import Run, filled
from frontdesk.messages import state_name

NUMBER_COLUMN, FORM_COLUMN, COPIES_COLUMN = 9 * MM, 31 * MM, 9 * MM


def render(view: StopView, language: str = "vi") -> bytes:
    """The notice as a PDF; the same view gives the same bytes. Raises InvalidInput `track_url_too_long`."""
    said = letter(view.case, language)
    return send(said, lambda density: _body(view, said, density), both_sign(said))


def _body(view: StopView, said: Letter, density: Density) -> tuple[Strip, ...]:
    case = view.case
    day = said.day(local(case.at).date())
    return (
        addressee(said),
        *density.field(said.say("stopped", day=day, office=plain(case.office.name)), keep_next=True),
        gap(2, keep_next=True),
        *(strip for runs in _facts(view, said) for strip in density.field(runs)),
        *_papers(view, said, density),
    )


def _facts(view: StopView, said: Letter) -> tuple[tuple[Run, ...], ...]:
    case, _ = view.case, said.words.gettext
    received = said.day(local(case.received_at).date())
    return (
        filled(
            _("Nội dung yêu cầu giải quyết: {procedure} ({code})"),
            procedure=plain(case.procedure_name),
            code=solid(case.procedure_code),
        ),
        said.say("receipt", receipt=solid(case.receipt_code), day=received),
        *((said.say("reason", reason=plain(view.reason)),) if view.reason else ()),
        said.say("stage", stage=plain(state_name(view.stage, said.words))),
        said.say("money", amount=plain(_money(view, said))),
    )


def _money(view: StopView, said: Letter) -> str:
    if not view.fee_returned:
        return said.texts["no_money"]
    return phrases.fee_amount(Fee(view.fee_returned), said.words)


def _papers(view: StopView, said: Letter, density: Density) -> tuple[Strip, ...]:
    if not view.papers:
        return density.field(said.say("no_papers"))
    label = said.say("papers_back") if view.given_back else said.say("papers_kept", place=plain(view.case.counter))
    return (*density.field(label, keep_next=True), *_table(view.papers, said, density))


def _table(papers: tuple[ReceivedPaper, ...], said: Letter, density: Density) -> tuple[Strip, ...]:
    columns = (
        Column(printable(said.texts["column_number"]), NUMBER_COLUMN, centred=True),
        Column(printable(said.texts["column_paper"]), WIDTH - NUMBER_COLUMN - FORM_COLUMN - COPIES_COLUMN),
        Column(printable(said.texts["column_form"]), FORM_COLUMN),
        Column(printable(said.texts["column_copies"]), COPIES_COLUMN, centred=True),
    )
    rows = tuple(
        (
            str(number),
            printable(paper.name),
            printable(phrases.paper_form(paper.form, said.words)),
            str(paper.copies),
        )
        for number, paper in enumerate(papers, start=1)
    )
    return Table(columns, density.size - 0.5, density.leading - 0.8).rows(rows)
