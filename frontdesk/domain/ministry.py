"""The office's share in the six groups of QĐ 766/QĐ-TTg, from its own data; each says what it cannot know.

The official score is computed by the national portal from several systems: these figures are for comparing with it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from frontdesk.domain.control_sheet import last_promise, promised_for_result
from frontdesk.domain.payments import PaymentMethod
from frontdesk.domain.procedures import Procedure
from frontdesk.domain.reception import Channel
from frontdesk.domain.submission import Submission
from frontdesk.i18n import N_, Words

FORMAT, VERSION = "frontdesk-ministry", 1
_SATISFIED = 4  # of five faces


class Group(StrEnum):
    """The groups of the decision, in its order."""

    TRANSPARENCY = "transparency"
    PROGRESS = "progress"
    ONLINE_SERVICE = "online_service"
    ONLINE_PAYMENT = "online_payment"
    SATISFACTION = "satisfaction"
    DIGITISATION = "digitisation"


@dataclass(frozen=True, slots=True)
class Period:
    """The office's days `first` to `last`, and the same as moments (aware UTC): `since` until before `until`."""

    first: date
    last: date
    since: datetime
    until: datetime

    def has(self, at: datetime | None) -> bool:
        """Whether `at` is in it."""
        return at is not None and self.since <= at < self.until


@dataclass(frozen=True, slots=True)
class Indicator:
    """`numerator` of `denominator`; a share in percent with one decimal, None where there is nothing to share."""

    group: Group
    numerator: int
    denominator: int

    @property
    def percent(self) -> float | None:
        """The share. Half up, as offices round."""
        if not self.denominator:
            return None
        return int(self.numerator * 1000 / self.denominator + 0.5) / 10


@dataclass(frozen=True, slots=True)
class MinistryFigures:
    """One indicator of each group, as computed at `computed_at` (aware UTC)."""

    period: Period
    computed_at: datetime
    indicators: tuple[Indicator, ...]


@dataclass(slots=True)
class Tally:
    """Counts submissions one after the other; what they were is forgotten."""

    period: Period
    _counts: dict[Group, list[int]] = field(default_factory=lambda: {group: [0, 0] for group in Group})

    def add(self, submission: Submission) -> None:
        """One on which something was recorded in the period."""
        if self.period.has(submission.received.received_at):
            self._count(Group.ONLINE_SERVICE, submission.received.channel is Channel.ASSISTED)
            self._count(Group.DIGITISATION, is_digitised(submission))
        came = submission.result.at_counter_since if submission.result else None
        promised = promised_for_result(submission) or last_promise(submission)
        if came is not None and promised is not None and self.period.has(came):
            self._count(Group.PROGRESS, came <= promised)
        for payment in submission.payments:
            if payment.holds and self.period.has(payment.at):
                self._count(Group.ONLINE_PAYMENT, payment.method is PaymentMethod.TRANSFER)

    def add_overdue(self, count: int) -> None:
        """So many whose promise was of the period, and that have no result today."""
        self._counts[Group.PROGRESS][1] += count

    def add_procedures(self, procedures: Iterable[Procedure]) -> None:
        """The catalogue in force."""
        for procedure in procedures:
            self._count(Group.TRANSPARENCY, is_public(procedure))

    def add_votes(self, faces: Iterable[int]) -> None:
        """How many chose each face, worst first."""
        for face, votes in enumerate(faces, start=1):
            self._counts[Group.SATISFACTION][0] += votes if face >= _SATISFIED else 0
            self._counts[Group.SATISFACTION][1] += votes

    def figures(self, now: datetime) -> MinistryFigures:
        """All groups."""
        return MinistryFigures(
            self.period, now, tuple(Indicator(group, *counts) for group, counts in self._counts.items())
        )

    def _count(self, group: Group, good: bool) -> None:
        self._counts[group][0] += good
        self._counts[group][1] += 1


def is_digitised(submission: Submission) -> bool:
    """Whether every paper that was brought has a scan."""
    scanned = {scan.paper for scan in submission.attachments}
    brought = [paper.name for paper in submission.received.papers if paper.present]
    return bool(brought) and all(name in scanned for name in brought)


def is_public(procedure: Procedure) -> bool:
    """Whether the catalogue says all that must be posted: field, agency, papers, legal basis, and what it costs."""
    said = (procedure.name, procedure.field, procedure.department, procedure.papers, procedure.legal_basis)
    return all(said) and not procedure.fee.set_elsewhere


_NAMES: Mapping[Group, str] = {
    Group.TRANSPARENCY: N_("Công khai, minh bạch"),
    Group.PROGRESS: N_("Tiến độ giải quyết"),
    Group.ONLINE_SERVICE: N_("Dịch vụ công trực tuyến"),
    Group.ONLINE_PAYMENT: N_("Thanh toán trực tuyến"),
    Group.SATISFACTION: N_("Mức độ hài lòng"),
    Group.DIGITISATION: N_("Số hóa hồ sơ"),
}
_COUNTED: Mapping[Group, str] = {
    Group.TRANSPARENCY: N_(
        "Thủ tục đang áp dụng ghi đủ lĩnh vực, cơ quan giải quyết, giấy tờ, căn cứ pháp lý và mức phí, trên tổng số thủ"
        " tục đang áp dụng."
    ),
    Group.PROGRESS: N_(
        "Kết quả về quầy trong kỳ đúng hẹn, trên tổng số kết quả về quầy trong kỳ cộng hồ sơ hẹn trong kỳ mà nay"
        " chưa có kết quả."
    ),
    Group.ONLINE_SERVICE: N_("Hồ sơ nộp trực tuyến có cán bộ hỗ trợ, trên tổng số hồ sơ tiếp nhận trong kỳ."),
    Group.ONLINE_PAYMENT: N_("Lượt thu bằng chuyển khoản, trên tổng số lượt thu trong kỳ chưa hoàn lại."),
    Group.SATISFACTION: N_("Phiếu hài lòng và rất hài lòng, trên tổng số phiếu đã ra thành nhóm trong kỳ."),
    Group.DIGITISATION: N_(
        "Hồ sơ tiếp nhận trong kỳ có bản quét của mọi giấy tờ đã nộp, trên tổng số hồ sơ tiếp nhận trong kỳ."
    ),
}
_UNKNOWN: Mapping[Group, str] = {
    Group.TRANSPARENCY: N_("Không biết việc công khai trên Cổng dịch vụ công quốc gia có đúng hạn hay không."),
    Group.PROGRESS: N_("Không biết hồ sơ nộp thẳng trên Cổng mà quầy không tiếp nhận."),
    Group.ONLINE_SERVICE: N_("Không biết hồ sơ công dân tự nộp trên Cổng dịch vụ công quốc gia."),
    Group.ONLINE_PAYMENT: N_("Không biết khoản công dân tự trả trên Cổng thanh toán quốc gia."),
    Group.SATISFACTION: N_("Không biết phản ánh, kiến nghị trên Cổng; phiếu còn chờ đủ nhóm năm phiếu chưa tính."),
    Group.DIGITISATION: N_("Không biết kết quả điện tử và việc tái sử dụng dữ liệu số hóa ở hệ thống của tỉnh."),
}


def name_of(group: Group, words: Words) -> str:
    """What the decision calls it."""
    return words.gettext(_NAMES[group])


def counted(group: Group, words: Words) -> str:
    """What is counted, in one sentence."""
    return words.gettext(_COUNTED[group])


def unknown(group: Group, words: Words) -> str:
    """What this office cannot know."""
    return words.gettext(_UNKNOWN[group])
