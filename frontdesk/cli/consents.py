"""`frontdesk consent`."""

from typing import Annotated, Any

import typer

from frontdesk.cli.calls import Call, Code, on_desk
from frontdesk.cli.output import moment
from frontdesk.domain.consents import parse_consents
from frontdesk.domain.submission import Submission
from frontdesk.errors import InvalidInput
from frontdesk.i18n import Words
from frontdesk.messages import consent_names

Kinds = list[str] | None


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    app.command()(on_desk(consent))


def consent(
    call: Call,
    code: Code,
    give: Annotated[Kinds, typer.Option(help="Công dân đồng ý nhận tin qua: sms, zalo.")] = None,
    withdraw: Annotated[Kinds, typer.Option(help="Công dân rút đồng ý nhận tin qua: sms, zalo.")] = None,
) -> None:
    """Ghi việc công dân đồng ý nhận tin về hồ sơ, hoặc rút đồng ý."""
    if give and withdraw:
        raise InvalidInput("consent_one_thing")
    hit, kinds = call.hit(code), parse_consents(give or withdraw or ())
    act = call.desk.consents.withdraw if withdraw else call.desk.consents.give
    after = act(hit.submission_id, kinds)
    call.acted(hit, after, consents=consent_values(after))


def consent_values(submission: Submission) -> list[dict[str, Any]]:
    """The consents that stand, as JSON."""
    return [
        {"kind": each.kind.value, "since": moment(each.since), "wording": each.wording} for each in submission.consents
    ]


def consent_lines(submission: Submission, said: Words) -> tuple[str, ...]:
    """The same in one line; none where there is none."""
    kinds = consent_names((each.kind for each in submission.consents), said)
    return (said.gettext("Đồng ý nhận tin: {kinds}").format(kinds=kinds),) if kinds else ()
