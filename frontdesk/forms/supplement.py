"""Form 02, Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ, A5."""

from frontdesk.domain.citizen_forms import SupplementView
from frontdesk.domain.papers import WantedPaper
from frontdesk.domain.procedures import ClockPolicy
from frontdesk.forms import phrases
from frontdesk.forms.closing import Signature
from frontdesk.forms.fields import Density, bold, plain
from frontdesk.forms.fonts import printable
from frontdesk.forms.letter import Letter, identity, letter, paragraphs, send
from frontdesk.forms.strips import MM, WIDTH, Strip, gap
from frontdesk.forms.table import Column, Table
from frontdesk.forms.typeset import Run

NUMBER_COLUMN, FORM_COLUMN = 9 * MM, 31 * MM
WHY_SHARE = 0.4  # of what the other columns leave


def render(view: SupplementView, language: str = "vi") -> bytes:
    """The request as a PDF; the same view gives the same bytes. Raises InvalidInput `track_url_too_long`."""
    said = letter(view.case, language)
    hint = said.words.gettext("(Ký và ghi rõ họ tên)")
    signer = Signature(said.texts["signature"], view.case.officer, hint)
    return send(said, lambda density: _body(view, said, density), (signer,))


def _body(view: SupplementView, said: Letter, density: Density) -> tuple[Strip, ...]:
    return (
        *identity(said, density),
        gap(3),
        *density.field(said.say("ask"), keep_next=True),
        *_table(view.wanted, said, density),
        gap(4),
        *paragraphs(density, *_sentences(view, said)),
    )


def _sentences(view: SupplementView, said: Letter) -> tuple[tuple[Run, ...], ...]:
    reason = said.say("reason_again" if view.repeated else "reason", reason=plain(view.reason))
    clock = "clock_pause" if view.clock_policy is ClockPolicy.PAUSE else "clock_reset"
    last_day = bold(phrases.long_day(view.respond_by, said.words))
    return (
        *((reason,) if view.reason else ()),
        (*said.say("respond_by", day=last_day), Run(" "), *said.say(clock)),
        said.say("contact", contact=plain(_contact(view, said))),
    )


def _contact(view: SupplementView, said: Letter) -> str:
    case = view.case
    name = "contact_phone" if case.office.phone else "contact_who"
    return said.texts[name].format(officer=case.officer, counter=case.counter, phone=phrases.phone(case.office.phone))


def _table(wanted: tuple[WantedPaper, ...], said: Letter, density: Density) -> tuple[Strip, ...]:
    why = any(paper.why for paper in wanted)
    left = WIDTH - NUMBER_COLUMN - FORM_COLUMN
    columns = (
        Column(printable(said.texts["column_number"]), NUMBER_COLUMN, centred=True),
        Column(printable(said.texts["column_paper"]), left * (1 - WHY_SHARE) if why else left),
        Column(printable(said.texts["column_form"]), FORM_COLUMN),
        *((Column(printable(said.texts["column_why"]), left * WHY_SHARE),) if why else ()),
    )
    rows = tuple(_row(number, paper, why, said) for number, paper in enumerate(wanted, start=1))
    return Table(columns, density.size - 0.5, density.leading - 0.8).rows(rows)


def _row(number: int, paper: WantedPaper, why: bool, said: Letter) -> tuple[str, ...]:
    form = phrases.paper_form(paper.form, said.words) if paper.form else ""
    return (str(number), printable(paper.name), printable(form), *((printable(paper.why),) if why else ()))
