"""Vietnamese tapped key by key: the tone stands where it is written, whenever it was tapped."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.ratings import LONGEST_COMMENT
from frontdesk.domain.vietnamese_keys import MARKED, Tone, begins_sentence, deleted, toned, typed

KEYS = "abcdeghiklmnopqrstuvxy" + MARKED
WORDS = (
    *(
        "hòa",
        "hoàn",
        "thủy",
        "thuyền",
        "khỏe",
        "khoẻn",
        "tòa",
        "toàn",
        "ngoài",
        "xoáy",
        "khuỷu",
        "huýt",
        "loét",
        "ngoặc",
    ),
    *("người", "được", "đường", "ướt", "rượu", "hươu", "bưởi", "phường", "hướng", "thuở", "cứu", "giữa", "chưa"),
    *("quyền", "quý", "quả", "quốc", "quét", "quỳ", "quậy", "gì", "gìn", "giếng", "gió", "giày", "giấy", "giặt"),
    *("nguyễn", "tiếng", "việt", "yếu", "nhiệt", "kiến", "khuyến", "uống", "muỗi", "tuổi", "của", "mùa", "lúa"),
    *("thuế", "huệ", "thuận", "hoặc", "hồ", "sơ", "phục", "vụ", "rất", "tốt", "chờ", "lâu", "nghỉ", "đặng", "trễ"),
)
tones = st.sampled_from(list(Tone))
texts = st.text(alphabet=KEYS + KEYS.upper() + " .,0123456789", max_size=40)


def tap(keys: str, text: str = "") -> str:
    """Letters and tones tapped one after the other."""
    for key in keys:
        text = toned(text, Tone(key)) if key in list(Tone) else typed(text, key)
    return text


def taps_of(word: str, *, at_end: bool) -> str:
    """The keys for a word: its letters bare of tones, the tone after its letter or at the end."""
    keys, tone = "", ""
    for letter in word:
        parts = unicodedata.normalize("NFD", letter)
        keys += unicodedata.normalize("NFC", "".join(part for part in parts if part not in list(Tone)))
        here = "".join(part for part in parts if part in list(Tone))
        if here and not at_end:
            keys += here
        tone += here
    return keys + (tone if at_end else "")


@pytest.mark.parametrize("at_end", [True, False], ids=["tone last", "tone after its vowel"])
@pytest.mark.parametrize("word", WORDS)
def test_that_a_word_comes_out_as_it_is_written(word: str, at_end: bool) -> None:
    assert tap(taps_of(word, at_end=at_end)) == word


def test_that_a_tone_moves_with_the_letters_that_join_and_leave() -> None:
    assert tap("hòa") == "hòa"
    assert typed("hòa", "n") == "hoàn"
    assert deleted("hoàn") == "hòa"


def test_that_a_tone_is_exchanged_and_taken_away() -> None:
    assert toned("thuy", Tone.HOOK) == "thủy"
    assert toned("thủy", Tone.SHARP) == "thúy"
    assert toned("thúy", Tone.SHARP) == "thuy"


def test_that_capitals_take_tones() -> None:
    assert toned("NGUYÊN", Tone.TILDE) == "NGUYỄN"
    assert toned("Ơ", Tone.SHARP) == "Ớ"


def test_that_a_tone_needs_a_vowel() -> None:
    for text in ("", "ng", "hòa ", "2026", "tr."):
        assert toned(text, Tone.DOT) == text


@pytest.mark.parametrize(
    ("text", "begins"), [("", True), ("Tốt", False), ("Tốt.", False), ("Tốt. ", True), ("Tốt, ", False), ("a\n", True)]
)
def test_that_a_sentence_begins_with_a_capital(text: str, begins: bool) -> None:
    assert begins_sentence(text) is begins


@given(texts, tones)
def test_that_text_stays_composed_and_as_long(text: str, tone: Tone) -> None:
    made = toned(tap(text), tone)
    assert unicodedata.is_normalized("NFC", made)
    assert len(made) == len(tap(text))


@given(texts, tones)
def test_that_a_tone_changes_no_letter(text: str, tone: Tone) -> None:
    def bare(of: str) -> str:
        return "".join(part for part in unicodedata.normalize("NFD", of) if part not in list(Tone))

    assert bare(toned(tap(text), tone)) == bare(tap(text))


@given(texts, tones)
def test_that_the_same_tone_twice_is_none(text: str, tone: Tone) -> None:
    before = tap(text)
    assert toned(toned(before, tone), tone) == before


@given(st.sampled_from(WORDS), st.text(alphabet="bcdghklmnpqrstvxđ", max_size=3))
def test_that_consonants_and_their_deletion_leave_the_word(word: str, more: str) -> None:
    made = tap(word)
    for letter in more:
        made = typed(made, letter)
    for _ in more:
        made = deleted(made)
    assert made == word


@given(st.text(alphabet=KEYS + " ", min_size=LONGEST_COMMENT, max_size=LONGEST_COMMENT + 20))
def test_that_a_comment_ends_at_its_length(text: str) -> None:
    assert len(tap(text)) == LONGEST_COMMENT
