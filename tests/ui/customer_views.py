"""Views that fill the citizen's screen: the ordinary samples, and the longest of everything; all made up."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from frontdesk.customer.view import (
    EntryPage,
    Fact,
    FoundPage,
    IdlePage,
    MorePage,
    Page,
    PaperLine,
    PayPage,
    RatePage,
    ReceiptPage,
    Tick,
    Tone,
    TopicLine,
    View,
)
from tests.customer_views import PAGES, view_of

LANGUAGES = ("vi", "en")
LONGEST_PROCEDURE = (
    "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong các trường hợp chuyển đổi, "
    "chuyển nhượng, thừa kế, tặng cho, góp vốn bằng quyền sử dụng đất (trường hợp thực hiện trên nhiều xã)"
)
LONGEST_OFFICE = (
    "Trung tâm Phục vụ hành chính công phường Bắc Từ Liêm và Chi nhánh Văn phòng đăng ký đất đai khu vực số 12"
)
LONGEST_NAME = "Công Tằng Tôn Nữ Nguyễn Phúc Hoàng Thị Quỳnh Giang"
LONGEST_PAPER = "Bản chính hoặc bản sao có chứng thực Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở"
LONGEST_ACCOUNT = "ỦY BAN NHÂN DÂN PHƯỜNG BẮC TỪ LIÊM THÀNH PHỐ HÀ NỘI"
_TOPICS = (
    *(
        "Thời gian giải quyết hồ sơ",
        "Thái độ phục vụ của cán bộ, công chức",
        "Hướng dẫn, giải thích thủ tục",
    ),
    *("Cơ sở vật chất nơi đón tiếp", "Chi phí phải nộp theo quy định", "Kết quả giải quyết hồ sơ", "Số lần đi lại"),
)
_TONES = (Tone.GOOD, Tone.WARN, Tone.MUTED)
_PAPERS = tuple(PaperLine(f"{n}. {LONGEST_PAPER}", "còn thiếu", _TONES[n % 3]) for n in range(1, 13))


def _idle(page: IdlePage) -> IdlePage:
    hours = tuple(Fact(f"Từ Thứ {n} đến Thứ Bảy hằng tuần", "07:30 – 11:30 · 13:30 – 17:00") for n in range(2, 6))
    return replace(page, hours=hours, open_now=Fact("Đã hết giờ làm việc", "mở cửa lại 07:30 thứ Hai 30/11/2026"))


def _entry(page: EntryPage) -> EntryPage:
    facts = (
        Fact("Họ và tên", LONGEST_NAME, part="name"),
        Fact("Số giấy tờ", "•••••••• 1234", part="number"),
        Fact("Người nộp thay", LONGEST_NAME, part="delegate", wrong=True),
        Fact("Điện thoại", "••••••• 678", part="phone"),
        Fact("Việc cần làm", LONGEST_PROCEDURE, part="procedure"),
    )
    consents = tuple(
        Tick("consent", kind, f"Tôi đồng ý nhận tin báo về hồ sơ này qua {kind}") for kind in ("SMS", "Zalo")
    )
    answer = "Đã báo cán bộ. Xin Ông/Bà nói chỗ cần sửa."
    return replace(page, facts=facts, papers=_PAPERS, consents=consents, answer=answer)


def _receipt(page: ReceiptPage) -> ReceiptPage:
    note = "Còn thiếu 12 giấy tờ. Thời hạn tính từ khi nộp đủ."
    return replace(page, due=Fact("Hẹn trả kết quả", "Chưa hẹn ngày", note, Tone.WARN))


def _pay(page: PayPage) -> PayPage:
    lines = tuple(Fact(f"Phí {LONGEST_PAPER}", "1.250.000 đồng", "120 trang × 10.000 đồng") for _ in range(6))
    account = (*page.account[:2], Fact("Chủ tài khoản", LONGEST_ACCOUNT), page.account[3])
    words = "Một trăm hai mươi bảy triệu bốn trăm năm mươi nghìn đồng"
    return replace(page, lines=lines, account=account, total=Fact("Phải nộp", "127.450.000 đồng"), in_words=words)


def _rate(page: RatePage) -> RatePage:
    return replace(page, question="Ông/Bà có hài lòng với việc tiếp nhận và trả kết quả hồ sơ hôm nay không?")


def _more(page: MorePage) -> MorePage:
    topics = tuple(TopicLine(f"t{n}", label, n % 6) for n, label in enumerate(_TOPICS))
    reasons = tuple(Tick("reason", f"r{n}", f"Phải bổ sung giấy tờ nhiều lần, lý do số {n}", n == 1) for n in range(7))
    return replace(page, topics=topics, reasons=reasons, comment="Hướng dẫn chưa rõ ràng. " * 20)


def _found(page: FoundPage) -> FoundPage:
    return replace(page, papers=_PAPERS, todo=f"Ông/Bà mang giấy tờ dưới đây đến {LONGEST_OFFICE}.")


_LONG: Mapping[str, Callable[[Any], Page]] = {
    "long_idle": _idle,
    "long_entry": _entry,
    "long_receipt": _receipt,
    "long_pay": _pay,
    "long_rate": _rate,
    "long_more": _more,
    "long_found": _found,
}
SAMPLES = (*PAGES, *_LONG)


def sample(name: str, language: str = "vi", *, version: int = 1, large: bool = False) -> View:
    """The view called `name`; `long_…`: with the longest words that can come."""
    view = view_of(name.removeprefix("long_"), language, version=version, large=large)
    if name not in _LONG:
        return view
    return replace(view, shell=replace(view.shell, office=LONGEST_OFFICE), page=_LONG[name](view.page))
