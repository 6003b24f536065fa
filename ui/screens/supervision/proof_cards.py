"""The two halves of the proof page: what stands now, and what a paper says."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from frontdesk.domain.proof_check import ChainVerdict, Outcome
from frontdesk.domain.proof_check_words import chain_words, outcome_sentence, remarks
from frontdesk.domain.proof_events import Head
from frontdesk.i18n import Words
from ui.messages import Line, Tone
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
    from frontdesk.domain.proof_check import ChainCheck, ProofCheck

_ROW, _HEAD = 40, 44
_MOST_ROWS = 6
_GOOD, _WARN, _BAD = ("good", "good"), ("warn", "warn"), ("bad", "bad")
_LOOKS = {
    Outcome.PROVEN: _GOOD,
    Outcome.CHANGED: _BAD,
    Outcome.CHANGED_SINCE: _BAD,
    Outcome.LACKING: _BAD,
    Outcome.DAMAGED: _BAD,
    Outcome.OTHER_OFFICE: _WARN,
    Outcome.UNKNOWN: _WARN,
    Outcome.MISTYPED: _WARN,
}


class HeadsCard(Card):
    """Where every device's journal stands, and the acts that put it on paper."""

    def __init__(self, words: Words) -> None:
        _ = words.gettext
        super().__init__(_("In mã đối chiếu"))
        self._words = words
        self.busy = False
        about = _(
            "In một phiếu và giữ ngoài cơ quan. Sau này phiếu cho biết có việc nào ghi trước lúc in bị sửa hay xóa,"
            " kể cả bởi người giữ cơ sở dữ liệu. Sổ theo dõi hồ sơ in ra cũng có mã này."
        )
        self.model: RowModel[Head] = RowModel(
            (
                Column(_("Máy"), lambda head: head.device, 136, strong=True),
                Column(_("Số việc"), lambda head: str(head.seq), 96, right=True),
                Column(_("Mã băm cuối"), lambda head: head.hash),
            ),
            self,
        )
        self.table = RowTable(self.model, self.heading.text(), _ROW)
        self.table.setProperty("bare", "true")
        self.print_act = Act(_("In phiếu"), look="primary")
        self.save_act = Act(_("Lưu thành tệp"))
        self.line = MessageLine()
        acts = row(self.print_act, self.save_act)
        acts.addStretch(1)
        self.body.setSpacing(GRID)
        self.body.addWidget(Text(about, wrap=True))
        self.body.addWidget(self.table)
        self.body.addLayout(acts)
        self.body.addWidget(self.line)
        self.show_heads(())

    def show_heads(self, heads: tuple[Head, ...]) -> None:
        """Every chain known here."""
        self.table.show_rows(heads, lambda head: head.device)
        self.table.setFixedHeight(_ROW * min(max(len(heads), 1), _MOST_ROWS) + _HEAD)

    def set_busy(self, *, busy: bool) -> None:
        """A sheet is on its way."""
        self.busy = busy
        for act in (self.print_act, self.save_act):
            act.setEnabled(not busy)


class CheckCard(Card):
    """A code goes in, an answer comes out; its room is there before it."""

    entered = Signal(str)

    def __init__(self, words: Words) -> None:
        _ = self._ = words.gettext
        super().__init__(_("Đối chiếu một tờ giấy"))
        self._words = words
        self.busy = False
        self.field = ScanField(_("Mã đối chiếu"), "XN1-")
        self.field.entered.connect(self.entered)
        self.choose_act = Act(_("Chọn tệp…"))
        self.stop_act = Act(_("Dừng"))
        self.banner = AnswerBanner(_("Quét mã QR, gõ mã in trên giấy, hoặc thả tệp PDF, ảnh vào đây."), self.stop_act)
        self.model: RowModel[ChainCheck] = RowModel(
            (
                Column(_("Máy"), lambda chain: chain.device or "?", 136, strong=True),
                Column(_("Kết quả"), lambda chain: chain_words(chain, words), tone=_tone),
            ),
            self,
        )
        self.table = RowTable(self.model, self.heading.text(), _ROW)
        self.table.setProperty("bare", "true")
        self.remarks = Text("", "caption", "muted", wrap=True)
        self.body.setSpacing(GRID)
        self.body.addLayout(row(self.field, self.choose_act))
        self.body.addWidget(self.banner)
        self.body.addWidget(self.table)
        self.body.addWidget(self.remarks)
        self._show_chains(())

    def begin(self) -> None:
        """A check is under way."""
        self._set_busy(busy=True)
        self._show_chains(())
        self.remarks.say("")
        self.banner.say(("info", "muted"), "", self._("Đang đối chiếu nhật ký…"), act=True)

    def show_progress(self, done: int, total: int) -> None:
        """How many acts are looked at, of how many."""
        if self.busy:
            said = self._("Đang đối chiếu nhật ký: {done}/{total} việc").format(done=done, total=total)
            self.banner.say(("info", "muted"), "", said, act=True)

    def show_answer(self, found: "ProofCheck") -> None:
        """What the paper says."""
        self._set_busy(busy=False)
        word, _colon, about = outcome_sentence(found, self._words).partition(": ")
        if not about:
            word, about = "", word
        self.banner.say(_LOOKS[found.outcome], word, about[:1].upper() + about[1:])
        self._show_chains(found.chains)
        self.remarks.say("\n".join(remarks(found, self._words)))

    def refuse(self, line: Line) -> None:
        """There is no answer."""
        self._set_busy(busy=False)
        self.banner.say(("warn", Tone.WARN.value), "", line.text)

    def _set_busy(self, *, busy: bool) -> None:
        self.busy = busy
        self.field.setEnabled(not busy)
        self.choose_act.setEnabled(not busy)

    def _show_chains(self, chains: "tuple[ChainCheck, ...]") -> None:
        self.table.show_rows(chains, lambda chain: chain.device)
        self.table.setFixedHeight(_ROW * min(max(len(chains), 1), _MOST_ROWS) + _HEAD)


def _tone(chain: "ChainCheck") -> str:
    if chain.verdict is ChainVerdict.INTACT and not chain.later:
        return "good"
    return "warn" if chain.verdict is ChainVerdict.MISTYPED else "bad"
