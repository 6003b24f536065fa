"""What stands beside a department's act: who acts, and what else may be done."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from frontdesk.domain.manifests import Manifest
from frontdesk.domain.moments import spoken
from frontdesk.i18n import Words
from ui.screens.acts.panel import ActPanel
from ui.widgets.buttons import Act
from ui.widgets.card import Card
from ui.widgets.text import Text, chip
from ui.wording import joined

if TYPE_CHECKING:
    from frontdesk.domain.states import Verb


class WhoCard(Card):
    """Typed once, kept until the window closes: the next act is most likely by the same person."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        _ = words.gettext
        super().__init__(_("Người nhận, người làm"))
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Họ tên người làm"))
        self.field.setPlaceholderText(_("Họ tên người của cơ quan; ghi một lần"))
        self.field.textChanged.connect(lambda _text: self.changed.emit())
        self.body.addWidget(self.field)

    @property
    def name(self) -> str:
        """Who acts."""
        return self.field.text().strip()


class VerbsCard(Card):
    """The acts that may be done now, each under the same key always."""

    def __init__(
        self, verbs: "Sequence[tuple[Verb, ActPanel]]", pick: "Callable[[Verb], object]", words: Words
    ) -> None:
        super().__init__(words.gettext("Làm gì với hồ sơ này"))
        self._acts: dict[Verb, Act] = {}
        for at, (verb, panel) in enumerate(verbs, start=1):
            act = Act(panel.heading.text(), _picking(pick, verb), keys=f"Alt+{at}", look="row", checkable=True)
            self._acts[verb] = act
            self.body.addWidget(act)

    def show_verbs(self, allowed: "Sequence[Verb]", chosen: "Verb | None") -> None:
        """Show those, one of them chosen."""
        for verb, act in self._acts.items():
            act.setVisible(verb in allowed)
            act.setChecked(verb is chosen)
        self.setVisible(bool(allowed))


class ManifestCard(Card):
    """The batch that was scanned."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.gettext("Phiếu bàn giao"))
        self._words = words
        self.code = chip()
        self.add_to_head(self.code)
        self.count = Text("", "name")
        self.made = Text("", tone="muted", wrap=True)
        self.body.addWidget(self.count)
        self.body.addWidget(self.made)

    def show_manifest(self, manifest: Manifest) -> None:
        """Show `manifest`."""
        self.code.say(manifest.code)
        n = manifest.count
        self.count.say(self._words.ngettext("{n} hồ sơ trong phiếu", "{n} hồ sơ trong phiếu", n).format(n=n))
        self.made.say(joined(manifest.officer, spoken(manifest.made_at, self._words)))


def _picking(pick: "Callable[[Verb], object]", verb: "Verb") -> Callable[[], object]:
    return lambda: pick(verb)
