"""What becomes of a row of a list of official codes, in words."""

from collections.abc import Mapping

from frontdesk.domain.code_list import RowFate, RowMatch
from frontdesk.i18n import N_, Words

_FATES: Mapping[RowFate, str] = {
    RowFate.NEW: N_("ghi mới"),
    RowFate.CHANGES: N_("sửa mã đã ghi"),
    RowFate.KNOWN: N_("đã có"),
    RowFate.UNMATCHED: N_("không thấy hồ sơ"),
    RowFate.AMBIGUOUS: N_("chưa rõ là hồ sơ nào"),
    RowFate.TAKEN: N_("mã của hồ sơ khác"),
    RowFate.WRONG: N_("mã sai"),
}


def fate_words(fate: RowFate, words: Words) -> str:
    """The fate alone."""
    return words.gettext(_FATES[fate])


def match_words(match: RowMatch, words: Words) -> str:
    """The fate, and whose the code is or which submissions it may be."""
    said = fate_words(match.fate, words)
    return f"{said} ({', '.join(match.others)})" if match.others else said
