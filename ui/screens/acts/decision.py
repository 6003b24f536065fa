"""What was decided, and the number of the document that says so: two fields several panels share."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from frontdesk.domain.result_events import Outcome
from frontdesk.i18n import Words
from ui.theme import GRID
from ui.widgets.card import column
from ui.widgets.choice import Choice
from ui.widgets.text import Text


class Decision(QWidget):
    """Granted or declined, and a document's number."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        _ = self._ = words.gettext
        answers = ((Outcome.GRANTED, _("Đồng ý giải quyết")), (Outcome.DECLINED, _("Không đồng ý")))
        self.outcome: Choice[Outcome] = Choice(_("Kết quả"), answers)
        self.outcome.changed.connect(self.changed)
        self.document = QLineEdit()
        self.document.setAccessibleName(_("Số văn bản, giấy tờ kết quả"))
        self.document.setPlaceholderText(_("Ví dụ: 15/GCN; không có thì để trống"))
        self.document.textChanged.connect(lambda _text: self.changed.emit())
        caption = Text(_("Số văn bản, giấy tờ kết quả"), "caption", "muted")
        caption.setBuddy(self.document)
        layout = column(self.outcome, spacing=GRID)
        layout.addLayout(column(caption, self.document, spacing=2))
        self.setLayout(layout)
        self.setFocusProxy(self.document)

    @property
    def number(self) -> str:
        """The document's number as typed."""
        return self.document.text().strip()

    @property
    def gap(self) -> str:
        """Who declines must say so in writing; the citizen takes that document as the result."""
        declined = self.outcome.value is Outcome.DECLINED and not self.number
        return self._("Ghi số văn bản nêu lý do không đồng ý.") if declined else ""

    def clear(self) -> None:
        """Granted, no number."""
        self.outcome.choose(Outcome.GRANTED)
        self.document.clear()

    def content(self) -> dict[str, object]:
        """What is typed."""
        return {"outcome": self.outcome.value.value, "document": self.document.text()}

    def restore(self, content: dict[str, object]) -> None:
        """Put a draft back."""
        self.outcome.choose(Outcome(str(content.get("outcome", Outcome.GRANTED.value))))
        self.document.setText(str(content.get("document", "")))
