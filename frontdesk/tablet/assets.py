"""What the page loads: style, script, typeface and mark, each under a name with its content's hash."""

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent.parent / "resources"
PAGES = RESOURCES / "tablet"
_FONTS = ("BeVietnamPro-Regular.ttf", "BeVietnamPro-SemiBold.ttf")
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".webmanifest": "application/manifest+json",
}
_REFERENCE = re.compile(r"asset:([\w.-]+)")


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is served; `name` carries the hash, so that it may be kept for ever."""

    name: str
    content: bytes
    media_type: str


class Assets:
    """Every file the page may load, read once. A reference `asset:NAME` in one of them becomes the hashed name."""

    def __init__(self, title: str) -> None:
        self._by_source: dict[str, Asset] = {}
        for font in _FONTS:
            self._add(font, (RESOURCES / "fonts" / font).read_bytes())
        for name in ("mark.svg", "tablet.css", "tablet.js"):
            self._add(name, self._resolved((PAGES / name).read_text(encoding="utf-8")))
        self._add("tablet.webmanifest", self._resolved(json.dumps(_manifest(title), ensure_ascii=False)))
        self._by_name = {asset.name: asset for asset in self._by_source.values()}

    def address(self, source: str) -> str:
        """Where the file that is called `source` in the source tree is served."""
        return f"/static/{self._by_source[source].name}"

    def find(self, name: str) -> Asset | None:
        """The file served under the hashed `name`."""
        return self._by_name.get(name)

    def _add(self, source: str, content: bytes) -> None:
        path = Path(source)
        name = f"{path.stem}.{sha256(content).hexdigest()[:16]}{path.suffix}"
        self._by_source[source] = Asset(name, content, _TYPES[path.suffix])

    def _resolved(self, text: str) -> bytes:
        return _REFERENCE.sub(lambda match: self.address(match[1]), text).encode()


def _manifest(title: str) -> dict[str, object]:
    return {
        "name": title,
        "short_name": title,
        "start_url": "/",
        "scope": "/",
        "display": "fullscreen",
        "background_color": "#ffffff",
        "theme_color": "#ffffff",
        "icons": [{"src": "asset:mark.svg", "sizes": "any", "type": "image/svg+xml"}],
    }
