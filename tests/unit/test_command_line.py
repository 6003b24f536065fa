"""What the command line does before and after its commands."""

import json
from pathlib import Path

import pytest

from frontdesk.cli import main
from frontdesk.cli.options import hoisted, parse_day, parse_moment, spread
from frontdesk.cli.targets import check_target, put_target
from frontdesk.domain.clock import system_clock
from frontdesk.errors import InvalidInput, StorageRefused
from frontdesk.services.forms import FormService
from tests.factories import LAN, PASSWORD, make_application, make_desk, make_settings


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("x --missing A B --reason R", "x --missing A --missing B --reason R"),
        ("x --missing=A B", "x --missing=A --missing B"),
        ("x --except", "x --except"),
        ("x --except --json", "x --except --json"),
        ("x --given-back --reason R S", "x --given-back --reason R S"),
        ("x --missing A -- B --missing C", "x --missing A -- B --missing C"),
        ("x A --field n=1 m=2 --field o=3 p=4", "x A --field n=1 --field m=2 --field o=3 --field p=4"),
    ],
)
def test_that_lists_are_spread_and_nothing_is_lost(typed: str, meant: str) -> None:
    assert spread(typed.split()) == meant.split()


def test_that_common_options_move_behind_the_command() -> None:
    assert hoisted(["--json", "--home", "h", "board", "late"]) == ["board", "late", "--json", "--home", "h"]


def test_that_days_and_moments_are_of_the_office_s_wall() -> None:
    assert parse_day(" 03/12/2026 ") == parse_day("2026-12-03")
    assert parse_moment("2026-12-03 17:00").isoformat() == "2026-12-03T17:00:00+07:00"
    assert parse_moment("2026-12-03T17:00+00:00").utcoffset() is not None
    for text in ("", "31/02/2026", "2026-13-01", "mai"):
        with pytest.raises(InvalidInput):
            parse_day(text)


def test_that_a_file_is_put_whole_in_place_of_the_old(tmp_path: Path) -> None:
    there = tmp_path / "a" / "b.pdf"
    check_target(there)
    put_target(there, b"old")
    link = tmp_path / "link.pdf"
    link.symlink_to(there)
    check_target(link)
    put_target(link, b"new")
    assert (there.read_bytes(), link.is_symlink()) == (b"new", True)
    assert [path.name for path in there.parent.iterdir()] == ["b.pdf"]


@pytest.mark.parametrize("name", [".", "file/x.pdf", "file/x/y.pdf", "x" * 300])
def test_that_a_file_that_cannot_be_written_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StorageRefused):
        check_target(tmp_path / name)


def test_that_printing_stopped_half_way_says_that_the_batch_went(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = make_desk(tmp_path, system_clock)
    code = desk.reception.receive(make_application(desk)).receipt_code
    desk.close()

    def stopped(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(FormService, "issue_batch", stopped)
    settings = make_settings(tmp_path)
    password = tmp_path / "password"
    password.write_text(PASSWORD, encoding="utf-8")
    common = ["--home", str(settings.home), "--key-file", str(settings.key_file)]
    common += ["--as", LAN.login, "--password-file", str(password)]
    target = str(tmp_path / "x.pdf")
    assert main(["hand-over", "--department", "phong-kinh-te", code, "--pdf", target, *common]) == 2
    said = capsys.readouterr().err
    assert "--sheets" in said
    assert main(["show", code, "--json", *common]) == 0
    assert '"state": "handed_over"' in capsys.readouterr().out


def test_that_a_line_that_is_none_is_refused_as_json_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["supplement", "--json"]) == 2
    answered = capsys.readouterr()
    assert '"error": "usage"' in answered.out
    assert answered.err.count("\n") == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["show"], "thiếu CODE. Xem: frontdesk show --help"),
        (["hand-over", "C1"], "thiếu --department. Xem: frontdesk hand-over --help"),
        (["show", "--x"], "không có tùy chọn --x. Xem: frontdesk show --help"),
        (["show", "--x\x1b[31m\n"], "không có tùy chọn --x�[31m�. Xem: frontdesk show --help"),
        (["show", "A", "B", "C"], "thừa “B C”. Xem: frontdesk show --help"),
        (["show", "A", "--language"], "tùy chọn --language cần một giá trị. Xem: frontdesk --help"),
        (["show", "A", "--json=1"], "tùy chọn --json không nhận giá trị. Xem: frontdesk --help"),
        (["search", "x", "--limit", "0"], "--limit phải là số từ 1 đến 500. Xem: frontdesk search --help"),
        (["search", "x", "--limit", "x"], "--limit phải là số từ 1 đến 500. Xem: frontdesk search --help"),
        (["due", "--days", "x"], "--days phải là số nguyên. Xem: frontdesk due --help"),
        (
            ["receive", "--procedure", "1", "--channel", "x"],
            "--channel phải là một trong: paper, assisted, post. Xem: frontdesk receive --help",
        ),
        (["attach", "A", "b\0"], "giá trị của FILE không dùng được. Xem: frontdesk attach --help"),
        (["sho"], "không có lệnh sho; có phải show. Xem: frontdesk --help"),
        (["board", "x"], "không có lệnh x. Xem: frontdesk board --help"),
        (["board"], "thiếu tên lệnh. Xem: frontdesk board --help"),
    ],
)
def test_that_a_wrong_line_is_refused_in_vietnamese(
    line: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(line) == 2
    assert capsys.readouterr().err == f"Lệnh chưa đúng: {said}\n"


@pytest.mark.parametrize("text", ["a\nb", "\x1b[2J", "\u202etxt", "\u2028", "x" * 5_000])
def test_that_what_was_typed_is_answered_on_one_line(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = make_desk(tmp_path, system_clock)
    desk.close()
    settings = make_settings(tmp_path)
    common = ["--home", str(settings.home), "--key-file", str(settings.key_file)]
    for line in (
        ["show", text],
        ["hours", text],
        ["notices", text],
        ["form", text, "A"],
        ["show", "A", "--home", text],
    ):
        assert main([*line, *common, "--json"]) == 2
        answered = capsys.readouterr()
        (said,) = answered.err.splitlines()
        assert len(said) < 1_200
        assert all(char.isprintable() for char in said), said
        assert json.loads(answered.out)["message"] == said


def test_that_bytes_that_are_no_text_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["withdraw", "A", "--reason", "a\udc80b", "--json"]) == 2
    answered = capsys.readouterr()
    assert json.loads(answered.out)["error"] == "argument_unreadable"
    assert answered.err == "Không đọc được chữ trong “a�b”. Gõ lại bằng bảng mã UTF-8.\n"
