"""What form 01 (Giấy tiếp nhận hồ sơ và hẹn trả kết quả) says."""

from dataclasses import dataclass
from datetime import datetime

from frontdesk.domain.form_texts import FormVersion
from frontdesk.domain.identity import Party
from frontdesk.domain.office import OfficeProfile
from frontdesk.domain.paper_lines import ReceivedPaper
from frontdesk.domain.procedures import Fee, ProcessingTime


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """Everything the receipt prints. Moments are aware UTC; the form shows Asia/Ho_Chi_Minh.

    `due_at` is None while a required paper is missing: the clock starts at complete receipt (NĐ 118/2025 Art 17.3).
    `reprint` is 0 for the first print, then 1, 2, … ("BẢN IN LẠI"). `version` from 2 on replaces an earlier receipt.
    `form`: the texts in force on the day of receipt. `fee_total`: what an officer assessed, in đồng; None before.
    """

    office: OfficeProfile
    counter: str
    officer: str
    receipt_code: str
    official_code: str
    track_url: str
    lookup_key: str
    principal: Party
    delegate: Party | None
    procedure_code: str
    procedure_name: str
    papers: tuple[ReceivedPaper, ...]
    sets: int
    processing: ProcessingTime
    received_at: datetime
    due_at: datetime | None
    return_to: str
    fee: Fee
    book: str
    book_number: int
    form: FormVersion
    two_copies: bool = False
    reprint: int = 0
    version: int = 1
    fee_total: int | None = None
