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
        self._panels: list[QWidget] = []

    def add_panel(self, panel: QWidget) -> None:
        """A panel that may be shown."""
        panel.hide()
        self._panels.append(panel)
        self._right.insertWidget(self._right.count() - 1, panel)

    def show_panel(self, panel: QWidget | None) -> None:
        """Show this one alone."""
        for each in self._panels:
            each.setVisible(each is panel)
