"""What a finger or a mouse does on the citizen's screen, decided in one place for every page.

A touch counts where it is lifted within what it was put down on, if that still means the same; one that slid off, or
that moved the page, is none.
Of several fingers the first counts. Where a touch screen is attached, a rating is taken from a finger only: the
officer's mouse, which reaches this screen too, cannot vote. Where there is none, the mouse is all a citizen has.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from frontdesk.customer import touches
from ui.customer.key_rows import KEY
from ui.customer.widgets.comment_field import OPEN_KEYBOARD
from ui.customer.widgets.scroll_pane import ScrollPane
from ui.customer.widgets.touchable import Touchable

VOTES = frozenset(
    {
        *(touches.FACE, touches.TOPIC, touches.REASON, touches.COMMENT, touches.BACK, touches.SEND, touches.SKIP),
        *(OPEN_KEYBOARD, KEY),  # what a comment is written with
    }
)
W = TypeVar("W", bound=QWidget)
_SLIP = 14  # px a resting finger may wander before it moves the page


def takes(action: str, *, by_finger: bool, touch_screen: bool) -> bool:
    """Whether a touch that means `action` is taken: a vote from a mouse only where no finger can touch."""
    return by_finger or not touch_screen or action not in VOTES


class Finger:
    """Follows one finger over `window`; `tapped(target)` when a touch is complete."""

    def __init__(self, window: QWidget, tapped: Callable[[Touchable, bool], None]) -> None:
        self._window = window
        self._tapped = tapped
        self._target: Touchable | None = None
        self._meant = ("", "")
        self._pane: ScrollPane | None = None
        self._from, self._last = QPoint(), QPoint()
        self._moves_page = False

    def press(self, at: QPoint) -> None:
        """The finger comes down at `at`, in px of the window."""
        self.cancel()
        self._from, self._last, self._moves_page = at, at, False
        under = self._window.childAt(at)
        self._target = _nearest(under, Touchable)
        if self._target is not None and not self._target.isEnabled():
            self._target = None
        pane = _nearest(under, ScrollPane)
        self._pane = pane if pane is not None and pane.farthest else None
        if self._target is not None:
            self._meant = (self._target.action, self._target.value)
            self._target.setDown(True)
        if self._pane is not None:
            self._pane.hold()

    def move(self, at: QPoint) -> None:
        """It moves: with the page, or out of what it was put down on."""
        if self._pane is not None:
            self._moves_page = self._moves_page or (at - self._from).manhattanLength() > _SLIP
            if self._moves_page:
                self._pane.follow(at.y() - self._last.y())
                self._last = at
        if self._target is not None and (self._moves_page or not self._is_inside(self._target, at)):
            self._let_go()

    def release(self, at: QPoint, *, by_finger: bool) -> None:
        """It is lifted: a touch if it stayed."""
        self.move(at)
        target, self._target = self._target, None
        if self._pane is not None:
            if self._moves_page:
                self._pane.let_go()
            self._pane = None
        if target is not None:
            target.setDown(False)
            if target.isVisible() and (target.action, target.value) == self._meant:
                self._tapped(target, by_finger)

    def cancel(self) -> None:
        """Nothing was meant: the page changed under it, or the system took the touch away."""
        self._pane = None
        self._let_go()

    def _let_go(self) -> None:
        if self._target is not None:
            self._target.setDown(False)
            self._target = None

    def _is_inside(self, target: Touchable, at: QPoint) -> bool:
        return target.isVisible() and target.rect().contains(target.mapFrom(self._window, at))


def _nearest(widget: QWidget | None, kind: type[W]) -> W | None:
    while widget is not None and not isinstance(widget, kind):
        widget = widget.parentWidget()
    return widget
