"""Bàn giao: the 15:00 board, the baskets the scanner feeds, the batches departments have not answered."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget

from frontdesk.domain.boards import HandoverBoard
from frontdesk.domain.manifests import MOST_IN_A_BATCH, Difference, Manifest, find_manifest_code
from frontdesk.domain.states import Verb
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.events import DeskChanged
from ui.messages import line_for
from ui.operations.handover import hand_over
from ui.operations.room import Room
from ui.screens.frame import KeyNote, Screen
from ui.screens.handover.answers import ScanRow
from ui.screens.handover.basket_desk import BasketDesk
from ui.screens.handover.batch_prints import BatchPrints
from ui.screens.handover.manifest_desk import ManifestDesk
from ui.screens.handover.manifest_page import ManifestPage
from ui.screens.handover.work_page import WorkPage
from ui.tasks import Latest
from ui.widgets.buttons import Act
from ui.widgets.text import Text

if TYPE_CHECKING:
    from frontdesk.desk import Desk

_MINUTE_MS = 60_000
Looked = tuple[HandoverBoard, tuple[Difference, ...]]


class HandoverScreen(Screen):
    """The work and one batch; Esc goes from the batch back to the work, which stays as it was."""

    def __init__(self, room: Room, words: Words) -> None:
        _ = self._ = words.gettext
        super().__init__(_("Bàn giao hồ sơ"))
        self._room = room
        self._words = words
        self._busy = False
        self._last = ""  # the batch handed over last
        self._looked: Latest[Looked] = Latest(room.tasks, self)
        self.work = WorkPage(words, room.clock)
        self.manifest_page = ManifestPage(words)
        self.baskets = BasketDesk(room, words, self)
        self.manifests = ManifestDesk(room, words, self.manifest_page)
        self.prints = BatchPrints(room, words, self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.work)
        self._stack.addWidget(self.manifest_page)
        self._make_acts()
        self.put(self._stack)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self.look_again)
        self._connect()
        self._bind_keys()
        self._show_acts()

    def _make_acts(self) -> None:
        _ = self._
        self.back = Act(_("Trở lại"), self.go_back, keys="Esc")
        self.reprint = Act(_("In lại phiếu"), self.print_again, keys="Ctrl+P")
        self.gap = Text("", tone="muted")
        self.primary = Act("", self.do_primary, keys="Ctrl+Enter", look="primary")
        self.acts.addWidget(self.back)
        self.acts.addWidget(self.reprint)
        self.acts.addStretch(1)
        self.acts.addWidget(self.gap)
        self.acts.addWidget(self.primary)

    def _connect(self) -> None:
        card = self.work.basket
        card.entered.connect(self._on_entered)
        card.take_out_asked.connect(self.baskets.take_out)
        card.undo_asked.connect(self.baskets.undo)
        card.belongs_asked.connect(self.baskets.put_where_it_belongs)
        self.baskets.answered.connect(self._on_answered)
        self.baskets.changed.connect(self._on_baskets)
        self.work.board.chosen.connect(self._on_chosen)
        self.work.board.entered.connect(card.field.setFocus)
        self.work.differences.opened.connect(self.open_manifest)
        for speaker in (self.baskets, self.manifests, self.prints):
            speaker.said.connect(self.say)
        for asking in (card, self.work.waiting, self.manifest_page):
            asking.page_asked.connect(self.page_asked)
        self.manifests.opened.connect(self._on_opened)
        self.manifests.shown_changed.connect(self._show_acts)
        self.prints.ended.connect(lambda _code: self._show_acts())
        self._room.events.changed.connect(self._on_changed)

    def _bind_keys(self) -> None:
        _ = self._
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shown = "Ctrl+Enter" if keys == "Ctrl+Return" else ""
            self.bind(keys, shown, _("Bàn giao và in phiếu; ghi nhận ký nhận"), self.do_primary)
        self.bind("Ctrl+B", "Ctrl+B", _("Cho vào giỏ của cơ quan kia"), self.work.basket.put_where_it_belongs)
        self.bind("Ctrl+Z", "Ctrl+Z", _("Hoàn tác việc vừa làm với giỏ"), self._undo)
        self.bind("Ctrl+P", "Ctrl+P", _("In lại phiếu bàn giao"), self.print_again)
        self.bind("Ctrl+Down", "Ctrl+↑ ↓", _("Giỏ của cơ quan khác"), lambda: self._step(1))
        self.bind("Ctrl+Up", "", "", lambda: self._step(-1))
        self.key_notes.append(KeyNote("Delete", _("Bỏ hồ sơ khỏi giỏ")))
        for verb, act in self.manifest_page.answer.acts.items():
            self.bind(act.accessibleDescription(), act.accessibleDescription(), act.text(), partial(self._do, verb))

    @property
    def shows_manifest(self) -> bool:
        """True while one batch is on screen."""
        return self._stack.currentIndex() == 1

    def take_focus(self) -> None:
        if self.shows_manifest:
            self.manifest_page.take_focus()
        else:
            self.work.basket.field.setFocus()

    def take_code(self, code: str) -> bool:
        manifest = find_manifest_code(code)
        if manifest is not None:
            self.open_manifest(manifest)
        elif self.shows_manifest:
            self.manifests.take(code)
        else:
            self.baskets.take(code)
        return True

    def go_back(self) -> bool:
        if not self.shows_manifest:
            return False
        self._stack.setCurrentIndex(0)
        self.answering.clear()
        self._show_acts()
        self.look_again()
        self.take_focus()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minute.start()
        self.look_again()
        self.baskets.weigh_again()

    def hideEvent(self, event: QHideEvent) -> None:
        self._minute.stop()
        super().hideEvent(event)

    def save_now(self) -> None:
        self.baskets.save_now()
        self.manifests.save_now()
        self.prints.stop_all()

    def look_again(self) -> None:
        """Ask the desk for the board and the differences as of now."""
        department = self.baskets.baskets.chosen
        self._looked.ask(lambda desk: _look(desk, department), self._on_looked, self._on_failed)

    def open_manifest(self, code: str) -> None:
        """Show one batch."""
        self.answering.clear()
        self.manifests.open(code)

    def do_primary(self) -> None:
        """Hand the open basket over, or record what the department says of the batch on screen."""
        if self.shows_manifest:
            self.manifests.acknowledge()
        else:
            self._hand_over()

    def print_again(self) -> None:
        """The papers of the batch on screen, or of the one handed over last."""
        code = self._printable
        if code:
            self.prints.start(code)
            self._show_acts()

    @property
    def _printable(self) -> str:
        if self.shows_manifest:
            return self.manifests.manifest.code if self.manifests.manifest is not None else ""
        return self._last

    def _hand_over(self) -> None:
        basket = self.baskets.open
        if self._busy or not basket.items:
            return
        self._busy = True
        self._show_acts()
        items = basket.items[:MOST_IN_A_BATCH]  # the rest stays for a batch of its own
        ids = tuple(item.submission_id for item in items)
        late = sum(1 for item in items if item.hand_over_by < self._room.clock())
        done = partial(self._on_handed_over, ids, late)
        hand_over(self._room, self, basket.department, ids, done, self._on_refused)

    def _on_handed_over(self, ids: tuple[str, ...], late: int, manifest: Manifest) -> None:
        ngettext = self._words.ngettext
        self._busy, self._last = False, manifest.code
        self.baskets.let_go(ids)
        self.work.basket.clear_answer()
        text = ngettext("Đã bàn giao {n} hồ sơ cho {department}.", "Đã bàn giao {n} hồ sơ cho {department}.", len(ids))
        about = text.format(n=len(ids), department=manifest.department)
        left = len(self.baskets.baskets.of(manifest.department).items)
        if left:
            about += " " + ngettext("Trong giỏ còn {n} hồ sơ.", "Trong giỏ còn {n} hồ sơ.", left).format(n=left)
        if late:
            about += " " + ngettext("{n} hồ sơ ghi là quá giờ.", "{n} hồ sơ ghi là quá giờ.", late).format(n=late)
        self.prints.start(manifest.code, about)
        self._show_acts()
        self.take_focus()

    def _on_refused(self, error: DeskError) -> None:
        self._busy = False
        self._show_acts()
        self._on_failed(error)
        self.baskets.weigh_again()

    def _on_entered(self, text: str) -> None:
        self.take_code(text)

    def _on_answered(self, row: ScanRow) -> None:
        self.work.basket.answer(row, self.baskets.open)
        self.work.board.show_baskets(self.baskets.baskets)
        self.work.waiting.show_baskets(self.baskets.baskets)
        self._show_acts()

    def _on_baskets(self) -> None:
        self.work.basket.show_basket(self.baskets.open)
        self.work.board.show_baskets(self.baskets.baskets)
        self.work.waiting.show_baskets(self.baskets.baskets)
        self._show_acts()
        if self.isVisible():
            self.look_again()

    def _on_chosen(self, department: str) -> None:
        self.work.basket.clear_answer()
        self.baskets.choose(department)

    def _on_looked(self, looked: Looked) -> None:
        board, differences = looked
        baskets = self.baskets.baskets
        self.work.board.show_board(board, baskets)
        shown = baskets.chosen or (board.loads[0].department if board.loads else "")
        total = next((load.total for load in board.loads if load.department == shown), 0)
        self.work.waiting.show_rows(shown, board.rows, total, baskets)
        self.work.differences.show_differences(differences)

    def _on_opened(self) -> None:
        self._stack.setCurrentIndex(1)
        self._show_acts()
        self.take_focus()

    def _step(self, steps: int) -> None:
        """To the basket of the department above or below; the focus stays where it is."""
        if not self.shows_manifest:
            self.work.board.step(steps)

    def _undo(self) -> None:
        if not self.shows_manifest:
            self.baskets.undo()

    def _do(self, verb: Verb) -> None:
        if self.shows_manifest:
            self.manifests.do(verb)

    def _on_changed(self, what: DeskChanged) -> None:
        if what.submissions:
            self.baskets.weigh_again()
            if self.isVisible():
                self.look_again()
                self.manifests.look_again()

    def _show_acts(self) -> None:
        _ = self._
        self.back.setVisible(self.shows_manifest)
        printable = self._printable
        self.reprint.setVisible(bool(printable))
        self.reprint.setEnabled(not self.prints.is_printing(printable))
        if self.shows_manifest:
            self.primary.rename(_("Ghi nhận ký nhận"))
            self.primary.setEnabled(bool(self.manifests.waiting) and not self.manifests.busy)
            self.gap.say("" if self.manifests.waiting else _("Phiếu đã được trả lời đủ"))
            return
        basket = self.baskets.open
        self.primary.rename(_("Bàn giao và in phiếu"))
        self.primary.setEnabled(bool(basket.items) and not self._busy)
        self.gap.say(self._gap(len(basket.items), basket.department))

    def _gap(self, count: int, department: str) -> str:
        if not count:
            return self._("Quét hồ sơ vào giỏ trước")
        text = self._words.ngettext("{n} hồ sơ → {department}", "{n} hồ sơ → {department}", count)
        return text.format(n=count, department=department)

    def _on_failed(self, error: DeskError) -> None:
        self.say(line_for(error, self._words))


def _look(desk: "Desk", department: str) -> Looked:
    return desk.boards.handover(department), desk.handover.differences()
