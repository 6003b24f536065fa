"""The wordings of notice and consents, read from resources/consents.toml."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from frontdesk.domain.consents import ConsentKind, ConsentTexts, ConsentWording, ConsentWordings
from frontdesk.i18n import LANGUAGES

CONSENTS_FILE = Path(__file__).resolve().parent.parent.parent / "resources" / "consents.toml"


@cache
def consent_wordings(path: Path = CONSENTS_FILE) -> ConsentWordings:
    """Every wording in `path`; read once, for the file comes with the program."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    versions = (_version(each) for each in data["version"])
    return ConsentWordings(tuple(sorted(versions, key=lambda version: version.effective_from)))


def _version(said: Mapping[str, Any]) -> ConsentWording:
    texts = {language: _texts(said[language]) for language in LANGUAGES}
    return ConsentWording(said["id"], said["basis"], said["effective_from"], texts)


def _texts(said: Mapping[str, Any]) -> ConsentTexts:
    labels = {kind: said["labels"][kind.value] for kind in ConsentKind}
    return ConsentTexts(said["notice"], said["question"], labels)
