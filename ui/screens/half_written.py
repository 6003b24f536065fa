"""What was typed into a room's panels and not done: there again after Esc, in another room, after a crash."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from ui.operations.begun import Begun, Content
from ui.operations.room import Failed
from ui.screens.act_panel import ActPanel
from ui.tasks import Tasks


class HalfWritten(QObject):
    """Holds the panel that is open, and what every other one was left with. `shelf` names the room's drafts."""

    brought_back = Signal()  # drafts of an earlier session are at hand

    def __init__(self, tasks: Tasks, parent: QObject, shelf: str, failed: Failed) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._kept: dict[str, Content] = {}
        self._panel: ActPanel | None = None
        self._subject = ""
        self._untouched: Content = {}  # the content as the panel was begun: what the desk proposed was not typed
        self._begun = Begun(tasks, self, shelf, failed)
        self._begun.bring_back(self._on_brought_back)

    @property
    def key(self) -> str:
        """What the open panel's draft is kept under."""
        return f"{self._shelf}:{type(self._panel).__name__}:{self._subject}"

    def begin(self, panel: ActPanel, subject: str) -> bool:
        """`panel` was filled for `subject`; put back what was typed there before. True where there was something."""
        self._panel, self._subject = panel, subject
        self._untouched = panel.content()
        return self.restore()

    def restore(self) -> bool:
        """Put back what was typed into the open panel before; False where there is nothing, or more was typed since."""
        panel = self._panel
        kept = self._kept.get(self.key)
        if panel is None or not kept or panel.content() != self._untouched:
            return False
        try:
            panel.restore(kept)
        except (ValueError, TypeError, KeyError):  # kept by another version
            return False
        return True

    def keep(self) -> None:
        """Keep what stands in the open panel; nothing where it stands as it was begun."""
        if self._panel is None:
            return
        content, key = self._panel.content(), self.key
        if content == self._untouched:
            content = {}
        if content != self._kept.get(key, {}):
            self._put(key, content)

    def leave(self) -> None:
        """The panel is left; what was typed stays."""
        self.keep()
        self._panel = None

    def done(self) -> None:
        """The act is on record; nothing of it is worth keeping."""
        if self._panel is not None:
            self._put(self.key, {})
            self._panel = None

    def forget(self) -> None:
        """What was typed into the open panel is not wanted."""
        if self._panel is not None:
            self._put(self.key, {})

    def save_now(self) -> None:
        """The window is closing."""
        self.keep()
        self._begun.save_now()

    def _put(self, key: str, content: Content) -> None:
        if content:
            self._kept[key] = content
        else:
            self._kept.pop(key, None)
        self._begun.keep(key, content)

    def _on_brought_back(self, drafts: Mapping[str, Content]) -> None:
        self._kept = {**drafts, **self._kept}
        self.brought_back.emit()
