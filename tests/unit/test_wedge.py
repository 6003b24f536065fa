"""A scanner that types, told from a person."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.scan import UnknownScan, read_scan
from frontdesk.domain.wedge import Burst, BurstKind, WedgeReader

CODE = "C1-261123-0042-K"
TYPED, SCANNED, SUFFIX = BurstKind.TYPED, BurstKind.SCANNED, BurstKind.SUFFIX
texts = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=6, max_size=60).filter(
    lambda text: len(set(text)) > 1
)


def run(fed: Iterable[tuple[str, float]], wait: float = 1000) -> list[Burst]:
    """The bursts of events given as (text, milliseconds since the one before), then a long pause."""
    reader, now = WedgeReader(), 0.0
    bursts: list[Burst] = []
    for text, gap in fed:
        now += gap
        bursts += reader.feed(text, now)
    return [*bursts, *reader.tick(now + wait)]


@given(texts, st.data(), st.sampled_from(["\r", "\n", "\t", ""]))
def test_that_a_scanner_is_recognised(text: str, data: st.DataObject, end: str) -> None:
    gaps = data.draw(st.lists(st.floats(0, 21), min_size=len(text) + 1, max_size=len(text) + 1))
    bursts = run(zip([*text, *end], gaps, strict=False))
    assert bursts == [Burst(SCANNED, text, len(text) + len(end), ended=bool(end))]


@given(st.lists(st.tuples(st.characters(exclude_categories=["Cs"]) | st.just("\r"), st.floats(80, 500)), max_size=40))
def test_that_typing_is_handed_on_in_order(fed: list[tuple[str, float]]) -> None:
    bursts = run(fed)
    assert all(burst.kind is TYPED for burst in bursts)
    assert sum(burst.events for burst in bursts) == len(fed)
    assert [burst.text for burst in bursts] == ["" if char == "\b" else char for char, _ in fed]


@given(st.lists(st.tuples(st.text(max_size=8), st.floats(-100, 500)), max_size=60))
def test_that_every_event_comes_out_once(fed: list[tuple[str, float]]) -> None:
    assert sum(burst.events for burst in run(fed)) == len(fed)


def test_that_typing_then_scanning_come_apart() -> None:
    fed = [("a", 0.0), ("b", 120.0), *((char, 90.0 if not at else 5.0) for at, char in enumerate(CODE + "\r"))]
    assert [(burst.kind, burst.text) for burst in run(fed)] == [(TYPED, "a"), (TYPED, "b"), (SCANNED, CODE)]


def test_that_what_comes_with_its_enter_at_once_is_a_scan_however_short_or_even() -> None:
    for scanned in ("A12", "   ", "12345", "9" * 4096):
        assert [burst.kind for burst in run((char, 5.0) for char in f"{scanned}\r")] == [SCANNED]
    assert [burst.kind for burst in run([*((char, 5.0) for char in "12345"), ("\r", 45.0)])] == [TYPED]
    assert [burst.kind for burst in run([("hòa", 5.0), ("\r", 1.0)])] == [TYPED]  # committed by the Enter itself


def test_that_short_or_repeated_keys_are_typing() -> None:
    assert [burst.kind for burst in run((char, 5.0) for char in "12345")] == [TYPED]
    assert [burst.kind for burst in run(("0", 16.0) for _ in range(40))] == [TYPED]
    assert [burst.kind for burst in run((char, 45.0) for char in "fasttyping\r")] == [TYPED]


def test_that_a_late_end_key_presses_no_button() -> None:
    scan = [(char, 5.0) for char in CODE]
    assert [burst.kind for burst in run([*scan, ("\r", 5.0), ("\n", 1.0)])] == [SCANNED, SUFFIX]
    assert [burst.kind for burst in run([*scan, ("\r", 80.0)])] == [SCANNED, SUFFIX]
    assert [burst.kind for burst in run([*scan, ("\r", 5.0), ("\r", 400.0)])] == [SCANNED, TYPED]


def test_that_two_scans_in_a_row_are_two() -> None:
    fed = [(char, 5.0) for char in f"{CODE}\r{CODE}\r"]
    assert [burst.text for burst in run(fed)] == [CODE, CODE]


def test_that_several_characters_at_once_belong_to_the_scan() -> None:
    fed = [("C", 0.0), ("1", 5.0), ("-", 5.0), ("261123-0042", 11 * 8.0), ("-", 5.0), ("K", 5.0), ("\r", 5.0)]
    assert run(fed) == [Burst(SCANNED, CODE, 7, composed=True, ended=True)]


def test_that_keys_pending_in_an_input_method_keep_the_scan_together() -> None:
    fed = [("", 5.0) for _ in CODE] + [(CODE, 0.0), ("\r", 5.0)]
    assert run(fed) == [Burst(SCANNED, CODE, len(CODE) + 2, composed=True, ended=True)]


def test_that_a_word_typed_through_an_input_method_is_typing() -> None:
    pending = [("", 110.0) for _ in "Nguyễn"]
    assert {burst.kind for burst in run([*pending, ("Nguyễn ", 0.0), ("\r", 0.0)])} == {TYPED}
    assert {burst.kind for burst in run([("Nguyễn", 700.0), (" ", 0.0), ("Hương ", 600.0)])} == {TYPED}


def test_that_backspaces_of_an_input_method_are_applied() -> None:
    fed = [(char, 4.0) for char in "AADDWSF-TES\b\b\bTÉT\r"]
    assert run(fed) == [Burst(SCANNED, "AADDWSF-TÉT", 18, composed=True, ended=True)]


def test_that_the_deadline_is_a_pause_after_the_last_character() -> None:
    reader, deadlines = WedgeReader(), []
    deadlines.append(reader.deadline_ms)
    assert reader.feed("a", 100.0) == ()
    deadlines.append(reader.deadline_ms)
    assert reader.tick(149.0) == ()
    assert reader.tick(150.0) == (Burst(TYPED, "a", 1),)
    assert [*deadlines, reader.deadline_ms] == [None, 150.0, None]


def test_that_an_endless_scan_is_cut_and_refused() -> None:
    (burst,) = run((char, 1.0) for char in CODE * 1000)
    assert len(burst.text) == 4097
    assert burst.events == 16_000
    assert isinstance(read_scan(burst.text), UnknownScan)
