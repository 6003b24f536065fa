"""Officer and citizens doing anything in any order: the citizen's window never says what is another's."""

import os
import random
import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from frontdesk.customer.view import EntryPage, PayPage, ReceiptPage
from tests.ui.counter_citizen import Citizen
from tests.ui.officer import CONTROL, Officer
from ui.customer.choices import Choices, Showing
from ui.customer.widgets.touchable import Touchable
from ui.customer.widgets.words import Words
from ui.customer.window import CustomerWindow
from ui.rooms import ROOMS

STEPS = int(os.environ.get("FRONTDESK_WALK", "60"))
FAMILY = ("NGUYỄN", "TRẦN", "MA", "LÝ", "HOÀNG", "VI", "NÔNG", "BÀN")
GIVEN = ("AN", "BÍCH", "CHÂU", "DUYÊN", "GIANG", "HẠNH", "KHÁNH", "LÀNH", "MÂY", "NGỌC")
WHOLE_NUMBER = re.compile(r"\d{12}|(?<!\d)0\d{9}(?!\d)|\+84\d{9}")


class Walk:
    """At one counter, from `seed`."""

    def __init__(self, officer: Officer, seed: int) -> None:
        self.officer, self.dice = officer, random.Random(seed)
        self.citizen = Citizen(officer)
        side = officer.window.customer
        assert side is not None
        side.choose(Choices(showing=Showing.ALWAYS))
        officer.settle()
        assert side.window is not None
        self.window: CustomerWindow = side.window
        officer.window.activateWindow()
        self.names: list[str] = []
        self.did: list[str] = []
        self.pages: set[str] = set()
        self.acts: tuple[Callable[[], object], ...] = (
            *(
                self.serve,
                self.serve,
                self.scan,
                self.procedure,
                self.phone,
                self.receive,
                self.keys,
                self.go,
                self.pay,
            ),
            *(self.tap, self.tap, self.tap, self.stale_tap, self.wait, self.stand_by),
        )

    def step(self) -> None:
        """One act of either, and look."""
        act = self.dice.choice(self.acts)
        self.did.append(act.__name__)
        act()
        self.officer.settle()
        self.look()

    def serve(self) -> None:
        """A whole reception, looked at in between."""
        self.officer.window.go_to(ROOMS[0].name)
        for act in (self.scan, self.procedure, self.phone, self.receive):
            act()
            self.officer.settle()
            self.look()

    def scan(self) -> None:
        """Somebody new puts their card on the reader."""
        n = len(self.names)
        self.names.append(f"{self.dice.choice(FAMILY)} {GIVEN[n % 10]} {GIVEN[n // 10 % 10]}")
        number = f"0081950{self.dice.randrange(10**5):05}"
        self.officer.scan(f"{number}||{self.names[-1]}|07031995|Nữ|Thôn 3, Thái Bình, Yên Sơn, Tuyên Quang|25052021")

    def procedure(self) -> None:
        """The officer chooses what it is about."""
        reception = self.officer.window.reception
        if self.officer.window.current is reception and not reception.shows_outcome:
            reception.entry.procedure.box.setFocus()
            self.officer.commit("1.001612")
            QTest.qWait(150)  # the search waits for the end of a word
            self.officer.settle()
            self.officer.press(Qt.Key.Key_Return)
            self.officer.settle()
            self.officer.press(Qt.Key.Key_D, CONTROL)

    def phone(self) -> None:
        """And writes the phone number down."""
        box = self.officer.window.reception.entry.applicant.phone
        if box.isVisible() and box.isEnabled():
            box.setFocus()
            self.officer.commit(f"09{self.dice.randrange(10**8):08}")

    def receive(self) -> None:
        """Ctrl+Enter, wherever that is."""
        self._press(Qt.Key.Key_Return, CONTROL)

    def keys(self) -> None:
        """Esc, park, begin anew, next."""
        key = self.dice.choice((Qt.Key.Key_Escape, Qt.Key.Key_S, Qt.Key.Key_N, Qt.Key.Key_N))
        self._press(key, Qt.KeyboardModifier.NoModifier if key is Qt.Key.Key_Escape else CONTROL)

    def go(self) -> None:
        """To another room; often back to the reception."""
        self.officer.window.go_to(self.dice.choice([ROOMS[0].name, *(room.name for room in ROOMS)]))

    def pay(self) -> None:
        """Take the fee after a reception."""
        self._press(Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)

    def tap(self) -> None:
        """Whatever can be touched."""
        targets = [each for each in self.window.findChildren(Touchable) if each.isVisible() and each.action]
        if targets:
            target = self.dice.choice(targets)
            QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, pos=_middle(target, self.window))

    def stale_tap(self) -> None:
        """Anywhere, twice."""
        at = QPoint(self.dice.randrange(self.window.width()), self.dice.randrange(self.window.height()))
        for _ in range(2):
            QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, pos=at)

    def wait(self) -> None:
        """Nobody does anything."""
        self.citizen.waits(self.dice.choice((5, 21, 46, 61, 601)))

    def stand_by(self) -> None:
        """The window goes and comes."""
        side = self.officer.window.customer
        assert side is not None
        side.choose(Choices(showing=Showing.NEVER))
        self.officer.settle()
        side.choose(Choices(showing=Showing.ALWAYS))
        self.officer.settle()
        assert side.window is not None
        self.window = side.window
        self.officer.window.activateWindow()

    def look(self) -> None:
        """Read the view and every word the window draws."""
        page = self.citizen.desk.view.page
        self.pages.add(type(page).__name__)
        drawn = [each.text for each in self.window.findChildren(Words) if each.isVisible()]
        spoken = [each.accessibleName() for each in self.window.findChildren(Touchable) if each.isVisible()]
        text = "\n".join([repr(self.citizen.desk.view), *drawn, *spoken])
        if not isinstance(page, PayPage):  # the account is a number of the office's, the QR holds it
            assert not WHOLE_NUMBER.search(text), (self.did, text)
        form = self.officer.window.reception.form
        seen = {name for name in self.names if name in text}
        assert seen <= {form.principal.name if form.principal else ""}, (self.did, seen)
        assert not seen or isinstance(page, EntryPage)
        if isinstance(page, ReceiptPage):
            assert self.officer.window.reception.shows_outcome, self.did
            assert form.is_blank, self.did

    def _press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        self.officer.window.activateWindow()
        self.officer.window.current.setFocus()
        QTest.keyClick(self.officer.window.current, key, modifiers)
        self.officer.settle()


def _middle(target: Touchable, window: CustomerWindow) -> QPoint:
    return target.mapTo(window, target.rect().center())


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_that_no_citizen_meets_anothers_data(officer: Officer, seed: int) -> None:
    walk = Walk(officer, seed)
    for _ in range(STEPS):
        walk.step()
    assert {"EntryPage", "IdlePage", "ReceiptPage"} <= walk.pages


def test_that_a_storm_of_touches_takes_nothing_of_the_officers(officer: Officer) -> None:
    walk, box = Walk(officer, 7), officer.window.reception.entry.procedure.box
    box.setFocus()
    for letter in "khai sinh":
        for _ in range(20):
            walk.stale_tap()
        officer.commit(letter)
    assert box.text() == "khai sinh"
    assert officer.window.current is officer.window.reception
