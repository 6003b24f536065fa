"""`frontdesk init`, `recovery` and `key` as processes: what a script and somebody at a terminal meet."""

import json
import os
import pty
import stat
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from frontdesk.sealed_key_file import is_sealed
from tests.e2e.command_line import OFFICE, ROOT, Cli, refused

PASSPHRASE = "một câu dài dễ nhớ"


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    (tmp_path / "passphrase").write_text(PASSPHRASE + "\n", encoding="utf-8")
    return Cli(tmp_path)


def test_that_a_key_lost_with_its_computer_comes_back_from_the_sheet(cli: Cli, tmp_path: Path) -> None:
    """init prints the code; the key file goes; the QR on the sheet is read; everything is there."""
    sheet, key = tmp_path / "sheet.pdf", tmp_path / "home.key"
    made = cli.init("--counter", "C1", "--key-file", str(key), "--recovery-out", str(sheet), "--json")
    printed = made.json["recovery_code"]
    receipts = [cli.receive()["receipt_code"] for _ in range(2)]
    (tmp_path / "scan.pdf").write_bytes(sheet.read_bytes())
    assert cli("attach", receipts[0], str(tmp_path / "scan.pdf")).code == 0

    key.unlink()
    lost = refused(cli("show", receipts[0]))
    assert "frontdesk recovery open" in lost
    document = pypdfium2.PdfDocument(BytesIO(sheet.read_bytes()))  # type: ignore[no-untyped-call]
    (read,) = zxingcpp.read_barcodes(document[0].render(scale=150 / 72).to_pil())
    assert read.text == printed
    (tmp_path / "code").write_text(read.text.lower().replace("-", " ") + "\n", encoding="utf-8")
    assert cli("recovery", "check", "--code-file", str(tmp_path / "code")).code == 0
    opened = cli("recovery", "open", "--code-file", str(tmp_path / "code"), "--json")
    assert opened.json == {"key_file": str(key), "was_lost": True}
    assert [cli("show", code, "--json").json["receipt_code"] for code in receipts] == receipts
    checked = cli("verify", "--json").json
    assert (checked["ok"], checked["scans"]) == (True, 1)
    assert os.name != "posix" or stat.S_IMODE(sheet.stat().st_mode) == 0o600


def test_that_a_mistyped_code_names_its_group(cli: Cli, tmp_path: Path) -> None:
    code = cli.init("--counter", "C1", "--key-file", str(tmp_path / "home.key"), "--json").json["recovery_code"]
    groups = code.split("-")
    groups[3] = "".join("B" if char != "B" else "C" for char in groups[3][:1]) + groups[3][1:]
    said = refused(cli("recovery", "check", "--code", "-".join(groups)))
    assert "nhóm 4" in said
    assert refused(cli("recovery", "check"))
    assert refused(cli("recovery", "check", "--code", code, "--code-file", str(tmp_path / "none")))


def test_that_a_new_code_is_an_administrators_and_ends_the_old_one(cli: Cli, tmp_path: Path) -> None:
    old = cli.init("--counter", "C1", "--key-file", str(tmp_path / "home.key"), "--json").json["recovery_code"]
    new = cli("recovery", "new", "--json").json["recovery_code"]
    assert cli("recovery", "check", "--code", new).code == 0
    assert "mã mới thay thế" in refused(cli("recovery", "check", "--code", old))
    assert cli("person", "add", "binh", "--role", "officer", "--password-file", str(cli.password_file)).code == 0
    assert cli("recovery", "new", "--as", "binh").code == 2
    assert cli("recovery", "check", "--code", new).code == 0


def test_that_a_sheet_that_can_not_be_written_makes_no_home(cli: Cli, tmp_path: Path) -> None:
    ran = cli.init("--counter", "C1", "--key-file", str(tmp_path / "home.key"), "--recovery-out", str(tmp_path))
    assert str(tmp_path) in refused(ran)
    assert not (tmp_path / "home").exists()


def test_that_a_plain_key_file_is_warned_of_once(cli: Cli, tmp_path: Path) -> None:
    admin = ("--admin", "lan", "--admin-password-file", str(cli.password_file))
    made = cli("init", *OFFICE, "--counter", "C1", "--key-file", str(tmp_path / "home.key"), *admin)
    assert made.code == 0
    (warning,) = made.err.splitlines()
    assert "không có mật khẩu" in warning
    assert cli("office").err == ""


