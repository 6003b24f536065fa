"""Made-up facts for the citizen's screen."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from frontdesk.customer.facts import (
    EntryFacts,
    EntryTexts,
    FeeShown,
    OfficeFacts,
    PaymentFacts,
    RatingTexts,
    ReceiptFacts,
    Transfer,
)
from frontdesk.customer.state import CustomerState
from frontdesk.customer.steps import knowing
from frontdesk.domain.calendar import WorkingCalendar
from frontdesk.domain.fees import FeeUnit
from frontdesk.domain.office_hours import OfficeHours
from frontdesk.domain.paper_lines import PaperForm, ReceivedPaper
from frontdesk.domain.procedures import Fee

OFFICE = OfficeFacts("Trung tâm Phục vụ hành chính công xã Thái Bình", "C1", WorkingCalendar(OfficeHours(), ()))
FACES = ("Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng")
TEXTS = RatingTexts(FACES, (("time", "Thời gian"), ("attitude", "Thái độ")), (("slow", "Chờ lâu"), ("rude", "Thái độ")))
ENTRY_TEXTS = EntryTexts("Dữ liệu được dùng để giải quyết hồ sơ.", "Nhận tin báo?", (("sms", "SMS"), ("zalo", "Zalo")))
RATINGS: Mapping[str, RatingTexts] = {"vi": TEXTS, "en": TEXTS}
ENTRIES: Mapping[str, EntryTexts] = {"vi": ENTRY_TEXTS, "en": ENTRY_TEXTS}


def make_state() -> CustomerState:
    """An idle screen that knows its office."""
    return knowing(CustomerState(), OFFICE, RATINGS, ENTRIES)


def make_entry(**changes: Any) -> EntryFacts:
    """A complete entry."""
    facts = EntryFacts(
        submission_id="s1",
        name="NGUYỄN THỊ HÒA",
        number="•••• •••• 2346",
        phone="0912 ••• 678",
        procedure="Đăng ký thành lập hộ kinh doanh",
        papers=(ReceivedPaper("Giấy đề nghị", PaperForm.ORIGINAL, 1),),
        fee=Fee(100_000),
        complete=True,
    )
    return replace(facts, **changes)


def make_receipt(code: str = "C1-261123-0001-4") -> ReceiptFacts:
    """A receipt without a date."""
    return ReceiptFacts(code, "https://motcua.example/t/ABC", None, 1)


def make_payment(code: str = "C1-261123-0001-4") -> PaymentFacts:
    """A hundred thousand."""
    line = FeeShown("Lệ phí", FeeUnit.CASE, 1, 1, 100_000)
    transfer = Transfer("000201", "970403", "0011012345678", "UBND XA THAI BINH", "LP C126112300014")
    return PaymentFacts(code, (line,), 0, 100_000, "Một trăm nghìn đồng", transfer)
