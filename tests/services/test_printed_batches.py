"""A batch on paper: the manifest as it was scanned, every control sheet, prints recorded together."""

from pathlib import Path
from typing import Any

import pytest

from frontdesk.desk import Desk
from frontdesk.domain.manifests import manifest_digest
from frontdesk.errors import DeskError, InvalidInput, NotFound, RuleRefused
from frontdesk.forms.manifest import short_digest
from frontdesk.forms.read_back import read_back
from frontdesk.i18n import words
from frontdesk.messages import sentence
from frontdesk.services import forms
from tests.factories import HandClock, make_desk
from tests.services.steps import department, erased, hand_over, receive, said, standing


def batch(tmp_path: Path, count: int = 5) -> tuple[Desk, list[str], str]:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    ids = []
    for n in range(count):
        clock.forward(minutes=1)
        ids.append(receive(desk, f"NGUYỄN VĂN {'ABCDEFGHIJ'[n]}"))
    scanned = ids[::-1]  # not in the order they were received
    return desk, scanned, hand_over(desk, scanned)


def test_that_the_manifest_lists_the_batch_as_it_was_scanned_and_its_digest_can_be_counted_again(
    tmp_path: Path,
) -> None:
    desk, ids, code = batch(tmp_path)
    issued = desk.forms.issue_manifest(code)
    assert (issued.form, issued.name, issued.reprint) == ("BG", code, 0)
    text_of = said(issued.pdf)
    listed = [word for word in text_of.split() if word.startswith("C1-")]
    assert listed == [standing(desk, each).received.receipt_code for each in ids]
    digest = manifest_digest(code, department(desk, ids[0]), listed)
    assert digest in text_of
    assert short_digest(digest) in text_of
    (page,) = read_back(issued.pdf)
    assert (page.qr, page.barcodes) == ((code,), ())


def test_that_a_manifest_printed_after_the_department_answered_is_the_one_it_signed(tmp_path: Path) -> None:
    desk, ids, code = batch(tmp_path)
    before = desk.forms.issue_manifest(code).pdf
    desk.handover.acknowledge(code, ids[:1])
    assert desk.forms.issue_manifest(code).pdf == before


def test_that_an_unknown_manifest_has_no_form(tmp_path: Path) -> None:
    desk, _ids, code = batch(tmp_path)
    with pytest.raises(InvalidInput):
        desk.forms.issue_manifest("BG-C1")
    other = make_desk(tmp_path / "other")
    with pytest.raises(NotFound, match="manifest_unknown"):
        other.forms.issue_manifest(code)


def test_that_a_batch_is_its_manifest_and_every_control_sheet(tmp_path: Path) -> None:
    desk, ids, code = batch(tmp_path)
    heard: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        heard.append((done, total))
        return True

    issued = desk.forms.issue_batch(code, progress)
    assert issued.name == f"{code}-06"
    readings = read_back(issued.pdf)
    assert readings[0].qr == (code,)
    codes = [standing(desk, each).received.receipt_code for each in ids]
    assert [page.barcodes for page in readings[1:]] == [(each,) for each in codes]
    assert heard[-1] == (5, 5)
    assert heard == sorted(heard)
    assert issued.pdf == desk.forms.issue_batch(code).pdf


@pytest.mark.parametrize("stop_at", [1, 5, 7, 10])
def test_that_a_batch_stops_when_told_to(tmp_path: Path, stop_at: int) -> None:
    desk, _ids, code = batch(tmp_path)
    heard: list[int] = []

    def progress(done: int, _total: int) -> bool:
        heard.append(done)
        return len(heard) < stop_at

    with pytest.raises(RuleRefused, match="stopped"):
        desk.forms.issue_batch(code, progress)
    assert len(heard) == stop_at
    assert "dừng" in sentence(RuleRefused("stopped"), words())


def test_that_the_prints_of_a_batch_are_recorded_together(tmp_path: Path) -> None:
    desk, ids, code = batch(tmp_path)
    desk.forms.confirm_printed(ids[0], desk.forms.issue(ids[0], "06"))
    before = desk.supervision.verify().events
    desk.forms.confirm_batch_printed(code, desk.forms.issue_batch(code))
    assert desk.supervision.verify().events == before + 6
    assert [standing(desk, each).printed("06") for each in ids] == [2, 1, 1, 1, 1]
    again = desk.forms.issue_batch(code)
    assert again.reprint == 1
    pages = [page.text for page in read_back(again.pdf)]
    assert "BẢN IN LẠI (lần 1)" in pages[0]
    assert "BẢN IN LẠI (lần 2)" in pages[1]
    assert "BẢN IN LẠI (lần 1)" in pages[2]


def test_that_prints_of_a_batch_that_cannot_all_be_recorded_are_not_recorded_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, ids, code = batch(tmp_path)
    issued = desk.forms.issue_batch(code)
    before = desk.supervision.verify().events

    def failing(*_: Any) -> Any:
        yield standing(desk, ids[0])
        raise DeskError("disk_failed")

    monkeypatch.setattr(forms, "get_submissions", failing)
    with pytest.raises(DeskError):
        desk.forms.confirm_batch_printed(code, issued)
    assert desk.supervision.verify().events == before


def test_that_a_manifest_printed_alone_counts_alone(tmp_path: Path) -> None:
    desk, ids, code = batch(tmp_path)
    desk.forms.confirm_batch_printed(code, desk.forms.issue_manifest(code))
    desk.forms.confirm_printed(code, desk.forms.issue_manifest(code))
    assert desk.forms.issue_manifest(code).reprint == 2
    assert standing(desk, ids[0]).printed("06") == 0
    assert desk.supervision.verify().ok


def test_that_an_erased_submission_stops_the_batch_but_not_its_manifest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, ids, code = batch(tmp_path)
    gone = [erased(standing(desk, each)) for each in ids]
    monkeypatch.setattr(forms, "get_submissions", lambda *_: iter(gone))
    with pytest.raises(RuleRefused, match="personal_erased"):
        desk.forms.issue_batch(code)
    desk.forms.issue_manifest(code)
