"""The box on top: scan, or type a code, a name, a number; Enter opens the submission."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from frontdesk.domain.clock import local
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import Line, Tone, line_for
from ui.tasks import Latest, Tasks
from ui.widgets.search_box import SearchBox
from ui.wording import joined, short_date, state_word

if TYPE_CHECKING:
    from frontdesk.domain.lookup import Hit, SubmissionPage
    from ui.widgets.suggestion import Suggestion

_OFFERED = 8


class FindBox(SearchBox):
    """Emits the id of a submission picked from the list, the page of one found by its code, or a batch's code."""

    picked = Signal(str)
    found = Signal(object)  # SubmissionPage
    manifest_asked = Signal(str)
    said = Signal(object)  # Line

    def __init__(self, tasks: Tasks, words: Words) -> None:
        _ = self._ = words.gettext
        hint = _("Quét mã hoặc gõ mã, tên, số điện thoại…  Ctrl+K")
        super().__init__(_("Tìm hồ sơ"), hint, _("Không có hồ sơ nào như vậy."))
        self.setObjectName("find")
        self._words = words
        self._hits: Latest[tuple[Hit, ...]] = Latest(tasks, self)
        self._pages: Latest[SubmissionPage | None] = Latest(tasks, self)
        self.asked.connect(self._on_asked)
        self.chosen.connect(self._on_chosen)
        self.entered.connect(self.open_code)

    def open_code(self, text: str) -> None:
        """Open the submission behind a code, a token or an address; the batch behind a manifest's code."""
        from frontdesk.domain.manifests import find_manifest_code  # with the first code, not with the window

        manifest = find_manifest_code(text)
        if manifest is not None:
            self.settle("")
            self.manifest_asked.emit(manifest)
        elif text.strip():
            self._pages.ask(
                lambda desk: desk.lookup.open(text), lambda page: self._on_page(text, page), self._on_refused
            )

    def _on_asked(self, text: str) -> None:
        self._hits.ask(lambda desk: desk.lookup.search(text, _OFFERED), self._on_hits, self._on_no_hits)

    def _on_hits(self, hits: "tuple[Hit, ...]") -> None:
        self.answer([self._suggest(hit) for hit in hits])

    def _on_no_hits(self, error: DeskError) -> None:
        self.give_up()
        self._on_refused(error)

    def _suggest(self, hit: "Hit") -> "Suggestion":
        from ui.widgets.suggestion import Suggestion  # with the first answer, not with the window

        return Suggestion(
            title=hit.name,
            detail=joined(hit.receipt_code, hit.procedure_name),
            aside=state_word(hit.state, self._words),
            under_aside=short_date(local(hit.received_at).date()),
            value=hit.submission_id,
        )

    def _on_chosen(self, submission_id: object) -> None:
        self.settle("")
        self.picked.emit(str(submission_id))

    def _on_page(self, text: str, page: "SubmissionPage | None") -> None:
        if page is not None:
            self.settle("")
            self.found.emit(page)
        else:
            self.said.emit(Line(self._("Không có hồ sơ nào mang mã “{code}”.").format(code=text[:40]), Tone.WARN))

    def _on_refused(self, error: DeskError) -> None:
        self.said.emit(line_for(error, self._words))
