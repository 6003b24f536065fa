"""Refusals, warnings and states in words: what happened and what to do, in the user's language."""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path

from frontdesk.domain.clock_intervals import ClockChange
from frontdesk.domain.codes import counter_code
from frontdesk.domain.consents import ConsentKind
from frontdesk.domain.custody import Holder, HolderKind, Parcel
from frontdesk.domain.fees import FeeUnit
from frontdesk.domain.moments import spoken
from frontdesk.domain.payments import PaymentMethod
from frontdesk.domain.people import Role
from frontdesk.domain.states import State, Verb
from frontdesk.errors import DeskError, InvalidInput
from frontdesk.i18n import N_, Words
from frontdesk.sentences import REFUSALS, WARNINGS

MOST_LISTED = 12
MOST_SHOWN = 1_000
_FIELDS: Mapping[str, str] = {
    "number": N_("số căn cước"),
    "name": N_("họ tên"),
    "birth_date": N_("ngày sinh"),
    "sex": N_("giới tính"),
    "address": N_("địa chỉ"),
    "issue_date": N_("ngày cấp"),
}
_CORRECTED: Mapping[str, str] = {
    "principal": N_("người đề nghị"),
    "delegate": N_("người nộp thay"),
    "note": N_("ghi chú"),
    "procedure_code": N_("thủ tục"),
    "department": N_("cơ quan giải quyết"),
    "papers": N_("thành phần hồ sơ"),
    "sets": N_("số bộ"),
    "return_to": N_("nơi nhận kết quả"),
}
_STATES: Mapping[State, str] = {
    State.RECEIVED: N_("Đã tiếp nhận"),
    State.AWAITING_SUPPLEMENT: N_("Chờ bổ sung giấy tờ"),
    State.HANDED_OVER: N_("Đã bàn giao, chờ ký nhận"),
    State.IN_PROGRESS: N_("Đang giải quyết"),
    State.SENT_BACK: N_("Bị trả lại quầy"),
    State.MISSING: N_("Bị báo thiếu"),
    State.RESULT_READY: N_("Có kết quả, chưa về quầy"),
    State.RESULT_AT_COUNTER: N_("Chờ trả kết quả"),
    State.RETURNED: N_("Đã trả kết quả"),
    State.REFUSED: N_("Đã từ chối"),
    State.WITHDRAWN: N_("Đã dừng theo yêu cầu"),
    State.CLOSED: N_("Đã đóng, không bổ sung"),
}
_ROLES: Mapping[Role, str] = {
    Role.OFFICER: N_("cán bộ tiếp nhận"),
    Role.DEPARTMENT: N_("cơ quan chuyên môn"),
    Role.SUPERVISOR: N_("giám sát"),
    Role.ADMINISTRATOR: N_("quản trị"),
}
_VERBS: Mapping[Verb, str] = {
    Verb.REQUEST_SUPPLEMENT: N_("yêu cầu bổ sung"),
    Verb.RECEIVE_SUPPLEMENT: N_("nhận bổ sung"),
    Verb.REFUSE: N_("từ chối"),
    Verb.GIVE_AT_ONCE: N_("trả kết quả ngay"),
    Verb.WITHDRAW: N_("dừng giải quyết"),
    Verb.APOLOGISE: N_("xin lỗi và hẹn lại"),
    Verb.ASK_EXTENSION: N_("đề nghị gia hạn"),
    Verb.CLOSE: N_("đóng vì không bổ sung"),
    Verb.CORRECT: N_("sửa"),
    Verb.HAND_OVER: N_("bàn giao"),
    Verb.ACKNOWLEDGE: N_("ký nhận"),
    Verb.REPORT_MISSING: N_("báo thiếu"),
    Verb.FIND: N_("ghi nhận đã thấy"),
    Verb.SEND_BACK: N_("trả lại quầy"),
    Verb.MOVE: N_("chuyển trong cơ quan"),
    Verb.RECORD_RESULT: N_("ghi kết quả"),
    Verb.RECEIVE_RESULT: N_("nhận kết quả về quầy"),
    Verb.CALL: N_("ghi việc báo công dân"),
    Verb.RETURN: N_("trả kết quả"),
    Verb.GIVE_BACK: N_("trả lại giấy tờ"),
    Verb.ATTACH: N_("gắn bản quét"),
    Verb.ASSESS_FEE: N_("tính phí"),
    Verb.PAY: N_("thu tiền"),
    Verb.REVERSE_PAYMENT: N_("hủy thu tiền"),
    Verb.NOTE_RECEIPT: N_("ghi số biên lai"),
    Verb.GIVE_CONSENT: N_("ghi đồng ý nhận tin"),
    Verb.WITHDRAW_CONSENT: N_("rút đồng ý nhận tin"),
}
_CONSENTS: Mapping[ConsentKind, str] = {
    ConsentKind.SMS: N_("SMS"),
    ConsentKind.ZALO: N_("Zalo"),
}
_HOLDERS: Mapping[HolderKind, str] = {
    HolderKind.COUNTER: N_("quầy {name}"),
    HolderKind.OFFICER: N_("cán bộ {name}"),
    HolderKind.ARCHIVE: N_("lưu trữ"),
    HolderKind.CITIZEN: N_("công dân"),
}


