"""The office's own words hold from a day on, are seen before, and leave earlier papers as they were."""

from datetime import date, timedelta
from io import BytesIO

from PIL import Image

from frontdesk.domain.form_overrides import EDITABLE
from frontdesk.domain.papers import WantedPaper
from frontdesk.services.sample_forms import sample
from tests.counters import Counter, wall
from tests.refusals import refused
from tests.services.steps import said

NOTE = "Nộp lệ phí tại phòng 12, tầng 1."
TODAY = date(2026, 11, 23)


def test_that_a_note_stands_on_receipts_from_its_day_on_and_on_no_earlier_one(counter: Counter) -> None:
    before = counter.receive()
    counter.desk.form_texts.set("01", "note", NOTE, TODAY + timedelta(days=2))
    assert NOTE not in said(counter.desk.receipts.issue(before).pdf)
    counter.at("2026-11-25 08:00")
    after = counter.receive()
    assert NOTE in said(counter.desk.receipts.issue(after).pdf)
    assert NOTE not in said(counter.desk.receipts.issue(before).pdf)
    counter.desk.form_texts.set("01", "note", "", date(2026, 11, 25))
    assert NOTE not in said(counter.desk.receipts.issue(after).pdf)


def test_that_a_form_says_what_held_on_the_day_it_was_made(counter: Counter) -> None:
    which = counter.receive()
    own = "Hỏi thêm: {contact}, phòng 12."
    counter.desk.form_texts.set("02", "contact", own, TODAY + timedelta(days=1))
    counter.at("2026-11-25 08:00")
    counter.desk.supplements.request(which, [WantedPaper("Giấy ủy quyền")])
    assert "phòng 12." in said(counter.desk.forms.issue(which, "02").pdf)
    counter.desk.form_texts.set("02", "contact", "", date(2026, 11, 26))
    counter.at("2026-11-26 08:00")
    assert "phòng 12." in said(counter.desk.forms.issue(which, "02").pdf)  # printed again, it says what it said


def test_that_what_is_listed_is_official_own_and_to_come(counter: Counter) -> None:
    texts = counter.desk.form_texts
    assert {(each.form, each.name) for each in texts.list()} == {
        (form, name) for form, names in EDITABLE.items() for name in names
    }
    texts.set("03", "close", "Xin cảm ơn {you}.", TODAY)
    texts.set("03", "close", "", TODAY + timedelta(days=9))
    (line,) = (each for each in texts.list() if (each.form, each.name) == ("03", "close"))
    assert line.own == "Xin cảm ơn {you}."
    assert "Xin thông báo" in line.official
    assert [each.since for each in line.later] == [TODAY + timedelta(days=9)]
    counter.desk.supervision.rebuild()
    assert line in texts.list()


def test_that_a_preview_shows_the_words_and_records_nothing(counter: Counter) -> None:
    before = counter.events()
    for form, names in EDITABLE.items():
        png = counter.desk.form_texts.preview(form, names[0], "Câu của cơ quan.")
        assert Image.open(BytesIO(png)).width > 400
        assert "Câu của cơ quan." not in said(sample(form, counter.desk.office.at_hand(), wall("2026-11-23 10:00")))
    assert counter.events() == before
    with refused("form_text_placeholder"):
        counter.desk.form_texts.preview("02", "contact", "{phone}")
    with refused("form_text_fixed"):
        counter.desk.form_texts.preview("07", "total", "x")
    with refused("form_text_since_past"):
        counter.desk.form_texts.set("01", "note", NOTE, TODAY - timedelta(days=1))
