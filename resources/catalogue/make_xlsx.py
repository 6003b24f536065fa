"""Write sample.xlsx from sample.csv, the one that is edited: `python -m resources.catalogue.make_xlsx`."""

import csv
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

_HERE = Path(__file__).parent
_WIDTHS = (12, 44, 16, 24, 10, 16, 14, 12, 14, 26, 44, 60, 14, 40, 12)


def main() -> None:
    """Every cell as text, so that a spreadsheet does not shorten 1.001570 to 1.00157."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Thủ tục"
    with (_HERE / "sample.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            sheet.append(row)
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E8F1FB")
    for place, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "C2"
    workbook.save(_HERE / "sample.xlsx")


if __name__ == "__main__":
    main()
