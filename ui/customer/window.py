"""The citizen's window: draws whatever view it is given, and says what was touched. It decides nothing.

It never takes the keyboard: keys and scans of the officer stay with the officer, whatever a citizen touches here, and
no key does anything here (on Windows Qt asks for that with WS_EX_NOACTIVATE; not run there). It does not close with
its frame or Alt+F4 while the program runs (`shut` closes it).
"""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QEventPoint,
    QGuiApplication,
    QHideEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.customer.touches import COMMENT, Touch
from frontdesk.customer.view import MorePage, View
from ui.customer.finger import Finger, takes
from ui.customer.header import Header
from ui.customer.key_rows import KEY
from ui.customer.keyboard import CommentKeyboard
from ui.customer.pages.registry import PageBook, PageView
from ui.customer.placement import Placement, Spot, Where
from ui.customer.scale import Scale, scale_of
from ui.customer.widgets.block import put
from ui.customer.widgets.comment_field import OPEN_KEYBOARD
from ui.customer.widgets.touchable import Touchable
from ui.theme import CUSTOMER, Theme

_TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)
_AGAIN_MS = 800  # a touch nobody answered: the next may try again
_SMALLEST = (480, 400)


def touch_screen_at(place: QPoint, devices: Sequence[QInputDevice]) -> bool:
    """Whether a finger can touch where `place` (global px) is; a device that names no area may reach everything."""
    touching = (device for device in devices if device.type() is QInputDevice.DeviceType.TouchScreen)
    areas = [device.availableVirtualGeometry() for device in touching]
    return any(area.isEmpty() or area.contains(place) for area in areas)


