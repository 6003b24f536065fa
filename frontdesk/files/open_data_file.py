"""Open data as files: CSV for spreadsheets, JSON with its dictionary, and the dictionary as CSV of its own."""

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from frontdesk.domain.open_data import SEVERAL, SMALLEST, OpenData, Row, Told

_BOM = "\ufeff"  # spreadsheets take a CSV without it for another code page
# A cell that begins so is computed by a spreadsheet: also full-width, and behind what it passes over.
_FORMULA = re.compile(r"[\t\r\n]|[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A column: its name, what it means, what stands in it, in which unit, where it comes from."""

    name: str
    meaning_vi: str
    meaning_en: str
    type: str
    unit: str
    values: str
    source: str


_JOURNAL = "frontdesk: day figures, folded from the journal of acts"
DICTIONARY = (
    Entry("month", "Tháng của sự việc", "Month in which it happened", "string, YYYY-MM", "", "", _JOURNAL),
    Entry(
        "measure",
        "Số liệu được đếm: tiếp nhận; kết quả về quầy đúng hạn, trễ hạn; từ chối; công dân rút; đóng do không bổ sung; "
        "phiếu đánh giá",
        "What is counted: received; result at the counter on time, late; refused; withdrawn; closed without supplement;"
        " votes",
        "string",
        "",
        " | ".join(Told),
        _JOURNAL,
    ),
    Entry(
        "field",
        f"Lĩnh vực thủ tục; {SEVERAL} là các lĩnh vực không có dòng riêng",
        f"Field of the procedure; {SEVERAL} stands for the fields without a row of their own",
        "string",
        "",
        f"text | {SEVERAL}",
        "catalogue of procedures",
    ),
    Entry(
        "department",
        f"Cơ quan giải quyết; {SEVERAL} là các cơ quan không có dòng riêng",
        f"Department that resolves it; {SEVERAL} stands for the departments without a row of their own",
        "string",
        "",
        f"text | {SEVERAL}",
        "catalogue of procedures",
    ),
    Entry(
        "channel",
        f"Kênh nộp: trực tiếp, hỗ trợ nộp trực tuyến, bưu chính; {SEVERAL} là các kênh không có dòng riêng",
        f"How it came: in person, assisted online, by post; {SEVERAL} stands for those without a row of their own",
        "string",
        "",
        f"paper | assisted | post | {SEVERAL}",
        "reception",
    ),
    Entry(
        "merged",
        "Dòng gộp nhiều nhóm nhỏ",
        "Whether the row is of several small groups together",
        "boolean",
        "",
        "true | false",
        "computed",
    ),
    Entry(
        "count",
        f"Số lượng, làm tròn xuống bội số của {SMALLEST}: số thật lớn hơn tối đa 4, ở dòng gộp tối đa 9",
        f"Count, rounded down to a multiple of {SMALLEST}: the true one is larger by at most 4, in a merged row by 9",
        "integer",
        "submissions or votes",
        f"multiples of {SMALLEST}",
        "computed",
    ),
    Entry(
        "mean_score",
        "Điểm trung bình của phiếu đánh giá; trống ở số liệu khác",
        "Mean score of the votes; empty for other measures",
        "number, one decimal",
        "points, 1 to 5",
        "1.0 … 5.0",
        "votes in groups of five or more",
    ),
)
_NOTES = {
    "vi": "Một bảng, không dòng tổng; các dòng không chồng nhau. Nhóm dưới 5 không đứng riêng và không tính ra được.",
    "en": "One table without totals; no two rows overlap. A group below 5 never stands alone and cannot be computed.",
}


def as_csv(data: OpenData) -> str:
    """The rows, for a spreadsheet."""
    return _csv([entry.name for entry in DICTIONARY], (list(_cells(row)) for row in data.rows))


def as_json(data: OpenData) -> str:
    """The rows with the dictionary."""
    names = [entry.name for entry in DICTIONARY]
    value = {
        "office": data.office,
        "months": list(data.months),
        "notes": _NOTES,
        "dictionary": [_entry(entry) for entry in DICTIONARY],
        "rows": [dict(zip(names, _values(row), strict=True)) for row in data.rows],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def dictionary_csv() -> str:
    """What each column means."""
    heads = list(_entry(DICTIONARY[0]))
    return _csv(heads, (list(_entry(entry).values()) for entry in DICTIONARY))


def guarded(cell: str) -> str:
    """`cell` as text, also where a spreadsheet would compute it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _values(row: Row) -> tuple[str | int | bool | float | None, ...]:
    return row.month, row.told.value, row.field, row.department, row.channel, row.merged, row.count, row.mean


def _cells(row: Row) -> Iterable[str]:
    for value in _values(row):
        if isinstance(value, bool):
            yield "true" if value else "false"
        else:
            yield "" if value is None else str(value)


def _entry(entry: Entry) -> dict[str, str]:
    return {
        "name": entry.name,
        "meaning_vi": entry.meaning_vi,
        "meaning_en": entry.meaning_en,
        "type": entry.type,
        "unit": entry.unit,
        "values": entry.values,
        "source": entry.source,
    }


def _csv(heads: list[str], rows: Iterable[list[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return _BOM + out.getvalue()
