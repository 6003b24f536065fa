"""Papers with a proof on them: printed, read again, and held against journals of every kind."""

import shutil
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from frontdesk import desk as desks
from frontdesk.desk import Desk
from frontdesk.domain.events import act_of
from frontdesk.domain.people import Person, Role
from frontdesk.domain.proof import Claim, qr_payload, read_claim, typed_code
from frontdesk.domain.proof_check import ChainVerdict, Outcome
from frontdesk.domain.proof_check_words import chain_words, outcome_sentence, remarks
from frontdesk.domain.proof_events import ProofTaken
from frontdesk.errors import InvalidInput, RuleRefused
from frontdesk.forms.read_back import page_images, read_back
from frontdesk.forms.strips import A4_ACROSS
from frontdesk.i18n import words
from frontdesk.services.setup import create_office
from frontdesk.storage.journal import walk
from tests.factories import (
    LAN,
    PASSWORD_SET,
    HandClock,
    make_application,
    make_desk,
    make_profile,
    make_settings,
    open_desk,
    seated,
)
from tests.proofs import chain_of_another_counter, receive
from tests.unit.pages import assert_inside_and_apart, pages

DAY = date(2026, 11, 23)


def printed(folder: Path, pdf: bytes, name: str = "giay.pdf") -> Path:
    path = folder / name
    path.write_bytes(pdf)
    return path


def photo(pdf: bytes, folder: Path, kind: str) -> Path:
    """The last page as a telephone sees it: grey, a little turned, on a table."""
    page = Image.open(BytesIO(page_images(pdf, 150)[-1].png())).convert("L")
    seen = page.rotate(4, expand=True, fillcolor=150, resample=Image.Resampling.BICUBIC)
    path = folder / f"anh.{kind}"
    seen.convert("RGB").save(path, quality=70)
    return path


def of_another_office(folder: Path, code: str = "H60.999") -> Desk:
    settings, clock = make_settings(folder), HandClock()
    profile = make_profile(name="Trung tâm xã Khác", code=code)
    store = create_office(settings, profile, "C1", LAN.name, clock, ((LAN, PASSWORD_SET),))
    return seated(desks.desk_on(store, settings, clock))