class CustomerWindow(QWidget):
    """`touched` says what was touched; `placed` the name of its screen, "" where it has none of its own.

    `officer`: the window it must not cover; `touch_screen`: whether fingers can touch this window.
    """

    touched = Signal(object)  # Touch
    placed = Signal(str)
    shown = Signal(bool)  # whether a citizen can see it

    def __init__(
        self, theme: Theme, officer: QWidget | None = None, touch_screen: Callable[[], bool] | None = None
    ) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setObjectName("customer")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSize(*_SMALLEST)
        self._theme = theme
        self._officer = officer
        self._touch_screen = touch_screen or self._can_be_touched
        self._view: View | None = None
        self._current: PageView | None = None
        self._scale = Scale()
        self._pressed_at = 0  # the version a finger came down on
        self._answered = True
        self._point = -1
        self._shutting = False
        self._placement = Placement(self, officer)
        self._build()

    def _build(self) -> None:
        self.header = Header()
        self.header.setParent(self)
        self.book = PageBook()
        self.keyboard = CommentKeyboard(self)
        self.keyboard.hide()
        self.keyboard.written.connect(self._on_written)
        self.keyboard.done.connect(self._close_keyboard)
        self._finger = Finger(self, self._on_tapped)
        self._waiting = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._waiting.timeout.connect(self._on_unanswered)
        self._placement.moved.connect(self._on_moved)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.lastWindowClosed.connect(self.shut)

    def _can_be_touched(self) -> bool:
        return touch_screen_at(self.mapToGlobal(self.rect().center()), QInputDevice.devices())

    @property
    def spot(self) -> Spot | None:
        """Where it stands; None before it was placed."""
        return self._placement.spot

    @property
    def view(self) -> View | None:
        """What it shows."""
        return self._view

    def show_view(self, view: View) -> None:
        """Draw `view`; what stayed as it was is not drawn anew."""
        self._view = view
        self._answered = True
        self._waiting.stop()
        self.setWindowTitle(view.shell.counter)
        self.header.show_shell(view.shell)
        page = self.book.page_for(view.page, self)
        if page is not self._current:
            self._turn_to(page)
        self._fit()
        self._keep_keyboard(view)

    def open_on(self, screen_name: str | None) -> None:
        """Show it on the screen of that name, or (None) on whichever is not the officer's."""
        self._placement.choose(screen_name)

    def place(self) -> None:
        """Show it where it belongs."""
        self._placement.place()

    def shut(self) -> None:
        """Close it: the program ends, or the office wants no citizen's screen."""
        self._shutting = True
        self.close()

    def _turn_to(self, page: PageView) -> None:
        self._finger.cancel()
        if self._current is not None:
            self._current.hide()
        self._current = page
        page.open()
        page.show()

    def _fit(self) -> None:
        if self._view is None or self._current is None:
            return
        scale = scale_of(self.width(), self.height(), large=self._view.shell.large)
        for part in (self.header, self._current):
            if part.scale != scale:
                part.dress(scale)
        self._scale = scale
        side, gap = scale.side(self.width()), scale.gap(24)
        wide = self.width() - 2 * side
        bottom = put(self.header, side, gap, wide, self.header.height_at(wide)) + gap
        put(self._current, 0, bottom, self.width(), self.height() - bottom)
        self._fit_keyboard()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), QColor(CUSTOMER.ground))

    def closeEvent(self, event: QCloseEvent) -> None:
        """No frame and no key closes it; the program and the end of the session do."""
        if self._shutting or _is_session_ending():
            event.accept()
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowActivate:
            self._give_focus_back()
        if event.type() in _TOUCHES:
            self._on_touch(cast(QTouchEvent, event))
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._press(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._finger.move(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            by_finger = event.device().type() is QInputDevice.DeviceType.TouchScreen
            self._finger.release(event.position().toPoint(), by_finger=by_finger)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._current is not None and not self.keyboard.isVisible():
            self._current.pane.move_by(-event.angleDelta().y())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No key does anything here; none goes on to a shortcut either."""
        event.accept()

    def hideEvent(self, event: QHideEvent) -> None:
        self._finger.cancel()
        super().hideEvent(event)

    def _give_focus_back(self) -> None:
        """Some systems activate whatever is shown or touched, whatever was asked for."""
        officer = self._officer
        if officer is not None and officer.isVisible():
            QTimer.singleShot(0, officer, self._activate_work)

    def _activate_work(self) -> None:
        """The officer's window, or the sheet that is open over it."""
        work = QApplication.activeModalWidget() or self._officer
        if work is not None:
            work.activateWindow()

    def _on_touch(self, event: QTouchEvent) -> None:
        event.accept()
        if event.type() is QEvent.Type.TouchCancel:
            self._point = -1
            self._finger.cancel()
            return
        for point in event.points():
            self._on_point(point)

    def _on_point(self, point: QEventPoint) -> None:
        at = self.mapFromGlobal(point.globalPosition()).toPoint()
        state = point.state()
        if state is QEventPoint.State.Pressed and self._point < 0:
            self._point = point.id()
            self._press(at)
        elif point.id() == self._point and state is QEventPoint.State.Updated:
            self._finger.move(at)
        elif point.id() == self._point and state is QEventPoint.State.Released:
            self._point = -1
            self._finger.release(at, by_finger=True)

    def _press(self, at: QPoint) -> None:
        self._pressed_at = self._view.version if self._view is not None else 0
        self._finger.press(at)

    def _on_tapped(self, target: Touchable, by_finger: bool) -> None:
        if not takes(target.action, by_finger=by_finger, touch_screen=self._touch_screen()):
            return
        if target.action == KEY:
            self.keyboard.press(target.value)
        elif not self._answered:
            return
        elif target.action == OPEN_KEYBOARD:
            self._open_keyboard()
        elif target.action:
            self._answered = False
            self._waiting.start()
            self.touched.emit(Touch(target.action, target.value, self._pressed_at))

    def _on_unanswered(self) -> None:
        self._answered = True

    def _open_keyboard(self) -> None:
        view = self._view
        if view is not None and isinstance(view.page, MorePage):
            page = view.page
            self.keyboard.open_for(page.comment_label, page.comment_hint, page.comment, view.shell.language)
            self._fit_keyboard()

    def _close_keyboard(self) -> None:
        self.keyboard.close_up()

    def _keep_keyboard(self, view: View) -> None:
        """It goes with its page: what one citizen wrote is not there for the next."""
        if not isinstance(view.page, MorePage) and not self.keyboard.isHidden():
            self.keyboard.close_up()

    def _fit_keyboard(self) -> None:
        if self.keyboard.isHidden():
            return
        if self.keyboard.scale != self._scale:
            self.keyboard.dress(self._scale)
        put(self.keyboard, 0, 0, self.width(), self.height())
        self.keyboard.raise_()

    def _on_written(self, text: str) -> None:
        if self._view is not None:
            self.touched.emit(Touch(COMMENT, text, self._view.version))

    def _on_moved(self, spot: Spot) -> None:
        self.placed.emit(spot.screen if spot.where is Where.SCREEN else "")
        self.shown.emit(spot.where is not Where.HIDDEN)


def _is_session_ending() -> bool:
    app = QGuiApplication.instance()
    return isinstance(app, QGuiApplication) and app.isSavingSession()
