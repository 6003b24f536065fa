"""Short facts in words, as the screens show them."""

from datetime import date, datetime

from frontdesk.domain.clock import local
from frontdesk.domain.identity import IdKind, Party, Sex
from frontdesk.domain.money_words import dotted
from frontdesk.domain.paper_lines import PaperForm
from frontdesk.i18n import Words

DOT = " · "


def joined(*parts: str) -> str:
    """The parts that say something, with a dot between."""
    return DOT.join(part for part in parts if part)


def short_date(day: date) -> str:
    """ "27/11/2026"."""
    return f"{day:%d/%m/%Y}"


def day_time(moment: datetime) -> str:
    """ "10:43 23/11/2026" of an aware moment, on the office's wall."""
    return f"{local(moment):%H:%M %d/%m/%Y}"


def dong(amount: int) -> str:
    """ "100.000 đ", short as officers write it."""
    return f"{dotted(amount)} đ"


def paper_form(form: PaperForm, words: Words) -> str:
    """In which form a paper is handed in."""
    _ = words.gettext
    names = {
        PaperForm.ORIGINAL: _("bản chính"),
        PaperForm.CERTIFIED: _("bản sao chứng thực"),
        PaperForm.PLAIN: _("bản sao"),
    }
    return names[form]


def id_kind(kind: IdKind, words: Words) -> str:
    """What identifies a party."""
    _ = words.gettext
    names = {
        IdKind.CITIZEN_ID: _("Căn cước"),
        IdKind.OLD_ID: _("CMND 9 số"),
        IdKind.PASSPORT: _("Hộ chiếu"),
        IdKind.TAX_CODE: _("Tổ chức (mã số thuế)"),
    }
    return names[kind]


def sex(of: Sex | None, words: Words) -> str:
    """Nam, Nữ, or nothing."""
    if of is None:
        return ""
    _ = words.gettext
    return {Sex.MALE: _("Nam"), Sex.FEMALE: _("Nữ")}[of]


def identity_line(party: Party, words: Words) -> str:
    """Number, sex and birth date of a party."""
    _ = words.gettext
    labels = {IdKind.OLD_ID: "CMND", IdKind.PASSPORT: _("Hộ chiếu"), IdKind.TAX_CODE: _("MST")}
    number = f"{labels[party.kind]} {party.number}" if party.kind in labels else party.number
    return joined(number, sex(party.sex, words), short_date(party.birth_date) if party.birth_date else "")


def spaced_phone(phone: str) -> str:
    """A stored number, E.164 or as dialled here, grouped as `format_phone` groups it: "0912 345 678".

    Lists paint many of them, and reading the metadata `format_phone` needs takes 0.2 s. Abroad: as it is stored.
    """
    digits = f"0{phone[3:]}" if phone.startswith("+84") else phone
    if not digits.startswith("0") or len(digits) not in (10, 11):
        return digits
    area = 3 if digits.startswith(("024", "028")) else 4
    line = len(digits) - (3 if area == 4 else 4)
    return f"{digits[:area]} {digits[area:line]} {digits[line:]}"


def state_word(state: str, words: Words) -> str:
    """Where a submission stands, in two or three words. `state` is a value of State."""
    from frontdesk.domain.submissions import State
    from frontdesk.messages import state_name

    return state_name(State(state), words)
