"""`frontdesk supplement`, `resubmit`, `close`."""

from typing import Annotated

import typer

from frontdesk.cli.calls import Call, Code, Reason, on_desk
from frontdesk.cli.printing import Pdf, check_pdf, with_form
from frontdesk.domain.papers import wanted_papers
from frontdesk.domain.submission import Submission


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    for command in (supplement, resubmit, close):
        app.command()(on_desk(command))


def supplement(
    call: Call,
    code: Code,
    missing: Annotated[
        list[str] | None, typer.Option(help="Giấy tờ cần bổ sung: số thứ tự, tên, hoặc nội dung tự ghi.")
    ] = None,
    reason: Reason = "",
    pdf: Pdf = None,
) -> None:
    """Yêu cầu bổ sung một lần cho đủ (mẫu 02); yêu cầu lần nữa phải có lý do."""
    check_pdf(pdf)
    hit = call.hit(code)
    before = call.desk.lookup.get(hit.submission_id).submission
    wanted = wanted_papers(before.received.papers, missing or [])
    after = call.desk.supplements.request(hit.submission_id, wanted, reason)
    request = after.supplements[-1]
    call.acted(
        hit,
        after,
        form="02",
        number=request.number,
        wanted=[paper.name for paper in request.wanted],
        repeated=request.repeated,
        respond_by=request.respond_by.isoformat(),
        **with_form(call, hit.submission_id, "02", pdf),
    )


def resubmit(
    call: Call,
    code: Code,
    missing: Annotated[list[str] | None, typer.Option(help="Giấy tờ vẫn còn thiếu (tên hoặc số thứ tự).")] = None,
) -> None:
    """Nhận giấy tờ bổ sung; đủ thì thời hạn tính lại."""
    hit = call.hit(code)
    after = call.desk.supplements.receive(hit.submission_id, missing or [])
    lacking = lacking_papers(after)
    call.acted(hit, after, complete=after.request is None and not lacking, missing=lacking)


def lacking_papers(submission: Submission) -> list[str]:
    """The names of the required papers that are not there."""
    return [paper.name for paper in submission.received.papers if paper.required and not paper.present]


def close(call: Call, code: Code, reason: Reason = "") -> None:
    """Đóng hồ sơ không được bổ sung trong thời hạn."""
    hit = call.hit(code)
    call.acted(hit, call.desk.supplements.close(hit.submission_id, reason))
