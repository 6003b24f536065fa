"""Forms written beside an act, or alone: the file first, then the record that it was printed."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from frontdesk.cli.calls import Call
from frontdesk.cli.targets import check_target, put_target
from frontdesk.domain.form_texts import RETURN_SLIP
from frontdesk.errors import StorageRefused

if TYPE_CHECKING:
    from frontdesk.services.forms import IssuedForm

Pdf = Annotated[Path | None, typer.Option(help="Ghi biểu mẫu PDF vào tệp này.")]


def check_pdf(pdf: Path | None) -> None:
    """Refuse a file that cannot be written, before the act. Raises StorageRefused `target_unwritable`."""
    if pdf is not None:
        check_target(pdf)


def with_form(call: Call, submission_id: str, form: str, pdf: Path | None) -> dict[str, Any]:
    """Write a form of an act just done, where that was asked for; what the answer says of it."""
    if pdf is None:
        return {}
    issued = call.desk.forms.issue(submission_id, form)
    code = issued.name.removesuffix(f"-{form}")
    return put_form(call, submission_id, issued, pdf, f"form {form} {code}")


def with_slip(call: Call, submission_id: str, pdf: Path | None) -> dict[str, Any]:
    """Write the slip the taker of a result or of papers signs; what the answer says of it."""
    if pdf is None:
        return {}
    issued = call.desk.forms.issue_return_slip(submission_id)
    code = call.desk.lookup.get(submission_id).receipt_code
    return put_form(call, submission_id, issued, pdf, f"form {RETURN_SLIP} {code}")


def put_form(call: Call, subject: str, issued: "IssuedForm", pdf: Path, command: str) -> dict[str, Any]:
    """Write `issued` of `subject` (a submission's id or a manifest's code) and record the print.

    `command` says how to print it again. Raises StorageRefused `form_unwritable`.
    """
    write_or_say(pdf, issued.pdf, command)
    call.desk.forms.confirm_printed(subject, issued)
    return {"path": str(pdf), "reprint": issued.reprint}


def write_or_say(pdf: Path, content: bytes, command: str) -> None:
    """Write a form. Raises StorageRefused `form_unwritable`, which tells the `command` that prints it again."""
    try:
        put_target(pdf, content)
    except OSError as error:
        raise StorageRefused("form_unwritable", path=str(pdf), command=command) from error


def going_on(report: Callable[[int, int], None]) -> Callable[[int, int], bool]:
    """Progress for a form of many pages: shown, and never stopped from here (Ctrl+C stops the program)."""

    def told(done: int, total: int) -> bool:
        report(done, total)
        return True

    return told
