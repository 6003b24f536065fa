"""What becomes of the submissions of a demonstration, dealt like cards so that every office has some of each."""

from collections.abc import Iterator
from enum import Enum, auto
from random import Random


class Fate(Enum):
    """The turn a submission's life takes."""

    SMOOTH = auto()
    LATE = auto()  # the result comes days after the promise, and nobody said a word
    APOLOGY = auto()
    SUPPLEMENT = auto()  # form 02 at the counter; the papers come
    CLOSED = auto()  # form 02 at the counter; they never do
    SENT_BACK = auto()  # by the department: form 02, papers, out again
    MISSING = auto()
    WITHDRAWN = auto()
    REFUSED = auto()
    CORRECTED = auto()
    MORE_TIME = auto()  # the department asks for it


# of a hundred; the rest goes smoothly
_DECK = {
    Fate.LATE: 3,
    Fate.APOLOGY: 2,
    Fate.SUPPLEMENT: 3,
    Fate.CLOSED: 1,
    Fate.SENT_BACK: 2,
    Fate.MISSING: 1,
    Fate.WITHDRAWN: 1,
    Fate.REFUSED: 1,
    Fate.CORRECTED: 2,
    Fate.MORE_TIME: 1,
}


def deal(random: Random) -> Iterator[Fate]:
    """Fates without end: each hundred holds every one, in its own order."""
    while True:
        deck = [fate for fate, share in _DECK.items() for _ in range(share)]
        deck += [Fate.SMOOTH] * (100 - len(deck))
        random.shuffle(deck)
        yield from deck


REFUSALS = (
    "Không thuộc thẩm quyền giải quyết của xã",
    "Hồ sơ không đúng đối tượng của thủ tục",
    "Thửa đất đang có tranh chấp, chưa đủ điều kiện tiếp nhận",
)
WITHDRAWALS = ("Công dân chưa có nhu cầu nữa", "Công dân xin rút để bổ sung nội dung", "Nộp trùng hồ sơ")
SENT_BACK = (
    "Tờ khai chưa ghi đủ nội dung",
    "Bản sao không rõ chữ, cần bản khác",
    "Thiếu giấy tờ chứng minh chỗ ở",
    "Thông tin trên giấy tờ chưa thống nhất",
)
EXEMPTIONS = ("Người thuộc hộ nghèo", "Người có công với cách mạng", "Trẻ em", "Người khuyết tật")
DELAYS = ("Chờ xác minh tại nơi thường trú cũ", "Chờ ý kiến của cơ quan phối hợp", "Cần đo đạc lại hiện trạng")
WANTED = (
    "Giấy tờ chứng minh chỗ ở hợp pháp",
    "Bản sao giấy chứng nhận quyền sử dụng đất",
    "Hợp đồng thuê địa điểm",
    "Ảnh 3×4",
)
WHY = ("Bản nộp đã hết hạn", "Thiếu chữ ký", "Bản chụp không rõ", "")
CALLS = (
    ("Đã báo qua điện thoại, hẹn đến nhận trong tuần", True),
    ("Không nghe máy", False),
    ("Đã nhắn người nhà", True),
)
MOVED_BY = ("Nông Văn Páo", "Triệu Thị Mai", "Hoàng Đức Thắng", "Lý Thị Yến", "Vũ Minh Quân", "Bàn Kim Thảo")
