"""Where a submission stands, in words for citizens: what happens now, and what there is to do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from frontdesk.customer.view import Tone
from frontdesk.domain.clock import local
from frontdesk.domain.fee_words import dong
from frontdesk.domain.moments import full_date, spoken
from frontdesk.domain.public_status import PapersLeft, PublicStatus, StepKind
from frontdesk.domain.states import State
from frontdesk.i18n import N_, Words


@dataclass(frozen=True, slots=True)
class Standing:
    """`sentence` says what happens now; `todo` what the citizen does next, empty where nothing."""

    title: str
    sentence: str
    tone: Tone
    todo: str


_TITLES: Mapping[State, str] = {
    State.RECEIVED: N_("Đã nhận hồ sơ"),
    State.AWAITING_SUPPLEMENT: N_("Cần bổ sung giấy tờ"),
    State.HANDED_OVER: N_("Đang giải quyết"),
    State.IN_PROGRESS: N_("Đang giải quyết"),
    State.SENT_BACK: N_("Đang xem lại"),
    State.MISSING: N_("Đang kiểm tra"),
    State.RESULT_READY: N_("Sắp có kết quả"),
    State.RESULT_AT_COUNTER: N_("Đã có kết quả"),
    State.RETURNED: N_("Đã trả kết quả"),
    State.REFUSED: N_("Không tiếp nhận"),
    State.WITHDRAWN: N_("Đã dừng giải quyết"),
    State.CLOSED: N_("Đã kết thúc"),
}
_SENTENCES: Mapping[State, str] = {
    State.RECEIVED: N_("Hồ sơ đã được nhận và sẽ chuyển đến {department}."),
    State.AWAITING_SUPPLEMENT: N_("Hồ sơ còn thiếu giấy tờ nên chưa hẹn ngày trả kết quả."),
    State.HANDED_OVER: N_("Hồ sơ đang được chuyển đến {department}."),
    State.IN_PROGRESS: N_("Hồ sơ đang ở {department}, đang giải quyết."),
    State.SENT_BACK: N_("Hồ sơ đã về quầy để xem lại. Cần thêm giấy tờ gì, quầy sẽ báo Ông/Bà."),
    State.MISSING: N_("Quầy đang kiểm tra lại việc chuyển hồ sơ đến {department}."),
    State.RESULT_READY: N_("{department} đã giải quyết xong. Kết quả đang được chuyển về quầy."),
    State.RESULT_AT_COUNTER: N_("Kết quả đã ở quầy từ {since}."),
    State.RETURNED: N_("Kết quả đã được trả."),
    State.REFUSED: N_("Hồ sơ không được tiếp nhận. Lý do ghi trong phiếu từ chối đã giao cho Ông/Bà."),
    State.WITHDRAWN: N_("Hồ sơ đã dừng giải quyết theo yêu cầu."),
    State.CLOSED: N_("Hồ sơ đã kết thúc vì hết thời hạn bổ sung giấy tờ. Nếu vẫn cần, Ông/Bà có thể nộp hồ sơ mới."),
}


def standing(status: PublicStatus, words: Words, opening: str = "") -> Standing:
    """`status` in words. `opening`: when the office is open, a sentence, said where the citizen must come."""
    todo, comes = _todo(status, words)
    return Standing(
        title=title(status, words),
        sentence=_joined(replaced(status, words), whereabouts(status, words), apology(status, words)),
        tone=tone(status),
        todo=_joined(todo, opening if comes else ""),
    )


def title(status: PublicStatus, words: Words) -> str:
    """The state in two or three words: "Đang giải quyết"."""
    return words.gettext(_TITLES[stands(status)])


def stands(status: PublicStatus) -> State:
    """The state as citizens know it: papers found again at the counter wait to be sent on, nobody looks at them."""
    if status.state is not State.SENT_BACK:
        return status.state
    told = [step.kind for step in status.steps if step.kind is not StepKind.CORRECTED]
    return State.RECEIVED if told[-1:] == [StepKind.FOUND] else status.state


def whereabouts(status: PublicStatus, words: Words) -> str:
    """What happens now and where, in one sentence."""
    since = spoken(status.ready_since, words) if status.ready_since else ""
    return words.gettext(_SENTENCES[stands(status)]).format(department=status.department, since=since)


def tone(status: PublicStatus) -> Tone:
    """How the state is meant."""
    if status.state is State.RESULT_AT_COUNTER:
        return Tone.GOOD
    if status.late or status.replaced or status.state is State.AWAITING_SUPPLEMENT:
        return Tone.WARN
    return Tone.MUTED if status.ended and status.papers_left is PapersLeft.NONE else Tone.PLAIN


def replaced(status: PublicStatus, words: Words) -> str:
    """That the receipt no longer holds, empty where it does."""
    if not status.replaced:
        return ""
    return words.gettext("Giấy hẹn này đã được thay bằng bản mới; mời Ông/Bà dùng bản mới.")


def apology(status: PublicStatus, words: Words) -> str:
    """What became of the promised date where it was not simply kept, said plainly; empty where it is."""
    _ = words.gettext
    if status.ended:
        return ""
    if status.late and status.state is State.RESULT_AT_COUNTER:
        return _("Kết quả về muộn hơn ngày đã hẹn. Xin lỗi Ông/Bà.")
    if status.late and status.first_due_at is not None:
        return _("Hồ sơ đã quá cả ngày hẹn lại. Thành thật xin lỗi Ông/Bà; mời hỏi tại quầy để biết thêm.")
    if status.late:
        return _("Hồ sơ đã quá ngày hẹn. Thành thật xin lỗi Ông/Bà; mời hỏi tại quầy để biết thêm.")
    if status.first_due_at is not None and status.due_at is not None and status.ready_since is None:
        text = _("Xin lỗi Ông/Bà vì không kịp ngày hẹn {first}. Ngày hẹn mới: {due}.")
        return text.format(first=full_date(local(status.first_due_at)), due=spoken(status.due_at, words))
    return ""


def _todo(status: PublicStatus, words: Words) -> tuple[str, bool]:
    """What there is to do, and whether it means coming to the office."""
    doing = _TODO.get(status.state)
    if status.elsewhere and doing in (_fetch, _wait):
        return _sent(words), False
    if doing is not None:
        return doing(status, words), status.state is not State.RESULT_READY
    return _papers(status, words), status.papers_left is PapersLeft.HERE


def _fetch(status: PublicStatus, words: Words) -> str:
    _ = words.gettext
    fee = _("Tiền còn phải nộp: {amount}.").format(amount=dong(status.fee_owed, words)) if status.fee_owed else ""
    come = _("Mời Ông/Bà đến nhận, mang theo giấy hẹn và căn cước. Người nhận thay mang thêm giấy ủy quyền.")
    return _joined(come, fee)


def _supplement(status: PublicStatus, words: Words) -> str:
    _ = words.gettext
    papers = "; ".join((*status.missing, *(_others(status, words))))
    if status.respond_by is None:
        return _("Mời Ông/Bà mang đến: {papers}.").format(papers=papers)
    day = full_date(status.respond_by)
    if local(status.as_of).date() > status.respond_by:
        return _("Đã quá ngày bổ sung {day}. Mời Ông/Bà mang đến ngay: {papers}.").format(papers=papers, day=day)
    return _("Mời Ông/Bà mang đến: {papers}, chậm nhất ngày {day}.").format(papers=papers, day=day)


def _others(status: PublicStatus, words: Words) -> tuple[str, ...]:
    """Papers in an officer's words stand on the form the citizen was given, not here: they may name somebody."""
    _ = words.gettext
    if not status.others_missing and status.missing:
        return ()
    return (_("giấy tờ ghi trong phiếu yêu cầu bổ sung"),)


def _wait(_status: PublicStatus, words: Words) -> str:
    return words.gettext("Ông/Bà chưa cần đến; khi kết quả về quầy mới đến nhận.")


def _sent(words: Words) -> str:
    """By post or as a file: nobody is sent to the counter for it."""
    return words.gettext("Kết quả được trả theo cách Ông/Bà đã đăng ký, ghi ở mục 6 của giấy hẹn.")


def _papers(status: PublicStatus, words: Words) -> str:
    """What is left of the citizen's papers after the end."""
    _ = words.gettext
    match status.papers_left:
        case PapersLeft.HERE:
            return _("Giấy tờ đã nộp còn ở quầy. Mời Ông/Bà đến nhận lại, mang theo giấy hẹn và căn cước.")
        case PapersLeft.COMING:
            return _("Giấy tờ đã nộp đang được chuyển về quầy; khi về quầy mới đến nhận lại.")
        case PapersLeft.NONE:
            return ""


_TODO: Mapping[State, Callable[[PublicStatus, Words], str]] = {
    State.AWAITING_SUPPLEMENT: _supplement,
    State.RESULT_READY: _wait,
    State.RESULT_AT_COUNTER: _fetch,
}


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
