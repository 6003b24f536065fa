"""Look at a scan, page by page; take it off where it is a wrong one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from frontdesk.domain.attachments import Attachment
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import line_for
from ui.operations.room import Room
from ui.screens.acts.reasons import reason_chooser
from ui.screens.frame import MARGIN
from ui.tasks import Latest
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import row
from ui.widgets.page_view import PageView
from ui.widgets.text import Text
from ui.wording import day_time, joined


class ScanView(QWidget):
    """The scan with the whole screen's room; Esc goes back to the submission."""

    detach_asked = Signal(object, str)  # Attachment, reason

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        self._drawn: Latest[tuple[int, int, bytes]] = Latest(room.tasks, self)
        self.scan: Attachment | None = None
        self.name = Text("", "strong", elide=True)
        self.at = Text("", tone="muted")
        self.view = PageView(_("Bản quét"), _("Đang mở trang…"))
        self.view.asked.connect(self._on_asked)
        self.view.turned.connect(lambda _page: self._say_page())
        self.before = Act(_("Trang trước"), lambda: self.view.turn(-1), keys="PgUp", look="link")
        self.after = Act(_("Trang sau"), lambda: self.view.turn(1), keys="PgDn", look="link")
        self.smaller = Act(_("Nhỏ"), self.view.zoom_out, keys="−", look="link")
        self.larger = Act(_("To"), self.view.zoom_in, keys="+", look="link")
        self.whole = Act(_("Vừa rộng"), self.view.fit, keys="0", look="link")
        self.wrong = Act(_("Gỡ bản quét"), self._on_wrong, look="link", checkable=True)
        head = row(self.name, self.at, self.before, self.after, self.smaller, self.larger, self.whole, self.wrong)
        head.setStretch(0, 1)
        self.reason, self.remove, self.removal = QLineEdit(), Act(_("Gỡ"), self._on_remove), QWidget()
        self._build_removal(words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, GRID, MARGIN, 0)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addWidget(self.removal)
        layout.addWidget(self.view, 1)

    def _build_removal(self, words: Words) -> None:
        _ = words.gettext
        self.reason.setAccessibleName(_("Lý do gỡ bản quét"))
        self.reason.setPlaceholderText(_("Lý do gỡ; bản quét vẫn lưu trong nhật ký"))
        self.reason.textChanged.connect(lambda text: self.remove.setEnabled(bool(text.strip())))
        self.reason.returnPressed.connect(self._on_remove)
        self.ready = reason_chooser("detach", words)
        self.ready.chosen.connect(lambda text: self.reason.setText(str(text)))
        self.remove.setEnabled(False)
        line = row(self.reason, self.ready, self.remove)
        line.setStretch(0, 1)
        self.removal.setLayout(line)
        self.removal.hide()

    def open(self, scan: Attachment) -> None:
        """Show `scan` from its first page."""
        self.scan = scan
        _ = self._words.gettext
        self.name.say(joined(scan.file_name or _("bản quét"), scan.paper, day_time(scan.attached_at), scan.actor))
        self.wrong.setChecked(False)
        self.removal.hide()
        self.reason.clear()
        self.view.begin(scan.pages)
        self.view.setFocus()

    def go_back(self) -> bool:
        """Esc: first out of the reason; False where the scan itself is to be left."""
        if self.removal.isHidden():
            return False
        self.wrong.setChecked(False)
        self.removal.hide()
        self.view.setFocus()
        return True

    def _say_page(self) -> None:
        _ = self._words.gettext
        self.at.say(_("Trang {n}/{total}").format(n=self.view.page + 1, total=self.view.pages))
        self.before.setEnabled(self.view.page > 0)
        self.after.setEnabled(self.view.page + 1 < self.view.pages)

    def _on_asked(self, page: int, width: int) -> None:
        scan = self.scan
        if scan is None:
            return
        sha256 = scan.sha256
        self._drawn.ask(
            lambda desk: (page, width, desk.attachments.page(sha256, page, width)),
            lambda drawn: self.view.show_png(*drawn),
            self._on_refused,
        )

    def _on_refused(self, error: DeskError) -> None:
        self.view.show_refusal(line_for(error, self._words).text)

    def _on_wrong(self) -> None:
        self.removal.setVisible(self.wrong.isChecked())
        (self.reason if self.wrong.isChecked() else self.view).setFocus()

    def _on_remove(self) -> None:
        reason = self.reason.text().strip()
        if self.scan is not None and reason:
            self.detach_asked.emit(self.scan, reason)
