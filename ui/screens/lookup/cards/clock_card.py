"""The clock's intervals: every due date there ever was, and why it moved."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from frontdesk.domain.clock_intervals import ClockChange, ClockInterval
from frontdesk.domain.moments import spoken
from frontdesk.i18n import N_, Words
from ui.screens.lookup.cards.listing import Listing
from ui.wording import day_time, joined

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage

_CHANGES: Mapping[ClockChange, str] = {
    ClockChange.RECEIVED: N_("nhận đủ giấy tờ"),
    ClockChange.INCOMPLETE: N_("nhận, còn thiếu giấy tờ"),
    ClockChange.SUPPLEMENT_REQUESTED: N_("yêu cầu bổ sung"),
    ClockChange.RESTARTED: N_("bổ sung đủ, tính lại từ đầu"),
    ClockChange.RESUMED: N_("bổ sung đủ, tính tiếp"),
    ClockChange.APOLOGY: N_("xin lỗi, hẹn lại"),
    ClockChange.CORRECTED: N_("sửa hồ sơ"),
    ClockChange.CALENDAR: N_("ngày nghỉ theo thông báo"),
    ClockChange.RESULT: N_("kết quả về quầy"),
    ClockChange.ENDED: N_("hồ sơ kết thúc"),
}


class ClockCard(Listing):
    """Newest first; hidden while there is only the first promise, which stands above already."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.gettext("Các lần tính thời hạn"))
        self._words = words

    def show_page(self, page: "SubmissionPage") -> None:
        """Show the intervals of `page`."""
        intervals = page.submission.intervals
        self.setVisible(len(intervals) > 1)
        self.clear()
        for interval in reversed(intervals):
            self.add_text(self._due(interval), "strong", "ink" if interval.until is None else "muted")
            self.add_text(self._why(interval), "caption", "muted")

    def _due(self, interval: ClockInterval) -> str:
        _ = self._words.gettext
        if interval.change in (ClockChange.RESULT, ClockChange.ENDED):
            return _("Thôi tính")
        if interval.due_at is None:
            return _("Dừng tính")
        return _("Hẹn {due}").format(due=spoken(interval.due_at, self._words))

    def _why(self, interval: ClockInterval) -> str:
        _ = self._words.gettext
        since = _("từ {at}").format(at=day_time(interval.since))
        return joined(since, _(_CHANGES[interval.change]), interval.reason)
