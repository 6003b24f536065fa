"""A party as it should have been: typed over, or scanned again."""

from dataclasses import asdict, dataclass, replace
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from frontdesk.domain.identity import IdKind, Party
from frontdesk.i18n import Words
from ui.theme import GRID
from ui.widgets.text import Text
from ui.wording import id_kind, spaced_phone

_KINDS = tuple(IdKind)


@dataclass(frozen=True, slots=True)
class PartyEntry:
    """What is typed of a party."""

    kind: str = IdKind.CITIZEN_ID.value
    number: str = ""
    name: str = ""
    phone: str = ""
    address: str = ""


def entry_of(party: Party) -> PartyEntry:
    """What the fields show of `party`."""
    return PartyEntry(party.kind.value, party.number, party.name, spaced_phone(party.phone), party.address)


def party_of(entry: PartyEntry, base: Party | None, today: date) -> Party:
    """The checked party; what is not in the fields stays as in `base`. Raises InvalidInput. Call it on a worker."""
    from frontdesk.domain.identification import make_party

    if base is not None and entry == entry_of(base):
        return base  # what nobody touched is not judged anew
    typed = make_party(
        IdKind(entry.kind),
        entry.number,
        entry.name,
        birth_date=base.birth_date if base else None,
        sex=base.sex if base else None,
        address=entry.address,
        phone=entry.phone,
        today=today,
    )
    if base is None:
        return typed
    return replace(typed, issued_on=base.issued_on, old_number=base.old_number, email=base.email)


class PartyFields(QWidget):
    """Kind and number, name, phone, address; `base` is who stood there or was scanned."""

    changed = Signal()

    def __init__(self, role: str, words: Words) -> None:
        super().__init__()
        _ = words.gettext
        self.base: Party | None = None
        self.setAccessibleName(role)
        self.kind = QComboBox()
        self.kind.addItems([id_kind(kind, words) for kind in _KINDS])
        self.number, self.name, self.phone, self.address = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        cells: tuple[tuple[str, QWidget, int, int, int], ...] = (
            (_("Họ và tên, hoặc tên tổ chức"), self.name, 0, 0, 2),
            (_("Giấy tờ"), self.kind, 2, 0, 1),
            (_("Số"), self.number, 2, 1, 1),
            (_("Điện thoại"), self.phone, 4, 0, 1),
            (_("Địa chỉ"), self.address, 4, 1, 1),
        )
        for label, field, at, column, span in cells:
            field.setAccessibleName(f"{role}: {label}")
            caption = Text(label, "caption", "muted")
            caption.setBuddy(field)
            grid.addWidget(caption, at, column, 1, span)
            grid.addWidget(field, at + 1, column, 1, span)
        for line in (self.number, self.name, self.phone, self.address):
            line.textChanged.connect(lambda _text: self.changed.emit())
        self.kind.activated.connect(lambda _at: self.changed.emit())
        self.setFocusProxy(self.name)

    @property
    def entry(self) -> PartyEntry:
        """What is typed."""
        return PartyEntry(
            _KINDS[self.kind.currentIndex()].value,
            self.number.text(),
            self.name.text(),
            self.phone.text(),
            self.address.text(),
        )

    def show_party(self, party: Party | None) -> None:
        """Begin with `party`, without announcing it."""
        self.base = party
        self.put(entry_of(party) if party is not None else PartyEntry())

    def put(self, entry: PartyEntry) -> None:
        """Show what was typed, without announcing it."""
        with QSignalBlocker(self):
            self.kind.setCurrentIndex(_KINDS.index(IdKind(entry.kind)))
            self.number.setText(entry.number)
            self.name.setText(entry.name)
            self.phone.setText(entry.phone)
            self.address.setText(entry.address)
            self.address.setCursorPosition(0)

    def take(self, party: Party) -> None:
        """A card was scanned: the particulars are the card's, the phone stays."""
        phone = self.phone.text()
        self.show_party(party)
        self.phone.setText(phone)
        self.changed.emit()

    def content(self) -> dict[str, object]:
        """What is typed, for a draft."""
        return asdict(self.entry)

    def restore(self, content: object) -> None:
        """Put a draft back."""
        if isinstance(content, dict):
            self.put(PartyEntry(**{name: str(value) for name, value in content.items()}))
