"""`frontdesk correct`."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated

import typer

from frontdesk.cli.calls import Call, Code, Reason, on_desk
from frontdesk.cli.options import parse_day
from frontdesk.cli.printing import Pdf, check_pdf, with_form
from frontdesk.domain.card import parse_card
from frontdesk.domain.corrections import Correction
from frontdesk.domain.identification import make_party
from frontdesk.domain.identity import IdKind, Party, Sex
from frontdesk.domain.submission import Submission
from frontdesk.domain.text import fold
from frontdesk.errors import InvalidInput, RuleRefused

NONE = "none"
_LONGEST_TEXT = 500


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    app.command()(on_desk(correct))


def correct(
    call: Call,
    code: Code,
    field: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=VALUE",
            help="name, number, kind, birth_date, sex, address, phone, email, card, delegate_card, procedure,"
            " missing, department, sets, return_to, note.",
        ),
    ] = None,
    reason: Reason = "",
    pdf: Pdf = None,
) -> None:
    """Sửa hồ sơ đã nhận; giấy tiếp nhận có bản mới thay bản cũ (--pdf: in bản mới)."""
    check_pdf(pdf)
    hit = call.hit(code)
    told = read_fields(field or [])
    before = call.desk.lookup.get(hit.submission_id).submission
    correction = replace(_correction(told, before, call.desk.reception.today()), reason=reason)
    call.desk.corrections.correct(hit.submission_id, correction)
    page = call.desk.lookup.get(hit.submission_id)
    call.acted(
        hit,
        page.submission,
        token=page.token,
        track_url=page.view.track_url,
        lookup_key=page.view.lookup_key,
        fields=list(told),
        **with_form(call, hit.submission_id, "01", pdf),
    )


def read_fields(texts: list[str]) -> dict[str, str]:
    """`name=VALUE` pairs. Raises InvalidInput `field_malformed`, `field_unknown`, `field_twice`."""
    told: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        name = name.strip().lower().replace("-", "_")
        if not equals:
            raise InvalidInput("field_malformed", text=text[:80])
        if name not in _PERSON and name not in _FILE:
            raise InvalidInput("field_unknown", field=name[:40], known=", ".join((*_PERSON, *_FILE)))
        if name in told:
            raise InvalidInput("field_twice", field=name)
        told[name] = value.strip()
    return told


def _correction(told: Mapping[str, str], before: Submission, today: date) -> Correction:
    correction = Correction(principal=_principal(told, before, today))
    for name, value in told.items():
        if name in _FILE:
            correction = _FILE[name](correction, value, today)
    return correction


def _principal(told: Mapping[str, str], before: Submission, today: date) -> Party | None:
    """The person as put right, checked like one typed at the counter; None where nothing is said of the person."""
    told = {name: value for name, value in told.items() if name in _PERSON}
    personal = before.received.personal
    if not told:
        return None
    if personal is None:
        raise RuleRefused("personal_erased", code=before.received.receipt_code)
    person = personal.principal
    if told.get("card"):
        read = parse_card(told["card"], today).party
        person = replace(read, phone=person.phone, email=person.email)
    return make_party(
        _kind(told["kind"]) if "kind" in told else person.kind,
        told.get("number", person.number),
        told.get("name", person.name),
        birth_date=_birth_date(told, person),
        sex=_sex(told["sex"]) if "sex" in told else person.sex,
        address=told.get("address", person.address),
        issued_on=person.issued_on,
        old_number=person.old_number,
        phone=told.get("phone", person.phone),
        email=told.get("email", person.email),
        today=today,
    )


def _birth_date(told: Mapping[str, str], person: Party) -> date | None:
    if "birth_date" not in told:
        return person.birth_date
    return parse_day(told["birth_date"]) if told["birth_date"] else None


def _kind(text: str) -> IdKind:
    try:
        return IdKind(text)
    except ValueError:
        raise InvalidInput("field_value", field="kind", known=", ".join(IdKind)) from None


_SEXES: Mapping[str, Sex | None] = {"nam": Sex.MALE, "nu": Sex.FEMALE, "male": Sex.MALE, "female": Sex.FEMALE, "": None}


def _sex(text: str) -> Sex | None:
    if fold(text) not in _SEXES:
        raise InvalidInput("field_value", field="sex", known="Nam, Nữ")
    return _SEXES[fold(text)]


def _sets(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 4):
        raise InvalidInput("field_value", field="sets", known="1–99")
    return int(text)


def _delegate(correction: Correction, text: str, today: date) -> Correction:
    if text in ("", NONE):
        return replace(correction, no_delegate=True)
    return replace(correction, delegate=parse_card(text, today).party)


def _missing(correction: Correction, text: str, _today: date) -> Correction:
    return replace(correction, missing=[name.strip() for name in text.split(";") if name.strip()])


def _plain(field: str) -> Callable[[Correction, str, date], Correction]:
    def put(correction: Correction, text: str, _today: date) -> Correction:
        if len(text) > _LONGEST_TEXT:
            raise InvalidInput("reason_too_long", most=_LONGEST_TEXT)
        return replace(correction, **{field: text})  # type: ignore[arg-type]

    return put


_PERSON = ("name", "number", "kind", "birth_date", "sex", "address", "phone", "email", "card")
_FILE: Mapping[str, Callable[[Correction, str, date], Correction]] = {
    "delegate_card": _delegate,
    "procedure": _plain("procedure_code"),
    "missing": _missing,
    "department": _plain("department"),
    "sets": lambda correction, text, _today: replace(correction, sets=_sets(text)),
    "return_to": _plain("return_to"),
    "note": _plain("note"),
}
