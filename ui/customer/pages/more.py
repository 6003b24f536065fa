"""Behind a face: topics, reasons, a comment; nothing of it needs an answer."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from frontdesk.customer.view import MorePage
from ui.customer.pages.page import PageView
from ui.customer.scale import BODY, FACT, Scale
from ui.customer.widgets.block import Block, Column, Pair, put
from ui.customer.widgets.button import Section
from ui.customer.widgets.comment_field import CommentField
from ui.customer.widgets.face import draw_face
from ui.customer.widgets.ticks import Ticks
from ui.customer.widgets.topics import Topics
from ui.customer.widgets.words import STRONG, Words

_SIDE = 72


class ChosenFace(Block):
    """The face that was touched, and the title beside it."""

    def __init__(self) -> None:
        self.face = _SmallFace()
        self.title, self.word = Words(FACT, weight=STRONG), Words(BODY, "muted")
        super().__init__(self.face, self.title, self.word)

    def _beside(self) -> int:
        return self.face.side + self.scale.gap(20)

    def _text(self, width: int) -> int:
        wide = width - self._beside()
        return self.title.height_at(wide) + self.word.height_at(wide)

    def height_at(self, width: int) -> int:
        return max(self.face.side, self._text(width))

    def arrange(self) -> None:
        x = self._beside()
        wide = self.width() - x
        put(self.face, 0, (self.height() - self.face.side) // 2, self.face.side, self.face.side)
        y = put(self.title, x, (self.height() - self._text(self.width())) // 2, wide, self.title.height_at(wide))
        put(self.word, x, y, wide, self.word.height_at(wide))


class _SmallFace(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.score = 3
        self.scale = Scale()

    @property
    def side(self) -> int:
        return self.scale.type(_SIDE)

    def dress(self, scale: Scale) -> None:
        self.scale = scale

    def height_at(self, _width: int) -> int:
        return self.side

    def arrange(self) -> None:
        """Nothing is inside."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_face(painter, QRectF(0, 0, self.side, self.side), self.score)


class MoreView(PageView):
    """Left the topics, right reasons and comment."""

    def __init__(self) -> None:
        self.chosen = ChosenFace()
        self.topics = Topics()
        self.topics_part = Section(self.topics)
        self.reasons = Ticks()
        self.reasons_part = Section(self.reasons)
        self.comment = CommentField()
        self.comment_part = Section(self.comment)
        right = Column(self.reasons_part, self.comment_part, gap=28)
        super().__init__(Column(self.chosen, Pair(self.topics_part, right, share=0.56, gap=56), gap=24))

    def show_page(self, page: MorePage) -> None:
        """Draw it."""
        self.chosen.face.score = page.chosen.score
        self.chosen.face.update()
        self.chosen.title.say(page.title)
        self.chosen.word.say(page.chosen.label)
        self.topics_part.heading.say(page.topics_label)
        self.topics.show_topics(page.topics, page.levels)
        self.topics_part.setHidden(not page.topics)
        self.reasons_part.heading.say(page.reasons_label)
        self.reasons.show_ticks(page.reasons)
        self.reasons_part.setHidden(not page.reasons)
        self.comment_part.heading.say(page.comment_label)
        self.comment.show_comment(page.comment_label, page.comment, page.comment_hint)
        self.show_buttons(page.back, page.send)
