"""Finding submissions by codes exactly and by anything typed approximately."""

from dataclasses import replace
from pathlib import Path

import pytest

from frontdesk.desk import Desk
from frontdesk.domain.identity import IdKind
from frontdesk.errors import InvalidInput, NotFound
from frontdesk.services.lookup import get_by_any_code
from tests.factories import HandClock, make_application, make_desk, make_party

PEOPLE = (
    ("NGUYỄN THỊ HÒA", "008195012346", "+84912345678"),
    ("MA VĂN AN", "008098012345", "+84987000111"),
    ("ĐẶNG ĐỨC ĐÔNG", "002201000777", ""),
    ("NGUYỄN VĂN ANH", "008201000888", "+84911222333"),
)


def filled_desk(folder: Path) -> Desk:
    clock = HandClock()
    desk = make_desk(folder, clock)
    for person in PEOPLE:
        clock.forward(minutes=1)
        desk.reception.receive(make_application(desk, principal=make_party(*person)))
    return desk


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("hoa", ["NGUYỄN THỊ HÒA"]),
        ("Hòa", ["NGUYỄN THỊ HÒA"]),
        ("hòa nguyễn", ["NGUYỄN THỊ HÒA"]),
        ("nguyen", ["NGUYỄN VĂN ANH", "NGUYỄN THỊ HÒA"]),
        ("nguy", ["NGUYỄN VĂN ANH", "NGUYỄN THỊ HÒA"]),
        ("an", ["NGUYỄN VĂN ANH", "MA VĂN AN"]),
        ("dang dong", ["ĐẶNG ĐỨC ĐÔNG"]),
        ("đông đ", ["ĐẶNG ĐỨC ĐÔNG"]),
        ("0912345678", ["NGUYỄN THỊ HÒA"]),
        ("0912 345", ["NGUYỄN THỊ HÒA"]),
        ("008098012345", ["MA VĂN AN"]),
        ("0080", ["MA VĂN AN"]),
        ("2", ["MA VĂN AN"]),
        ("261123 3", ["ĐẶNG ĐỨC ĐÔNG"]),
        ("anh 0004", ["NGUYỄN VĂN ANH"]),
        ("ngu v", ["NGUYỄN VĂN ANH"]),
        ("+84 912 345 678", ["NGUYỄN THỊ HÒA"]),
        ("C1-2611", ["NGUYỄN VĂN ANH", "ĐẶNG ĐỨC ĐÔNG", "MA VĂN AN", "NGUYỄN THỊ HÒA"]),
        ("%", []),
        ("nobody", []),
        ("'; DROP TABLE submissions; --", []),
        ('" OR words:*', []),
        ("NEAR( AND", []),
    ],
)
def test_that_what_an_officer_types_finds_whom_is_meant(tmp_path: Path, typed: str, names: list[str]) -> None:
    desk = filled_desk(tmp_path)
    assert [hit.name for hit in desk.lookup.search(typed)] == names


def test_that_the_newest_come_first_and_the_limit_holds(tmp_path: Path) -> None:
    desk = filled_desk(tmp_path)
    assert [hit.name for hit in desk.lookup.search("", 2)] == ["NGUYỄN VĂN ANH", "ĐẶNG ĐỨC ĐÔNG"]
    assert len(desk.lookup.search("nguyen", 1)) == 1


def test_that_every_code_on_the_receipt_opens_its_submission(tmp_path: Path) -> None:
    desk = filled_desk(tmp_path)
    received = desk.reception.receive(make_application(desk))
    spellings = [
        received.receipt_code,
        received.receipt_code.lower(),
        received.receipt_code.replace("-", ""),
        f"  {received.receipt_code} \r\n",
        received.token,
        received.lookup_key,
        received.lookup_key.replace("-", "").lower(),
        received.track_url,
        str(received.submission_id),
    ]
    assert {get_by_any_code(desk.lookup, spelling).receipt_code for spelling in spellings} == {received.receipt_code}


def test_that_a_mistyped_receipt_code_is_told_apart_from_an_unknown_one(tmp_path: Path) -> None:
    desk = filled_desk(tmp_path)
    code = desk.lookup.search("hoa")[0].receipt_code
    wrong = code[:-1] + ("B" if code[-1] != "B" else "C")
    with pytest.raises(InvalidInput, match="receipt_code_mistyped"):
        desk.lookup.open(wrong)
    with pytest.raises(NotFound, match="code_unknown"):
        get_by_any_code(desk.lookup, "F" * 27)
    assert desk.lookup.open("") is None


def test_that_the_page_shows_holder_state_and_timeline_in_the_desks_language(tmp_path: Path) -> None:
    desk = filled_desk(tmp_path)
    hit = desk.lookup.search("hoa")[0]
    desk.receipts.confirm_printed(hit.submission_id, desk.receipts.issue(hit.submission_id))
    desk.receipts.confirm_printed(hit.submission_id, desk.receipts.issue(hit.submission_id))
    page = desk.lookup.get(hit.submission_id)
    assert (page.holder, page.prints) == ("C1", 2)
    assert [entry.sentence for entry in page.timeline] == [
        "Tiếp nhận hồ sơ tại quầy C1",
        "In giấy tiếp nhận",
        "In lại giấy tiếp nhận (lần 1)",
    ]


def test_that_a_delegate_an_old_number_and_a_number_in_a_name_find_the_submission(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    company = replace(make_party("CÔNG TY MAY 10", "0100109106"), kind=IdKind.TAX_CODE, old_number="")
    brings = replace(make_party("LÝ A PÁO", "002090111222", "+84977000222"), old_number="012345678")
    desk.reception.receive(replace(make_application(desk, principal=company), delegate=brings))
    for typed in ("pao ly", "002090111222", "0977000222", "012345678", "cong ty 10", "may 10"):
        assert [hit.name for hit in desk.lookup.search(typed)] == ["CÔNG TY MAY 10"], typed
