"""The papers of a submission and their scans: drop a file on a paper, choose one, or take what the scanner wrote."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from frontdesk.domain.attachments import Attachment
from frontdesk.domain.paper_lines import ReceivedPaper
from frontdesk.i18n import Words
from ui.screens.lookup.cards.listing import Listing, line_icon
from ui.screens.lookup.cards.new_scans import NewScans
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.text import Text, restyle
from ui.wording import joined, paper_form

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage

_ROW = 28  # px: as high as the act at its end


def local_files(dragged: QMimeData) -> tuple[Path, ...]:
    """The files of this machine among what is dragged."""
    return tuple(Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile())


class DropTarget(QWidget):
    """Takes files; what they are is judged by the desk."""

    dropped = Signal(str, object)  # paper, paths

    def __init__(self, paper: str) -> None:
        super().__init__()
        self.paper = paper
        self.setAcceptDrops(True)
        self.setObjectName("dropTarget")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()
            self._mark(on=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._mark(on=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(on=False)
        files = local_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.dropped.emit(self.paper, files)

    def _mark(self, *, on: bool) -> None:
        self.setProperty("aim", "true" if on else "false")
        restyle(self)


class PaperLine(DropTarget):
    """One paper, its scans below, and the act that adds one."""

    attach_asked = Signal(str)
    opened = Signal(object)  # Attachment

    def __init__(self, paper: ReceivedPaper | None, scans: Sequence[Attachment], words: Words) -> None:
        super().__init__(paper.name if paper is not None else "")
        _ = words.gettext
        self.scans: list[Act] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        name = paper.name if paper is not None else _("Bản quét chung")
        if paper is not None:
            icon, tone, aside = _standing(paper, words)
            grid.addWidget(line_icon(icon, icon if icon != "info" else "muted", _ROW), 0, 0, top)
            facts = Text(aside, tone=tone)
            facts.setFixedHeight(_ROW)
            grid.addWidget(facts, 0, 2, top)
        else:
            grid.addWidget(line_icon("info", "muted", _ROW), 0, 0, top)
        grid.addWidget(Text(name, wrap=True), 0, 1)
        self.attach = Act(_("Gắn"), lambda: self.attach_asked.emit(self.paper), look="link")
        self.attach.setAccessibleName(_("Gắn bản quét: {paper}").format(paper=name))
        grid.addWidget(self.attach, 0, 3, top)
        for at, scan in enumerate(scans, 1):
            grid.addWidget(self._scan(scan, words), at, 1, 1, 3, Qt.AlignmentFlag.AlignLeft)

    def _scan(self, scan: Attachment, words: Words) -> Act:
        pages = words.ngettext("{count} trang", "{count} trang", scan.pages).format(count=scan.pages)
        act = Act(joined(scan.file_name or words.gettext("bản quét"), pages), look="link")
        act.clicked.connect(lambda: self.opened.emit(scan))
        self.scans.append(act)
        return act


def _standing(paper: ReceivedPaper, words: Words) -> tuple[str, str, str]:
    """Icon, tone and words of a paper on the list."""
    _ = words.gettext
    if paper.present:
        return "good", "muted", f"{paper.copies} {paper_form(paper.form, words)}"
    return ("warn", "warn", _("còn thiếu")) if paper.required else ("info", "muted", _("không nộp"))


class PapersCard(Listing):
    """The whole card takes files too: those belong to no paper in particular."""

    attach_asked = Signal(str)  # paper, empty for none in particular
    dropped = Signal(str, object)  # paper, paths
    opened = Signal(object)  # Attachment

    def __init__(self, words: Words) -> None:
        _ = words.gettext
        super().__init__(_("Thành phần hồ sơ"))
        self._words = words
        self._shown: object = None
        self.papers: list[PaperLine] = []
        self.hint = Text(_("Kéo thả tệp PDF hoặc ảnh vào giấy tờ để gắn bản quét."), "caption", "muted", wrap=True)
        self.new = NewScans(words)
        self.attach = Act(_("Gắn tệp quét"), lambda: self.attach_asked.emit(""), keys="Ctrl+O", look="link")
        self.add_to_head(self.attach)
        self.body.addWidget(self.hint)
        self.body.addWidget(self.new)
        self.setAcceptDrops(True)

    def show_page(self, page: "SubmissionPage") -> None:
        """Show the papers and scans of `page`."""
        papers, scans = page.submission.received.papers, page.submission.attachments
        if self._shown == (page.submission_id, papers, scans):
            return
        self._shown = (page.submission_id, papers, scans)
        self.clear()
        names = {paper.name for paper in papers}
        self.papers = [
            PaperLine(paper, [scan for scan in scans if scan.paper == paper.name], self._words) for paper in papers
        ]
        loose = [scan for scan in scans if scan.paper not in names]
        if loose:
            self.papers.append(PaperLine(None, loose, self._words))
        for line in self.papers:
            line.attach_asked.connect(self.attach_asked)
            line.dropped.connect(self.dropped)
            line.opened.connect(self.opened)
            self.add(line)
        self.hint.setVisible(not scans)
        self.new.show_papers([paper.name for paper in papers])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = local_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.dropped.emit("", files)
