"""The two ways official codes come in: scanned in pairs, or as a list."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from frontdesk.domain.code_list import WILL_BE_RECORDED, RowFate, RowMatch
from frontdesk.domain.code_list_words import fate_words, match_words
from frontdesk.domain.code_pairs import CodePair
from frontdesk.i18n import Words
from ui.messages import line_for
from ui.operations.official_codes import PairRow
from ui.theme import GRID
from ui.widgets.answer_banner import AnswerBanner
from ui.widgets.buttons import Act
from ui.widgets.card import Card, row
from ui.widgets.message_line import MessageLine
from ui.widgets.row_model import Column, RowModel
from ui.widgets.row_table import RowTable
from ui.widgets.scan_field import ScanField
from ui.widgets.text import Text

if TYPE_CHECKING:
    from frontdesk.domain.code_list import CodeImport
    from frontdesk.domain.lookup import Hit

_ROW, _ROWS = 52, 6


class PairCard(Card):
    """A receipt and an official code, in either order, make a row; the act records all rows."""

    entered = Signal(str)

    def __init__(self, words: Words) -> None:
        _ = self._ = words.gettext
        super().__init__(_("Quét ghép mã"))
        self._words = words
        self._hit: Hit | None = None
        self._pair = CodePair()
        self.field = ScanField(_("Mã"), _("Mã tiếp nhận, rồi mã hồ sơ của tỉnh; hoặc ngược lại"))
        self.field.entered.connect(self.entered)
        self.banner = AnswerBanner(_("Quét giấy tiếp nhận và mã hồ sơ của tỉnh, theo thứ tự nào cũng được."))
        self.model: RowModel[PairRow] = RowModel(
            (
                Column(
                    _("Hồ sơ"),
                    lambda pair: pair.hit.receipt_code,
                    under=lambda pair: pair.hit.name,
                    strong=True,
                ),
                Column(
                    _("Mã của tỉnh"),
                    lambda pair: pair.official,
                    under=self._refusal,
                    under_tone=lambda _pair: "warn",
                ),
            ),
            self,
        )
        self.table = RowTable(self.model, self.heading.text(), _ROW)
        self.table.setProperty("bare", "true")
        self.table.setFixedHeight(_ROW * _ROWS + 44)
        self.record_act = Act(_("Ghi các mã"), look="primary")
        self.drop_act = Act(_("Bỏ dòng đang chọn"), self.drop)
        self.line = MessageLine()
        acts = row(self.drop_act)
        acts.addStretch(1)
        acts.addWidget(self.record_act)
        self.body.setSpacing(GRID)
        for part in (self.field, self.banner, self.table):
            self.body.addWidget(part)
        self.body.addLayout(acts)
        self.body.addWidget(self.line)
        self._show()

    @property
    def rows(self) -> tuple[PairRow, ...]:
        """What will be recorded."""
        return self.model.rows

    def take_hit(self, hit: "Hit") -> None:
        """A paper of ours was scanned."""
        self._hit = hit
        self._advance(self._pair.with_submission(hit.submission_id))

    def take_official(self, code: str) -> None:
        """An official code was scanned."""
        self._advance(self._pair.with_official(code))

    def refuse(self, said: str) -> None:
        """A scan that is neither; what was scanned before it still waits."""
        self.banner.say(("warn", "warn"), "", said)

    def show_left(self, left: tuple[PairRow, ...]) -> None:
        """What was recorded goes; what was refused stays, with its reason."""
        done = len(self.rows) - len(left)
        self.model.show_rows(left)
        said = self._words.ngettext("Đã ghi {n} mã.", "Đã ghi {n} mã.", done).format(n=done)
        look = ("warn", "warn") if left else ("good", "good")
        self.banner.say(look, "", said)
        self._show()

    def drop(self) -> None:
        """The chosen row is not recorded."""
        if self.table.at >= 0:
            self.model.take_out(self.table.at)
            self._show()

    def _advance(self, pair: CodePair) -> None:
        _ = self._
        self._pair = pair
        if pair.complete and self._hit is not None:
            others = [each for each in self.rows if each.hit.submission_id != pair.submission_id]
            self.model.show_rows((PairRow(self._hit, pair.official), *others))
            said = _("{receipt}: {official}").format(receipt=self._hit.receipt_code, official=pair.official)
            self.banner.say(("good", "good"), self._hit.name, said)
        elif pair.official:
            self.banner.say(("info", "muted"), pair.official, _("Quét giấy tiếp nhận của hồ sơ này."))
        elif self._hit is not None:
            self.banner.say(("info", "muted"), self._hit.name, _("Quét mã hồ sơ của tỉnh."))
        self._show()

    def _show(self) -> None:
        self.record_act.setEnabled(bool(self.rows))
        self.drop_act.setEnabled(bool(self.rows))

    def _refusal(self, pair: PairRow) -> str:
        return line_for(pair.refused, self._words).text if pair.refused else ""


class ListCard(Card):
    """A list from the province's system: looked at, then recorded."""

    def __init__(self, words: Words) -> None:
        _ = self._ = words.gettext
        super().__init__(_("Nhập mã từ tệp"))
        self._words = words
        self.choose_act = Act(_("Chọn tệp…"))
        self.record_act = Act(_("Ghi các mã"), look="primary")
        self.counts = Text(_("Tệp XLSX hoặc CSV có cột Mã hồ sơ và Mã tiếp nhận."), tone="muted", wrap=True)
        self.model: RowModel[RowMatch] = RowModel(
            (
                Column(_("Dòng"), lambda match: str(match.row.number), 64, right=True),
                Column(_("Mã của tỉnh"), lambda match: match.row.official, 184),
                Column(
                    _("Hồ sơ"),
                    lambda match: match.receipt_code or match.row.receipt or match.row.id_number,
                    tone=_tone,
                    under=lambda match: match_words(match, words),
                ),
            ),
            self,
        )
        self.table = RowTable(self.model, self.heading.text(), _ROW)
        self.table.setProperty("bare", "true")
        self.table.setFixedHeight(_ROW * _ROWS + 44)
        self.line = MessageLine()
        acts = row(self.choose_act)
        acts.addStretch(1)
        acts.addWidget(self.record_act)
        self.body.setSpacing(GRID)
        for part in (self.counts, self.table):
            self.body.addWidget(part)
        self.body.addLayout(acts)
        self.body.addWidget(self.line)
        self.record_act.setEnabled(False)

    def show_import(self, done: "CodeImport", *, recorded: bool) -> None:
        """What becomes of each row; what is left alone comes first."""
        told = sorted(done.matches, key=lambda match: (match.fate in WILL_BE_RECORDED, match.row.number))
        self.model.show_rows(told)
        counts = [f"{fate_words(fate, self._words)} {done.count(fate)}" for fate in RowFate if done.count(fate)]
        said = self._("{n} dòng: {counts}").format(n=len(done.matches), counts=", ".join(counts) or "—")
        self.counts.say(said, "ink")
        self.record_act.setEnabled(not recorded and any(done.count(fate) for fate in WILL_BE_RECORDED))


def _tone(match: RowMatch) -> str:
    return "ink" if match.fate in WILL_BE_RECORDED or match.fate is RowFate.KNOWN else "warn"
