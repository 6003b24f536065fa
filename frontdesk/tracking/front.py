"""What lies around the pages in a folder: a front page in each language, a page for what is not there, robots.txt.

These alone carry a script: it turns the address in a receipt's QR into the name of a file.
"""

import base64
import hashlib
from datetime import datetime

from markupsafe import Markup

from frontdesk.domain.check_character import ALPHABET
from frontdesk.domain.tokens import TOKEN_LENGTH
from frontdesk.domain.tracking import PublicOffice
from frontdesk.i18n import LANGUAGES
from frontdesk.tracking.front_words import front_file, front_words
from frontdesk.tracking.page_words import language_name, page_words
from frontdesk.tracking.place import place
from frontdesk.tracking.templates import PAGES, Templates

NOT_FOUND = "404.html"
_ROBOTS = "User-agent: *\nDisallow: /\n"
_BELOW = {"h1": "h2", "h2": "h3"}
# of the policy of every page: nothing is posted from here, and only a header may forbid frames
_OTHERWISE = {"form-action 'self'": "form-action 'none'", "; frame-ancestors 'none'": ""}


class Front:
    """The templates of these pages, and the policy that lets their script run and look whether a file is there."""

    def __init__(self) -> None:
        self._templates = Templates()
        self._script = (PAGES / "front.js").read_text(encoding="utf-8").strip()
        digest = base64.b64encode(hashlib.sha256(self._script.encode()).digest()).decode()
        rules = self._templates.policy
        for theirs, ours in _OTHERWISE.items():
            assert theirs in rules
            rules = rules.replace(theirs, ours)
        self._rules = f"{rules}; script-src 'sha256-{digest}'; connect-src 'self'; object-src 'self'; frame-src 'self'"

    def files(self, office: PublicOffice, as_of: datetime | None) -> dict[str, str]:
        """Every file by its name. `as_of`: aware; None while the first run is not done."""
        fronts = {front_file(language): self._front(office, language, as_of) for language in LANGUAGES}
        return {**fronts, NOT_FOUND: self._not_found(office, as_of), "robots.txt": _ROBOTS}

    def _front(self, office: PublicOffice, language: str, as_of: datetime | None) -> str:
        others = [(other, language_name(other), front_file(other)) for other in LANGUAGES if other != language]
        return self._draw("front", office, language, as_of, others=others)

    def _not_found(self, office: PublicOffice, as_of: datetime | None) -> str:
        """In every language at once: a host shows the same file whoever asks."""
        first, *others = LANGUAGES
        translations = [(language, front_words(language, as_of), page_words(language)) for language in others]
        return self._draw("missing", office, first, as_of, others=(), translations=translations, below=_BELOW)

    def _draw(self, name: str, office: PublicOffice, language: str, as_of: datetime | None, **values: object) -> str:
        shown, w = place(office, language), page_words(language)
        part = self._templates["office"].render(office=shown, w=w)
        head = self._templates["head"].render(language=language, w=w, rules=self._rules)
        return self._templates[name].render(
            language=language,
            w=w,
            said=front_words(language, as_of),
            office=shown,
            office_part=Markup(part),  # noqa: S704  # escaped when it was drawn
            script=Markup(self._script),  # noqa: S704  # ours
            head=Markup(head),  # noqa: S704  # escaped when it was drawn
            alphabet=ALPHABET,
            length=TOKEN_LENGTH,
            **values,
        )
