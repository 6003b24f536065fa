"""A Secret Service (gnome-keyring on a D-Bus session) of one test's own, which it may lock and kill."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
needs_gnome_keyring = pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon") and shutil.which("dbus-send")),
    reason="gnome-keyring and D-Bus are not installed",
)
UNLOCK = "printf test | gnome-keyring-daemon --replace --unlock --components=secrets >/dev/null 2>&1"
# What scenes have in common: ask and say how it went, find the daemon.
PREFACE = f'''
import os, signal, subprocess, threading, time
from frontdesk.errors import StorageRefused
from frontdesk.secrets import DATABASE_KEY, DEVICE_KEY, HUB_PASSWORD, KeyringSecrets

def ask(question, *given):
    try:
        return question(*given)
    except StorageRefused as refused:
        return refused.code

def tell(*said):
    """The daemon, started again by the bus, prints to the same place."""
    print(">", *said, flush=True)

def daemon():
    asked = ["dbus-send", "--print-reply", "--dest=org.freedesktop.DBus", "/",
             "org.freedesktop.DBus.GetConnectionUnixProcessID", "string:org.freedesktop.secrets"]
    return int(subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split()[-1])

def unlock():
    subprocess.run({UNLOCK!r}, shell=True, check=True)
    for _ in range(100):
        if ask(KeyringSecrets("any").get, "any") is None:
            return
        time.sleep(0.05)

store = KeyringSecrets("home-one")
'''


def play(scene: str, folder: Path, *, service: bool = True, **environment: str) -> list[str]:
    """Run `scene` (Python, after PREFACE) in a session of its own below `folder`; what it told, line by line.

    Without `service` there is a session, but nobody on it keeps secrets.
    """
    script = folder / "scene.py"
    script.write_text(PREFACE + scene, encoding="utf-8")
    for name in ("data", "config", "run"):
        (folder / name).mkdir(mode=0o700, exist_ok=True)
    inside = {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data"), "XDG_CONFIG_HOME": str(folder / "config")}
    inside |= {"XDG_RUNTIME_DIR": str(folder / "run"), "PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
    begin = f"{UNLOCK}; " if service else ""
    session = ["dbus-run-session", *(() if service else (_nobody(folder),)), "--"]
    ran = subprocess.run(
        [*session, "sh", "-c", f'{begin}exec "$@"', "sh", sys.executable, str(script)],
        env=inside | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return [line.removeprefix("> ") for line in ran.stdout.splitlines() if line.startswith("> ")]


def _nobody(folder: Path) -> str:
    """A bus that starts nobody when it is asked for somebody."""
    bus = folder / "bus.conf"
    bus.write_text(
        "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>"
        '<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>'
        '<allow own="*"/></policy></busconfig>',
        encoding="utf-8",
    )
    return f"--config-file={bus}"
