"""`frontdesk refuse`, `withdraw`."""

from typing import Annotated

import typer

from frontdesk.cli.calls import Call, Code, Reason, on_desk
from frontdesk.cli.figures import dong
from frontdesk.cli.printing import Pdf, check_pdf, with_form
from frontdesk.cli.ratings import invitation
from frontdesk.domain.submission import Submission

GivenBack = Annotated[bool, typer.Option("--given-back", help="Công dân nhận lại giấy tờ ngay.")]


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    for command in (refuse, withdraw):
        app.command()(on_desk(command))


def refuse(call: Call, code: Code, reason: Reason = "", given_back: GivenBack = False, pdf: Pdf = None) -> None:
    """Từ chối tiếp nhận (mẫu 03), nêu lý do."""
    check_pdf(pdf)
    hit = call.hit(code)
    after = call.desk.endings.refuse(hit.submission_id, reason, given_back=given_back)
    printed = with_form(call, hit.submission_id, "03", pdf)
    invited = invitation(call.desk, hit.submission_id, wanted=call.as_json)
    call.acted(hit, after, form="03", number=_number(after), **printed, **invited)


def withdraw(
    call: Call,
    code: Code,
    reason: Reason = "",
    given_back: GivenBack = False,
    fee_returned: Annotated[
        int | None, typer.Option(parser=dong, metavar="<int>", help="Số tiền trả lại, đồng.")
    ] = None,
    pdf: Pdf = None,
) -> None:
    """Dừng giải quyết theo yêu cầu của công dân (mẫu 05)."""
    check_pdf(pdf)
    hit = call.hit(code)
    after = call.desk.endings.withdraw(hit.submission_id, reason, fee_returned, given_back=given_back)
    ending = after.ending
    call.acted(
        hit,
        after,
        form="05",
        number=_number(after),
        stage=ending.stage if ending else "",
        fee_returned=ending.fee_returned if ending else None,
        **with_form(call, hit.submission_id, "05", pdf),
    )


def _number(submission: Submission) -> str:
    return submission.ending.number if submission.ending else ""
