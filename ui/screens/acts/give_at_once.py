"""Settled while the citizen waits: logged like any other, a receipt only on request (NĐ 118/2025 Art 17.4)."""

from typing import TYPE_CHECKING

from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.acts.balance import Balance
from ui.screens.acts.decision import Decision
from ui.screens.acts.panel import ActPanel, Work
from ui.widgets.tick_list import Tick

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class GiveAtOncePanel(ActPanel):
    """The decision, and whether a receipt is wanted."""

    verb = Verb.GIVE_AT_ONCE

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        super().__init__(room, _("Trả kết quả ngay"), _("Ghi đã trả kết quả"), words)
        self.add_note(_("Vẫn vào sổ theo dõi. Giấy tiếp nhận chỉ in khi Ông/Bà cần."))
        self.decision = Decision(words)
        self.decision.changed.connect(self.changed)
        self.body.addWidget(self.decision)
        self.balance = Balance(words)
        self.balance.pay_asked.connect(lambda: self.turned.emit(Verb.PAY))
        self.body.addWidget(self.balance)
        self.receipt = Tick(_("Ông/Bà cần giấy tiếp nhận"), on=False)
        self.receipt.changed.connect(self.changed)
        self.body.addWidget(self.receipt)

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        self.decision.clear()
        self.balance.show_submission(page.submission)
        self.receipt.put(on=False)

    @property
    def forms(self) -> tuple[str, ...]:  # type: ignore[override]  # as the citizen wishes
        """The receipt, on request."""
        return ("01",) if self.receipt.on else ()

    def is_stale(self, page: "SubmissionPage") -> bool:
        now, shown = page.submission, self.shown.submission
        return (now.assessment, now.payments) != (shown.assessment, shown.payments)

    def work(self) -> Work:
        submission_id, outcome, document = self.submission_id, self.decision.outcome.value, self.decision.number
        return lambda desk: desk.results.give_at_once(submission_id, outcome, document)

    def done_text(self, after: Submission) -> str:
        return self.words.gettext(
            "Đã ghi trả kết quả ngay cho hồ sơ {code}. Mời Ông/Bà nhận kết quả và giấy tờ."
        ).format(code=after.received.receipt_code)

    def content(self) -> dict[str, object]:
        return {**self.decision.content(), "receipt": self.receipt.on}

    def restore(self, content: dict[str, object]) -> None:
        self.decision.restore(content)
        self.receipt.put(on=bool(content.get("receipt")))

    def take_focus(self) -> None:
        self.decision.setFocus()
