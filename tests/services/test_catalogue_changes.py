"""A catalogue is looked over before it is imported; nothing is received under what was retired."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdesk.domain.catalogue import CatalogueRead
from frontdesk.domain.catalogue_changes import Fate, compared
from frontdesk.domain.catalogue_words import changed_texts
from frontdesk.domain.procedures import Fee, Procedure, ProcessingTime, ServiceLevel, TimeUnit
from frontdesk.errors import InvalidInput
from frontdesk.i18n import words
from frontdesk.services.setup import SAMPLE_CATALOGUE
from tests.counters import BIRTH, Counter
from tests.factories import HOUSEHOLD_BUSINESS, make_application
from tests.refusals import refused

Rows = list[dict[str, str]]


def sheet(folder: Path, change: Callable[[Rows], Rows]) -> Path:
    """The sample catalogue as `change` makes it."""
    with SAMPLE_CATALOGUE.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    path = folder / "catalogue.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(change(rows))
    return path


def changed(rows: Rows) -> Rows:
    """Another time and fee for one, one new, one gone."""
    for row in rows:
        if row["Mã thủ tục"] == HOUSEHOLD_BUSINESS:
            row |= {"Thời gian giải quyết": "5", "Phí, lệ phí": "150000", "Hiệu lực từ": "01/01/2027"}
    fresh = {**rows[0], "Mã thủ tục": "1.999999", "Tên thủ tục": "Thủ tục mới"}
    return [row for row in rows if row["Mã thủ tục"] != BIRTH] + [fresh]


def test_that_a_preview_says_field_by_field_what_changes_and_records_nothing(counter: Counter, tmp_path: Path) -> None:
    before = counter.events()
    found = counter.desk.catalogue.preview(sheet(tmp_path, changed))
    assert {fate: found.count(fate) for fate in (Fate.NEW, Fate.CHANGED, Fate.GONE)} == {
        Fate.NEW: 1,
        Fate.CHANGED: 1,
        Fate.GONE: 1,
    }
    (change,) = found.of(Fate.CHANGED)
    assert change.fields == ("processing", "fee", "effective_from")
    texts = {name: (before, after) for name, before, after in changed_texts(change, words("vi"))}
    assert texts["Phí, lệ phí"] == ("100.000 đồng/lần", "150.000 đồng/lần")
    assert texts["Thời gian giải quyết"] == ("3 ngày làm việc", "5 ngày làm việc")
    assert found.of(Fate.GONE)[0].procedure.code == BIRTH
    assert counter.events() == before


def test_that_an_import_does_what_its_preview_said_and_old_submissions_keep_their_version(
    counter: Counter, tmp_path: Path
) -> None:
    old = counter.receive()
    path = sheet(tmp_path, changed)
    said = counter.desk.catalogue.preview(path)
    done = counter.desk.catalogue.import_file(path)
    assert (done.added, done.changed, done.unchanged) == tuple(
        said.count(fate) for fate in (Fate.NEW, Fate.CHANGED, Fate.UNCHANGED)
    )
    assert counter.desk.catalogue.get(BIRTH).code == BIRTH  # gone from the list is not gone from the office
    assert counter.desk.catalogue.get(HOUSEHOLD_BUSINESS).version == 1  # the new one comes in force on 1/1/2027
    counter.at("2027-01-04 08:00")
    now = counter.desk.catalogue.get(HOUSEHOLD_BUSINESS)
    assert (now.version, now.processing.amount) == (2, 5)
    assert counter.get(old).received.procedure_version == 1
    assert counter.get(old).received.processing.amount == 3
    again = counter.desk.catalogue.preview(path)
    assert again.count(Fate.CHANGED) == again.count(Fate.NEW) == 0


def test_that_faults_are_told_by_row_and_nothing_of_the_file_is_imported(counter: Counter, tmp_path: Path) -> None:
    def spoil(rows: Rows) -> Rows:
        rows[0]["Mã thủ tục"] = "1.abc"
        rows[1]["Phí, lệ phí"] = "nhiều"
        return rows

    path, before = sheet(tmp_path, spoil), counter.events()
    found = counter.desk.catalogue.preview(path)
    assert [(fault.row, fault.code) for fault in found.faults] == [
        (2, "catalogue_code_invalid"),
        (3, "catalogue_fee_invalid"),
    ]
    with pytest.raises(InvalidInput, match="catalogue_rows_wrong"):
        counter.desk.catalogue.import_file(path)
    assert counter.events() == before


def test_that_nothing_is_received_under_a_retired_procedure_until_it_is_put_back(counter: Counter) -> None:
    catalogue, before = counter.desk.catalogue, counter.receive()
    application = make_application(counter.desk)
    catalogue.retire(HOUSEHOLD_BUSINESS, date(2026, 11, 25), "QĐ 12/QĐ-UBND")
    counter.receive()  # not yet
    counter.at("2026-11-25 08:00")
    with refused("procedure_retired"):
        counter.desk.reception.receive(application)
    with refused("procedure_retired"):
        catalogue.get(HOUSEHOLD_BUSINESS)
    assert all(each.code != HOUSEHOLD_BUSINESS for each in catalogue.search("hộ kinh doanh"))
    assert [(each.procedure.code, each.since) for each in catalogue.retired()] == [
        (HOUSEHOLD_BUSINESS, date(2026, 11, 25))
    ]
    counter.hand_over(before)  # what was received goes on
    with refused("procedure_retired_already"):
        catalogue.retire(HOUSEHOLD_BUSINESS, date(2026, 11, 25), "QĐ 12/QĐ-UBND")
    catalogue.restore(HOUSEHOLD_BUSINESS)
    assert catalogue.retired() == ()
    counter.receive()
    with refused("procedure_not_retired"):
        catalogue.restore(HOUSEHOLD_BUSINESS)
    with refused("procedure_unknown"):
        catalogue.retire("1.000000", date(2026, 11, 25), "QĐ 12")
    with refused("reason_missing"):
        catalogue.retire(HOUSEHOLD_BUSINESS, date(2026, 11, 25), " ")


def test_that_an_import_retires_what_is_gone_and_puts_back_what_returned_only_when_asked(
    counter: Counter, tmp_path: Path
) -> None:
    catalogue, path, today = counter.desk.catalogue, sheet(tmp_path, changed), date(2026, 11, 23)
    with refused("reason_missing"):
        catalogue.import_file(path, retire_gone=today)
    done = catalogue.import_file(path, retire_gone=today, reason="QĐ 12")
    assert done.retired == 1
    with refused("procedure_retired"):
        catalogue.get(BIRTH)
    assert catalogue.preview(path).count(Fate.GONE) == 0
    assert catalogue.preview(SAMPLE_CATALOGUE).to_restore == (BIRTH,)
    assert catalogue.import_file(SAMPLE_CATALOGUE).restored == 0
    with refused("procedure_retired"):
        catalogue.get(BIRTH)
    assert catalogue.import_file(SAMPLE_CATALOGUE, restore=True).restored == 1
    assert catalogue.get(BIRTH).code == BIRTH


def make(code: int, name: int) -> Procedure:
    return Procedure(
        f"1.{code:06}", f"Thủ tục {name}", "Hộ tịch", "Phòng Kinh tế", ProcessingTime(TimeUnit.WORKING_DAYS, 3),
        Fee(0), (), ServiceLevel.FULL, "Luật", date(2026, 1, 1),
    )  # fmt: skip


PROCEDURES = st.dictionaries(st.integers(1, 12), st.integers(1, 3), max_size=12)


@given(PROCEDURES, PROCEDURES, st.sets(st.integers(1, 12)))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_that_every_procedure_of_either_list_has_one_fate(
    known: dict[int, int], listed: dict[int, int], gone: set[int]
) -> None:
    before = [make(*each) for each in known.items()]
    read = CatalogueRead(tuple(make(*each) for each in listed.items()), ())
    found = compared(read, before, {f"1.{code:06}": date(2026, 1, 1) for code in gone})
    assert {each.procedure.code for each in found.changes} == {
        f"1.{code:06}" for code in {*listed, *(set(known) - gone)}
    }
    assert found.count(Fate.NEW) == len(set(listed) - set(known))
    assert found.count(Fate.CHANGED) == sum(1 for code in listed if code in known and known[code] != listed[code])
    assert found.count(Fate.GONE) == len(set(known) - set(listed) - gone)
    assert set(found.to_restore) == {f"1.{code:06}" for code in set(listed) & gone}