def test_that_a_home_under_a_passphrase_is_opened_by_file_or_variable(cli: Cli, tmp_path: Path) -> None:
    told = ("--passphrase-file", str(tmp_path / "passphrase"))
    key = tmp_path / "home.key"
    admin = ("--admin", "lan", "--admin-password-file", str(cli.password_file))
    made = cli(*told, "init", *OFFICE, "--counter", "C1", "--key-file", str(key), *admin, "--json")
    assert made.code == 0, made.err
    assert made.err == ""
    assert is_sealed(key)
    assert cli("office", *told, "--json").json["code"] == "H60.242"
    assert cli(f"--passphrase-file={told[1]}", "office", "--json").code == 0
    assert "--passphrase-file" in refused(cli("office"))
    assert "không đúng" in refused(cli("office", "--passphrase-file", str(cli.password_file)))
    assert refused(cli("office", "--passphrase-file"))
    assert cli("recovery", "check", "--code", made.json["recovery_code"]).code == 0  # asks for no key at all


def test_that_a_plain_key_file_is_protected(cli: Cli, tmp_path: Path) -> None:
    cli.init("--counter", "C1", "--key-file", str(tmp_path / "home.key"))
    assert "--passphrase-file" in refused(cli("key", "protect"))
    told = ("--passphrase-file", str(tmp_path / "passphrase"))
    assert cli("key", "protect", *told).code == 0
    assert is_sealed(tmp_path / "home.key")
    assert cli("office", *told).code == 0
    assert "đã có mật khẩu" in refused(cli("key", "protect", *told))


def test_that_without_a_keyring_both_ways_out_are_named(cli: Cli, tmp_path: Path) -> None:
    admin = ("--admin", "lan", "--admin-password-file", str(cli.password_file))
    environment = dict(os.environ, PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring", PYTHONPATH=str(ROOT))
    command = [sys.executable, "-m", "frontdesk", "init", *OFFICE, "--counter", "C1", *admin]
    ran = subprocess.run(
        [*command, "--home", str(tmp_path / "home")], env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 2
    assert "--passphrase-file" in ran.stderr
    assert "kho khóa" in ran.stderr
    assert not (tmp_path / "home" / "desk.db").exists()


# -- at a terminal -----------------------------------------------------------------------------------------------------
def at_terminal(tmp_path: Path, typed: list[str], *arguments: str) -> tuple[int, str]:
    """Run a command on a terminal, answering each question ("…: ") with the next of `typed`; its code and screen."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FRONTDESK_")}
    environment |= {"FRONTDESK_HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)}
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, [sys.executable, "-m", "frontdesk", *arguments], environment)
    screen, answers = b"", iter(typed)
    try:
        while True:
            screen += (said := os.read(terminal, 4096))
            if said.rstrip(b" ").endswith(b":"):
                os.write(terminal, (next(answers) + "\n").encode())
    except OSError:  # Linux: the other end is gone
        pass
    os.close(terminal)
    _pid, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), screen.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="pty is POSIX; getpass reads Windows' console itself (not run)")
def test_that_somebody_at_a_terminal_is_asked(cli: Cli, tmp_path: Path) -> None:
    key = str(tmp_path / "home.key")
    admin = ("--admin", "lan", "--admin-password-file", str(cli.password_file))
    code, screen = at_terminal(
        tmp_path, [PASSPHRASE, PASSPHRASE], "init", *OFFICE, "--counter", "C1", "--key-file", key, *admin, "--json"
    )
    assert code == 0, screen
    assert is_sealed(Path(key))
    assert PASSPHRASE not in screen
    signed = ("--as", "lan", "--password-file", str(cli.password_file))
    code, screen = at_terminal(tmp_path, [PASSPHRASE], "office", *signed)
    assert code == 0, screen
    assert "H60.242" in screen
    code, screen = at_terminal(tmp_path, ["câu khác hẳn rồi"], "office", *signed)
    assert code == 2

    recovery = next(json.loads(line) for line in made_of(tmp_path, signed) if line.startswith("{"))["recovery_code"]
    (tmp_path / "home.key").unlink()
    code, screen = at_terminal(tmp_path, [recovery], "recovery", "open", "--key-file", key)
    assert code == 0, screen
    assert not is_sealed(Path(key))
    assert "không có mật khẩu" in screen


def made_of(tmp_path: Path, signed: tuple[str, ...]) -> list[str]:
    code, screen = at_terminal(tmp_path, [PASSPHRASE], "recovery", "new", *signed, "--json")
    assert code == 0, screen
    return screen.splitlines()
