"""What a file is by its content: exactly one document or picture, from its first byte to its last."""

import zlib
from collections.abc import Callable, Mapping
from enum import StrEnum

from frontdesk.errors import InvalidInput


class Media(StrEnum):
    """The kinds of scan that are kept, by media type."""

    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TIFF = "image/tiff"
    WEBP = "image/webp"


_PNG = b"\x89PNG\r\n\x1a\n"
_BLANK = b"\x00\t\n\x0c\r "
_EOF = b"%%EOF"
_END_OF_ZIP = b"PK\x05\x06"
_MOST_COMMENT = 65_535  # of a ZIP; readers look that far from the end


def media_of(content: bytes) -> Media:
    """The kind `content` begins as. Raises InvalidInput `scan_kind_unknown`."""
    media = next((media for media, starts in _STARTS.items() if starts(content)), None)
    if media is None:
        raise InvalidInput("scan_kind_unknown")
    return media


def check_whole(content: bytes, media: Media) -> None:
    """That `content` is one whole document of that kind and nothing else. Raises InvalidInput `scan_truncated`,
    `scan_undecodable`; `scan_mixed`: something else could be read from the same bytes, or follows the document.

    Takes long for hostile content: the limited process asks this, not the desk.
    """
    if _holds_zip(content) or (media is not Media.PDF and b"%PDF-" in content[:1024]):
        raise InvalidInput("scan_mixed")
    measure = _ENDS.get(media)
    if measure is None:
        return
    end = measure(content)
    if end > len(content):
        raise InvalidInput("scan_truncated")
    if content[end:].strip(_BLANK):
        raise InvalidInput("scan_mixed")


_STARTS: Mapping[Media, Callable[[bytes], bool]] = {
    Media.PDF: lambda content: content.startswith(b"%PDF-"),
    Media.PNG: lambda content: content.startswith(_PNG),
    Media.JPEG: lambda content: content.startswith(b"\xff\xd8\xff"),
    Media.TIFF: lambda content: content.startswith((b"II*\x00", b"MM\x00*")),
    Media.WEBP: lambda content: content.startswith(b"RIFF") and content[8:12] == b"WEBP",
}


def _holds_zip(content: bytes) -> bool:
    """Whether an unpacker would find an archive: its directory's end, and the directory where that says it is."""
    tail = content[-(_MOST_COMMENT + 22) :]
    at = tail.rfind(_END_OF_ZIP)
    while at >= 0:
        size = int.from_bytes(tail[at + 12 : at + 16], "little")
        start = len(content) - len(tail) + at - size
        if size == 0 and tail[at + 8 : at + 12] == bytes(4):
            return True  # an empty archive
        if start >= 0 and content[start : start + 4] == b"PK\x01\x02":
            return True
        at = tail.rfind(_END_OF_ZIP, 0, at)
    return False


def _truncated() -> InvalidInput:
    return InvalidInput("scan_truncated")


def _end_of_pdf(content: bytes) -> int:
    at = content.rfind(_EOF)
    if at < 0:
        raise _truncated()
    return at + len(_EOF)


def _end_of_png(content: bytes) -> int:
    """After the chunk IEND; a chunk whose sum is wrong was damaged on the way."""
    at = len(_PNG)
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        kind, end = content[at + 4 : at + 8], at + 12 + length
        if end > len(content):
            raise _truncated()
        if zlib.crc32(content[at + 4 : end - 4]) != int.from_bytes(content[end - 4 : end], "big"):
            raise InvalidInput("scan_undecodable")
        if kind == b"IEND":
            return end
        at = end
    raise _truncated()


def _end_of_webp(content: bytes) -> int:
    return 8 + int.from_bytes(content[4:8], "little")


def _end_of_jpeg(content: bytes) -> int:
    """After the last end-of-image marker; phones put a second whole picture (depth, brightness) behind the first."""
    end = _end_of_picture(content, 0)
    while content.startswith(b"\xff\xd8\xff", end):
        end = _end_of_picture(content, end)
    return end


def _end_of_picture(content: bytes, start: int) -> int:
    at = start + 2
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            raise _truncated()
        marker = content[at + 1]
        if marker == 0xD9:
            return at + 2
        if marker in _BARE:
            at += 1 if marker == 0xFF else 2
        else:
            at += 2 + max(2, int.from_bytes(content[at + 2 : at + 4], "big"))


# Between segments and in the data after a scan's header: stuffing, fill bytes, restarts; markers without a length.
_BARE = frozenset({0x00, 0x01, 0xFF, *range(0xD0, 0xD9)})

_ENDS: Mapping[Media, Callable[[bytes], int]] = {
    Media.PDF: _end_of_pdf,
    Media.PNG: _end_of_png,
    Media.JPEG: _end_of_jpeg,
    Media.WEBP: _end_of_webp,
}
