"""Form 03, Phiếu từ chối tiếp nhận giải quyết hồ sơ, A5."""

from frontdesk.domain.citizen_forms import RefusalView
from frontdesk.forms.closing import Signature, submitter_name
from frontdesk.forms.fields import Density, plain
from frontdesk.forms.letter import Letter, identity, letter, paragraphs, send
from frontdesk.forms.strips import Strip, gap


def render(view: RefusalView, language: str = "vi") -> bytes:
    """The refusal as a PDF; the same view gives the same bytes. Raises InvalidInput `track_url_too_long`."""
    said = letter(view.case, language)
    return send(said, lambda density: _body(view, said, density), both_sign(said))


def both_sign(said: Letter) -> tuple[Signature, ...]:
    """The citizen's side and the officer."""
    case, hint = said.case, said.words.gettext("(Ký và ghi rõ họ tên)")
    return (
        Signature(said.texts["signature_left"], submitter_name(case.principal, case.delegate), hint),
        Signature(said.texts["signature_right"], case.officer, hint),
    )


def _body(view: RefusalView, said: Letter, density: Density) -> tuple[Strip, ...]:
    case = view.case
    papers = said.say("papers_back") if view.given_back else said.say("papers_kept", place=plain(case.counter))
    return (
        *identity(said, density),
        gap(4),
        *density.field(said.say("considered", office=plain(case.office.name)), keep_next=True),
        gap(3, keep_next=True),
        *paragraphs(density, (plain(view.reason),), papers, said.say("close")),
    )
