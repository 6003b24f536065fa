"""What proves a book, at its end: lines that are typed in, and a code that is scanned."""

from frontdesk.domain.daily_log import ProofMark
from frontdesk.forms.fonts import printable
from frontdesk.forms.qr import mosaic_side, qr_mosaic
from frontdesk.forms.strips import ASCENT, Strip, Text
from frontdesk.forms.typeset import Run, wrap

SIZE, LEADING = 9.0, 11.5
_QUIET = 6  # modules of white right of the code


def proof_strips(proof: ProofMark, room: float) -> tuple[Strip, ...]:
    """The lines, beside the code where there is one: one piece, never broken. Raises InvalidInput
    `track_url_too_long` for a payload no code of ours holds.
    """
    code = qr_mosaic(proof.code, 0, 0) if proof.code else None
    side = mosaic_side(code) if code else 0.0
    left = side + _QUIET * code.cell if code else 0.0
    lines = [line for said in proof.lines for line in wrap((Run(printable(said)),), SIZE, room - left)]
    texts = tuple(Text(left, ASCENT * SIZE + place * LEADING, line, SIZE) for place, line in enumerate(lines))
    height = max(side, len(lines) * LEADING)
    return (Strip(height, texts, mosaics=(code,) if code else ()),)
