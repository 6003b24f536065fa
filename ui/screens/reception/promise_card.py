"""What will be promised, and why."""

from typing import TYPE_CHECKING

from frontdesk.domain.clock import local
from frontdesk.domain.moments import clock_time, full_date, spoken, weekday
from frontdesk.i18n import Words
from ui.screens.reception.form import ReceptionForm
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.text import Text

if TYPE_CHECKING:
    from frontdesk.domain.reception import Promise


class PromiseCard(Card):
    """The date big, its counting below, then when the papers must leave the counter."""

    def __init__(self, words: Words) -> None:
        _ = words.gettext
        super().__init__(_("Hẹn trả kết quả"))
        self._words = words
        self._department = ""
        self.date = Text("", "date")
        self.why = Text("", tone="muted", wrap=True)
        self.hand_over = Text("", "strong", "good", wrap=True)
        self.body.setSpacing(GRID // 2)
        for part in (self.date, self.why, self.hand_over):
            self.body.addWidget(part)
        self.setMinimumHeight(136)
        self.body.addStretch(1)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No procedure yet."""
        self.date.say("—", "muted")
        self.why.say(self._words.gettext("Chọn thủ tục để thấy ngày hẹn và cách tính."), "muted")
        self.hand_over.say("")

    def show_refusal(self, why: str) -> None:
        """The date could not be counted."""
        self.date.say("—", "muted")
        self.why.say(why, "bad")
        self.hand_over.say("")

    def show_promise(self, promise: "Promise", department: str, form: ReceptionForm) -> None:
        """Show `promise`; while required papers are missing it holds only once they are there (Art 17.3)."""
        _ = self._words.gettext
        if promise.due is None:
            self.show_nothing()
            return
        waits = bool(form.missing_papers) and any(paper.present for paper in form.papers)
        at = local(promise.due.at)
        self.date.say(
            f"{clock_time(at)}  {weekday(at.date(), self._words)} {full_date(at.date())}", "muted" if waits else "ink"
        )
        explanation = promise.explanation
        if waits:
            explanation = _("Nếu nộp đủ ngay hôm nay. {why}").format(why=explanation)
        self.why.say(explanation, "muted")
        by = local(promise.hand_over_by)
        today = local(promise.due.start).date()
        when = _("{time} hôm nay").format(time=clock_time(by)) if by.date() == today else spoken(by, self._words)
        self.hand_over.say(_("Bàn giao {department} trước {when}").format(department=department, when=when))
