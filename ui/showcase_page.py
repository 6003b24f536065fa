"""The citizen's side of the showcase, at home: the page behind the receipt's QR, as a file and as a phone shows it."""

import shutil
import subprocess
from contextlib import closing
from pathlib import Path

from frontdesk.desk import open_desk
from frontdesk.password_file import read_password
from frontdesk.projection.reader import Projection
from frontdesk.settings import Settings
from frontdesk.tracking.drawing import Drawing
from frontdesk.tracking.pages import Links

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_PHONE = "390,2600"
_PATIENCE = 60.0  # seconds


def save_page(settings: Settings, who: tuple[str, Path | None], code: str, out: Path) -> list[str]:
    """What the citizen of the receipt `code` sees, in `out`: tracking.html, and tracking.png where a Chromium is.

    `who`: who looks the receipt up, and the file with their password.
    """
    page = out / "tracking.html"
    with closing(open_desk(settings)) as desk:
        login, file = who
        assert file is not None
        desk.sign_ins.sign_in(login, read_password(file), recorded=False)
        hit = desk.lookup.find(code)
        assert hit is not None
        personal = desk.lookup.get(hit.submission_id).submission.received.personal
        assert personal is not None
        as_of = desk.tracking.project().as_of
        assert as_of is not None
        with closing(Projection(desk.tracking.path, desk.tracking.key())) as projection:
            tracked = projection.by_token(personal.token, as_of)
            assert tracked is not None
            html = Drawing().status(tracked, projection.office(), settings.language, Links())
    page.write_bytes(html)
    return [f"saved {page}", *_photographed(page, out / "tracking.png")]


def _photographed(page: Path, picture: Path) -> list[str]:
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        return []
    # no sandbox: root has none, and nothing but our own page is opened
    options = ["--headless", "--no-sandbox", "--hide-scrollbars", f"--window-size={_PHONE}", f"--screenshot={picture}"]
    try:
        subprocess.run(
            [browser, *options, page.absolute().as_uri()], capture_output=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    return [f"saved {picture}"] if picture.is_file() else []
