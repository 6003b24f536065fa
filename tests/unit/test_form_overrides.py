"""An office may say some things in its own words; what the circular says stays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.form_overrides import (
    EDITABLE,
    LONGEST,
    FormTextSet,
    checked_text,
    official_text,
    with_own_words,
)
from frontdesk.errors import InvalidInput
from frontdesk.files.form_texts import form_library
from tests.refusals import refused

TODAY = date(2026, 11, 23)


def contact() -> str:
    return official_text(form_library().get("02", TODAY), "vi", "contact")


@pytest.mark.parametrize(
    ("form", "name"), [("01", "title"), ("02", "respond_by"), ("03", "considered"), ("04", "apology"), ("07", "total")]
)
def test_that_what_the_circular_says_stays(form: str, name: str) -> None:
    with refused("form_text_fixed"):
        checked_text(form, name, "Khác", "Khác")


@pytest.mark.parametrize(
    "text", ["{office}", "{you.__class__}", "{you[0]}", "{you!r}", "{you:>99}", "{", "}", "{}", "{0}"]
)
def test_that_braces_that_are_none_of_the_form_s_are_refused(text: str) -> None:
    with refused("form_text_placeholder"):
        checked_text("02", "contact", text, contact())


def test_that_every_editable_place_is_on_its_form_in_both_languages() -> None:
    for form, names in EDITABLE.items():
        version = form_library().get(form, TODAY)
        for name in names:
            for language in ("vi", "en"):
                assert bool(official_text(version, language, name)) is (form != "01")


@given(st.text(max_size=LONGEST + 5))
def test_that_what_is_accepted_can_be_filled_in(text: str) -> None:
    try:
        said = checked_text("02", "contact", text, contact())
    except InvalidInput:
        return
    assert said.format(you="Ông/Bà", contact="quầy C1") is not None
    assert len(said) <= LONGEST


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["", "A", "B"])), max_size=6, unique_by=lambda e: e[0]))
def test_that_the_last_words_that_began_hold(dated: list[tuple[int, str]]) -> None:
    own = [FormTextSet("03", "vi", "close", text, TODAY + timedelta(days=days)) for days, text in dated]
    version = form_library().get("03", TODAY)
    for day in range(11):
        said = with_own_words(version, own, TODAY + timedelta(days=day)).text("vi")["close"]
        begun = [text for days, text in sorted(dated) if days <= day]
        assert said == ((begun[-1] if begun else "") or version.text("vi")["close"])
        assert with_own_words(version, own, TODAY).text("en") == version.text("en")
