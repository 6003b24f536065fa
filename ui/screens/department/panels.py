"""What a department does to a submission that lies there; each act carries the name of the person acting."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from frontdesk.domain.clock import Clock
from frontdesk.domain.custody import Parcel
from frontdesk.domain.manifests import Manifest
from frontdesk.domain.moments import spoken
from frontdesk.domain.result_events import Outcome
from frontdesk.domain.states import Verb
from frontdesk.i18n import Words
from ui.screens.act_panel import ActPanel, Work, keys_of, text_of
from ui.widgets.choice import Choice
from ui.widgets.moment_field import MomentField
from ui.widgets.reason_field import ReasonField
from ui.widgets.tick_list import TickList
from ui.wording import joined

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.domain.lookup import SubmissionPage

Who = Callable[[], str]


class DepartmentPanel(ActPanel):
    """An act of somebody of the department; `who` says of whom."""

    def __init__(self, heading: str, act: str, words: Words, who: Who) -> None:
        super().__init__(heading, act, words)
        self._who = who

    @property
    def gap(self) -> str:
        if not self._who():
            return self.words.gettext("Còn thiếu: họ tên người làm")
        return self.lacking

    @property
    def lacking(self) -> str:
        """What the act itself still needs."""
        return ""

    @property
    def code(self) -> str:
        """The receipt code of the submission."""
        return self.page.receipt_code if self.page else ""


class _WithReason(DepartmentPanel):
    """A reason, and nothing else."""

    def __init__(self, heading: str, act: str, words: Words, who: Who, hint: str, *, needed: bool) -> None:
        super().__init__(heading, act, words, who)
        self._needed = needed
        self.reason = ReasonField(words.gettext("Lý do"), hint, 4)
        self.add_field(words.gettext("Lý do"), self.reason)
        self.reason.textChanged.connect(self.changed)

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        self.reason.setPlainText("")

    @property
    def lacking(self) -> str:
        return self.words.gettext("Còn thiếu: lý do") if self._needed and not self.reason.text else ""

    def content(self) -> dict[str, object]:
        return {"reason": self.reason.toPlainText()}

    def restore(self, content: dict[str, object]) -> None:
        self.reason.setPlainText(text_of(content, "reason"))

    def take_focus(self) -> None:
        self.reason.setFocus()


class AcknowledgePanel(DepartmentPanel):
    """The papers are here."""

    verb = Verb.ACKNOWLEDGE

    def __init__(self, words: Words, who: Who) -> None:
        _ = words.gettext
        super().__init__(_("Ký nhận hồ sơ"), _("Ký nhận"), words, who)
        self.batch = self.add_note("")

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        _, passage = self.words.gettext, page.submission.handover
        if passage is not None:
            text = _("Phiếu {manifest}, {giver} bàn giao {when}. Quét phiếu để ký nhận cả phiếu.")
            when = spoken(passage.handed_over_at, self.words)
            self.batch.say(text.format(manifest=passage.manifest, giver=passage.giver, when=when))

    def work(self) -> Work:
        page, who = self.page, self._who()
        assert page is not None

        def acknowledge(desk: "Desk") -> object:
            return desk.handover.acknowledge_one(page.submission_id, who)

        return acknowledge

    def done_line(self) -> str:
        return self.words.gettext("Đã ký nhận hồ sơ {code}.").format(code=self.code)


class SendBackPanel(_WithReason):
    """Back to the counter without a result."""

    verb = Verb.SEND_BACK

    def __init__(self, words: Words, who: Who) -> None:
        _ = words.gettext
        hint = _("Nói rõ thiếu gì, sai ở đâu, để bộ phận Một cửa báo công dân một lần")
        super().__init__(_("Trả lại quầy"), _("Trả lại quầy"), words, who, hint, needed=True)
        self.add_note(_("Thông báo trong 3 ngày làm việc từ khi nhận (NĐ 118/2025, Điều 19). Giấy tờ mang về quầy."))

    def work(self) -> Work:
        page, who, reason = self.page, self._who(), self.reason.text
        assert page is not None

        def send_back(desk: "Desk") -> object:
            return desk.handover.send_back(page.submission_id, reason, who)

        return send_back

    def done_line(self) -> str:
        return self.words.gettext("Đã trả hồ sơ {code} về quầy.").format(code=self.code)


class MissingPanel(_WithReason):
    """On the manifest and not in the batch."""

    verb = Verb.REPORT_MISSING

    def __init__(self, words: Words, who: Who) -> None:
        _ = words.gettext
        hint = _("Ví dụ: có tên trong phiếu, không có trong túi hồ sơ")
        super().__init__(_("Báo thiếu hồ sơ"), _("Báo thiếu"), words, who, hint, needed=False)
        self.add_note(_("Bộ phận Một cửa tìm hồ sơ; người bàn giao chịu trách nhiệm đến khi thấy."), "warn")

    def work(self) -> Work:
        page, who, reason = self.page, self._who(), self.reason.text
        assert page is not None

        def report(desk: "Desk") -> object:
            return desk.handover.report_missing(page.submission_id, reason, who)

        return report

    def done_line(self) -> str:
        return self.words.gettext("Đã báo thiếu hồ sơ {code}.").format(code=self.code)


class ResultPanel(DepartmentPanel):
    """The decision, and the number it has."""

    verb = Verb.RECORD_RESULT

    def __init__(self, words: Words, who: Who) -> None:
        _ = words.gettext
        super().__init__(_("Ghi kết quả giải quyết"), _("Ghi kết quả"), words, who)
        self.outcome: Choice[Outcome] = Choice(
            _("Kết quả"), ((Outcome.GRANTED, _("Chấp thuận")), (Outcome.DECLINED, _("Không chấp thuận")))
        )
        self.document = QLineEdit()
        self.document.setPlaceholderText(_("Ví dụ: 15/GCN-UBND"))
        self.body.addWidget(self.outcome)
        self.add_field(_("Số văn bản, quyết định"), self.document)
        self.add_note(_("Không chấp thuận thì phải có văn bản nêu lý do; văn bản đó cũng là kết quả."))
        self.document.textChanged.connect(self.changed)
        self.outcome.changed.connect(self.changed)

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        self.outcome.choose(Outcome.GRANTED)
        self.document.clear()

    @property
    def lacking(self) -> str:
        declined = self.outcome.value is Outcome.DECLINED and not self.document.text().strip()
        return self.words.gettext("Còn thiếu: số văn bản nêu lý do") if declined else ""

    def work(self) -> Work:
        page, who = self.page, self._who()
        outcome, document = self.outcome.value, self.document.text().strip()
        assert page is not None

        def record(desk: "Desk") -> object:
            return desk.results.record(page.submission_id, outcome, document, who)

        return record

    def done_line(self) -> str:
        return self.words.gettext("Đã ghi kết quả hồ sơ {code}. Mang kết quả về quầy.").format(code=self.code)

    def content(self) -> dict[str, object]:
        return {"document": self.document.text(), "outcome": self.outcome.value.value}

    def restore(self, content: dict[str, object]) -> None:
        self.document.setText(text_of(content, "document"))
        self.outcome.choose(Outcome(str(content.get("outcome", Outcome.GRANTED))))

    def take_focus(self) -> None:
        self.outcome.take_focus()


class ExtensionPanel(_WithReason):
    """A wish: the counter's late list then offers the apology."""

    verb = Verb.ASK_EXTENSION

    def __init__(self, words: Words, who: Who, clock: Clock) -> None:
        _ = words.gettext
        hint = _("Lý do sẽ ghi vào phiếu xin lỗi gửi công dân")
        super().__init__(_("Xin thêm thời gian"), _("Gửi đề nghị"), words, who, hint, needed=True)
        self.until = MomentField(_("Xong trước"), words, clock)
        self.add_field(_("Xong trước"), self.until)
        self.until.changed.connect(self.changed)

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        self.until.retype("", "17:00")

    @property
    def lacking(self) -> str:
        if self.until.moment is None:
            return self.words.gettext("Ghi ngày và giờ, ví dụ 03/12/2026 17:00")
        return super().lacking

    def work(self) -> Work:
        page, who, reason, until = self.page, self._who(), self.reason.text, self.until.moment
        assert page is not None
        assert until is not None

        def ask(desk: "Desk") -> object:
            return desk.apologies.ask_extension(page.submission_id, until, reason, who)

        return ask

    def done_line(self) -> str:
        text = self.words.gettext("Đã gửi đề nghị cho hồ sơ {code}; bộ phận Một cửa xin lỗi và hẹn lại công dân.")
        return text.format(code=self.code)

    def content(self) -> dict[str, object]:
        return {**super().content(), "until": self.until.typed}

    def restore(self, content: dict[str, object]) -> None:
        super().restore(content)
        self.until.retype(*keys_of(content, "until"))

    def take_focus(self) -> None:
        target = self.until.day if self.until.moment is None else self.reason
        target.setFocus()


