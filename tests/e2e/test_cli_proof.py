"""`frontdesk proof` and `verify --against` as processes."""

from pathlib import Path

import pytest

from frontdesk.forms.read_back import page_images
from frontdesk.settings import Settings
from frontdesk.storage.home import open_home
from frontdesk.storage.store import Store
from tests.e2e.command_line import Cli, refused
from tests.proofs import chain_of, rewrite, unguarded


@pytest.fixture(scope="module")
def cli(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    folder = tmp_path_factory.mktemp("cli")
    made = Cli(folder)
    assert made.init("--counter", "C1", "--key-file", str(folder / "key")).code == 0
    return made


def register_of_today(cli: Cli, name: str) -> Path:
    path = cli.folder / name
    made = cli("register", "--from", "2026-01-01", "--to", "2026-12-31", "--pdf", str(path))
    assert made.code == 0, made.err
    return path


def test_that_a_register_proves_the_journal_until_somebody_rewrites_it(tmp_path: Path) -> None:
    cli = Cli(tmp_path)
    assert cli.init("--counter", "C1", "--key-file", str(tmp_path / "key")).code == 0
    cli.receive()
    paper = register_of_today(cli, "so.pdf")
    cli.receive()
    photo = tmp_path / "so.png"
    photo.write_bytes(page_images(paper.read_bytes(), 200)[-1].png())
    for told in (paper, photo):
        ran = cli("verify", "--against", str(told))
        assert (ran.code, ran.out.splitlines()[0][:10]) == (0, "Nguyên vẹn"), ran.err
    (device,) = cli("verify", "--json").json["heads"]
    settings = Settings(home=tmp_path / "home", key_file=tmp_path / "key")
    store = Store(open_home(settings))
    with store.write_unjournaled() as connection:
        unguarded(connection)
        rewrite(connection, device, chain_of(connection, device)[:-4])
    store.close()
    (tmp_path / "home" / "high-water").unlink()
    assert cli("verify").code == 0
    ran = cli("verify", "--against", str(paper), "--json")
    assert ran.code == 1
    assert ran.json["outcome"] == "lacking"


def test_that_a_sheet_and_its_code_prove_the_same_in_both_languages(cli: Cli) -> None:
    sheet = cli.folder / "giay.pdf"
    made = cli("proof", "--pdf", str(sheet), "--json").json
    for told in (str(sheet), made["code"], made["code"].lower().replace("-", " "), made["qr"]):
        ran = cli("verify", "--against", told, "--json")
        assert (ran.code, ran.json["outcome"]) == (0, "proven"), ran.err
        assert ran.json["chains"][0]["verdict"] == "intact"
    assert cli("verify", "--against", made["code"], "--language", "en").code == 0


def test_that_nobody_need_sign_in_to_ask(cli: Cli) -> None:
    code = cli("proof", "--pdf", str(cli.folder / "x.pdf"), "--json").json["code"]
    stranger = Cli(cli.folder)
    stranger.password_file.write_text("sai\n", encoding="utf-8")
    try:
        assert stranger("verify", "--against", code).code == 0
        assert stranger("verify").code == 2
    finally:
        stranger.password_file.unlink()


def test_that_what_cannot_be_read_is_refused_in_one_line(cli: Cli) -> None:
    code = cli("proof", "--pdf", str(cli.folder / "y.pdf"), "--json").json["code"]
    group = code.split("-")[3]
    other = "B" if group[0] != "B" else "C"
    assert "nhóm 3" in refused(cli("verify", "--against", code.replace(group, other + group[1:])))
    assert "XN1" in refused(cli("verify", "--against", "XN1-BBBBBB"))
    assert "khong-co.pdf" in refused(cli("verify", "--against", "khong-co.pdf"))


def test_that_views_are_compared_on_demand(cli: Cli) -> None:
    cli.receive()
    ran = cli("verify", "--views", "--json")
    assert (ran.code, ran.json["differing_views"]) == (0, [])
