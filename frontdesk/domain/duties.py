"""Whose duty an act on a submission is: asked by the services, and by the screens before they offer it."""

from collections.abc import Mapping

from frontdesk.domain.people import Person, Role
from frontdesk.domain.states import Verb
from frontdesk.errors import RuleRefused

_COUNTER = frozenset({Role.OFFICER})
# An officer writes down what a department said on a signed manifest, or by telephone.
_DEPARTMENT = frozenset({Role.OFFICER, Role.DEPARTMENT})

DUTIES: Mapping[Verb, frozenset[Role]] = dict.fromkeys(Verb, _COUNTER) | dict.fromkeys(
    (
        Verb.ACKNOWLEDGE,
        Verb.REPORT_MISSING,
        Verb.FIND,
        Verb.SEND_BACK,
        Verb.RECORD_RESULT,
        Verb.ASK_EXTENSION,
        Verb.APOLOGISE,  # signed by the department (NĐ 118/2025 Art 19.6)
        Verb.ATTACH,
    ),
    _DEPARTMENT,
)


def forbidden(person: Person | None, verb: Verb, department: str) -> RuleRefused | None:
    """Why `person` may not do `verb` to a submission of `department` (its name); None when they may.

    Who is of a department acts for that one alone.
    """
    if person is None:
        return RuleRefused("not_signed_in")
    roles = DUTIES[verb]
    if not person.may(roles):
        return RuleRefused("role_forbids", name=person.name, roles=tuple(sorted(roles)))
    if person.may(_COUNTER) or not person.department or person.department == department:
        return None
    return RuleRefused("other_department", name=person.name, own=person.department, department=department)
