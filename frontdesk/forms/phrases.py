"""How forms say moments, times, money, telephone numbers and papers; the words are `frontdesk.i18n`'s."""

from datetime import date, datetime

from frontdesk.domain.clock import local
from frontdesk.domain.fee_words import dong, fee_words
from frontdesk.domain.identity import IdKind
from frontdesk.domain.money_words import in_words
from frontdesk.domain.paper_lines import PaperForm
from frontdesk.domain.procedures import Fee
from frontdesk.i18n import Words


def moment(at: datetime, words: Words) -> str:
    """`at` on the office's clock: 10 giờ 43 phút, thứ Hai ngày 23/11/2026."""
    _ = words.gettext
    here = local(at)
    sentence = _("{hour} giờ {minute} phút, {weekday} ngày {date}")
    return sentence.format(hour=f"{here:%H}", minute=f"{here:%M}", weekday=_weekday(here, words), date=day(here))


def short_moment(at: datetime, words: Words) -> str:
    """`at` in large letters, read at a glance: 17:00 thứ Sáu 27/11/2026."""
    here = local(at)
    return f"{here:%H:%M} {_weekday(here, words)} {day(here)}"


def place_and_date(place: str, at: datetime, words: Words) -> str:
    """The line under the motto; days under 10 and months 1 and 2 carry a zero (NĐ 30/2020, Annex I, II.4)."""
    _ = words.gettext
    here = local(at)
    month = f"{here.month:02}" if here.month <= 2 else str(here.month)
    date = _("ngày {day} tháng {month} năm {year}").format(day=f"{here.day:02}", month=month, year=f"{here.year:04}")
    return f"{place}, {date}" if place else date


def long_day(at: date, words: Words) -> str:
    """A day of the office's with its weekday: thứ Ba ngày 08/12/2026."""
    _ = words.gettext
    return _("{weekday} ngày {date}").format(weekday=_weekday(at, words), date=day(at))


def day(at: date) -> str:
    """A day of the office's in figures: 08/12/2026."""
    return f"{at.day:02}/{at.month:02}/{at.year:04}"


def _weekday(here: date, words: Words) -> str:
    _ = words.gettext
    names = (_("thứ Hai"), _("thứ Ba"), _("thứ Tư"), _("thứ Năm"), _("thứ Sáu"), _("thứ Bảy"), _("Chủ nhật"))
    return names[here.weekday()]


def fee_amount(fee: Fee, words: Words) -> str:
    """What it costs; a note follows in brackets."""
    said = fee_words(fee, words)
    return f"{said} ({fee.note})" if fee.note else said


def fee_said(fee: Fee, total: int | None, words: Words) -> str:
    """What an officer assessed, with its words in Vietnamese; else as the catalogue says it."""
    if total is None:
        return fee_amount(fee, words)
    if total == 0:
        return words.gettext("Miễn phí")
    spoken = words.gettext("(Bằng chữ: {words})").format(words=in_words(total))
    return f"{dong(total, words)} {spoken}"


def phone(number: str) -> str:
    """+84912345678 as it is dialled here, 0912 345 678; other countries' numbers as they are."""
    if not number.startswith("+84"):
        return number
    digits = "0" + number.removeprefix("+84")
    area = 3 if digits.startswith(("024", "028")) else 4
    return f"{digits[:area]} {digits[area:7]} {digits[7:]}" if len(digits) in (10, 11) else digits


def paper_form(form: PaperForm, words: Words) -> str:
    """Bản chính, Bản sao chứng thực or Bản sao."""
    _ = words.gettext
    names = {
        PaperForm.ORIGINAL: _("Bản chính"),
        PaperForm.CERTIFIED: _("Bản sao chứng thực"),
        PaperForm.PLAIN: _("Bản sao"),
    }
    return names[form]


def id_label(kind: IdKind, words: Words) -> str:
    """What the number of that paper is called: Số căn cước, Mã số thuế, …"""
    _ = words.gettext
    labels = {
        IdKind.CITIZEN_ID: _("Số căn cước"),
        IdKind.OLD_ID: _("Số CMND"),
        IdKind.PASSPORT: _("Số hộ chiếu"),
        IdKind.TAX_CODE: _("Mã số thuế"),
    }
    return labels[kind]
