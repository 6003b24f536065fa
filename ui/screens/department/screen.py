"""A department's PC: what lies here, by due date, and what is done to it."""

from functools import partial
from typing import TYPE_CHECKING

from frontdesk.domain.custody import HolderKind
from frontdesk.domain.states import Verb
from frontdesk.i18n import Words
from frontdesk.messages import holder_name
from ui.messages import Line, Tone
from ui.operations.remembered import recall, remember
from ui.operations.room import Room
from ui.screens.act_page import ActPage
from ui.screens.act_screen import ActScreen
from ui.screens.acts.acknowledge import AcknowledgePanel
from ui.screens.acts.ask_extension import AskExtensionPanel
from ui.screens.acts.done_by import department_person
from ui.screens.acts.panel import ActPanel
from ui.screens.acts.record_result import RecordResultPanel
from ui.screens.acts.report_missing import ReportMissingPanel
from ui.screens.acts.send_back import SendBackPanel
from ui.screens.department.batch_panel import BatchPanel
from ui.screens.department.cards import ManifestCard, VerbsCard, WhoCard
from ui.screens.department.pages import DepartmentsPage, InboxPage
from ui.screens.summary_card import SummaryCard
from ui.tasks import Latest
from ui.widgets.buttons import Act

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage
    from frontdesk.domain.manifests import Manifest

_REMEMBERED = "department"


