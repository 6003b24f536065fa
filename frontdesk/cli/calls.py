"""What commands on a desk have in common: their options, the open desk, the way they answer."""

import inspect
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, Concatenate, ParamSpec

import typer

from frontdesk.cli.options import As, AsJson, Home, KeyFile, Language, OwnPasswordFile, PasswordFile, open_desk_of
from frontdesk.cli.output import emit, moment
from frontdesk.cli.signing import PASSWORD_FILE, is_somebody_there, sign_in
from frontdesk.desk import Desk
from frontdesk.domain.departments import find_department
from frontdesk.domain.lookup import Hit
from frontdesk.domain.moments import spoken
from frontdesk.domain.submission import Submission
from frontdesk.errors import RuleRefused
from frontdesk.i18n import Words, words
from frontdesk.messages import holder_name, state_name
from frontdesk.services.lookup import get_hit_by_any_code
from frontdesk.services.timeline import sentence

P = ParamSpec("P")
Code = Annotated[str, typer.Argument(help="Mã tiếp nhận, mã tra cứu, mã theo dõi hoặc địa chỉ trong mã QR.")]
Reason = Annotated[str, typer.Option(help="Lý do.")]
By = Annotated[str, typer.Option(help="Người của cơ quan giải quyết làm việc này; trống: cán bộ quầy.")]


@dataclass(frozen=True, slots=True)
class Call:
    """One command on an open desk."""

    desk: Desk
    as_json: bool
    words: Words

    def answer(self, value: Any, *lines: str) -> None:
        """Say `value` as JSON, or `lines`."""
        emit(value, self.as_json, *lines)

    def hit(self, code: str) -> Hit:
        """The submission behind any code. Raises NotFound, InvalidInput."""
        return get_hit_by_any_code(self.desk.lookup, code)

    def ids(self, codes: list[str]) -> list[str]:
        """The submissions behind many codes, each once, in their order."""
        return list(dict.fromkeys(self.hit(code).submission_id for code in codes))

    def department(self, typed: str) -> str:
        """The name of the department somebody means; empty stays empty. Raises NotFound, InvalidInput."""
        return find_department(self.desk.office.at_hand().departments, typed).name if typed else ""

    def acted(self, hit: Hit, after: Submission, **made: object) -> None:
        """Answer an act on one submission: where it stands now, and what the act made."""
        notice = replaced_notice(after, hit.scanned_version)
        said = self.words
        lines = [
            f"{hit.receipt_code}  {hit.name}",
            sentence(after.events[-1][1], said),
            standing(after, said),
        ]
        value = {**standing_value(after), **made, "replaced": notice}
        self.answer(value, *lines, *replaced_lines(notice, said))


def on_desk(function: Callable[Concatenate[Call, P], None]) -> Callable[..., None]:
    """`function` as a command: it also takes the common options, and gets the desk they open.

    Where it takes a `new_password`, --password-file is that one; it serves for both where one file was told.
    """

    @wraps(function)
    def command(
        *,
        home: Path | None = None,
        key_file: Path | None = None,
        as_json: bool = False,
        language: str | None = None,
        as_name: str | None = None,
        password_file: Path | None = None,
        **typed: Any,
    ) -> None:
        own_password = password_file or (None if PASSWORD_FILE in os.environ else typed.get(_NEW))
        with open_desk_of(home, key_file, language, as_name, own_password) as desk:
            call = Call(desk, as_json, words(desk.settings.language))
            try:
                function(call, **typed)  # type: ignore[call-arg]
            except RuleRefused as refused:
                if refused.code != "not_signed_in" or not is_somebody_there():
                    raise
                sign_in(desk, None, None, needed=True)
                function(call, **typed)  # type: ignore[call-arg]

    own = list(inspect.signature(function).parameters.values())[1:]
    common = _BESIDE_A_NEW_PASSWORD if _NEW in inspect.signature(function).parameters else _COMMON
    together = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in (*own, *common)]
    command.__signature__ = inspect.Signature(together)  # type: ignore[attr-defined]
    command.__annotations__ = {each.name: each.annotation for each in together}
    return command


def _common(
    home: Home = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
    language: Language = None,
    as_name: As = None,
    password_file: PasswordFile = None,
) -> None:
    """The options of every command, for its signature only."""


_NEW = "new_password_file"
_COMMON = tuple(inspect.signature(_common).parameters.values())
_BESIDE_A_NEW_PASSWORD = (*_COMMON[:-1], _COMMON[-1].replace(annotation=OwnPasswordFile))


def standing_value(submission: Submission) -> dict[str, Any]:
    """Where a submission stands, as JSON."""
    return {
        "submission_id": submission.id,
        "receipt_code": submission.received.receipt_code,
        "state": submission.state.value,
        "holder": submission.holder,
        "holder_kind": submission.custody.kind.value,
        "due_at": moment(submission.due_at),
        "version": submission.version,
    }


def standing(submission: Submission, said: Words) -> str:
    """Where a submission stands, in one line: state, holder, promise."""
    due = spoken(submission.due_at, said) if submission.due_at else "—"
    return f"{state_name(submission.state, said)} · {holder_name(submission.custody, said)} · {due}"


def replaced_notice(submission: Submission, scanned_version: int) -> dict[str, Any] | None:
    """What a receipt says that no longer holds: which it was, what replaced it and when; None for one that holds."""
    old = next((each for each in submission.replaced if each.version == scanned_version), None)
    if old is None:
        return None
    return {"scanned_version": old.version, "version": submission.version, "replaced_at": moment(old.at)}


def replaced_lines(notice: dict[str, Any] | None, said: Words) -> tuple[str, ...]:
    """The same in words."""
    if notice is None:
        return ()
    pattern = said.gettext("! Giấy này là bản {scanned_version}, đã thay bằng bản {version}. Thu lại, giao bản mới.")
    return (pattern.format_map(notice),)
