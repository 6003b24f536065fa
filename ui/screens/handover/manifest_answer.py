"""What the department says of a batch: who took it, what is not in it, and what became of one of them."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from frontdesk.domain.custody import Parcel
from frontdesk.domain.manifests import ManifestItem
from frontdesk.domain.states import Verb
from frontdesk.i18n import Words
from ui.screens.handover.manifest_edit import ManifestEdit
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import Card
from ui.widgets.reason_field import ReasonField
from ui.widgets.scan_field import ScanField
from ui.widgets.text import Text

_OFFERED = {
    Parcel.SENT: (Verb.REPORT_MISSING, Verb.SEND_BACK),
    Parcel.RECEIVED: (Verb.SEND_BACK,),
    Parcel.MISSING: (Verb.FIND, Verb.ACKNOWLEDGE),
    Parcel.SENT_BACK: (),
    Parcel.FOUND: (),
}


class ManifestAnswer(QWidget):
    """Two cards: the acknowledgement of all, and the acts on the row the officer is at."""

    changed = Signal()  # something was typed
    entered = Signal(str)
    asked = Signal(object)  # Verb, on the chosen row

    def __init__(self, words: Words) -> None:
        super().__init__()
        _ = self._ = words.gettext
        self.field = ScanField(_("Mã hồ sơ không có trong lô"), _("Quét hoặc gõ mã hồ sơ thiếu"))
        self.taker = QLineEdit()
        self.taker.setPlaceholderText(_("Họ tên người ký nhận"))
        self.reason = ReasonField(_("Lý do thiếu hoặc trả lại"), _("Lý do thiếu hoặc trả lại"), lines=2)
        self.note = Text("", "caption", "muted", wrap=True)
        self.row_name = Text("", "strong", elide=True)
        self.row_note = Text("", "caption", "muted", wrap=True)
        self.acts = self._make_acts()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._acknowledgement())
        layout.addWidget(self._of_row())
        layout.addStretch(1)
        self.field.entered.connect(self.entered)
        self.taker.textEdited.connect(lambda _text: self.changed.emit())
        self.reason.textChanged.connect(self.changed)

    def _acknowledgement(self) -> Card:
        _ = self._
        card = Card(_("Ký nhận"))
        card.body.setSpacing(GRID)
        for label, field in (
            (_("Không có trong lô"), self.field),
            (_("Người nhận"), self.taker),
            (_("Lý do"), self.reason),
        ):
            caption = Text(label, "caption", "muted")
            caption.setBuddy(field)
            if not field.accessibleName():
                field.setAccessibleName(label)
            group = QVBoxLayout()
            group.setSpacing(0)
            group.addWidget(caption)
            group.addWidget(field)
            card.body.addLayout(group)
        card.body.addWidget(self.note)
        return card

    def _of_row(self) -> Card:
        card = Card(self._("Hồ sơ đang chọn"))
        card.body.setSpacing(GRID)
        card.body.addWidget(self.row_name)
        card.body.addWidget(self.row_note)
        for act in self.acts.values():
            card.body.addWidget(act)
        return card

    def _make_acts(self) -> dict[Verb, Act]:
        _ = self._
        named = (
            (Verb.REPORT_MISSING, _("Báo thiếu hồ sơ này"), "Ctrl+1"),
            (Verb.FIND, _("Đã thấy ở quầy"), "Ctrl+2"),
            (Verb.ACKNOWLEDGE, _("Cơ quan đã nhận"), "Ctrl+3"),
            (Verb.SEND_BACK, _("Cơ quan trả lại quầy"), "Ctrl+4"),
        )
        return {verb: self._act(verb, words, keys) for verb, words, keys in named}

    def _act(self, verb: Verb, words: str, keys: str) -> Act:
        return Act(words, lambda: self.asked.emit(verb), keys=keys)

    @property
    def edit_of_fields(self) -> tuple[str, str]:
        """Who took it, and why something is missing or comes back."""
        return self.taker.text().strip(), self.reason.text

    def restore(self, edit: ManifestEdit) -> None:
        """Put back what was typed."""
        if self.taker.text().strip() != edit.taker:
            self.taker.setText(edit.taker)
        if self.reason.text != edit.reason:
            with QSignalBlocker(self.reason):
                self.reason.setPlainText(edit.reason)

    def show_open(self, count: int, excepted: int) -> None:
        """How many the acknowledgement is about."""
        _ = self._
        self.field.setEnabled(bool(count))
        if not count:
            self.note.say(_("Mọi hồ sơ trong phiếu đã được trả lời."))
            return
        text = _("Sẽ ghi: {received} đã nhận, {missing} thiếu. Phím cách đánh dấu hồ sơ thiếu.")
        self.note.say(text.format(received=count - excepted, missing=excepted))

    def show_row(self, item: ManifestItem | None, word: str) -> None:
        """Which acts fit the row the officer is at."""
        offered = _OFFERED[item.parcel] if item is not None else ()
        for verb, act in self.acts.items():
            act.setVisible(verb in offered)
        self.row_name.say(item.name if item is not None else "—")
        if item is None:
            self.row_note.say(self._("Chọn một hồ sơ trong danh sách để ghi riêng."))
        else:
            self.row_note.say(
                f"{item.receipt_code} · {word}"
                if offered
                else f"{item.receipt_code} · {word}. " + self._("Không còn gì phải ghi.")
            )
