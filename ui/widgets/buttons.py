"""Acts as buttons: the words, and beside them the key that does the same."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QPushButton, QStyleOptionButton, QWidget

from ui.theme import current_tokens, ui_font

_GAP = 12  # px between icon, words and key
_ICON = 20
_RAIL_PADDING = 14
_KEYS_OPACITY = 0.86


class Act(QPushButton):
    """A push button in one of the theme's looks (secondary, primary, link, choice, row, rail)."""

    def __init__(
        self,
        text: str,
        run: Callable[[], object] | None = None,
        *,
        keys: str = "",
        look: str = "secondary",
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("look", look)
        self._look = look
        self.setAutoDefault(False)
        self.setCheckable(checkable)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        self._keys = keys
        self._run = run
        self._folded = False
        self._bare = False
        if keys:
            self.setAccessibleDescription(keys)
        if run is not None:
            self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        if self._run is not None:
            self._run()

    def rename(self, text: str) -> None:
        """Other words on the same button."""
        self.setText(text)
        self.setAccessibleName(text)

    def fold(self, text: str) -> None:
        """Show `text` and the key, or with no text the icon alone; listeners hear the full name all the same."""
        self.setText(text)
        self._folded = not text
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + self._keys_width(), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _keys_font_metrics(self) -> QFontMetrics:
        return QFontMetrics(ui_font(12))

    def _keys_width(self) -> int:
        return self._keys_font_metrics().horizontalAdvance(self._keys) + _GAP if self._keys and not self._folded else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self._bare = True
        super().paintEvent(event)
        self._bare = False
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._ink())
        if self.hasFocus() and self._look == "primary":  # its border can't show on its own colour
            painter.setPen(QPen(self._ink(), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 4, 4)
        self._draw_words(painter)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        if self._bare:  # the style draws the ground; words, icon and key are ours
            option.text, option.icon = "", QIcon()

    def _ink(self) -> QColor:
        tokens = current_tokens()
        if self._look == "rail":
            return QColor(tokens.rail_ink if self.isChecked() else tokens.rail_muted)
        group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        return self.palette().color(group, QPalette.ColorRole.ButtonText)

    def _draw_words(self, painter: QPainter) -> None:
        width = self.fontMetrics().horizontalAdvance(self.text())
        spread = self._look in ("rail", "row")  # words at the left, the key at the right
        left = _RAIL_PADDING if spread else (self.width() - width - self._keys_width()) // 2
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        if not self.icon().isNull():
            drawn = self.icon().pixmap(QSize(_ICON, _ICON), QIcon.Mode.Normal, self._state())
            painter.drawPixmap(QRect(left, (self.height() - _ICON) // 2, _ICON, _ICON), drawn)
            left += _ICON + _GAP
        painter.setFont(self.font())
        painter.drawText(QRect(left, 0, width + 4, self.height()), middle, self.text())
        if self._keys and not self._folded:
            painter.setFont(ui_font(12))
            painter.setOpacity(_KEYS_OPACITY)
            at = self.width() - self._keys_width() if spread else left + width + _GAP
            painter.drawText(QRect(at, 0, self._keys_width(), self.height()), middle, self._keys)

    def _state(self) -> QIcon.State:
        return QIcon.State.On if self.isChecked() else QIcon.State.Off

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
