"""Made-up forms 02 to 07 and manifests for the tests of the forms."""

from dataclasses import replace
from datetime import UTC, date, datetime

from frontdesk.domain.citizen_forms import ApologyView, CaseView, RefusalView, StopView, SupplementView
from frontdesk.domain.control_sheet import ControlSheetView, Leg, Note, Verdict
from frontdesk.domain.custody import CITIZEN as CITIZEN_HOLDER
from frontdesk.domain.custody import Holder, HolderKind, Parcel
from frontdesk.domain.form_texts import MANIFEST, RETURN_SLIP
from frontdesk.domain.handover_forms import ManifestView
from frontdesk.domain.manifests import Manifest, ManifestItem, manifest_code, manifest_digest
from frontdesk.domain.paper_lines import PaperForm
from frontdesk.domain.papers import WantedPaper
from frontdesk.domain.procedures import ClockPolicy
from frontdesk.domain.register import RegisterLine, RegisterView, Standing
from frontdesk.domain.result_events import Outcome, ReturnProof, Taker
from frontdesk.domain.return_slip import ReturnSlipView
from frontdesk.domain.states import State
from frontdesk.files.form_texts import form_library
from tests.unit.receipt_samples import CITIZEN, OFFICE, PAPERS, RECEIPT

DAY = date(2026, 11, 23)
LONG_NAME = "NGUYỄN PHÚC HOÀNG THƯỢNG " * 6
LONG_REASON = " ".join(f"{n}. Giấy đề nghị chưa ghi ngành nghề, địa chỉ chưa khớp với giấy tờ." for n in range(1, 26))


def case(form: str, number: str) -> CaseView:
    """The common part of a form."""
    return CaseView(
        office=OFFICE,
        form=form_library().get(form, DAY),
        number=number,
        at=datetime(2026, 11, 25, 2, 5, tzinfo=UTC),
        receipt_code=RECEIPT.receipt_code,
        track_url=RECEIPT.track_url,
        lookup_key=RECEIPT.lookup_key,
        principal=CITIZEN,
        delegate=None,
        procedure_code=RECEIPT.procedure_code,
        procedure_name=RECEIPT.procedure_name,
        received_at=RECEIPT.received_at,
        counter="Quầy C1",
        officer="Ma Thị Lan",
    )


SUPPLEMENT = SupplementView(
    case=case("02", "12/C1-HDHS"),
    wanted=(
        WantedPaper("Bản sao giấy tờ pháp lý của chủ hộ", PaperForm.CERTIFIED, "Bản sao chưa chứng thực"),
        WantedPaper("Biên bản họp thành viên hộ gia đình", PaperForm.ORIGINAL),
    ),
    reason="",
    repeated=False,
    respond_by=date(2026, 12, 8),
    clock_policy=ClockPolicy.RESET,
)
REFUSAL = RefusalView(
    case=case("03", "03/C1-TCHS"),
    reason="Nơi đăng ký không thuộc thẩm quyền của xã. Ông/Bà nộp hồ sơ tại nơi đặt địa điểm kinh doanh.",
    given_back=True,
)
APOLOGY = ApologyView(
    case=case("04", "02/C1-XL"),
    department="Phòng Kinh tế",
    leader="Trưởng phòng Kinh tế",
    other_level=False,
    promised_at=datetime(2026, 11, 27, 10, 0, tzinfo=UTC),
    until=datetime(2026, 12, 2, 10, 0, tzinfo=UTC),
    reason="Chờ ý kiến của cơ quan thuế về mã số hộ kinh doanh.",
)
STOP = StopView(
    case=case("05", "01/C1-DHS"),
    reason="Chuyển sang thành lập doanh nghiệp.",
    stage=State.IN_PROGRESS,
    fee_returned=100_000,
    papers=PAPERS,
    given_back=False,
)
MANY_WANTED = replace(
    SUPPLEMENT,
    wanted=tuple(
        WantedPaper(
            f"Giấy tờ số {n}: văn bản thỏa thuận của các thành viên hộ gia đình",
            (*PaperForm, None)[n % 4],
            "Thiếu chữ ký của các thành viên" if n % 3 else "",
        )
        for n in range(1, 41)
    ),
    reason=LONG_REASON,
    repeated=True,
)

COUNTER, DEPARTMENT = Holder(HolderKind.COUNTER, "C1"), Holder(HolderKind.DEPARTMENT, "Phòng Kinh tế")
HANDED_OVER_AT = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
LEG = Leg(COUNTER, DEPARTMENT, HANDED_OVER_AT, "Ma Thị Lan", "", Verdict.IN_TIME)
CONTROL_SHEET = ControlSheetView(
    office=OFFICE,
    form=form_library().get("06", DAY),
    receipt_code=RECEIPT.receipt_code,
    official_code="",
    department="Phòng Kinh tế",
    procedure_code=RECEIPT.procedure_code,
    procedure_name=RECEIPT.procedure_name,
    received_at=RECEIPT.received_at,
    due_at=RECEIPT.due_at,
    legs=(LEG,),
)
LONG_CONTROL_SHEET = replace(
    CONTROL_SHEET,
    legs=(
        replace(LEG, taker_name=LONG_NAME, notes=(Note("note_missing"), Note("note_found"))),
        Leg(DEPARTMENT, COUNTER, HANDED_OVER_AT, "", "Ma Thị Lan", Verdict.LATE, (Note("note_sent_back", LONG_NAME),)),
        Leg(COUNTER, Holder(HolderKind.OFFICER, "Lò Văn Páo"), HANDED_OVER_AT, notes=(Note("note_moved"),)),
        Leg(Holder(HolderKind.DEPARTMENT), Holder(HolderKind.OFFICER), HANDED_OVER_AT),
        Leg(COUNTER, Holder(HolderKind.ARCHIVE), HANDED_OVER_AT, notes=(Note("note_papers"),)),
        Leg(DEPARTMENT, COUNTER, HANDED_OVER_AT, "", "Ma Thị Lan", Verdict.EARLY, (Note("note_result"),)),
        Leg(COUNTER, CITIZEN_HOLDER, HANDED_OVER_AT, "Ma Thị Lan", "MA VĂN DŨNG", notes=(Note("note_returned"),)),
    ),
)

