"""What happened to a submission, in words."""

from collections.abc import Callable, Mapping
from typing import Any

from frontdesk.domain.calendar_events import PromiseMoved
from frontdesk.domain.consent_events import ConsentGiven, ConsentWithdrawn
from frontdesk.domain.custody_events import (
    PapersAcknowledged,
    PapersFound,
    PapersHandedOver,
    PapersMoved,
    PapersReportedMissing,
    PapersSentBack,
)
from frontdesk.domain.events import Act, ReceiptPrinted, SubmissionReceived
from frontdesk.domain.form_texts import RETURN_SLIP
from frontdesk.domain.moments import spoken
from frontdesk.domain.numbers import form_number
from frontdesk.domain.official_code_events import CodeSource, OfficialCodeNoted
from frontdesk.domain.payment_events import FeeAssessed, PaymentConfirmed, PaymentReversed, ReceiptNumberNoted
from frontdesk.domain.result_events import (
    CitizenCalled,
    FormPrinted,
    Outcome,
    PaperAttached,
    PaperDetached,
    PapersGivenBack,
    ResultGivenAtOnce,
    ResultReceived,
    ResultRecorded,
    ResultReturned,
    ReturnProof,
)
from frontdesk.domain.supplement_events import (
    ApologyMade,
    ExtensionAsked,
    Reason,
    SubmissionClosed,
    SubmissionCorrected,
    SubmissionRefused,
    SubmissionWithdrawn,
    SupplementReceived,
    SupplementRequested,
)
from frontdesk.i18n import N_, Words
from frontdesk.messages import consent_names, field_names, holder_name
from frontdesk.services import timeline_money

Say = Callable[[Any, Words], str]


def sentence(act: Act, words: Words) -> str:
    """One short sentence for `act`, in the language of `words`."""
    say = _SENTENCES.get(type(act))
    return say(act, words) if say else words.gettext("Việc ghi bởi phiên bản mới hơn")


def _because(text: str, reason: Reason | None) -> str:
    return f"{text}: {reason.text}" if reason is not None and reason.text else text


def _received(act: SubmissionReceived, words: Words) -> str:
    _ = words.gettext
    parts = [_("Tiếp nhận hồ sơ tại quầy {counter}").format(counter=act.counter)]
    if act.confirmed:
        parts.append(_("công dân đã xem và xác nhận nội dung"))
    if act.consents:
        parts.append(_("công dân đồng ý nhận tin qua {kinds}").format(kinds=consent_names(act.consents, words)))
    return "; ".join(parts)


def _receipt_printed(act: ReceiptPrinted, words: Words) -> str:
    _ = words.gettext
    said = _("In lại giấy tiếp nhận (lần {n})").format(n=act.reprint) if act.reprint else _("In giấy tiếp nhận")
    return said if act.version == 1 else _("{printed}, bản {version}").format(printed=said, version=act.version)


def _requested(act: SupplementRequested, words: Words) -> str:
    _ = words.gettext
    papers = "; ".join(paper.name for paper in act.wanted)
    pattern = (
        _("Yêu cầu bổ sung lần nữa, số {number}: {papers}")
        if act.repeated
        else _("Yêu cầu bổ sung, số {number}: {papers}")
    )
    said = pattern.format(number=form_number(act.form), papers=papers)
    return f"{said} ({act.personal.text})" if act.personal else said


def _supplemented(act: SupplementReceived, words: Words) -> str:
    _ = words.gettext
    if not act.complete or act.due_at is None:
        return _("Nhận bổ sung, còn thiếu giấy tờ")
    return _("Nhận đủ giấy tờ bổ sung; hẹn trả {due}").format(due=spoken(act.due_at, words))


def _refused(act: SubmissionRefused, words: Words) -> str:
    said = words.gettext("Từ chối tiếp nhận, số {number}").format(number=form_number(act.form))
    return _because(said, act.personal)


