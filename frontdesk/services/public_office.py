"""The office as citizens know it: what the page says of it in each language."""

from datetime import date

from sqlalchemy import Connection

from frontdesk.domain.ratings import RatingWords
from frontdesk.domain.tracking import OfficeWords, PublicOffice
from frontdesk.domain.week_words import days_off, days_worked, working_week
from frontdesk.i18n import LANGUAGES, words
from frontdesk.services.office import OfficeAtHand
from frontdesk.services.ratings import words_asked

AHEAD = 30  # days looked forward to days off and swap days


def public_office(connection: Connection, office: OfficeAtHand, today: date) -> PublicOffice:
    """`office` on the office's day `today`."""
    profile = office.profile
    return PublicOffice(
        name=profile.name,
        authority=profile.authority,
        address=profile.address,
        phone=profile.phone,
        track_base=profile.track_base,
        words={
            language: _said(office, today, language, words_asked(connection, today, language)) for language in LANGUAGES
        },
    )


def _said(office: OfficeAtHand, today: date, language: str, rating: RatingWords) -> OfficeWords:
    said = words(language)
    return OfficeWords(
        hours=working_week(office.calendar, today, said),
        days_off=days_off(office.calendar, today, AHEAD, said),
        rating=rating,
        days_worked=days_worked(office.calendar, today, AHEAD, said),
    )