def test_that_a_proof_is_an_act_that_names_every_chain(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    chain_of_another_counter(desk)
    proof = desk.proof.take()
    with desk.store.read() as connection:
        event = [event for event in walk(connection) if event.kind == ProofTaken.KIND][-1]
    act = act_of(event)
    assert isinstance(act, ProofTaken)
    assert act.heads == proof.others
    assert (event.device, event.seq, event.hash) == (proof.own.device, proof.own.seq, proof.own.hash)
    assert event.actor == LAN.name
    assert desk.supervision.verify().heads[proof.own.device] == (proof.own.seq, proof.own.hash)


def test_that_the_register_carries_its_proof_on_every_page(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    receive(desk, 40)
    issued = desk.forms.issue_register(DAY, DAY)
    claim = desk.proof.read_paper(printed(tmp_path, issued.pdf))
    (said,) = claim.chains
    sheets = pages(issued.pdf)
    assert len(sheets) > 1
    with desk.store.read() as connection:
        event = [event for event in walk(connection) if event.kind == ProofTaken.KIND][-1]
    assert (said.device, said.seq) == (event.device, event.seq)
    code = next(line for line in sheets[-1].splitlines() if line.startswith("XN1-"))
    assert all(code in sheet for sheet in sheets)
    assert read_claim(code).chains[0].mark == said.mark
    assert event.hash in sheets[-1]
    assert_inside_and_apart(issued.pdf, A4_ACROSS)
    assert desk.proof.verify(claim).outcome is Outcome.PROVEN
    desk.close()


@pytest.mark.parametrize("others", [0, 1])
def test_that_a_sheet_is_read_from_its_file_and_from_photos(tmp_path: Path, others: int) -> None:
    desk = make_desk(tmp_path)
    if others:
        chain_of_another_counter(desk)
    proof = desk.proof.take()
    pdf = desk.proof.sheet(proof)
    assert_inside_and_apart(pdf)
    for path in (printed(tmp_path, pdf), photo(pdf, tmp_path, "png"), photo(pdf, tmp_path, "jpg")):
        assert desk.proof.read_paper(path) == read_claim(qr_payload(proof))
    desk.close()


def test_that_a_sheet_speaks_english_too(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    proof = desk.proof.take()
    (page,) = read_back(desk.proof.sheet(proof, "en"))
    assert page.qr == (qr_payload(proof),)
    assert typed_code(proof) in page.text


def test_that_papers_without_a_proof_are_refused(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    receipt = desk.reception.receive(make_application(desk))
    paper = printed(tmp_path, desk.forms.issue(str(receipt.submission_id), "01").pdf)
    with pytest.raises(InvalidInput, match="proof_not_found"):
        desk.proof.read_paper(paper)
    with pytest.raises(InvalidInput, match="scan_kind_unknown"):
        desk.proof.read_paper(printed(tmp_path, b"XN1-", "x.txt"))
    with pytest.raises(InvalidInput, match="scan_not_found"):
        desk.proof.read_paper(tmp_path / "khong-co.pdf")
    desk.close()


def test_that_an_older_copy_is_told_it_lacks_acts(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    desk.close()
    shutil.copytree(tmp_path / "home", tmp_path / "older" / "home")
    again = open_desk(desk.settings)
    receive(again, 2)
    proof = again.proof.take()
    again.close()
    shutil.copy(tmp_path / "home.key", tmp_path / "older" / "home.key")
    (tmp_path / "older" / "home" / "high-water").unlink()  # who hides the gap hides the mark too
    older = open_desk(make_settings(tmp_path / "older"))
    for code in (qr_payload(proof), typed_code(proof)):
        found = older.proof.verify(read_claim(code))
        assert found.outcome is Outcome.LACKING
        assert found.chains[0].lacking == 3
    assert older.supervision.verify().ok
    older.close()


def test_that_another_offices_paper_is_told_apart(tmp_path: Path) -> None:
    desk, other = make_desk(tmp_path), of_another_office(tmp_path / "khac")
    proof = other.proof.take()
    by_qr = desk.proof.verify(read_claim(qr_payload(proof)))
    assert by_qr.outcome is Outcome.OTHER_OFFICE
    assert "H60.999" in outcome_sentence(by_qr, words())
    by_code = desk.proof.verify(read_claim(typed_code(proof)))
    assert by_code.outcome is Outcome.UNKNOWN
    assert "gõ bằng tay" in remarks(by_code, words())[0]
    assert not any("gõ bằng tay" in line for line in remarks(by_qr, words()))


def test_that_a_slip_past_the_check_characters_is_no_accusation(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    said = read_claim(typed_code(desk.proof.take()))
    (chain,) = said.chains
    other = "B" if chain.mark[5] != "B" else "C"
    slipped = Claim((type(chain)("", chain.seq, chain.mark[:5] + other + chain.mark[6:]),), tag=said.tag)
    found = desk.proof.verify(slipped)
    assert found.outcome is Outcome.MISTYPED
    assert found.chains[0].verdict is ChainVerdict.MISTYPED
    assert not found.holds


def test_that_whoever_walks_in_may_ask_but_not_print(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    proof = desk.proof.take()
    desk.seat.leave()
    assert desk.proof.verify(read_claim(typed_code(proof))).holds
    with pytest.raises(RuleRefused, match="not_signed_in"):
        desk.proof.take()
    seated(desk, Person("an", "Nông Văn An", (Role.OFFICER,)))
    with pytest.raises(RuleRefused, match="role_forbids"):
        desk.proof.take()


def test_that_a_check_may_be_stopped(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    claim = read_claim(typed_code(desk.proof.take()))
    with pytest.raises(RuleRefused, match="stopped"):
        desk.proof.verify(claim, lambda _done, _total: False)
    assert desk.proof.verify(claim).holds


def test_that_a_damaged_file_is_told(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    receive(desk, 30)
    claim = read_claim(typed_code(desk.proof.take()))
    desk.store.tidy()
    file = desk.settings.database
    pages = range(file.stat().st_size // 4, file.stat().st_size, 4096)
    with file.open("r+b") as database:
        for page in pages:
            database.seek(page)
            database.write(b"\xff" * 64)
    assert desk.proof.verify(claim).outcome is Outcome.DAMAGED


def test_that_every_answer_has_its_words(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    claim = read_claim(qr_payload(desk.proof.take()))
    chain_of_another_counter(desk)
    found = desk.proof.verify(claim)
    assert found.newer == ("C2-BCFGHJKL",)
    for language in ("vi", "en"):
        said = words(language)
        lines = [outcome_sentence(found, said), *(chain_words(each, said) for each in found.chains)]
        lines += remarks(found, said)
        assert not any("{" in line for line in lines)
        assert "C2-BCFGHJKL" in lines[-1]