def _withdrawn(act: SubmissionWithdrawn, words: Words) -> str:
    said = words.gettext("Dừng giải quyết theo yêu cầu, số {number}").format(number=form_number(act.form))
    return _because(said, act.personal)


def _closed(act: SubmissionClosed, words: Words) -> str:
    return _because(words.gettext("Đóng hồ sơ vì không bổ sung"), act.personal)


def _apologised(act: ApologyMade, words: Words) -> str:
    said = words.gettext("Xin lỗi, số {number}; hẹn lại {until}").format(
        number=form_number(act.form), until=spoken(act.until, words)
    )
    return _because(said, act.personal)


def _promise_moved(act: PromiseMoved, words: Words) -> str:
    pattern = words.gettext("Lịch làm việc thay đổi, hẹn lại {until}: {reason}")
    return pattern.format(until=spoken(act.until, words), reason=act.reason)


def _extension(act: ExtensionAsked, words: Words) -> str:
    said = words.gettext("Cơ quan giải quyết đề nghị gia hạn đến {until}").format(until=spoken(act.until, words))
    return _because(said, act.personal)


def _corrected(act: SubmissionCorrected, words: Words) -> str:
    fields = field_names(act.fields, words)
    said = words.gettext("Sửa {fields}; giấy tiếp nhận bản {version}").format(fields=fields, version=act.version)
    return f"{said} ({act.personal.reason})" if act.personal and act.personal.reason else said


def _handed_over(act: PapersHandedOver, words: Words) -> str:
    _ = words.gettext
    pattern = (
        _("Bàn giao muộn cho {department}, phiếu {manifest}")
        if act.late
        else _("Bàn giao cho {department}, phiếu {manifest}")
    )
    return pattern.format(department=act.department, manifest=act.manifest)


def _acknowledged(act: PapersAcknowledged, words: Words) -> str:
    _ = words.gettext
    pattern = (
        _("Cơ quan giải quyết đã nhận ({taker}), phiếu {manifest}")
        if act.taker
        else _("Cơ quan giải quyết đã nhận, phiếu {manifest}")
    )
    return pattern.format(taker=act.taker, manifest=act.manifest)


def _missing(act: PapersReportedMissing, words: Words) -> str:
    said = words.gettext("Cơ quan giải quyết báo thiếu trong phiếu {manifest}").format(manifest=act.manifest)
    return _because(said, act.personal)


def _found(act: PapersFound, words: Words) -> str:
    return words.gettext("Tìm thấy hồ sơ tại quầy {counter}").format(counter=act.counter)


def _sent_back(act: PapersSentBack, words: Words) -> str:
    _ = words.gettext
    pattern = _("{department} trả lại hồ sơ quá 3 ngày làm việc") if act.late else _("{department} trả lại hồ sơ")
    return _because(pattern.format(department=act.department), act.personal)


def _moved(act: PapersMoved, words: Words) -> str:
    said = words.gettext("Chuyển hồ sơ cho {holder}").format(holder=holder_name(act.to, words))
    return _because(said, act.personal)


_OUTCOMES: Mapping[Outcome, str] = {
    Outcome.GRANTED: N_("Có kết quả giải quyết"),
    Outcome.DECLINED: N_("Có văn bản không đồng ý giải quyết"),
}


def _recorded(act: ResultRecorded, words: Words) -> str:
    said = words.gettext(_OUTCOMES[act.outcome])
    return (
        words.gettext("{outcome}, số {document}").format(outcome=said, document=act.document) if act.document else said
    )


def _result_received(act: ResultReceived, words: Words) -> str:
    return words.gettext("Kết quả về quầy {counter}").format(counter=act.counter)


def _called(act: CitizenCalled, words: Words) -> str:
    _ = words.gettext
    return _because(_("Đã báo công dân") if act.reached else _("Chưa liên lạc được công dân"), act.personal)


