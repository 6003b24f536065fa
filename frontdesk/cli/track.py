"""`frontdesk track …`."""

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from frontdesk.cli.calls import Call, on_desk
from frontdesk.cli.ending import until_asked_to_end
from frontdesk.cli.output import moment, progress, say
from frontdesk.cli.track_publish import publish
from frontdesk.domain.moments import spoken
from frontdesk.errors import StorageRefused
from frontdesk.i18n import Words
from frontdesk.messages import sentence
from frontdesk.tracking.wire import USUAL_MOST

if TYPE_CHECKING:
    from frontdesk.sharing.site import Site, Standing

_LOOK_SECONDS = 0.2

app = typer.Typer(help="Trang tra cứu của công dân.")


def serve(
    call: Call,
    host: Annotated[str, typer.Option(help="Địa chỉ của máy này mà trang nghe.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65_535, help="Cổng; 0: cổng trống bất kỳ.")] = 8080,
    forwarded_allow_ips: Annotated[
        str, typer.Option(help="Địa chỉ của các proxy được tin, cách nhau bằng dấu phẩy.")
    ] = "",
    most_a_second: Annotated[
        int, typer.Option(min=0, max=100_000, help="Số yêu cầu mỗi giây của mọi người cộng lại; 0: proxy tự giới hạn.")
    ] = USUAL_MOST,
    no_votes: Annotated[bool, typer.Option("--no-votes", help="Không nhận đánh giá từ trang.")] = False,
) -> None:
    """Mở trang tra cứu và giữ dữ liệu cập nhật, cho tới khi nhấn Ctrl+C."""
    from frontdesk.sharing.site import Site  # no other command needs it

    said = call.words
    site = Site(
        call.desk,
        host,
        port,
        forwarded_allow_ips,
        call.desk.settings.language,
        votes=not no_votes,
        most_a_second=most_a_second,
    )
    with until_asked_to_end() as asked:
        try:
            site.start()
            standing = _opened(site, asked, said)
            if standing.address:
                line = said.gettext("Đang mở trang tra cứu tại {address} (Ctrl+C để dừng)")
                call.answer({"address": standing.address}, line.format(address=standing.address))
                sys.stdout.flush()
                _watch(site, asked, said)
        finally:
            site.stop()


def project(call: Call) -> None:
    """Cập nhật dữ liệu tra cứu một lần."""
    said = call.words
    with progress(said.gettext("Đang dựng dữ liệu tra cứu")) as report:
        done = call.desk.tracking.project(report)
    assert done.as_of is not None  # nobody cancels it
    line = said.gettext("Đã ghi {rows} hồ sơ vào dữ liệu tra cứu; theo sổ lúc {time}.")
    value = {"rows": done.rows, "as_of": moment(done.as_of)}
    call.answer(value, line.format(rows=done.rows, time=spoken(done.as_of, said)))


def status(call: Call) -> None:
    """Dữ liệu tra cứu: cập nhật tới đâu, bao nhiêu hồ sơ, bao nhiêu byte."""
    said = call.words
    state = call.desk.tracking.state()
    if state is None:
        raise StorageRefused("projection_missing")
    line = said.gettext("Theo sổ lúc {time}: {rows} hồ sơ, {bytes} byte; còn {behind} việc chưa cập nhật.")
    value = {"as_of": moment(state.as_of), "rows": state.rows, "bytes": state.size, "behind": state.behind}
    call.answer(value, line.format_map({**value, "time": spoken(state.as_of, said)}))


for _command in (serve, project, status, publish):
    app.command()(on_desk(_command))


def _opened(site: "Site", asked: Callable[[], bool], said: Words) -> "Standing":
    """How it stands once it listens, or was asked to end. Raises DeskError where it cannot be opened."""
    with progress(said.gettext("Đang dựng dữ liệu tra cứu")) as report:
        while not asked():
            standing = site.standing
            if standing.address:
                return standing
            if standing.refusal is not None:
                raise standing.refusal
            if standing.built[1]:
                report(*standing.built)
            time.sleep(_LOOK_SECONDS)
    return site.standing


def _watch(site: "Site", asked: Callable[[], bool], said: Words) -> None:
    """Say each trouble once, when it begins, until asked to end."""
    known: set[str] = set()
    while not asked():
        standing = site.standing
        troubles = {each.code: each for each in (standing.refusal, standing.stale) if each is not None}
        for code in troubles.keys() - known:
            say(sentence(troubles[code], said))
        known = set(troubles)
        time.sleep(_LOOK_SECONDS)
