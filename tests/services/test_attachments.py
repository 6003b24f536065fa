"""Scans on a desk: attached, listed, taken off, shown, copied, checked; refusals record nothing."""

import os
import sys
import threading
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from frontdesk.desk import Desk
from frontdesk.domain.attachments import Attachment
from frontdesk.domain.result_events import PaperAttached, PaperDetached
from frontdesk.errors import DeskError, InvalidInput, NotFound, StorageRefused
from frontdesk.storage import scans
from frontdesk.storage.journal import Appender
from tests.factories import HandClock, make_application, make_desk, make_settings, open_desk
from tests.scan_samples import pdf_file, picture_file, png_chunk, tiff_file

CANARY = "CANARY-NGUYEN-THI-HOA"


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def desk(tmp_path: Path, clock: HandClock) -> Iterator[Desk]:
    desk = make_desk(tmp_path, clock)
    yield desk
    desk.close()


@pytest.fixture
def submission(desk: Desk) -> str:
    return str(desk.reception.receive(make_application(desk)).submission_id)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "khai sinh.pdf"
    path.write_bytes(pdf_file(2, CANARY))
    return path


def papers_of(desk: Desk, submission: str) -> list[str]:
    return [paper.name for paper in desk.lookup.get(submission).submission.received.papers]


def acts_of(desk: Desk, submission: str) -> list[object]:
    events = desk.lookup.get(submission).submission.events
    return [act for _event, act in events if isinstance(act, PaperAttached | PaperDetached)]


def test_that_a_scan_is_attached_listed_and_shown(desk: Desk, submission: str, scan: Path) -> None:
    first = papers_of(desk, submission)[0]
    attachment = desk.attachments.attach(submission, scan, first)
    assert attachment == Attachment(
        sha256=attachment.sha256,
        paper=first,
        file_name="khai sinh.pdf",
        size=scan.stat().st_size,
        media="application/pdf",
        pages=2,
        attached_at=desk.lookup.get(submission).timeline[-1].at,
        actor="Ma Thị Lan",
    )
    assert desk.attachments.list_of(submission) == (attachment,)
    assert desk.lookup.get(submission).submission.attachments == (attachment,)
    assert desk.lookup.get(submission).timeline[-1].sentence == f"Gắn bản quét: {first}"
    for number in (0, 1):
        picture = Image.open(BytesIO(desk.attachments.page(attachment.sha256, number, 300)))
        assert (picture.format, picture.width) == ("PNG", 300)
    with pytest.raises(InvalidInput, match="scan_page_unknown"):
        desk.attachments.page(attachment.sha256, 2, 300)


def test_that_a_paper_is_named_by_number_or_part_and_must_be_of_the_list(
    desk: Desk, submission: str, scan: Path
) -> None:
    assert desk.attachments.attach(submission, scan).paper == ""
    assert desk.attachments.attach(submission, scan, "1").paper == papers_of(desk, submission)[0]
    with pytest.raises(InvalidInput, match="paper_unknown"):
        desk.attachments.attach(submission, scan, "Giấy phép lái tàu vũ trụ")
    assert len(desk.attachments.list_of(submission)) == 2


def test_that_the_same_scan_again_is_the_same_act(desk: Desk, submission: str, scan: Path, tmp_path: Path) -> None:
    once = desk.attachments.attach(submission, scan)
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(scan.read_bytes())
    assert desk.attachments.attach(submission, copy) == once
    assert len(acts_of(desk, submission)) == 1
    assert desk.attachments.attach(submission, copy, "1") != once
    other = str(desk.reception.receive(make_application(desk, "1.001193")).submission_id)
    desk.attachments.attach(other, copy)
    assert len(list((tmp_path / "home" / "scans").glob("??/*"))) == 1


