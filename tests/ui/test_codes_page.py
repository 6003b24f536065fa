"""Official codes scanned in pairs, or from a list: a scan records nothing, the acts do."""

import os
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from frontdesk.i18n import words
from tests.ui.lives import Lives
from tests.ui.officer import Officer
from tests.ui.test_layout import _cut_off
from ui.main_window import MainWindow
from ui.screens.supervision.codes_page import CodesPage

OFFICIAL, OTHER = "H60.242-261123-0042", "H60.242-261123-0043"


@pytest.fixture
def page(officer: Officer) -> CodesPage:
    made = CodesPage(officer.window._room, words())
    officer.bot.addWidget(made)
    made.resize(1134, 640)
    made.show()
    made.begin()
    officer.settle()
    return made


def scan(officer: Officer, page: CodesPage, *codes: str) -> None:
    for code in codes:
        page.take_code(code)
    officer.settle()


def said(page: CodesPage) -> str:
    return page.pairs.banner.accessibleName()


def known(lives: Lives, code: str) -> str:
    hit = lives.do(lambda desk: desk.lookup.find(code))
    return hit.receipt_code if hit else ""


def test_that_two_scans_make_a_row_and_the_act_records_it(officer: Officer, lives: Lives, page: CodesPage) -> None:
    one, two = lives.received().receipt_code, lives.received().receipt_code
    scan(officer, page, one, OFFICIAL, OTHER)
    assert "Quét giấy tiếp nhận" in said(page)
    scan(officer, page, two)
    assert [(row.hit.receipt_code, row.official) for row in page.pairs.rows] == [(two, OTHER), (one, OFFICIAL)]
    assert known(lives, OFFICIAL) == ""
    page.pairs.record_act.click()
    officer.settle()
    assert (known(lives, OFFICIAL), known(lives, OTHER)) == (one, two)
    assert page.pairs.rows == ()
    assert "Đã ghi 2 mã." in said(page)
    assert not page.pairs.record_act.isEnabled()


def test_that_what_is_refused_stays_with_its_reason(officer: Officer, lives: Lives, page: CodesPage) -> None:
    taken, other = lives.received(), lives.received()
    lives.do(lambda desk: desk.official_codes.note(taken.submission_id, OFFICIAL))
    scan(officer, page, other.receipt_code, OFFICIAL)
    page.pairs.record_act.click()
    officer.settle()
    (row,) = page.pairs.rows
    assert taken.receipt_code in page.pairs.model.columns[1].spoken(row)
    page.pairs.table.go_to(0)
    page.pairs.drop_act.click()
    assert page.pairs.rows == ()


def test_that_a_scan_that_is_neither_leaves_what_waits(officer: Officer, lives: Lives, page: CodesPage) -> None:
    one = lives.received().receipt_code
    scan(officer, page, OFFICIAL, "không phải mã", "C1-261123-9999-X")
    assert not page.pairs.rows
    scan(officer, page, one)
    assert [row.official for row in page.pairs.rows] == [OFFICIAL]


def test_that_a_list_is_looked_at_before_it_is_recorded(
    officer: Officer, lives: Lives, page: CodesPage, tmp_path: Path
) -> None:
    one = lives.received().receipt_code
    file = tmp_path / "ma.csv"
    file.write_text(f"Mã tiếp nhận;Mã hồ sơ\n{one};{OFFICIAL}\nsai;{OTHER}\n", encoding="utf-8-sig")
    page.take_file(file)
    officer.settle()
    assert page.list.counts.text() == "2 dòng: ghi mới 1, mã sai 1" or "không thấy hồ sơ 1" in page.list.counts.text()
    assert [match.row.number for match in page.list.model.rows] == [3, 2]
    assert known(lives, OFFICIAL) == ""
    page.list.record_act.click()
    officer.settle()
    assert page.list.line.text == "Đã ghi 1 mã."
    assert known(lives, OFFICIAL) == one
    assert not page.list.record_act.isEnabled()


def test_that_a_list_without_columns_is_refused(officer: Officer, page: CodesPage, tmp_path: Path) -> None:
    file = tmp_path / "ma.csv"
    file.write_text("a;b\n1;2\n", encoding="utf-8")
    page.take_file(file)
    officer.settle()
    assert "Mã hồ sơ" in page.list.line.text


@pytest.mark.parametrize("size", [(1134, 680), (800, 600)])
def test_that_nothing_is_cut_off(
    officer: Officer, lives: Lives, page: CodesPage, tmp_path: Path, size: tuple[int, int]
) -> None:
    one, two = lives.received().receipt_code, lives.received().receipt_code
    scan(officer, page, one, OFFICIAL, two)
    file = tmp_path / "ma.csv"
    file.write_text(f"Mã tiếp nhận;Mã hồ sơ\n{one};{OFFICIAL}\n{two};{OFFICIAL}\nsai;{OTHER}\n", encoding="utf-8-sig")
    page.take_file(file)
    page.resize(*size)
    officer.settle()
    assert _cut_off(replace(officer, window=cast(MainWindow, page))) == []
    officer.bot.wait(100)
    if folder := os.environ.get("FRONTDESK_SCREENSHOTS"):
        page.grab().save(str(Path(folder) / f"codes-{size[0]}.png"))
