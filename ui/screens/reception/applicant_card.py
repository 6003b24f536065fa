"""Who the papers are for, and who brings them."""

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from frontdesk.domain.identity import Party
from frontdesk.i18n import N_, Words
from ui.screens.reception.form import Entry, ReceptionForm, entry_of
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import Card, column, row
from ui.widgets.text import Text
from ui.wording import identity_line

if TYPE_CHECKING:
    from ui.screens.reception.party_editor import PartyEditor

# What the form prints (Vietnamese by law, whatever the screen speaks) and what the screen shows; the first is usual.
RETURNS = (
    ("", N_("Tại quầy")),
    ("Qua dịch vụ bưu chính công ích", N_("Qua bưu chính")),
    ("Bản điện tử", N_("Bản điện tử")),
)
_PERSON = 80  # px, reserved so that a scan moves nothing


class PersonBlock(QWidget):
    """A party: name large, identity line, address; or what to do to fill it."""

    def __init__(self, hint: str, words: Words) -> None:
        super().__init__()
        self._hint = hint
        self._words = words
        self.role = Text("", "caption", "muted")
        self.name = Text("", "name", elide=True)
        self.line = Text("", tone="muted", elide=True)
        self.address = Text("", tone="muted", elide=True)
        lines = column(self.role, self.name, self.line, self.address, spacing=2)
        lines.addStretch(1)
        self.setLayout(lines)
        self.setMinimumHeight(_PERSON)
        self.show_party(None, "")

    def show_party(self, party: Party | None, role: str) -> None:
        """Show `party` in its role, or the hint while there is none."""
        self.role.setVisible(bool(role))
        self.role.say(role)
        if party is None:
            self.name.say("—", "muted")
            self.line.say(self._hint)
            self.address.say("")
            return
        self.name.say(party.name, "ink")
        self.line.say(identity_line(party, self._words))
        self.address.say(party.address)


class ApplicantCard(Card):
    """Filled by a scan; typed only where there is no card. Emits the changed form."""

    changed = Signal(object)
    entered = Signal(object)  # Entry to be checked
    left = Signal()  # manual entry was given up

    def __init__(self, words: Words) -> None:
        _ = self._ = words.gettext
        super().__init__(_("Người nộp"))
        self._words = words
        self._form = ReceptionForm()
        self._source = Text("", "strong", "good")
        self.head.insertWidget(1, self._source)
        self.edit = Act(_("Nhập tay"), self._on_edit, keys="Ctrl+E", look="link")
        self.swap = Act(_("Đổi vai"), self._on_swap, look="link")
        self.by_delegate = Act(_("Nộp thay"), self._on_delegate, look="link", checkable=True)
        self.add_to_head(self.swap, self.edit, self.by_delegate)
        self.principal = PersonBlock(_("Quét mã QR trên thẻ căn cước, hoặc nhập tay."), words)
        self.delegate = PersonBlock(_("Quét thẻ căn cước của người nộp thay."), words)
        people = QWidget()
        people.setLayout(row(self.principal, self.delegate, spacing=2 * GRID))
        self._people = people
        self.body.addWidget(people)
        self._add_contact()

    def _add_contact(self) -> None:
        _ = self._
        self.phone = QLineEdit()
        self.phone.setAccessibleName(_("Điện thoại"))
        self.phone.setPlaceholderText(_("không bắt buộc"))
        self.phone.setInputMethodHints(Qt.InputMethodHint.ImhDialableCharactersOnly)
        self.phone.setMinimumWidth(144)
        self.phone.setMaximumWidth(240)
        self.phone.textEdited.connect(lambda text: self._emit(replace(self._form, phone=text)))
        self.return_to = QComboBox()
        self.return_to.setAccessibleName(_("Nhận kết quả"))
        for place, words_of_place in RETURNS:
            self.return_to.addItem(_(words_of_place), place)
        self.return_to.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.return_to.setMaximumWidth(240)
        self.return_to.activated.connect(lambda at: self._emit(replace(self._form, return_to=RETURNS[at][0])))
        self.body.addSpacing(GRID // 2)
        contact = row(Text(_("Điện thoại"), tone="muted"))
        contact.addWidget(self.phone, 1)
        contact.addSpacing(GRID)
        contact.addWidget(Text(_("Nhận kết quả"), tone="muted"))
        contact.addWidget(self.return_to, 1)
        contact.addStretch(0)  # a wide screen must not part a field from its name
        self.body.addLayout(contact)

    @cached_property
    def editor(self) -> "PartyEditor":
        """The fields for typing, furnished when somebody first types."""
        from ui.screens.reception.party_editor import PartyEditor

        made = PartyEditor(self._words)
        made.changed.connect(self._on_entry)
        made.accepted.connect(self.entered)
        made.cancelled.connect(self.left)
        self.body.insertWidget(1, made)
        return made

    def show_form(self, form: ReceptionForm, source: str = "") -> None:
        """Show `form` without announcing a change."""
        self._form = form
        _ = self._
        self._source.say(source)
        roles = (_("Chủ hồ sơ"), _("Người nộp thay")) if form.by_delegate else ("", "")
        self.principal.show_party(form.principal, roles[0])
        self.delegate.show_party(form.delegate, roles[1])
        self.delegate.setVisible(form.by_delegate)
        self.swap.setVisible(form.by_delegate and form.delegate is not None)
        self.by_delegate.setChecked(form.by_delegate)
        self.edit.rename(_("Sửa") if self._party_to_edit() else _("Nhập tay"))
        if self.phone.text() != form.phone:
            self.phone.setText(form.phone)
        self.return_to.setCurrentIndex(max(0, self.return_to.findData(form.return_to)))
        self._show_entry(form.entry)

    def open_editor(self) -> None:
        """Type a person or organisation by hand."""
        if self._form.entry is None:
            self._on_edit()

    def _show_entry(self, entry: Entry | None) -> None:
        self.edit.setVisible(entry is None)
        self._people.setVisible(entry is None)
        if entry is None and "editor" not in self.__dict__:
            return
        if entry is not None and self.editor.entry != entry:
            self.editor.show_entry(entry)
        self.editor.setVisible(entry is not None)

    def _edits_delegate(self) -> bool:
        return self._form.by_delegate and self._form.principal is not None

    def _party_to_edit(self) -> Party | None:
        return self._form.delegate if self._edits_delegate() else self._form.principal

    def _on_edit(self) -> None:
        self._emit(replace(self._form, entry=entry_of(self._party_to_edit(), self._edits_delegate())))
        self.editor.take_focus()

    def _on_entry(self, entry: Entry) -> None:
        self._emit(replace(self._form, entry=entry))

    def _on_swap(self) -> None:
        self._emit(replace(self._form, principal=self._form.delegate, delegate=self._form.principal))

    def _on_delegate(self) -> None:
        self._emit(replace(self._form, by_delegate=not self._form.by_delegate))

    def _emit(self, form: ReceptionForm) -> None:
        self._form = form
        self.changed.emit(form)
