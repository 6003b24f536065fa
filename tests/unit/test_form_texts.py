"""The texts of the forms: complete in both languages, and chosen by the day of receipt."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from frontdesk.domain.citizen_forms import ApologyView, RefusalView, StopView, SupplementView
from frontdesk.domain.form_texts import MANIFEST, RETURN_SLIP, FormTexts, FormVersion
from frontdesk.domain.procedures import ClockPolicy
from frontdesk.domain.result_events import Outcome, ReturnProof
from frontdesk.files.form_texts import FORMS_DIR, form_library
from frontdesk.forms import (
    apology,
    control_sheet,
    manifest,
    receipt,
    refusal,
    register,
    return_slip,
    stop,
    supplement,
)
from frontdesk.forms.drawing import MARGIN_SIZE, MARK_GAP
from frontdesk.forms.fonts import Face, printable, width
from frontdesk.forms.strips import A5
from tests.unit import form_samples as samples
from tests.unit.pages import flat
from tests.unit.receipt_samples import COMPANY, OFFICE, RECEIPT

BEFORE, AFTER = date(2025, 9, 14), date(2025, 9, 15)
VERSIONS = form_library().versions


def each(version: FormVersion) -> str:
    return f"{version.form}-{version.effective_from.year}"


def placeholders(text: str) -> set[str]:
    return {name for _text, name, _format, _conversion in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize(
    ("form", "before", "after", "same_title"),
    [
        ("01", "Mẫu số 01, TT 01/2018/TT-VPCP", "Mẫu số 01, TT 03/2025/TT-VPCP", True),
        ("02", "Mẫu số 02, TT 01/2018/TT-VPCP", "Mẫu số 02, TT 03/2025/TT-VPCP", True),
        ("03", "Mẫu số 03, TT 01/2018/TT-VPCP", "Mẫu số 03, TT 03/2025/TT-VPCP", True),
        ("04", "Mẫu số 04, TT 01/2018/TT-VPCP", "Mẫu số 04, TT 03/2025/TT-VPCP", False),
        ("06", "Mẫu số 05, TT 01/2018/TT-VPCP", "Mẫu số 06, TT 03/2025/TT-VPCP", True),
        ("07", "Mẫu số 06, TT 01/2018/TT-VPCP", "Mẫu số 07, TT 03/2025/TT-VPCP", True),
    ],
)
def test_that_a_form_is_the_one_in_force_on_the_day_of_receipt(
    form: str, before: str, after: str, same_title: bool
) -> None:
    old, new = (form_library().get(form, day).text("vi") for day in (BEFORE, AFTER))
    assert (old.basis, new.basis) == (before, after)
    assert (old.title == new.title) is same_title


def test_that_the_apology_has_its_own_title_under_each_circular() -> None:
    assert form_library().get("04", BEFORE).text("vi").title == "Phiếu xin lỗi và hẹn lại ngày trả kết quả"
    new = form_library().get("04", AFTER).text("vi").title
    assert new == "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết"


def test_that_a_form_the_older_circular_lacks_is_borrowed_and_says_so() -> None:
    old, new = (form_library().get("05", day) for day in (BEFORE, AFTER))
    assert old.text("vi").basis == "Mẫu số 05, TT 03/2025/TT-VPCP (TT 01/2018 chưa có)"
    assert old.text("en").basis == "Form No. 05, Circular 03/2025/TT-VPCP (none in 01/2018)"
    assert new.text("vi").basis == "Mẫu số 05, TT 03/2025/TT-VPCP"
    assert old.text("vi").sentences == new.text("vi").sentences


def test_that_a_day_before_every_circular_takes_the_first() -> None:
    assert form_library().get("02", date(2000, 1, 1)).circular == "TT 01/2018/TT-VPCP"


def test_that_every_form_has_a_file() -> None:
    assert form_library().forms() == ("01", "02", "03", "04", "05", "06", "07", MANIFEST, RETURN_SLIP)
    assert len(list(FORMS_DIR.glob("*.toml"))) == len(form_library().forms())


@pytest.mark.parametrize("version", VERSIONS, ids=each)
def test_that_every_version_is_complete_in_both_languages(version: FormVersion) -> None:
    vietnamese, english = version.text("vi"), version.text("en")
    assert set(vietnamese.sentences) == set(english.sentences)
    assert bool(vietnamese.basis_before) == bool(english.basis_before)
    for name, said in vietnamese.sentences.items():
        assert placeholders(said) == placeholders(english[name]), name
    for texts in (vietnamese, english):
        for text in (texts.title, texts.basis, *texts.sentences.values()):
            assert text == printable(text) != ""


@pytest.mark.parametrize("version", VERSIONS, ids=each)
def test_that_no_vietnamese_is_left_in_the_english(version: FormVersion) -> None:
    english = version.text("en")
    said = "".join((english.title, english.basis, english.basis_before, *english.sentences.values()))
    assert "".join(char for char in said if char.isalpha() and not char.isascii()) == ""


@pytest.mark.parametrize("version", VERSIONS, ids=each)
def test_that_the_small_print_is_readable_beside_a_reprint_mark(version: FormVersion) -> None:
    mark = width("BẢN IN LẠI (lần 12)", Face.BOLD, MARGIN_SIZE + 1) + MARK_GAP
    for texts in version.texts.values():
        for basis in (texts.basis, texts.basis_before):
            said = f"{basis}  ·  Trang 1/4" if basis else ""
            assert width(said, Face.REGULAR, 8.0) <= A5.room - mark


def test_that_files_of_another_folder_are_read_alike(tmp_path: Path) -> None:
    (tmp_path / "09.toml").write_text(
        'form = "09"\n[vi]\ntitle = "Mẫu"\n[en]\ntitle = "Form"\n[[version]]\neffective_from = 2030-01-02\n'
        'circular = "TT 9/2030"\nvi.basis = "TT 9"\nen.basis = "Circular 9"\nvi.more = "thêm"\nen.more = "more"\n',
        encoding="utf-8",
    )
    version = form_library(tmp_path).get("09", date(2030, 1, 2))
    assert (version.circular, version.text("en").title, version.text("vi")["more"]) == ("TT 9/2030", "Form", "thêm")


def test_that_the_receipt_prints_title_and_basis_of_its_day() -> None:
    said = flat(receipt.render(replace(RECEIPT, form=form_library().get("01", BEFORE))))
    assert said.startswith("Mẫu số 01, TT 01/2018/TT-VPCP")
    assert "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ" in said


class Spied(Mapping[str, str]):
    """Sentences that note which of them were asked for."""

    def __init__(self, inner: Mapping[str, str]) -> None:
        self.inner, self.asked = inner, set[str]()

    def __getitem__(self, name: str) -> str:
        self.asked.add(name)
        return self.inner[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.inner)

    def __len__(self) -> int:
        return len(self.inner)


def spied(version: FormVersion) -> tuple[FormVersion, Spied]:
    texts = version.text("vi")
    spy = Spied(texts.sentences)
    return replace(version, texts={"vi": FormTexts(texts.title, texts.basis, "", spy)}), spy


def in_case(view: Any, form: FormVersion, **changes: Any) -> Any:
    return replace(view, case=replace(view.case, form=form, **changes))


Draw = Callable[[FormVersion], list[bytes]]


def supplements(form: FormVersion) -> list[bytes]:
    plain: SupplementView = in_case(samples.SUPPLEMENT, form, office=replace(OFFICE, phone=""))
    many = in_case(samples.MANY_WANTED, form, principal=COMPANY)
    paused = replace(plain, clock_policy=ClockPolicy.PAUSE, reason="Thiếu")
    return [supplement.render(view) for view in (plain, many, paused)]


def refusals(form: FormVersion) -> list[bytes]:
    view: RefusalView = in_case(samples.REFUSAL, form)
    return [refusal.render(view), refusal.render(replace(in_case(view, form, principal=COMPANY), given_back=False))]


def apologies(form: FormVersion) -> list[bytes]:
    view: ApologyView = in_case(samples.APOLOGY, form)
    return [apology.render(view), apology.render(in_case(view, form, principal=COMPANY, at=view.until))]


def stops(form: FormVersion) -> list[bytes]:
    view: StopView = in_case(samples.STOP, form)
    other = replace(in_case(view, form, principal=COMPANY), given_back=True, fee_returned=None)
    return [stop.render(view), stop.render(other), stop.render(replace(view, papers=()))]


def control_sheets(form: FormVersion) -> list[bytes]:
    views = (samples.CONTROL_SHEET, replace(samples.LONG_CONTROL_SHEET, due_at=None))
    return [control_sheet.render(replace(view, form=form)) for view in views]


def registers(form: FormVersion) -> list[bytes]:
    views = (samples.REGISTER, samples.EMPTY_REGISTER, samples.LONG_REGISTER)
    return [register.render(replace(view, form=form)) for view in views]


def manifests(form: FormVersion) -> list[bytes]:
    return [manifest.render(replace(samples.MANIFEST_VIEW, form=form))]


def return_slips(form: FormVersion) -> list[bytes]:
    slip = samples.RETURN_SLIP_VIEW
    taker = replace(samples.TAKER, paper="12/UQ")
    views = (
        slip,
        replace(slip, outcome=Outcome.DECLINED, proof=ReturnProof.LOST_RECEIPT, left=slip.given_back, given_back=()),
        replace(slip, proof=ReturnProof.DELEGATE, taker=taker),
        replace(slip, outcome=None, fee=None, case=replace(slip.case, principal=COMPANY)),
    )
    return [return_slip.render(replace(view, case=replace(view.case, form=form))) for view in views]


@pytest.mark.parametrize(
    ("form", "draw"),
    [
        ("02", supplements),
        ("03", refusals),
        ("04", apologies),
        ("05", stops),
        ("06", control_sheets),
        ("07", registers),
        (MANIFEST, manifests),
        (RETURN_SLIP, return_slips),
    ],
)
def test_that_every_sentence_of_the_data_is_printed_somewhere(form: str, draw: Draw) -> None:
    version, spy = spied(form_library().get(form, AFTER))
    assert all(draw(version))
    assert set(spy.inner) - spy.asked == set()
