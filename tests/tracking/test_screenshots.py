"""The citizens' pages for the documents (FRONTDESK_SCREENSHOTS: the folder they go to)."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from frontdesk.i18n import LANGUAGES
from frontdesk.tracking.pages import Pages, Said
from tests.tracking.browser import DESK, PHONE, Reader
from tests.tracking.samples import LINKS, OFFICE, SAMPLES

pytestmark = pytest.mark.slow
WINDOWS = ("kiosk", "kiosk-status", "large")  # as they stand; the others as they are long
SIZES = {"status": PHONE, "dark": PHONE, "large": PHONE, "collect": PHONE, "late": PHONE, "rate": PHONE, "find": PHONE}


def drawn(drawing: Pages, name: str, language: str) -> str:
    """The page in the picture called `name`."""
    samples = {"status": "in_progress", "dark": "awaiting_supplement", "large": "in_progress"}
    samples |= {"collect": "result_at_counter", "late": "late", "desk": "in_progress"}
    match name:
        case "kiosk":
            return drawing.counter(OFFICE, language, LINKS, Said())
        case "kiosk-status":
            return drawing.counter_status(SAMPLES["in_progress"], OFFICE, language, LINKS).decode()
        case "rate":
            return drawing.rate(OFFICE, language, LINKS, Said())
        case "find":
            return drawing.find(OFFICE, language, LINKS, Said())
        case _:
            return drawing.status(SAMPLES[samples[name]], OFFICE, language, LINKS).decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*SIZES, "desk", "kiosk", "kiosk-status"])
def test_that_a_page_can_be_shown_in_the_documents(citizen: Reader, drawing: Pages, name: str, language: str) -> None:
    size = SIZES.get(name, DESK)
    citizen.opens(drawn(drawing, name, language), size, dark=name == "dark", large=name == "large")
    picture = Image.open(BytesIO(citizen.page.screenshot(full_page=name not in WINDOWS)))
    assert picture.size[0] == size[0], "nothing scrolls sideways"
    folder = os.environ.get("FRONTDESK_SCREENSHOTS")
    if folder:
        few = picture.convert("RGB").quantize(64, dither=Image.Dither.NONE)
        few.save(Path(folder) / f"track-{name}{'' if language == 'vi' else '-en'}.png", optimize=True)
