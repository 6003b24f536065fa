"""A request as the pages see it: bounded, decoded, and without anything they do not need."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from frontdesk.i18n import LANGUAGES

MOST_FIELDS = 48
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """`secret`: what stands in the address for a token, a session or an invitation. `root`: the way from this address
    to the front page. `form`: the values sent, by field; `sender`: by whom, as peers are counted.
    """

    method: str
    secret: str = field(repr=False)
    language: str
    root: str
    form: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    sender: str = field(default="", repr=False)

    @property
    def posts(self) -> bool:
        """Whether something was sent."""
        return self.method == "POST"

    def first(self, name: str) -> str:
        """The first value of a field, "" where there is none."""
        return self.form.get(name, ("",))[0]


def fields_in(body: bytes) -> Mapping[str, tuple[str, ...]] | None:
    """The fields of a form as browsers send it; None for what is none. Undecodable bytes become U+FFFD."""
    try:
        sent = parse_qs(body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:  # not ASCII, or too many
        return None
    return {name: tuple(values) for name, values in sent.items()}


def language_in(query: bytes, usual: str) -> str:
    """The language asked for (`?lang=en`), else the `usual` one."""
    if not query:
        return usual
    wanted = (fields_in(query) or {}).get("lang", ("",))[0]
    return wanted if wanted in LANGUAGES else usual


def root_of(scope: Mapping[str, Any]) -> str:
    """From the address asked for to the front page: "./" or "../…", as the browser sees the address."""
    raw = scope.get("raw_path") or scope["path"].encode()
    depth = raw.count(b"/") - 1
    return "../" * depth if 0 < depth <= _DEEPEST else "./"
