"""A title with its mark before it: it was done, or something needs doing."""

from frontdesk.customer.view import Tone
from ui.customer.widgets.block import Block, put
from ui.customer.widgets.mark import Mark
from ui.customer.widgets.words import STRONG, Words


class Headline(Block):
    """Mark and words; without `mark` the words alone."""

    def __init__(self, size: float) -> None:
        self.mark, self.words = Mark(size * 1.15), Words(size, weight=STRONG)
        super().__init__(self.mark, self.words)

    def show_words(self, text: str, tone: Tone = Tone.GOOD) -> None:
        """Say it; plain and muted ones need no mark."""
        self.words.say(text)
        self.mark.show_tone(tone)
        self.mark.setHidden(tone in (Tone.PLAIN, Tone.MUTED))

    def _beside(self) -> int:
        return 0 if self.mark.isHidden() else self.mark.side + self.scale.gap(20)

    def height_at(self, width: int) -> int:
        return max(self.words.height_at(width - self._beside()), self.mark.side)

    def arrange(self) -> None:
        x, line = self._beside(), self.words.height_at(100_000)
        put(self.mark, 0, max(0, (line - self.mark.side) // 2 + line // 14), self.mark.side, self.mark.side)
        put(self.words, x, 0, self.width() - x, self.words.height_at(self.width() - x))
