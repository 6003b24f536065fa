"""The texts of the forms, read from resources/forms/*.toml: what is common, then what each version says otherwise."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from frontdesk.domain.form_texts import FormLibrary, FormTexts, FormVersion
from frontdesk.i18n import LANGUAGES

FORMS_DIR = Path(__file__).resolve().parent.parent.parent / "resources" / "forms"
_OF_A_VERSION = ("title", "basis", "basis_before")


@cache
def form_library(folder: Path = FORMS_DIR) -> FormLibrary:
    """Every version in `folder`; read once, for the files come with the program."""
    return FormLibrary(tuple(version for path in sorted(folder.glob("*.toml")) for version in _versions(path)))


def _versions(path: Path) -> Iterator[FormVersion]:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    for version in data["version"]:
        texts = {language: _texts({**data[language], **version[language]}) for language in LANGUAGES}
        yield FormVersion(data["form"], version["circular"], version["effective_from"], texts)


def _texts(said: Mapping[str, Any]) -> FormTexts:
    sentences = {name: text for name, text in said.items() if name not in _OF_A_VERSION}
    return FormTexts(said["title"], said["basis"], said.get("basis_before", ""), sentences)
