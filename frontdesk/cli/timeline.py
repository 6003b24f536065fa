"""`frontdesk timeline`."""

from typing import Any

import typer

from frontdesk.cli.calls import Call, Code, on_desk, replaced_lines, replaced_notice, standing, standing_value
from frontdesk.cli.output import moment
from frontdesk.domain.clock_intervals import ClockInterval
from frontdesk.domain.lookup import TimelineEntry
from frontdesk.domain.moments import spoken
from frontdesk.i18n import Words
from frontdesk.messages import clock_change_name, holder_label
from frontdesk.services.lookup import get_by_any_code


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    app.command()(on_desk(timeline))


def timeline(call: Call, code: Code) -> None:
    """Từng việc của một hồ sơ: ai, lúc nào, giấy tờ ở đâu; và từng khoảng thời hạn."""
    page = get_by_any_code(call.desk.lookup, code)
    submission, said, _ = page.submission, call.words, call.words.gettext
    notice = replaced_notice(submission, page.scanned_version)
    value = {
        **standing_value(submission),
        "replaced": notice,
        "entries": [entry_value(entry) for entry in page.timeline],
        "intervals": [_interval_value(each) for each in submission.intervals],
    }
    call.answer(
        value,
        f"{page.receipt_code}  {page.view.principal.name}",
        standing(submission, said),
        *replaced_lines(notice, said),
        *(entry_line(entry, said) for entry in page.timeline),
        _("Thời hạn:"),
        *(_interval_line(each, said) for each in submission.intervals),
    )


def entry_value(entry: TimelineEntry) -> dict[str, Any]:
    """One act as JSON."""
    value = {
        "at": moment(entry.at),
        "actor": entry.actor,
        "kind": entry.kind,
        "sentence": entry.sentence,
        "holder": entry.holder,
    }
    return {**value, "conflict": entry.conflict} if entry.conflict else value


def entry_line(entry: TimelineEntry, said: Words) -> str:
    """One act as a line."""
    line = f"  {spoken(entry.at, said)}  {entry.actor}  {entry.sentence}  [{holder_label(entry.holder, said)}]"
    conflict = said.gettext("mâu thuẫn, chờ phụ trách xem lại")
    return f"{line}  ! {conflict}" if entry.conflict else line


def _interval_value(interval: ClockInterval) -> dict[str, Any]:
    return {
        "since": moment(interval.since),
        "until": moment(interval.until),
        "due_at": moment(interval.due_at),
        "change": interval.change.value,
        "reason": interval.reason,
    }


def _interval_line(interval: ClockInterval, said: Words) -> str:
    _ = said.gettext
    due = spoken(interval.due_at, said) if interval.due_at else _("không tính")
    pattern = _("từ {since}: hẹn trả {due} ({why})")
    shown = {"since": spoken(interval.since, said), "due": due, "why": clock_change_name(interval.change, said)}
    return f"  {pattern.format_map(shown)}  {interval.reason}".rstrip()
