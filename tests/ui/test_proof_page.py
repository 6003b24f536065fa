"""A sheet is printed, and papers of every kind are held against the journal, on the real desk."""

import os
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent

from frontdesk.desk import Desk
from frontdesk.domain.people import Role
from frontdesk.domain.proof import Proof, qr_payload, typed_code
from frontdesk.i18n import words
from tests.factories import LAN, make_application
from tests.proofs import OTHER, chain_of, chain_of_another_counter, make_proof, rewrite, unguarded
from tests.ui.lives import Lives, Tray
from tests.ui.officer import Officer
from tests.ui.test_layout import _cut_off
from ui.main_window import MainWindow
from ui.screens.supervision.proof_page import ProofPage


@pytest.fixture
def page(officer: Officer) -> ProofPage:
    """The page in a window of its own, as its room shows it."""
    made = ProofPage(officer.window._room, words())
    officer.bot.addWidget(made)
    made.resize(1134, 640)
    made.show()
    made.begin()
    officer.settle()
    return made


def take(lives: Lives) -> Proof:
    taken: list[Proof] = []
    lives.do(lambda desk: taken.append(desk.proof.take()))
    return taken[0]


def enter(officer: Officer, page: ProofPage, code: str) -> None:
    page.check.field.setText(code)
    page.check.field.entered.emit(code)
    officer.settle()


def said(page: ProofPage) -> str:
    return page.check.banner.accessibleName()


def verdicts(page: ProofPage) -> list[str]:
    return [page.check.model.columns[1].say(row) for row in page.check.model.rows]


def test_that_every_chain_stands_on_the_page(officer: Officer, lives: Lives, page: ProofPage) -> None:
    lives.do(chain_of_another_counter)
    page.begin()
    officer.settle()
    devices = [head.device for head in page.heads.model.rows]
    assert len(devices) == 2
    assert OTHER in devices


def test_that_a_sheet_is_printed_once(officer: Officer, page: ProofPage, tray: Tray) -> None:
    page.heads.print_act.click()
    page.heads.print_act.click()
    officer.settle()
    (name,) = tray.sheets
    assert name == "doi-chieu-261123-104300"
    assert "Đã gửi tới máy in" in page.heads.line.text


def test_that_a_sheet_that_was_saved_proves_when_it_is_dropped(officer: Officer, page: ProofPage) -> None:
    page.heads.save_act.click()
    officer.settle()
    (path,) = officer.window._room.folder.glob("doi-chieu-*.pdf")
    assert page.heads.line.text == f"Đã lưu phiếu vào {path}."
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.dropEvent(drop)
    officer.settle()
    assert said(page).startswith("Nguyên vẹn.")
    assert verdicts(page)[0].startswith("nguyên vẹn đến việc số")
    assert "Giấy in lúc" in page.check.remarks.text()


def test_that_a_typed_and_a_scanned_code_are_answered(officer: Officer, lives: Lives, page: ProofPage) -> None:
    proof = take(lives)
    for code in (typed_code(proof), qr_payload(proof)):
        enter(officer, page, code)
        assert said(page).startswith("Nguyên vẹn.")
        assert page.check.field.isEnabled()
        assert not page.check.stop_act.isVisible()


def test_that_a_rewritten_journal_is_told_in_words(officer: Officer, lives: Lives, page: ProofPage) -> None:
    lives.received()
    proof = take(lives)

    def tamper(desk: Desk) -> None:
        with desk.store.write_unjournaled() as connection:
            unguarded(connection)
            chain = chain_of(connection, proof.own.device)
            del chain[-2]
            rewrite(connection, proof.own.device, chain)

    lives.do(tamper)
    enter(officer, page, typed_code(proof))
    assert said(page).startswith("Dữ liệu này thiếu việc đã ghi") or said(page).startswith("KHÔNG nguyên vẹn.")
    assert "thiếu 1 việc" in verdicts(page)[0]


def test_that_what_is_no_proof_is_said_and_nothing_is_checked(officer: Officer, page: ProofPage) -> None:
    for code, expected in (
        ("C1-261123-0042-J", "không phải mã đối chiếu"),
        (typed_code(make_proof())[:-1], "cần 36"),
        (typed_code(make_proof()), "Không máy nào"),
    ):
        enter(officer, page, code)
        assert expected in said(page)
        assert not page.check.busy


def test_that_a_check_can_be_stopped(officer: Officer, lives: Lives, page: ProofPage) -> None:
    code = typed_code(take(lives))
    page.take_code(code)
    assert page.check.busy
    page.check.stop_act.click()
    officer.settle()
    assert "dừng" in said(page).lower()
    enter(officer, page, code)
    assert said(page).startswith("Nguyên vẹn.")


def test_that_an_officer_is_told_whose_page_it_is(officer: Officer, lives: Lives, page: ProofPage) -> None:
    lives.do(lambda desk: desk.seat.take(replace(LAN, roles=(Role.OFFICER,))))
    page.heads.print_act.click()
    officer.settle()
    assert "giám sát" in page.heads.line.text


@pytest.mark.parametrize("size", [(1134, 640), (800, 600)])
def test_that_nothing_is_cut_off(officer: Officer, lives: Lives, page: ProofPage, size: tuple[int, int]) -> None:
    lives.do(chain_of_another_counter)
    lives.do(lambda desk: desk.reception.receive(make_application(desk)))
    proof = take(lives)
    page.begin()
    enter(officer, page, qr_payload(proof))
    page.resize(*size)
    officer.settle()
    assert _cut_off(replace(officer, window=cast(MainWindow, page))) == []
    officer.bot.wait(100)
    if folder := os.environ.get("FRONTDESK_SCREENSHOTS"):
        page.grab().save(str(Path(folder) / f"proof-{size[0]}.png"))
