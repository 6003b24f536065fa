"""Setting strips on pages: groups stay together, table headings come back, the foot goes to the bottom."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from frontdesk.forms.strips import A5, Sheet, Strip

Page = tuple[tuple[float, Strip], ...]


def paginate(strips: tuple[Strip, ...], sheet: Sheet = A5) -> tuple[Page, ...]:
    """Pages of (points below the body's top, strip), in reading order."""
    setting = _Setting(sheet.body)
    for group in _groups(strips):
        setting.add(group)
    return tuple(tuple(page) for page in setting.pages)


def _groups(strips: tuple[Strip, ...]) -> Iterator[list[Strip]]:
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.keep_next:
            yield group
            group = []
    if group:
        yield group


@dataclass(slots=True)
class _Setting:
    body: float
    pages: list[list[tuple[float, Strip]]] = field(default_factory=lambda: [[]])
    used: float = 0.0
    heading: Strip | None = None

    def add(self, group: list[Strip]) -> None:
        if self._height(group) > self.body - self.used:
            if self.used and self._height_on_new_page(group) <= self.body:
                self._turn()
            else:
                self._add_piecemeal(group)
                return
        for strip in group:
            self._place(strip)

    def _add_piecemeal(self, group: list[Strip]) -> None:
        for strip in group:
            if self.used and self._height([strip]) > self.body - self.used:
                self._turn()
            self._place(strip)

    def _height(self, group: list[Strip]) -> float:
        return _height(group, self.heading, begun=self.used > 0)

    def _height_on_new_page(self, group: list[Strip]) -> float:
        return _height(group, None, begun=False)

    def _turn(self) -> None:
        self.pages.append([])
        self.used, self.heading = 0.0, None

    def _place(self, strip: Strip) -> None:
        if strip.heading is not None and strip.heading is not self.heading:
            self._put(strip.heading)
        self.heading = strip.heading
        if self.used or not strip.empty:
            self._put(strip)

    def _put(self, strip: Strip) -> None:
        top = self.body - strip.height if strip.at_bottom else self.used
        self.pages[-1].append((top, strip))
        self.used += strip.height


def _height(group: list[Strip], heading: Strip | None, *, begun: bool) -> float:
    height = 0.0
    for strip in group:
        if strip.heading is not None and strip.heading is not heading:
            height += strip.heading.height
        heading = strip.heading
        if begun or not strip.empty:
            height += strip.height
            begun = True
    return height