class DepartmentScreen(ActScreen):
    """Choose the department once; then its inbox, a submission's acts, a batch's acknowledgement."""

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        self.who = WhoCard(words)

        self._own = department_person(room.person)

        def who() -> str:
            return self._own.name if self._own is not None else self.who.name

        kinds = (AcknowledgePanel, RecordResultPanel, SendBackPanel, AskExtensionPanel, ReportMissingPanel)
        self.panels: dict[Verb, ActPanel] = {kind.verb: kind(room, words, who) for kind in kinds}
        self.batch = BatchPanel(room, words, who)
        super().__init__(_("Cơ quan giải quyết"), room, words, self.panels)
        self._manifests: Latest[Manifest] = Latest(room.tasks, self)
        self.departments = DepartmentsPage(room, words)
        self.inbox = InboxPage(room, words, self._on_change)
        self.summary, self.batch_card = SummaryCard(words), ManifestCard(words)

        self.verbs = VerbsCard(tuple(self.panels.items()), self._pick, words)
        acts = ActPage(self.who, self.summary, self.batch_card, self.verbs)
        self.furnish(acts, self.departments, self.inbox)
        self.view = Act(_("Xem hồ sơ"), self._on_view)
        for act in (self.back, self.view):
            self.acts.addWidget(act)
        self.acts.addStretch(1)
        self.acts.addWidget(self.primary)
        self._connect()
        self.show_list(self.departments)
        if self._own is not None and self._own.department:
            self.inbox.change.hide()
            self._settle(self._own.department)
        else:
            recall(room, self, _REMEMBERED, self._on_recalled, self.refused)

    def _connect(self) -> None:
        self.departments.chosen.connect(self._on_chosen)
        self.inbox.opened.connect(lambda identity: self.open_submission(identity, self._show))
        for page in (self.departments, self.inbox):
            page.moved.connect(self.show_acts)
        self.who.changed.connect(self.show_acts)
        for at, (verb, panel) in enumerate(self.panels.items(), start=1):
            self.bind(f"Alt+{at}", f"Alt+{at}", panel.heading.text(), partial(self._pick, verb))

    @property
    def department(self) -> str:
        """Where this PC stands; empty until it is chosen."""
        return self.inbox.department

    def take_focus(self) -> None:
        if self.panel is not None:
            self._focus(self.panel)
        else:
            (self.inbox if self.department else self.departments).table.setFocus()

    def go_back(self) -> bool:
        home = self.inbox if self.department else self.departments
        if self._stack.currentWidget() is home:
            return False
        if not self.busy:
            self.answering.clear()
            self.show_list(home)
            self.take_focus()
        return True

    def look_again(self) -> None:
        self.departments.look_again()
        self.inbox.look_again()

    def show_acts(self) -> None:
        on_list = self._stack.currentWidget() in (self.departments, self.inbox)
        self.back.setVisible(not on_list)
        self.view.setVisible(self.shown is not None)
        super().show_acts()

    def offer_on_list(self) -> None:
        if self._stack.currentWidget() is self.departments:
            self.primary.offer(self._("Chọn cơ quan này") if self.departments.model.rowCount() else "")
        else:
            self.primary.offer(self._("Mở hồ sơ") if self.inbox.at >= 0 else "")

    def act_on_list(self) -> None:
        page = self._stack.currentWidget()
        table = self.departments.table if page is self.departments else self.inbox.table
        if page in (self.departments, self.inbox) and table.at >= 0:
            table.opened.emit(table.at)

    def do_it(self) -> None:
        super().do_it()
        if self.panel is not None and not self.busy:
            self._focus(self.panel)  # it still lacks something

    def after_many(self, panel: ActPanel) -> None:
        self.say(Line(self.batch.done_batch_text(), Tone.GOOD))
        self.show_list(self.inbox)
        self.take_focus()

    def after(self, panel: ActPanel, page: "SubmissionPage") -> None:
        self.show_list(self.inbox)
        self.take_focus()

    def show_again(self, page: "SubmissionPage") -> None:
        if not self._is_here(page):
            self._show(page)
            return
        self.summary.show_page(page)
        self.verbs.show_verbs([each for each in self.panels if page.may(each)], self._verb)
        super().show_again(page)

    def show_over(self, page: "SubmissionPage") -> None:
        self.show_list(self.inbox)
        self.take_focus()

    def take_code(self, code: str) -> bool:
        if not self.department:
            self.refuse(self._("Chọn cơ quan của máy này trước, rồi quét lại."))
        elif code.strip().upper().startswith("BG-"):
            self._manifests.ask(lambda desk: desk.handover.manifest(code), self._on_manifest, self.refused)
        else:
            super().take_code(code)
        return True

    def on_scanned(self, page: "SubmissionPage") -> None:
        in_batch = self.panel is self.batch and page.submission_id in self.batch.keys
        if in_batch:
            self.say(Line(self._("{code} có trong phiếu này.").format(code=page.receipt_code), Tone.GOOD))
        else:
            self._show(page)
            if page.scanned_version and self.shown is page:
                self.say(self.replaced_line(page))

    def _show(self, page: "SubmissionPage") -> None:
        """The acts on a submission that lies here, or where else it is."""
        if not self._is_here(page):
            text = self._("Hồ sơ {code} không ở {department} mà ở {holder}.")
            holder = holder_name(page.submission.custody, self._words)
            self.refuse(text.format(code=page.receipt_code, department=self.department, holder=holder))
            return
        self.answering.clear()
        allowed = [verb for verb in self.panels if page.may(verb)]
        self._show_act(page, allowed[0] if allowed else None)
        if not allowed:
            text = self._("Hồ sơ này đã có kết quả. Mang giấy tờ và kết quả về quầy; quầy quét để nhận.")
            self.say(Line(text, Tone.MUTED))

    def _show_act(self, page: "SubmissionPage", verb: Verb | None) -> None:
        self.summary.show_page(page)
        self.summary.show()
        self.batch_card.hide()
        self.verbs.show_verbs([each for each in self.panels if page.may(each)], verb)
        self.who.setVisible(verb is not None and self._own is None)
        self.show_panel(page, verb)
        if self.panel is not None:
            self._focus(self.panel)

    def _focus(self, panel: ActPanel) -> None:
        if self._own is not None or self.who.name:
            panel.take_focus()
        else:
            self.who.field.setFocus()

    def _is_here(self, page: "SubmissionPage") -> bool:
        custody, passage = page.submission.custody, page.submission.handover
        if custody.kind is HolderKind.DEPARTMENT:
            return custody.name == self.department
        found = page.may(Verb.ACKNOWLEDGE)  # reported missing, and turned up
        return found and passage is not None and passage.department == self.department

    def _pick(self, verb: Verb) -> None:
        page = self.shown
        if page is not None and page.may(verb) and not self.busy:
            self._show_act(page, verb)
        elif page is not None:
            self.verbs.show_verbs([each for each in self.panels if page.may(each)], self._verb)

    @property
    def _verb(self) -> Verb | None:
        return next((verb for verb, panel in self.panels.items() if panel is self.panel), None)

    def _on_manifest(self, manifest: "Manifest") -> None:
        if manifest.department != self.department:
            text = self._("Phiếu {code} gửi {theirs}, không phải {ours}.")
            self.refuse(text.format(code=manifest.code, theirs=manifest.department, ours=self.department))
            return
        self.answering.clear()
        self.batch_card.show_manifest(manifest)
        self.summary.hide()
        self.verbs.hide()
        self.batch_card.show()
        self.who.setVisible(self._own is None)
        self.show_panel_of_many(self.batch, lambda: self.batch.begin_batch(manifest))
        self._focus(self.batch)

    def _on_recalled(self, name: str) -> None:
        if name and not self.department:
            self._settle(name)

    def _on_chosen(self, name: str) -> None:
        remember(self._room, self, _REMEMBERED, name, self.refused)
        self._settle(name)

    def _settle(self, name: str) -> None:
        self.inbox.show_department(name)
        self.show_list(self.inbox)
        if self.isVisible():
            self.take_focus()

    def _on_change(self) -> None:
        self.show_list(self.departments)
        self.departments.table.setFocus()

    def _on_view(self) -> None:
        if self._page is not None:
            self.page_asked.emit(self._page.submission_id)
