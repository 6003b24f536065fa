"""On a new machine a home is made from a backup, or the sheet says why not."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.i18n import words
from frontdesk.settings import Settings
from tests.factories import HandClock, make_application, make_desk, open_desk
from tests.ui.officer import PATIENCE
from ui.safekeeping.restore_sheet import RestoreSheet


@pytest.fixture
def sheet(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> RestoreSheet:
    """On a machine whose office died with its disk."""
    desk = make_desk(tmp_path, HandClock())
    desk.reception.receive(make_application(desk))
    desk.backups.make(tmp_path / "copy")
    desk.close()
    shutil.rmtree(desk.settings.home)
    assert qapp is not None
    made = RestoreSheet(Settings(tmp_path / "home", tmp_path / "home.key"), words("vi"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_that_a_home_is_made_from_a_backup(sheet: RestoreSheet, qtbot: QtBot, tmp_path: Path) -> None:
    assert not sheet.restore_act.isEnabled()
    sheet.file.setText(str(tmp_path / "copy"))
    with qtbot.waitSignal(sheet.restored, timeout=PATIENCE):
        sheet.restore_act.click()
        sheet.reject()  # not while it is under way
        assert sheet.isVisible()
    assert "1 hồ sơ" in sheet.answering.text
    assert not sheet.restore_act.isEnabled()
    desk = open_desk(Settings(tmp_path / "home"))
    assert len(desk.lookup.search("")) == 1
    desk.close()


def test_that_a_file_that_is_no_backup_is_said(sheet: RestoreSheet, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "other").write_text("nothing", encoding="utf-8")
    sheet.file.setText(str(tmp_path / "other"))
    sheet.restore_act.click()
    qtbot.waitUntil(lambda: "không phải tệp sao lưu" in sheet.answering.text, timeout=PATIENCE)
    assert sheet.restore_act.isEnabled()
    assert not (tmp_path / "home").exists()
