"""The sheet on which an officer chooses where the citizen's screen is (F12), and what follows at once."""

from collections.abc import Iterator
from typing import ClassVar

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication

from frontdesk.tablet import network
from tests.ui.officer import Officer
from ui.customer.choices import Choices, Showing
from ui.customer.sheet import CustomerSheet, _short
from ui.customer.side import CustomerSide


class StillServer:
    """A web server that listens to nobody; `starts` are those that ran, the last one last."""

    starts: ClassVar[list["StillServer"]] = []

    def __init__(self, _surface: object, _pairing: object, host: str, port: int, *, language: str) -> None:
        self.address = f"http://{host}:{port}/"
        self.language = language
        self.is_running = False

    @property
    def is_reachable(self) -> bool:
        """While it runs."""
        return self.is_running

    def start(self) -> None:
        """Run."""
        assert not any(other.is_running for other in self.starts), "the port is taken"
        self.is_running = True
        self.starts.append(self)

    def stop(self) -> None:
        """Run no longer."""
        self.is_running = False


@pytest.fixture
def side(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> CustomerSide:
    """The citizen's side of an officer with one screen and two networks."""
    StillServer.starts = []
    monkeypatch.setattr("frontdesk.tablet.server.TabletServer", StillServer)
    monkeypatch.setattr(network, "local_addresses", lambda: ("192.168.1.7", "10.0.0.7"))
    officer.until(lambda: officer.window.customer is not None)
    assert officer.window.customer is not None
    officer.settle()
    return officer.window.customer


@pytest.fixture
def sheet(officer: Officer, side: CustomerSide) -> Iterator[CustomerSheet]:
    """Opened by its key."""
    officer.press(Qt.Key.Key_F12)
    officer.settle()
    (opened,) = officer.window.findChildren(CustomerSheet)
    yield opened
    side.choose(Choices(showing=Showing.NEVER))
    officer.settle()


def _choose(side: CustomerSide, officer: Officer, **choices: object) -> None:
    side.choose(Choices(**choices))  # type: ignore[arg-type]
    officer.settle()


def _opened(side: CustomerSide) -> tuple[Showing, bool]:
    return side.choices.showing, side.window is not None and side.window.isVisible()


def test_that_the_keyboard_alone_opens_the_window_and_shuts_it(officer: Officer, sheet: CustomerSheet) -> None:
    side = officer.window.customer
    assert side is not None
    officer.press(Qt.Key.Key_Right)
    officer.settle()
    assert _opened(side) == (Showing.ALWAYS, True)
    officer.until(sheet.isActiveWindow)
    officer.press(Qt.Key.Key_Left)
    officer.settle()
    assert _opened(side) == (Showing.SECOND, False)


def test_that_a_window_on_the_officers_screen_can_be_brought_up(officer: Officer, sheet: CustomerSheet) -> None:
    side = officer.window.customer
    assert side is not None
    assert not sheet.bring.isVisible()
    _choose(side, officer, showing=Showing.ALWAYS)
    assert sheet.bring.isVisible()
    sheet.bring.click()
    assert side.window is not None
    assert side.window.isVisible()


def test_that_the_sheet_goes_when_it_is_closed(officer: Officer, sheet: CustomerSheet) -> None:
    officer.press(Qt.Key.Key_Escape)
    officer.until(lambda: not officer.window.findChildren(CustomerSheet))
    officer.window.activateWindow()
    officer.until(lambda: QApplication.focusWidget() is not None)
    officer.press(Qt.Key.Key_F12)
    assert len(officer.window.findChildren(CustomerSheet)) == 1


def test_that_an_officer_chooses_among_several_addresses(officer: Officer, sheet: CustomerSheet) -> None:
    side = officer.window.customer
    assert side is not None
    _choose(side, officer, tablet=True)
    assert side.tablet.address == "http://192.168.1.7:8480/"
    choice = sheet.host
    assert choice is not None
    choice.choose("10.0.0.7")
    officer.settle()
    assert side.choices.host == "10.0.0.7"
    assert side.tablet.address == "http://10.0.0.7:8480/"
    assert [server.is_running for server in StillServer.starts] == [False, True]


def test_that_a_tablet_switched_off_while_it_starts_is_not_served(officer: Officer, side: CustomerSide) -> None:
    side.choose(Choices(tablet=True))
    side.choose(Choices(tablet=True, showing=Showing.NEVER))  # no second start
    side.choose(Choices(tablet=False))
    officer.settle()
    assert side.tablet.address == ""
    assert not any(server.is_running for server in StillServer.starts)
    _choose(side, officer, tablet=True)
    assert side.tablet.address
    _choose(side, officer)


def test_that_a_code_stands_there_while_it_holds(officer: Officer, sheet: CustomerSheet) -> None:
    side = officer.window.customer
    assert side is not None
    _choose(side, officer, tablet=True)
    sheet.pair.click()
    code = sheet.code.text().replace(" ", "")
    assert len(code) == 6
    side.tablet.pairing._code_ends = 0.0
    sheet._code_ends.timeout.emit()
    assert sheet.code.text() == ""
    sheet.pair.click()
    side.tablet.pairing.pair(sheet.code.text().replace(" ", ""))
    officer.settle()
    assert sheet.code.text() == ""
    assert sheet.unpair.isVisible()
    sheet.unpair.click()
    officer.settle()
    assert not side.tablet.pairing.is_paired


def test_that_a_tablet_counts_while_it_asks_for_the_view(officer: Officer, side: CustomerSide) -> None:
    _choose(side, officer, tablet=True)
    side.tablet.pairing.pair(side.tablet.new_code())
    officer.settle()
    now = [100.0]
    side.tablet._surface._seconds = lambda: now[0]
    silent = side.desk.active
    side.tablet._surface.view()
    heard = side.desk.active
    now[0] += 16
    assert (silent, heard, side.desk.active) == (False, True, False)
    _choose(side, officer)


def test_that_a_low_screen_holds_the_whole_sheet(
    officer: Officer, sheet: CustomerSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    side = officer.window.customer
    assert side is not None
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, 911, 480))
    _choose(side, officer, tablet=True, showing=Showing.ALWAYS)
    assert sheet.height() <= 480
    while not sheet.pair.hasFocus():
        officer.press(Qt.Key.Key_Tab)
    officer.until(lambda: not sheet.pair.visibleRegion().isEmpty())
    assert sheet.rect().contains(QRect(sheet.pair.mapTo(sheet, QPoint(0, 0)), sheet.pair.size()))
    assert sheet.close_act.isVisible()


def test_that_the_longest_screen_names_fit_beside_each_other() -> None:
    names = ("Dell Inc. DELL P2419H CFV9N8B2", "Dell Inc. DELL P2419H CFV9N8B3", r"\\.\DISPLAY2")
    short = [_short(name) for name in names]
    assert len(set(short)) == len(names)
    assert max(map(len, short)) <= 18
    assert short[2] == names[2]
