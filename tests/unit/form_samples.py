"""Made-up forms 02 to 07 and manifests for the tests of the forms."""

from dataclasses import replace
from datetime import UTC, date, datetime

from frontdesk.domain.citizen_forms import ApologyView, CaseView, RefusalView, StopView, SupplementView
from frontdesk.domain.papers import WantedPaper
from frontdesk.domain.procedures import ClockPolicy, PaperForm
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
