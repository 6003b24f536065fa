"""What the citizen does next: what to bring, by when, and whether there is a reason to come at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from frontdesk.domain.clock import local
from frontdesk.domain.fee_words import dong
from frontdesk.domain.public_status import PapersLeft, PublicStatus
from frontdesk.domain.states import State
from frontdesk.i18n import Words
from frontdesk.tracking.plain import plain


@dataclass(frozen=True, slots=True)
class Act:
    """`items`: what to bring, each its own line; `notes`: what else to know; `comes`: now is the time to come."""

    title: str
    lead: str
    items: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    comes: bool = False


def next_act(status: PublicStatus, words: Words) -> Act | None:
    """What there is to do, or to know before; None where all of it is over."""
    if status.ended:
        return _PAPERS[status.papers_left](status, words)
    return _OPEN.get(status.state, _wait)(status, words)


def _supplement(status: PublicStatus, words: Words) -> Act:
    _ = words.gettext
    items = [plain(name) for name in status.missing]
    if status.others_missing or not items:  # in an officer's words, they may name somebody: on the form, not here
        items.append(_("Giấy tờ ghi trong phiếu yêu cầu bổ sung"))
    overdue = status.respond_by is not None and local(status.as_of).date() > status.respond_by
    lead = _("Đã quá ngày bổ sung. Mời Ông/Bà mang ngay đến quầy:") if overdue else _("Mời Ông/Bà mang đến quầy:")
    # whether the time then runs from zero or on from where it stood is the procedure's: the day says it
    notes = [_("Mang theo giấy hẹn và căn cước."), _("Khi nộp đủ, quầy hẹn ngày trả kết quả.")]
    if status.respond_by is not None:  # NĐ 118/2025 Art 19.5
        notes.append(_("Quá hạn bổ sung mà chưa nộp đủ, cơ quan có thể kết thúc hồ sơ."))
    return Act(_title(words), lead, tuple(items), tuple(notes), comes=True)


def _fetch(status: PublicStatus, words: Words) -> Act:
    if status.elsewhere:
        return _sent(status, words)
    lead = words.gettext("Mời Ông/Bà đến quầy nhận kết quả, mang theo:")
    return Act(_title(words), lead, _to_collect(status, words), _who_collects(words), comes=True)


def _wait(status: PublicStatus, words: Words) -> Act:
    _ = words.gettext
    if status.elsewhere:
        return _sent(status, words)
    title = _("Khi nhận kết quả") if status.late else _nothing_yet(words)
    lead = _("Khi có kết quả, mời Ông/Bà đến quầy nhận, mang theo:")
    again = _("Quét lại mã QR trên giấy hẹn để biết kết quả đã về quầy chưa.")
    return Act(title, lead, _to_collect(status, words), (again, *_who_collects(words)))


def _sent(status: PublicStatus, words: Words) -> Act:
    """By post or as a file: nobody is sent to the counter for it. Form 01 says how, in its line 6."""
    _ = words.gettext
    title = _("Khi nhận kết quả") if status.late or status.ready_since else _nothing_yet(words)
    lead = _("Kết quả được trả theo cách Ông/Bà đã đăng ký, ghi ở mục 6 của giấy hẹn.")
    return Act(title, lead, _owed(status, words))


def _papers_here(_status: PublicStatus, words: Words) -> Act:
    _ = words.gettext
    lead = _("Giấy tờ đã nộp còn ở quầy. Mời Ông/Bà đến nhận lại, mang theo:")
    return Act(_title(words), lead, _proofs(words), _who_collects(words), comes=True)


def _papers_coming(_status: PublicStatus, words: Words) -> Act:
    lead = words.gettext("Giấy tờ đã nộp đang được chuyển về quầy; khi về quầy mới đến nhận lại.")
    return Act(_nothing_yet(words), lead)


def _nothing(_status: PublicStatus, _words: Words) -> None:
    return None


def _title(words: Words) -> str:
    return words.gettext("Việc Ông/Bà cần làm")


def _nothing_yet(words: Words) -> str:
    return words.gettext("Ông/Bà chưa cần làm gì")


def _to_collect(status: PublicStatus, words: Words) -> tuple[str, ...]:
    return (*_proofs(words), *_owed(status, words))


def _owed(status: PublicStatus, words: Words) -> tuple[str, ...]:
    if not status.fee_owed:
        return ()
    return (words.gettext("Tiền còn phải nộp: {amount}").format(amount=dong(status.fee_owed, words)),)


def _proofs(words: Words) -> tuple[str, ...]:
    _ = words.gettext
    return (_("Giấy hẹn"), _("Căn cước hoặc hộ chiếu"))


def _who_collects(words: Words) -> tuple[str, ...]:
    """NĐ 118/2025 Art 6.2."""
    _ = words.gettext
    return (
        _("Người khác nhận thay: mang căn cước của mình và giấy ủy quyền."),
        _("Mất giấy hẹn vẫn nhận được: mang căn cước hoặc hộ chiếu."),
    )


_OPEN: Mapping[State, Callable[[PublicStatus, Words], Act]] = {
    State.AWAITING_SUPPLEMENT: _supplement,
    State.RESULT_AT_COUNTER: _fetch,
}
_PAPERS: Mapping[PapersLeft, Callable[[PublicStatus, Words], Act | None]] = {
    PapersLeft.HERE: _papers_here,
    PapersLeft.COMING: _papers_coming,
    PapersLeft.NONE: _nothing,
}
