"""What the desk answers, as one line for the screen."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from frontdesk.errors import DeskError
from frontdesk.i18n import Words

if TYPE_CHECKING:
    from ui.operations.room import Printed


class Tone(StrEnum):
    """How a line is meant; always shown with an icon, never by colour alone. Values name theme colours."""

    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    MUTED = "muted"


_ICONS = {Tone.GOOD: "good", Tone.WARN: "warn", Tone.BAD: "bad", Tone.MUTED: "info"}


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, how it is meant, and at most one act."""

    text: str
    tone: Tone = Tone.MUTED
    act: str = ""
    run: Callable[[], object] | None = None

    @property
    def icon(self) -> str:
        """The shape that says the same as the colour."""
        return _ICONS[self.tone]


UNEXPECTED = "unexpected"
UNEXPECTED_PRINT = "unexpected_print"


def line_for(error: DeskError, words: Words) -> Line:
    """`error` in the user's words: what happened and what to do."""
    from frontdesk.messages import sentence  # imported late: the window is shown first

    return Line(sentence(error, words), Tone.BAD)


def unrecorded_line(error: DeskError, words: Words, *, saved: bool) -> Line:
    """A receipt came out (or was `saved` as a file), but its print could not be recorded: no reason to print again."""
    from frontdesk.messages import sentence
    from frontdesk.sentences.screens import REASONS

    reason = words.gettext(REASONS[error.code]) if error.code in REASONS else error.code
    code = "save_unrecorded" if saved else "print_unrecorded"
    return Line(sentence(DeskError(code, reason=reason), words), Tone.WARN)


def printed_line(printed: "Printed", words: Words) -> Line:
    """Where a paper went; that its print is not on record, where that failed."""
    _, handed = words.gettext, printed.handed
    if printed.unrecorded is not None:
        return unrecorded_line(printed.unrecorded, words, saved=handed.file is not None)
    if handed.file is None:
        return Line(_("Đã gửi tới máy in {printer}.").format(printer=handed.printer), Tone.GOOD)
    text = _(
        "Máy này chưa cài máy in. Giấy đã lưu thành tệp {file} trong thư mục {folder}."
        " Tệp không được mã hóa; tự xóa sau 7 ngày."
    )
    return Line(text.format(file=handed.file.name, folder=handed.file.parent.name), Tone.WARN)


def warning_sentence(warning: object, words: Words) -> str:
    """A warning of a card or a reception in the user's words."""
    from frontdesk.messages import warning_sentence as sentence

    return sentence(warning, words)
