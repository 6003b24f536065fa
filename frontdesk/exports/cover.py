"""What an export says of itself: whose log, which days, filtered how, by whom, and its sums."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from frontdesk.domain.clock import local
from frontdesk.domain.daily_log import DaysOf, LogFilter, LogTotals, LogVotes, ProofMark
from frontdesk.domain.money_words import dotted
from frontdesk.i18n import Words
from frontdesk.messages import state_name


@dataclass(frozen=True, slots=True)
class LogCover:
    """Everything around the rows. `made_at` is aware UTC; `who` made it; `votes` None where none may be told."""

    office: str
    asked: LogFilter
    who: str
    made_at: datetime
    masked: bool
    totals: LogTotals
    votes: LogVotes | None = None
    proof: ProofMark | None = None


def title(words: Words) -> str:
    """What the log is called."""
    return words.gettext("Nhật ký tiếp nhận và trả kết quả")


def heading(cover: LogCover, words: Words) -> tuple[str, str, str]:
    """The lines under the title: days, filters, who made it when."""
    _ = words.gettext
    made = _("Lập lúc {at} bởi {who}").format(at=f"{local(cover.made_at):%H:%M %d/%m/%Y}", who=cover.who)
    shown = _("Thông tin cá nhân đã che.") if cover.masked else _("Có thông tin cá nhân: không chuyển cho người khác.")
    return days(cover.asked, words), "; ".join(filters(cover.asked, words)) or _("Mọi hồ sơ"), f"{made}. {shown}"


def days(asked: LogFilter, words: Words) -> str:
    """Which days, and what happened on them."""
    _ = words.gettext
    patterns = {
        DaysOf.RECEIVED: (_("Tiếp nhận ngày {first}"), _("Tiếp nhận từ {first} đến {last}")),
        DaysOf.ENDED: (_("Trả kết quả, kết thúc ngày {first}"), _("Trả kết quả, kết thúc từ {first} đến {last}")),
        DaysOf.EITHER: (_("Tiếp nhận hoặc kết thúc ngày {first}"), _("Tiếp nhận hoặc kết thúc từ {first} đến {last}")),
    }
    one, several = patterns[asked.days_of]
    return (one if asked.first == asked.last else several).format(first=_day(asked.first), last=_day(asked.last))


def filters(asked: LogFilter, words: Words) -> Iterator[str]:
    """The rest of what was asked for, one by one."""
    _ = words.gettext
    named = (
        (_("Quầy"), asked.counter),
        (_("Cán bộ tiếp nhận"), asked.officer),
        (_("Lĩnh vực"), asked.field),
        (_("Cơ quan giải quyết"), asked.department),
        (_("Tình trạng"), state_name(asked.state, words) if asked.state else ""),
    )
    yield from (f"{name}: {value}" for name, value in named if value)
    if asked.late:
        yield _("Chỉ hồ sơ trễ hạn")


def sums(totals: LogTotals, words: Words) -> tuple[tuple[str, int, bool], ...]:
    """The sums: what is counted, how many, whether it is đồng."""
    _ = words.gettext
    return (
        (_("Số hồ sơ"), totals.count, False),
        (_("Đang giải quyết"), totals.open, False),
        (_("Đã trả kết quả"), totals.returned, False),
        (_("Từ chối"), totals.refused, False),
        (_("Dừng, đóng"), totals.stopped, False),
        (_("Có kết quả trễ hạn"), totals.late, False),
        (_("Đang quá hạn"), totals.overdue, False),
        (_("Phí, lệ phí đã nộp"), totals.paid, True),
    )


def sums_line(totals: LogTotals, words: Words) -> str:
    """The same on one line."""
    money = words.gettext("{amount} đồng")
    return " · ".join(
        f"{name}: {money.format(amount=dotted(value)) if is_money else dotted(value)}"
        for name, value, is_money in sums(totals, words)
    )


def votes_line(votes: LogVotes, words: Words) -> str:
    """What citizens said, of groups of five and more alone."""
    said = words.gettext(
        "Đánh giá của công dân công bố trong những ngày này (nhóm từ 5 phiếu): {votes} phiếu, trung bình {mean}/5."
    )
    return said.format(votes=votes.votes, mean=f"{votes.mean:.1f}".replace(".", ","))


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
