"""The rail's act that changes the colours: as the system, light, dark."""

from PySide6.QtCore import QObject

from frontdesk.i18n import Words
from ui.theme import Scheme, Theme
from ui.widgets.rail import Rail

_NEXT = {Scheme.SYSTEM: Scheme.LIGHT, Scheme.LIGHT: Scheme.DARK, Scheme.DARK: Scheme.SYSTEM}


class ThemeSwitch(QObject):
    """Stands at the foot of `rail`, and says which colours are on."""

    def __init__(self, rail: Rail, theme: Theme, words: Words) -> None:
        super().__init__(rail)
        _ = words.gettext
        self._rail = rail
        self._theme = theme
        self._names = {
            Scheme.SYSTEM: _("Màu theo máy"),
            Scheme.LIGHT: _("Màu sáng"),
            Scheme.DARK: _("Màu tối"),
        }
        rail.add_foot("theme", "", "", self._on_asked)
        self._say()

    def _on_asked(self) -> None:
        self._theme.use(_NEXT[self._theme.scheme])
        self._say()

    def _say(self) -> None:
        self._rail.relabel("theme", self._names[self._theme.scheme])
