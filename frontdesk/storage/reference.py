"""Reference data as the views hold it: office, counter, procedures, notices; and the serials."""

import json
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, func, select, text

from frontdesk.domain.catalogue_events import ProcedureRetired
from frontdesk.domain.codec import from_json
from frontdesk.domain.custody_events import CountTaken
from frontdesk.domain.departments import Department
from frontdesk.domain.events import ClockAccepted, CounterRegistered
from frontdesk.domain.form_overrides import FormTextSet
from frontdesk.domain.notices import Notice
from frontdesk.domain.office import OfficeProfile
from frontdesk.domain.office_hours import OfficeHours
from frontdesk.domain.payment_events import CashCounted
from frontdesk.domain.procedures import Procedure
from frontdesk.domain.rating_events import RatingLabelsSet
from frontdesk.domain.retention import RetentionRule
from frontdesk.storage.numbers import last, used_scope
from frontdesk.storage.schema import reference

T = TypeVar("T")
_OF_KIND = select(reference.c.body).where(reference.c.kind == bindparam("kind"))
_ONE = _OF_KIND.where(reference.c.key == bindparam("key")).order_by(reference.c.version.desc()).limit(1)


def office_profile(connection: Connection) -> OfficeProfile:
    """The office as last set. Every home has one."""
    profile = _newest(connection, "office", "", OfficeProfile)
    assert profile is not None
    return profile


def office_hours(connection: Connection) -> OfficeHours:
    """The office's hours as last set; the standard week before that."""
    return _newest(connection, "hours", "", OfficeHours) or OfficeHours()


def clock_accepted(connection: Connection) -> ClockAccepted | None:
    """When an officer last said that the clock is right although acts are recorded later; None when never."""
    return _newest(connection, "clock", "", ClockAccepted)


def counter(connection: Connection, code: str) -> CounterRegistered:
    """The counter of that code as last registered."""
    registered = find_counter(connection, code)
    assert registered is not None
    return registered


def list_counters(connection: Connection) -> tuple[CounterRegistered, ...]:
    """Every counter known here as last registered, by code."""
    rows = connection.execute(_OF_KIND.order_by(reference.c.key), {"kind": "counter"})
    return tuple(from_json(CounterRegistered, json.loads(body)) for (body,) in rows)


def find_counter(connection: Connection, code: str) -> CounterRegistered | None:
    """The same; None where nothing of it is known."""
    return _newest(connection, "counter", code, CounterRegistered)


def find_version(connection: Connection, code: str, version: int) -> Procedure | None:
    """One version of a procedure, also an old one."""
    wanted = _OF_KIND.where(reference.c.key == code, reference.c.version == version)
    body = connection.execute(wanted, {"kind": "procedure"}).scalar()
    return None if body is None else from_json(Procedure, json.loads(body))


def list_procedures(connection: Connection) -> tuple[Procedure, ...]:
    """The newest version of every procedure, by code."""
    newest = (
        select(reference.c.key, func.max(reference.c.version).label("version"))
        .where(reference.c.kind == "procedure")
        .group_by(reference.c.key)
        .subquery()
    )
    rows = connection.execute(
        select(reference.c.body)
        .where(reference.c.kind == "procedure")
        .join(newest, (reference.c.key == newest.c.key) & (reference.c.version == newest.c.version))
        .order_by(reference.c.key)
    )
    return tuple(from_json(Procedure, json.loads(body)) for (body,) in rows)


def procedures_in_force(connection: Connection, day: date) -> tuple[Procedure, ...]:
    """Of every procedure the last version that has come into effect by the office's `day`; by code."""
    rows = connection.execute(_OF_KIND.order_by(reference.c.key, reference.c.version), {"kind": "procedure"})
    versions = (from_json(Procedure, json.loads(body)) for (body,) in rows)
    return tuple({each.code: each for each in versions if each.effective_from <= day}.values())


def retired_procedures(connection: Connection) -> dict[str, ProcedureRetired]:
    """What is, or will be, received no more; by code."""
    rows = connection.execute(_OF_KIND.order_by(reference.c.key), {"kind": "retired"})
    gone = (from_json(ProcedureRetired, said) for (body,) in rows if (said := json.loads(body)))
    return {each.code: each for each in gone}


def fields_of_procedures(connection: Connection) -> dict[str, str]:
    """The field of every procedure there ever was, by its code."""
    return {each.code: each.field for each in list_procedures(connection)}


def retention_rules(connection: Connection) -> tuple[RetentionRule, ...]:
    """How long personal data is kept; nothing before the office decided."""
    rows = connection.execute(_OF_KIND.order_by(reference.c.key), {"kind": "retention"})
    return tuple(from_json(RetentionRule, said) for (body,) in rows if (said := json.loads(body)))


def form_texts(connection: Connection) -> tuple[FormTextSet, ...]:
    """The office's own words on forms, whenever they hold from."""
    rows = connection.execute(_OF_KIND.order_by(reference.c.key), {"kind": "form_text"})
    return tuple(from_json(FormTextSet, json.loads(body)) for (body,) in rows)


def list_notices(connection: Connection) -> tuple[Notice, ...]:
    """The office's table of days off, worked and made up, by day."""
    rows = connection.execute(_OF_KIND.order_by(reference.c.key), {"kind": "notice"})
    return tuple(from_json(Notice, json.loads(body)) for (body,) in rows)


def list_departments(connection: Connection) -> tuple[Department, ...]:
    """The departments that were set, by id; the catalogue names others."""
    rows = connection.execute(_OF_KIND.order_by(reference.c.key), {"kind": "department"})
    return tuple(from_json(Department, json.loads(body)) for (body,) in rows)


def last_count(connection: Connection, counter_code: str) -> CountTaken | None:
    """The last closing count of a counter."""
    return _newest(connection, "count", counter_code, CountTaken)


def cash_key(day: date, counter_code: str, officer: str) -> str:
    """What the last cash count of a till on a day is kept under; keys of one day stand together."""
    return f"{day.isoformat()}:{counter_code}:{officer}"


def cash_counts(connection: Connection, day: date) -> tuple[CashCounted, ...]:
    """The last count of each till on the office's `day`."""
    of_day = _OF_KIND.where(reference.c.key >= f"{day.isoformat()}:", reference.c.key < f"{day.isoformat()};")
    rows = connection.execute(of_day.order_by(reference.c.key), {"kind": "cash"})
    return tuple(from_json(CashCounted, json.loads(body)) for (body,) in rows)


def rating_faces(connection: Connection, language: str) -> tuple[str, ...]:
    """The office's own words for the five faces in `language`, empty where it has none."""
    labels = _newest(connection, "rating_labels", language, RatingLabelsSet)
    return labels.faces if labels else ()


def stamp(connection: Connection) -> int:
    """A number that grows whenever reference data changes, whoever changes it."""
    return last(connection, "reference")


def usage(connection: Connection) -> dict[str, int]:
    """How many submissions each procedure has had, by its code."""
    prefix = used_scope("")
    rows = connection.execute(
        text("SELECT scope, last FROM serials WHERE scope >= :low AND scope < :high"),
        {"low": prefix, "high": prefix + "\uffff"},
    )
    return {scope.removeprefix(prefix): count for scope, count in rows}


def _newest(connection: Connection, kind: str, key: str, cls: type[T]) -> T | None:
    body: Any = connection.execute(_ONE, {"kind": kind, "key": key}).scalar()
    return None if body is None else from_json(cls, json.loads(body))
