"""What a paper says about a journal, in words."""

from collections.abc import Mapping

from frontdesk.domain.moments import spoken
from frontdesk.domain.proof_check import ChainCheck, ChainVerdict, Outcome, ProofCheck
from frontdesk.domain.verification import reason_in_words
from frontdesk.i18n import N_, Words

_OUTCOMES: Mapping[Outcome, str] = {
    Outcome.PROVEN: N_("Nguyên vẹn: mọi việc ghi trước khi in giấy này còn đủ, không việc nào bị sửa hay xóa."),
    Outcome.CHANGED: N_("KHÔNG nguyên vẹn: có việc ghi trước khi in giấy này đã bị sửa hoặc xóa."),
    Outcome.CHANGED_SINCE: N_("Đến khi in giấy này thì nguyên vẹn, nhưng có việc ghi sau đó đã bị sửa hoặc xóa."),
    Outcome.LACKING: N_(
        "Dữ liệu này thiếu việc đã ghi trước khi in giấy: bản cũ, mất phần cuối, hoặc chưa nhận đủ từ máy khác."
    ),
    Outcome.OTHER_OFFICE: N_("Giấy này của cơ quan khác ({office}), không đối chiếu với dữ liệu này được."),
    Outcome.UNKNOWN: N_(
        "Không máy nào trong dữ liệu này từng in mã đó: giấy của nơi khác, hoặc mất toàn bộ việc của máy."
    ),
    Outcome.MISTYPED: N_("Mã gõ lệch vài ký tự so với mã đúng. Xem lại mã trên giấy, hoặc quét mã QR."),
    Outcome.DAMAGED: N_("Tệp dữ liệu bị hỏng, không đối chiếu được. Khôi phục từ bản sao lưu rồi kiểm tra lại."),
}
_VERDICTS: Mapping[ChainVerdict, str] = {
    ChainVerdict.INTACT: N_("nguyên vẹn đến việc số {seq}"),
    ChainVerdict.BEHIND: N_("thiếu {lacking} việc: giấy ghi {seq}, ở đây có {last}"),
    ChainVerdict.REWRITTEN: N_("đã bị ghi lại từ việc số {seq} trở về trước"),
    ChainVerdict.BROKEN: N_("hỏng ở việc số {at}: {reason}"),
    ChainVerdict.MISSING: N_("không có việc nào, giấy ghi {seq}"),
    ChainVerdict.MISTYPED: N_("mã gõ lệch vài ký tự"),
}


def outcome_sentence(check: ProofCheck, words: Words) -> str:
    """The answer in one sentence."""
    return words.gettext(_OUTCOMES[check.outcome]).format(office=check.office)


def chain_words(chain: ChainCheck, words: Words) -> str:
    """The answer for one chain."""
    _ = words.gettext
    said = _(_VERDICTS[chain.verdict]).format(
        seq=chain.seq,
        last=chain.last,
        lacking=chain.lacking,
        at=chain.at,
        reason=reason_in_words(chain.reason, words),
    )
    if not chain.later:
        return said
    later = _("sau đó hỏng ở việc số {at}: {reason}")
    return f"{said}; {later.format(at=chain.later, reason=reason_in_words(chain.later_reason, words))}"


def remarks(check: ProofCheck, words: Words) -> tuple[str, ...]:
    """What else whoever holds the paper should know."""
    _ = words.gettext
    said = []
    if check.typed and not check.holds:
        said.append(_("Mã này gõ bằng tay: xem lại từng nhóm, hoặc quét mã QR, trước khi kết luận"))
    if check.taken_at is not None:
        said.append(_("Giấy in lúc {moment}").format(moment=spoken(check.taken_at, words)))
    if check.erased:
        erased = words.ngettext(
            "{n} việc đã xóa phần cá nhân; điều đó không làm đứt chuỗi, việc xóa đúng hạn lưu trữ xem ở nhật ký",
            "{n} việc đã xóa phần cá nhân; điều đó không làm đứt chuỗi, việc xóa đúng hạn lưu trữ xem ở nhật ký",
            check.erased,
        )
        said.append(erased.format(n=check.erased))
    if check.newer:
        said.append(_("Giấy chưa biết máy: {devices}").format(devices=", ".join(check.newer)))
    return tuple(said)
