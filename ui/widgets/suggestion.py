"""A row a search box or a chooser offers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One row: what it is, what tells it apart, and at the right two short facts."""

    title: str
    detail: str
    aside: str
    under_aside: str
    value: object
