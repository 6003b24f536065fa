"""Views as HTML: every word is there, nothing of it is markup, and the colours can be read."""

import html
import re
from collections.abc import Iterator
from dataclasses import asdict, fields, is_dataclass, replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.customer.view import Button, RatePage, SayPage, Tick, View
from frontdesk.tablet.assets import PAGES, Assets
from frontdesk.tablet.drawing import Drawing, qr_path
from tests.customer_views import PAGES as SAMPLES
from tests.customer_views import view_of
from ui.theme import CUSTOMER, FACES, contrast

DRAWING = Drawing(Assets("frontdesk"), "vi")
NOT_WORDS = {"qr", "tone", "part", "id", "language"}
STYLE = (PAGES / "tablet.css").read_text(encoding="utf-8")
TOKENS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", STYLE))


class Reader(HTMLParser):
    """What a person or a screen reader is told, and what can be touched."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: set[str] = set()
        self.touches: set[tuple[str, str]] = set()
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.attributes += list(given.items())
        self.text += " " + " ".join(given.get(name, "") for name in ("aria-label", "placeholder"))
        if "data-action" in given:
            self.touches.add((given["data-action"], given["data-value"]))

    def handle_data(self, data: str) -> None:
        self.text += data


def read(view: View) -> Reader:
    reader = Reader()
    reader.feed(DRAWING.fragment(view))
    return reader


def words_in(value: object) -> Iterator[str]:
    """Every word a view says."""
    if isinstance(value, Button | Tick):
        yield value.label
    elif isinstance(value, tuple):
        for each in value:
            yield from words_in(each)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in NOT_WORDS:
                yield from words_in(getattr(value, field.name))
    elif type(value) is str and value:
        yield value


def buttons_in(value: object) -> Iterator[Button]:
    if isinstance(value, Button):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from buttons_in(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from buttons_in(getattr(value, field.name))


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", SAMPLES)
def test_that_every_word_of_a_view_is_on_the_page(name: str, language: str) -> None:
    view = view_of(name, language)
    said = squeezed(read(view).text)

    assert [word for word in words_in(view) if squeezed(word) not in said] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_that_every_button_of_a_view_can_be_touched(name: str) -> None:
    view = view_of(name)

    assert {(button.action, button.value) for button in buttons_in(view)} <= read(view).touches


def test_that_choices_send_what_they_stand_for() -> None:
    assert {("face", str(score)) for score in range(1, 6)} <= read(view_of("rate")).touches
    assert {("topic", "attitude=4"), ("topic", "place=1"), ("reason", "wait")} <= read(view_of("more")).touches
    assert {("consent", "sms"), ("object", "phone"), ("object", "name")} <= read(view_of("entry")).touches


def test_that_an_address_too_long_for_a_code_leaves_no_words_about_one() -> None:
    view = view_of("rate_by_phone")
    assert isinstance(view.page, RatePage)
    assert view.page.scan_note in DRAWING.fragment(view)
    long = replace(view.page, qr=view.page.qr + "x" * 300)
    assert view.page.scan_note not in DRAWING.fragment(replace(view, page=long))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_that_a_name_that_looks_like_markup_stays_text(name: str) -> None:
    hostile = f'"><script>alert(1)</script><img src=x onerror=alert(1)>{name}'
    view = view_of("thanks")
    reader = read(replace(view, page=SayPage(hostile, hostile, close=Button("close", hostile, hostile))))

    assert not {"script", "img"} & reader.tags
    assert not [name for name, _value in reader.attributes if name.startswith("on")]
    assert "<script>alert(1)</script>" in reader.text


def test_that_pages_have_no_style_or_script_of_their_own() -> None:
    for template in PAGES.glob("*.html"):
        source = template.read_text(encoding="utf-8")
        assert not re.search(r"\sstyle=|\son\w+=|<style|<script(?! defer src)|https?://", source), template.name


def test_that_templates_keep_no_text_of_their_own() -> None:
    for template in PAGES.glob("*.html"):
        source = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}|<[^>]*>", " ", template.read_text(encoding="utf-8"), flags=re.S)
        assert re.findall(r"[^\W\d_]{2,}", html.unescape(source)) == [], template.name


def test_that_a_code_too_long_to_draw_leaves_the_page_whole() -> None:
    assert qr_path("a" * 3000) == (0, "")


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *((text, "ground") for text in ("ink", "muted", "accent", "good", "warn")),
        *((text, "card") for text in ("ink", "muted", "accent", "good", "warn")),
        *((text, "accent-ground") for text in ("ink", "muted", "accent", "good", "warn")),
        ("good", "good-ground"),
        ("warn", "warn-ground"),
        ("muted", "warn-ground"),
        ("on-primary", "accent"),
        ("on-primary", "ink"),
        *(("ink", f"face-{score}") for score in range(1, 6)),
    ],
)
def test_that_text_stands_seven_to_one_on_its_ground(text: str, ground: str) -> None:
    assert contrast(TOKENS[text], TOKENS[ground]) >= 7


def test_that_the_page_wears_the_windows_colours() -> None:
    window = {name.replace("_", "-"): colour for name, colour in asdict(CUSTOMER).items()}
    window |= {f"face-{score}": colour for score, colour in enumerate(FACES, 1)}

    assert {name: window.get(name) for name in TOKENS} == TOKENS
    assert len(TOKENS) >= 18


def test_that_colours_are_named_in_one_place() -> None:
    body = STYLE.split("}", 3)[-1]

    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", body) == []
