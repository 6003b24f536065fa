"""Somebody before the citizen's window: looks at it with a ruler, touches it with a finger or a mouse."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.customer.touches import Touch
from frontdesk.customer.view import View
from ui.customer.widgets.block import Block
from ui.customer.widgets.scroll_pane import ScrollPane
from ui.customer.widgets.touchable import Touchable
from ui.customer.widgets.words import Words
from ui.customer.window import CustomerWindow


class Citizen:
    """At `window`; `touches` are what it said was touched."""

    def __init__(self, app: QApplication, window: CustomerWindow) -> None:
        self.app, self.window = app, window
        self.touches: list[Touch] = []
        window.touched.connect(self.touches.append)

    def sees(self, view: View, size: tuple[int, int] | None = None) -> None:
        """The view is there, in a window of `size`."""
        if size is not None:
            self.window.setMinimumSize(1, 1)
            self.window.resize(*size)
        self.window.show_view(view)
        self.window.show()
        self.app.processEvents()

    def touchable(self, action: str, value: str | None = None) -> Touchable:
        """The first thing whose touch means `action`."""
        return next(one for one in self.touchables() if one.action == action and (value is None or one.value == value))

    def touchables(self) -> list[Touchable]:
        """Everything that can be touched now."""
        found = self.window.findChildren(Touchable)
        return [one for one in found if one.isVisible() and one.isEnabled()]

    def words(self) -> list[Words]:
        """Everything that is said now."""
        return [one for one in self.window.findChildren(Words) if one.isVisible() and one.text]

    def middle(self, target: QWidget) -> QPoint:
        """The middle of `target`, in px of the window."""
        return target.mapTo(self.window, target.rect().center())

    def bring(self, target: QWidget) -> None:
        """Move the page until `target` is in sight, as with a finger."""
        for moves in self.window.findChildren(ScrollPane):
            if moves.isAncestorOf(target):
                moves.move_by(place(target, moves).center().y() - moves.height() // 2)

    def click(self, target: QWidget) -> None:
        """With a mouse."""
        self.bring(target)
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, pos=self.middle(target))
        self.app.processEvents()


def place(widget: QWidget, of: QWidget) -> QRect:
    """Where `widget` lies within `of`."""
    return QRect(widget.mapTo(of, QPoint(0, 0)), widget.size())


def is_cut(words: Words) -> bool:
    """Whether its letters need more room than it has, measured by Qt and not by ourselves."""
    metrics = QFontMetrics(words.shown_in)
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWrapAnywhere | Qt.TextFlag.TextWordWrap)
    needed = metrics.boundingRect(0, 0, words.width(), 100_000, flags, words.text)
    lines = round(needed.height() / metrics.lineSpacing())
    return needed.width() > words.width() + 1 or words.height() < lines * metrics.lineSpacing()


def breaks_a_word(words: Words) -> bool:
    """Whether a word that people read as one is broken."""
    metrics = QFontMetrics(words.shown_in)
    return any(metrics.horizontalAdvance(word) > words.width() + 1 for word in words.text.split())


def leaves(root: QWidget) -> Iterator[QWidget]:
    """What is drawn in `root`: words, pictures, touchables, panes that scroll; not the blocks around them."""
    for child in root.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if not child.isVisible() or child.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents):
            continue
        if isinstance(child, Block):
            yield from leaves(child)
        elif child.height() and (not isinstance(child, Words) or child.text):
            yield child


def overlapping(widgets: list[QWidget], within: QWidget) -> list[tuple[str, str]]:
    """Pairs that cover each other."""
    places = [(_name(widget), place(widget, within)) for widget in widgets]
    return [(a, b) for (a, one), (b, other) in combinations(places, 2) if one.intersects(other)]


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()}"