_NAMES = ("NGUYỄN THỊ HÒA", "MA VĂN DŨNG", "CÔNG TY TNHH THƯƠNG MẠI VÀ XÂY DỰNG MIỀN NÚI PHÍA BẮC")
_PROCEDURES = (
    "Đăng ký thành lập hộ kinh doanh",
    "Thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc",
)


def manifest_of(count: int) -> ManifestView:
    """A batch of that many."""
    items = tuple(
        ManifestItem(
            f"id-{n}",
            f"C1-261123-{n:04}-K",
            _NAMES[n % 3],
            _PROCEDURES[n % 2],
            Parcel.SENT,
            HANDED_OVER_AT,
        )
        for n in range(1, count + 1)
    )
    code = manifest_code("C1", DAY, 1)
    digest = manifest_digest(code, "Phòng Kinh tế", (item.receipt_code for item in items))
    batch = Manifest(code, "Phòng Kinh tế", "C1", "Ma Thị Lan", HANDED_OVER_AT, digest, items)
    return ManifestView(OFFICE, form_library().get(MANIFEST, DAY), batch)


MANIFEST_VIEW = manifest_of(2)
MANIFEST_VIEW = replace(
    MANIFEST_VIEW,
    manifest=replace(
        MANIFEST_VIEW.manifest,
        items=(MANIFEST_VIEW.manifest.items[0], replace(MANIFEST_VIEW.manifest.items[1], name="")),
    ),
)


def register_of(first: int, *lines: RegisterLine, whole_year: bool = True) -> RegisterView:
    """A book from line `first` on."""
    return RegisterView(
        office=OFFICE,
        form=form_library().get("07", DAY),
        book="C1/2026",
        first=date(2026, 1, 1) if whole_year else date(2026, 11, 1),
        last=date(2026, 12, 31),
        carried=first - 1,
        lines=lines,
        made_at=datetime(2026, 12, 31, 9, 0, tzinfo=UTC),
        officer="Ma Thị Lan",
    )


LINE = RegisterLine(
    number=1,
    code=RECEIPT.receipt_code,
    procedure_name=RECEIPT.procedure_name,
    sets=1,
    name=CITIZEN.name,
    address=CITIZEN.address,
    phone=CITIZEN.phone,
    department="Phòng Kinh tế",
    received_at=RECEIPT.received_at,
    due_at=RECEIPT.due_at,
    handed_over_at=HANDED_OVER_AT,
    result_at=datetime(2026, 11, 26, 3, 0, tzinfo=UTC),
    returned_at=datetime(2026, 11, 27, 2, 15, tzinfo=UTC),
    method="method_receipt",
    standing=Standing.IN_TIME,
)
OPEN_LINE = replace(
    LINE, number=2, result_at=None, returned_at=None, method="", return_to="Bưu chính công ích", standing=Standing.OPEN
)
REGISTER = register_of(1, LINE, OPEN_LINE)
EMPTY_REGISTER = register_of(1)
_KINDS = (
    replace(LINE, method="method_lost", notes=(Note("note_late"),), standing=Standing.LATE),
    replace(LINE, method="method_delegate"),
    replace(LINE, method="method_at_once"),
    replace(OPEN_LINE, return_to="", method="method_counter", notes=(Note("note_waiting"),)),
    replace(OPEN_LINE, notes=(Note("note_refused", "03/C1-TCHS"),), standing=Standing.REFUSED),
    replace(OPEN_LINE, notes=(Note("note_withdrawn", "01/C1-DHS"),), standing=Standing.STOPPED),
    replace(OPEN_LINE, notes=(Note("note_closed"), Note("note_apology", "02/C1-XL")), standing=Standing.STOPPED),
    replace(LINE, name="", address="", phone="", erased=True),
    RegisterLine(0),
    replace(LINE, name=_NAMES[2], procedure_name=_PROCEDURES[1]),
)
LONG_REGISTER = register_of(
    1000, *(replace(_KINDS[n % len(_KINDS)], number=1000 + n) for n in range(40)), whole_year=False
)
TAKER = Taker("NGUYỄN THỊ HÒA", "008195012346", note="đã đọc lại tên trên giấy")
RETURN_SLIP_VIEW = ReturnSlipView(
    case=case(RETURN_SLIP, RECEIPT.receipt_code),
    outcome=Outcome.GRANTED,
    document="15/GCN-UBND",
    proof=ReturnProof.RECEIPT,
    taker=TAKER,
    given_back=("Biên bản họp thành viên hộ gia đình", "Giấy chứng nhận quyền sử dụng đất"),
    left=(),
    fee=RECEIPT.fee,
)