_PARCELS: Mapping[Parcel, str] = {
    Parcel.SENT: N_("chờ ký nhận"),
    Parcel.RECEIVED: N_("đã nhận"),
    Parcel.SENT_BACK: N_("trả lại"),
    Parcel.MISSING: N_("báo thiếu"),
    Parcel.FOUND: N_("còn ở quầy"),
}
_METHODS: Mapping[PaymentMethod, str] = {
    PaymentMethod.CASH: N_("tiền mặt"),
    PaymentMethod.TRANSFER: N_("chuyển khoản"),
}
_UNITS: Mapping[FeeUnit, str] = {
    FeeUnit.CASE: N_("vụ"),
    FeeUnit.COPY: N_("bản"),
    FeeUnit.PAGE: N_("trang"),
}
_CLOCK_CHANGES: Mapping[ClockChange, str] = {
    ClockChange.RECEIVED: N_("nhận đủ giấy tờ"),
    ClockChange.INCOMPLETE: N_("nhận khi còn thiếu giấy tờ"),
    ClockChange.SUPPLEMENT_REQUESTED: N_("chờ bổ sung"),
    ClockChange.RESTARTED: N_("bổ sung đủ, tính lại từ đầu"),
    ClockChange.RESUMED: N_("bổ sung đủ, tính tiếp"),
    ClockChange.APOLOGY: N_("xin lỗi và hẹn lại"),
    ClockChange.CORRECTED: N_("sửa hồ sơ"),
    ClockChange.CALENDAR: N_("ngày nghỉ theo thông báo"),
    ClockChange.RESULT: N_("kết quả về quầy"),
    ClockChange.ENDED: N_("kết thúc"),
}


def sentence(error: DeskError, words: Words) -> str:
    """`error` as one clear line."""
    pattern = REFUSALS.get(error.code)
    if pattern is None:
        return words.gettext("Không thực hiện được ({code}).").format(code=error.code)
    return words.gettext(pattern).format_map(_Shown(error.params, words))


def details(error: DeskError, words: Words) -> list[str]:
    """The rows behind a refusal of a whole file; empty for any other."""
    rows = error.params.get("errors") or error.params.get("faults") or ()
    assert isinstance(rows, tuple)
    return row_lines(rows, words)


def row_lines(rows: Iterable[object], words: Words) -> list[str]:
    """Each bad row or cell of a file as one line."""
    return [_row(row, words) for row in rows]


def _row(row: object, words: Words) -> str:
    if hasattr(row, "column"):
        place = words.gettext("Dòng {row}, cột “{column}”: ").format(row=getattr(row, "row", "?"), column=row.column)
        params = getattr(row, "params", {})
    else:
        place = words.gettext("Dòng {row}: ").format(row=getattr(row, "line", "?"))
        params = {"value": getattr(row, "value", "")}
    return place + sentence(DeskError(getattr(row, "code", ""), **params), words)


def warning_sentence(warning: object, words: Words) -> str:
    """A warning (of a reception or of a card) as one line."""
    code = getattr(warning, "code", "")
    params = dict(getattr(warning, "params", ()))
    pattern = WARNINGS.get(code)
    return words.gettext(pattern).format_map(_Shown(params, words)) if pattern else code


def field_names(fields: Iterable[str], words: Words) -> str:
    """What a correction changes, as officers call it: "người đề nghị, số bộ"."""
    return ", ".join(words.gettext(_CORRECTED[name]) for name in fields if name in _CORRECTED)


