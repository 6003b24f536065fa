"""No cell of a CSV computes anything, whichever program opens it; and text that could not is left as it is."""

import csv
import io
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.exports.csv_file import guarded

SIGNS = "=+-@＝＋－＠−"
BLANK = "\t\r\n \u00a0\u200b\u200e\ufeff\x00\x0b"


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("lead", ["", " ", "\t", "\r", "\n", "\x00", "\u200b", "\ufeff", "\u00a0\t"])
def test_that_what_would_compute_is_text(sign: str, lead: str) -> None:
    said = guarded(f"{lead}{sign}1+1")
    assert _first_sign(said) == "'"


@pytest.mark.parametrize("text", ["\tTrần", "\rTrần", "\x00Trần"])
def test_that_text_led_by_a_control_character_is_marked(text: str) -> None:
    assert guarded(text).startswith("'")


@pytest.mark.parametrize(
    "text", ["NGUYỄN THỊ HÒA", "Thôn 3, Thái Bình - Yên Sơn", "0912345678", "a=b", "", "C1-261123-0001-F"]
)
def test_that_plain_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


def test_that_a_telephone_number_of_another_country_keeps_its_plus() -> None:
    assert guarded("+16502530000") == "'+16502530000"


def test_that_a_spreadsheet_of_another_list_separator_finds_no_formula_either() -> None:
    assert guarded('Trần; =cmd|"/C calc"!A0') == 'Trần; \'=cmd|"/C calc"!A0'


@given(st.text(alphabet=st.one_of(st.sampled_from(SIGNS + BLANK + ";|,\"'1a"), st.characters(codec="utf-8"))))
def test_that_no_cell_computes_wherever_lines_are_parted(text: str) -> None:
    said = guarded(text)
    assert "\x00" not in said
    for piece in re.split(r"[;\t\r\n|]", said):
        assert _first_sign(piece) not in set(SIGNS), (text, said)
    assert text.replace("\x00", " ").translate({ord("'"): None}) == said.translate({ord("'"): None})


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00")), min_size=1))
def test_that_a_line_is_read_back_as_it_was_guarded(cells: list[str]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(map(guarded, cells))
    (line,) = csv.reader(io.StringIO(out.getvalue(), newline=""))
    assert line == [guarded(cell) for cell in cells]


def _first_sign(text: str) -> str:
    """The first character a spreadsheet sees: it passes over white space and what has no shape."""
    seen = (char for char in text if not char.isspace() and unicodedata.category(char) not in ("Cc", "Cf"))
    return next(seen, "")
