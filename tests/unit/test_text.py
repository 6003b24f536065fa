"""Folding and normalising Vietnamese text."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.text import fold, nfc


def test_that_folding_drops_tone_marks_and_d_stroke() -> None:
    assert fold("Đăng ký KẾT HÔN") == "dang ky ket hon"


@given(st.text())
def test_that_folding_is_the_same_for_composed_and_decomposed_text(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert fold(composed) == fold(unicodedata.normalize("NFD", text))


@given(st.text())
def test_that_folding_and_normalising_twice_change_nothing_more(text: str) -> None:
    assert nfc(nfc(text)) == nfc(text)
    assert fold(fold(text)) == fold(text)
