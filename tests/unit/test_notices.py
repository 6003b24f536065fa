"""Reading notices, and saying everything that is wrong with them at once."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.notices import DayKind, Notice, NoticeFault, parse_notices
from frontdesk.errors import InvalidInput

SHIPPED = Path(__file__).parents[2] / "resources" / "calendar" / "notices.csv"
HEADER = "day,kind,reason,legal_basis\n"


def _faults(text: str) -> tuple[NoticeFault, ...]:
    with pytest.raises(InvalidInput) as refusal:
        parse_notices(text)
    assert refusal.value.code == "notices_unreadable"
    faults = refusal.value.params["faults"]
    assert isinstance(faults, tuple)
    return faults


def test_that_the_shipped_notices_hold_the_swap_days_of_2026() -> None:
    notices = {notice.day: notice for notice in parse_notices(SHIPPED.read_text(encoding="utf-8"))}
    assert {day: notice.kind for day, notice in notices.items()} == {
        date(2026, 1, 2): DayKind.OFF,
        date(2026, 1, 10): DayKind.MAKE_UP,
        date(2026, 8, 22): DayKind.MAKE_UP,
        date(2026, 8, 31): DayKind.OFF,
    }
    assert all(notice.reason and notice.legal_basis for notice in notices.values())


def test_that_a_line_becomes_a_notice() -> None:
    text = HEADER + '02/01/2026,off," Nghỉ,  hoán đổi",TB 01\r\n\r\n2026-01-10,make_up,Làm bù,\r\n'
    assert parse_notices(text) == (
        Notice(date(2026, 1, 2), DayKind.OFF, "Nghỉ, hoán đổi", "TB 01"),
        Notice(date(2026, 1, 10), DayKind.MAKE_UP, "Làm bù"),
    )


def test_that_a_byte_order_mark_and_decomposed_letters_do_no_harm() -> None:
    (notice,) = parse_notices('\ufeff"day",kind,reason,legal_basis\n' + "2026-01-02,off,Nghi\u0309,\n")
    assert notice.reason == "Nghỉ"


def test_that_no_lines_are_no_notices() -> None:
    assert parse_notices(HEADER) == ()


def test_that_every_faulty_line_is_told_with_its_number() -> None:
    lines = (
        "2026-02-30,off,Lý do,\n2026-03-01,holiday,,\n2026-03-02,off,Lý do,\n2026-03-02,off,Lý do,\n2026-03-03,off\n"
    )
    assert _faults(HEADER + lines) == (
        NoticeFault(2, "day_unreadable", "2026-02-30"),
        NoticeFault(3, "kind_unknown", "holiday"),
        NoticeFault(3, "notice_reason_missing"),
        NoticeFault(5, "day_twice", "2026-03-02"),
        NoticeFault(6, "columns_wrong", "2026-03-03,off"),
    )


@pytest.mark.parametrize("text", ["", "ngày,loại\n", "day,kind,reason\n"])
def test_that_other_columns_are_refused(text: str) -> None:
    (fault,) = _faults(text)
    assert (fault.line, fault.code) == (1, "columns_wrong")


def test_that_an_open_quote_is_refused() -> None:
    (fault,) = _faults(HEADER + '2026-01-02,off,"Nghỉ')
    assert fault.code == "text_unreadable"


def test_that_a_notice_needs_a_reason() -> None:
    with pytest.raises(InvalidInput) as refusal:
        Notice(date(2026, 1, 2), DayKind.OFF, " ")
    assert refusal.value.code == "notice_without_reason"


def _read(text: str) -> tuple[Notice, ...] | str:
    try:
        return parse_notices(text)
    except InvalidInput as refusal:
        return refusal.code


CELLS = st.one_of(st.text(), st.dates().map(str), st.sampled_from(DayKind))


@given(st.text())
def test_that_any_text_is_read_or_refused(text: str) -> None:
    assert _read(text) == "notices_unreadable"
    assert _read(HEADER + text) in ("notices_unreadable", ())


@given(st.lists(st.lists(CELLS, min_size=3, max_size=5), max_size=4))
def test_that_any_rows_are_read_or_refused(rows: list[list[str]]) -> None:
    outcome = _read(HEADER + "\n".join(",".join(cells) for cells in rows))
    assert outcome == "notices_unreadable" or len(outcome) <= len(rows)


@given(st.lists(st.builds(Notice, st.dates(), st.sampled_from(DayKind), st.just("Lý do")), unique_by=lambda n: n.day))
def test_that_notices_written_out_are_read_back(notices: list[Notice]) -> None:
    lines = "".join(f"{notice.day},{notice.kind},{notice.reason},\n" for notice in notices)
    assert parse_notices(HEADER + lines) == tuple(notices)
