"""Put a received submission right: what changes is said before it is done (NĐ 118/2025 Art 23.1)."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from frontdesk.domain.clock import local
from frontdesk.domain.corrections import Correction
from frontdesk.domain.identity import Party
from frontdesk.domain.moments import spoken
from frontdesk.domain.states import TO_HAND_OVER, State, Verb
from frontdesk.domain.submission import Submission
from frontdesk.domain.supplement_events import SubmissionCorrected
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from frontdesk.messages import field_names, holder_name
from ui.messages import line_for
from ui.operations.room import Room
from ui.screens.acts.corrected_filing import FilingEntry, FilingFields
from ui.screens.acts.corrected_party import PartyEntry, PartyFields, party_of
from ui.screens.acts.panel import ActPanel, Work, text_of
from ui.tasks import Latest
from ui.widgets.tick_list import Tick

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.domain.card import CardRead
    from frontdesk.domain.lookup import SubmissionPage

_PAUSE_MS = 250
_HERE = TO_HAND_OVER | {State.AWAITING_SUPPLEMENT}


@dataclass(frozen=True, slots=True)
class Typed:
    """The whole panel as one value, to be judged on a worker."""

    principal: tuple[PartyEntry, Party | None]
    delegate: tuple[PartyEntry, Party | None] | None
    filing: FilingEntry
    note: str
    reason: str
    today: date

    def correction(self, submission: Submission) -> Correction:
        """What differs from `submission`. Raises InvalidInput."""
        personal = submission.received.personal
        was = personal.principal if personal else None
        principal = party_of(*self.principal, self.today)
        delegate = party_of(*self.delegate, self.today) if self.delegate else None
        return Correction(
            principal=principal if principal != was else None,
            delegate=delegate,
            no_delegate=delegate is None,
            procedure_code=self.filing.procedure_code,
            papers=self.filing.papers,
            department=self.filing.department,
            sets=self.filing.sets,
            return_to=self.filing.return_to,
            note=self.note,
            reason=self.reason,
        )


class CorrectPanel(ActPanel):
    """The fields of the reception, and below them what would change."""

    verb = Verb.CORRECT
    forms = ("01",)

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        super().__init__(room, _("Sửa hồ sơ đã tiếp nhận"), _("Sửa và in giấy hẹn mới"), words)
        self._foreseen: Latest[SubmissionCorrected] = Latest(room.tasks, self)
        self._hindrance = ""
        self._judged: Typed | None = None
        self.effect = self.add_note("")
        self.principal = PartyFields(_("Chủ hồ sơ"), words)
        self.has_delegate = Tick(_("Có người nộp thay"), on=False)
        self.delegate = PartyFields(_("Người nộp thay"), words)
        self.away = self.add_note("", "warn")
        self.filing = FilingFields(room, words)
        for part in (self.principal, self.has_delegate, self.delegate, self.filing):
            self.body.addWidget(part)
        self.body.removeWidget(self.away)
        self.body.insertWidget(self.body.indexOf(self.filing), self.away)
        self.note = self.add_line(_("Ghi chú"))
        self.reason = self.add_reason(_("Lý do sửa"), lines=2)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._foresee)
        self.principal.changed.connect(self.changed)
        self.delegate.changed.connect(self.changed)
        self.filing.changed.connect(self.changed)
        self.filing.said.connect(self.said)
        self.has_delegate.changed.connect(self._on_delegate)
        self.changed.connect(self._judge_soon)

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        _ = self.words.gettext
        submission = page.submission
        here = page.state in _HERE
        self.principal.show_party(page.view.principal)
        self.delegate.show_party(page.view.delegate)
        self.has_delegate.put(on=page.view.delegate is not None)
        self.delegate.setVisible(page.view.delegate is not None)
        self.filing.begin(submission.received, here=here)
        self.away.setVisible(not here)
        if submission.papers_at_counter:
            text = _("Hồ sơ đã giải quyết: thủ tục, thành phần, cơ quan giải quyết và số bộ không sửa được nữa.")
        else:
            text = _("Giấy tờ đang ở {holder}: thủ tục, thành phần, cơ quan, số bộ chỉ sửa được khi về quầy.")
        self.away.say(text.format(holder=holder_name(submission.custody, self.words)))
        personal = submission.received.personal
        self.note.setText(personal.note if personal else "")
        self.reason.put("")
        self.effect.say("")
        self._judged = None
        self._foreseen.forget()
        self._judge_soon()

    @property
    def gap(self) -> str:
        return self._hindrance

    @property
    def typed(self) -> Typed:
        """What stands in the fields."""
        return Typed(
            (self.principal.entry, self.principal.base),
            (self.delegate.entry, self.delegate.base) if self.has_delegate.on else None,
            self.filing.entry,
            self.note.text().strip(),
            self.reason.text,
            local(self.room.clock()).date(),
        )

    def work(self) -> Work:
        submission, typed = self.shown.submission, self.typed
        return lambda desk: desk.corrections.correct(submission.id, typed.correction(submission))

    def done_text(self, after: Submission) -> str:
        text = self.words.gettext("Đã sửa hồ sơ. Giấy hẹn bản {n} thay giấy cũ; thu lại giấy cũ của Ông/Bà.")
        return text.format(n=after.version)

    def take_card(self, read: "CardRead") -> bool:
        fields = self.delegate if self.has_delegate.on and not self.delegate.name.text() else self.principal
        fields.take(read.party)
        return True

    def content(self) -> dict[str, object]:
        return {
            "principal": self.principal.content(),
            "delegate": self.delegate.content() if self.has_delegate.on else None,
            **self.filing.content(),
            "note": self.note.text(),
            "reason": self.reason.text,
        }

    def restore(self, content: dict[str, object]) -> None:
        self.principal.restore(content.get("principal"))
        delegate = content.get("delegate")
        self.has_delegate.put(on=delegate is not None)
        self.delegate.setVisible(delegate is not None)
        self.delegate.restore(delegate)
        self.filing.restore(content)
        self.note.setText(text_of(content, "note"))
        self.reason.put(text_of(content, "reason"))
        self._judge_soon()

    def take_focus(self) -> None:
        self.principal.setFocus()

    def _on_delegate(self) -> None:
        on = self.has_delegate.on
        self.delegate.setVisible(on)
        if on:
            self.delegate.setFocus()
        self.changed.emit()

    def _judge_soon(self) -> None:
        if replace(self.typed, reason="") == self._judged:
            return  # the reason changes nothing of what will change
        self._hindrance = self.words.gettext("Đang kiểm tra…")
        self._pause.start()

    def _foresee(self) -> None:
        submission, typed = self.shown.submission, self.typed
        self._judged = replace(typed, reason="")

        def look(desk: "Desk") -> SubmissionCorrected:
            return desk.corrections.foresee(submission.id, typed.correction(submission))

        self._foreseen.ask(look, self._on_foreseen, self._on_refused)

    def _on_foreseen(self, act: SubmissionCorrected) -> None:
        self._conclude("", self._effect(act), "ink")

    def _on_refused(self, error: DeskError) -> None:
        _ = self.words.gettext
        if error.code == "nothing_corrected":
            self._conclude(_("Chưa sửa gì."), _("Sửa chỗ sai; giấy hẹn mới thay giấy cũ."), "muted")
            return
        refused = line_for(error, self.words).text
        self._conclude(refused, refused, "bad")

    def _conclude(self, hindrance: str, effect: str, tone: str) -> None:
        if self._pause.isActive():
            return  # typed on meanwhile: that will be judged
        self._hindrance = hindrance
        self.effect.say(effect, tone)
        self.judged.emit()

    def _effect(self, act: SubmissionCorrected) -> str:
        _ = self.words.gettext
        changes = _("Sẽ sửa: {fields}.").format(fields=field_names(act.fields, self.words))
        receipt = _("Giấy hẹn cũ hết hiệu lực, in bản {n}.").format(n=act.version)
        return f"{changes} {self._due(act.due_at)} {receipt}"

    def _due(self, after: datetime | None) -> str:
        _, before = self.words.gettext, self.shown.due_at
        if after == before:
            return _("Ngày hẹn trả giữ nguyên.")
        if after is None:
            return _("Thời hạn dừng đến khi nộp đủ.")
        return _("Hẹn trả đổi thành {due}.").format(due=spoken(after, self.words))
