"""Papers go to the citizen: a result with what belongs to it, or the papers of a submission that ended without one."""

from typing import TYPE_CHECKING

from frontdesk.domain.result_events import ReturnProof
from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.domain.takers import Handing
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.acts.balance import Balance
from ui.screens.acts.panel import ActPanel, Work, keys_of, text_of
from ui.screens.results.taker_fields import TakerFields
from ui.widgets.card import rule
from ui.widgets.reason_field import ReasonField
from ui.widgets.text import Text
from ui.widgets.tick_list import Tick, TickList

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.domain.card import CardRead
    from frontdesk.domain.lookup import SubmissionPage


class HandingPanel(ActPanel):
    """Proof and taker, papers as ticks, a note; whether the signature slip is printed."""

    def __init__(self, room: Room, heading: str, act: str, words: Words) -> None:
        super().__init__(room, heading, act, words)
        _ = words.gettext
        self.taker = TakerFields(words)
        self.papers = TickList(_("Giấy tờ trả lại"), _("Không có giấy tờ nào phải trả lại."))
        self.balance = Balance(words)
        self.balance.pay_asked.connect(lambda: self.turned.emit(Verb.PAY))
        self.note = ReasonField(_("Ghi chú"), lines=2)
        self.slip = Tick(_("In phiếu ký nhận"))
        self.body.addWidget(self.taker)
        self.body.addWidget(rule())
        self.body.addWidget(Text(_("Giấy tờ trả lại"), "caption", "muted"))
        self.body.addWidget(self.papers)
        self.staying = Text("", "caption", "warn", wrap=True)
        self.body.addWidget(self.staying)
        self.body.addWidget(self.balance)
        self.add_field(_("Ghi chú"), self.note)
        self.body.addWidget(self.slip)
        self.taker.changed.connect(self.changed)
        self.papers.changed.connect(self._on_papers)
        self.note.textChanged.connect(self.changed)

    def there(self, page: "SubmissionPage") -> tuple[str, ...]:
        """The papers that lie at the counter for the citizen."""
        raise NotImplementedError

    def hand(self, desk: "Desk", submission_id: str, handing: Handing) -> object:
        """Record it."""
        raise NotImplementedError

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        replaced = page.scanned_version > 0  # who brings a receipt that no longer holds is asked for the card
        self.taker.begin(page, ReturnProof.LOST_RECEIPT if replaced else ReturnProof.RECEIPT)
        self.papers.show_items(self.there(page))
        self._on_papers()
        self.note.setPlainText("")
        self.balance.show_submission(page.submission)
        self.balance.setVisible(page.submission.ending is None)  # what ended without a result asks for nothing

    @property
    def gap(self) -> str:
        if self.taker.gap:
            return self.taker.gap
        if self.taker.mismatched and not self.note.text:
            return self.words.gettext("Không trùng: ghi chú vì sao vẫn trả")
        return ""

    def tick_all(self) -> None:
        self.papers.tick_all()

    def take_card(self, read: "CardRead") -> bool:
        """A card is the identity check."""
        self.said.emit(self.taker.take_card(read.party))
        return True

    def handing(self) -> Handing:
        """Who takes what, on what proof."""
        taker, proof = self.taker, self.taker.proof.value
        return Handing(
            proof=proof,
            taker=taker.taker,
            id_number=taker.number.text().strip(),
            paper=taker.paper.text().strip() if proof is ReturnProof.DELEGATE else "",
            given_back=self.papers.ticked,
            note=self.note.text,
        )

    def work(self) -> Work:
        submission_id, handing = self.submission_id, self.handing()

        def hand(desk: "Desk") -> object:
            return self.hand(desk, submission_id, handing)

        return hand

    def content(self) -> dict[str, object]:
        return {**self.taker.content(), "unticked": list(self.papers.unticked), "note": self.note.text}

    def restore(self, content: dict[str, object]) -> None:
        self.taker.restore(content)
        self.note.setPlainText(text_of(content, "note"))
        stays = keys_of(content, "unticked")
        self.papers.put([paper for paper in self.papers.ticked if paper not in stays])

    def _on_papers(self) -> None:
        n = len(self.papers.unticked)
        stay = self.words.ngettext("{n} giấy tờ còn giữ ở quầy", "{n} giấy tờ còn giữ ở quầy", n).format(n=n)
        self.staying.say(stay if n else "")
        self.staying.setVisible(n > 0)
        self.changed.emit()

    def take_focus(self) -> None:
        if self.taker.mismatched and not self.taker.gap:
            self.note.setFocus()
        else:
            self.taker.take_focus()


class ReturnPanel(HandingPanel):
    """The result and the originals that came back with it."""

    verb = Verb.RETURN

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        super().__init__(room, _("Trả kết quả"), _("Trả kết quả"), words)

    def there(self, page: "SubmissionPage") -> tuple[str, ...]:
        return page.submission.result.to_give_back if page.submission.result else ()

    def hand(self, desk: "Desk", submission_id: str, handing: Handing) -> object:
        return desk.results.return_result(submission_id, handing)

    def done_text(self, after: Submission) -> str:
        name = self.taker.taker or self.shown.view.principal.name
        return self.words.gettext("Đã trả kết quả cho {name}.").format(name=name)


class GiveBackPanel(HandingPanel):
    """The papers of a submission that was refused, withdrawn or closed; originals that stayed when a result went."""

    verb = Verb.GIVE_BACK

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        super().__init__(room, _("Trả lại giấy tờ"), _("Trả lại giấy tờ"), words)

    @property
    def gap(self) -> str:
        nothing = bool(self.papers.ticks) and not self.papers.ticked
        return self.words.gettext("Chọn giấy tờ trả lại.") if nothing else super().gap

    def there(self, page: "SubmissionPage") -> tuple[str, ...]:
        return page.submission.owed_back

    def hand(self, desk: "Desk", submission_id: str, handing: Handing) -> object:
        return desk.results.give_back(submission_id, handing)

    def done_text(self, after: Submission) -> str:
        name = self.taker.taker or self.shown.view.principal.name
        return self.words.gettext("Đã trả lại giấy tờ cho {name}.").format(name=name)
