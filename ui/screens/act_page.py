"""The page of an act: what is known beside what is done."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.screens.frame import Page, stack


class ActPage(Page):
    """Left what is known, right the act; one panel at a time."""

    def __init__(self, *left: QWidget) -> None:
        super().__init__()
        self._right = QVBoxLayout()
        self._right.setSpacing(12)
        self._right.addStretch(1)
        self.columns.addLayout(stack(*left), 5)
        self.columns.addLayout(self._right, 6)
        self._panel: QWidget | None = None

    def show_panel(self, panel: QWidget | None) -> None:
        """Show this one alone."""
        before, self._panel = self._panel, panel
        if before is not None and before is not panel:
            self._right.removeWidget(before)
            before.hide()
        if panel is not None:
            self._right.insertWidget(0, panel)
            panel.show()
