"""One word for one thing: officers learn the words once."""

import pytest

from tests.unit.test_translations import forms, sources

ONE_WORD = {
    "xin thêm thời gian": "đề nghị gia hạn",
    "phiếu xin lỗi": "văn bản xin lỗi",  # form 04 since TT 03/2025
    "chấp thuận": "đồng ý giải quyết",
    "gọi công dân": "báo công dân",
    "hoàn trả": "trả lại",
    "đính kèm": "gắn",
    "phòng chuyên môn": "cơ quan giải quyết",
}


@pytest.mark.parametrize(("other", "ours"), ONE_WORD.items())
def test_that_one_thing_has_one_word(other: str, ours: str) -> None:
    said = [text for (_context, message) in sources() for text in forms(message)]
    assert [text for text in said if other in text.casefold()] == []
    assert any(ours in text.casefold() for text in said), "nobody says it any more: take it off the list"
