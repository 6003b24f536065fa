"""Who gives a command, on the real command line."""

import os
import pty
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.command_line import OFFICE, ROOT, Cli, refused
from tests.factories import CARD, LAN, PASSWORD

OTHER = "khèn lá bên suối Nậm Mu"


@dataclass(frozen=True)
class Nobody(Cli):
    """A command line where nothing says who gives the command."""

    def environment(self) -> dict[str, str]:
        named = ("FRONTDESK_AS", "FRONTDESK_PASSWORD_FILE")
        return {name: value for name, value in super().environment().items() if name not in named}


@pytest.fixture
def other(cli: Cli) -> Path:
    """The file with somebody else's password."""
    file = cli.folder / "other"
    file.write_text(OTHER + "\n", encoding="utf-8")
    return file


def nobody(cli: Cli) -> Cli:
    """The same home, where nobody is named."""
    return Nobody(cli.folder, cli.now, cli.cwd)


def test_that_a_command_without_a_name_is_refused_and_says_how(cli: Cli) -> None:
    said = refused(nobody(cli)("receive", "--card", CARD, "--procedure", "1.001612"))
    assert "--as" in said
    assert nobody(cli)("office", "--json").code == 0
    assert refused(nobody(cli)("office", "--tracking-days", "30"))
    assert refused(nobody(cli)("show", "C1-261123-0001-X"))


def test_that_the_name_may_stand_before_or_behind(cli: Cli, other: Path) -> None:
    who = ("--as", "lan", "--password-file", str(cli.password_file))
    assert nobody(cli)("verify", *who, "--json").code == 0
    assert nobody(cli)(*who, "verify", "--json").code == 0
    assert refused(nobody(cli)("verify", "--as", "lan", "--password-file", str(other)))
    assert refused(nobody(cli)("verify", "--as", "lan"))
    assert refused(nobody(cli)("verify", "--as", "lan", "--password-file", str(cli.folder / "nowhere")))


@pytest.mark.parametrize("before", [True, False])
def test_that_an_officer_is_added_and_may_only_what_officers_may(cli: Cli, other: Path, before: bool) -> None:
    admin = ("--as", "lan", "--password-file" if before else "--as-password-file", str(cli.password_file))
    new = (
        "person",
        "add",
        "binh",
        "--full-name",
        "Nguyễn Văn Bình",
        "--role",
        "officer",
        "--password-file",
        str(other),
    )
    made = nobody(cli)(*admin, *new, "--json") if before else nobody(cli)(*new, *admin, "--json")
    assert made.json == {
        "login": "binh", "name": "Nguyễn Văn Bình", "roles": ["officer"], "department": "", "active": True,
    }  # fmt: skip
    binh = ("--as", "binh", "--password-file", str(other))
    received = nobody(cli)("receive", "--card", CARD, "--procedure", "1.001612", *binh, "--json").json
    shown = nobody(cli)("show", received["receipt_code"], *binh, "--json").json
    assert shown["timeline"][0]["actor"] == "Nguyễn Văn Bình"
    assert "cán bộ tiếp nhận" not in refused(nobody(cli)("people", *binh))
    assert "quản trị" in refused(nobody(cli)("people", *binh))
    assert refused(nobody(cli)("ratings", *binh))
    assert refused(nobody(cli)("department", "set", "moi", "--name", "Phòng Mới", *binh))


def test_that_one_password_file_serves_for_both_where_it_is_the_only_one(cli: Cli) -> None:
    new = ("person", "add", "chi", "--role", "supervisor", "--password-file", str(cli.password_file))
    assert nobody(cli)(*new, "--as", "lan", "--json").json["roles"] == ["supervisor"]


def test_that_the_environment_names_the_administrator(cli: Cli, other: Path) -> None:
    assert cli("person", "add", "chi", "--role", "supervisor", "--password-file", str(other), "--json").code == 0
    assert nobody(cli)("verify", "--as", "chi", "--password-file", str(other)).code == 0
    assert cli("person", "password", "chi", "--password-file", str(cli.password_file)).code == 0
    assert refused(nobody(cli)("verify", "--as", "chi", "--password-file", str(other)))
    assert cli("person", "set", "chi", "--left").code == 0
    assert refused(nobody(cli)("verify", "--as", "chi", "--password-file", str(cli.password_file)))
    assert [each["active"] for each in cli("people", "--json").json if each["login"] == "chi"] == [False]


def test_that_a_new_counter_needs_an_administrator_with_a_password(bare: Cli) -> None:
    key = ("--counter", "C1", "--key-file", str(bare.folder / "key"))
    assert "--admin" in refused(bare("init", *OFFICE, *key))
    weak = bare.folder / "weak"
    weak.write_text("12345678\n", encoding="utf-8")
    assert refused(bare("init", *OFFICE, *key, "--admin", "An", "--admin-password-file", str(weak)))
    assert not (bare.folder / "home").exists()
    admin = ("--admin", "Hoàng Thị An", "--admin-password-file", str(bare.password_file))
    assert bare("init", *OFFICE, *key, *admin).code == 0
    who = ("--as", "hoang.thi.an", "--password-file", str(bare.password_file))
    assert [each["name"] for each in nobody(bare)("people", *who, "--json").json] == ["Hoàng Thị An"]


def test_that_a_demo_has_its_five_people(bare: Cli) -> None:
    made = bare("demo", "--submissions", "30", "--key-file", str(bare.folder / "key"), "--json").json
    assert made["people"] == ["an", "binh", "minh", "chi", "admin"]
    file = ("--password-file", str(bare.folder / "home" / "demo-password"))
    may = {"an": "board", "binh": "board", "minh": "board", "chi": "verify", "admin": "people"}
    for login, command in may.items():
        words = (command, "late") if command == "board" else (command,)
        assert nobody(bare)(*words, "--as", login, *file).code == 0
    for login in ("an", "binh", "minh", "chi"):
        assert refused(nobody(bare)("people", "--as", login, *file))
    assert made["password"] in bare.folder.joinpath("home", "demo-password").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX's")
def test_that_a_terminal_asks_who_it_is_and_shows_no_password(cli: Cli) -> None:
    main, side = pty.openpty()
    environment = nobody(cli).environment()
    process = subprocess.Popen(
        [sys.executable, "-m", "frontdesk", "people", "--json"],
        stdin=side, stdout=subprocess.PIPE, stderr=side, cwd=ROOT, env=environment, start_new_session=True,
    )  # fmt: skip
    said = ""
    for question, answer in (("Tên", LAN.login), ("Mật khẩu", PASSWORD)):
        while question not in said:
            said += os.read(main, 4_096).decode()
        os.write(main, f"{answer}\n".encode())
    out, _none = process.communicate(timeout=60)
    os.close(side)
    said += os.read(main, 65_536).decode()
    os.close(main)
    assert process.returncode == 0, said
    assert LAN.name in out.decode()
    assert PASSWORD not in said
