"""The columns of the daily log in a file, as data: what each is called, how wide it is, what it says of a row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from frontdesk.domain.clock import local
from frontdesk.domain.daily_log import LogRow
from frontdesk.domain.reception import Channel
from frontdesk.domain.states import State
from frontdesk.i18n import N_, Words
from frontdesk.messages import state_name

Cell = str | int | datetime | None  # a moment is naive, on the office's wall: a spreadsheet knows no zones


PRINTED = 12  # columns that stand on paper: what was received when, due when, passed to whom, returned, paid


class Kind(Enum):
    """What a column's cells are."""

    TEXT = auto()
    WHOLE = auto()
    MONEY = auto()  # đồng
    MOMENT = auto()


@dataclass(frozen=True, slots=True)
class LogColumn:
    """One column; `width` in characters. `fold`: how many letters a line of a cell holds, 0 where it stays one line."""

    heading: str
    width: int
    kind: Kind
    say: Callable[[LogRow], Cell]
    fold: int = 0


_CHANNELS: Mapping[str, str] = {
    Channel.PAPER.value: N_("Trực tiếp"),
    Channel.ASSISTED.value: N_("Hỗ trợ trực tuyến"),
    Channel.POST.value: N_("Qua bưu chính"),
}


def log_columns(words: Words) -> tuple[LogColumn, ...]:
    """Every column in its order; states and channels are put into words once, not for each row."""
    _ = words.gettext
    states = {state: state_name(state, words) for state in State}
    channels = {value: _(said) for value, said in _CHANNELS.items()}
    late, erased = _("Trễ hạn"), _("(đã xóa theo thời hạn lưu trữ)")
    text, whole, money, at = Kind.TEXT, Kind.WHOLE, Kind.MONEY, Kind.MOMENT
    return (
        LogColumn(_("Mã hồ sơ"), 19, text, lambda row: row.receipt_code),
        LogColumn(_("Người đề nghị"), 20, text, lambda row: row.name or erased, fold=19),
        LogColumn(_("Thủ tục"), 28, text, lambda row: row.procedure_name, fold=37),
        LogColumn(_("Cơ quan giải quyết"), 18, text, lambda row: row.department, fold=25),
        LogColumn(_("Tiếp nhận lúc"), 14, at, lambda row: _wall(row.received_at)),
        LogColumn(_("Hẹn trả"), 14, at, lambda row: _wall(row.promised_at)),
        LogColumn(_("Bàn giao lúc"), 14, at, lambda row: _wall(row.handed_over_at)),
        LogColumn(_("Có kết quả lúc"), 14, at, lambda row: _wall(row.result_at)),
        LogColumn(_("Trả, kết thúc lúc"), 14, at, lambda row: _wall(row.ended_at)),
        LogColumn(_("Tình trạng"), 15, text, lambda row: states[row.state], fold=21),
        LogColumn(_("Hạn"), 8, text, lambda row: late if row.late else ""),
        LogColumn(_("Đã nộp"), 12, money, lambda row: row.fee_paid),
        # what a page has no room for
        LogColumn(_("Phí, lệ phí phải nộp"), 12, money, lambda row: row.fee_due),
        LogColumn(_("Quyển số"), 10, text, lambda row: row.book),
        LogColumn(_("Số thứ tự"), 8, whole, lambda row: row.book_number),
        LogColumn(_("Số giấy tờ"), 16, text, lambda row: row.id_number),
        LogColumn(_("Số điện thoại"), 14, text, lambda row: row.phone),
        LogColumn(_("Địa chỉ"), 34, text, lambda row: row.address),
        LogColumn(_("Mã thủ tục"), 11, text, lambda row: row.procedure_code),
        LogColumn(_("Lĩnh vực"), 20, text, lambda row: row.field),
        LogColumn(_("Quầy"), 7, text, lambda row: row.counter),
        LogColumn(_("Cán bộ tiếp nhận"), 20, text, lambda row: row.officer),
        LogColumn(_("Hình thức nộp"), 16, text, lambda row: channels.get(row.channel, row.channel)),
        LogColumn(_("Phiếu bàn giao"), 20, text, lambda row: row.manifest),
    )


def _wall(at: datetime | None) -> datetime | None:
    return None if at is None else local(at).replace(tzinfo=None)
