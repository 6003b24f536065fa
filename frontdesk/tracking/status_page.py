"""The page behind the QR, every word ready: what happens now, what to do, what was received."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from frontdesk.customer import standing
from frontdesk.customer.view import Tone
from frontdesk.domain.fee_words import dong
from frontdesk.domain.procedures import ProcessingTime
from frontdesk.domain.public_status import PublicStatus, StepKind
from frontdesk.domain.states import State
from frontdesk.domain.time_words import processing_time
from frontdesk.domain.tracking import Tracked
from frontdesk.i18n import N_, Words
from frontdesk.tracking.next_act import Act, next_act
from frontdesk.tracking.plain import When, plain, when, whole_day
from frontdesk.tracking.timeline import Line, timeline

STAGES = 4
_STAGES_SAID = 16  # each in both languages
_FACTS = 1024  # procedures by departments and fees
_STAGE: Mapping[State, int] = {
    State.RECEIVED: 1,
    State.AWAITING_SUPPLEMENT: 1,
    State.HANDED_OVER: 2,
    State.IN_PROGRESS: 2,
    State.SENT_BACK: 2,
    State.MISSING: 2,
    State.RESULT_READY: 3,
    State.RESULT_AT_COUNTER: 3,
    State.RETURNED: 4,
}
_STAGE_NAMES = (N_("nhận hồ sơ"), N_("giải quyết"), N_("có kết quả"), N_("hoàn thành"))


class Day(NamedTuple):
    """The moment that counts now, big. `when` is None where no day is promised yet; `note` says why it is that one."""

    label: str
    when: When | None
    note: str = ""
    promised: bool = False


class StatusPage(NamedTuple):
    """`stage`: 1 to STAGES, 0 where the way was left. `facts`: what was received. `expected`: the line to come.

    `office_near`: there is a reason to come or to call, so the office stands right below what to do.
    """

    code: str
    title: str
    tone: Tone
    replaced: str
    sentence: str
    apology: str
    stage: int
    stage_said: str
    day: Day | None
    act: Act | None
    office_near: bool
    facts: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    expected: When | None
    as_of: When


def status_page(tracked: Tracked, language: str, words: Words) -> StatusPage:
    """What `tracked` says to the citizen."""
    status = tracked.status
    stage = _STAGE.get(standing.stands(status), 0)
    day, act = _day(tracked, language, words), next_act(status, words)
    return StatusPage(
        code=plain(status.receipt_code),
        title=standing.title(status, words),
        tone=standing.tone(status),
        replaced=standing.replaced(status, words),
        sentence=plain(standing.whereabouts(status, words)),
        apology=standing.apology(status, words),
        stage=stage,
        stage_said=_stage_said(stage, words),
        day=day,
        act=act,
        office_near=status.late or (act is not None and act.comes),
        facts=_facts(status, words),
        lines=timeline(status, words),
        expected=day.when if day and day.promised and not status.late else None,
        as_of=when(status.as_of, words),
    )


@lru_cache(_STAGES_SAID)
def _stage_said(stage: int, words: Words) -> str:
    if not stage:
        return ""
    text = words.gettext("Bước {n} trong {all}: {name}")
    return text.format(n=stage, all=STAGES, name=words.gettext(_STAGE_NAMES[stage - 1]))


def is_promised(status: PublicStatus) -> bool:
    """Whether a day stands that the citizen waits for."""
    return status.due_at is not None and not status.ended and status.state is not State.RESULT_AT_COUNTER


def _day(tracked: Tracked, language: str, words: Words) -> Day | None:
    _, status = words.gettext, tracked.status
    if status.due_at is not None and is_promised(status):
        label = _("Đã hẹn trả kết quả") if status.late else _("Hẹn trả kết quả")
        return Day(label, when(status.due_at, words), _why(tracked, language, words), promised=True)
    if status.respond_by is not None:
        return Day(_("Bổ sung chậm nhất"), whole_day(status.respond_by, words))
    if status.ended or status.state is State.RESULT_AT_COUNTER:
        return None
    return Day(_("Hẹn trả kết quả"), None)


def _why(tracked: Tracked, language: str, words: Words) -> str:
    """How the promised day came about: counted, named with an apology, or what was left when the clock stood."""
    _, status = words.gettext, tracked.status
    if status.first_due_at is not None:
        return _("Ngày hẹn lại, thay cho {first}.").format(first=when(status.first_due_at, words).spoken)
    counted = plain(tracked.why.get(language, ""))
    if counted and status.clock_since is not None and status.clock_since > status.received_at:
        return " ".join((_("Thời hạn tính lại từ khi nộp đủ giấy tờ."), counted))
    if not counted and _is_resumed(status):
        return _("Thời hạn tạm dừng trong lúc chờ giấy tờ, nay tính tiếp.")
    return counted


def _is_resumed(status: PublicStatus) -> bool:
    """Whether the promised day is the supplement's, and yet no count from it (sectoral law lets the clock stand)."""
    supplemented = (step.until for step in status.steps if step.kind is StepKind.SUPPLEMENTED)
    return status.clock_since is None and status.due_at in supplemented


def _facts(status: PublicStatus, words: Words) -> tuple[tuple[str, str], ...]:
    procedure, *rest = _shared_facts(
        status.procedure_name, status.department, status.processing, status.fee_total, status.fee_owed, words
    )
    return (procedure, (words.gettext("Nhận lúc"), when(status.received_at, words).spoken), *rest)


@lru_cache(_FACTS)
def _shared_facts(
    procedure: str, department: str, time: ProcessingTime | None, total: int | None, owed: int | None, words: Words
) -> tuple[tuple[str, str], ...]:
    """What many submissions have in common."""
    _ = words.gettext
    facts = [(_("Thủ tục"), plain(procedure)), (_("Cơ quan giải quyết"), plain(department))]
    if time is not None:
        facts.append((_("Thời hạn theo quy định"), processing_time(time, words)))
    fee = _fee(total, owed, words)
    return (*facts, (_("Phí, lệ phí"), fee)) if fee else tuple(facts)


def _fee(total: int | None, owed: int | None, words: Words) -> str:
    """The total, what was paid and what is owed; empty where nobody knows yet."""
    _ = words.gettext
    if total == 0 and not owed:
        return _("Miễn phí")
    if total is None:  # nobody knows yet, or it ended without a result: nothing owed is then no "paid"
        return _("Còn phải nộp {owed}").format(owed=dong(owed, words)) if owed else ""
    return _fee_of(total, owed, words)


def _fee_of(total: int, owed: int | None, words: Words) -> str:
    _, whole = words.gettext, dong(total, words)
    if owed is None:
        return whole
    if owed == 0:
        return _("{total}, đã nộp đủ").format(total=whole)
    if owed >= total:
        return _("{total}, chưa nộp").format(total=whole)
    text = _("{total}; đã nộp {paid}, còn phải nộp {owed}")
    return text.format(total=whole, paid=dong(total - owed, words), owed=dong(owed, words))
