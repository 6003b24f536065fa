"""`frontdesk track publish`."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.exceptions import Abort

from frontdesk.cli.calls import Call
from frontdesk.cli.ending import until_asked_to_end
from frontdesk.cli.output import moment, progress
from frontdesk.domain.moments import spoken
from frontdesk.home_file import read_home
from frontdesk.i18n import N_

if TYPE_CHECKING:
    from frontdesk.tracking.published import Published

_DONE = N_("{written} trang mới hoặc đổi, {unchanged} giữ nguyên, {removed} bỏ đi; theo sổ lúc {time}.")
_PART = N_("Đã ghi {written} trang. Chạy lại lệnh này để ghi tiếp.")


def publish(
    call: Call, directory: Annotated[Path, typer.Argument(metavar="DIR", help="Thư mục của các trang.")]
) -> None:
    """Ghi trang tra cứu thành tệp vào một thư mục, chỉ những trang đã đổi; dừng lúc nào cũng được."""
    from frontdesk.tracking.target import check_target  # no other command needs it

    check_target(directory.absolute(), call.desk.settings.home)  # before minutes of work
    said = call.words
    with until_asked_to_end() as asked:
        done = _publish(call, directory, asked)
    value = {"written": done.written, "unchanged": done.unchanged, "removed": done.removed, "complete": done.complete}
    line = said.gettext(_DONE if done.complete else _PART)
    call.answer({**value, "as_of": moment(done.as_of)}, line.format_map({**value, "time": spoken(done.as_of, said)}))
    if not done.complete:
        raise Abort


def _publish(call: Call, directory: Path, asked: Callable[[], bool]) -> "Published":
    """What was done until asked to end. Raises Abort where nothing was begun."""
    from frontdesk.projection.reader import Projection
    from frontdesk.tracking.drawing import Drawing
    from frontdesk.tracking.folder import publish as publish_pages

    tracking, said = call.desk.tracking, call.words
    with progress(said.gettext("Đang dựng dữ liệu tra cứu")) as report:
        projected = tracking.project(report, asked)
    if projected.as_of is None:
        raise Abort
    source = Projection(tracking.path, tracking.key())
    try:
        with progress(said.gettext("Đang ghi trang tra cứu")) as report:
            home = call.desk.settings.home
            said_of_home = read_home(home)
            owner = said_of_home.home_id if said_of_home else ""
            return publish_pages(source, Drawing(), directory, projected.as_of, report, asked, home=home, owner=owner)
    finally:
        source.close()
