"""The office's own words on official forms: list, look at, set from a day on."""

from dataclasses import replace
from datetime import date

from frontdesk.domain.clock import Clock, local
from frontdesk.domain.form_overrides import (
    EDITABLE,
    FormTextLine,
    FormTextSet,
    checked_text,
    in_force,
    official_text,
)
from frontdesk.errors import InvalidInput
from frontdesk.files.form_texts import form_library
from frontdesk.i18n import LANGUAGES
from frontdesk.services.access import UseCases, administering
from frontdesk.services.office import OfficeService
from frontdesk.storage.store import Store


class FormTextService(UseCases):
    """Nothing is written over: an earlier paper, printed again, says what it said."""

    def __init__(self, store: Store, office: OfficeService, clock: Clock) -> None:
        super().__init__(office.seat)
        self._store = store
        self._office = office
        self._clock = clock

    @administering
    def list(self, language: str = "vi") -> tuple[FormTextLine, ...]:
        """Every place an office may fill, by form."""
        own, today = self._office.at_hand().form_texts, local(self._clock()).date()
        lines = []
        for form, names in EDITABLE.items():
            said = in_force(own, form, today)
            for name in names:
                later = tuple(each for each in own if _is(each, form, language, name) and each.since > today)
                official = self._official(form, language, name, today)
                lines.append(FormTextLine(form, language, name, official, said.get((language, name), ""), later))
        return tuple(lines)

    @administering
    def set(self, form: str, name: str, text: str, since: date, language: str = "vi") -> FormTextSet:
        """Say `text` there from `since` on; empty goes back to the official words.

        Raises InvalidInput `form_text_fixed`, `form_text_too_long`, `form_text_placeholder`, `language_unknown`;
        `form_text_since_past`: papers of days that are over said what they said.
        """
        act = self._checked(form, name, text, since, language)
        with self._store.write() as unit:
            office = self._office.at_hand(unit.connection)
            if act not in office.form_texts:
                unit.record((f"form_text:{form}", act), at=self._clock(), actor=office.officer)
        return act

    @administering
    def preview(self, form: str, name: str, text: str, language: str = "vi", dpi: int = 110) -> bytes:
        """The first page with `text` in its place, as a PNG file; records nothing. Raises as `set`."""
        from frontdesk.forms import read_back
        from frontdesk.services.sample_forms import sample

        now = self._clock()
        act = self._checked(form, name, text, local(now).date(), language)
        office = self._office.at_hand()
        pdf = sample(form, replace(office, form_texts=(*office.form_texts, act)), now)
        return next(iter(read_back.each_page_image(pdf, dpi))).png()

    def _checked(self, form: str, name: str, text: str, since: date, language: str) -> FormTextSet:
        if language not in LANGUAGES:
            raise InvalidInput("language_unknown", language=language)
        today = local(self._clock()).date()
        if since < today:
            raise InvalidInput("form_text_since_past", day=today)
        official = self._official(form, language, name, since) if form in EDITABLE else ""
        return FormTextSet(form, language, name, checked_text(form, name, text, official), since)

    def _official(self, form: str, language: str, name: str, day: date) -> str:
        return official_text(form_library().get(form, day), language, name)


def _is(each: FormTextSet, form: str, language: str, name: str) -> bool:
    return (each.form, each.language, each.name) == (form, language, name)
