"""Type a person or organisation by hand: CMND, passport, tax code, or a card that can't be read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from frontdesk.domain.identity import IdKind, Sex
from frontdesk.i18n import Words
from ui.screens.reception.form import Entry
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.text import Text
from ui.wording import id_kind, sex

_KINDS = tuple(IdKind)
_SEXES = ("", Sex.MALE.value, Sex.FEMALE.value)


class PartyEditor(QWidget):
    """Emits the entry as it grows, and `accepted` with the whole when the officer is done."""

    changed = Signal(object)
    accepted = Signal(object)
    cancelled = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._for_delegate = False
        self._build(words)
        for field in (self.number, self.name, self.birth, self.address):
            field.textEdited.connect(lambda _text: self._on_changed())
        self.kind.activated.connect(lambda _at: self._on_kind())
        self.sex.activated.connect(lambda _at: self._on_changed())

    def _build(self, words: Words) -> None:
        _ = words.gettext
        self.kind, self.sex = QComboBox(), QComboBox()
        self.kind.addItems([id_kind(kind, words) for kind in _KINDS])
        self.sex.addItems(["—", sex(Sex.MALE, words), sex(Sex.FEMALE, words)])
        self.number, self.name, self.birth, self.address = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.birth.setPlaceholderText(_("ngày/tháng/năm"))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 5)
        cells = (
            (_("Giấy tờ"), self.kind, 0, 0),
            (_("Số"), self.number, 0, 1),
            (_("Họ và tên, hoặc tên tổ chức"), self.name, 0, 2),
            (_("Ngày sinh"), self.birth, 2, 0),
            (_("Giới tính"), self.sex, 2, 1),
            (_("Địa chỉ"), self.address, 2, 2),
        )
        self._labels = {}
        for label, field, at_row, at_column in cells:
            field.setAccessibleName(label)
            caption = Text(label, "caption", "muted")
            self._labels[field] = caption
            grid.addWidget(caption, at_row, at_column)
            grid.addWidget(field, at_row + 1, at_column)
        grid.addLayout(self._acts(words), 4, 0, 1, 3)
        self.setLayout(grid)

    def _acts(self, words: Words) -> QHBoxLayout:
        _ = words.gettext
        self.done = Act(_("Xong"), self._on_done, keys="Enter")
        self.cancel = Act(_("Bỏ, giữ như cũ"), self.cancelled.emit, keys="Esc", look="link")
        acts = QHBoxLayout()
        acts.setContentsMargins(0, 4, 0, 0)
        acts.setSpacing(GRID)
        acts.addWidget(self.done)
        acts.addWidget(self.cancel)
        acts.addStretch(1)
        return acts

    @property
    def entry(self) -> Entry:
        """What is typed now."""
        return Entry(
            kind=_KINDS[self.kind.currentIndex()],
            number=self.number.text(),
            name=self.name.text(),
            birth=self.birth.text() if self._is_person else "",
            sex=_SEXES[self.sex.currentIndex()] if self._is_person else "",
            address=self.address.text(),
            for_delegate=self._for_delegate,
        )

    @property
    def _is_person(self) -> bool:
        return _KINDS[self.kind.currentIndex()] is not IdKind.TAX_CODE

    def show_entry(self, entry: Entry) -> None:
        """Show `entry` without announcing it."""
        self._for_delegate = entry.for_delegate
        self.kind.setCurrentIndex(_KINDS.index(entry.kind))
        self.number.setText(entry.number)
        self.name.setText(entry.name)
        self.birth.setText(entry.birth)
        self.sex.setCurrentIndex(_SEXES.index(entry.sex))
        self.address.setText(entry.address)
        self._show_person_fields()

    def take_focus(self) -> None:
        """Begin with the number."""
        self.number.setFocus()
        self.number.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._on_done()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _on_kind(self) -> None:
        self._show_person_fields()
        self._on_changed()

    def _show_person_fields(self) -> None:
        for field in (self.birth, self.sex):
            field.setEnabled(self._is_person)

    def _on_changed(self) -> None:
        self.changed.emit(self.entry)

    def _on_done(self) -> None:
        self.accepted.emit(self.entry)
