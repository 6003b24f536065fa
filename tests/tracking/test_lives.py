"""Whatever happens to a submission, its page says where it stands and nothing about anybody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.customer.standing import title
from frontdesk.domain.public_status import public_status
from frontdesk.domain.states import State
from frontdesk.domain.text import fold
from frontdesk.domain.tracking import Tracked
from frontdesk.i18n import LANGUAGES, words
from frontdesk.tracking.drawing import Drawing
from frontdesk.tracking.pages import Pages
from tests.lives import Life, life_in
from tests.tracking.samples import LINKS, OFFICE
from tests.tracking.test_drawing import text_of
from tests.unit.test_public_status import CANARY, DEEDS, SECRETS, oanh

PAGES: Pages = Drawing()


def tracked(life: Life, scanned_version: int = 0) -> Tracked:
    return Tracked(public_status(life.submission, life.now, scanned_version))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", State)
def test_that_every_life_has_its_page(state: State, language: str) -> None:
    life = tracked(life_in(state))
    for page in (PAGES.status(life, OFFICE, language, LINKS), PAGES.counter_status(life, OFFICE, language, LINKS)):
        said = text_of(page.decode())
        assert title(life.status, words(language)) in said
        assert "C1-261123-0001-F" in said
        assert "None" not in said


@given(st.lists(st.sampled_from(sorted(DEEDS)), max_size=14), st.integers(0, 2))
def test_that_no_page_says_anything_about_anybody(deeds: list[str], scanned: int) -> None:
    life = oanh()
    for deed in deeds:
        DEEDS[deed](life)
    for language in LANGUAGES:
        seen = tracked(life, scanned)
        heard = fold(
            text_of(PAGES.status(seen, OFFICE, language, LINKS).decode())
            + text_of(PAGES.counter_status(seen, OFFICE, language, LINKS).decode())
            + PAGES.calendar(seen, OFFICE, language).replace("\r\n ", "")
        )
        assert [secret for secret in (*SECRETS, CANARY) if fold(secret) in heard] == []
