"""Above every page: whose counter this is, the other language, larger letters."""

from frontdesk.customer.view import Shell
from ui.customer.scale import SMALL
from ui.customer.widgets.block import Block, put
from ui.customer.widgets.button import BigButton
from ui.customer.widgets.words import STRONG, Words

_HIGH = 56
_DOT = " · "


class Header(Block):
    """The office left, the two switches right; below it where its name needs more than two lines beside them."""

    def __init__(self) -> None:
        self.office = Words(SMALL, "muted", STRONG)
        self.language = BigButton(SMALL, _HIGH, 24)
        self.size_ = BigButton(SMALL, _HIGH, 24)
        super().__init__(self.office, self.language, self.size_)

    def show_shell(self, shell: Shell) -> None:
        """Say it."""
        self.office.say(_DOT.join(part for part in (shell.office, shell.counter) if part))
        self.language.show_button(shell.switch_language)
        self.size_.show_button(shell.switch_size)

    def _buttons(self, width: int) -> list[tuple[BigButton, int]]:
        most = (width - self.scale.gap(12)) // 2
        return [(button, min(most, button.width_wanted())) for button in (self.language, self.size_)]

    def _beside(self, width: int) -> int:
        """Px for the office beside the buttons, 0 where it stands above them."""
        room = width - sum(wide + self.scale.gap(12) for _button, wide in self._buttons(width)) - self.scale.gap(12)
        if room < self.scale.type(160):
            return 0
        two_lines = self.office.height_at(100_000) * 2
        return room if self.office.height_at(room) <= two_lines else 0

    def _row(self, width: int) -> int:
        return max(button.height_at(wide) for button, wide in self._buttons(width))

    def height_at(self, width: int) -> int:
        room = self._beside(width)
        office = self.office.height_at(room or width)
        return max(office, self._row(width)) if room else office + self.scale.gap(8) + self._row(width)

    def arrange(self) -> None:
        width, room, row = self.width(), self._beside(self.width()), self._row(self.width())
        office = self.office.height_at(room or width)
        put(self.office, 0, (self.height() - office) // 2 if room else 0, room or width, office)
        x = width
        for button, wide in reversed(self._buttons(width)):
            put(button, x - wide, self.height() - row if not room else (self.height() - row) // 2, wide, row)
            x -= wide + self.scale.gap(12)
