"""Five faces."""

from frontdesk.customer.view import RatePage
from ui.customer.pages.page import PageView
from ui.customer.scale import BODY, FACT, TITLE, Scale
from ui.customer.widgets.block import Beside, Block, Column, put
from ui.customer.widgets.face import FaceButton
from ui.customer.widgets.qr import QrPicture
from ui.customer.widgets.words import STRONG, Words

_BETWEEN, _BELOW = 12, 48
_CLOSE = 24  # with a code for phones below the faces
_PHONE, _NOTE = 176, 280  # units: some 40 modules, read from an arm's length; the words beside them
_MODULE = 3  # px, read from the hand's distance: whoever rates stands before the screen
_WORD = 170  # units for the longest single word below a face, in letters of its size


class FaceRow(Block):
    """The faces beside each other; upright, one below the other with the word beside."""

    def __init__(self) -> None:
        self.faces: list[FaceButton] = []
        super().__init__()

    def dress(self, scale: Scale) -> None:
        for face in self.faces:
            face.set_in_row(scale.portrait)
        super().dress(scale)

    def show_faces(self, page: RatePage) -> None:
        """One for each."""
        while len(self.faces) < len(page.faces):
            face = FaceButton(page.faces[len(self.faces)])
            face.set_in_row(self.scale.portrait)
            self.faces.append(face)
            self.take(face)
        for at, face in enumerate(self.faces):
            face.setHidden(at >= len(page.faces))
            if at < len(page.faces):
                face.show_face(page.faces[at])

    @property
    def _shown(self) -> list[FaceButton]:
        return [face for face in self.faces if not face.isHidden()]

    def fit(self, width: int, room: int) -> None:
        """Faces no higher than all of them in `room` px need: none may lie out of sight, it would cost it votes."""
        gaps = self.scale.gap(_BETWEEN) * (len(self._shown) - 1)
        for face in self._shown:
            face.fit(
                width if self.scale.portrait else self._cell(width), (room - gaps) // max(1, len(self._shown)), room
            )

    def _cell(self, width: int) -> int:
        return min(width // max(1, len(self._shown)), max(self.scale.px(208), self.scale.type(_WORD)))

    def height_at(self, width: int) -> int:
        if self.scale.portrait:
            gaps = self.scale.gap(_BETWEEN) * (len(self._shown) - 1)
            return sum(face.height_at(width) for face in self._shown) + gaps
        return max((face.height_at(self._cell(width)) for face in self._shown), default=0)

    def arrange(self) -> None:
        if self.scale.portrait:
            y = 0
            for face in self._shown:
                y = put(face, 0, y, self.width(), face.height_at(self.width())) + self.scale.gap(_BETWEEN)
            return
        cell = self._cell(self.width())
        x = (self.width() - cell * len(self._shown)) // 2
        for face in self._shown:
            put(face, x, 0, cell, self.height())
            x += cell


class PhoneCode(Beside):
    """The code for phones and what it is for, in the middle."""

    def __init__(self) -> None:
        self.qr = QrPicture(_PHONE, _MODULE)
        self.note = Words(BODY, "muted")
        super().__init__(self.qr, self.note)

    def _wide(self, width: int) -> int:
        return min(width, self.qr.height_at(width) + self.scale.gap(24) + self.scale.type(_NOTE))

    def height_at(self, width: int) -> int:
        return super().height_at(self._wide(width))

    def arrange(self) -> None:
        wide = self._wide(self.width())
        x = (self.width() - wide) // 2
        side, room = self._parts(wide)
        high = self.note.height_at(room)
        put(self.qr, x, (self.height() - side) // 2, side, side)
        put(self.note, x + wide - room, (self.height() - high) // 2, room, high)


class RateView(PageView):
    """The question, the promise, the faces; a code for phones where there is room."""

    def __init__(self) -> None:
        self.question = Words(TITLE, weight=STRONG, centred=True, balanced=True)
        self.promise = Words(BODY, "muted", centred=True, balanced=True)
        self.faces = FaceRow()
        self._heading = Column(self.question, self.promise, gap=4)
        self.phone = PhoneCode()
        self._column = Column(self._heading, self.faces, self.phone, gap=_BELOW)
        super().__init__(self._column, centred=True)

    def dress(self, scale: Scale) -> None:
        self.question.resize_letters(FACT if scale.large and scale.base < 0.8 else TITLE)
        super().dress(scale)

    def fit(self, width: int, room: int) -> None:
        """The code for phones has what the faces leave: they come first."""
        left = room - self._heading.height_at(width)
        self.faces.fit(width, left - self.pane.scale.gap(_BELOW))
        below = left - self.faces.height_at(width) - 2 * self.pane.scale.gap(_CLOSE)
        self.phone.qr.most = max(0, below)
        fits = bool(self.phone.qr.text) and self.phone.height_at(width) <= below
        self.phone.setHidden(not fits)
        self._column.gap = _CLOSE if fits else _BELOW

    def show_page(self, page: RatePage) -> None:
        """Draw it."""
        self.question.say(page.question)
        self.promise.say(page.promise)
        self.faces.show_faces(page)
        self.phone.qr.show_text(page.qr, page.scan_note)
        self.phone.note.say(page.scan_note)
        self.show_buttons(page.skip)
