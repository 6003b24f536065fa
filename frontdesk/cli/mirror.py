"""`frontdesk mirror set|status|off`."""

from pathlib import Path
from typing import Annotated, Any

import typer

from frontdesk.cli.calls import Call, on_desk
from frontdesk.domain.mirrors import MirrorStatus
from frontdesk.errors import StorageRefused
from frontdesk.i18n import Words
from frontdesk.messages import sentence

Folder = Annotated[Path, typer.Argument(metavar="THƯ-MỤC", help="Ổ đĩa, USB, thư mục mạng.")]
group = typer.Typer(help="Ghi song song mọi sự việc sang ổ đĩa thứ hai.")


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    group.command("set")(on_desk(choose))
    group.command()(on_desk(status))
    group.command()(on_desk(off))
    app.add_typer(group, name="mirror")


def choose(call: Call, folder: Folder) -> None:
    """Ghi song song vào thư mục này từ nay."""
    _answer(call, call.desk.mirror.set(folder))


def status(call: Call) -> None:
    """Bản ghi song song đang ở đâu, còn thiếu bao nhiêu."""
    _answer(call, call.desk.mirror.status())


def off(call: Call) -> None:
    """Thôi ghi song song; phần đã ghi để nguyên."""
    call.desk.mirror.off()
    _answer(call, call.desk.mirror.status())


def _answer(call: Call, found: MirrorStatus) -> None:
    value: dict[str, Any] = {
        "folder": str(found.folder) if found.folder else None,
        "device": found.device,
        "seq": found.seq,
        "behind": found.behind,
        "problem": found.problem,
    }
    call.answer(value, *mirror_lines(found, call.words))


def mirror_lines(found: MirrorStatus, said: Words) -> list[str]:
    """How the mirror stands, for people."""
    _ = said.gettext
    if found.folder is None:
        return [_("Không ghi song song. Bật bằng: frontdesk mirror set THƯ-MỤC")]
    told = {"folder": found.folder, "seq": found.seq, "behind": found.behind}
    lines = [_("Ghi song song vào {folder}: đến sự việc số {seq}, còn thiếu {behind}").format_map(told)]
    if found.problem:
        lines.append(sentence(StorageRefused(found.problem, path=str(found.folder), reason=""), said))
    return lines
