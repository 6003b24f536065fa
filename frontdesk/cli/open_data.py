"""`frontdesk export open-data`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from frontdesk.cli.calls import Call, on_desk
from frontdesk.cli.options import parse_day
from frontdesk.cli.targets import check_target, put_target
from frontdesk.errors import StorageRefused
from frontdesk.files.open_data_file import as_csv, as_json, dictionary_csv


class Format(StrEnum):
    """What the file is written as."""

    CSV = "csv"
    JSON = "json"


First = Annotated[str, typer.Option("--from", help="Ngày đầu: ngày 1 của một tháng.")]
Last = Annotated[str, typer.Option("--to", help="Ngày cuối: ngày cuối của một tháng đã qua.")]
Out = Annotated[Path, typer.Option("--out", help="Tệp sẽ ghi.")]
Dictionary = Annotated[Path | None, typer.Option("--dictionary", help="Ghi thêm từ điển dữ liệu (CSV) vào tệp này.")]


def add(to: typer.Typer) -> None:
    """Add this command to a group."""
    to.command("open-data")(on_desk(open_data))


def open_data(
    call: Call,
    first: First,
    last: Last,
    out: Out,
    written_as: Annotated[Format, typer.Option("--format", help="csv hoặc json.")] = Format.CSV,
    dictionary: Dictionary = None,
) -> None:
    """Dữ liệu mở: số liệu ẩn danh theo tháng trọn vẹn; nhóm dưới 5 không đứng riêng."""
    for target in (out, dictionary):
        if target is not None:
            check_target(target)
    data = call.desk.open_data.publish(parse_day(first), parse_day(last))
    _write(out, as_json(data) if written_as is Format.JSON else as_csv(data))
    if dictionary is not None:
        _write(dictionary, dictionary_csv())
    value = {
        "path": str(out),
        "format": written_as.value,
        "months": list(data.months),
        "rows": len(data.rows),
        "dictionary": str(dictionary) if dictionary else None,
    }
    said = call.words.gettext("Đã ghi {rows} dòng dữ liệu mở vào {path}.")
    call.answer(value, said.format_map(value))


def _write(path: Path, text: str) -> None:
    try:
        put_target(path, text.encode())
    except OSError as error:
        raise StorageRefused("target_unwritable", path=str(path)) from error
