"""Which machine this is, as its operating system says; a copied disk image says the same."""

import hashlib
import sys
from pathlib import Path

_LINUX = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
_WINDOWS = r"SOFTWARE\Microsoft\Cryptography"


def machine_digest(home_id: str) -> str:
    """What tells this machine from others in one home's settings, in hex; empty where the system has no name for it.

    A digest: the machine's own name is for no file that may be copied away.
    """
    said = _machine_id()
    return hashlib.sha256(f"frontdesk machine 1 {home_id} {said}".encode()).hexdigest()[:32] if said else ""


if sys.platform == "win32":  # not run here

    def _machine_id() -> str:
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _WINDOWS) as key:
                return str(winreg.QueryValueEx(key, "MachineGuid")[0])
        except OSError:
            return ""

else:

    def _machine_id() -> str:
        """Linux and what is like it. macOS has no such file (not run there): a copy is told by its place alone."""
        for path in _LINUX:
            try:
                return path.read_text(encoding="ascii").strip()
            except (OSError, ValueError):
                continue
        return ""
