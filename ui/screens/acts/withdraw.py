"""Form 05: stopped at the citizen's request, before a decision (NĐ 118/2025 Art 21)."""

from typing import TYPE_CHECKING

from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from frontdesk.messages import holder_name
from ui.operations.room import Room
from ui.screens.acts.panel import ActPanel, Work, text_of
from ui.widgets.tick_list import Tick

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class WithdrawPanel(ActPanel):
    """Why, the fee that goes back, and the papers."""

    verb = Verb.WITHDRAW
    forms = ("05",)

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        super().__init__(room, _("Dừng giải quyết theo yêu cầu"), _("Lập và in thông báo dừng"), words)
        self.reason = self.add_reason(_("Lý do Ông/Bà đề nghị dừng"))
        self.fee = self.add_line(_("Lệ phí trả lại (đồng)"), _("Không trả lại thì để trống"))
        self.fee.setMaximumWidth(240)
        self.given_back = Tick(_("Ông/Bà nhận lại giấy tờ ngay"), on=False)
        self.given_back.changed.connect(self.changed)
        self.body.addWidget(self.given_back)
        self.away = self.add_note("", "warn")

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        here = page.submission.papers_at_counter
        self.reason.put("")
        self.fee.clear()
        self.given_back.put(on=here)
        self.given_back.setVisible(here)
        self.away.setVisible(not here)
        if not here:
            text = self.words.gettext("Giấy tờ đang ở {holder}; trả lại Ông/Bà sau khi nơi đó chuyển về quầy.")
            self.away.say(text.format(holder=holder_name(page.submission.custody, self.words)))

    @property
    def money(self) -> int | None:
        """The fee in đồng; None for nothing. Raises ValueError for what is no amount."""
        typed = "".join(self.fee.text().split()).replace(".", "").removesuffix("đ")
        if not typed:
            return None
        if not (typed.isascii() and typed.isdigit()):
            raise ValueError(typed)
        return int(typed)

    @property
    def gap(self) -> str:
        _ = self.words.gettext
        if not self.reason.text:
            return _("Ghi lý do Ông/Bà đề nghị dừng.")
        try:
            self.money  # noqa: B018  read for its refusal
        except ValueError:
            return _("Lệ phí ghi bằng số đồng, ví dụ 100.000.")
        return ""

    def work(self) -> Work:
        submission_id, reason, money = self.submission_id, self.reason.text, self.money
        given_back = self.given_back.on
        return lambda desk: desk.endings.withdraw(submission_id, reason, money, given_back=given_back)

    def done_text(self, after: Submission) -> str:
        _ = self.words.gettext
        number = after.ending.number if after.ending else ""
        return _("Đã dừng giải quyết, thông báo số {number}. Giao thông báo cho Ông/Bà.").format(number=number)

    def content(self) -> dict[str, object]:
        return {"reason": self.reason.text, "fee": self.fee.text(), "given_back": self.given_back.on}

    def restore(self, content: dict[str, object]) -> None:
        self.reason.put(text_of(content, "reason"))
        self.fee.setText(text_of(content, "fee"))
        self.given_back.put(on=bool(content.get("given_back")))

    def take_focus(self) -> None:
        self.reason.setFocus()
