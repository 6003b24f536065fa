"""Open data: whatever is published, no small group stands alone and none can be computed."""

import csv
import io
import itertools
import json
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.measures import Group
from frontdesk.domain.open_data import SEVERAL, SMALLEST, OpenData, Row, Told, rows_of, votes_row
from frontdesk.files.open_data_file import DICTIONARY, as_csv, as_json, dictionary_csv

MONTH = "2026-10"
NAMES = st.sampled_from(["Hộ tịch", "Chứng thực", "Đất đai", "Kinh doanh"])
GROUPS = st.builds(
    Group,
    counter=st.sampled_from(["C1", "C2"]),
    field=NAMES,
    department=st.sampled_from(["Tư pháp", "Kinh tế"]),
    channel=st.sampled_from(["paper", "assisted", "post"]),
)
COUNTS = st.dictionaries(GROUPS, st.integers(0, 40), max_size=14)


def group(field: str, department: str, channel: str) -> Group:
    return Group("C1", field, department, channel)


def published(counts: dict[Group, int]) -> tuple[Row, ...]:
    return rows_of(MONTH, Told.RECEIVED, counts)


def _path(row: Row) -> tuple[str, str, str]:
    return row.field, row.department, row.channel


@given(COUNTS)
def test_that_every_row_is_of_five_or_more_and_nobody_is_counted_twice(counts: dict[Group, int]) -> None:
    rows = published(counts)
    assert all(row.count >= SMALLEST and row.count % SMALLEST == 0 for row in rows)
    assert len({_path(row) for row in rows}) == len(rows)
    told, true = sum(row.count for row in rows), sum(counts.values())
    slack = sum(9 if row.merged else 4 for row in rows)
    assert told <= true
    assert true < SMALLEST or true - told <= slack


@given(COUNTS)
def test_that_a_row_of_one_group_is_that_group_rounded_down(counts: dict[Group, int]) -> None:
    sums: dict[tuple[str, str, str], int] = defaultdict(int)
    for each, count in counts.items():
        sums[each.field, each.department, each.channel] += count
    for row in published(counts):
        if not row.merged:
            assert row.count <= sums[_path(row)] <= row.count + 4


@given(COUNTS, st.permutations(range(14)))
def test_that_neither_order_nor_counter_changes_what_is_published(counts: dict[Group, int], order: list[int]) -> None:
    items = list(counts.items())
    shuffled = dict(items[at] for at in order if at < len(items))
    assert published(shuffled) == published(counts)
    together: dict[Group, int] = defaultdict(int)
    for each, count in counts.items():
        together[group(each.field, each.department, each.channel)] += count
    assert published(dict(together)) == published(counts)


DOMAINS = {
    "two fields, two channels": ([group(f, "D", c) for f in "AB" for c in ("paper", "post")], 9),
    "three channels": ([group("A", "D", c) for c in ("paper", "post", "assisted")], 14),
    "two departments": ([group(f, d, "paper") for f in "AB" for d in "DE"], 9),
    "five small ones": ([group(f, "D", "paper") for f in "ABCDE"], 5),
}


@pytest.mark.parametrize("domain", DOMAINS)
def test_that_no_publication_leaves_a_small_group_fewer_than_three_values(domain: str) -> None:
    """Every data set there is, by what is published of it: who knows the rules and every other row still guesses."""
    groups, most = DOMAINS[domain]
    alike: dict[tuple[Row, ...], list[tuple[int, ...]]] = defaultdict(list)
    for counts in itertools.product(range(most + 1), repeat=len(groups)):
        alike[published(dict(zip(groups, counts, strict=True)))].append(counts)
    for rows, sets in alike.items():
        for at in range(len(groups)):
            values = {counts[at] for counts in sets}
            assert len(values) >= 3 or not values & set(range(1, SMALLEST)), (rows, at, values)


@given(st.lists(COUNTS, min_size=1, max_size=4))
def test_that_sums_and_differences_of_exports_are_of_whole_rows(months: list[dict[Group, int]]) -> None:
    """Overlapping exports: a month says the same in each, so that their difference is other months, whole."""
    names = [f"2026-{at + 1:02}" for at in range(len(months))]
    each = {name: rows_of(name, Told.RECEIVED, counts) for name, counts in zip(names, months, strict=True)}

    def export(first: int, last: int) -> set[Row]:
        return {row for name in names[first : last + 1] for row in each[name]}

    for first in range(len(months)):
        for last in range(first, len(months)):
            difference = export(0, len(months) - 1) - export(first, last)
            outside = {*names} - {*names[first : last + 1]}
            assert difference == {row for name in outside for row in each[name]}
            assert not difference or sum(row.count for row in difference) >= SMALLEST


def test_that_a_small_group_stands_with_its_nearest() -> None:
    counts = {
        group("Hộ tịch", "Tư pháp", "paper"): 23,
        group("Hộ tịch", "Tư pháp", "post"): 3,
        group("Hộ tịch", "Tư pháp", "assisted"): 4,
        group("Đất đai", "Kinh tế", "paper"): 2,
    }
    told = {_path(row): row.count for row in published(counts)}
    assert told == {("Hộ tịch", "Tư pháp", "paper"): 20, (SEVERAL,) * 3: 5}, "2, 3 and 4 together"


def test_that_fewer_than_five_in_all_are_not_published() -> None:
    assert published({group("A", "D", "paper"): 4}) == ()
    assert published({}) == ()


def test_that_votes_are_those_of_whole_groups_alone() -> None:
    assert votes_row(MONTH, "Hộ tịch", 4, 4.0) is None
    row = votes_row(MONTH, "", 13, 4.4)
    assert row is not None
    assert (row.field, row.merged, row.count, row.mean) == (SEVERAL, True, 10, 4.4)


DANGEROUS = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", " =1", "\u200b=1", "＝1+1", "−1", '"a,b', "Hộ tịch")


def data() -> OpenData:
    rows = tuple(Row(MONTH, Told.RECEIVED, field, "D", "paper", merged=False, count=15) for field in DANGEROUS)
    votes = Row(MONTH, Told.VOTES, "A", SEVERAL, SEVERAL, merged=False, count=5, mean=4.2)
    return OpenData("Trung tâm", (MONTH,), (*rows, votes))


def test_that_the_csv_reads_back_and_computes_nothing() -> None:
    text = as_csv(data())
    assert text.startswith("\ufeff")
    heads, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert heads == [entry.name for entry in DICTIONARY]
    assert [row[2].removeprefix("'") for row in rows] == [*DANGEROUS, "A"]
    assert not [cell for row in rows for cell in row if cell.strip(" \u200b")[:1] in (*"=+-@＝−", "\t")]
    assert rows[-1][-1] == "4.2"


def test_that_the_json_holds_its_dictionary_and_the_same_rows() -> None:
    value = json.loads(as_json(data()))
    names = [entry["name"] for entry in value["dictionary"]]
    assert all(list(row) == names for row in value["rows"])
    assert [row["field"] for row in value["rows"]] == [*DANGEROUS, "A"]
    assert (value["rows"][0]["mean_score"], value["rows"][-1]["mean_score"]) == (None, 4.2)


def test_that_every_column_is_explained_in_both_languages() -> None:
    heads, *rows = csv.reader(io.StringIO(dictionary_csv().removeprefix("\ufeff"), newline=""))
    assert heads == ["name", "meaning_vi", "meaning_en", "type", "unit", "values", "source"]
    assert all(row[at] for row in rows for at in (0, 1, 2, 3, 6))
