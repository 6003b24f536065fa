"""Who may ask for what: every use case of the desk, for every role."""

import inspect
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from frontdesk.desk import Desk
from frontdesk.domain.people import Person, Role
from frontdesk.errors import RuleRefused
from frontdesk.services.access import UseCases
from tests.factories import make_desk

LETTERS = {"O": Role.OFFICER, "D": Role.DEPARTMENT, "S": Role.SUPERVISOR, "A": Role.ADMINISTRATOR}
EVERYBODY = None  # nobody has to be signed in
TABLE: dict[str, str | None] = {
    "apologies.draft": "OD",
    "apologies.apologise": "OD",
    "apologies.ask_extension": "OD",
    "attachments.close": EVERYBODY,
    "attachments.attach": "OD",
    "attachments.attach_many": "OD",
    "attachments.list_of": "ODS",
    "attachments.detach": "OD",
    "attachments.page": "ODS",
    "attachments.save_copy": "ODS",
    "attachments.check_all": "SA",
    "backups.make": "ODSA",
    "backups.make_due": EVERYBODY,
    "backups.is_chosen": EVERYBODY,
    "backups.is_due": EVERYBODY,
    "backups.make_now": "ODSA",
    "backups.schedule": "A",
    "backups.state": "ODSA",
    "backups.drill": "ODSA",
    "backups.allow_repair": "SA",
    "boards.handover": "OS",
    "boards.to_hand_over": "OS",
    "boards.late": "ODS",
    "boards.inbox": "ODS",
    "boards.uncollected": "OS",
    "boards.awaited": "OS",
    "calendar.hours": "ODSA",
    "calendar.hours_as": "A",
    "calendar.set_hours": "A",
    "calendar.notices": "ODSA",
    "calendar.import_notices": "A",
    "calendar_changes.read": "A",
    "calendar_changes.preview": "A",
    "calendar_changes.apply": "A",
    "calendar_changes.to_call": "OS",
    "calendar_changes.save_calls": "OS",
    "calendar_changes.count_to_call": "OS",
    "catalogue.preview": "A",
    "catalogue.import_file": "A",
    "catalogue.retire": "A",
    "catalogue.restore": "A",
    "catalogue.retired": "ODSA",
    "catalogue.search": "ODSA",
    "catalogue.get": "ODSA",
    "catalogue.version": "ODSA",
    "clock.accept": "ODSA",
    "consents.wording": EVERYBODY,
    "consents.give": "O",
    "consents.withdraw": "O",
    "corrections.correct": "O",
    "corrections.foresee": "O",
    "counts.expected": "O",
    "counts.compare": "O",
    "counts.take": "O",
    "counts.last": "OS",
    "daily_log.page": "S",
    "daily_log.totals": "S",
    "daily_log.votes": "S",
    "daily_log.choices": "S",
    "daily_log.export": "S",
    "daily_log.exports": "S",
    "deadlines.due": "ODSA",
    "deadlines.due_of": "ODSA",
    "departments.list": "ODSA",
    "departments.set": "A",
    "drafts.save": "ODSA",
    "drafts.discard": "ODSA",
    "drafts.list": "ODSA",
    "drafts.remember": EVERYBODY,
    "drafts.recall": EVERYBODY,
    "endings.refuse": "O",
    "endings.withdraw": "O",
    "exchange.made": "SA",
    "exchange.export_changes": "SA",
    "exchange.export_days": "SA",
    "exchange.again": "SA",
    "export_schedule.schedule": "SA",
    "export_schedule.choose": "SA",
    "export_schedule.stop": "SA",
    "export_schedule.due": EVERYBODY,
    "export_schedule.run": EVERYBODY,
    "figures.dashboard": "S",
    "figures.behind": "S",
    "form_texts.list": "A",
    "form_texts.set": "A",
    "form_texts.preview": "A",
    "forms.forms_of": "ODS",
    "forms.issue": "ODS",
    "forms.issue_return_slip": "ODS",
    "forms.confirm_printed": "ODS",
    "forms.issue_manifest": "ODS",
    "forms.issue_batch": "ODS",
    "forms.confirm_batch_printed": "ODS",
    "forms.issue_register": "OS",
    "handover.weigh": "OD",
    "handover.hand_over": "O",
    "handover.manifest": "ODS",
    "handover.acknowledge": "OD",
    "handover.acknowledge_one": "OD",
    "handover.report_missing": "OD",
    "handover.found": "OD",
    "handover.send_back": "OD",
    "handover.move": "O",
    "handover.differences": "ODS",
    "lookup.open": "ODS",
    "lookup.find": "ODS",
    "lookup.get": "ODS",
    "lookup.public": EVERYBODY,
    "lookup.search": "ODS",
    "ministry.figures": "SA",
    "mirror.set": "A",
    "mirror.off": "A",
    "mirror.status": "ODSA",
    "mirror.begin": EVERYBODY,
    "mirror.close": EVERYBODY,
    "mirror.renew": EVERYBODY,
    "office.at_hand": EVERYBODY,
    "office.procedure": EVERYBODY,
    "office.index": EVERYBODY,
    "office.warm": EVERYBODY,
    "office_profile.profile": "ODSA",
    "office_profile.set": "A",
    "office_profile.counters": "ODSA",
    "office_profile.set_officer": "A",
    "official_codes.note": "O",
    "official_codes.take_off": "O",
    "official_codes.doubled": "OS",
    "official_codes.preview": "O",
    "official_codes.import_file": "O",
    "open_data.publish": "S",
    "payments.fee_sheet": "ODS",
    "payments.foresee": "ODS",
    "payments.assess": "O",
    "payments.confirm": "O",
    "payments.reverse": "O",
    "payments.note_receipt": "O",
    "payments.qr": "O",
    "payments.qr_png": "O",
    "payments.day": "OS",
    "payments.count_cash": "O",
    "payments.account": "ODSA",
    "payments.set_account": "A",
    "people.list": "A",
    "people.add_first": EVERYBODY,
    "people.add": "A",
    "people.change": "A",
    "people.set_password": "A",
    "people.change_password": "ODSA",
    "proof.heads": "SA",
    "proof.take": "SA",
    "proof.sheet": "SA",
    "proof.read_paper": EVERYBODY,
    "proof.verify": EVERYBODY,
    "proof.differing_views": "SA",
    "proof.close": EVERYBODY,
    "ratings.invite": "O",
    "ratings.is_open": EVERYBODY,
    "ratings.vote": EVERYBODY,
    "ratings.release": EVERYBODY,
    "ratings.report": "S",
    "ratings.comments": "S",
    "ratings.words": EVERYBODY,
    "ratings.set_labels": "A",
    "receipts.issue": "OS",
    "receipts.confirm_printed": "OS",
    "receipts.preview": "ODS",
    "receipts.pictures": "ODS",
    "reception.new_id": "O",
    "reception.today": "O",
    "reception.promise": "O",
    "reception.find_duplicates": "O",
    "reception.receive": "O",
    "recovery.draw": "A",
    "recovery.set_password": EVERYBODY,
    "recovery.sheet": "A",
    "results.record": "OD",
    "results.receive": "O",
    "results.call": "O",
    "results.return_result": "O",
    "results.give_back": "O",
    "results.give_at_once": "O",
    "retention.rules": "SA",
    "retention.set_rule": "SA",
    "retention.drop_rule": "SA",
    "retention.preview": "SA",
    "retention.applied": "SA",
    "retention.apply": "S",
    "scanner_folder.watched": "ODSA",
    "scanner_folder.watch": "ODSA",
    "sign_ins.people": EVERYBODY,
    "sign_ins.sign_in": EVERYBODY,
    "sign_ins.sign_out": EVERYBODY,
    "sign_ins.relieve": "O",
    "supervision.verify": "SA",
    "supervision.rebuild": "SA",
    "supplements.request": "O",
    "supplements.receive": "O",
    "supplements.foresee": "O",
    "supplements.close": "O",
    "tracking.key": EVERYBODY,
    "tracking.project": EVERYBODY,
    "tracking.head": EVERYBODY,
    "tracking.is_behind": EVERYBODY,
    "tracking.state": EVERYBODY,
    "tracking.set_days": "A",
    "watch.look_at_start": EVERYBODY,
    "watch.look_on": EVERYBODY,
}


