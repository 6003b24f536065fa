"""The citizens' page on the local network: on or off, what to open, how it stands (Ctrl+F12)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from frontdesk.domain.clock import local
from frontdesk.i18n import Words
from ui.customer.widgets.qr import QrPicture
from ui.messages import Line, Tone, line_for
from ui.screens.frame import scrolling
from ui.sharing.sharing import Sharing
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import Card, column, row
from ui.widgets.choice import Choice
from ui.widgets.text import Text

if TYPE_CHECKING:
    from frontdesk.sharing.site import Standing

_WIDTH = 640
_QR = 160  # px: 29 modules and the quiet zone at 4 px and more
_FRAME = 8 * GRID  # px: a title bar, and the screen's edge


class SharingSheet(QDialog):
    """Every choice takes effect as it is made."""

    def __init__(self, sharing: Sharing, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        _ = self._ = words.gettext
        self._sharing = sharing
        self._words = words
        self._showing_itself = False
        self.setWindowTitle(_("Trang tra cứu"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(Text(_("Trang tra cứu"), "title"))
        self._cards = QWidget()
        self._arranged = column(self._sharing_card(), self._rating_card(), spacing=2 * GRID)
        self._cards.setLayout(self._arranged)
        self._pane = scrolling(self._cards)
        layout.addWidget(self._pane, 1)
        self.close_act = Act(_("Đóng"), self.accept, keys="Esc")
        layout.addWidget(self.close_act, 0, Qt.AlignmentFlag.AlignRight)
        self.host: Choice[str] | None = None  # where there are several
        sharing.ask_addresses(self, self._on_addresses)
        sharing.ask_track_base(self, self._on_track_base)
        sharing.changed.connect(self.show_sharing)
        self.show_sharing()
        self.on.take_focus()

    def _sharing_card(self) -> Card:
        _ = self._
        card = Card(_("Chia sẻ trang tra cứu trong mạng nội bộ"))
        card.body.setSpacing(GRID)
        self.on = Choice(
            _("Chia sẻ trang tra cứu trong mạng nội bộ"), ((False, _("Không chia sẻ")), (True, _("Chia sẻ")))
        )
        self.on.changed.connect(self._on_on)
        self.state = Text("", wrap=True)
        self.hosts = QVBoxLayout()
        self.kiosk = Text("", "strong", wrap=True)
        self.phones = Text("", "strong", wrap=True)
        self.qr = QrPicture(_QR)
        self.qr.setFixedSize(_QR, _QR)
        self.receipts = Text("", "caption", "muted", wrap=True)
        card.body.addWidget(self.on)
        card.body.addWidget(self.state)
        card.body.addLayout(self.hosts)
        words = column(self.kiosk, self.phones, spacing=GRID)
        words.addStretch(1)
        beside = row(spacing=2 * GRID)
        beside.addLayout(words, 1)
        beside.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(beside)
        card.body.addWidget(self.receipts)
        return card

    def _rating_card(self) -> Card:
        _ = self._
        card = Card(_("Cho đánh giá trên điện thoại"))
        card.body.setSpacing(GRID)
        self.rating = Choice(_("Cho đánh giá trên điện thoại"), ((False, _("Không")), (True, _("Có"))))
        self.rating.changed.connect(self._on_rating)
        card.body.addWidget(self.rating)
        self.votes = Text("", "caption", "muted", wrap=True)
        card.body.addWidget(self.votes)
        return card

    def show_sharing(self) -> None:
        """How it stands now."""
        sharing, _ = self._sharing, self._
        self._showing_itself = True
        self.on.choose(sharing.choices.on)
        self.rating.choose(sharing.choices.rating)
        self._showing_itself = False
        address = sharing.address
        self.kiosk.say(_("Máy ở sảnh mở: {address}").format(address=f"{address}counter") if address else "")
        self.phones.say(_("Điện thoại trong mạng này mở: {address}").format(address=address) if address else "")
        self.qr.show_text(address, _("Mã QR mở trang tra cứu"))
        for part in (self.kiosk, self.phones):
            part.setVisible(bool(address))
        line = standing_line(sharing.standing, self._words)
        self.state.say(line.text, line.tone.value)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Once what was said just now has its type and its place."""
        QTimer.singleShot(0, self, self._take_room)

    def _take_room(self) -> None:
        """As high as what it says, unless the screen is lower: then it scrolls."""
        for card in self._cards.findChildren(Card):
            card.outer.activate()  # what was shown or said just now counts
        self._arranged.activate()
        bar = self._pane.verticalScrollBar().sizeHint().width()
        wide = max(_WIDTH, self._cards.sizeHint().width() + bar + 6 * GRID)
        high = max(self._cards.heightForWidth(wide - 6 * GRID), self._cards.sizeHint().height())
        around = self.sizeHint().height() - self._pane.sizeHint().height()
        room = self.screen().availableGeometry().height() - _FRAME
        self.resize(wide, min(high + around, room))

    def _on_on(self) -> None:
        if not self._showing_itself:
            self._sharing.choose(replace(self._sharing.choices, on=self.on.value))

    def _on_rating(self) -> None:
        if not self._showing_itself:
            self._sharing.choose(replace(self._sharing.choices, rating=self.rating.value))

    def _on_track_base(self, base: str) -> None:
        _ = self._
        self.receipts.say(_("Mã QR trên giấy tiếp nhận dẫn tới {address}, không dẫn tới máy này.").format(address=base))
        self.votes.say(
            _(
                "Màn hình công dân hiện thêm mã QR để đánh giá; mỗi lời mời vẫn chỉ một phiếu. "
                "Mã dẫn tới {address}: chỉ bật khi địa chỉ đó mở trang của máy này."
            ).format(address=base)
        )
        self._fit()

    def _on_addresses(self, found: tuple[str, ...]) -> None:
        """Which of several networks the hall is on, only people know."""
        _, chosen = self._, self._sharing.choices.host
        addresses = _with(found, chosen)
        if len(addresses) < 2:
            return
        host = self.host = Choice(_("Địa chỉ của máy này"), [("", _("Tự chọn")), *((each, each) for each in addresses)])
        host.choose(chosen)
        host.changed.connect(lambda: self._sharing.choose(replace(self._sharing.choices, host=host.value)))
        self.hosts.addWidget(Text(_("Địa chỉ của máy này"), "caption", "muted"))
        self.hosts.addWidget(host)
        self._fit()


def standing_line(standing: "Standing | None", words: Words) -> Line:
    """How the page stands, for who switched it on."""
    _ = words.gettext
    if standing is None:
        return Line(_("Chưa chia sẻ."))
    trouble = standing.refusal or standing.stale
    if trouble is not None:
        return line_for(trouble, words)
    if standing.address and standing.as_of is not None:
        at = f"{local(standing.as_of):%H:%M}"
        return Line(_("Đang chia sẻ · cập nhật lúc {time}").format(time=at), Tone.GOOD)
    done, total = standing.built
    if total:
        return Line(_("Đang chuẩn bị dữ liệu: {done}/{total} hồ sơ").format(done=done, total=total))
    return Line(_("Đang mở trang tra cứu…"))


def _with(names: Sequence[str], chosen: str) -> tuple[str, ...]:
    """`names`, and the chosen one where it is away at the moment."""
    return (*names, chosen) if chosen and chosen not in names else tuple(names)
