"""Every form this submission has, to be printed again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from frontdesk.domain.states import State
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from ui.screens.lookup.cards.listing import Listing
from ui.widgets.buttons import Act
from ui.widgets.card import row
from ui.widgets.text import Text
from ui.wording import joined

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage

KEYS = {"01": "Ctrl+P", "06": "Ctrl+Shift+P"}


def forms_here(submission: Submission) -> tuple[tuple[str, str], ...]:
    """The forms there is content for, as (number, "Số:" of the last one); the receipt first."""
    ending, apology = submission.ending, submission.apology
    has = {
        "01": (True, ""),
        "02": (bool(submission.supplements), submission.supplements[-1].number if submission.supplements else ""),
        "03": (submission.state is State.REFUSED, ending.number if ending else ""),
        "04": (apology is not None, apology.number if apology else ""),
        "05": (submission.state is State.WITHDRAWN, ending.number if ending else ""),
        "06": (True, ""),
    }
    return tuple((form, number) for form, (there, number) in has.items() if there)


class FormsCard(Listing):
    """One line a form: its name, its number, how often it was printed, and the act."""

    print_asked = Signal(str)

    def __init__(self, words: Words) -> None:
        _ = words.gettext
        super().__init__(_("Biểu mẫu"))
        self._words = words
        self.acts: dict[str, Act] = {}
        self._names = {
            "01": _("Giấy tiếp nhận và hẹn trả"),
            "02": _("Phiếu yêu cầu bổ sung"),
            "03": _("Phiếu từ chối tiếp nhận"),
            "04": _("Văn bản xin lỗi, hẹn lại"),
            "05": _("Thông báo dừng giải quyết"),
            "06": _("Phiếu kiểm soát"),
        }

    def show_page(self, page: "SubmissionPage") -> None:
        """Show the forms of `page`."""
        self.clear()
        self.acts = {}
        for form, number in forms_here(page.submission):
            prints = page.prints if form == "01" else page.submission.printed(form)
            self.add(self._line(form, number, prints, page.submission.version))

    def _line(self, form: str, number: str, prints: int, version: int) -> QWidget:
        _ = self._words.gettext
        name = self._names[form]
        words = _("In lại") if prints else _("In")
        act = Act(words, lambda: self.print_asked.emit(form), keys=KEYS.get(form, ""), look="link")
        act.setAccessibleName(f"{words}: {name}")
        self.acts[form] = act
        facts = joined(
            _("số {number}").format(number=number) if number else "",
            _("bản {n}").format(n=version) if form == "01" and version > 1 else "",
            _("đã in {n} lần").format(n=prints) if prints else _("chưa in"),
        )
        line = QWidget()
        words_of = Text(f"{form}  {name}", elide=True)
        parts = row(words_of, Text(facts, tone="muted"), act)
        parts.setStretch(0, 1)
        line.setLayout(parts)
        return line
