"""What may be done about a missed date: apologise and promise anew, or close what never came."""

from typing import TYPE_CHECKING

from frontdesk.domain.clock import Clock
from frontdesk.domain.moments import spoken
from frontdesk.domain.states import Verb
from frontdesk.i18n import Words
from ui.screens.act_panel import ActPanel, Work, keys_of, text_of
from ui.widgets.moment_field import MomentField
from ui.widgets.reason_field import ReasonField

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.domain.lookup import SubmissionPage
    from frontdesk.services.apologies import ApologyDraft


class ApologyPanel(ActPanel):
    """Form 04 as the desk drafts it, to be read over. Set `draft` before it is shown."""

    forms = ("04",)
    verb = Verb.APOLOGISE

    def __init__(self, words: Words, clock: Clock) -> None:
        _ = words.gettext
        super().__init__(_("Phiếu xin lỗi và hẹn lại ngày trả kết quả"), _("Ghi và in phiếu xin lỗi"), words)
        self.draft: ApologyDraft | None = None
        self.asked = self.add_note("", "accent")
        self.until = MomentField(_("Hẹn lại"), words, clock)
        self.reason = ReasonField(_("Lý do chậm"), _("Ví dụ: chờ ý kiến của cơ quan phối hợp"), 4)
        self.add_field(_("Hẹn lại vào"), self.until)
        self.add_field(_("Lý do chậm"), self.reason)
        self.add_note(_("Luật chỉ cho hẹn lại một lần (NĐ 118/2025, Điều 19)."))
        self.signer = self.add_note("")
        self.until.changed.connect(self.changed)
        self.reason.textChanged.connect(self.changed)

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        _, draft = self.words.gettext, self.draft
        assert draft is not None, "the screen drafts before it shows"
        extension = page.submission.extension
        self.asked.setVisible(extension is not None)
        if extension is not None:
            said = _("{department} xin thêm thời gian đến {when}.")
            self.asked.say(said.format(department=extension.department, when=spoken(extension.until, self.words)))
        self.until.show_moment(draft.until)
        self.reason.setPlainText(draft.reason)
        text = _("Lãnh đạo {department} ký phiếu, không phải bộ phận Một cửa.")
        self.signer.say(text.format(department=draft.department))

    @property
    def gap(self) -> str:
        _ = self.words.gettext
        if self.until.moment is None:
            return _("Ghi ngày và giờ hẹn lại, ví dụ 03/12/2026 17:00")
        return "" if self.reason.text else _("Còn thiếu: lý do chậm")

    def work(self) -> Work:
        page, until, reason = self.page, self.until.moment, self.reason.text
        assert page is not None
        assert until is not None

        def apologise(desk: "Desk") -> object:
            return desk.apologies.apologise(page.submission_id, until, reason)

        return apologise

    def done_line(self) -> str:
        until = self.until.moment
        assert until is not None
        return self.words.gettext("Đã ghi hẹn lại {when}.").format(when=spoken(until, self.words))

    def content(self) -> dict[str, object]:
        return {"until": self.until.typed, "reason": self.reason.toPlainText()}

    def restore(self, content: dict[str, object]) -> None:
        self.until.retype(*keys_of(content, "until"))
        self.reason.setPlainText(text_of(content, "reason"))

    def take_focus(self) -> None:
        target = self.until.day if self.until.moment is None else self.reason
        target.setFocus()


class ClosePanel(ActPanel):
    """Close a submission that was not supplemented within 15 days; an officer decides, never the clock."""

    verb = Verb.CLOSE

    def __init__(self, words: Words) -> None:
        _ = words.gettext
        super().__init__(_("Đóng hồ sơ không được bổ sung"), _("Đóng hồ sơ"), words)
        self.wanted = self.add_note("")
        self.reason = ReasonField(_("Ghi chú"), _("Ví dụ: đã gọi hai lần, công dân không bổ sung"), 3)
        self.add_field(_("Ghi chú"), self.reason)
        self.reason.textChanged.connect(self.changed)
        self.add_note(_("Hồ sơ đóng rồi không mở lại được. Giấy tờ trả lại ở mục Trả kết quả (F4)."), "warn")

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        _, request = self.words.gettext, page.submission.request
        self.reason.setPlainText("")
        if request is not None:
            papers = "; ".join(paper.name for paper in request.wanted)
            text = _("Đã yêu cầu bổ sung đến hết ngày {day}: {papers}")
            self.wanted.say(text.format(day=f"{request.respond_by:%d/%m/%Y}", papers=papers))

    def work(self) -> Work:
        page, reason = self.page, self.reason.text
        assert page is not None

        def close(desk: "Desk") -> object:
            return desk.supplements.close(page.submission_id, reason)

        return close

    def done_line(self) -> str:
        code = self.page.receipt_code if self.page else ""
        return self.words.gettext("Đã đóng hồ sơ {code}. Mời công dân nhận lại giấy tờ.").format(code=code)

    def content(self) -> dict[str, object]:
        return {"reason": self.reason.toPlainText()}

    def restore(self, content: dict[str, object]) -> None:
        self.reason.setPlainText(text_of(content, "reason"))

    def take_focus(self) -> None:
        self.reason.setFocus()
