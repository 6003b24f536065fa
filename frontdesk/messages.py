"""Refusals, warnings and states in words: what happened and what to do, in the user's language."""

from collections.abc import Mapping
from datetime import date, datetime

from frontdesk.domain.moments import spoken
from frontdesk.domain.submissions import State
from frontdesk.errors import DeskError
from frontdesk.i18n import N_, Words
from frontdesk.sentences import REFUSALS, WARNINGS

_FIELDS: Mapping[str, str] = {
    "number": N_("số căn cước"),
    "name": N_("họ tên"),
    "birth_date": N_("ngày sinh"),
    "sex": N_("giới tính"),
    "address": N_("địa chỉ"),
    "issue_date": N_("ngày cấp"),
}
_STATES: Mapping[State, str] = {
    State.RECEIVED: N_("Đã tiếp nhận"),
    State.AWAITING_SUPPLEMENT: N_("Chờ bổ sung giấy tờ"),
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


def state_name(state: State, words: Words) -> str:
    """A state as officers call it."""
    return words.gettext(_STATES[state])


class _Shown(dict[str, object]):
    """Parameters as people read them; one that is missing shows as "?" rather than hiding the sentence."""

    def __init__(self, params: Mapping[str, object], words: Words) -> None:
        super().__init__({name: _shown(value, words) for name, value in params.items()})
        if (field := params.get("field")) in _FIELDS:
            self["field"] = words.gettext(_FIELDS[str(field)])

    def __missing__(self, key: str) -> str:
        return "?"


def _shown(value: object, words: Words) -> object:
    if isinstance(value, datetime):
        return spoken(value, words)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, (tuple, list, frozenset, set)):
        return ", ".join(str(_shown(item, words)) for item in value)
    return value
