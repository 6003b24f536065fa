"""`frontdesk` as a real process on a home of its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.factories import CARD, LAN, PASSWORD

ROOT = Path(__file__).resolve().parent.parent.parent
OFFICE = ("--office", "Trung tâm Phục vụ hành chính công xã Thái Bình", "--office-code", "H60.242")


@dataclass(frozen=True)
class Ran:
    """What a process left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON value on stdout."""
        assert self.out, self.err
        return json.loads(self.out)


@dataclass(frozen=True)
class Cli:
    """`frontdesk` on the home below `folder`; `now` is what its clock says, empty for the machine's own."""

    folder: Path
    now: str = ""
    cwd: Path = ROOT

    def __call__(self, *arguments: str, stdin: str = "") -> Ran:
        environment = self.environment()
        module = ("tests.e2e.at_time", self.now) if self.now else ("frontdesk",)
        ran = subprocess.run(
            [sys.executable, "-m", *module, *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=self.cwd,
            env=environment,
            check=False,
        )
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    def environment(self) -> dict[str, str]:
        """What the process finds: its home, and that Lan gives the command."""
        found = {name: value for name, value in os.environ.items() if not name.startswith("FRONTDESK_")}
        found |= {"FRONTDESK_HOME": str(self.folder / "home"), "PYTHONPATH": str(ROOT)}
        return found | {"FRONTDESK_AS": LAN.login, "FRONTDESK_PASSWORD_FILE": str(self.password_file)}

    @property
    def password_file(self) -> Path:
        """Lan's password, and everybody else's in here."""
        file = self.folder / "password"
        if not file.exists():
            file.write_text(PASSWORD + "\n", encoding="utf-8")
        return file

    @property
    def admin(self) -> tuple[str, ...]:
        """What `init` is told of the administrator."""
        return ("--admin", LAN.login, "--admin-password-file", str(self.password_file))

    def init(self, *options: str) -> Ran:
        """A new home, where Lan does every work of the house."""
        made = self("init", *OFFICE, *self.admin, *options)
        if made.code == 0:
            roles = (word for role in LAN.roles for word in ("--role", role))
            assert self("person", "set", LAN.login, "--full-name", LAN.name, *roles).code == 0
        return made

    def at(self, now: str) -> "Cli":
        """The same home at another time of the office's wall: "2026-11-23 10:43"."""
        return replace(self, now=now)

    def inside(self, folder: Path) -> "Cli":
        """The same home, called from `folder`."""
        folder.mkdir()
        return replace(self, cwd=folder)

    def receive(self, *options: str, procedure: str = "1.001612", card: str = CARD) -> Any:
        """Receive one submission; the answer."""
        return self("receive", "--card", card, "--procedure", procedure, *options, "--json").json


def refused(ran: Ran) -> str:
    """The one line of a refusal."""
    assert ran.code == 2, (ran.out, ran.err)
    assert "Traceback" not in ran.err
    (line,) = ran.err.strip().splitlines()
    return line
