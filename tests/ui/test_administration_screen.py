"""Office, people, calendar, catalogue and retention, with the keyboard only."""

import csv
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from frontdesk.domain.clock import local
from frontdesk.domain.people import Role
from frontdesk.domain.retention import Scope
from frontdesk.services.setup import SAMPLE_CATALOGUE
from tests.factories import PASSWORD
from tests.ui.lives import Lives
from tests.ui.officer import CONTROL, Officer
from tests.ui.test_layout import _cut_off
from ui.screens.administration.calendar_section import CalendarSection
from ui.screens.administration.calls_section import CallsSection
from ui.screens.administration.catalogue_section import CatalogueSection
from ui.screens.administration.forms_section import FormsSection
from ui.screens.administration.office_section import OfficeSection
from ui.screens.administration.people_section import PeopleSection
from ui.screens.administration.retention_section import RetentionSection
from ui.screens.administration.screen import AdministrationScreen

ALT = Qt.KeyboardModifier.AltModifier
NAMES = (
    "office",
    "counters",
    "departments",
    "people",
    "calendar",
    "calls",
    "catalogue",
    "forms",
    "retention",
    "labels",
)


def _enter(officer: Officer, name: str) -> AdministrationScreen:
    officer.press(Qt.Key.Key_F8)
    officer.settle()
    screen = officer.window.current
    assert isinstance(screen, AdministrationScreen)
    officer.press(Qt.Key(Qt.Key.Key_0 + (NAMES.index(name) + 1) % 10), ALT)
    officer.settle()
    assert screen.section.name == name
    return screen


