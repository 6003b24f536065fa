"""Sheets and menus over the window: none may stand there when nobody sits at the desk."""

from PySide6.QtWidgets import QApplication, QDialog, QWidget


def shut_sheets(window: QWidget) -> None:
    """Shut every menu, and every sheet of `window`; what was typed into one halfway is forgotten."""
    popup = QApplication.activePopupWidget()
    while popup is not None:
        popup.close()
        after = QApplication.activePopupWidget()
        popup = after if after is not popup else None
    for sheet in window.findChildren(QDialog):
        sheet.close()
