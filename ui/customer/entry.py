"""What stands on the reception screen, as the citizen may see it: numbers masked, nothing the officer noted."""

from typing import TYPE_CHECKING

from frontdesk.customer.facts import EntryFacts
from frontdesk.domain.identity import Party
from frontdesk.domain.masking import masked_number, masked_typed_number
from frontdesk.domain.phone import masked_typed_phone
from ui.screens.reception.form import Entry, gaps

if TYPE_CHECKING:
    from ui.encounter import Entering


def entry_facts(entering: "Entering") -> EntryFacts:
    """The facts of one form while it is filled in."""
    form, procedure, promise = entering.form, entering.procedure, entering.promise
    typed = form.entry
    name, number = _person(form.principal, typed if typed and not typed.for_delegate else None)
    delegate, _number = _person(form.delegate, typed if typed and typed.for_delegate else None)
    return EntryFacts(
        submission_id=form.submission_id,
        name=name,
        number=number,
        delegate=delegate if form.by_delegate else "",
        phone=masked_typed_phone(form.phone),
        procedure=procedure.name if procedure else "",
        papers=form.papers,
        due=promise.due if promise else None,
        waits=bool(form.missing_papers) and any(paper.present for paper in form.papers),
        fee=procedure.fee if procedure else None,
        complete=not gaps(form),
    )


def _person(party: Party | None, typed: Entry | None) -> tuple[str, str]:
    """Name, and masked number."""
    if typed is not None:
        return typed.name.strip(), masked_typed_number(typed.number, typed.kind)
    return (party.name, masked_number(party.number)) if party is not None else ("", "")