class BatchPanel(DepartmentPanel):
    """A whole manifest: what is unticked is reported missing."""

    def __init__(self, words: Words, who: Who) -> None:
        _ = words.gettext
        super().__init__(_("Ký nhận cả phiếu"), _("Ký nhận"), words, who)
        self.manifest: Manifest | None = None
        self.items = TickList(_("Hồ sơ trong phiếu"), _("Phiếu này không còn hồ sơ nào chờ ký nhận."))
        self.reason = ReasonField(_("Ghi chú về hồ sơ thiếu"), lines=2)
        self.add_note(_("Bỏ dấu những hồ sơ có tên trong phiếu mà không có trong túi: các hồ sơ đó được báo thiếu."))
        self.body.addWidget(self.items)
        self.add_field(_("Ghi chú về hồ sơ thiếu"), self.reason)
        self.items.changed.connect(self.changed)
        self.reason.textChanged.connect(self.changed)

    def begin_batch(self, manifest: Manifest) -> None:
        """Ask about the submissions of `manifest` nobody has answered for."""
        self.manifest = manifest
        waiting = [item for item in manifest.items if item.parcel is Parcel.SENT]
        lines = [joined(item.receipt_code, item.name, item.procedure_name) for item in waiting]
        self.items.show_items(lines, keys=[item.submission_id for item in waiting])
        self.reason.setPlainText("")

    @property
    def keys(self) -> tuple[str, ...]:
        """The ids of the submissions asked about."""
        return (*self.items.ticked, *self.items.unticked)

    @property
    def lacking(self) -> str:
        return "" if self.items.ticks else self.words.gettext("Phiếu này đã được ký nhận đủ")

    def work(self) -> Work:
        manifest, who, missing, reason = self.manifest, self._who(), self.items.unticked, self.reason.text
        assert manifest is not None

        def acknowledge(desk: "Desk") -> object:
            return desk.handover.acknowledge(manifest.code, missing, who, reason)

        return acknowledge

    def content(self) -> dict[str, object]:
        return {"unticked": self.items.unticked, "reason": self.reason.toPlainText()}

    def restore(self, content: dict[str, object]) -> None:
        left = keys_of(content, "unticked")
        self.items.put([key for key in self.items.ticked if key not in left])
        self.reason.setPlainText(text_of(content, "reason"))

    def done_line(self) -> str:
        _, missing = self.words.gettext, len(self.items.unticked)
        got = _("Đã ký nhận {n} hồ sơ.").format(n=len(self.items.ticked))
        lacking = _("Báo thiếu {n} hồ sơ.").format(n=missing)
        return f"{got} {lacking}" if missing else got

    def take_focus(self) -> None:
        self.items.take_focus()
