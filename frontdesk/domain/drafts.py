"""Drafts: what is being typed. Not acts, so not in the journal."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """An unfinished form of a screen, as that screen's own JSON text. `saved_at` is aware UTC."""

    submission_id: str
    screen: str
    content: str
    saved_at: datetime