def test_that_two_desks_that_attach_at_once_record_one_act(
    desk: Desk, submission: str, scan: Path, tmp_path: Path
) -> None:
    other = open_desk(make_settings(tmp_path), HandClock())
    start = threading.Barrier(2)
    said: list[Attachment] = []

    def attach(which: Desk) -> None:
        start.wait()
        said.append(which.attachments.attach(submission, scan))

    threads = [threading.Thread(target=attach, args=(each,)) for each in (desk, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    other.close()
    assert said[0] == said[1]
    assert len(acts_of(desk, submission)) == 1
    assert stored(desk).is_file()


def test_that_a_scan_taken_off_is_no_longer_listed_and_may_come_again(desk: Desk, submission: str, scan: Path) -> None:
    sha256 = desk.attachments.attach(submission, scan).sha256
    desk.attachments.attach(submission, scan, "1")
    with pytest.raises(InvalidInput, match="reason_missing"):
        desk.attachments.detach(submission, sha256, " ")
    desk.attachments.detach(submission, sha256, "Nhầm hồ sơ")
    assert desk.attachments.list_of(submission) == ()
    assert [entry.sentence for entry in desk.lookup.get(submission).timeline[-2:]] == ["Gỡ bản quét: Nhầm hồ sơ"] * 2
    assert desk.attachments.page(sha256, 0, 100)
    with pytest.raises(NotFound, match="scan_not_attached"):
        desk.attachments.detach(submission, sha256, "Nhầm hồ sơ")
    desk.attachments.attach(submission, scan)
    assert [each.sha256 for each in desk.attachments.list_of(submission)] == [sha256]


def test_that_several_are_attached_together_or_not_at_all(desk: Desk, submission: str, scan: Path) -> None:
    tiff, bad = scan.with_name("fax.tif"), scan.with_name("run.pdf")
    tiff.write_bytes(tiff_file(3))
    bad.write_bytes(b"MZ" + bytes(100))
    with pytest.raises(InvalidInput) as refused:
        desk.attachments.attach_many(submission, (scan, tiff, bad), "", None)
    assert (refused.value.code, refused.value.params["name"]) == ("scan_kind_unknown", "run.pdf")
    assert desk.attachments.list_of(submission) == ()
    steps: list[tuple[int, int]] = []

    def go_on(done: int, total: int) -> bool:
        steps.append((done, total))
        return True

    attached = desk.attachments.attach_many(submission, (scan, tiff, scan), "", go_on)
    assert steps == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert [(each.file_name, each.pages) for each in attached] == [("khai sinh.pdf", 2), ("fax.tif", 3)]
    assert desk.attachments.list_of(submission) == attached
    assert desk.supervision.verify().ok


def test_that_stopping_records_nothing(desk: Desk, submission: str, scan: Path) -> None:
    for last in (0, 1):
        steps = iter([True] * last + [False])
        assert desk.attachments.attach_many(submission, (scan,), "", lambda _done, _total: next(steps)) == ()  # noqa: B023
    assert acts_of(desk, submission) == []


def test_that_too_many_at_once_are_refused(desk: Desk, submission: str, scan: Path) -> None:
    with pytest.raises(InvalidInput, match="too_many_scans"):
        desk.attachments.attach_many(submission, [scan] * 201, "", None)


def test_that_an_unknown_submission_is_refused_before_the_file_is_kept(desk: Desk, scan: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        desk.attachments.attach("0", scan)
    assert not (tmp_path / "home" / "scans").exists()


def test_that_a_copy_is_what_was_attached(desk: Desk, submission: str, scan: Path, tmp_path: Path) -> None:
    sha256 = desk.attachments.attach(submission, scan).sha256
    target = tmp_path / "copy.pdf"
    desk.attachments.save_copy(sha256, target)
    assert target.read_bytes() == scan.read_bytes()
    with pytest.raises(StorageRefused, match="scan_copy_unwritable"):
        desk.attachments.save_copy(sha256, tmp_path / "nowhere" / "copy.pdf")
    with pytest.raises(StorageRefused, match="scan_copy_unwritable"):
        desk.attachments.save_copy(sha256, tmp_path)


def stored(desk: Desk) -> Path:
    (path,) = (desk.settings.home / "scans").glob("??/*")
    return path


def test_that_damaged_and_missing_scans_are_named_and_never_shown(desk: Desk, submission: str, scan: Path) -> None:
    sha256 = desk.attachments.attach(submission, scan).sha256
    steps: list[tuple[int, int]] = []
    assert desk.attachments.check_all(lambda *step: steps.append(step)) == ()
    assert steps == [(1, 1)]
    path, whole = stored(desk), stored(desk).read_bytes()
    path.write_bytes(whole[:-1])
    for act in (lambda: desk.attachments.page(sha256, 0, 99), lambda: desk.attachments.save_copy(sha256, scan)):
        with pytest.raises(StorageRefused, match="scan_file_damaged"):
            act()
    assert desk.attachments.check_all() == (sha256,)
    found = desk.supervision.verify()
    assert (found.ok, found.first_bad, found.bad_scans, found.scans) == (False, None, (sha256,), 1)
    path.unlink()
    with pytest.raises(StorageRefused, match="scan_file_missing"):
        desk.attachments.page(sha256, 0, 99)
    desk.attachments.attach(submission, scan)
    assert desk.supervision.verify().ok
    assert len(acts_of(desk, submission)) == 1


def test_that_scans_taken_off_are_checked_too(desk: Desk, submission: str, scan: Path) -> None:
    sha256 = desk.attachments.attach(submission, scan).sha256
    desk.attachments.detach(submission, sha256, "Nhầm")
    stored(desk).unlink()
    assert desk.attachments.check_all() == (sha256,)


def test_that_a_full_disk_refuses_and_records_nothing(
    desk: Desk, submission: str, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(scans, "put_bytes", full)
        with pytest.raises(StorageRefused, match="disk_full"):
            desk.attachments.attach(submission, scan)
    assert acts_of(desk, submission) == []
    assert desk.attachments.attach(submission, scan).pages == 2


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc which file was synced")
def test_that_a_file_and_its_folders_are_on_the_disk_before_its_event(
    desk: Desk, submission: str, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    sync, append = os.fsync, Appender.append

    def synced(handle: int) -> None:
        said.append(Path(f"/proc/self/fd/{handle}").readlink().name[-5:])
        sync(handle)

    def appended(appender: Appender, *arguments: Any) -> Any:
        said.append("event")
        return append(appender, *arguments)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Appender, "append", appended)
    desk.attachments.attach(submission, scan)
    folder = stored(desk).parent.name
    assert said == ["home", "scans", ".part", folder, "event"]
    desk.attachments.attach(submission, scan, "1")
    assert said[5:] == ["home", "scans", folder, "event"]


def test_that_an_event_that_fails_leaves_a_file_that_is_used_again(
    desk: Desk, submission: str, scan: Path, clock: HandClock
) -> None:
    clock.forward(hours=-2)
    with pytest.raises(DeskError, match="clock_behind"):
        desk.attachments.attach(submission, scan)
    orphan = stored(desk).read_bytes()
    assert desk.supervision.verify().ok
    clock.forward(hours=2)
    desk.attachments.attach(submission, scan)
    assert stored(desk).read_bytes() == orphan


def test_that_no_byte_of_a_scan_lies_open_in_the_home(desk: Desk, submission: str, tmp_path: Path) -> None:
    scan = tmp_path / f"{CANARY}.png"
    picture = picture_file("PNG")
    at = picture.index(b"IDAT") - 4
    scan.write_bytes(picture[:at] + png_chunk(b"tEXt", b"who\0" + CANARY.encode()) + picture[at:])
    attachment = desk.attachments.attach(submission, scan)
    desk.close()
    for path in (tmp_path / "home").rglob("*"):
        said = path.read_bytes() if path.is_file() else b""
        assert CANARY.encode() not in said + str(path).encode()
        assert attachment.sha256.encode() not in said + str(path).encode()


def test_that_a_desk_opened_again_reads_its_scans(desk: Desk, submission: str, scan: Path, tmp_path: Path) -> None:
    sha256 = desk.attachments.attach(submission, scan).sha256
    desk.close()
    again = open_desk(make_settings(tmp_path), HandClock())
    assert again.attachments.page(sha256, 0, 50)
    assert again.attachments.list_of(submission)[0].file_name == "khai sinh.pdf"
    again.close()
