"""A proof as part of a form: the QR code, what it is good for, the code to type, the heads."""

from frontdesk.domain.proof import Proof, qr_payload
from frontdesk.domain.proof_words import proof_about, proof_heading, proof_lines
from frontdesk.forms.fonts import Face, printable
from frontdesk.forms.qr import mosaic_side, qr_mosaic
from frontdesk.forms.strips import ASCENT, Strip, Text
from frontdesk.forms.typeset import Run, wrap
from frontdesk.i18n import Words
from frontdesk.qr import LARGEST_ON_SHEETS, QUIET

SIZE, LEADING = 9.0, 11.5
LINE_SIZE, LINE_LEADING = 7.0, 8.5
GAP = 6.0


def proof_strips(proof: Proof, words: Words, room: float) -> tuple[Strip, ...]:
    """The code with its words, then one strip for each line of the list; they belong on one page."""
    code, *heads = proof_lines(proof, words)
    return (_front(proof, code, words, room), *(_head(line, room) for line in heads))


def _front(proof: Proof, code: str, words: Words, room: float) -> Strip:
    mosaic = qr_mosaic(qr_payload(proof), 0, GAP, LARGEST_ON_SHEETS)
    side = mosaic_side(mosaic) + QUIET * mosaic.cell
    runs = (
        (Run(printable(proof_heading(words)), Face.BOLD),),
        (Run(printable(proof_about(proof, words))),),
        (Run(code, Face.BOLD),),
    )
    lines = [line for each in runs for line in wrap(each, SIZE, room - side)]
    texts = tuple(Text(side, GAP + place * LEADING + ASCENT * SIZE, line, SIZE) for place, line in enumerate(lines))
    height = max(GAP + side, texts[-1].y + 4)
    return Strip(height, texts, mosaics=(mosaic,), keep_next=True)


def _head(line: str, room: float) -> Strip:
    (set_line, *_rest) = wrap((Run(printable(line)),), LINE_SIZE, room)
    return Strip(LINE_LEADING, (Text(0, ASCENT * LINE_SIZE, set_line, LINE_SIZE),))
