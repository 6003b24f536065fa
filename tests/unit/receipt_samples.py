"""Made-up receipts for the tests of the forms."""

from dataclasses import replace
from datetime import UTC, date, datetime

from frontdesk.domain.identity import IdKind, Party
from frontdesk.domain.office import OfficeProfile
from frontdesk.domain.paper_lines import PaperForm, ReceivedPaper
from frontdesk.domain.procedures import Fee, ProcessingTime, TimeUnit
from frontdesk.domain.receipts import ReceiptView
from frontdesk.files.form_texts import form_library

OFFICE = OfficeProfile(
    name="Trung tâm Phục vụ hành chính công xã Thái Bình",
    code="H60.242",
    authority="UBND xã Thái Bình",
    place="Thái Bình",
    address="Thôn 2, xã Thái Bình, tỉnh Tuyên Quang",
    phone="+842073812345",
)
CITIZEN = Party(
    IdKind.CITIZEN_ID,
    "008195012346",
    "NGUYỄN THỊ HÒA",
    address="Thôn 3, Thái Bình, Yên Sơn, Tuyên Quang",
    phone="+84912345678",
)
COMPANY = Party(
    IdKind.TAX_CODE,
    "5000123456",
    "CÔNG TY TNHH THƯƠNG MẠI VÀ XÂY DỰNG " + "MIỀN NÚI PHÍA BẮC " * 9,
    address="Số 15, phường Minh Xuân, tỉnh Tuyên Quang",
    email="vanthu@congty.example",
)
ENVOY = Party(IdKind.CITIZEN_ID, "008090004321", "MA VĂN DŨNG", phone="+84987654321")
PAPERS = (
    ReceivedPaper("Giấy đề nghị đăng ký hộ kinh doanh", PaperForm.ORIGINAL, 1),
    ReceivedPaper("Bản sao giấy tờ pháp lý của chủ hộ", PaperForm.PLAIN, 2),
    ReceivedPaper("Biên bản họp thành viên hộ gia đình", PaperForm.CERTIFIED, 1),
)
RECEIPT = ReceiptView(
    office=OFFICE,
    counter="Quầy C1",
    officer="Ma Thị Lan",
    receipt_code="C1-261123-0042-K",
    official_code="",
    track_url="https://motcua.tuyenquang.gov.vn/t/4fK9sD2xQ7bN5mW8zR3tYg",
    lookup_key="7K3M-Q9XD",
    principal=CITIZEN,
    delegate=None,
    procedure_code="1.001612",
    procedure_name="Đăng ký thành lập hộ kinh doanh",
    papers=PAPERS,
    sets=1,
    processing=ProcessingTime(TimeUnit.WORKING_DAYS, 3),
    received_at=datetime(2026, 11, 23, 3, 43, tzinfo=UTC),
    due_at=datetime(2026, 11, 27, 10, 0, tzinfo=UTC),
    return_to="Quầy C1",
    fee=Fee(100_000),
    book="C1/2026",
    book_number=1042,
    form=form_library().get("01", date(2026, 11, 23)),
)


def with_papers(count: int) -> ReceiptView:
    """The sample with `count` papers, most with names of two lines."""
    name = "Giấy tờ số {}: văn bản thỏa thuận của các thành viên hộ gia đình về việc ủy quyền"
    forms = tuple(PaperForm)
    papers = tuple(ReceivedPaper(name.format(n), forms[n % 3], n % 4 + 1) for n in range(1, count + 1))
    return replace(RECEIPT, papers=papers)


def bare(text: str) -> str:
    """`text` without white space, to compare what was wrapped."""
    return "".join(text.split())
