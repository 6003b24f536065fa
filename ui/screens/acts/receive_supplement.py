"""Take the supplement in: what came, and what the clock does then (NĐ 118/2025 Art 19.5)."""

from typing import TYPE_CHECKING

from frontdesk.domain.expected_papers import expected_papers
from frontdesk.domain.moments import spoken
from frontdesk.domain.paper_lines import ReceivedPaper
from frontdesk.domain.procedures import ClockPolicy
from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.domain.supplement_events import SupplementReceived
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import line_for
from ui.operations.room import Room
from ui.screens.acts.panel import ActPanel, Work, keys_of
from ui.tasks import Latest
from ui.widgets.buttons import Act
from ui.widgets.tick_list import TickList
from ui.wording import paper_form

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class ReceiveSupplementPanel(ActPanel):
    """Ticks what came; the due date that follows stands below before anything is done."""

    verb = Verb.RECEIVE_SUPPLEMENT

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        super().__init__(room, _("Nhận giấy tờ bổ sung"), _("Nhận bổ sung"), words)
        self._foreseen: Latest[SupplementReceived] = Latest(room.tasks, self)
        self.all = Act(_("Đủ tất cả"), self.tick_all, keys="Ctrl+D", look="link")
        self.head.insertWidget(self.head.count() - 1, self.all)
        self.papers = TickList(_("Giấy tờ chờ bổ sung"), "")
        self.papers.changed.connect(self._on_ticked)
        self.body.addWidget(self.papers)
        self.promise = self.add_note("")

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        wanted = {paper.name: paper.why for request in page.submission.waited_for for paper in request.wanted}
        awaited = [
            (str(number), self._words_of(paper, wanted))
            for number, paper in enumerate(expected_papers(page.submission), 1)
            if paper.name in wanted or (paper.required and not paper.present)
        ]
        self.papers.show_items([said for _number, said in awaited], (), [number for number, _said in awaited])
        self.promise.say("")
        self._foreseen.forget()

    def _words_of(self, paper: ReceivedPaper, wanted: dict[str, str]) -> str:
        why = wanted.get(paper.name, "")
        form = paper_form(paper.form, self.words)
        return f"{paper.name} ({form}; {why})" if why else f"{paper.name} ({form})"

    @property
    def missing(self) -> tuple[str, ...]:
        """Numbers, in the list of all papers, of those that did not come."""
        return self.papers.unticked

    @property
    def forms(self) -> tuple[str, ...]:  # type: ignore[override]  # depends on what came
        """A new receipt once everything is there."""
        return () if self.missing else ("01",)

    @property
    def gap(self) -> str:
        return "" if self.papers.ticked else self.words.gettext("Chọn giấy tờ đã nhận.")

    def work(self) -> Work:
        submission_id, missing = self.submission_id, self.missing
        return lambda desk: desk.supplements.receive(submission_id, missing)

    def done_text(self, after: Submission) -> str:
        _ = self.words.gettext
        if after.due_at is None:
            n = sum(1 for paper in after.received.papers if paper.required and not paper.present)
            return _("Đã nhận một phần; còn thiếu {n} giấy tờ, thời hạn vẫn dừng.").format(n=n)
        text = _("Đã nhận đủ. Hẹn Ông/Bà nhận kết quả {due}.")
        return text.format(due=spoken(after.due_at, self.words))

    def tick_all(self) -> None:
        self.papers.tick_all()

    def content(self) -> dict[str, object]:
        return {"came": list(self.papers.ticked)}

    def restore(self, content: dict[str, object]) -> None:
        self.papers.put(keys_of(content, "came"))
        self._foresee()

    def take_focus(self) -> None:
        self.papers.take_focus()

    def _on_ticked(self) -> None:
        self._foresee()
        self.changed.emit()

    def _foresee(self) -> None:
        if not self.papers.ticked:
            self._foreseen.forget()
            self.promise.say("")
            return
        submission_id, missing = self.submission_id, self.missing
        self._foreseen.ask(
            lambda desk: desk.supplements.foresee(submission_id, missing), self._on_foreseen, self._on_refused
        )

    def _on_foreseen(self, act: SupplementReceived) -> None:
        self.promise.say(self._promise(act), "good" if act.complete else "warn")

    def _promise(self, act: SupplementReceived) -> str:
        _ = self.words.gettext
        if act.due_at is None:
            return _("Còn thiếu {n} giấy tờ: thời hạn vẫn dừng, chưa hẹn ngày.").format(n=len(self.missing))
        due = spoken(act.due_at, self.words)
        if act.policy is ClockPolicy.PAUSE:
            return _("Đủ giấy tờ: thời hạn tính tiếp phần còn lại, hẹn trả {due}.").format(due=due)
        return _("Đủ giấy tờ: thời hạn tính lại từ đầu, hẹn trả {due}.").format(due=due)

    def _on_refused(self, error: DeskError) -> None:
        self.promise.say(line_for(error, self.words).text, "bad")
