"""What a proof says on paper, for whoever will hold it."""

from frontdesk.domain.moments import spoken
from frontdesk.domain.proof import Proof, typed_code
from frontdesk.i18n import Words

MOST_LINES = 40


def proof_heading(words: Words) -> str:
    """What stands above it."""
    return words.gettext("Mã đối chiếu nhật ký")


def proof_about(proof: Proof, words: Words) -> str:
    """What it is good for."""
    said = words.gettext(
        "Cố định mọi việc đã ghi đến {moment}. Quét mã QR hoặc gõ mã này ở mục Đối chiếu để biết có việc nào bị sửa"
        " hoặc xóa sau đó."
    )
    return said.format(moment=spoken(proof.taken_at, words))


def proof_lines(proof: Proof, words: Words) -> tuple[str, ...]:
    """The typed code, then each chain's device, number and hash."""
    told = proof.chains[:MOST_LINES]
    lines = [typed_code(proof), *(f"{head.device}  {head.seq}  {head.hash}" for head in told)]
    if more := len(proof.chains) - len(told):
        lines.append(words.ngettext("và {n} thiết bị nữa", "và {n} thiết bị nữa", more).format(n=more))
    return tuple(lines)
