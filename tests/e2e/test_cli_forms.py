"""`frontdesk form`, `register`, and `--pdf` beside the acts that have a form."""

from pathlib import Path

from pypdf import PdfReader

from tests.e2e.command_line import Cli, refused

KT = ("--department", "phong-kinh-te")


def pages(pdf: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(pdf).pages]


def kinds(cli: Cli, code: str) -> list[str]:
    return [entry["kind"] for entry in cli("timeline", code, "--json").json["entries"]]


def test_that_an_act_writes_its_form_and_records_the_print(monday: Cli) -> None:
    code = monday.receive()["receipt_code"]
    pdf = monday.folder / "new folder" / "02.pdf"
    asked = monday("supplement", code, "--missing", "Ảnh 3x4", "--pdf", str(pdf), "--json").json
    assert (asked["path"], asked["reprint"]) == (str(pdf), 0)
    assert asked["number"] in pages(pdf)[0]
    assert "Ảnh 3x4" in pages(pdf)[0]
    assert kinds(monday, code)[-1] == "form.printed"
    again = monday("form", "2", code, "--pdf", str(pdf), "--json").json
    assert (again["form"], again["reprint"], again["receipt_code"]) == ("02", 1, code)
    monday("resubmit", code)
    sorry = ("apologise", code, "--until", "2026-12-03 17:00", "--reason", "Chậm", "--pdf", str(pdf), "--json")
    assert monday(*sorry).json["number"] in pages(pdf)[0]
    corrected = monday("correct", code, "--field", "name=Nguyễn Thị Hoa", "--pdf", str(pdf), "--json").json
    assert (corrected["version"], corrected["reprint"]) == (2, 0)
    assert "Nguyễn Thị Hoa" in pages(pdf)[0]
    stopped = monday("withdraw", code, "--reason", "Đổi ý", "--pdf", str(pdf), "--json").json
    assert stopped["number"] in pages(pdf)[0]
    other = monday.receive()["receipt_code"]
    no = monday("refuse", other, "--reason", "Không thuộc thẩm quyền", "--pdf", str(pdf), "--json").json
    assert no["number"] in pages(pdf)[0]
    assert sorted(path.name for path in pdf.parent.iterdir()) == ["02.pdf"]


def test_that_nothing_is_done_where_its_form_cannot_be_written(monday: Cli) -> None:
    code = monday.receive()["receipt_code"]
    file = monday.folder / "file"
    file.write_text("x", encoding="utf-8")
    dangling = monday.folder / "dangling"
    dangling.symlink_to(monday.folder / "nowhere" / "x.pdf")
    for target in (monday.folder, file / "x.pdf", file / "x" / "y.pdf", monday.folder / ("x" * 300), dangling):
        assert "Không ghi được" in refused(monday("refuse", code, "--reason", "Thôi", "--pdf", str(target)))
        assert "Không ghi được" in refused(monday("hand-over", *KT, code, "--pdf", str(target)))
    assert kinds(monday, code) == ["submission.received"]
    assert "Không ghi được" in refused(
        monday("register", "--from", "2026-11-23", "--to", "2026-11-23", "--pdf", str(monday.folder))
    )


def test_that_a_form_that_is_not_there_is_refused(monday: Cli) -> None:
    code = monday.receive()["receipt_code"]
    pdf = ("--pdf", str(monday.folder / "x.pdf"))
    for number in ("02", "03", "04", "05"):
        assert number in refused(monday("form", number, code, *pdf))
    assert "register" in refused(monday("form", "07", code, *pdf))
    assert "99" in refused(monday("form", "99", code, *pdf))
    assert refused(monday("form", "06", "C1-261123-9999-B", *pdf))
    assert not (monday.folder / "x.pdf").exists()
    assert monday("form", "06", code, *pdf).code == 0
    assert code in pages(monday.folder / "x.pdf")[0]


def test_that_a_batch_leaves_with_its_manifest_and_a_sheet_each(monday: Cli) -> None:
    codes = [monday.receive()["receipt_code"] for _ in range(2)]
    pdf = monday.folder / "batch.pdf"
    made = monday("hand-over", *KT, *codes, "--pdf", str(pdf), "--json").json
    assert (made["path"], made["reprint"], made["count"]) == (str(pdf), 0, 2)
    assert len(pages(pdf)) == 3
    assert made["manifest"] in pages(pdf)[0]
    assert made["digest"][:8] in pages(pdf)[0].replace(" ", "").replace("\n", "").lower()
    assert [kinds(monday, code)[-1] for code in codes] == ["form.printed"] * 2
    alone = monday("manifest", made["manifest"], "--pdf", str(pdf), "--json").json
    assert (alone["reprint"], len(pages(pdf))) == (1, 1)
    again = monday("manifest", made["manifest"], "--pdf", str(pdf), "--sheets", "--json").json
    assert (again["reprint"], len(pages(pdf))) == (2, 3)


def test_that_the_register_of_some_days_is_written(monday: Cli) -> None:
    codes = [monday.receive()["receipt_code"] for _ in range(3)]
    pdf = monday.folder / "book.pdf"
    days = ("--from", "23/11/2026", "--to", "2026-11-24")
    made = monday("register", *days, "--pdf", str(pdf), "--json").json
    assert made == {"form": "07", "from": "2026-11-23", "to": "2026-11-24", "path": str(pdf)}
    text = "".join(pages(pdf)).replace("\n", "")
    assert all(code in text for code in codes)
    for wrong in (("2026-11-24", "2026-11-23"), ("2025-12-31", "2026-01-01"), ("hôm nay", "2026-11-24")):
        assert refused(monday("register", "--from", wrong[0], "--to", wrong[1], "--pdf", str(pdf)))
    assert refused(monday("register", *days, "--counter", "??", "--pdf", str(pdf)))


def test_that_a_form_without_a_name_is_named_by_its_code(monday: Cli) -> None:
    code = monday.receive()["receipt_code"]
    here = monday.inside(monday.folder / "prints")
    assert here("form", "01", code, "--json").json["path"] == f"{code}-01.pdf"
    assert here("register", "--from", "2026-11-23", "--to", "2026-11-23", "--json").json["path"].endswith("-07.pdf")
    assert len(list((monday.folder / "prints").iterdir())) == 2
