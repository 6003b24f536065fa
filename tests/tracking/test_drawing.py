"""Pages as text: whole, escaped, small, saying what they must."""

import re
from dataclasses import replace
from html import unescape

import pytest
from jinja2 import Template

from frontdesk.customer.standing import title
from frontdesk.domain.states import State
from frontdesk.i18n import LANGUAGES, words
from frontdesk.tracking.drawing import Drawing
from frontdesk.tracking.pages import Links, Pages, Said
from frontdesk.tracking.templates import Templates
from tests.tracking.samples import BAD, LINKS, OFFICE, SAMPLES, evil_office, tracked

LARGEST = 30 * 1024


def text_of(page: str) -> str:
    """What a reader sees, spaces made one."""
    body = page.partition("<body")[2].partition(">")[2]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())


def every_page(drawing: Pages, language: str) -> dict[str, str]:
    """Each kind of page but the status, by name."""
    return {
        "unknown": drawing.unknown(OFFICE, language, LINKS),
        "find": drawing.find(OFFICE, language, LINKS, Said("Mã chưa đúng.", "C1-261123-0042-K")),
        "counter": drawing.counter(OFFICE, language, LINKS, Said()),
        "counter_status": drawing.counter_status(tracked(), OFFICE, language, LINKS).decode(),
        "rate": drawing.rate(OFFICE, language, LINKS, Said(comment="Tốt")),
        "rated": drawing.rated(OFFICE, language, LINKS),
        "void": drawing.void(OFFICE, language, LINKS),
        "sorry": drawing.sorry(OFFICE, language, "Máy đang bận."),
        "sorry_without_office": drawing.sorry(None, language, "Máy đang bận."),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_largest_page_stays_under_30_kb(drawing: Pages, language: str) -> None:
    pages = {name: drawing.status(each, OFFICE, language, LINKS).decode() for name, each in SAMPLES.items()}
    pages |= every_page(drawing, language)
    assert {name: len(page.encode()) for name, page in pages.items() if len(page.encode()) >= LARGEST} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", State)
def test_that_every_state_is_said_first(drawing: Pages, state: State, language: str) -> None:
    page = drawing.status(tracked(state), OFFICE, language, LINKS).decode()
    said = title(tracked(state).status, words(language))
    assert re.search(r"<h1[^>]*>.*?<span>(.*?)</span></h1>", page, re.DOTALL)[1] == said  # type: ignore[index]


def test_that_a_promise_is_said_with_its_weekday_and_why(drawing: Pages) -> None:
    said = text_of(drawing.status(tracked(), OFFICE, "vi", LINKS).decode())
    assert "Hẹn trả kết quả 17:00 Thứ Sáu 27/11/2026 Vì sao là ngày này? Nhận thứ Hai 23/11." in said
    assert "Theo sổ của cơ quan lúc 10:42 Thứ Năm 26/11/2026" in said


def test_that_days_worked_beside_the_week_are_told(drawing: Pages) -> None:
    said = OFFICE.words["vi"]
    day = "Thứ Bảy 28/11/2026 · 07:30 – 11:30"
    office = replace(OFFICE, words={"vi": replace(said, days_worked=(day,))})
    assert f"Ngày làm bù {day}" in text_of(drawing.status(SAMPLES["late"], office, "vi", LINKS).decode())
    assert "Ngày làm bù" not in text_of(drawing.status(SAMPLES["late"], OFFICE, "vi", LINKS).decode())


def test_that_hostile_text_stays_text(drawing: Pages) -> None:
    for language in LANGUAGES:
        page = drawing.status(SAMPLES["hostile"], evil_office(), language, LINKS).decode()
        page += drawing.find(evil_office(), language, Links(), Said(BAD, BAD))
        page += drawing.rate(evil_office(), language, Links(), Said(BAD))
        page += drawing.sorry(evil_office(), language, BAD)
        assert "<script" not in page
        assert "<img" not in page
        assert "{{7*7}}" in page
        assert "\u202e" not in page


def test_that_a_page_carries_its_policy_and_no_script(drawing: Pages) -> None:
    assert drawing.policy.startswith("default-src 'none'; style-src 'sha256-")
    for language in LANGUAGES:
        status = drawing.status(tracked(), OFFICE, language, LINKS).decode()
        for page in (status, *every_page(drawing, language).values()):
            assert "<script" not in page
            assert " style=" not in page
            rules = unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1])  # type: ignore[index]
            assert drawing.policy == f"{rules}; frame-ancestors 'none'"


def test_that_pages_that_lead_elsewhere_share_what_stands_around_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page of a folder leads to files of its own; there are tens of thousands."""
    drawn: list[str] = []
    draw = Templates.__getitem__

    def noting(templates: Templates, name: str) -> Template:
        drawn.append(name)
        return draw(templates, name)

    monkeypatch.setattr(Templates, "__getitem__", noting)
    drawing = Drawing()
    for number in range(3):
        links = Links({"vi": f"{number}.html", "en": f"{number}&.en.html"}, f"{number}.ics", "../../index.html")
        page = drawing.status(SAMPLES["late"], OFFICE, "vi", links).decode()
        assert f'<a href="{number}&amp;.en.html" lang="en"' in page
        assert "\0" not in page
    assert drawn.count("frame") == 1
