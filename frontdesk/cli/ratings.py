"""`frontdesk vote`, `ratings`, `rating-words`."""

import re
from contextlib import suppress
from datetime import timedelta
from typing import Annotated, Any

import typer

from frontdesk.cli.calls import Call, on_desk
from frontdesk.cli.options import parse_day
from frontdesk.desk import Desk
from frontdesk.domain.rating_events import BurstFlagged, Topic, Vote
from frontdesk.domain.rating_report import RatingReport, Tally
from frontdesk.domain.ratings import FACES, RatingWords
from frontdesk.errors import DeskError, InvalidInput
from frontdesk.i18n import LANGUAGES, N_, Words
from frontdesk.messages import shown
from frontdesk.services.ratings import LONGEST_FACE

USUAL_DAYS = timedelta(days=30)
_RULES = {
    "ten_minutes": N_("phiếu trong 10 phút"),
    "hour": N_("phiếu trong một giờ"),
    "same_person": N_("lượt của một người trong ngày"),
}
_FIGURE = re.compile(r"[0-9]{1,3}")
First = Annotated[str, typer.Option("--from", help="Ngày đầu; trống: 30 ngày trước ngày cuối.")]
Last = Annotated[str, typer.Option("--to", help="Ngày cuối; trống: hôm nay.")]


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    app.command()(on_desk(vote))
    app.command()(on_desk(ratings))
    app.command("rating-words")(on_desk(rating_words))


def invitation(desk: Desk, submission_id: str, *, wanted: bool) -> dict[str, str | None]:
    """The citizen's invitation to rate as part of an answer; null where there is none.

    Only drawn where somebody can use it: it is for the screen or the test behind `--json`, never shown to an officer.
    The act it follows is recorded and must not seem refused.
    """
    drawn = None
    with suppress(DeskError):
        drawn = desk.ratings.invite(submission_id) if wanted else None
    return {"invitation": drawn.token if drawn else None}


def vote(
    call: Call,
    token: Annotated[str, typer.Argument(help="Lời mời dùng một lần.")],
    score: Annotated[int, typer.Option(min=FACES[0], max=FACES[-1], help="Điểm: 1 thấp nhất, 5 cao nhất.")],
    topic: Annotated[list[str] | None, typer.Option(help="Điểm của một nội dung, ví dụ attitude=4.")] = None,
    reason: Annotated[list[str] | None, typer.Option(help="Lý do của điểm thấp (mã lý do).")] = None,
    comment: Annotated[str, typer.Option(help="Ý kiến, không bắt buộc.")] = "",
) -> None:
    """Công dân đánh giá theo lời mời; mỗi lời mời một lần."""
    topics = tuple(_topic(each) for each in topic or ())
    call.desk.ratings.vote(token, Vote(score, topics, tuple(reason or ())), comment)
    call.answer({"voted": True}, call.words.gettext("Cảm ơn Ông/Bà đã đánh giá."))


def _topic(typed: str) -> tuple[Topic, int]:
    name, _equals, score = typed.partition("=")
    if not _FIGURE.fullmatch(score.strip()):
        raise InvalidInput("topic_malformed")
    try:
        return Topic(name.strip()), int(score)
    except ValueError as error:
        known = ", ".join(topic.value for topic in Topic)
        raise InvalidInput("topic_unknown", topic=name[:40], known=known) from error


def ratings(
    call: Call,
    first: First = "",
    last: Last = "",
    comments: Annotated[bool, typer.Option("--comments", help="Kèm ý kiến, xáo trộn.")] = False,
) -> None:
    """Tổng hợp đánh giá; nhóm dưới 5 phiếu chưa được tính riêng."""
    until = parse_day(last) if last else call.desk.reception.today()
    since = parse_day(first) if first else until - USUAL_DAYS
    call.desk.ratings.release()
    report = call.desk.ratings.report(since, until)
    written = [each.text for each in call.desk.ratings.comments(since, until)] if comments else []
    asked = call.desk.ratings.words(call.desk.settings.language)
    value = _report(report, asked) | ({"comments": written} if comments else {})
    call.answer(value, *_lines(report, asked, call.words), *(f"  “{shown(each)}”" for each in written))


