"""The acts of the reception screen: what is missing in words, beside the act it holds up."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from frontdesk.i18n import Words
from ui.screens.acts.keys import PAY_KEY
from ui.screens.reception.form import Gap, ReceptionForm, gaps
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.chooser import Chooser
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Text
from ui.wording import joined

_ICONS = {"muted": "info", "warn": "warn", "good": "good"}


class EntryBar(QWidget):
    """While papers are being taken."""

    receive_asked = Signal()
    park_asked = Signal()
    restart_asked = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        self.park = Act(_("Lưu nháp"), self.park_asked.emit, keys="Ctrl+S")
        self.restart = Act(_("Làm lại"), self.restart_asked.emit, keys="Ctrl+N")
        self.drafts = Chooser(_("Không có bản nháp."))
        self.drafts.hide()
        self.icon = IconLabel()
        self.ready = Text("", elide=True)
        self.ready.setSizePolicy(self.ready.sizePolicy().Policy.Maximum, self.ready.sizePolicy().Policy.Preferred)
        self.receive = Act(_("Nhận và in giấy hẹn"), self.receive_asked.emit, keys="Ctrl+Enter", look="primary")
        self.setLayout(_bar((self.park, self.restart, self.drafts), (self.icon, self.ready, self.receive)))

    def show_form(self, form: ReceptionForm, busy: bool) -> None:
        """Say what `form` still lacks."""
        open_gaps = gaps(form)
        text, tone = self._say(form, open_gaps)
        self.ready.say(text, tone)
        self.icon.show_icon(_ICONS[tone], tone)
        self.receive.setEnabled(not open_gaps and not busy and bool(form.submission_id))
        self.receive.setAccessibleDescription(text)
        for act in (self.park, self.restart):
            act.setEnabled(not form.is_blank and not busy)

    def show_parked(self, count: int) -> None:
        """How many drafts were put aside."""
        self.drafts.rename(self._words.gettext("Bản nháp ({n})").format(n=count))
        self.drafts.setVisible(count > 0)

    def _say(self, form: ReceptionForm, open_gaps: tuple[Gap, ...]) -> tuple[str, str]:
        _ = self._words.gettext
        if open_gaps == (Gap.ENTRY,):
            return _("Bấm Xong ở phần người nộp trước khi nhận."), "muted"
        if open_gaps:
            return _("Còn thiếu: {what}").format(what=joined(*(self._gap(gap) for gap in open_gaps))), "muted"
        if form.missing_papers:
            n = len(form.missing_papers)
            return _("Còn thiếu {n} giấy tờ: thời hạn chỉ tính từ khi nộp đủ.").format(n=n), "warn"
        n = sum(1 for paper in form.papers if paper.required)
        return _("Đủ thành phần") + f" · {n}/{n}", "good"

    def _gap(self, gap: Gap) -> str:
        _ = self._words.gettext
        names = {
            Gap.PRINCIPAL: _("người nộp"),
            Gap.DELEGATE: _("người nộp thay"),
            Gap.ENTRY: _("xác nhận người nộp"),
            Gap.PROCEDURE: _("thủ tục"),
            Gap.PAPERS: _("giấy tờ đã nộp"),
        }
        return names[gap]


class OutcomeBar(QWidget):
    """After papers were received."""

    next_asked = Signal()
    reprint_asked = Signal()
    page_asked = Signal()
    supplement_asked = Signal()
    refuse_asked = Signal()
    pay_asked = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        _ = words.gettext
        self.supplement = Act(_("Yêu cầu bổ sung"), self.supplement_asked.emit, keys="Alt+B")
        self.refuse = Act(_("Từ chối"), self.refuse_asked.emit, keys="Alt+T")
        self.pay = Act(_("Thu phí"), self.pay_asked.emit, keys=PAY_KEY)
        self.reprint = Act(_("In lại"), self.reprint_asked.emit, keys="Ctrl+P")
        self.page = Act(_("Xem hồ sơ"), self.page_asked.emit)
        self.next = Act(_("Người tiếp theo"), self.next_asked.emit, keys="Enter", look="primary")
        self.setLayout(_bar((self.pay, self.supplement, self.refuse, self.reprint, self.page), (self.next,)))

    def show_received(self, missing: int, *, free: bool) -> None:
        """A supplement is asked for where so many required papers are missing, a fee where it is not free of charge."""
        self.supplement.setVisible(missing > 0)
        self.pay.setVisible(not free)


def _bar(left: tuple[QWidget, ...], right: tuple[QWidget, ...]) -> QHBoxLayout:
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GRID)
    for widget in left:
        layout.addWidget(widget)
    layout.addStretch(1)
    for widget in right:
        layout.addWidget(widget)
    return layout
