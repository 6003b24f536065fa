"""Form 04, the apology and the new date, A5: from the resolving department, not from the counter."""

from dataclasses import replace

from frontdesk.domain.citizen_forms import ApologyView
from frontdesk.domain.clock import local
from frontdesk.domain.office import OfficeProfile
from frontdesk.forms import phrases
from frontdesk.forms.closing import Signature
from frontdesk.forms.fields import Density, bold, plain, solid
from frontdesk.forms.letter import Letter, addressee, letter, paragraphs, send
from frontdesk.forms.strips import MM, Strip
from frontdesk.forms.typeset import Run

SEAL_ROOM = 24 * MM


def render(view: ApologyView, language: str = "vi") -> bytes:
    """The apology as a PDF; the same view gives the same bytes. Raises InvalidInput `track_url_too_long`."""
    said = letter(view.case, language)
    leader = Signature(view.leader.upper(), "", said.texts["signature_hint"], SEAL_ROOM)
    return send(said, lambda density: _body(view, said, density), (leader,), _head(view))


def _head(view: ApologyView) -> OfficeProfile:
    """The department that signs; the office's authority stands above it where it is one of its own."""
    office = view.case.office
    return replace(office, name=view.department, authority="" if view.other_level else office.authority)


def _body(view: ApologyView, said: Letter, density: Density) -> tuple[Strip, ...]:
    return (addressee(said), *paragraphs(density, *_sentences(view, said)))


def _sentences(view: ApologyView, said: Letter) -> tuple[tuple[Run, ...], ...]:
    case, department = view.case, plain(view.department)
    received = said.say(
        "received",
        day=said.day(local(case.received_at).date()),
        office=plain(case.office.name),
        procedure=plain(case.procedure_name),
        code=solid(case.procedure_code),
        receipt=solid(case.receipt_code),
    )
    promised = said.say("promised", moment=plain(phrases.moment(view.promised_at, said.words)))
    until = bold(phrases.moment(view.until, said.words))
    return (
        received,
        promised,
        said.say("is_late" if case.at > view.promised_at else "will_be_late", department=department),
        *((said.say("reason", reason=plain(view.reason)),) if view.reason else ()),
        (*said.say("apology", department=department), Run(" "), until, Run(".")),
        said.say("close"),
    )
