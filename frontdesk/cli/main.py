"""Run one command; every refusal is one line on stderr and exit code 2, never a traceback."""

import json
import sys
from io import TextIOWrapper
from typing import Any

import typer
from typer.exceptions import Abort, TyperException

from frontdesk.cli import (
    apologies,
    attachments,
    backup,
    boards,
    calendar,
    calendar_changes,
    catalogue,
    consents,
    corrections,
    counts,
    departments,
    endings,
    exchange,
    exports,
    forms,
    handover,
    journal,
    keys,
    ministry,
    mirror,
    office,
    open_data,
    payments,
    people,
    proof,
    ratings,
    reception,
    recovery,
    repair,
    restore,
    results,
    retention,
    supplements,
    till,
    timeline,
    track,
)
from frontdesk.cli.options import check_readable, hoisted, spread
from frontdesk.cli.output import say
from frontdesk.cli.passphrases import told_by_environment, without_passphrase
from frontdesk.cli.usage import usage
from frontdesk.errors import DeskError
from frontdesk.i18n import LANGUAGES, Words, words
from frontdesk.messages import details, sentence
from frontdesk.settings import resolve

REFUSED = 2
BUG = 70  # EX_SOFTWARE

app = typer.Typer(
    name="frontdesk",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Phần mềm quầy tiếp nhận của Bộ phận Một cửa.",
)
for module in (
    office,
    reception,
    attachments,
    supplements,
    endings,
    apologies,
    corrections,
    consents,
    handover,
    results,
    payments,
    people,
    till,
    timeline,
    forms,
    boards,
    counts,
    departments,
    ratings,
    calendar,
    calendar_changes,
    retention,
    journal,
    mirror,
    proof,
    exchange,
    backup,
    keys,
    recovery,
    restore,
    repair,
):
    module.register(app)
app.add_typer(catalogue.app, name="catalogue")
app.add_typer(track.app, name="track")
ministry.register(exports.app)
open_data.add(exports.app)
app.add_typer(exports.app, name="export")


def main(arguments: list[str] | None = None) -> int:
    """The `frontdesk` command; returns its exit code."""
    _speak_utf8()
    asked = sys.argv[1:] if arguments is None else arguments
    given = spread(hoisted(asked)) or ["--help"]
    said = words(_language(given))
    try:
        check_readable(given)
        given, passphrase_file = without_passphrase(given)
        with told_by_environment(passphrase_file):
            answer = app(given, standalone_mode=False)
    except DeskError as error:
        return _refuse(error, said, as_json="--json" in given)
    except TyperException as error:
        return _misused(error, said, as_json="--json" in given)
    except (Abort, KeyboardInterrupt):
        say(said.gettext("Đã dừng theo yêu cầu."))
        return 130
    except BrokenPipeError:
        return 0
    except Exception as fault:
        return _bug(fault, said)
    return int(answer or 0)


def _refuse(error: DeskError, said: Words, as_json: bool) -> int:
    say(sentence(error, said))
    rows = details(error, said)
    for row in rows:
        say(f"  {row}")
    if as_json:
        value: dict[str, Any] = {"error": error.code, "message": sentence(error, said)}
        sys.stdout.write(json.dumps({**value, **({"rows": rows} if rows else {})}, ensure_ascii=False) + "\n")
    return REFUSED


def _misused(error: TyperException, said: Words, as_json: bool) -> int:
    message = usage(error, said)
    say(message)
    if as_json:
        sys.stdout.write(json.dumps({"error": "usage", "message": message}, ensure_ascii=False) + "\n")
    return REFUSED


def _bug(fault: Exception, said: Words) -> int:
    """Tell where the traceback went instead of showing it; without what was said, which may name a citizen."""
    import tempfile
    from pathlib import Path

    with tempfile.NamedTemporaryFile("w", prefix="frontdesk-", suffix=".log", delete=False, encoding="utf-8") as log:
        log.write(frames_of(fault))
    say(
        said.gettext("Lỗi ngoài dự kiến; chi tiết ở {log}. Dữ liệu đã lưu không bị ảnh hưởng.").format(
            log=Path(log.name)
        )
    )
    return BUG


def frames_of(fault: BaseException) -> str:
    """Where `fault` came from: kinds, files, lines and functions, no values."""
    import traceback

    lines: list[str] = []
    link: BaseException | None = fault
    while link is not None:
        frames = traceback.extract_tb(link.__traceback__)
        lines += [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        lines.append(type(link).__qualname__)
        link = link.__cause__ or link.__context__
    return "\n".join(lines) + "\n"


def _language(given: list[str]) -> str:
    """The language asked for anywhere on the line, also where the line itself is refused."""
    for at, argument in enumerate(given):
        option, joined, value = argument.partition("=")
        if option == "--language":
            asked = value if joined else "".join(given[at + 1 : at + 2])
            return asked if asked in LANGUAGES else LANGUAGES[0]
    return resolve(None, None, None).language


def _speak_utf8() -> None:
    """Windows consoles and pipes speak a code page by default."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
