"""On what proof a result goes, and to whom: receipt, identity card, or power of attorney (NĐ 118/2025 Art 6.2)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from frontdesk.domain.identity import Party
from frontdesk.domain.result_events import ReturnProof
from frontdesk.domain.takers import Seen, seen
from frontdesk.domain.text import fold
from frontdesk.i18n import Words
from ui.messages import Line, Tone
from ui.screens.acts.panel import text_of
from ui.theme import GRID
from ui.widgets.card import column, row
from ui.widgets.choice import Choice
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Text

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage

_TITLES = {Tone.GOOD: "good", Tone.WARN: "warn", Tone.BAD: "bad", Tone.MUTED: "info"}
_PROOF = "uy quyen"  # begins or stands in the name of a power of attorney, folded


class TakerFields(QWidget):
    """The proof as a choice, the fields that proof needs, and one line that says what the identity check found."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        _ = self._ = words.gettext
        self._page: SubmissionPage | None = None
        self.receipt_seen = False  # a receipt in force was scanned
        self.proof: Choice[ReturnProof] = Choice(
            _("Căn cứ trả"),
            (
                (ReturnProof.RECEIPT, _("Có giấy hẹn")),
                (ReturnProof.LOST_RECEIPT, _("Mất giấy hẹn")),
                (ReturnProof.DELEGATE, _("Được ủy quyền")),
            ),
        )
        self.name, self._name = _field(_("Họ tên người được ủy quyền"))
        self.number, self._number = _field(_("Số căn cước của người nhận"))
        self.paper, self._paper = _field(_("Giấy ủy quyền: số hoặc ngày"))
        self._icon = IconLabel()
        self.check = Text("", wrap=True)
        line = row(self._icon, self.check, spacing=GRID)
        line.setStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        for part in (self.proof, self._name, self._number, self._paper):
            layout.addWidget(part)
        layout.addLayout(line)
        self.proof.changed.connect(self._on_changed)
        for field in (self.name, self.number, self.paper):
            field.textChanged.connect(lambda _text: self._on_changed())

    def begin(self, page: "SubmissionPage", proof: ReturnProof) -> None:
        """Ask anew, for the people of `page`."""
        self._page, self.receipt_seen = page, False
        for field in (self.name, self.number, self.paper):
            field.clear()
        self.proof.choose(proof)
        self._on_changed()

    @property
    def seen(self) -> Seen | None:
        """Whose number was scanned or typed; None where there is none."""
        view = self._page.view if self._page else None
        number = self.number.text().strip()
        return seen(number, view.principal, view.delegate) if view and number else None

    @property
    def taker(self) -> str:
        """The name to be recorded: the delegate's as written, else whom the identity check named."""
        if self.proof.value is ReturnProof.DELEGATE:
            return self.name.text().strip()
        view = self._page.view if self._page else None
        if view is None:
            return ""
        if self.seen is Seen.PRINCIPAL:
            return view.principal.name
        return view.delegate.name if self.seen is Seen.DELEGATE and view.delegate else ""

    @property
    def mismatched(self) -> bool:
        """Somebody without the receipt whose number is not the applicant's."""
        return self.proof.value is ReturnProof.LOST_RECEIPT and self.seen not in (None, Seen.PRINCIPAL)

    @property
    def gap(self) -> str:
        """What this proof still needs."""
        _, proof = self._, self.proof.value
        if proof is ReturnProof.LOST_RECEIPT and not self.number.text().strip():
            return _("Còn thiếu: số giấy tờ của người nhận")
        if proof is ReturnProof.DELEGATE and not self.name.text().strip():
            return _("Còn thiếu: họ tên người nhận")
        if proof is ReturnProof.DELEGATE and not self.paper.text().strip():
            return _("Còn thiếu: giấy ủy quyền")
        return ""

    def take_card(self, party: Party) -> Line:
        """A citizen card is the identity check; what it found, in one line."""
        assert self._page is not None
        view = self._page.view
        whose = seen(party.number, view.principal, view.delegate)
        own = ReturnProof.RECEIPT if self.receipt_seen else ReturnProof.LOST_RECEIPT
        if whose is Seen.PRINCIPAL:
            self._settle(own if self.proof.value is ReturnProof.DELEGATE else self.proof.value)
        elif whose is Seen.STRANGER or self.proof.value is not ReturnProof.RECEIPT:
            self._settle(ReturnProof.DELEGATE)
            self.name.setText(party.name)
            self._recall_paper(whose)
        self.number.setText(party.number)
        self.take_focus()
        return Line(self.check.text(), self._found()[1])

    def take_focus(self) -> None:
        """To the first field that is still needed."""
        wanted = [self.name, self.paper] if self.proof.value is ReturnProof.DELEGATE else [self.number]
        needed = self.proof.value is not ReturnProof.RECEIPT
        target = next((field for field in wanted if needed and not field.text().strip()), None)
        if target is not None:
            target.setFocus()
        else:
            self.proof.take_focus()

    def content(self) -> dict[str, object]:
        """What was typed."""
        fields = {"name": self.name.text(), "number": self.number.text(), "paper": self.paper.text()}
        return {"proof": self.proof.value.value, **fields}

    def restore(self, content: dict[str, object]) -> None:
        """Put back what was typed."""
        self.proof.choose(ReturnProof(str(content.get("proof", ReturnProof.RECEIPT.value))))
        for name, field in (("name", self.name), ("number", self.number), ("paper", self.paper)):
            field.setText(text_of(content, name))

    def _settle(self, proof: ReturnProof) -> None:
        if self.proof.value is not proof:
            self.name.clear()
            self.paper.clear()
            self.proof.choose(proof)

    def _recall_paper(self, whose: Seen) -> None:
        """Who filed with a power of attorney has shown it already."""
        assert self._page is not None
        if whose is not Seen.DELEGATE or self.paper.text().strip():
            return
        shown = next((each.name for each in self._page.view.papers if each.present and _PROOF in fold(each.name)), "")
        if shown:
            self.paper.setText(self._("{paper}, đã nộp trong hồ sơ").format(paper=shown))

    def _on_changed(self) -> None:
        proof = self.proof.value
        self._name.setVisible(proof is ReturnProof.DELEGATE)
        self._paper.setVisible(proof is ReturnProof.DELEGATE)
        self._number.setVisible(proof is not ReturnProof.RECEIPT or bool(self.number.text()))
        text, tone = self._found()
        self._icon.show_icon(_TITLES[tone], tone.value)
        self.check.say(text, tone.value)
        self.changed.emit()

    def _found(self) -> tuple[str, Tone]:
        """What the identity check says, and how it is meant."""
        _, proof, whose = self._, self.proof.value, self.seen
        view = self._page.view if self._page else None
        if view is None or whose is None:
            return _("Quét căn cước của người nhận để đối chiếu."), Tone.MUTED
        if whose is Seen.PRINCIPAL:
            said = _("Trùng căn cước của người nộp: {name}.").format(name=view.principal.name)
            wrong = _("Đây là số của chính người nộp: chọn Có giấy hẹn hoặc Mất giấy hẹn.")
            return (wrong, Tone.WARN) if proof is ReturnProof.DELEGATE else (said, Tone.GOOD)
        if whose is Seen.DELEGATE and view.delegate and proof is not ReturnProof.LOST_RECEIPT:
            return _("Trùng căn cước của người nộp thay: {name}.").format(name=view.delegate.name), Tone.GOOD
        return self._stranger()

    def _stranger(self) -> tuple[str, Tone]:
        _ = self._
        assert self._page is not None
        principal = self._page.view.principal
        if self.proof.value is ReturnProof.DELEGATE:
            text = _("Không phải người nộp hồ sơ. Xem giấy ủy quyền và ghi số hoặc ngày của giấy.")
            return text, Tone.WARN
        text = _("KHÔNG TRÙNG: căn cước của {name} là {number}. Chỉ trả khi có giấy ủy quyền.")
        return text.format(name=principal.name, number=principal.number), Tone.BAD


def _field(label: str) -> tuple[QLineEdit, QWidget]:
    field = QLineEdit()
    field.setAccessibleName(label)
    caption = Text(label, "caption", "muted")
    caption.setBuddy(field)
    group = QWidget()
    group.setLayout(column(caption, field, spacing=2))
    return field, group
