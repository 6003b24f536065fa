"""Which department somebody means."""

import pytest

from frontdesk.domain.departments import Department, department_id, find_department, known_departments
from tests.refusals import refused

KINH_TE = Department("kt", "Phòng Kinh tế")
TU_PHAP = Department("phong-tu-phap", "Phòng Tư pháp")
SO = Department("so-tu-phap", "Sở Tư pháp", other_level=True)
ALL = (KINH_TE, TU_PHAP, SO)


@pytest.mark.parametrize("typed", ["kt", "KT", "Phòng Kinh tế", "phong kinh te", "PHONG KINH TE", " kinh tế "])
def test_that_an_id_a_name_or_a_piece_of_it_is_enough(typed: str) -> None:
    assert find_department(ALL, typed) is KINH_TE


def test_that_a_whole_name_wins_over_a_piece_of_another() -> None:
    longer = Department("x", "Phòng Kinh tế và Hạ tầng")
    assert find_department((longer, KINH_TE), "Phòng Kinh tế") is KINH_TE


def test_that_what_fits_two_names_both_and_nothing_else() -> None:
    with refused("department_ambiguous", department="tư pháp"):
        find_department(ALL, "tư pháp")


@pytest.mark.parametrize("typed", ["", "  ", "Phòng Văn hóa", "%", "x" * 500])
def test_that_an_unknown_one_names_those_that_are_known(typed: str) -> None:
    with refused("department_unknown"):
        find_department(ALL, typed)


def test_that_departments_of_the_catalogue_are_known_by_name_and_the_registered_win() -> None:
    known = known_departments((SO,), ("Sở Tư pháp", "Ủy ban nhân dân", "Phòng Kinh tế", "Phòng Kinh tế"))
    assert [each.name for each in known] == ["Phòng Kinh tế", "Sở Tư pháp", "Ủy ban nhân dân"]
    assert known[1] is SO
    assert known[2].id == department_id("Ủy ban nhân dân") == "uy-ban-nhan-dan"
