"""Topics of the law: a line each, and five small faces to answer with."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetrics, QPainter

from frontdesk.customer.touches import TOPIC
from frontdesk.customer.view import TopicLine
from ui.customer.scale import BODY, SMALL
from ui.customer.widgets.block import Block, Column, put
from ui.customer.widgets.face import draw_face
from ui.customer.widgets.touchable import Touchable
from ui.customer.widgets.words import STRONG, Words
from ui.theme import CUSTOMER, FACES

_CELL = 64
_FACE = 48


class LevelButton(Touchable):
    """One score for one topic; the chosen one stands on a ring."""

    def __init__(self, score: int) -> None:
        super().__init__()
        self._score = score
        self.setCheckable(True)

    def show_level(self, topic: TopicLine, word: str) -> None:
        """Be this score of `topic`."""
        self.offer(TOPIC, f"{topic.id}={self._score}", f"{topic.label}: {word}")
        if self.isChecked() != (topic.score == self._score):
            self.setChecked(topic.score == self._score)

    def height_at(self, _width: int) -> int:
        return self.scale.touch(_CELL)

    def paint(self, painter: QPainter) -> None:
        side = float(min(self.scale.px(_FACE) if self.scale.base >= 0.8 else 36, self.width() - 8))
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        chosen = self.isChecked()
        if chosen or self.isDown():
            self.draw_plate(painter, CUSTOMER.accent_ground, CUSTOMER.accent, self.scale.px(12), 3 if chosen else 2)
        draw_face(painter, box, self._score, ground="" if chosen or self.isDown() else CUSTOMER.idle)


class TopicRow(Block):
    """A topic and its faces; the word of the chosen one below the topic, its room kept before."""

    def __init__(self) -> None:
        self.label = Words(BODY, "ink", STRONG)
        self.word = Words(SMALL, "accent", reserved=True)
        self._words: Sequence[str] = ()
        self.levels = [LevelButton(score) for score in range(1, len(FACES) + 1)]
        super().__init__(self.label, self.word, *self.levels)

    def show_topic(self, topic: TopicLine, words: Sequence[str]) -> None:
        """Be `topic`; `words`: of the scores 1 to 5."""
        self._words = words
        self.label.say(topic.label)
        self.word.say(words[topic.score - 1] if 0 < topic.score <= len(words) else "")
        for score, level in enumerate(self.levels, 1):
            level.show_level(topic, words[score - 1] if score <= len(words) else str(score))

    @property
    def _cell(self) -> int:
        return self.scale.touch(_CELL)

    def _is_one_line(self, width: int) -> bool:
        return width - len(self.levels) * self._cell - self.scale.gap(16) >= self.scale.type(150)

    def _text_width(self, width: int) -> int:
        return width - len(self.levels) * self._cell - self.scale.gap(16) if self._is_one_line(width) else width

    def _word_width(self, width: int) -> int:
        """Px for the word right of the topic, where the faces have their own line and the longest word fits; else 0."""
        if self._is_one_line(width):
            return 0
        metrics = QFontMetrics(self.word.face)
        longest = max((metrics.horizontalAdvance(word) for word in self._words), default=0) + 4
        return longest if self.label.width_wanted() + self.scale.gap(16) + longest <= width else 0

    def _text_height(self, width: int) -> int:
        wide = self._text_width(width)
        if self._word_width(width):
            return self.label.height_at(wide)
        return self.label.height_at(wide) + self.word.height_at(wide)

    def height_at(self, width: int) -> int:
        text = self._text_height(width)
        return max(text, self._cell) if self._is_one_line(width) else text + self._cell + self.scale.gap(4)

    def arrange(self) -> None:
        width, text = self.width(), self._text_height(self.width())
        one, wide = self._is_one_line(width), self._text_width(width)
        if beside := self._word_width(width):
            put(self.label, 0, 0, width - beside, text)
            put(self.word, width - beside, text - self.word.height_at(beside), beside, self.word.height_at(beside))
        else:
            y = put(self.label, 0, (self.height() - text) // 2 if one else 0, wide, self.label.height_at(wide))
            put(self.word, 0, y, wide, self.word.height_at(wide))
        cell = self._cell if one else min(width // len(self.levels), self.scale.px(96) + self._cell // 2)
        x = width - len(self.levels) * cell if one else 0
        for level in self.levels:
            put(level, x, (self.height() - self._cell) // 2 if one else self.height() - self._cell, cell, self._cell)
            x += cell


class Topics(Column):
    """The list of them."""

    def __init__(self) -> None:
        self._rows: list[TopicRow] = []
        super().__init__(gap=8)

    def show_topics(self, topics: Sequence[TopicLine], words: Sequence[str]) -> None:
        """One row for each."""
        while len(self._rows) < len(topics):
            self._rows.append(TopicRow())
            self.take(self._rows[-1])
        for at, row in enumerate(self._rows):
            row.setHidden(at >= len(topics))
            if at < len(topics):
                row.show_topic(topics[at], words)
