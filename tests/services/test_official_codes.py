"""Official codes: noted by hand, scanner or list, found by look-up, corrected, and never two papers' silently."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from frontdesk.domain.code_list import RowFate
from frontdesk.domain.official_code_events import CodeSource, OfficialCodeNoted
from frontdesk.errors import InvalidInput, NotFound, RuleRefused
from frontdesk.i18n import words
from frontdesk.messages import sentence
from tests.counters import Counter
from tests.factories import HOUSEHOLD_BUSINESS, make_application, make_party

OFFICIAL, OTHER = "H60.242-261123-0042", "H60.242-261123-0043"


@pytest.fixture
def counter(tmp_path: Path) -> Counter:
    return Counter(tmp_path)


def table(folder: Path, *rows: Sequence[object], suffix: str = "xlsx") -> Path:
    path = folder / f"ma.{suffix}"
    if suffix == "csv":
        path.write_text("\n".join(";".join(map(str, row)) for row in rows), encoding="utf-8-sig")
        return path
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    book.save(path)
    return path


def fates(counter: Counter, path: Path) -> list[RowFate]:
    return [match.fate for match in counter.desk.official_codes.preview(path).matches]


def test_that_a_code_is_found_like_our_own_and_stands_on_the_forms(counter: Counter) -> None:
    which = counter.receive()
    after = counter.desk.official_codes.note(which, " h60.242–261123-0042 ")
    assert after.official_code == OFFICIAL
    page = counter.desk.lookup.open(OFFICIAL.lower())
    assert page is not None
    assert (page.submission_id, page.official_code, page.view.official_code) == (which, OFFICIAL, OFFICIAL)
    found = counter.desk.lookup.find(OFFICIAL)
    assert found is not None
    assert [hit.submission_id for hit in counter.desk.lookup.search("H60.242-2611")] == [which]
    assert "Ghi mã hồ sơ của tỉnh H60.242-261123-0042" in [entry.sentence for entry in page.timeline]
    assert counter.desk.lookup.find(OTHER) is None


def test_that_the_same_code_again_is_the_same_act(counter: Counter) -> None:
    which = counter.receive()
    counter.desk.official_codes.note(which, OFFICIAL)
    before = counter.events()
    counter.desk.official_codes.note(which, OFFICIAL, CodeSource.SCANNED)
    assert counter.events() == before


def test_that_a_wrong_code_is_corrected_or_taken_off(counter: Counter) -> None:
    which = counter.receive()
    counter.desk.official_codes.note(which, OTHER)
    counter.desk.official_codes.note(which, OFFICIAL)
    assert counter.desk.lookup.find(OTHER) is None
    counter.desk.official_codes.take_off(which)
    assert counter.desk.lookup.find(OFFICIAL) is None
    assert counter.get(which).official_code == ""
    with pytest.raises(RuleRefused, match="official_code_none"):
        counter.desk.official_codes.take_off(which)
    counter.desk.supervision.rebuild()
    assert counter.desk.lookup.find(OFFICIAL) is None


def test_that_what_is_no_code_is_refused(counter: Counter) -> None:
    which = counter.receive()
    with pytest.raises(InvalidInput, match="official_code_malformed"):
        counter.desk.official_codes.note(which, counter.code(which))
    with pytest.raises(NotFound):
        counter.desk.official_codes.note("01890000-0000-7000-8000-000000000000", OFFICIAL)


def test_that_one_code_on_two_submissions_is_refused_or_flagged(counter: Counter) -> None:
    first, second = counter.receive(), counter.receive()
    counter.desk.official_codes.note(first, OFFICIAL)
    with pytest.raises(RuleRefused, match="official_code_taken") as refused:
        counter.desk.official_codes.note(second, OFFICIAL)
    assert counter.code(first) in sentence(refused.value, words())
    assert counter.desk.official_codes.doubled() == ()
    counter.desk.official_codes.note(second, OFFICIAL, even_so=True)
    (doubled,) = counter.desk.official_codes.doubled()
    assert doubled.code == OFFICIAL
    assert doubled.submissions == ((first, counter.code(first)), (second, counter.code(second)))
    counter.desk.supervision.rebuild()
    assert counter.desk.official_codes.doubled() == (doubled,)
    assert counter.desk.proof.differing_views() == ()


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_that_a_list_by_receipt_codes_is_looked_at_then_recorded_once(
    counter: Counter, tmp_path: Path, suffix: str
) -> None:
    which, other = counter.receive(), counter.receive()
    path = table(
        tmp_path,
        ("DANH SÁCH HỒ SƠ", ""),
        ("Mã tiếp nhận", "Mã hồ sơ"),
        (counter.code(which), OFFICIAL),
        ("C1-261123-9999-" + "X", OTHER),
        (counter.code(other)[:-1] + "?", OTHER),
        (counter.code(other), "không có"),
        suffix=suffix,
    )
    before = counter.events()
    looked = counter.desk.official_codes.preview(path)
    assert counter.events() == before
    assert looked.matches[0].fate is RowFate.NEW
    assert (looked.matches[0].submission_id, looked.matches[0].row.number) == (which, 3)
    assert {match.fate for match in looked.matches[1:]} <= {RowFate.WRONG, RowFate.UNMATCHED}
    done = counter.desk.official_codes.import_file(path)
    assert (done.matches, done.recorded) == (looked.matches, 1)
    assert counter.get(which).official_code == OFFICIAL
    assert counter.desk.official_codes.import_file(path).recorded == 0
    last = counter.get(which).events[-1][1]
    assert isinstance(last, OfficialCodeNoted)
    assert last.source is CodeSource.IMPORTED


def test_that_a_list_by_person_procedure_and_day_is_matched(counter: Counter, tmp_path: Path) -> None:
    desk = counter.desk
    alone = str(
        desk.reception.receive(make_application(desk, principal=make_party("MỘT", "008195000001"))).submission_id
    )
    twice = make_party("HAI", "008195000002")
    for _ in range(2):
        desk.reception.receive(make_application(desk, principal=twice))
    path = table(
        tmp_path,
        ("Số CCCD", "Mã thủ tục", "Ngày tiếp nhận", "Mã hồ sơ"),
        (8195000001, HOUSEHOLD_BUSINESS, date(2026, 11, 23), OFFICIAL),
        ("008195000002", HOUSEHOLD_BUSINESS, "23/11/2026", OTHER),
        ("008195000001", HOUSEHOLD_BUSINESS, "24/11/2026", OTHER),
        ("008195000001", "", "23/11/2026", OTHER),
    )
    assert fates(counter, path) == [RowFate.NEW, RowFate.AMBIGUOUS, RowFate.UNMATCHED, RowFate.UNMATCHED]
    looked = desk.official_codes.preview(path)
    assert looked.matches[0].submission_id == alone
    assert len(looked.matches[1].others) == 2


def test_that_rows_that_contradict_each_other_or_the_desk_are_told(counter: Counter, tmp_path: Path) -> None:
    one, two, three = counter.receive(), counter.receive(), counter.receive()
    counter.desk.official_codes.note(three, "H60.242-261123-0001")
    path = table(
        tmp_path,
        ("Mã tiếp nhận", "Mã hồ sơ"),
        (counter.code(one), OFFICIAL),
        (counter.code(one), OTHER),
        (counter.code(two), OFFICIAL),
        (counter.code(one), OFFICIAL),
        (counter.code(two), "H60.242-261123-0001"),
        (counter.code(three), "H60.242-261123-0003"),
    )
    expected = [RowFate.NEW, RowFate.AMBIGUOUS, RowFate.TAKEN, RowFate.KNOWN, RowFate.TAKEN, RowFate.CHANGES]
    assert fates(counter, path) == expected
    assert counter.desk.official_codes.import_file(path).recorded == 2
    assert counter.desk.official_codes.doubled() == ()


def test_that_a_list_without_the_columns_is_refused(counter: Counter, tmp_path: Path) -> None:
    for rows in ([("Mã tiếp nhận", "Ghi chú"), ("x", "y")], [("Mã hồ sơ",), (OFFICIAL,)]):
        with pytest.raises(InvalidInput, match="code_list_no_column"):
            counter.desk.official_codes.preview(table(tmp_path, *rows))
    with pytest.raises(InvalidInput, match="catalogue_file_unreadable"):
        counter.desk.official_codes.preview(tmp_path / "ma.pdf")


def test_that_codes_are_found_by_their_indexes(counter: Counter) -> None:
    from frontdesk.storage import official_codes

    with counter.desk.store.read() as connection:
        for statement in (
            official_codes._FIND,
            "SELECT code FROM official_codes WHERE submission_id = ?",
            "SELECT submission_id FROM official_codes WHERE code >= ? ORDER BY code LIMIT 5",
        ):
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", ("x",)).fetchall()
            assert all("SEARCH" in row[3] and "SCAN" not in row[3] for row in plan), plan
