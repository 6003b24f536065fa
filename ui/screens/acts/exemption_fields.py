"""What the law lets a citizen off: all of it, a part, and on what ground."""

from enum import StrEnum

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from frontdesk.domain.fees import Assessment, Exemption
from frontdesk.i18n import Words
from ui.screens.acts.panel import text_of
from ui.screens.acts.reasons import ReasonBox
from ui.theme import GRID
from ui.widgets.card import column
from ui.widgets.choice import Choice
from ui.wording import dong


class Off(StrEnum):
    """How much is let off."""

    NOTHING = "nothing"
    ALL = "all"
    PART = "part"


class ExemptionFields(QWidget):
    """Nothing is let off until somebody says so."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        _ = self._ = words.gettext
        answers = ((Off.NOTHING, _("Thu đủ")), (Off.ALL, _("Miễn")), (Off.PART, _("Giảm")))
        self.off: Choice[Off] = Choice(_("Miễn, giảm"), answers)
        self.part = QLineEdit()
        self.part.setAccessibleName(_("Mức giảm"))
        self.part.setPlaceholderText(_("Mức giảm: 50% hoặc 20.000"))
        self.part.setMaximumWidth(240)
        self.reason = ReasonBox(_("Căn cứ miễn, giảm"), "exemption", words, lines=2)
        self.setLayout(column(self.off, self.part, self.reason, spacing=GRID))
        self.setFocusProxy(self.off)
        self.off.changed.connect(self._on_changed)
        self.part.textChanged.connect(lambda _text: self.changed.emit())
        self.reason.changed.connect(self.changed)
        self._unfold()

    def show_assessment(self, made: Assessment | None) -> None:
        """As it was decided before."""
        lines = made.lines if made else ()
        off, whole = sum(line.exempted for line in lines), sum(line.amount for line in lines)
        kind = Off.NOTHING if not off else Off.ALL if off == whole else Off.PART
        reason = next((line.reason for line in lines if line.reason), "")
        self._put(kind, dong(off) if kind is Off.PART else "", reason)

    @property
    def exemptions(self) -> tuple[Exemption, ...]:
        """What is let off, as typed; the desk judges it."""
        if self.off.value is Off.NOTHING:
            return ()
        if self.off.value is Off.ALL:
            return (Exemption(self.reason.text),)
        percent, amount = _part(self.part.text())
        return (Exemption(self.reason.text, amount=amount, percent=percent),)

    @property
    def gap(self) -> str:
        """What is missing."""
        _, off = self._, self.off.value
        if off is Off.PART and _part(self.part.text()) == (None, None):
            return _("Ghi mức giảm, ví dụ 50% hoặc 20.000.")
        return _("Ghi căn cứ miễn, giảm.") if off is not Off.NOTHING and not self.reason.text else ""

    def content(self) -> dict[str, object]:
        """What is typed."""
        return {"off": self.off.value.value, "part": self.part.text(), "ground": self.reason.text}

    def restore(self, content: dict[str, object]) -> None:
        """Put a draft back."""
        self._put(Off(str(content.get("off", Off.NOTHING.value))), text_of(content, "part"), text_of(content, "ground"))

    def _put(self, off: Off, part: str, reason: str) -> None:
        with QSignalBlocker(self):
            self.off.choose(off)
            self.part.setText(part)
            self.reason.put(reason)
            self._unfold()

    def _on_changed(self) -> None:
        self._unfold()
        self.changed.emit()

    def _unfold(self) -> None:
        self.part.setVisible(self.off.value is Off.PART)
        self.reason.setVisible(self.off.value is not Off.NOTHING)


def _part(text: str) -> tuple[int | None, int | None]:
    """Percent or đồng as typed; both None for neither."""
    bare = "".join(text.split()).replace(".", "")
    percent = bare.endswith("%")
    figures = bare.removesuffix("%").removesuffix("đ")
    if not (figures.isascii() and figures.isdigit() and len(figures) <= 12):
        return None, None
    return (int(figures), None) if percent else (None, int(figures))
