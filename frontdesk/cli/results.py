"""`frontdesk record-result`, `receive-result`, `call`, `return`, `give-back`, `give-at-once`."""

from collections.abc import Sequence
from typing import Annotated

import typer

from frontdesk.cli.calls import By, Call, Code, on_desk
from frontdesk.cli.output import moment
from frontdesk.cli.printing import Pdf, check_pdf, with_slip
from frontdesk.cli.ratings import invitation
from frontdesk.domain.papers import named_papers
from frontdesk.domain.result_events import Outcome, ReturnProof
from frontdesk.domain.submission import Submission
from frontdesk.domain.takers import Handing
from frontdesk.errors import InvalidInput

Declined = Annotated[bool, typer.Option("--declined", help="Kết quả là văn bản không đồng ý.")]
Document = Annotated[str, typer.Option(help="Số văn bản kết quả.")]
To = Annotated[str, typer.Option(help="Họ tên người được ủy quyền nhận.")]
DelegatePaper = Annotated[str, typer.Option(help="Giấy ủy quyền: số, ngày.")]
LostReceipt = Annotated[bool, typer.Option("--lost-receipt", help="Mất giấy hẹn: trả theo giấy tờ tùy thân.")]
IdNumber = Annotated[str, typer.Option(help="Số giấy tờ tùy thân người nhận đã xuất trình.")]
GivenBack = Annotated[
    list[str] | None, typer.Option("--given-back", help="Chỉ trả các giấy tờ này (tên hoặc số thứ tự); bỏ: trả đủ.")
]
KeepPapers = Annotated[bool, typer.Option("--keep-papers", help="Không trả giấy tờ nào kèm theo.")]
Note = Annotated[str, typer.Option(help="Ghi chú.")]


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    app.command("record-result")(on_desk(record_result))
    app.command("receive-result")(on_desk(receive_result))
    app.command("call")(on_desk(call_citizen))
    app.command("return")(on_desk(return_result))
    app.command("give-back")(on_desk(give_back))
    app.command("give-at-once")(on_desk(give_at_once))


def record_result(call: Call, code: Code, declined: Declined = False, document: Document = "", by: By = "") -> None:
    """Ghi cơ quan giải quyết đã có kết quả."""
    hit = call.hit(code)
    after = call.desk.results.record(hit.submission_id, _outcome(declined), document, by)
    call.acted(hit, after, outcome=_outcome(declined).value, document=after.result.document if after.result else "")


def receive_result(
    call: Call,
    code: Code,
    originals: Annotated[
        list[str] | None, typer.Option(help="Chỉ các bản chính này về cùng (tên hoặc số thứ tự); bỏ: về đủ.")
    ] = None,
    no_originals: Annotated[bool, typer.Option("--no-originals", help="Không bản chính nào về cùng.")] = False,
) -> None:
    """Nhận kết quả từ cơ quan giải quyết về quầy; thời hạn dừng."""
    hit = call.hit(code)
    before = call.desk.lookup.get(hit.submission_id).submission
    after = call.desk.results.receive(hit.submission_id, _named(before, originals, nothing=no_originals))
    call.acted(hit, after, to_give_back=list(_with_result(after)))


def call_citizen(
    call: Call,
    code: Code,
    note: Note = "",
    not_reached: Annotated[bool, typer.Option("--not-reached", help="Chưa liên lạc được.")] = False,
) -> None:
    """Ghi việc đã báo công dân (gọi điện, nhắn tin)."""
    hit = call.hit(code)
    after = call.desk.results.call(hit.submission_id, note, reached=not not_reached)
    call.acted(hit, after, reached=not not_reached, calls=len(after.calls))


def return_result(
    call: Call,
    code: Code,
    to: To = "",
    delegate_paper: DelegatePaper = "",
    lost_receipt: LostReceipt = False,
    id_number: IdNumber = "",
    given_back: GivenBack = None,
    keep_papers: KeepPapers = False,
    note: Note = "",
    pdf: Pdf = None,
) -> None:
    """Trả kết quả: theo giấy hẹn, cho người được ủy quyền, hoặc theo giấy tờ tùy thân khi mất giấy hẹn."""
    check_pdf(pdf)
    hit = call.hit(code)
    before = call.desk.lookup.get(hit.submission_id).submission
    handing = Handing(
        proof=_proof(to, delegate_paper, lost_receipt),
        taker=to,
        id_number=id_number,
        paper=delegate_paper,
        given_back=_named(before, given_back, nothing=keep_papers),
        note=note,
    )
    after = call.desk.results.return_result(hit.submission_id, handing)
    result = after.result
    assert result is not None
    call.acted(
        hit,
        after,
        proof=handing.proof.value,
        taker=result.taker,
        given_back=list(after.given_back),
        fee_owed=after.owed,
        owed_back=list(after.owed_back),
        returned_at=moment(result.returned_at),
        **with_slip(call, hit.submission_id, pdf),
        **invitation(call.desk, hit.submission_id, wanted=call.as_json),
    )


def give_back(
    call: Call,
    code: Code,
    to: To = "",
    delegate_paper: DelegatePaper = "",
    lost_receipt: LostReceipt = False,
    id_number: IdNumber = "",
    given_back: GivenBack = None,
    note: Note = "",
    pdf: Pdf = None,
) -> None:
    """Trả lại giấy tờ của hồ sơ đã từ chối, dừng hoặc đóng."""
    check_pdf(pdf)
    hit = call.hit(code)
    before = call.desk.lookup.get(hit.submission_id).submission
    handing = Handing(
        proof=_proof(to, delegate_paper, lost_receipt),
        taker=to,
        id_number=id_number,
        paper=delegate_paper,
        given_back=_named(before, given_back),
        note=note,
    )
    after = call.desk.results.give_back(hit.submission_id, handing)
    call.acted(
        hit,
        after,
        proof=handing.proof.value,
        given_back=list(after.given_back),
        owed_back=list(after.owed_back),
        **with_slip(call, hit.submission_id, pdf),
    )


def give_at_once(call: Call, code: Code, document: Document = "", declined: Declined = False) -> None:
    """Giải quyết và trả kết quả ngay tại quầy."""
    hit = call.hit(code)
    after = call.desk.results.give_at_once(hit.submission_id, _outcome(declined), document)
    call.acted(
        hit,
        after,
        outcome=_outcome(declined).value,
        document=after.result.document if after.result else "",
        **invitation(call.desk, hit.submission_id, wanted=call.as_json),
    )


def _outcome(declined: bool) -> Outcome:
    return Outcome.DECLINED if declined else Outcome.GRANTED


def _proof(to: str, delegate_paper: str, lost_receipt: bool) -> ReturnProof:
    if lost_receipt and (to or delegate_paper):
        raise InvalidInput("one_proof")
    if lost_receipt:
        return ReturnProof.LOST_RECEIPT
    return ReturnProof.DELEGATE if to or delegate_paper else ReturnProof.RECEIPT


def _named(submission: Submission, typed: Sequence[str] | None, *, nothing: bool = False) -> tuple[str, ...] | None:
    """The papers that go along, None for everything; a number is the paper's line on the receipt."""
    if nothing and typed:
        raise InvalidInput("keep_or_give")
    if nothing:
        return ()
    listed = [paper.name for paper in submission.received.papers]
    return named_papers(list(dict.fromkeys((*listed, *_with_result(submission)))), typed) if typed else None


def _with_result(submission: Submission) -> tuple[str, ...]:
    return submission.result.to_give_back if submission.result else ()
