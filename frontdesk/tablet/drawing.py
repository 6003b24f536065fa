"""Views as HTML: one template for each page, every value escaped."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from frontdesk.customer.view import (
    AskPage,
    EntryPage,
    FoundPage,
    IdlePage,
    MorePage,
    Page,
    PayPage,
    RatePage,
    ReceiptPage,
    SayPage,
    View,
)
from frontdesk.errors import DeskError
from frontdesk.qr import QUIET, merged_rectangles, qr_matrix
from frontdesk.tablet.assets import PAGES, Assets
from frontdesk.tablet.words import citizen_words, pairing_words, title

KINDS: Mapping[type[Page], str] = MappingProxyType(
    {
        IdlePage: "idle",
        EntryPage: "entry",
        ReceiptPage: "receipt",
        PayPage: "pay",
        RatePage: "rate",
        MorePage: "more",
        SayPage: "say",
        AskPage: "ask",
        FoundPage: "found",
    }
)


class Drawing:
    """The templates, with the addresses of what they load. `language` is the officer's, for pairing."""

    def __init__(self, assets: Assets, language: str) -> None:
        self._language = language
        self._environment = Environment(
            autoescape=True,
            undefined=StrictUndefined,
            loader=FileSystemLoader(PAGES),
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.globals.update(asset=assets.address, qr_path=qr_path)

    def frame(self, *, paired: bool) -> str:
        """The page around every view, with nothing about anybody in it; before pairing it asks for the code."""
        return self._environment.get_template("frame.html").render(
            paired=paired,
            language=self._language,
            title=title(self._language),
            citizen=citizen_words(),
            pairing=pairing_words(self._language),
        )

    def fragment(self, view: View) -> str:
        """What stands inside the frame while `view` is shown."""
        kind = KINDS[type(view.page)]
        return self._environment.get_template(f"{kind}.html").render(view=view, shell=view.shell, page=view.page)


@lru_cache(maxsize=4)
def qr_path(text: str) -> tuple[int, str]:
    """(side in modules with the quiet zone, SVG path of the dark ones); (0, "") for what is too long for a code."""
    try:
        matrix = qr_matrix(text)
    except DeskError:
        return 0, ""
    path = "".join(
        f"M{column + QUIET} {row + QUIET}h{columns}v{rows}h-{columns}z"
        for column, row, columns, rows in merged_rectangles(matrix)
    )
    return len(matrix) + 2 * QUIET, path
