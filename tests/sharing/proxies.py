"""The proxies of docs/tracking.md as real processes on this machine: its own examples, other ports and folders."""

import os
import re
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from urllib.parse import urlencode

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.sharing.stand import until

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "tracking.md"
NGINX = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
CADDY = shutil.which("caddy")


@dataclass(frozen=True)
class Proxy:
    """One that listens at `port`; what it wrote is below `folder`."""

    port: int
    folder: Path
    tls: bool

    def ask(self, path: str, *, peer: str = "127.0.0.1", **form: str) -> tuple[int, str, dict[str, str]]:
        """Status, page and headers, asked from the address `peer` of this machine."""
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
        with closing(self._connection(peer)) as connection:
            connection.request("POST" if form else "GET", path, urlencode(form) or None, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode(), {name.lower(): value for name, value in answer.getheaders()}

    def insist(self, path: str, times: int, *, peer: str) -> bool:
        """Whether `peer` is told to wait, asking so many times over one connection and naming another each time."""
        with closing(self._connection(peer)) as connection:
            for at in range(times):
                connection.request("GET", path, headers={"X-Forwarded-For": f"10.0.{at // 250}.{at % 250}"})
                answer = connection.getresponse()
                answer.read()
                if answer.status == 429:
                    return True
        return False

    def _connection(self, peer: str) -> HTTPConnection:
        source = (peer, 0)
        if not self.tls:
            return HTTPConnection("127.0.0.1", self.port, timeout=20, source_address=source)
        anybody = ssl.create_default_context()
        anybody.check_hostname, anybody.verify_mode = False, ssl.CERT_NONE
        return HTTPSConnection("127.0.0.1", self.port, timeout=20, source_address=source, context=anybody)

    def written(self) -> str:
        """Everything it wrote down."""
        files = [each for each in self.folder.rglob("*") if each.is_file() and each.suffix in (".log", ".err")]
        return "\n".join(each.read_text(encoding="utf-8", errors="replace") for each in files)


def example(kind: str) -> str:
    """What the page says to write."""
    found = re.search(rf"```{kind}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


@contextmanager
def nginx(folder: Path, upstream: int) -> Iterator[Proxy]:
    """nginx as on the page, before the page at port `upstream`."""
    port, other = _free_ports()
    _certify(folder)
    said = example("nginx")
    for ours, theirs in (
        ("127.0.0.1:8080", f"127.0.0.1:{upstream}"),
        ("listen 80;", f"listen 127.0.0.1:{other};"),
        ("listen 443 ", f"listen 127.0.0.1:{port} "),
        ("/etc/ssl/motcua.pem", f"{folder}/motcua.pem"),
        ("/etc/ssl/motcua.key", f"{folder}/motcua.key"),
        ("/var/log/nginx/", f"{folder}/"),
    ):
        assert ours in said
        said = said.replace(ours, theirs)
    (folder / "track.conf").write_text(said, encoding="utf-8")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    user = "user root;" if os.geteuid() == 0 else ""
    main = f"{user} pid {folder}/pid; error_log {folder}/main.log alert; events {{}}"
    (folder / "nginx.conf").write_text(f"{main}\nhttp {{ {temporary} include {folder}/track.conf; }}\n")
    command = [str(NGINX), "-c", f"{folder}/nginx.conf", "-e", f"{folder}/early.log"]
    subprocess.run([*command, "-t"], check=True, capture_output=True)
    with _running([*command, "-g", "daemon off;"], folder, port):
        yield Proxy(port, folder, tls=True)


@contextmanager
def caddy(folder: Path, upstream: int) -> Iterator[Proxy]:
    """Caddy as on the page, without asking the world for a certificate."""
    port, _other = _free_ports()
    said = example("caddy")
    for ours, theirs in (
        ("127.0.0.1:8080", f"127.0.0.1:{upstream}"),
        ("\nmotcua.example.gov.vn {", f"\nhttp://127.0.0.1:{port} {{"),
        ("/var/log/caddy/", f"{folder}/"),
        ("\n{\n", "\n{\n\tadmin off\n\tauto_https off\n"),
    ):
        assert ours in said
        said = said.replace(ours, theirs, 1)
    (folder / "Caddyfile").write_text(said, encoding="utf-8")
    with _running([str(CADDY), "run", "--config", f"{folder}/Caddyfile", "--adapter", "caddyfile"], folder, port):
        yield Proxy(port, folder, tls=False)


@contextmanager
def _running(command: list[str], folder: Path, port: int) -> Iterator[None]:
    environment = {**os.environ, "XDG_DATA_HOME": f"{folder}/data", "XDG_CONFIG_HOME": f"{folder}/config"}
    with (folder / "own.err").open("wb") as errors:
        process = subprocess.Popen(command, stdout=errors, stderr=errors, cwd=folder, env=environment)
    try:
        until(lambda: _listens(port))
        yield
    finally:
        process.terminate()
        process.wait(20)


def _listens(port: int) -> bool:
    with closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _free_ports() -> tuple[int, int]:
    with closing(socket.socket()) as one, closing(socket.socket()) as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def _certify(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "motcua.example.gov.vn")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    (folder / "motcua.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "motcua.key").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
