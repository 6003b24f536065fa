"""A page filled into the mould of its shape is the page its template draws."""

from dataclasses import replace

import pytest
from markupsafe import Markup

from frontdesk.domain.tracking import Tracked
from frontdesk.i18n import LANGUAGES, words
from frontdesk.tracking.drawing import Drawing
from frontdesk.tracking.mould import Mould
from frontdesk.tracking.page_words import page_words
from frontdesk.tracking.pages import Links
from frontdesk.tracking.shape import Shown, hollow, listed, shape_of
from frontdesk.tracking.status_page import status_page
from frontdesk.tracking.templates import Templates
from tests.tracking.samples import LINKS, OFFICE, SAMPLES, tracked

TEMPLATES = Templates()
WAYS = (LINKS, Links(), Links({"vi": "", "en": "a&b.html"}, "d'<.ics", ""))


def shown(of: Tracked, language: str, links: Links = LINKS) -> Shown:
    return Shown(status_page(of, language, words(language)), links)


def drawn(name: str, what: Shown, language: str) -> str:
    """What the template makes of it."""
    page = what.page
    act = Markup(TEMPLATES["act"].render(act=page.act)) if page.act else ""
    return TEMPLATES[name].render(
        page=page, w=page_words(language), language=language, links=what.links, act_part=act, office_part=""
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["status", "counter_status"])
@pytest.mark.parametrize("links", WAYS)
def test_that_a_filled_mould_is_the_page_its_template_draws(name: str, links: Links, language: str) -> None:
    for sample in SAMPLES.values():
        what = shown(sample, language, links)
        shape = shape_of(what, language)
        mould = Mould(drawn(name, hollow(shape), language))
        assert mould.filled(what, listed(what, shape)).decode() == drawn(name, what, language)


@pytest.mark.parametrize("sample", SAMPLES)
def test_that_a_hollow_page_has_the_shape_of_the_full_one(sample: str) -> None:
    what = shown(SAMPLES[sample], "vi")
    assert shape_of(hollow(shape_of(what, "vi")), "vi") == shape_of(what, "vi")


def test_that_pages_that_differ_in_words_alone_share_their_shape() -> None:
    one, other = tracked(), tracked(receipt_code="C2-261123-0001-X", procedure_name="Khác", department="Phòng khác")
    assert shape_of(shown(one, "vi"), "vi") == shape_of(shown(other, "vi"), "vi")


def test_that_no_page_tells_another_s() -> None:
    drawing = Drawing()
    mine = drawing.status(tracked(receipt_code="C1-261123-0001-A"), OFFICE, "vi", replace(LINKS, calendar="mine.ics"))
    yours = drawing.status(tracked(receipt_code="C1-261123-0002-B"), OFFICE, "vi", replace(LINKS, calendar="yours.ics"))
    assert b"C1-261123-0001-A" in mine
    assert b"mine.ics" in mine
    assert yours == mine.replace(b"C1-261123-0001-A", b"C1-261123-0002-B").replace(b"mine.ics", b"yours.ics")
