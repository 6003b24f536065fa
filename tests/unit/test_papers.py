"""The papers somebody means."""

import pytest

from frontdesk.domain.paper_lines import PaperForm, ReceivedPaper
from frontdesk.domain.papers import WantedPaper, named_papers, wanted_papers
from frontdesk.errors import InvalidInput

PAPERS = (
    ReceivedPaper("Giấy đề nghị đăng ký", PaperForm.ORIGINAL, 1),
    ReceivedPaper("Biên bản họp", PaperForm.PLAIN, 1),
    ReceivedPaper("Biên bản họp thành viên", PaperForm.CERTIFIED, 1),
)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("1", WantedPaper("Giấy đề nghị đăng ký", PaperForm.ORIGINAL)),
        ("de nghi", WantedPaper("Giấy đề nghị đăng ký", PaperForm.ORIGINAL)),
        ("thanh vien", WantedPaper("Biên bản họp thành viên", PaperForm.CERTIFIED)),
        ("bien ban hop", WantedPaper("Biên bản họp", PaperForm.PLAIN)),
        ("  Ảnh   3x4 ", WantedPaper("Ảnh 3x4")),
    ],
)
def test_that_a_wanted_paper_is_of_the_list_or_as_typed(typed: str, wanted: WantedPaper) -> None:
    assert wanted_papers(PAPERS, [typed]) == (wanted,)


def test_that_a_paper_wanted_twice_is_wanted_once_and_blanks_not_at_all() -> None:
    assert [paper.name for paper in wanted_papers(PAPERS, ["1", "de nghi", " ", "1"])] == ["Giấy đề nghị đăng ký"]


@pytest.mark.parametrize("typed", ["5", "0", "bien ban", "gi"])
def test_that_a_number_of_no_line_or_a_part_of_two_papers_is_refused(typed: str) -> None:
    papers = (*PAPERS, ReceivedPaper("Giấy ủy quyền", PaperForm.ORIGINAL, 1))
    with pytest.raises(InvalidInput) as refused:
        wanted_papers(papers, [typed])
    assert refused.value.code == "paper_unknown"


def test_that_named_papers_keep_the_order_they_were_named_in() -> None:
    names = [paper.name for paper in PAPERS]
    assert named_papers(names, ["3", "de nghi", "3"]) == ("Biên bản họp thành viên", "Giấy đề nghị đăng ký")
    with pytest.raises(InvalidInput):
        named_papers(names, ["ảnh"])
    with pytest.raises(InvalidInput):
        named_papers(names, ["9" * 5000])
