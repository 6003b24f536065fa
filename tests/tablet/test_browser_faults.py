"""The page when something is wrong: counters that are away, touches that are not taken, words that are markup."""

from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from frontdesk.customer.touches import Touch
from frontdesk.tablet.drawing import KINDS
from tests.customer_views import PAGES, view_of
from tests.tablet.browser import Tablet

HOSTILE = '"><img src=x onerror=alert(1)><script>alert(2)</script><a href="javascript:alert(3)">\u202e{{ 7*7 }}'
KEPT = ("language", "action", "value", "id", "part")  # they lead somewhere, and nobody outside words them

pytestmark = pytest.mark.slow


def with_hostile_words(value: Any) -> Any:
    """`value` with markup for every word of it."""
    if isinstance(value, tuple):
        return tuple(with_hostile_words(each) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        words = {field.name: getattr(value, field.name) for field in fields(value) if field.name not in KEPT}
        return replace(value, **{name: with_hostile_words(word) for name, word in words.items()})
    return HOSTILE if isinstance(value, str) and not isinstance(value, StrEnum) and value else value


def test_that_markup_in_every_word_of_every_page_stays_text(paired: Tablet) -> None:
    for version, name in enumerate(PAGES, 1):
        view = with_hostile_words(view_of(name, version=version))
        paired.stand.put(view)
        paired.page.wait_for_selector(f"main.page.{KINDS[type(view.page)]}")
        expect(paired.page.locator(".office")).to_contain_text("onerror=alert(1)")
        paired.page.wait_for_function("() => document.querySelector('h1').textContent.includes('{{ 7*7 }}')")
        assert paired.page.locator("#screen img, #screen script, #screen a").count() == 0

    assert paired.complaints == []
    assert [address for address in paired.asked if not address.startswith(paired.server.address)] == []


def test_that_an_unpaired_page_waits_for_a_counter_that_is_away(paired: Tablet) -> None:
    paired.show(view_of("entry", version=9), "entry")
    paired.page.route("**/view?*", lambda route: route.fulfill(status=403))
    paired.pairing.unpair()
    paired.server.stop()
    expect(paired.page.locator("#screen")).to_be_empty()
    paired.page.wait_for_timeout(300)

    paired.server.start()
    expect(paired.page.locator("#pairing")).to_be_visible()


def test_that_a_comment_too_long_arrives_as_far_as_it_goes(paired: Tablet) -> None:
    paired.show(view_of("more", version=5), "more")
    paired.page.evaluate(
        "text => { const field = document.getElementById('comment'); field.value = text;"
        "field.dispatchEvent(new InputEvent('input', {bubbles: true})); }",
        "👍" * 700,
    )
    paired.wait_for_touches(1)

    assert paired.stand.touches == [Touch("comment", "👍" * 600, 5)]


def test_that_a_touch_the_counter_does_not_take_is_not_sent_for_ever(paired: Tablet) -> None:
    sent: list[str] = []

    def refuse(route: Route) -> None:
        sent.append("touch")
        route.fulfill(status=400)

    paired.page.route("**/touch", refuse)
    paired.show(view_of("more", version=5), "more")
    paired.page.fill("#comment", "Tốt")
    paired.page.wait_for_timeout(700)
    paired.show(view_of("more", "en", version=6), "more")
    paired.show(view_of("more", version=7), "more")

    assert sent == ["touch"]
