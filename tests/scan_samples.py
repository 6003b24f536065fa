"""Files a scanner, a phone or an enemy may leave: real bytes, made here."""

import struct
import zipfile
import zlib
from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw
from pypdf import PdfWriter
from reportlab.pdfgen.canvas import Canvas


def page_picture(words: str = "Giấy chứng sinh", size: tuple[int, int] = (600, 850)) -> Image.Image:
    """A page with something on it."""
    picture = Image.new("L", size, 255)
    pen = ImageDraw.Draw(picture)
    pen.text((40, 40), words.encode("ascii", "replace").decode(), fill=0)
    pen.rectangle((100, 100, size[0] // 2, size[1] // 2), fill=0)
    return picture


def picture_file(kind: str, picture: Image.Image | None = None, **options: object) -> bytes:
    """One page as PNG, JPEG, TIFF or WEBP."""
    (picture or page_picture()).save(out := BytesIO(), kind, **options)
    return out.getvalue()


def tiff_file(pages: int) -> bytes:
    """Pages as a fax has them."""
    sheets = [page_picture(f"page {number}").convert("1") for number in range(pages)]
    sheets[0].save(out := BytesIO(), "TIFF", compression="group4", save_all=True, append_images=sheets[1:])
    return out.getvalue()


def pdf_file(pages: int = 1, words: str = "page") -> bytes:
    """A PDF of text."""
    canvas = Canvas(out := BytesIO(), invariant=1)
    for number in range(pages):
        canvas.drawString(100, 700, f"{words} {number + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    writer = PdfWriter(BytesIO(pdf_file()))
    writer.encrypt("mật khẩu")
    writer.write(out := BytesIO())
    return out.getvalue()


def pdf_of_streams(page_content: bytes, filters: str = "") -> bytes:
    """A PDF with one page whose content is `page_content` under `filters`, as few tools would write it."""
    entry = f"/Filter [{filters}]" if filters else ""
    return pdf_of_objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R>>",
        f"<<{entry}/Length {len(page_content)}>>".encode() + b"stream\n" + page_content + b"\nendstream",
    )


def pdf_of_objects(*objects: bytes) -> bytes:
    """A PDF of these objects, the first its catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + head + table + trailer


def bomb_pdf() -> bytes:
    """A few kilobytes that unpack to gigabytes, twice packed."""
    gigabytes = 2
    packer = zlib.compressobj(9)
    inner = b"".join(packer.compress(b" " * (1 << 24)) for _ in range(gigabytes * 64)) + packer.flush()
    return pdf_of_streams(zlib.compress(inner, 9), "/FlateDecode/FlateDecode")


def png_chunk(kind: bytes, content: bytes) -> bytes:
    """One chunk with its sum."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def bomb_png(width: int = 10_000, height: int = 10_000) -> bytes:
    """A white picture of 100 million dots in some 100 kilobytes."""
    rows = zlib.compress(bytes((1 + (width + 7) // 8) * height), 9)
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", head) + png_chunk(b"IDAT", rows) + png_chunk(b"IEND", b"")


def zip_file(names: Sequence[str] = ("run.exe",)) -> bytes:
    """An archive."""
    with zipfile.ZipFile(out := BytesIO(), "w") as archive:
        for name in names:
            archive.writestr(name, "MZ")
    return out.getvalue()