def shown_name(name: str, words: Words) -> str:
    """`name`, or that it was erased: everybody had one."""
    return name or words.gettext("(đã xóa theo thời hạn lưu)")


def state_name(state: State, words: Words) -> str:
    """A state as officers call it."""
    return words.gettext(_STATES[state])


def role_name(role: Role, words: Words) -> str:
    """What somebody is at the office."""
    return words.gettext(_ROLES[role])


def verb_name(verb: Verb, words: Words) -> str:
    """An act as officers call it, inside a sentence: "bàn giao"."""
    return words.gettext(_VERBS[verb])


def consent_names(kinds: Iterable[ConsentKind], words: Words) -> str:
    """Kinds of messages, as officers call them: "SMS, Zalo"."""
    return ", ".join(words.gettext(_CONSENTS[kind]) for kind in kinds)


def holder_name(holder: Holder, words: Words) -> str:
    """Who has the papers, as officers say it inside a sentence: "quầy C1", "Phòng Kinh tế"."""
    pattern = _HOLDERS.get(holder.kind)
    return words.gettext(pattern).format(name=holder.name) if pattern else holder.name


def holder_label(label: str, words: Words) -> str:
    """The same from a label, as lists carry it: "quầy C1", "công dân", "Phòng Kinh tế"."""
    for kind in (HolderKind.ARCHIVE, HolderKind.CITIZEN):
        if label == kind.value:
            return holder_name(Holder(kind), words)
    try:
        return holder_name(Holder(HolderKind.COUNTER, counter_code(label)), words)
    except InvalidInput:
        return label


def parcel_name(parcel: Parcel, words: Words) -> str:
    """What became of one submission of a batch: "đã nhận"."""
    return words.gettext(_PARCELS[parcel])


def payment_method_name(method: PaymentMethod, words: Words) -> str:
    """How it was paid, inside a sentence: "tiền mặt"."""
    return words.gettext(_METHODS[method])


def fee_unit_name(unit: FeeUnit, words: Words) -> str:
    """What an item is charged for, inside a sentence: "trang"."""
    return words.gettext(_UNITS[unit])


def clock_change_name(change: ClockChange, words: Words) -> str:
    """Why a clock interval began: "bổ sung đủ, tính lại từ đầu"."""
    return words.gettext(_CLOCK_CHANGES[change])


class _Shown(dict[str, object]):
    """Parameters as people read them; one that is missing shows as "?" rather than hiding the sentence."""

    def __init__(self, params: Mapping[str, object], words: Words) -> None:
        super().__init__({name: _shown(value, words) for name, value in params.items()})
        if (field := params.get("field")) in _FIELDS:
            self["field"] = words.gettext(_FIELDS[str(field)])

    def __missing__(self, key: str) -> str:
        return "?"


def shown(text: str) -> str:
    """What somebody typed, on one line and no longer than needed to know it again: a screen obeys no control
    characters in it, and nothing in it runs backwards.
    """
    plain = "".join(char if _is_shown(char) else "\N{REPLACEMENT CHARACTER}" for char in text)
    return plain if len(plain) <= MOST_SHOWN else f"{plain[: MOST_SHOWN - 1]}…"


def _is_shown(char: str) -> bool:
    """ZWJ and ZWNJ join letters of words and emoji; other format characters, controls and lone surrogates do not."""
    return char in "\u200c\u200d" or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _listed(items: list[str], words: Words) -> str:
    """A list in one line that can still be read: two hundred codes cannot."""
    if len(items) <= MOST_LISTED:
        return ", ".join(items)
    more = words.gettext("{items} và {count} mục nữa")
    return more.format(items=", ".join(items[:MOST_LISTED]), count=len(items) - MOST_LISTED)


def _shown(value: object, words: Words) -> object:
    if isinstance(value, datetime):
        return spoken(value, words)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, Verb):
        return verb_name(value, words)
    if isinstance(value, Role):
        return role_name(value, words)
    if isinstance(value, Holder):
        return holder_name(value, words)
    if isinstance(value, (str, Path)):
        return shown(str(value))
    if isinstance(value, (tuple, list, frozenset, set)):
        return _listed([str(_shown(item, words)) for item in value], words)
    return value
