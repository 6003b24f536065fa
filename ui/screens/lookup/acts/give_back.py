"""Papers of a submission that has ended go back to the citizen, all at once or one by one."""

from typing import TYPE_CHECKING

from frontdesk.domain.result_events import ReturnProof
from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.lookup.acts.panel import VerbPanel, Work, keys_of, text_of
from ui.widgets.buttons import Act
from ui.widgets.choice import Choice
from ui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.domain.card import CardRead
    from frontdesk.domain.lookup import SubmissionPage


class GiveBackPanel(VerbPanel):
    """Ticks what really goes, and what the taker showed."""

    verb = Verb.GIVE_BACK

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        super().__init__(room, _("Trả lại giấy tờ"), _("Ghi đã trả giấy tờ"), words)
        self.all = Act(_("Đủ tất cả"), self.tick_all, keys="Ctrl+D", look="link")
        self.head.insertWidget(self.head.count() - 1, self.all)
        self.papers = TickList(_("Giấy tờ trả lại"), "")
        self.papers.changed.connect(self.changed)
        self.body.addWidget(self.papers)
        answers = (
            (ReturnProof.RECEIPT, _("Giấy hẹn")),
            (ReturnProof.LOST_RECEIPT, _("Căn cước, mất giấy hẹn")),
            (ReturnProof.DELEGATE, _("Ủy quyền")),
        )
        self.proof: Choice[ReturnProof] = Choice(_("Người nhận xuất trình"), answers)
        self.proof.changed.connect(self._on_proof)
        self.add_field(_("Người nhận xuất trình"), self.proof)
        self.name = self.add_line(_("Họ tên người được ủy quyền"), _("Quét căn cước hoặc gõ tên"))
        self.paper = self.add_line(_("Giấy ủy quyền"), _("Số, ngày, nơi chứng thực"))
        self._id_number = ""

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        self.papers.show_items(page.submission.owed_back)
        self.proof.choose(ReturnProof.RECEIPT)
        self.name.clear()
        self.paper.clear()
        self._id_number = ""
        self._on_proof()

    @property
    def gap(self) -> str:
        _ = self.words.gettext
        if not self.papers.ticked:
            return _("Chọn giấy tờ trả lại.")
        if self.proof.value is not ReturnProof.DELEGATE:
            return ""
        if not self.name.text().strip():
            return _("Ghi họ tên người được ủy quyền.")
        return "" if self.paper.text().strip() else _("Ghi giấy ủy quyền.")

    def work(self) -> Work:
        submission_id, proof = self.submission_id, self.proof.value
        given = self.papers.ticked
        by_delegate = proof is ReturnProof.DELEGATE
        name, paper = (self.name.text(), self.paper.text()) if by_delegate else ("", "")
        id_number = self._id_number if by_delegate else ""

        def give(desk: "Desk") -> Submission:
            from frontdesk.services.results import Handing

            return desk.results.give_back(submission_id, Handing(proof, name, id_number, paper, given))

        return give

    def done_text(self, after: Submission) -> str:
        _, given, owed = self.words.gettext, len(self.papers.ticked), len(after.owed_back)
        if owed:
            return _("Đã ghi trả {n} giấy tờ cho Ông/Bà; còn giữ {left} giấy tờ.").format(n=given, left=owed)
        return _("Đã ghi trả {n} giấy tờ cho Ông/Bà.").format(n=given)

    def tick_all(self) -> None:
        self.papers.tick_all()

    def take_card(self, read: "CardRead") -> bool:
        self.proof.choose(ReturnProof.DELEGATE)
        self._id_number = read.party.number
        self.name.setText(read.party.name)
        self.paper.setFocus()
        return True

    def content(self) -> dict[str, object]:
        return {
            "given": list(self.papers.ticked),
            "proof": self.proof.value.value,
            "name": self.name.text(),
            "id_number": self._id_number,
            "paper": self.paper.text(),
        }

    def restore(self, content: dict[str, object]) -> None:
        self.papers.put(keys_of(content, "given"))
        self.proof.choose(ReturnProof(text_of(content, "proof") or ReturnProof.RECEIPT.value))
        self.name.setText(text_of(content, "name"))
        self._id_number = text_of(content, "id_number")
        self.paper.setText(text_of(content, "paper"))

    def take_focus(self) -> None:
        self.papers.take_focus()

    def _on_proof(self) -> None:
        for field in (self.name, self.paper):
            field.setEnabled(self.proof.value is ReturnProof.DELEGATE)
        self.changed.emit()
