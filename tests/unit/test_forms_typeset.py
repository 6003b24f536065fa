"""Breaking lines, replacing glyphs and setting pages."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.forms.fonts import REPLACEMENT, Face, printable, width
from frontdesk.forms.pages import paginate
from frontdesk.forms.strips import BODY, Rule, Strip, gap, paragraph
from frontdesk.forms.typeset import Line, Run, balanced, filled, tie, wrap

RUNS = st.lists(st.builds(Run, st.text("aWđ ,-", max_size=40), st.sampled_from(Face)), max_size=5)


def said(line: Line) -> str:
    return "".join(run.text for run in line.runs)


@given(RUNS, st.floats(20, 300))
def test_that_wrapped_lines_fit_and_lose_no_letter(runs: list[Run], room: float) -> None:
    lines = wrap(runs, 10, room)
    assert all(line.width <= room + 1e-6 for line in lines)
    kept = "".join(said(line) for line in lines).replace(" ", "")
    assert kept == "".join(run.text for run in runs).replace(" ", "")
    for line in lines:
        assert abs(sum(width(run.text, run.face, 10) for run in line.runs) - line.width) < 1e-6


@given(st.lists(st.text("AW019", min_size=1, max_size=6), min_size=2, max_size=8), st.sampled_from("-/"))
def test_that_a_code_too_wide_is_parted_after_a_dash_or_stroke(pieces: list[str], mark: str) -> None:
    code = mark.join(pieces)
    room = max(width(piece + mark, Face.REGULAR, 10) for piece in pieces) + 0.1
    lines = [said(line) for line in wrap((Run(code),), 10, room)]
    assert "".join(lines) == code
    assert all(line.endswith(mark) for line in lines[:-1])


def test_that_a_word_without_a_dash_is_parted_between_letters() -> None:
    lines = [said(line) for line in wrap((Run("A" * 30),), 10, 40)]
    assert len({len(line) for line in lines[:-1]}) == 1
    assert "".join(lines) == "A" * 30


def test_that_a_paragraph_leaves_no_line_alone_on_a_page() -> None:
    lines = paragraph((Run("một hai ba bốn năm sáu " * 30),), 10, 12)
    assert [strip.keep_next for strip in lines] == [True] + [False] * (len(lines) - 3) + [True, False]
    (alone,) = paragraph((Run("một"),), 10, 12)
    assert not alone.keep_next


def test_that_a_comma_in_another_face_stays_with_its_word() -> None:
    lines = wrap((Run("một "), Run("hai", Face.BOLD), Run(", ba")), 10, 40)
    assert [said(line) for line in lines] == ["một hai,", "ba"]


def test_that_tied_words_are_not_parted() -> None:
    lines = wrap((Run("gọi số " + tie("0912 345")),), 10, 55)
    assert [said(line).replace("\u00a0", " ") for line in lines] == ["gọi số", "0912 345"]


def test_that_balanced_lines_are_as_few_but_more_even() -> None:
    runs = (Run("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ"),)
    greedy, even = wrap(runs, 10, 200), balanced(runs, 10, 200)
    assert len(greedy) == len(even) == 2
    assert max(line.width for line in even) < max(line.width for line in greedy)


def test_that_what_fills_a_sentence_is_not_parsed() -> None:
    runs = filled("Của: {name}.", name=Run("{x} {", Face.BOLD))
    assert runs == (Run("Của: "), Run("{x} {", Face.BOLD), Run("."))


@given(st.text())
def test_that_printable_text_can_always_be_measured_and_stays_as_it_is(text: str) -> None:
    once = printable(text)
    assert printable(once) == once
    assert all(width(once, face, 10) >= 0 for face in Face)


def test_that_unknown_glyphs_are_replaced_and_invisible_ones_dropped() -> None:
    assert printable("Hòa\u200b ❤\ufe0f 漢") == f"Hòa {REPLACEMENT} {REPLACEMENT}"


def block(height: float, *, keep_next: bool = False, heading: Strip | None = None) -> Strip:
    return Strip(height, rules=(Rule(0, 0, 1, 0),), keep_next=keep_next, heading=heading)


def test_that_tied_strips_go_to_the_next_page_together() -> None:
    pages = paginate((block(BODY - 50), block(30, keep_next=True), block(30)))
    assert [len(page) for page in pages] == [1, 2]


def test_that_no_page_begins_with_white_space() -> None:
    pages = paginate((block(BODY), gap(20), block(10)))
    assert [[top for top, _ in page] for page in pages] == [[0.0], [0.0]]


def test_that_a_heading_comes_back_on_each_page() -> None:
    heading = block(20)
    pages = paginate(tuple(block(BODY / 4, heading=heading) for _ in range(5)))
    assert [[strip is heading for _, strip in page] for page in pages] == [
        [True, False, False, False],
        [True, False, False],
    ]


def test_that_the_foot_stands_at_the_bottom() -> None:
    foot = Strip(20, at_bottom=True)
    assert paginate((block(10), foot)) == (((0.0, block(10)), (BODY - 20, foot)),)


@given(st.lists(st.builds(block, st.floats(1, BODY), keep_next=st.booleans()), max_size=30))
def test_that_every_strip_is_set_once_inside_its_page(strips: list[Strip]) -> None:
    pages = paginate(tuple(strips))
    assert [strip for page in pages for _, strip in page] == strips
    for page in pages:
        assert all(top + strip.height <= BODY + 1e-6 for top, strip in page)
        assert all(below >= top + strip.height - 1e-6 for (top, strip), (below, _) in pairwise(page))
