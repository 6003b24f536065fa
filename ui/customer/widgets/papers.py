"""Papers brought and missing: a mark, the name, the word that says which."""

from collections.abc import Sequence

from frontdesk.customer.view import PaperLine
from ui.customer.scale import BODY, SMALL
from ui.customer.widgets.block import Block, Column, put
from ui.customer.widgets.facts import TONES
from ui.customer.widgets.mark import Mark
from ui.customer.widgets.words import STRONG, Words


class PaperRow(Block):
    """One paper; the word at the right where the name leaves it room, else below the name."""

    def __init__(self) -> None:
        self.mark, self.name, self.word = Mark(26), Words(BODY), Words(SMALL, "muted", STRONG)
        super().__init__(self.mark, self.name, self.word)

    def show_paper(self, paper: PaperLine) -> None:
        """Be `paper`."""
        self.mark.show_tone(paper.tone)
        self.name.say(paper.name)
        self.word.say(paper.word, TONES[paper.tone])

    def _parts(self, width: int) -> tuple[int, int, int]:
        """x of the name, px for the name, px for the word (0: it stands below)."""
        x = self.mark.side + self.scale.gap(12)
        word = self.word.width_wanted()
        room = width - x - word - self.scale.gap(16)
        return (x, room, word) if room >= self.scale.type(200) else (x, width - x, 0)

    def height_at(self, width: int) -> int:
        x, name, word = self._parts(width)
        high = self.name.height_at(name)
        return max(self.mark.side, high if word else high + self.word.height_at(width - x))

    def arrange(self) -> None:
        x, name, word = self._parts(self.width())
        high = put(self.name, x, 0, name, self.name.height_at(name))
        line = self.name.height_at(100_000)
        put(self.mark, 0, max(0, (line - self.mark.side) // 2 + line // 12), self.mark.side, self.mark.side)
        if word:
            below = self.word.height_at(word)
            put(self.word, self.width() - word, max(0, line - below), word, below)
        else:
            put(self.word, x, high, self.width() - x, self.word.height_at(self.width() - x))


class Papers(Column):
    """The list of them."""

    def __init__(self) -> None:
        self._rows: list[PaperRow] = []
        super().__init__(gap=4)

    def show_papers(self, papers: Sequence[PaperLine]) -> None:
        """One row for each; rows that are there are used again."""
        while len(self._rows) < len(papers):
            self._rows.append(PaperRow())
            self.take(self._rows[-1])
        for at, row in enumerate(self._rows):
            row.setHidden(at >= len(papers))
            if at < len(papers):
                row.show_paper(papers[at])
