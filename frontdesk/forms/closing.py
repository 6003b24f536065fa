"""The end of the receipt, never broken: QR code, signatures, where to look, bar code, notice."""

from dataclasses import dataclass

from frontdesk.domain.identity import IdKind, Party
from frontdesk.domain.office import OfficeProfile
from frontdesk.domain.receipts import ReceiptView
from frontdesk.forms import barcode
from frontdesk.forms.barcode import barcode_mosaic
from frontdesk.forms.fonts import Face, printable
from frontdesk.forms.phrases import phone
from frontdesk.forms.qr import mosaic_side, qr_mosaic
from frontdesk.forms.strips import ASCENT, MM, WIDTH, Mosaic, Strip, Text, centred, lowered
from frontdesk.forms.typeset import Line, Run, balanced, one_line, tie, wrap
from frontdesk.i18n import Words
from frontdesk.qr import QUIET

SIZE, SMALL, NOTICE = 9.5, 9.0, 8.5
LEADING = 11.5
SIGNING_ROOM = 16 * MM
MOST_NAME_LINES = 5  # a longer name stands in full at the top of the form


def closing(view: ReceiptView, words: Words) -> Strip:
    """QR and signatures side by side, below them the address in words and the receipt code in bars.

    Raises InvalidInput when the address or the code cannot be drawn at a readable size.
    """
    code = qr_mosaic(view.track_url, 0, 0)
    side = mosaic_side(code)
    signed = _signatures(view, words, side + QUIET * code.cell)
    y = max(side + QUIET * code.cell, *(text.y + 8 for text in signed))
    bars = barcode_mosaic(view.receipt_code, WIDTH, y)
    captions = lowered(where_to_look(view.track_url, view.lookup_key, words, bars.x - barcode.QUIET), y)
    below = bar_caption(view.receipt_code, bars)
    height = max(text.y for text in (*captions, below)) + 4
    return Strip(height, (*signed, *captions, below), mosaics=(code, bars), keep_next=True)


def notice(office: OfficeProfile, words: Words, own: str = "") -> Strip:
    """What to bring, what the data are used for (Luật Bảo vệ dữ liệu cá nhân 2025) and whom to ask; at the foot.

    `own`: a line of the office's own, before them.
    """
    _ = words.gettext
    bring = _("Mang giấy này khi nhận kết quả; mất giấy: mang giấy tờ tùy thân; nhận thay: mang giấy ủy quyền.")
    return foot((own, bring, *data_and_contact(office, words)))


def data_and_contact(office: OfficeProfile, words: Words) -> tuple[str, ...]:
    """What the foot of every form a citizen takes home says."""
    _ = words.gettext
    used_for = _("Thông tin cá nhân chỉ dùng để giải quyết hồ sơ này (Nghị định 118/2025/NĐ-CP).")
    return used_for, _contact(office, words)


def foot(sentences: tuple[str, ...]) -> Strip:
    """Small sentences at the bottom of the page; empty ones are left out."""
    lines = tuple(
        line
        for sentence in sentences
        if sentence
        for line in wrap((Run(printable(sentence), Face.ITALIC),), NOTICE, WIDTH)
    )
    texts = tuple(Text(0, 3 + index * 10 + ASCENT * NOTICE, line, NOTICE) for index, line in enumerate(lines))
    return Strip(3 + len(lines) * 10, texts, at_bottom=True)


def _contact(office: OfficeProfile, words: Words) -> str:
    _ = words.gettext
    if office.address and office.phone:
        return _("Liên hệ: {address}, điện thoại {phone}.").format(address=office.address, phone=phone(office.phone))
    return _("Liên hệ: {place}.").format(place=known) if (known := office.address or phone(office.phone)) else ""


def _signatures(view: ReceiptView, words: Words, left: float) -> tuple[Text, ...]:
    _ = words.gettext
    hint = _("(Ký và ghi rõ họ tên)")
    submitter = Signature(_("NGƯỜI NỘP HỒ SƠ"), submitter_name(view.principal, view.delegate), hint)
    return signatures((submitter, Signature(_("NGƯỜI TIẾP NHẬN HỒ SƠ"), view.officer, hint)), left, WIDTH - left)


def submitter_name(principal: Party, delegate: Party | None) -> str:
    """Who signs for the citizen's side; an organisation's envoy writes his or her own name."""
    signer = delegate or principal
    return "" if signer.kind is IdKind.TAX_CODE else signer.name


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: a title, the name below it (or none), the hint between and the room to sign, in points."""

    title: str
    name: str
    hint: str
    room: float = SIGNING_ROOM


def signatures(signers: tuple[Signature, ...], left: float, room: float) -> tuple[Text, ...]:
    """The signers side by side in the `room` points right of `left`; one alone stands in the right half."""
    share = room / max(len(signers), 2)
    first = left + room - share * len(signers)
    return tuple(
        text for place, signer in enumerate(signers) for text in _signature(signer, first + place * share, share)
    )


def _signature(signer: Signature, left: float, room: float) -> tuple[Text, ...]:
    heading = balanced((Run(printable(signer.title), Face.BOLD),), SIZE, room - 4)
    hint = wrap((Run(printable(signer.hint), Face.ITALIC),), SIZE, room - 4)
    signed = _shortened(balanced((Run(printable(signer.name), Face.BOLD),), SIZE, room - 4))
    above = centred(heading + hint, SIZE, LEADING, left, room)
    return above + lowered(centred(signed, SIZE, LEADING, left, room), above[-1].y + signer.room)


def _shortened(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    if len(lines) <= MOST_NAME_LINES:
        return lines
    last = one_line(SIZE, Run("…", Face.BOLD))
    return (*lines[: MOST_NAME_LINES - 1], last)


def where_to_look(track_url: str, lookup_key: str, words: Words, room: float) -> tuple[Text, ...]:
    """The address in words and the key to type there, beside or below the QR code."""
    _ = words.gettext
    domain = printable(track_url.partition("://")[2].partition("/")[0] or track_url)
    before, after = _("Mã tra cứu: {key}").split("{key}")
    lines = (
        *wrap((Run(printable(_("Quét mã QR để xem hồ sơ, hoặc vào"))),), SMALL, room),
        *wrap((Run(domain, Face.BOLD),), SMALL, room),
        *wrap((Run(before), Run(tie(_grouped(lookup_key)), Face.BOLD), Run(after)), SMALL, room),
    )
    return tuple(Text(0, index * 11 + ASCENT * SMALL, line, SMALL) for index, line in enumerate(lines))


def _grouped(key: str) -> str:
    """ABCD-EFGH, whether or not the key comes with its dash."""
    plain = printable(key).replace("-", "")
    return "-".join(plain[start : start + 4] for start in range(0, len(plain), 4))


def bar_caption(code: str, bars: Mosaic) -> Text:
    """The receipt code in letters, in the middle below its bars."""
    line = one_line(SMALL, Run(printable(code)))
    column, _, columns, _ = bars.rectangles[-1]
    middle = bars.x + (column + columns) * bars.cell / 2
    return Text(middle - line.width / 2, bars.y + bars.cell_height + 1 + ASCENT * SMALL, line, SMALL)
