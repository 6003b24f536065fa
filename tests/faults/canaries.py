"""Words that may be nowhere readable, what they may be disguised as, and the search for them."""

import base64
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from frontdesk.domain.text import fold

# Everybody and everything in here is made up, and unlike anything the program says by itself.
NAME = "ĐÈO YẾN OANH KHUYÊN"
DELEGATE = "QUÀNG HOÀNG ANH TƯỚC"
NEW_NAME = "LÒ SÁO SẬU HỌA MI"
TAKER = "CẦM BỒ CÂU TRẮNG"
OFFICER = "Vàng Thị Chích Chòe"
CITIZEN_ID, DELEGATE_ID, NEW_ID = "008195739146", "008088517392", "008191648257"
PHONE, DELEGATE_PHONE = "+84987316542", "+84973148265"
EMAIL = "yenoanh.khuyen@thucu.example"
ADDRESS = "Ngõ Kim Tước 739, bản Nà Vạc"
RETURN_TO = "Nhà văn hóa bản Cò Trắng"
NOTE = "Ghi chú riêng về vàng anh"
REASON = "Lý do có tên sơn ca"
WHY = "Giấy của bà chèo bẻo thiếu dấu"
CALLED = "Đã gọi, gặp cháu tên Bìm Bịp"
COMMENT = "Cán bộ Cuốc Đen rất tử tế"
DRAFT = "Nháp của ông Diều Hâu"
REMEMBERED = "Chọn lại phòng Đà Điểu"
SCAN_NAME = "giay-khai-sinh-phuong-hoang.pdf"
SCAN_WORDS = "GIAY KHAI SINH CUA PHUONG HOANG"
DECISION = "739/QĐ-HẢI-ÂU"
RECEIPT_NO = "BL-CHIM-CẮT-7391"
OFFICE = "Trung tâm hành chính công xã Nà Cò"
LEADER = "Nông Văn Bói Cá"
PASSWORD = "một đàn ngỗng trời bay qua"
HUB = "mật khẩu trạm của đại bàng"
ALL = {name: value for name, value in list(vars().items()) if name.isupper() and isinstance(value, str)}

_SHORTEST = 6  # bytes: what is shorter is found anywhere by chance
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_PDF_STREAM = re.compile(rb"/ASCII85Decode.{0,200}?stream\r?\n(.*?)endstream", re.DOTALL)
_MOST_INFLATED = 1 << 20


def disguises(word: str) -> set[bytes]:
    """Every way `word` may stand in a file without a cipher."""
    texts = {word, word.upper(), word.lower(), word.title(), fold(word), fold(word).upper(), word.lstrip("+")}
    texts |= {unicodedata.normalize("NFD", text) for text in texts}
    texts |= {text.replace(" ", "") for text in texts} | {text.encode("unicode_escape").decode() for text in texts}
    plain = {text.encode(code) for text in texts for code in ("utf-8", "utf-16-le", "utf-16-be")}
    packed = {piece for raw in plain for piece in (*_base64(raw), raw.hex().encode(), raw.hex().upper().encode())}
    return {each for each in plain | packed if len(each) >= _SHORTEST}


def _base64(raw: bytes) -> Iterator[bytes]:
    """The middle of it at each of the three ways it may be aligned."""
    for shift in range(3):
        coded = base64.b64encode(bytes(shift) + raw).rstrip(b"=")
        yield coded[2 * shift : -1]
        yield coded[2 * shift : -1].translate(bytes.maketrans(b"+/", b"-_"))


class Search:
    """The disguises of all the words, looked for in bytes and in what is packed into them."""

    def __init__(self, words: dict[str, str]) -> None:
        self._known: dict[bytes, list[tuple[bytes, str]]] = {}
        for name, word in words.items():
            for each in disguises(word):
                self._known.setdefault(each[:_SHORTEST], []).append((each, name))

    def names_in(self, content: bytes) -> set[str]:
        """Which words are in `content`, in a stream inflated from it, or in a member of an archive."""
        return {name for layer in _layers(content) for name in self._names_in(layer)}

    def _names_in(self, layer: bytes) -> Iterator[str]:
        """Thousands of disguises, so they are met by how they begin."""
        known = self._known
        for at in range(len(layer) - _SHORTEST + 1):
            if (beginning := layer[at : at + _SHORTEST]) in known:
                yield from (name for each, name in known[beginning] if layer.startswith(each, at))


def _layers(content: bytes) -> Iterator[bytes]:
    yield content
    for start in _ZLIB.finditer(content):
        yield _inflated(content[start.start() :])
    for packed in _PDF_STREAM.findall(content):
        with suppress(ValueError):
            yield _inflated(base64.a85decode(packed.strip().removesuffix(b"~>")))
    if zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield archive.read(name)


def _inflated(packed: bytes) -> bytes:
    """As much as it gives before it turns out to be none."""
    stream, given = zlib.decompressobj(), b""
    for at in range(0, min(len(packed), _MOST_INFLATED), 256):
        try:
            given += stream.decompress(packed[at : at + 256])
        except zlib.error:
            break
        if stream.eof:
            break
    return given


def files_below(*folders: Path) -> list[Path]:
    """Every file, hidden ones too."""
    return sorted(path for folder in folders for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
