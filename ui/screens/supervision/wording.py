"""What the figures and the lists behind them are called."""

from collections.abc import Mapping
from datetime import date

from frontdesk.domain.figures import Behind, Listed, Period, month_of, week_of
from frontdesk.domain.moments import weekday
from frontdesk.domain.money_words import dotted
from frontdesk.domain.reception import Channel
from frontdesk.i18n import N_, Words
from ui.wording import joined, short_date

LISTED: Mapping[Listed, str] = {
    Listed.RECEIVED: N_("Hồ sơ đã tiếp nhận"),
    Listed.HANDED_OVER: N_("Hồ sơ đã chuyển cơ quan giải quyết"),
    Listed.ON_TIME: N_("Kết quả đúng hạn"),
    Listed.LATE: N_("Kết quả trễ hạn"),
    Listed.RETURNED: N_("Kết quả đã trả công dân"),
    Listed.REFUSED: N_("Hồ sơ từ chối giải quyết"),
    Listed.WITHDRAWN: N_("Hồ sơ công dân rút"),
    Listed.CLOSED: N_("Hồ sơ đóng do không bổ sung"),
    Listed.EXEMPTED: N_("Hồ sơ được miễn, giảm phí"),
    Listed.UNSCANNED: N_("Hồ sơ còn giấy tờ chưa quét"),
    Listed.CASH: N_("Tiền mặt đã thu"),
    Listed.TRANSFER: N_("Chuyển khoản đã thu"),
    Listed.OPEN: N_("Hồ sơ đang giải quyết"),
    Listed.LATE_NOW: N_("Hồ sơ đang quá hạn"),
    Listed.SOON_NOW: N_("Hồ sơ sắp đến hạn"),
    Listed.IN_TIME_NOW: N_("Hồ sơ còn trong hạn"),
}
_CHANNELS = {
    Channel.PAPER: N_("Trực tiếp"),
    Channel.ASSISTED: N_("Hỗ trợ nộp trực tuyến"),
    Channel.POST: N_("Bưu chính"),
}


def channel_name(channel: str, words: Words) -> str:
    """How the papers came. `channel` is a value of Channel."""
    return words.gettext(_CHANNELS[Channel(channel)])


def period_name(period: Period, today: date, words: Words) -> str:
    """ "hôm nay", "tháng này", "từ 01/11/2026 đến 15/11/2026"."""
    _ = words.gettext
    if period.until == today:
        if period.since == today:
            return _("hôm nay")
        if period == week_of(today):
            return _("tuần này")
        if period == month_of(today):
            return _("tháng này")
    if period.days == 1:
        return f"{weekday(period.since, words)} {short_date(period.since)}"
    return _("từ {first} đến {last}").format(first=short_date(period.since), last=short_date(period.until))


def behind_name(behind: Behind, today: date, words: Words) -> str:
    """What a list holds, in one line."""
    _ = words.gettext
    hour = behind.hour
    within = _("từ {first}:00 đến {last}:00").format(first=hour, last=hour + 1) if hour is not None else ""
    return joined(
        _(LISTED[behind.listed]),
        period_name(behind.period, today, words) if behind.period is not None else _("lúc này"),
        within,
        _("quầy {counter}").format(counter=behind.counter) if behind.counter else "",
        behind.department,
        behind.field,
        channel_name(behind.channel, words) if behind.channel else "",
    )


def count(number: int) -> str:
    """1.234"""
    return dotted(number)


def change(now: int, before: int, words: Words) -> str:
    """How `now` stands against `before`, with a sign of its own."""
    _ = words.gettext
    if now == before:
        return _("bằng kỳ trước")
    sign = "+" if now > before else "−"
    return _("{sign}{n} so với kỳ trước").format(sign=sign, n=dotted(abs(now - before)))
