"""A field for an amount in đồng, written as officials write it: 1.200.000."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QLineEdit

from frontdesk.domain.money_words import dotted

_WIDTH = 160
_MOST_FIGURES = 12


class MoneyField(QLineEdit):
    """Dots come by themselves while one types."""

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFixedWidth(_WIDTH)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.textEdited.connect(self._on_edited)

    @property
    def amount(self) -> int | None:
        """The amount in đồng; None where nothing is written, or no amount."""
        figures = _figures(self.text())
        return int(figures) if figures else None

    @property
    def is_wrong(self) -> bool:
        """Whether something is written that is no amount."""
        return bool(self.text().strip()) and self.amount is None

    def put(self, amount: int | None) -> None:
        """Write `amount` without announcing it; None: nothing."""
        with QSignalBlocker(self):
            self.setText("" if amount is None else dotted(amount))

    def _on_edited(self, text: str) -> None:
        figures = _figures(text)
        if not figures or dotted(int(figures)) == text:
            return
        behind = sum(each.isdigit() for each in text[self.cursorPosition() :])
        shown = dotted(int(figures))
        self.setText(shown)
        self.setCursorPosition(_place(shown, behind))


def _figures(text: str) -> str:
    """The figures of what is an amount, else nothing."""
    bare = "".join(text.split()).replace(".", "").removesuffix("đ")
    return bare if bare.isascii() and bare.isdigit() and len(bare) <= _MOST_FIGURES else ""


def _place(shown: str, behind: int) -> int:
    """Where so many figures stand behind the cursor."""
    at = len(shown)
    while behind and at:
        at -= 1
        behind -= shown[at].isdigit()
    return at