def rating_words(
    call: Call,
    faces: Annotated[
        list[str] | None, typer.Option("--set", help='Chữ dưới một mặt, ví dụ 5="Rất hài lòng"; trống: chữ chuẩn.')
    ] = None,
    of: Annotated[str, typer.Option("--of", help="Tiếng của các chữ này: vi hoặc en.")] = "vi",
) -> None:
    """Chữ dưới năm mặt, các nội dung và lý do; --set đổi chữ dưới mặt."""
    if of not in LANGUAGES:
        raise InvalidInput("language_unknown", language=of)
    typed = dict(_face(each) for each in faces or ())
    said = call.desk.ratings.set_labels(typed, of) if typed else call.desk.ratings.words(of)
    value = {
        "faces": list(said.faces),
        "topics": {topic.value: text for topic, text in said.topics},
        "reasons": dict(said.reasons),
        "basis": said.basis,
    }
    lines = [f"{face}  {text}" for face, text in zip(FACES, said.faces, strict=True)]
    call.answer(value, *lines, *(f"{each}  {text}" for each, text in (*said.topics, *said.reasons)))


def _face(typed: str) -> tuple[int, str]:
    face, equals, text = typed.partition("=")
    if not equals or not _FIGURE.fullmatch(face.strip()):
        raise InvalidInput("face_words_wrong", most=LONGEST_FACE)
    return int(face), text


def _report(report: RatingReport, asked: RatingWords) -> dict[str, Any]:
    return {
        "from": report.since.isoformat(),
        "to": report.until.isoformat(),
        **_tally(report.total),
        "faces": list(asked.faces),
        "topics": {each.topic.value: {"n": each.n, "mean": each.mean} for each in report.topics},
        "reasons": dict(report.reasons),
        "by_counter": _by_name(report.by_counter),
        "by_field": _by_name(report.by_field),
        "by_month": _by_name(report.by_month),
        "bursts": [_burst(each) for each in report.bursts],
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "n": tally.n,
        "invited": tally.invited,
        "mean": tally.mean,
        "counts": list(tally.faces),
        "shares": list(tally.shares),
    }


def _by_name(tallies: tuple[Tally, ...]) -> list[dict[str, Any]]:
    return [{"name": tally.name, **_tally(tally)} for tally in tallies]


def _burst(burst: BurstFlagged) -> dict[str, Any]:
    return {
        "day": burst.day.isoformat(),
        "counter": burst.counter,
        "slot": burst.slot,
        "rule": burst.rule,
        "count": burst.count,
    }


def _lines(report: RatingReport, asked: RatingWords, said: Words) -> list[str]:
    _ = said.gettext
    pattern = _("! {day} {slot} quầy {counter}: {count}, nhiều bất thường ({rule})")
    bursts = [
        pattern.format_map(_burst(each) | {"rule": _(_RULES.get(each.rule, each.rule))}) for each in report.bursts
    ]
    if not report.n:
        return [_("Chưa có nhóm nào đủ 5 phiếu trong những ngày này."), *bursts]
    lines = [_("{n} phiếu trong {invited} lượt mời, trung bình {mean}").format_map(_tally(report.total))]
    lines += [f"  {share:3} %  {face}" for share, face in zip(report.shares, asked.faces, strict=True)]
    topics = dict(asked.topics)
    lines += [f"  {each.mean}  {topics[each.topic]} ({each.n})" for each in report.topics if each.n]
    reasons = dict(asked.reasons)
    lines += [f"  {count}  {reasons.get(reason, reason)}" for reason, count in report.reasons]
    small = _("Các lĩnh vực ít phiếu")
    tallies = (*report.by_counter, *report.by_field, *report.by_month)
    return [*lines, *(f"  {tally.name or small}: {tally.n} · {tally.mean}" for tally in tallies), *bursts]