def _write(officer: Officer, line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    officer.commit(text)


def _do_it(officer: Officer, screen: AdministrationScreen) -> None:
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.until(lambda: not screen.busy)
    officer.settle()


def test_that_the_office_is_changed_field_by_field_and_a_wrong_one_is_refused_in_place(
    officer: Officer, lives: Lives
) -> None:
    screen = _enter(officer, "office")
    section = screen.section
    assert isinstance(section, OfficeSection)
    assert screen.primary.said.text() == "Chưa thay đổi gì"
    _write(officer, section.header.lines["phone"], "0207 3 888 999")
    _do_it(officer, screen)
    assert lives.do(lambda desk: desk.office.profile.phone) == "0207 3 888 999"
    _write(officer, section.other.lines["lock_minutes"], "0")
    _do_it(officer, screen)
    assert screen.answering.text == "Số phút tự khóa phải từ 1 đến 60."
    assert section.other["lock_minutes"] == "0"


def test_that_somebody_new_gets_roles_and_a_password_and_a_refusal_keeps_what_was_typed(
    officer: Officer, lives: Lives
) -> None:
    screen = _enter(officer, "people")
    section = screen.section
    assert isinstance(section, PeopleSection)
    officer.press(Qt.Key.Key_N, ALT)
    assert section.fields.lines["login"].hasFocus()
    officer.commit("binh")
    _write(officer, section.fields.lines["name"], "Nông Văn Bình")
    assert screen.primary.said.text() == "Chọn ít nhất một vai trò"
    section.roles.take_focus()
    officer.press(Qt.Key.Key_Space)
    _write(officer, section.fields.lines["password"], "ngắn")
    _do_it(officer, screen)
    assert section.fields["name"] == "Nông Văn Bình"
    assert screen.answering.text
    _write(officer, section.fields.lines["password"], PASSWORD)
    _do_it(officer, screen)
    people = {each.login: each for each in lives.do(lambda desk: desk.people.list())}
    assert people["binh"].roles == (Role.OFFICER,)
    assert section.fields["password"] == ""
    assert section.form.heading.text() == "Nông Văn Bình"
    section.active.box.setFocus()
    officer.press(Qt.Key.Key_Space)
    _do_it(officer, screen)
    assert not lives.do(lambda desk: {each.login: each.active for each in desk.people.list()})["binh"]


def test_that_a_half_typed_person_stands_there_again_and_no_password_is_kept(officer: Officer, lives: Lives) -> None:
    screen = _enter(officer, "people")
    section = screen.section
    assert isinstance(section, PeopleSection)
    officer.press(Qt.Key.Key_N, ALT)
    officer.commit("binh")
    _write(officer, section.fields.lines["password"], PASSWORD)
    screen.save_now()
    officer.settle()
    (draft,) = lives.do(lambda desk: desk.drafts.list("administration"))
    assert "binh" in draft.content
    assert PASSWORD not in draft.content
    again = PeopleSection(officer.window._room, screen._words)
    again.bring_back({"login": "binh", "roles": ["officer"]})
    assert (again.fields["login"], again.roles.ticked) == ("binh", ("officer",))


def test_that_a_notice_shows_what_it_moves_then_moves_it_and_leads_to_calls(officer: Officer, lives: Lives) -> None:
    page = lives.received()
    screen = _enter(officer, "calendar")
    section = screen.section
    assert isinstance(section, CalendarSection)
    _write(officer, section.form.fields.lines["day"], "26/11/2026")
    _write(officer, section.form.fields.lines["reason"], "Nghỉ lũ")
    officer.press(Qt.Key.Key_T, ALT)
    assert section.days.data(section.days.index(0, 1)) == "Nghỉ, chờ ghi"
    _do_it(officer, screen)
    assert section.stack.currentIndex() == 1
    assert [move.submission_id for move in section.moves.rows] == [page.submission_id]
    assert screen.primary.act.text() == "Ghi và lùi 1 ngày hẹn"
    assert lives.page(page.submission_id).due_at == page.due_at
    _do_it(officer, screen)
    moved = lives.page(page.submission_id).due_at
    assert moved is not None
    assert f"{local(moved):%d/%m}" == "30/11"
    screen = _enter(officer, "calls")
    calls = screen.section
    assert isinstance(calls, CallsSection)
    assert calls.count.text() == "1 công dân cần gọi"
    calls.table.setFocus()
    officer.press(Qt.Key.Key_Down)
    officer.press(Qt.Key.Key_L, ALT)
    officer.settle()
    rows = list(csv.reader((officer.window._room.folder / "can-goi.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[1][0] == page.receipt_code
    _do_it(officer, screen)
    assert calls.count.text() == "Không còn ai cần gọi vì lịch thay đổi."
    assert lives.page(page.submission_id).submission.calls[-1].reached


def test_that_going_back_to_the_notice_records_nothing(officer: Officer, lives: Lives) -> None:
    screen = _enter(officer, "calendar")
    section = screen.section
    assert isinstance(section, CalendarSection)
    before = lives.do(lambda desk: desk.calendar.notices())
    assert screen.primary.said.text() == "Thêm thông báo, chọn tệp hoặc ghi giờ mới"
    _write(officer, section.form.hours.lines["hours"], "T2-T9 xx")
    _do_it(officer, screen)
    assert "Không hiểu giờ làm việc" in screen.answering.text
    _write(officer, section.form.hours.lines["hours"], "T2-T6 07:30-11:30 13:00-17:00")
    _do_it(officer, screen)
    assert screen.primary.act.text() == "Ghi vào lịch"
    officer.press(Qt.Key.Key_S, ALT)
    assert screen.primary.act.text() == "Xem ảnh hưởng"
    assert lives.do(lambda desk: desk.calendar.notices()) == before


def test_that_a_catalogue_is_looked_over_before_it_is_imported(officer: Officer, lives: Lives, tmp_path: Path) -> None:
    file = tmp_path / "catalogue.csv"
    sample = SAMPLE_CATALOGUE.read_text(encoding="utf-8-sig")
    file.write_text(sample.replace("Đăng ký khai sinh,", "Đăng ký khai sinh (mới),"), encoding="utf-8")
    screen = _enter(officer, "catalogue")
    section = screen.section
    assert isinstance(section, CatalogueSection)
    _write(officer, section.file.line, str(file))
    _do_it(officer, screen)
    (row,) = section.model.rows
    assert (row.code, row.kind) == ("1.001193", "thay đổi")
    assert row.under == "Tên: Đăng ký khai sinh → Đăng ký khai sinh (mới)"
    assert lives.do(lambda desk: desk.catalogue.get("1.001193").version) == 1
    _do_it(officer, screen)
    assert lives.do(lambda desk: desk.catalogue.get("1.001193").version) == 2
    assert screen.answering.text.startswith("Đã nhập: thêm 0, sửa 1")


def test_that_bad_rows_stand_in_the_list_and_hold_the_import_up(officer: Officer, tmp_path: Path) -> None:
    file = tmp_path / "catalogue.csv"
    sample = SAMPLE_CATALOGUE.read_text(encoding="utf-8-sig")
    file.write_text(sample.replace("1.001193,", "1.abc,", 1), encoding="utf-8")
    screen = _enter(officer, "catalogue")
    section = screen.section
    assert isinstance(section, CatalogueSection)
    _write(officer, section.file.line, str(file))
    _do_it(officer, screen)
    assert section.model.rows[0].kind == "dòng sai"
    assert "1.ABC" in section.model.rows[0].text
    assert screen.primary.said.text() == "Sửa các dòng sai trong tệp, rồi xem lại"
    assert not screen.primary.act.isEnabled()


def test_that_erasing_wants_the_number_typed_again_and_a_reason(officer: Officer, lives: Lives) -> None:
    page = lives.received()
    which = page.submission_id
    lives.do(lambda desk: desk.endings.refuse(which, "Sai thẩm quyền", given_back=True))
    screen = _enter(officer, "retention")
    section = screen.section
    assert isinstance(section, RetentionSection)
    _write(officer, section.rule.lines["years"], "10")
    _write(officer, section.rule.lines["basis"], "QĐ 5/QĐ-UBND")
    officer.press(Qt.Key.Key_T, ALT)
    officer.settle()
    assert [rule.scope for rule in section.model.rows] == [Scope.ALL]
    assert screen.primary.said.text() == "Không có hồ sơ nào hết thời hạn lưu"
    lives.clock.now = datetime(2037, 1, 5, 3, 0, tzinfo=UTC)
    section.look_again()
    officer.settle()
    assert screen.primary.said.text() == "Gõ lại số hồ sơ: 1"
    _write(officer, section.erasing.lines["count"], "1")
    assert screen.primary.said.text() == "Ghi căn cứ"
    _write(officer, section.erasing.lines["reason"], "Hết thời hạn lưu")
    _do_it(officer, screen)
    assert screen.answering.text == "Đã xóa thông tin cá nhân của 1 hồ sơ và 0 bản quét."
    assert lives.page(which).submission.received.personal is None
    officer.window.lookup.open_page(which)
    officer.until(lambda: officer.window.lookup.shown is not None)
    assert lives.clock.now - datetime(2037, 1, 5, 3, 0, tzinfo=UTC) == timedelta()


def test_that_a_note_on_the_receipt_is_seen_on_the_page_and_saved_from_a_day_on(officer: Officer, lives: Lives) -> None:
    screen = _enter(officer, "forms")
    section = screen.section
    assert isinstance(section, FormsSection)
    section.table.setFocus()
    officer.press(Qt.Key.Key_Down)
    officer.settle()
    officer.until(lambda: section.picture.is_shown)
    before = section.picture.image.copy()
    section.text.setFocus()
    officer.commit("Nộp lệ phí tại phòng {phòng}")
    _do_it(officer, screen)
    assert screen.answering.text.startswith("Trong ngoặc nhọn chỉ được ghi")
    section.text.selectAll()
    officer.commit("Nộp lệ phí tại phòng 12, tầng 1.")
    officer.press(Qt.Key.Key_T, ALT)
    officer.settle()
    assert section.picture.image != before
    _do_it(officer, screen)
    (line,) = lives.do(lambda desk: [each for each in desk.form_texts.list() if each.form == "01"])
    assert line.own == "Nộp lệ phí tại phòng 12, tầng 1."


@pytest.mark.parametrize("size", [(1366, 768), (960, 540)], ids=str)
@pytest.mark.parametrize("name", NAMES)
def test_that_no_words_are_cut_off(officer: Officer, lives: Lives, size: tuple[int, int], name: str) -> None:
    officer.window.resize(*size)
    screen = _enter(officer, name)
    officer.bot.wait(80)
    folder = os.environ.get("FRONTDESK_SCREENSHOTS", "")
    if folder:
        officer.window.grab().save(str(Path(folder) / f"administration-{name}-{size[0]}.png"))
    assert _cut_off(officer) == []
    assert screen.primary.act.isVisible()