def _returned(act: ResultReturned, words: Words) -> str:
    _ = words.gettext
    name = act.personal.name if act.personal else ""
    if act.proof is ReturnProof.DELEGATE:
        return _("Trả kết quả cho người được ủy quyền {name}").format(name=name).rstrip()
    if act.proof is ReturnProof.LOST_RECEIPT:
        return _("Trả kết quả theo giấy tờ tùy thân, giấy hẹn bị mất")
    return _("Trả kết quả cho công dân")


def _at_once(_act: ResultGivenAtOnce, words: Words) -> str:
    return words.gettext("Giải quyết và trả kết quả ngay")


def _given_back(_act: PapersGivenBack, words: Words) -> str:
    return words.gettext("Trả lại giấy tờ cho công dân")


def _form_printed(act: FormPrinted, words: Words) -> str:
    _ = words.gettext
    if act.form == RETURN_SLIP:
        pattern = _("In lại phiếu ký nhận kết quả (lần {n})") if act.reprint else _("In phiếu ký nhận kết quả")
    else:
        pattern = _("In lại mẫu số {form} (lần {n})") if act.reprint else _("In mẫu số {form}")
    return pattern.format(form=act.form, n=act.reprint)


def _attached(act: PaperAttached, words: Words) -> str:
    _ = words.gettext
    return _("Gắn bản quét: {paper}").format(paper=act.paper) if act.paper else _("Gắn bản quét")


def _detached(act: PaperDetached, words: Words) -> str:
    return words.gettext("Gỡ bản quét: {reason}").format(reason=act.personal.text if act.personal else act.paper)


def _consent_given(act: ConsentGiven, words: Words) -> str:
    return words.gettext("Công dân đồng ý nhận tin qua {kinds}").format(kinds=consent_names(act.kinds, words))


def _consent_withdrawn(act: ConsentWithdrawn, words: Words) -> str:
    return words.gettext("Công dân rút đồng ý nhận tin qua {kinds}").format(kinds=consent_names(act.kinds, words))


def _code_noted(act: OfficialCodeNoted, words: Words) -> str:
    _ = words.gettext
    if not act.code:
        return _("Bỏ mã hồ sơ của tỉnh đã ghi")
    said = {
        CodeSource.TYPED: _("Ghi mã hồ sơ của tỉnh {code}"),
        CodeSource.SCANNED: _("Quét mã hồ sơ của tỉnh {code}"),
        CodeSource.IMPORTED: _("Nhập mã hồ sơ của tỉnh {code} từ tệp"),
    }
    return said[act.source].format(code=act.code)


_SENTENCES: Mapping[type, Say] = {
    SubmissionReceived: _received,
    ReceiptPrinted: _receipt_printed,
    SupplementRequested: _requested,
    SupplementReceived: _supplemented,
    SubmissionRefused: _refused,
    SubmissionWithdrawn: _withdrawn,
    SubmissionClosed: _closed,
    ApologyMade: _apologised,
    ExtensionAsked: _extension,
    PromiseMoved: _promise_moved,
    SubmissionCorrected: _corrected,
    PapersHandedOver: _handed_over,
    PapersAcknowledged: _acknowledged,
    PapersReportedMissing: _missing,
    PapersFound: _found,
    PapersSentBack: _sent_back,
    PapersMoved: _moved,
    ResultRecorded: _recorded,
    ResultReceived: _result_received,
    CitizenCalled: _called,
    ResultReturned: _returned,
    ResultGivenAtOnce: _at_once,
    PapersGivenBack: _given_back,
    FormPrinted: _form_printed,
    PaperAttached: _attached,
    PaperDetached: _detached,
    OfficialCodeNoted: _code_noted,
    ConsentGiven: _consent_given,
    ConsentWithdrawn: _consent_withdrawn,
    FeeAssessed: timeline_money.assessed,
    PaymentConfirmed: timeline_money.paid,
    PaymentReversed: timeline_money.gone_back,
    ReceiptNumberNoted: timeline_money.receipt_noted,
}
