"""Take a citizen's papers: scan, two letters, Enter, Ctrl+D, Ctrl+Enter."""

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget

from frontdesk.domain.identity import Party
from frontdesk.domain.states import Verb
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import Line, Tone, line_for, warning_sentence
from ui.operations.room import Room
from ui.screens.acts.keys import PAY_KEY
from ui.screens.frame import Screen, scrolling
from ui.screens.reception.action_bar import EntryBar, OutcomeBar
from ui.screens.reception.citizen import CitizenSide
from ui.screens.reception.consequence import Consequence
from ui.screens.reception.draft_desk import DraftDesk
from ui.screens.reception.drafts import Restored
from ui.screens.reception.entry_page import EntryPage
from ui.screens.reception.form import Entry, Gap, ReceptionForm, gaps, with_person, with_procedure
from ui.screens.reception.person_entry import check_entry
from ui.tasks import Latest

if TYPE_CHECKING:
    from frontdesk.domain.card import CardRead
    from frontdesk.domain.procedures import Procedure
    from frontdesk.domain.reception import Received
    from ui.encounter import EntryAnswered
    from ui.screens.reception.outcome import Outcome
    from ui.screens.reception.received_page import ReceivedPage


class ReceptionScreen(Screen):
    """Holds the form as one value; every change makes the next value, is shown, and is kept as a draft."""

    def __init__(self, room: Room, words: Words) -> None:
        _ = self._ = words.gettext
        super().__init__(_("Tiếp nhận hồ sơ"))
        self._room = room
        self._words = words
        self._form = ReceptionForm()
        self._procedure: Procedure | None = None
        self._source = ""
        self._busy = False
        self._entry_checks: Latest[Party] = Latest(room.tasks, self)
        self.entry = EntryPage(room.tasks, words)
        self.entry_bar = EntryBar(words)
        self._pages, self._bars = QStackedWidget(), QStackedWidget()
        self._pages.addWidget(scrolling(self.entry))
        self._bars.addWidget(self.entry_bar)
        self.acts.addWidget(self._bars)
        self.put(self._pages)
        self._consequence = Consequence(room.tasks, self.entry, words)
        self.citizen = CitizenSide(room.events, words, self)
        self.drafts = DraftDesk(room.tasks, self, words, lambda: self._form.submission_id)
        self._connect()
        self._bind_keys()
        self._show()

    @cached_property
    def received(self) -> "ReceivedPage":
        """The answer to a reception, furnished for the first one."""
        from ui.screens.reception.received_page import ReceivedPage

        made = ReceivedPage(self._words)
        self._pages.addWidget(scrolling(made))
        return made

    @cached_property
    def outcome(self) -> "Outcome":
        """What follows a reception to its paper."""
        from ui.screens.reception.outcome import Outcome

        made = Outcome(self._room, self.received, self._words)
        made.said.connect(self.say)
        return made

    @cached_property
    def outcome_bar(self) -> OutcomeBar:
        """The acts after a reception, furnished for the first one."""
        made = OutcomeBar(self._words)
        made.next_asked.connect(self.next_person)
        made.reprint_asked.connect(self._on_reprint)
        made.supplement_asked.connect(self._on_supplement)
        made.refuse_asked.connect(self._on_refuse)
        made.pay_asked.connect(self._on_pay)
        made.page_asked.connect(lambda: self.page_asked.emit(self.outcome.submission_id))
        self._bars.addWidget(made)
        return made

    @property
    def form(self) -> ReceptionForm:
        """What stands on the screen."""
        return self._form

    @property
    def shows_outcome(self) -> bool:
        """True after a reception, until the next person."""
        return self._pages.currentIndex() == 1

    def begin(self) -> None:
        """Bring back what was interrupted, or begin anew."""
        self.drafts.bring_back(self._on_restored)
        self.drafts.fresh_id(self._on_id)

    def take_focus(self) -> None:
        target = self.outcome_bar.next if self.shows_outcome else self.entry.procedure.box
        target.setFocus()

    def go_back(self) -> bool:
        if self._form.entry is not None and not self.shows_outcome:
            self._entry_checks.forget()
            typed = self._form
            self._change(replace(self._form, entry=None))
            self.entry.applicant.edit.setFocus()
            text = self._("Đã đóng phần nhập tay.")
            self.say(Line(text, Tone.MUTED, self._("Hoàn tác"), lambda: self._change(typed)))
            return True
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._consequence.look_again()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.save_now()

    def save_now(self) -> None:
        self.drafts.save_now()

    def take_card(self, read: "CardRead") -> bool:
        """A card was scanned: it fills the applicant, or the delegate in delegate mode."""
        if not self._busy:
            self._fill_person(read)
        return True

    def _fill_person(self, read: "CardRead") -> None:
        party, warnings = read.party, tuple(warning_sentence(warning, self._words) for warning in read.warnings)
        if self.shows_outcome:
            self.next_person()
        self._entry_checks.forget()
        before = self._form
        self._source = self._("Đã quét căn cước")
        self._change(with_person(self._form, party))
        self._say_person(before, party, warnings)
        if self._procedure is None:
            self.entry.procedure.box.setFocus()
        else:
            self.entry.papers.take_focus()

    def next_person(self) -> None:
        """Clear the screen for the next citizen."""
        self._pages.setCurrentIndex(0)
        self._bars.setCurrentIndex(0)
        self.answering.clear()
        self.citizen.next_person()
        self._begin_anew()
        self.take_focus()

    def receive_now(self) -> None:
        """Receive, or say what is missing and go there."""
        open_gaps = gaps(self._form)
        if not self._is_open:
            return
        if open_gaps:
            self.say(Line(self.entry_bar.ready.text(), Tone.WARN))
            self._go_to(open_gaps[0])
            return
        self._busy = True
        self.drafts.hold(self._form)
        self._show()
        from ui.operations.reception import receive  # with the first reception, not with the window

        form, name = self._form, self._procedure.name if self._procedure else ""
        receive(self._room, self, form, lambda done: self._on_received(done, form, name), self._on_refused)

    def _connect(self) -> None:
        entry, bar = self.entry, self.entry_bar
        entry.applicant.changed.connect(self._change)
        entry.applicant.entered.connect(self._on_entry)
        entry.applicant.left.connect(self.go_back)
        entry.applicant.phone.returnPressed.connect(self.take_focus)
        entry.procedure.chosen.connect(self._on_procedure)
        entry.procedure.said.connect(self.say)
        self._consequence.said.connect(self.say)
        self._consequence.drawn.connect(self.citizen.show)
        self.citizen.answered.connect(self._on_answered)
        self.citizen.said.connect(self.say)
        entry.papers.changed.connect(self._change)
        entry.duplicates.opened.connect(self.page_asked)
        bar.receive_asked.connect(self.receive_now)
        bar.park_asked.connect(self._on_park)
        bar.restart_asked.connect(self._on_restart)
        bar.drafts.asked.connect(lambda: bar.drafts.offer(self.drafts.suggestions()))
        bar.drafts.chosen.connect(self._on_parked)
        self.drafts.parked_changed.connect(bar.show_parked)
        self.drafts.said.connect(self.say)
        self.drafts.page_asked.connect(self.page_asked)
        self.drafts.dismissed.connect(self._on_restart)

    def _bind_keys(self) -> None:
        _ = self._
        self.bind("Ctrl+Return", "Ctrl+Enter", _("Nhận và in giấy hẹn"), self.receive_now)
        self.bind("Ctrl+Enter", "", "", self.receive_now)
        self.bind("Ctrl+D", "Ctrl+D", _("Đủ tất cả giấy tờ"), self._on_all_papers)
        self.bind("Ctrl+E", "Ctrl+E", _("Nhập hoặc sửa người nộp"), self._on_edit)
        self.bind("Ctrl+S", "Ctrl+S", _("Lưu nháp, để lại sau"), self._on_park)
        self.bind("Ctrl+N", "Ctrl+N", _("Làm lại từ đầu; hoặc người tiếp theo"), self._on_new)
        self.bind("Ctrl+P", "Ctrl+P", _("In lại giấy hẹn"), self._on_reprint)
        self.bind("Alt+B", "Alt+B", _("Yêu cầu bổ sung, sau khi nhận"), self._on_supplement)
        self.bind("Alt+T", "Alt+T", _("Từ chối, sau khi nhận"), self._on_refuse)
        self.bind(PAY_KEY, PAY_KEY, _("Thu phí, sau khi nhận"), self._on_pay)

    @property
    def _is_open(self) -> bool:
        """True while the form may be changed."""
        return not self.shows_outcome and not self._busy

    def _on_edit(self) -> None:
        if self._is_open:
            self.entry.applicant.open_editor()

    def _change(self, form: ReceptionForm) -> None:
        self._form = form
        self.citizen.open()
        self._show()
        self.drafts.keep(self._form)

    def _on_answered(self, answer: "EntryAnswered") -> None:
        self._form = replace(self._form, confirmed=answer.confirmed, consents=answer.consents)
        self.drafts.keep(self._form)

    def _show(self) -> None:
        self.entry.applicant.show_form(self._form, self._source if self._form.filer else "")
        self.entry.papers.show_form(self._form)
        self._consequence.show_form(self._form, self._procedure)
        self.entry_bar.show_form(self._form, self._busy)
        self.entry.setEnabled(not self._busy)

    def _on_id(self, submission_id: str) -> None:
        if not self._form.submission_id:
            self._form = replace(self._form, submission_id=submission_id)
            self._show()
            if not self._form.is_blank:
                self.drafts.keep(self._form)

    def _on_procedure(self, procedure: "Procedure") -> None:
        self._show_procedure(procedure)
        self._change(with_procedure(self._form, procedure))
        self.entry.papers.take_focus()

    def _show_procedure(self, procedure: "Procedure | None") -> None:
        self._procedure = procedure
        self.entry.procedure.show_procedure(procedure)

    def _on_entry(self, entry: Entry) -> None:
        checks = self._entry_checks
        check_entry(self._room, checks, entry, lambda party: self._on_typed(entry, party), self._on_entry_refused)

    def _on_entry_refused(self, error: DeskError) -> None:
        self.say(line_for(error, self._words))

    def _on_typed(self, entry: Entry, party: Party) -> None:
        self._source = self._("Đã nhập tay")
        self.answering.clear()
        form = replace(self._form, entry=None)
        self._change(replace(form, delegate=party) if entry.for_delegate else replace(form, principal=party))
        self.take_focus()

    def _say_person(self, before: ReceptionForm, party: Party, warnings: tuple[str, ...]) -> None:
        _ = self._
        replaced = before.principal is not None and self._form.principal not in (None, before.principal)
        if warnings:
            self.say(Line(" ".join(warnings), Tone.WARN))
        elif replaced:
            text = _("Đã thay người nộp bằng {name}.").format(name=party.name)
            self.say(Line(text, Tone.WARN, _("Hoàn tác"), lambda: self._change(before)))
        else:
            self.say(Line(_("Đã quét căn cước {name}.").format(name=party.name), Tone.GOOD))

    def _on_all_papers(self) -> None:
        if self._is_open and self._form.papers:
            self.entry.papers.tick_all()

    def _go_to(self, gap: Gap) -> None:
        if gap is Gap.PAPERS:
            self.entry.papers.take_focus()
        elif gap is Gap.PROCEDURE:
            self.entry.procedure.box.setFocus()
        elif gap is Gap.ENTRY:
            self.entry.applicant.editor.take_focus()
        else:
            self.entry.applicant.edit.setFocus()

    def _on_received(self, received: "Received", form: ReceptionForm, procedure: str) -> None:
        self._busy = False
        self.drafts.forget(form)
        outcome, bar = self.outcome, self.outcome_bar
        self._pages.setCurrentIndex(1)
        self._bars.setCurrentIndex(1)
        self.answering.clear()
        outcome.follow(received, form, procedure)
        self.citizen.received(received, form)
        fee = self._procedure.fee if self._procedure else None
        bar.show_received(len(form.missing_papers), free=fee is not None and fee.is_free)
        self._begin_anew()
        self.outcome_bar.next.setFocus()

    def _on_refused(self, error: DeskError) -> None:
        self._busy = False
        if error.code == "application_changed":
            self._be_another(error)
            return
        self._show()
        self.take_focus()  # the form was shut while it was being recorded
        self.drafts.keep(self._form)
        self.say(line_for(error, self._words))

    def _be_another(self, error: DeskError) -> None:
        """Another window received under this form's id: what is on screen becomes a form of its own, nothing lost."""
        self._form = replace(self._form, submission_id="")
        self._show()
        self.drafts.fresh_id(self._on_id)
        self.take_focus()
        text = self._("Phần nhập này đã nhận ở cửa sổ khác (mã {code}). Nếu là hồ sơ khác, bấm Nhận lần nữa.")
        self.say(Line(text.format(code=error.params.get("code", "?")), Tone.WARN))

    def _begin_anew(self) -> None:
        self.citizen.shut()
        self._entry_checks.forget()
        self._source = ""
        self._show_procedure(None)
        self._form = ReceptionForm()
        self._show()
        self.drafts.fresh_id(self._on_id)

    def _on_new(self) -> None:
        if self.shows_outcome:
            self.next_person()
        elif not self._busy:
            self._on_restart()

    def _on_reprint(self) -> None:
        if self.shows_outcome:
            self.outcome.print_again()

    def _on_supplement(self) -> None:
        if self.shows_outcome and self.outcome_bar.supplement.isVisible():
            self.act_asked.emit(self.outcome.submission_id, Verb.REQUEST_SUPPLEMENT.value)

    def _on_refuse(self) -> None:
        if self.shows_outcome:
            self.act_asked.emit(self.outcome.submission_id, Verb.REFUSE.value)

    def _on_pay(self) -> None:
        if self.shows_outcome and self.outcome_bar.pay.isVisible():
            self.act_asked.emit(self.outcome.submission_id, Verb.PAY.value)

    def _on_park(self) -> None:
        if self._is_open and not self._form.is_blank and self._form.submission_id:
            self.drafts.park(self._form)
            self._begin_anew()
            self.take_focus()

    def _on_restart(self) -> None:
        if self._form.is_blank:
            return
        form, procedure = self._form, self._procedure
        self.drafts.discard(form)
        self._begin_anew()
        self.take_focus()
        text = self._("Đã xóa phần đang nhập để làm lại.")
        self.say(Line(text, Tone.MUTED, self._("Hoàn tác"), lambda: self._on_reopen(form, procedure)))

    def _on_parked(self, restored: Restored) -> None:
        self._on_reopen(restored.form, restored.procedure)
        self.drafts.take(restored)

    def _on_reopen(self, form: ReceptionForm, procedure: "Procedure | None") -> None:
        if not self._form.is_blank:
            self.drafts.park(self._form)
        self._entry_checks.forget()
        self._pages.setCurrentIndex(0)
        self._bars.setCurrentIndex(0)
        self._show_procedure(procedure)
        self._change(replace(form, parked=False, confirmed=False))
        self.take_focus()

    def _on_restored(self, form: ReceptionForm, procedure: "Procedure | None") -> bool:
        if not self._form.is_blank:
            return False
        self._show_procedure(procedure)
        self._form = replace(form, confirmed=False)
        self._show()
        return True
