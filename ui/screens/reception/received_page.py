"""What the officer tells the citizen: the code, the day, and the receipt as it prints."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from frontdesk.domain.clock import local
from frontdesk.domain.moments import clock_time, full_date, weekday
from frontdesk.i18n import Words
from ui.screens.frame import Page, stack
from ui.screens.reception.form import ReceptionForm
from ui.theme import GRID, current_tokens
from ui.widgets.card import Card, rule
from ui.widgets.icon_label import IconLabel
from ui.widgets.png_picture import PngPicture
from ui.widgets.text import Text

if TYPE_CHECKING:
    from frontdesk.domain.reception import Received


class PagePicture(PngPicture):
    """A rendered page, as large as there is room, always whole and white."""

    def __init__(self, waiting: str) -> None:
        super().__init__()
        self._waiting = waiting
        self.setMinimumSize(200, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(420, 560)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image.isNull():
            painter.setPen(QColor(current_tokens().muted))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._waiting)
            return
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRect(self.width() - size.width(), 0, size.width(), size.height())
        ratio = self.devicePixelRatioF()
        sharp = self._image.scaled(
            size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.fillRect(box, Qt.GlobalColor.white)
        painter.drawImage(box, sharp)
        painter.setPen(QColor(current_tokens().line))
        painter.drawRect(box.adjusted(0, 0, -1, -1))


class ReceivedPage(Page):
    """Left the answer, right the sheet."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        self.card = Card(_("Đã nhận hồ sơ"))
        self.card.heading.set_tone("good")
        self.card.head.insertWidget(0, IconLabel("good", "good", 20))
        self.code = Text("", "code")
        self.due_caption = Text(_("Hẹn trả kết quả"), "caption", "muted")
        self.due = Text("", "date", wrap=True)
        self.name = Text("", "name", elide=True)
        self.procedure = Text("", "field", "muted", wrap=True)
        self.key = Text("", tone="muted", wrap=True)
        self.printing = Text("", "strong", "muted", wrap=True)
        for part in (
            Text(_("Mã tiếp nhận"), "caption", "muted"),
            self.code,
            self.due_caption,
            self.due,
            rule(),
            self.name,
            self.procedure,
            self.key,
            rule(),
            self.printing,
        ):
            self.card.body.addWidget(part)
        self.card.body.setSpacing(GRID)
        self.picture = PagePicture(_("Đang lập giấy hẹn…"))
        self.columns.addLayout(stack(self.card), 7)
        self.columns.addWidget(self.picture, 5)

    def show_received(self, received: "Received", form: ReceptionForm, procedure: str) -> None:
        """Show the answer of the desk."""
        _ = self._words.gettext
        self.code.say(received.receipt_code)
        self.due.say(self._due(received, len(form.missing_papers)), "ink" if received.due_at else "warn")
        self.name.say(form.principal.name if form.principal else "")
        self.procedure.say(procedure)
        host = received.track_url.split("/")[2] if received.track_url.count("/") > 2 else received.track_url
        self.key.say(_("Tra cứu tại {host}, mã tra cứu {key}").format(host=host, key=received.lookup_key))
        self.printing.say(_("Đang lập giấy hẹn…"), "muted")
        self.picture.clear()

    def _due(self, received: "Received", missing: int) -> str:
        _ = self._words.gettext
        if received.due_at is None:
            return _("Chưa hẹn ngày: còn thiếu {n} giấy tờ, thời hạn tính từ khi nộp đủ.").format(n=missing)
        at = local(received.due_at)
        return f"{clock_time(at)}  {weekday(at.date(), self._words)} {full_date(at.date())}"
