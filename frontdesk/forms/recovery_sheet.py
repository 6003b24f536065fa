"""The recovery code on paper (A5): whose it is, what it is for, where it belongs; and nothing else."""

from dataclasses import dataclass
from datetime import datetime

from frontdesk.domain.moments import spoken
from frontdesk.domain.recovery_code import RecoveryCode
from frontdesk.forms.drawing import Document, draw_copies
from frontdesk.forms.fields import Density, plain
from frontdesk.forms.fonts import Face, printable
from frontdesk.forms.letter import title
from frontdesk.forms.pages import paginate
from frontdesk.forms.qr import mosaic_side, qr_mosaic
from frontdesk.forms.strips import DOT, WIDTH, Strip, Text, centred, gap
from frontdesk.forms.typeset import Run, balanced, filled, one_line
from frontdesk.i18n import Words

_BODY = Density(10.5, 13.5)
_GROUP_SIZE, _NUMBER_SIZE = 20.0, 9.0  # points
_LINE = 30.0  # points from one group to the next
_BETWEEN = 5.0


@dataclass(frozen=True, slots=True)
class RecoveryView:
    """What the sheet says; `drawn_at` is aware."""

    office: str
    code: RecoveryCode
    drawn_at: datetime


def render(view: RecoveryView, words: Words) -> bytes:
    """The sheet as a PDF of one page. The file says nothing of the code in its own description."""
    _ = words.gettext
    heading = _("Phiếu mã khôi phục")
    said = (
        filled(_("Lập lúc {moment}."), moment=plain(spoken(view.drawn_at, words))),
        filled(_("Mã này mở lại dữ liệu của quầy khi mất khóa: hỏng máy, mất tài khoản máy, quên mật khẩu tệp khóa.")),
        filled(_("Cho phiếu vào phong bì niêm phong, cất trong két, xa máy tính và xa bản sao lưu.")),
        filled(_("Ai có mã và dữ liệu thì mở được tất cả. Mất phiếu hoặc phong bì bị mở: lập mã mới ngay.")),
        filled(_("Khi cần: frontdesk recovery open")),
    )
    strips = (
        _name(view.office),
        gap(14),
        title(heading, "vi", words),
        gap(12),
        _code(view.code),
        gap(16),
        *(strip for runs in said for strip in (*_BODY.field(runs), gap(_BETWEEN))),
    )
    document = Document(printable(heading), printable(view.office), "vi", "")
    return draw_copies(document, (paginate(strips),), words)


def _name(office: str) -> Strip:
    texts = centred(balanced((Run(printable(office), Face.BOLD),), 12, WIDTH), 12, 15, 0, WIDTH)
    return Strip(texts[-1].y + 4, texts)


def _code(code: RecoveryCode) -> Strip:
    """The groups one below the other, each with its number; the same in a QR code beside them."""
    texts: list[Text] = []
    for place, group in enumerate(code.groups, start=1):
        y = (place - 1) * _LINE + 20
        texts.append(Text(10, y, one_line(_NUMBER_SIZE, Run(f"{place}.")), _NUMBER_SIZE))
        texts.append(Text(30, y, one_line(_GROUP_SIZE, Run(group, Face.BOLD)), _GROUP_SIZE))
    small = qr_mosaic(code.text, 0, 0)
    left = (WIDTH - mosaic_side(small) - 30) // DOT * DOT  # whole dots of the printer
    mosaic = qr_mosaic(code.text, left, (len(code.groups) * _LINE - mosaic_side(small)) / 2)
    return Strip(len(code.groups) * _LINE + 4, tuple(texts), mosaics=(mosaic,))
