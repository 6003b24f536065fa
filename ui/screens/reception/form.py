"""What stands on the reception screen, as one value: kept as a draft, restored, and turned into an application."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from frontdesk.domain.identity import IdKind, Party
from frontdesk.domain.paper_lines import ReceivedPaper

if TYPE_CHECKING:
    from frontdesk.domain.procedures import Procedure
    from frontdesk.domain.reception import Application

SCREEN = "reception"


@dataclass(frozen=True, slots=True)
class Entry:
    """A person or organisation being typed, exactly as typed."""

    kind: IdKind = IdKind.CITIZEN_ID
    number: str = ""
    name: str = ""
    birth: str = ""
    sex: str = ""
    address: str = ""
    for_delegate: bool = False


@dataclass(frozen=True, slots=True)
class ReceptionForm:
    """One citizen's papers while they are being taken. `parked`: put aside by the officer, not merely interrupted.

    `confirmed` and `consents` are the citizen's own touches on a screen of their own, never the officer's.
    """

    submission_id: str = ""
    principal: Party | None = None
    delegate: Party | None = None
    by_delegate: bool = False
    entry: Entry | None = None
    phone: str = ""
    return_to: str = ""
    procedure_code: str = ""
    papers: tuple[ReceivedPaper, ...] = ()
    sets: int = 1
    note: str = ""
    parked: bool = False
    confirmed: bool = False
    consents: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        """True while nothing was entered that could be lost."""
        said = replace(self, confirmed=False, consents=())
        return replace(said, submission_id="", return_to="", by_delegate=False, parked=False) == ReceptionForm()

    @property
    def missing_papers(self) -> tuple[ReceivedPaper, ...]:
        """Required papers not there."""
        return tuple(paper for paper in self.papers if paper.required and not paper.present)

    @property
    def filer(self) -> Party | None:
        """Who stands at the counter."""
        return self.delegate if self.by_delegate else self.principal


def entry_of(party: Party | None, for_delegate: bool) -> Entry:
    """The entry that edits `party`."""
    if party is None:
        return Entry(for_delegate=for_delegate)
    return Entry(
        kind=party.kind,
        number=party.number,
        name=party.name,
        birth=f"{party.birth_date:%d/%m/%Y}" if party.birth_date else "",
        sex=party.sex.value if party.sex else "",
        address=party.address,
        for_delegate=for_delegate,
    )


class Gap(StrEnum):
    """What must be there before papers can be received, in the order of the screen."""

    PRINCIPAL = "principal"
    DELEGATE = "delegate"
    ENTRY = "entry"
    PROCEDURE = "procedure"
    PAPERS = "papers"


def gaps(form: ReceptionForm) -> tuple[Gap, ...]:
    """What is still missing in `form`."""
    open_gaps = {
        Gap.PRINCIPAL: form.principal is None and form.entry is None,
        Gap.DELEGATE: form.by_delegate and form.delegate is None and form.entry is None,
        Gap.ENTRY: form.entry is not None,
        Gap.PROCEDURE: not form.procedure_code,
        Gap.PAPERS: bool(form.procedure_code) and not any(paper.present for paper in form.papers),
    }
    return tuple(gap for gap, is_open in open_gaps.items() if is_open)


def with_person(form: ReceptionForm, party: Party) -> ReceptionForm:
    """`form` after a card was scanned: the delegate's in delegate mode once the principal is known."""
    if form.by_delegate and form.principal is not None:
        return replace(form, delegate=party, entry=None)
    return replace(form, principal=party, entry=None)


def with_procedure(form: ReceptionForm, procedure: "Procedure") -> ReceptionForm:
    """`form` for `procedure`, its papers not yet ticked; the same procedure again keeps what was entered of them."""
    entered = {paper.name: paper for paper in form.papers} if form.procedure_code == procedure.code else {}
    papers = tuple(
        replace(entered[paper.name], required=paper.required)
        if paper.name in entered
        else ReceivedPaper(paper.name, paper.form, paper.copies, present=False, required=paper.required)
        for paper in procedure.papers
    )
    return replace(form, procedure_code=procedure.code, papers=papers)


def with_all_papers(form: ReceptionForm) -> ReceptionForm:
    """`form` with every required paper ticked; papers "if any" stay as they are."""
    return replace(form, papers=tuple(replace(p, present=p.present or p.required) for p in form.papers))


def to_text(form: ReceptionForm) -> str:
    """The draft's content."""
    import json

    from frontdesk.domain.codec import to_json

    return json.dumps(to_json(form), ensure_ascii=False)


def from_text(text: str) -> ReceptionForm | None:
    """The form of a draft; None for one of another version that can't be read."""
    import json

    from frontdesk.domain.codec import from_json

    try:
        return from_json(ReceptionForm, json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def to_application(form: ReceptionForm) -> "Application":
    """What the desk is asked to receive. Raises InvalidInput for a phone number that is none. Call it on a worker."""
    from uuid import UUID

    from frontdesk.domain.consents import parse_consents
    from frontdesk.domain.phone import parse_phone
    from frontdesk.domain.reception import Application

    assert form.principal is not None
    phone = parse_phone(form.phone) if form.phone.strip() else ""
    return Application(
        submission_id=UUID(form.submission_id),
        principal=replace(form.principal, phone=phone),
        delegate=form.delegate if form.by_delegate else None,
        procedure_code=form.procedure_code,
        papers=form.papers,
        sets=form.sets,
        return_to=form.return_to,
        note=form.note,
        confirmed=form.confirmed,
        consents=parse_consents(form.consents) if phone else (),
    )
