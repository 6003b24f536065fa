"""What has happened so far, line by line, as anybody may read it."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from frontdesk.domain.public_status import PublicStatus, StepKind
from frontdesk.i18n import N_, Words
from frontdesk.tracking.plain import When, plain, when

_TEXTS = 1024  # kinds of steps by departments

_STEPS: Mapping[StepKind, str] = {
    StepKind.RECEIVED: N_("Quầy đã nhận hồ sơ"),
    StepKind.SUPPLEMENT_REQUESTED: N_("Quầy đề nghị bổ sung giấy tờ"),
    StepKind.SUPPLEMENT_PARTLY: N_("Đã nhận một phần giấy tờ bổ sung"),
    StepKind.SUPPLEMENTED: N_("Đã nhận đủ giấy tờ bổ sung"),
    StepKind.HANDED_OVER: N_("Đã chuyển hồ sơ đến {department}"),
    StepKind.ACKNOWLEDGED: N_("{department} đã nhận hồ sơ"),
    StepKind.CHECKING: N_("Quầy kiểm tra lại việc chuyển hồ sơ"),
    StepKind.FOUND: N_("Đã kiểm tra xong, hồ sơ ở quầy"),
    StepKind.SENT_BACK: N_("{department} chuyển hồ sơ về quầy để xem lại"),
    StepKind.APOLOGISED: N_("{department} xin lỗi vì không kịp ngày hẹn"),
    StepKind.MOVED: N_("Ngày hẹn lùi lại vì có ngày nghỉ theo thông báo"),
    StepKind.CORRECTED: N_("Đã sửa hồ sơ và cấp giấy hẹn mới"),
    StepKind.DECIDED: N_("{department} đã giải quyết xong"),
    StepKind.RESULT_AT_COUNTER: N_("Kết quả đã về quầy"),
    StepKind.RETURNED: N_("Đã trả kết quả"),
    StepKind.REFUSED: N_("Không tiếp nhận hồ sơ"),
    StepKind.WITHDRAWN: N_("Đã dừng giải quyết theo yêu cầu"),
    StepKind.CLOSED: N_("Đã kết thúc vì hết thời hạn bổ sung giấy tờ"),
    StepKind.PAPERS_GIVEN_BACK: N_("Đã trả lại giấy tờ đã nộp"),
}


class Line(NamedTuple):
    """One step. `opens_day`: it is the first of its day, whose date it says; `until`: what was promised with it."""

    at: When
    opens_day: bool
    text: str
    until: str


def timeline(status: PublicStatus, words: Words) -> tuple[Line, ...]:
    """The steps of `status`, oldest first: read as the story it is, the last line stands next to what is to come."""
    lines: list[Line] = []
    day = ""
    for step in status.steps:
        at = when(step.at, words)
        text = _text(step.kind, step.department or status.department, words)
        until = _until(step.until, status, words) if step.until else ""
        lines.append(Line(at, at.day != day, text, until))
        day = at.day
    return tuple(lines)


@lru_cache(_TEXTS)
def _text(kind: StepKind, department: str, words: Words) -> str:
    return words.gettext(_STEPS[kind]).format(department=plain(department))


def _until(until: datetime, status: PublicStatus, words: Words) -> str:
    """What was promised; a promise that another took the place of must not be read as one."""
    holds = until == status.due_at and not status.ended
    text = words.gettext("Hẹn trả {when}") if holds else words.gettext("Khi đó hẹn trả {when}")
    return text.format(when=when(until, words).spoken)
