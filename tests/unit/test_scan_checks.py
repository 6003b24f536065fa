"""Every scan that is taken is one whole document or picture; everything else is refused by name."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from frontdesk.domain.attachments import MOST_BYTES, shown_name
from frontdesk.errors import InvalidInput
from frontdesk.files import scan_reader
from frontdesk.files.scan_kinds import Media, media_of
from frontdesk.files.scan_reader import ScanReader
from frontdesk.files.scan_source import read_scan
from tests.scan_samples import (
    bomb_pdf,
    bomb_png,
    locked_pdf,
    page_picture,
    pdf_file,
    pdf_of_objects,
    picture_file,
    png_chunk,
    tiff_file,
    zip_file,
)

PNG = picture_file("PNG")
JPEG = picture_file("JPEG")


@pytest.fixture(scope="module")
def reader() -> Iterator[ScanReader]:
    reader = ScanReader()
    yield reader
    reader.close()


def pages_of(reader: ScanReader, content: bytes) -> int:
    return reader.count_pages(content, media_of(content))


def refusal(reader: ScanReader, content: bytes) -> str:
    with pytest.raises(InvalidInput) as refused:
        pages_of(reader, content)
    return refused.value.code


@pytest.mark.parametrize(
    ("content", "media", "pages"),
    [
        (pdf_file(3), Media.PDF, 3),
        (pdf_file(200), Media.PDF, 200),
        (pdf_file() + b"\r\n\x00\x00", Media.PDF, 1),
        (PNG, Media.PNG, 1),
        (JPEG, Media.JPEG, 1),
        (picture_file("JPEG", progressive=True), Media.JPEG, 1),
        (JPEG + picture_file("JPEG", page_picture("depth")), Media.JPEG, 1),
        (picture_file("WEBP"), Media.WEBP, 1),
        (picture_file("TIFF"), Media.TIFF, 1),
        (tiff_file(5), Media.TIFF, 5),
        (picture_file("PNG", Image.new("1", (5_000, 5_000))), Media.PNG, 1),
    ],
)
def test_that_what_scanners_make_is_taken(reader: ScanReader, content: bytes, media: Media, pages: int) -> None:
    assert media_of(content) is media
    assert pages_of(reader, content) == pages


@pytest.mark.parametrize(
    "content",
    [
        b"<html><script>alert(1)</script></html>",
        b"MZ\x90\x00" + bytes(500),
        b"\x7fELF" + bytes(500),
        b"GIF89a" + bytes(50),
        b"\xef\xbb\xbf" + pdf_file(),
        zip_file(["word/document.xml"]),
        b"\x00",
    ],
)
def test_that_a_name_alone_makes_no_scan(content: bytes) -> None:
    with pytest.raises(InvalidInput, match="scan_kind_unknown"):
        media_of(content)


@pytest.mark.parametrize(
    "content",
    [
        JPEG[: len(JPEG) // 2],
        JPEG[:-2],
        PNG[: len(PNG) // 2],
        PNG[:-12],
        pdf_file()[:-30],
        picture_file("WEBP")[:-40],
        b"%PDF-1.7\n",
        b"\xff\xd8\xff\xe0",
    ],
)
def test_that_half_a_file_is_called_so(reader: ScanReader, content: bytes) -> None:
    assert refusal(reader, content) == "scan_truncated"


def test_that_half_a_tiff_is_refused(reader: ScanReader) -> None:
    whole = picture_file("TIFF")
    assert refusal(reader, whole[: len(whole) // 2]) in ("scan_truncated", "scan_undecodable")


@pytest.mark.parametrize(
    "content",
    [
        PNG + zip_file(),
        JPEG + zip_file(),
        pdf_file() + zip_file(),
        pdf_file() + b"<html></html>",
        pdf_file()[:-6] + zip_file() + b"\n%%EOF\n",
        PNG + b"<?php",
        picture_file("WEBP") + b"more",
        picture_file("TIFF") + zip_file(),
        JPEG + pdf_file(),
        JPEG[:20] + b"%PDF-1.4" + JPEG[20:],
        PNG[:33] + png_chunk(b"tEXt", b"x\0" + pdf_file()) + PNG[33:],
    ],
)
def test_that_two_files_in_one_are_refused(reader: ScanReader, content: bytes) -> None:
    assert refusal(reader, content) == "scan_mixed"


def test_that_a_pdf_with_a_password_is_refused(reader: ScanReader) -> None:
    assert refusal(reader, locked_pdf()) == "scan_encrypted"


def test_that_too_many_pages_are_refused(reader: ScanReader) -> None:
    assert refusal(reader, pdf_file(10_000)) == "scan_too_many_pages"
    assert refusal(reader, tiff_file(201)) == "scan_too_many_pages"


def test_that_a_pdf_that_lies_about_its_pages_shows_none(reader: ScanReader) -> None:
    none = pdf_of_objects(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>")
    assert refusal(reader, locked_pdf()) == "scan_encrypted"
    assert refusal(reader, none) in ("scan_no_pages", "scan_undecodable")
    many = pdf_of_objects(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 7>>")
    assert refusal(reader, many) in ("scan_no_pages", "scan_undecodable")


def test_that_pages_of_too_many_dots_are_refused_unread(reader: ScanReader) -> None:
    assert len(bomb_png()) < 200_000
    assert refusal(reader, bomb_png()) == "scan_page_too_large"
    assert refusal(reader, picture_file("TIFF", Image.new("1", (5_001, 5_000)), compression="group4")) == (
        "scan_page_too_large"
    )
    assert refusal(reader, picture_file("PDF", Image.new("1", (10_000, 10_000)))) == "scan_page_too_large"


def test_that_a_damaged_picture_is_refused(reader: ScanReader) -> None:
    broken = bytearray(PNG)
    broken[len(PNG) // 2] ^= 1
    assert refusal(reader, bytes(broken)) == "scan_undecodable"


@pytest.mark.slow
def test_that_a_bomb_ends_its_process_and_not_the_desk(reader: ScanReader) -> None:
    assert refusal(ScanReader(seconds=20), bomb_pdf()) in ("scan_too_heavy", "scan_undecodable")
    assert pages_of(reader, PNG) == 1


def test_that_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_reader, "child_command", lambda: [sys.executable, "-c", "import time; time.sleep(600)"])
    slow = ScanReader(seconds=0.2)
    assert refusal(slow, PNG) == "scan_too_heavy"
    monkeypatch.undo()
    slow._seconds = 60.0  # a busy machine takes its time to start a process
    assert pages_of(slow, PNG) == 1
    slow.close()


@pytest.mark.parametrize("said", ["nonsense", "\\x00\\x00\\x00\\x02[]", "\\xff\\xff\\xff\\xff"])
def test_that_a_process_gone_wrong_is_not_believed(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    says = f"import sys; sys.stdin.buffer.read(10); sys.stdout.buffer.write(b'{said}'); sys.stdout.flush()"
    monkeypatch.setattr(scan_reader, "child_command", lambda: [sys.executable, "-c", says + "; sys.exit(3)"])
    reader = ScanReader(seconds=5)
    assert refusal(reader, PNG) == "scan_too_heavy"
    reader.close()


def test_that_a_process_that_left_of_idleness_is_replaced(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    first = tmp_path / "first"
    code = (
        f"import pathlib, sys; p = pathlib.Path({str(first)!r})\n"
        "if not p.exists(): p.touch(); sys.exit(0)\n"
        "from frontdesk.files.scan_child import main; main()"
    )
    monkeypatch.setattr(scan_reader, "child_command", lambda: [sys.executable, "-c", code])
    reader = ScanReader(seconds=20)
    assert pages_of(reader, PNG) == 1
    assert first.exists()
    reader.close()


def test_that_an_idle_process_ends_by_itself() -> None:
    code = "from frontdesk.files import scan_child; scan_child._IDLE = 0.01; scan_child.main()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as idle:
        assert idle.wait(timeout=60) == 0


def test_that_closing_waits_for_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    endless = "import sys, time; sys.stdin.buffer.read(1); sys.stderr.close(); time.sleep(600)"
    monkeypatch.setattr(scan_reader, "child_command", lambda: [sys.executable, "-c", endless])
    reader = ScanReader(seconds=600)
    said: list[str] = []
    asking = threading.Thread(target=lambda: said.append(refusal(reader, PNG)))
    asking.start()
    while reader._process is None:
        asking.join(0.01)
    reader.close()
    asking.join(60)
    assert said == ["scan_too_heavy"]


@pytest.mark.skipif(os.name != "posix", reason="resource limits; Windows has a clock of its own")
def test_that_a_file_that_spins_ends_also_where_the_desk_is_gone() -> None:
    code = (
        "from frontdesk.files import scan_limits as limits; limits.MOST_SECONDS = -1\n"
        "limits.limit_this_process(); limits.limit_next_file()\nwhile True: pass"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=False, timeout=120)
    assert ran.returncode == -signal.SIGXCPU


def test_that_a_process_that_can_not_be_started_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(scan_reader, "child_command", lambda: [str(tmp_path / "nothing")])
    assert refusal(ScanReader(), PNG) == "scan_not_checked"


@pytest.mark.skipif(os.name != "posix", reason="resource limits; Windows has a job object, not run here")
def test_that_the_process_is_bound() -> None:
    code = (
        "import resource; from frontdesk.files.scan_limits import limit_this_process; limit_this_process()\n"
        "print(resource.getrlimit(resource.RLIMIT_AS)[1], resource.getrlimit(resource.RLIMIT_FSIZE)[1])\n"
        "try: bytearray(2**31)\nexcept MemoryError: print('bound')"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == [str(2**30), "0", "bound"]


@pytest.mark.parametrize("module", ["ui", "frontdesk"])
@pytest.mark.skipif(os.name != "posix", reason="a shell script stands in for the frozen program")
def test_that_the_frozen_program_starts_its_own_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, module: str
) -> None:
    program = tmp_path / "frontdesk-app"
    root = Path(scan_reader.__file__).parents[2]
    program.write_text(f'#!/bin/sh\ncd "{root}" && exec "{sys.executable}" -m {module} "$@"\n')
    program.chmod(0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    reader = ScanReader()
    assert pages_of(reader, pdf_file(2)) == 2
    reader.close()


def drawn(reader: ScanReader, content: bytes, number: int = 0, width: int = 400) -> Image.Image:
    return Image.open(BytesIO(reader.draw_page(content, media_of(content), number, width)))


@pytest.mark.parametrize("content", [PNG, JPEG, tiff_file(3), pdf_file(3), picture_file("WEBP")])
def test_that_a_page_is_drawn_as_wide_as_asked(reader: ScanReader, content: bytes) -> None:
    for width in (64, 400, 1_203):
        picture = drawn(reader, content, 0, width)
        assert picture.format == "PNG"
        assert picture.width == width
        assert picture.height > width
        low, high = picture.convert("L").getextrema()
        assert (low, high) <= (200, 255)


def test_that_each_page_shows_its_own(reader: ScanReader) -> None:
    for content in (tiff_file(3), pdf_file(3)):
        assert len({drawn(reader, content, number).tobytes() for number in range(3)}) == 3
        for number in (-1, 3):
            with pytest.raises(InvalidInput, match="scan_page_unknown"):
                drawn(reader, content, number)


def test_that_a_phone_held_sideways_is_turned_upright(reader: ScanReader) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = drawn(reader, picture_file("JPEG", page_picture(size=(850, 600)), exif=exif.tobytes()))
    assert picture.height > picture.width


def test_that_a_transparent_page_is_seen_on_white_and_a_deep_one_in_its_shades(reader: ScanReader) -> None:
    clear = drawn(reader, picture_file("PNG", Image.new("RGBA", (60, 80), (0, 0, 0, 0))), 0, 60)
    assert clear.convert("L").getextrema() == (255, 255)
    deep = drawn(reader, picture_file("PNG", Image.new("I;16", (60, 80), 0x8000)), 0, 60)
    assert deep.convert("L").getextrema() == (0x80, 0x80)


def test_that_a_page_as_long_as_a_ribbon_stays_drawable(reader: ScanReader) -> None:
    ribbon = pdf_of_objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 1 14400]>>",
    )
    assert pages_of(reader, ribbon) == 1
    picture = drawn(reader, ribbon, 0, 6_000)
    assert picture.width * picture.height <= 26_000_000


def refused_at(path: Path) -> str:
    with pytest.raises(InvalidInput) as refused:
        read_scan(path)
    assert "name" in refused.value.params
    return refused.value.code


def test_that_only_ordinary_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf_file())
    assert read_scan(tmp_path / "a.pdf").content == pdf_file()
    assert refused_at(tmp_path) == "scan_not_a_file"
    assert refused_at(tmp_path / "none.pdf") == "scan_not_found"
    assert refused_at(tmp_path / "a.pdf" / "b") == "scan_unreadable"
    assert refused_at(tmp_path / "a\0.pdf") == "scan_unreadable"
    (tmp_path / "empty.pdf").touch()
    assert refused_at(tmp_path / "empty.pdf") == "scan_empty"


def test_that_a_file_above_the_limit_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "large.pdf").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert refused_at(tmp_path / "large.pdf") == "scan_too_large"
    with (tmp_path / "large.pdf").open("wb") as file:
        file.truncate(MOST_BYTES)
    assert len(read_scan(tmp_path / "large.pdf").content) == MOST_BYTES


@pytest.mark.skipif(os.name != "posix", reason="links, pipes and devices as POSIX has them")
def test_that_links_pipes_and_devices_are_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf_file())
    (tmp_path / "link.pdf").symlink_to(tmp_path / "a.pdf")
    os.mkfifo(tmp_path / "pipe.pdf")
    assert refused_at(tmp_path / "link.pdf") == "scan_is_link"
    assert refused_at(tmp_path / "pipe.pdf") == "scan_not_a_file"
    assert refused_at(Path("/dev/zero")) == "scan_not_a_file"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\giấy\\khai sinh.pdf", "khai sinh.pdf"),
        ("a\u202efdp.exe", "a fdp.exe"),
        ("dòng\nhai.pdf", "dòng hai.pdf"),
        ("a" * 300 + ".pdf", "a" * 110 + "….pdf"),
        ("b" * 300, "b" * 120),
    ],
)
def test_that_a_name_is_shown_on_one_line_without_its_folders(name: str, shown: str) -> None:
    assert shown_name(name) == shown
