"""What a procedure says, field by field, in words: for whoever looks over an import."""

from collections.abc import Callable, Mapping

from frontdesk.domain.catalogue_changes import Fate, ProcedureChange
from frontdesk.domain.fee_words import dong, fee_words
from frontdesk.domain.paper_lines import PaperForm
from frontdesk.domain.procedures import ClockPolicy, CountMode, Procedure, ServiceLevel
from frontdesk.domain.time_words import processing_time
from frontdesk.i18n import N_, Words

_NAMES: Mapping[str, str] = {
    "name": N_("Tên"),
    "field": N_("Lĩnh vực"),
    "department": N_("Cơ quan giải quyết"),
    "processing": N_("Thời gian giải quyết"),
    "clock_policy": N_("Khi bổ sung hồ sơ"),
    "fee": N_("Phí, lệ phí"),
    "papers": N_("Thành phần hồ sơ"),
    "service_level": N_("Mức độ dịch vụ công"),
    "legal_basis": N_("Căn cứ pháp lý"),
    "effective_from": N_("Hiệu lực từ"),
}
_LEVELS: Mapping[ServiceLevel, str] = {
    ServiceLevel.FULL: N_("toàn trình"),
    ServiceLevel.PARTIAL: N_("một phần"),
    ServiceLevel.OFFLINE: N_("trực tiếp"),
}
_POLICIES: Mapping[ClockPolicy, str] = {
    ClockPolicy.RESET: N_("tính lại từ đầu"),
    ClockPolicy.PAUSE: N_("tính tiếp"),
}
_FORMS: Mapping[PaperForm, str] = {
    PaperForm.ORIGINAL: N_("bản chính"),
    PaperForm.CERTIFIED: N_("bản sao chứng thực"),
    PaperForm.PLAIN: N_("bản sao"),
}
_FATES: Mapping[Fate, str] = {
    Fate.NEW: N_("mới"),
    Fate.CHANGED: N_("thay đổi"),
    Fate.UNCHANGED: N_("giữ nguyên"),
    Fate.GONE: N_("không còn"),
}


def fate_name(fate: Fate, words: Words) -> str:
    """What becomes of a procedure."""
    return words.gettext(_FATES[fate])


def field_name(field: str, words: Words) -> str:
    """What a field of a procedure is called."""
    return words.gettext(_NAMES[field])


def field_text(procedure: Procedure, field: str, words: Words) -> str:
    """What `procedure` says there, on one line."""
    return _TEXTS[field](procedure, words)


def changed_texts(change: ProcedureChange, words: Words) -> tuple[tuple[str, str, str], ...]:
    """Each field that differs: its name, what it said, what it would say."""
    before, after = change.before, change.after
    if before is None or after is None:
        return ()
    return tuple(
        (field_name(field, words), field_text(before, field, words), field_text(after, field, words))
        for field in change.fields
    )


def _fee(procedure: Procedure, words: Words) -> str:
    fee = procedure.fee
    items = "; ".join(f"{item.name} {dong(item.amount, words)}" for item in fee.items)
    parts = (fee_words(fee, words), items if fee.amount is not None else "", fee.note)
    return " · ".join(part for part in parts if part)


def _time(procedure: Procedure, words: Words) -> str:
    said = processing_time(procedure.processing, words)
    if procedure.processing.mode is CountMode.HOURS:
        return words.gettext("{time}, tính theo giờ").format(time=said)
    return said


def _papers(procedure: Procedure, words: Words) -> str:
    lines = []
    for paper in procedure.papers:
        said = f"{paper.name} ({paper.copies} {words.gettext(_FORMS[paper.form])})"
        lines.append(said if paper.required else words.gettext("{paper}, nếu có").format(paper=said))
    return "; ".join(lines)


_TEXTS: Mapping[str, Callable[[Procedure, Words], str]] = {
    "name": lambda procedure, _words: procedure.name,
    "field": lambda procedure, _words: procedure.field,
    "department": lambda procedure, _words: procedure.department,
    "processing": _time,
    "clock_policy": lambda procedure, words: words.gettext(_POLICIES[procedure.clock_policy]),
    "fee": _fee,
    "papers": _papers,
    "service_level": lambda procedure, words: words.gettext(_LEVELS[procedure.service_level]),
    "legal_basis": lambda procedure, _words: procedure.legal_basis,
    "effective_from": lambda procedure, _words: f"{procedure.effective_from:%d/%m/%Y}",
}
