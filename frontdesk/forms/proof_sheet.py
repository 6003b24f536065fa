"""A sheet with nothing but a proof, A5: to be kept outside the office, or with another counter's papers."""

from frontdesk.domain.office import OfficeProfile
from frontdesk.domain.proof import Proof, qr_payload, typed_code
from frontdesk.domain.proof_words import proof_heading
from frontdesk.forms.closing import Signature, signatures
from frontdesk.forms.drawing import Document, draw_copies
from frontdesk.forms.fonts import printable
from frontdesk.forms.header import header
from frontdesk.forms.letter import title
from frontdesk.forms.pages import paginate
from frontdesk.forms.proof_mark import proof_strips
from frontdesk.forms.read_back import check_form
from frontdesk.forms.strips import MM, WIDTH, Strip, gap
from frontdesk.i18n import words

FORM = "proof"
SIGNING_ROOM = 16 * MM


def render(proof: Proof, office: OfficeProfile, officer: str, language: str = "vi") -> bytes:
    """The sheet as a PDF; the same proof gives the same bytes. Raises RuleRefused `form_unreadable`."""
    said = words(language)
    name = printable(proof_heading(said))
    hint = said.gettext("(Ký và ghi rõ họ tên)")
    placed = signatures((Signature(said.gettext("NGƯỜI LẬP"), officer, hint, SIGNING_ROOM),), 0, WIDTH)
    strips = (
        header(office, "", proof.taken_at, said),
        gap(8),
        title(proof_heading(said).upper(), language, said, WIDTH),
        gap(6),
        *proof_strips(proof, said, WIDTH),
        gap(10),
        Strip(max(text.y for text in placed) + 4, placed),
    )
    document = Document(title=name, author=printable(office.name), language=language, code=name, foot=typed_code(proof))
    pdf = draw_copies(document, (paginate(strips),), said)
    check_form(pdf, FORM, typed_code(proof), qr=(qr_payload(proof),))
    return pdf
