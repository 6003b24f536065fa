"""The office as citizens know it, as text and back."""

import json

from frontdesk.domain.codec import canonical, from_json, to_json
from frontdesk.domain.tracking import OfficeWords, PublicOffice

_PLAIN = ("name", "authority", "address", "phone", "track_base")


def write_office(office: PublicOffice) -> str:
    """`office` as canonical JSON."""
    words = {language: to_json(said) for language, said in office.words.items()}
    return canonical({**{name: getattr(office, name) for name in _PLAIN}, "words": words})


def read_office(text: str) -> PublicOffice:
    """What `write_office` wrote."""
    data = json.loads(text)
    words = {language: from_json(OfficeWords, said) for language, said in data["words"].items()}
    return PublicOffice(**{name: data[name] for name in _PLAIN}, words=words)