def use_cases(desk: Desk) -> dict[str, Callable[..., Any]]:
    """Every public method of every service of the desk."""
    services = ((name, getattr(desk, name)) for name in Desk.__dataclass_fields__)
    return {
        f"{noun}.{name}": getattr(service, name)
        for noun, service in services
        if isinstance(service, UseCases)
        for name, member in vars(type(service)).items()
        if not name.startswith("_") and callable(member)
    }


def call_with_nothing(method: Callable[..., Any]) -> None:
    """Ask with None for whatever is needed: who may not is refused before that is looked at."""
    needed = [each for each in inspect.signature(method).parameters.values() if each.default is each.empty]
    named = {each.name: None for each in needed if each.kind is each.KEYWORD_ONLY}
    answer = method(*(None for each in needed if each.kind is not each.KEYWORD_ONLY), **named)
    if inspect.isgenerator(answer):
        next(answer, None)


def refusal_of(method: Callable[..., Any]) -> str:
    """What it is refused for, as far as that is who asks."""
    try:
        call_with_nothing(method)
    except RuleRefused as refused:
        return refused.code if refused.code in ("not_signed_in", "role_forbids") else ""
    except Exception:
        return ""  # it was looked at
    return ""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One desk for all: what is asked for with nothing changes nothing that matters here."""
    made = make_desk(tmp_path_factory.mktemp("desk"))
    yield made
    made.close()


def test_that_every_use_case_has_its_row(desk: Desk) -> None:
    assert set(use_cases(desk)) == set(TABLE)


def test_that_every_service_is_one_that_asks_who_sits_here(desk: Desk) -> None:
    others = {name for name in Desk.__dataclass_fields__ if not isinstance(getattr(desk, name), UseCases)}
    assert others == {"settings", "store", "seat"}
    assert all(getattr(desk, name).seat is desk.seat for name in set(Desk.__dataclass_fields__) - others)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("use_case", TABLE)
def test_that_a_role_may_what_the_table_says(desk: Desk, use_case: str, role: Role) -> None:
    row = TABLE[use_case]
    may = row is EVERYBODY or role in {LETTERS[letter] for letter in row}
    desk.seat.take(Person("ai", "Ai Đó", (role,)))
    assert refusal_of(use_cases(desk)[use_case]) == ("" if may else "role_forbids")


@pytest.mark.parametrize("use_case", TABLE)
def test_that_nobody_may_but_what_is_everybodys(desk: Desk, use_case: str) -> None:
    desk.seat.leave()
    assert refusal_of(use_cases(desk)[use_case]) == ("" if TABLE[use_case] is EVERYBODY else "not_signed_in")


@pytest.mark.parametrize("use_case", TABLE)
def test_that_two_roles_may_what_either_may(desk: Desk, use_case: str) -> None:
    desk.seat.take(Person("ai", "Ai Đó", (Role.SUPERVISOR, Role.ADMINISTRATOR)))
    row = TABLE[use_case]
    may = row is EVERYBODY or not {"S", "A"}.isdisjoint(row)
    assert refusal_of(use_cases(desk)[use_case]) == ("" if may else "role_forbids")
