"""Self look-up: the receipt asked for, and what it says."""

from datetime import datetime

from frontdesk.customer import touches
from frontdesk.customer.standing import standing
from frontdesk.customer.state import CustomerState
from frontdesk.customer.view import AskPage, Button, Fact, FoundPage, PaperLine, Tone
from frontdesk.domain.clock import local
from frontdesk.domain.moments import spoken
from frontdesk.domain.public_status import PublicStatus
from frontdesk.domain.week_words import working_week
from frontdesk.i18n import Words


def ask_page(_state: CustomerState, _at: datetime, words: Words) -> AskPage:
    """Waiting for the scan."""
    _ = words.gettext
    return AskPage(
        title=_("Mời Ông/Bà quét giấy hẹn"),
        text=_("Đưa mã QR trên giấy hẹn vào máy quét ở quầy."),
        close=Button(touches.CLOSE, _("Thôi")),
    )


def found_page(state: CustomerState, at: datetime, words: Words) -> FoundPage:
    """Where the submission stands, or that there is none."""
    _, status = words.gettext, state.lookup.status if state.lookup else None
    close = Button(touches.CLOSE, _("Xong"), main=True)
    if status is None:
        return FoundPage(
            title=_("Không tìm thấy hồ sơ"),
            code="",
            standing=_("Mã vừa quét không phải giấy hẹn của cơ quan này, hoặc bị mờ."),
            tone=Tone.WARN,
            due=Fact("", ""),
            todo=_("Xin Ông/Bà quét lại, hoặc hỏi cán bộ ở quầy."),
            papers=(),
            close=close,
        )
    said = standing(status, words, _opening(state, at, words))
    return FoundPage(
        title=said.title,
        code=status.receipt_code,
        standing=said.sentence,
        tone=said.tone,
        due=_due(status, words),
        todo=said.todo,
        papers=tuple(PaperLine(name, _("cần nộp"), Tone.WARN) for name in status.missing),
        close=close,
    )


def _due(status: PublicStatus, words: Words) -> Fact:
    _ = words.gettext
    if status.due_at is None or status.ended:
        return Fact("", "")
    return Fact(_("Hẹn trả kết quả"), spoken(status.due_at, words), tone=Tone.WARN if status.late else Tone.PLAIN)


def _opening(state: CustomerState, at: datetime, words: Words) -> str:
    """When to come."""
    if state.office is None:
        return ""
    rows = working_week(state.office.calendar, local(at).date(), words)
    week = "; ".join(f"{days} {times}" for days, times in rows)
    return words.gettext("Giờ làm việc: {week}.").format(week=week) if week else ""
