"""Qt's own words in Vietnamese."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot

from frontdesk.i18n import words
from tests.ui.officer import Officer
from ui.qt_words import QtWords


def test_that_dialog_buttons_are_vietnamese(qapp: QApplication, qtbot: QtBot) -> None:
    translator = QtWords(words("vi"), qapp)
    qapp.installTranslator(translator)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    texts = {button.text() for button in box.buttons()}
    qapp.removeTranslator(translator)
    assert texts == {"Đồng ý", "Hủy"}


def test_that_words_of_others_are_left_alone(qapp: QApplication) -> None:
    translator = QtWords(words("vi"), qapp)
    qapp.installTranslator(translator)
    shown = QCoreApplication.translate("Anything", "Something else")
    qapp.removeTranslator(translator)
    assert shown == "Something else"


def test_that_the_menu_of_a_field_is_vietnamese(officer: Officer) -> None:
    field = officer.window.reception.entry.applicant.phone
    assert isinstance(field, QLineEdit)
    menu = field.createStandardContextMenu()
    words_shown = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    menu.deleteLater()
    assert words_shown == ["Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả"]
