"""The citizen's screen while the officer types: what one letter costs the GUI thread, painting included."""

import os
from dataclasses import replace
from itertools import cycle

from frontdesk.customer.view import EntryPage, View
from tests.benchmarks.measure import Figure, Within, p95_in_turns

FRAME_MS = 16.0
_ROUNDS = 200
_NAME = "NGUYỄN THỊ MINH ANH TÔN NỮ QUỲNH GIANG"


def run() -> list[Figure]:
    """A letter more in the name, on an ordinary entry and on one of twelve papers that has to be squeezed and scrolled.

    The floor is one bare label doing the same.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return [_figure("entry", (1280, 800)), _figure("long_entry", (800, 480))]


def _figure(name: str, size: tuple[int, int]) -> Figure:
    from PySide6.QtWidgets import QLabel

    from ui.app import make_application
    from ui.customer.window import CustomerWindow
    from ui.theme import Scheme, put_on

    app = make_application()
    theme = put_on(app, Scheme.LIGHT)
    theme.dress()
    window = CustomerWindow(theme, touch_screen=lambda: False)
    window.resize(*size)
    bare = QLabel()
    bare.resize(600, 60)
    for shown in (window, bare):
        shown.show()
    views = cycle(_views(name))

    def type_one() -> None:
        window.show_view(next(views))
        app.processEvents()

    def label_one() -> None:
        page = next(views).page
        assert isinstance(page, EntryPage)
        bare.setText(page.facts[0].value)
        app.processEvents()

    taken, floor = p95_in_turns(type_one, label_one, _ROUNDS)
    window.shut()
    bare.close()
    return Within(f"a letter on the citizen's screen, {name} {size[0]}x{size[1]}, p95", taken, floor, FRAME_MS)


def _views(name: str) -> list[View]:
    """The entry with one letter of the name, two, and so on."""
    from tests.ui.customer_views import sample

    view = sample(name)
    page = view.page
    assert isinstance(page, EntryPage)
    facts = [(replace(page.facts[0], value=_NAME[:end]), *page.facts[1:]) for end in range(1, len(_NAME) + 1)]
    return [replace(view, version=at, page=replace(page, facts=some)) for at, some in enumerate(facts)]
