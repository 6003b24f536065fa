"""Where a submission stands, in one sentence: who has the papers, since when, and what happens next."""

from collections.abc import Callable, Mapping
from datetime import datetime

from frontdesk.domain.moments import full_date, spoken
from frontdesk.domain.states import ENDED, State
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from frontdesk.messages import holder_name
from ui.screens.lookup.wording import near

Say = Callable[[Submission, datetime, Words], str]


def standing(submission: Submission, now: datetime, words: Words) -> str:
    """The sentence at the aware moment `now`."""
    _ = words.gettext
    further = _NEXT[submission.state](submission, now, words)
    held = _("{holder} giữ giấy tờ từ {since}").format(
        holder=_opening(holder_name(submission.custody, words)), since=near(submission.held_since, now, words)
    )
    return _("{held}; {further}").format(held=held, further=further)


def _opening(name: str) -> str:
    return name[:1].upper() + name[1:]


def tone_of(submission: Submission, now: datetime) -> str:
    """How the sentence is meant: "warn" where it says that something is late or amiss."""
    stuck = submission.state in (State.MISSING, State.SENT_BACK)
    overdue = submission.state in (State.RECEIVED, State.SENT_BACK) and submission.hand_over_by < now
    return "warn" if stuck or overdue else "ink"


def _received(submission: Submission, now: datetime, words: Words) -> str:
    _ = words.gettext
    by = near(submission.hand_over_by, now, words)
    if submission.hand_over_by < now:
        text = _("đã quá giờ bàn giao cho {department} ({by}).")
    else:
        text = _("cần bàn giao cho {department} trước {by}.")
    return text.format(department=submission.department, by=by)


def _sent_back(submission: Submission, now: datetime, words: Words) -> str:
    _, passage = words.gettext, submission.handover
    reason = passage.reason if passage else ""
    if reason:
        text = _("{department} đã trả lại: {reason}. Yêu cầu bổ sung, hoặc bàn giao lại trước {by}.")
    else:
        text = _("yêu cầu bổ sung, hoặc bàn giao lại cho {department} trước {by}.")
    by = near(submission.hand_over_by, now, words)
    return text.format(department=submission.department, reason=reason.rstrip("."), by=by)


def _awaiting(submission: Submission, now: datetime, words: Words) -> str:
    _, request = words.gettext, submission.request
    if request is None:
        n = sum(1 for paper in submission.received.papers if paper.required and not paper.present)
        return _("chờ Ông/Bà nộp đủ {n} giấy tờ còn thiếu.").format(n=n)
    n, day = len(request.wanted), full_date(request.respond_by)
    text = _("chờ Ông/Bà bổ sung {n} giấy tờ trước hết ngày {day}.")
    return text.format(n=n, day=day)


def _handed_over(submission: Submission, _now: datetime, words: Words) -> str:
    passage = submission.handover
    return words.gettext("chờ ký nhận phiếu {manifest}.").format(manifest=passage.manifest if passage else "")


def _in_progress(submission: Submission, now: datetime, words: Words) -> str:
    _, due = words.gettext, submission.due_at
    if due is None:
        return _("đang giải quyết.")
    text = _("đã quá hẹn, cần kết quả ngay.") if due < now else _("đang giải quyết, kết quả về quầy trước {due}.")
    return text.format(due=near(due, now, words))


def _missing(submission: Submission, _now: datetime, words: Words) -> str:
    passage = submission.handover
    text = words.gettext("{department} báo thiếu trong phiếu {manifest}, quầy phải tìm lại.")
    return text.format(department=passage.department if passage else "?", manifest=passage.manifest if passage else "?")


def _ready(_submission: Submission, _now: datetime, words: Words) -> str:
    return words.gettext("đã có kết quả, chờ đưa về quầy.")


def _at_counter(submission: Submission, now: datetime, words: Words) -> str:
    _, calls, result = words.gettext, submission.calls, submission.result
    since = result.at_counter_since if result is not None else None
    if since is not None and any(call.reached and call.at >= since for call in calls):
        return _("đã báo, chờ Ông/Bà đến nhận kết quả.")
    return _("kết quả ở quầy từ {since}, báo Ông/Bà đến nhận.").format(since=near(since or now, now, words))


def _returned(submission: Submission, now: datetime, words: Words) -> str:
    _, result = words.gettext, submission.result
    at = near(result.returned_at, now, words) if result is not None and result.returned_at else "?"
    owed = len(submission.owed_back)
    if owed:
        return _("đã trả kết quả {at}, còn phải trả {n} bản chính.").format(at=at, n=owed)
    if result is not None and result.taker:
        return _("{name} đã nhận kết quả {at}.").format(name=result.taker, at=at)
    return _("đã trả kết quả {at}.").format(at=at)


def _ended(submission: Submission, now: datetime, words: Words) -> str:
    _, ending = words.gettext, submission.ending
    sentences = {
        State.REFUSED: _("đã từ chối tiếp nhận {at}"),
        State.WITHDRAWN: _("đã dừng theo yêu cầu {at}"),
        State.CLOSED: _("đã đóng vì không bổ sung {at}"),
    }
    said = sentences[submission.state].format(at=near(ending.at, now, words) if ending else "?")
    if submission.owed_back:
        return _("{ended}, giấy tờ còn phải trả lại Ông/Bà.").format(ended=said)
    return _("{ended}.").format(ended=said)


_NEXT: Mapping[State, Say] = {
    State.RECEIVED: _received,
    State.AWAITING_SUPPLEMENT: _awaiting,
    State.HANDED_OVER: _handed_over,
    State.IN_PROGRESS: _in_progress,
    State.SENT_BACK: _sent_back,
    State.MISSING: _missing,
    State.RESULT_READY: _ready,
    State.RESULT_AT_COUNTER: _at_counter,
    State.RETURNED: _returned,
    State.REFUSED: _ended,
    State.WITHDRAWN: _ended,
    State.CLOSED: _ended,
}


def promise_note(submission: Submission, words: Words) -> str:
    """What stands beside the promised date where no time is running any more; empty where it is."""
    _ = words.gettext
    if submission.state in ENDED:
        return _("hồ sơ đã xong")
    if submission.state is State.RESULT_AT_COUNTER:
        result = submission.result
        on_time = (
            result and result.at_counter_since and submission.due_at and result.at_counter_since <= submission.due_at
        )
        return _("kết quả về đúng hạn") if on_time else _("kết quả về quá hạn")
    return ""


def first_promise(submission: Submission, words: Words) -> str:
    """The apology's note: what was promised before."""
    apology = submission.apology
    if apology is None:
        return ""
    text = words.gettext("Đã xin lỗi và hẹn lại một lần; hẹn trước là {promised}.")
    return text.format(promised=spoken(apology.promised_at, words))
