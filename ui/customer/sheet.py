"""Where the citizen's screen is: a window on a screen of its own, or a tablet (F12)."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.customer.choices import Showing
from ui.customer.side import CustomerSide
from ui.messages import line_for
from ui.screens.frame import scrolling
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import Card, column, row
from ui.widgets.choice import Choice
from ui.widgets.message_line import MessageLine
from ui.widgets.text import Text

_WIDTH = 560
_LONGEST_NAME = 18
_FRAME = 8 * GRID  # px: a title bar, and the screen's edge


class CustomerSheet(QDialog):
    """Every choice takes effect as it is made. `sharing_asked`: for the citizens' page instead."""

    sharing_asked = Signal()

    def __init__(self, side: CustomerSide, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        _ = self._ = words.gettext
        self._side = side
        self._words = words
        self._showing_itself = False
        self.setWindowTitle(_("Màn hình công dân"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(Text(_("Màn hình công dân"), "title"))
        self._cards = QWidget()
        self._cards.setLayout(column(self._window_card(), self._tablet_card(), spacing=2 * GRID))
        self._pane = scrolling(self._cards)
        layout.addWidget(self._pane, 1)
        self.answering = MessageLine()
        layout.addWidget(self.answering)
        self.close_act = Act(_("Đóng"), self.accept, keys="Esc")
        self.sharing_act = Act(_("Trang tra cứu"), self._on_sharing, keys="Ctrl+F12")
        acts = row(self.sharing_act)
        acts.addStretch(1)
        acts.addWidget(self.close_act)
        layout.addLayout(acts)
        self.host: Choice[str] | None = None  # where there are several
        self._code_ends = QTimer(self, interval=1000)
        self._code_ends.timeout.connect(self._keep_code)
        side.ask_addresses(self, self._on_addresses)
        side.changed.connect(self.show_side)
        side.said.connect(self.answering.say)
        self.show_side()
        self.showing.take_focus()

    def _window_card(self) -> Card:
        _ = self._
        card = Card(_("Màn hình thứ hai"))
        card.body.setSpacing(GRID)
        answers = (
            (Showing.SECOND, _("Tự mở khi cắm")),
            (Showing.ALWAYS, _("Luôn mở")),
            (Showing.NEVER, _("Không dùng")),
        )
        self.showing = Choice(_("Màn hình thứ hai"), answers)
        self.showing.changed.connect(self._on_showing)
        names = [screen.name() for screen in QGuiApplication.screens() if screen.name()]
        wanted = _with(names, self._side.choices.screen)
        self.screens = Choice(_("Đặt ở"), [("", _("Màn hình còn trống")), *((name, _short(name)) for name in wanted)])
        self.screens.changed.connect(self._on_screen)
        self.where = Text("", "caption", "muted", wrap=True)
        self.bring = Act(_("Đưa lên trước"), self._side.bring_up)
        for part in (self.showing, Text(_("Đặt ở"), "caption", "muted"), self.screens, self.where):
            card.body.addWidget(part)
        card.body.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _tablet_card(self) -> Card:
        _ = self._
        card = Card(_("Máy tính bảng thay màn hình"))
        card.body.setSpacing(GRID)
        answers = ((False, _("Không dùng")), (True, _("Dùng máy tính bảng")))
        self.tablet = Choice(_("Máy tính bảng thay màn hình"), answers)
        self.tablet.changed.connect(self._on_tablet)
        self.address = Text("", "strong", wrap=True)
        self.code = Text("", "date")
        self.note = Text("", "caption", "muted", wrap=True)
        self.pair = Act(_("Tạo mã ghép"), self._on_pair)
        self.unpair = Act(_("Bỏ ghép"), self._on_unpair)
        acts = row(self.pair, self.unpair)
        acts.addStretch(1)
        self.hosts = QVBoxLayout()
        card.body.addWidget(self.tablet)
        card.body.addLayout(self.hosts)
        for part in (self.address, self.code, self.note):
            card.body.addWidget(part)
        card.body.addLayout(acts)
        return card

    def show_side(self) -> None:
        """How it stands now."""
        side, _ = self._side, self._
        self._showing_itself = True
        self.showing.choose(side.choices.showing)
        self.screens.choose(side.choices.screen)
        self.tablet.choose(side.choices.tablet)
        self._showing_itself = False
        self.where.say(self._where())
        address, paired = side.tablet.address, side.tablet.pairing.is_paired
        self.address.say(_("Mở trên máy tính bảng: {address}").format(address=address) if address else "")
        self.bring.setVisible(side.lies_on_the_officers)
        self._keep_code()
        self.note.say(self._pairing_note(bool(address), paired))
        self.pair.setVisible(bool(address))
        self.unpair.setVisible(bool(address) and paired)
        self._fit()

    def _fit(self) -> None:
        """As high as what it says, unless the screen is lower: then it scrolls."""
        bar = self._pane.verticalScrollBar().sizeHint().width()
        wide = max(_WIDTH, self._cards.sizeHint().width() + bar + 6 * GRID)
        high = max(self._cards.heightForWidth(wide - 6 * GRID), self._cards.sizeHint().height())
        around = self.sizeHint().height() - self._pane.sizeHint().height()
        room = self.screen().availableGeometry().height() - _FRAME
        self.resize(wide, min(high + around, room))

    def _where(self) -> str:
        _, window = self._, self._side.window
        if window is None or window.spot is None:
            return _("Chưa mở. Cắm màn hình thứ hai, hoặc chọn Luôn mở.")
        if window.spot.screen and window.isFullScreen():
            return _("Đang mở ở màn hình {screen}.").format(screen=window.spot.screen)
        if window.isVisible():
            return _("Đang mở thành cửa sổ: máy này có một màn hình.")
        return _("Màn hình đã rút ra. Cắm lại, màn hình công dân sẽ trở về đó.")

    def _pairing_note(self, served: bool, paired: bool) -> str:
        _ = self._
        if not served:
            return _("Máy tính bảng phải ở cùng mạng nội bộ với máy này.")
        if paired:
            return _("Đã ghép một máy tính bảng. Ghép máy khác thì máy này thôi.")
        return _("Bấm Tạo mã ghép, rồi nhập mã trên máy tính bảng trong 5 phút.")

    def _on_showing(self) -> None:
        if not self._showing_itself:
            self._side.choose(replace(self._side.choices, showing=self.showing.value))

    def _on_screen(self) -> None:
        if not self._showing_itself:
            self._side.choose(replace(self._side.choices, screen=self.screens.value))

    def _on_tablet(self) -> None:
        if not self._showing_itself:
            self._side.choose(replace(self._side.choices, tablet=self.tablet.value))

    def _on_pair(self) -> None:
        try:
            code = self._side.tablet.new_code()
        except DeskError as error:
            self.answering.say(line_for(error, self._words))
            return
        self.code.say(f"{code[:3]} {code[3:]}")
        self._code_ends.start()
        self._fit()

    def _keep_code(self) -> None:
        """A code that was used, tried away or is too old stands there no longer."""
        if self._side.tablet.pairing.code_seconds <= 0:
            self._code_ends.stop()
            self.code.say("")

    def _on_addresses(self, found: tuple[str, ...]) -> None:
        """Which of several the tablet is on the same network with, only people know."""
        _, chosen = self._, self._side.choices.host
        addresses = _with(found, chosen)
        if len(addresses) < 2:
            return
        host = self.host = Choice(_("Địa chỉ của máy này"), [("", _("Tự chọn")), *((each, each) for each in addresses)])
        host.choose(chosen)
        host.changed.connect(lambda: self._side.choose(replace(self._side.choices, host=host.value)))
        self.hosts.addWidget(Text(_("Địa chỉ của máy này"), "caption", "muted"))
        self.hosts.addWidget(host)
        self._fit()

    def _on_sharing(self) -> None:
        self.accept()
        self.sharing_asked.emit()

    def _on_unpair(self) -> None:
        self._side.tablet.pairing.unpair()
        self.show_side()


def _with(names: Sequence[str], chosen: str) -> tuple[str, ...]:
    """`names`, and the chosen one where it is away at the moment."""
    return (*names, chosen) if chosen and chosen not in names else tuple(names)


def _short(name: str) -> str:
    """Systems name a screen by maker and model: its ends tell it from the others, and four fit beside each other."""
    return name if len(name) <= _LONGEST_NAME else f"{name[:8]}…{name[-9:]}"
