"""What somebody sees whose role has no room in this window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from frontdesk.i18n import Words
from frontdesk.messages import role_name
from ui.screens.frame import MARGIN, Screen
from ui.theme import GRID
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Text

if TYPE_CHECKING:
    from frontdesk.domain.people import Person

_LEAST, _WIDEST = 420, 520  # px


class NowhereScreen(Screen):
    """Says so, and where the work of that role is done."""

    def __init__(self, person: "Person", words: Words) -> None:
        _ = words.gettext
        super().__init__(person.name)
        roles = ", ".join(role_name(role, words) for role in person.roles)
        self.heading = Text(_("Vai trò {roles} chưa có phần việc ở cửa sổ này").format(roles=roles), "name", wrap=True)
        told = _("Việc của vai trò này làm bằng lệnh frontdesk. Muốn tiếp nhận hồ sơ, cán bộ tiếp nhận đăng nhập.")
        self.told = Text(told, tone="muted", wrap=True)
        work = QWidget()
        work.setObjectName("page")
        layout = QVBoxLayout(work)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(GRID)
        layout.addStretch(2)
        for part in (self.heading, self.told):
            part.setMinimumWidth(_LEAST)
            part.setMaximumWidth(_WIDEST)
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(IconLabel("person", "muted", 48), 0, Qt.AlignmentFlag.AlignHCenter)
        line = QVBoxLayout()
        line.addWidget(self.heading)
        line.addWidget(self.told)
        layout.addLayout(line)
        layout.setAlignment(line, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.put(work)
        self.bar.hide()
