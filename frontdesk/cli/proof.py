"""`frontdesk proof`, and `frontdesk verify --against`: the journal's heads on paper, and back."""

from pathlib import Path
from typing import Any

import typer

from frontdesk.cli.calls import Call, on_desk
from frontdesk.cli.output import emit, moment, progress
from frontdesk.cli.printing import Pdf, check_pdf, going_on, write_or_say
from frontdesk.cli.targets import check_target
from frontdesk.desk import Desk, open_desk
from frontdesk.domain.clock import local
from frontdesk.domain.proof import Claim, Proof, canonical_text, is_claim, qr_payload, read_claim, typed_code
from frontdesk.domain.proof_check import Outcome, ProofCheck
from frontdesk.domain.proof_check_words import chain_words, outcome_sentence, remarks
from frontdesk.domain.proof_words import proof_lines
from frontdesk.errors import StorageRefused
from frontdesk.i18n import Words, words
from frontdesk.settings import Settings

NOT_PROVEN = 1


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    app.command()(on_desk(proof))


def proof(call: Call, pdf: Pdf = None) -> None:
    """In mã đối chiếu của nhật ký lúc này, để giữ bên ngoài. Bỏ --pdf: tệp mang ngày giờ, ở thư mục này."""
    check_pdf(pdf)
    taken = call.desk.proof.take()
    target = pdf or Path(f"doi-chieu-{local(taken.taken_at):%y%m%d-%H%M%S}.pdf")
    check_target(target)
    write_or_say(target, call.desk.proof.sheet(taken, call.desk.settings.language), "proof")
    said = call.words.gettext("Đã ghi mã đối chiếu vào {path}").format(path=target)
    call.answer(_proof_value(taken, target), said, *(f"  {line}" for line in proof_lines(taken, call.words)))


def _proof_value(taken: Proof, target: Path) -> dict[str, Any]:
    return {
        "code": typed_code(taken),
        "qr": qr_payload(taken),
        "office": taken.office,
        "taken_at": moment(taken.taken_at),
        "heads": {head.device: {"seq": head.seq, "hash": head.hash} for head in taken.chains},
        "text": canonical_text(taken),
        "path": str(target),
    }


def verify_against(against: str, settings: Settings, as_json: bool) -> int:
    """Answer whether the journal is the one a paper was printed from; the exit code. Nobody has to sign in."""
    said = words(settings.language)
    try:
        desk = open_desk(settings)
    except StorageRefused as error:
        if error.code != "database_damaged":
            raise
        found = ProofCheck(Outcome.DAMAGED, ())
    else:
        try:
            found = _check(desk, against, said)
        finally:
            desk.close()
    emit(_value(found, said), as_json, *_lines(found, said))
    return 0 if found.holds else NOT_PROVEN


def _check(desk: Desk, against: str, said: Words) -> ProofCheck:
    claim = _claim(desk, against)
    with progress(said.gettext("Đang đối chiếu nhật ký")) as report:
        return desk.proof.verify(claim, going_on(report))


def _claim(desk: Desk, against: str) -> Claim:
    """A file where there is one of that name, else a code."""
    if is_claim(against) and not Path(against).exists():
        return read_claim(against)
    return desk.proof.read_paper(Path(against))


def _value(found: ProofCheck, said: Words) -> dict[str, Any]:
    return {
        "ok": found.holds,
        "outcome": found.outcome.value,
        "message": outcome_sentence(found, said),
        "office": found.office,
        "taken_at": moment(found.taken_at),
        "events": found.events,
        "erased": found.erased,
        "newer_devices": list(found.newer),
        "chains": [
            {
                "device": chain.device,
                "seq": chain.seq,
                "verdict": chain.verdict.value,
                "last": chain.last,
                "lacking": chain.lacking,
                "at": chain.at or None,
                "reason": chain.reason,
                "later": chain.later or None,
                "later_reason": chain.later_reason,
            }
            for chain in found.chains
        ],
    }


def _lines(found: ProofCheck, said: Words) -> list[str]:
    chains = [f"  {chain.device or '?'}  {chain_words(chain, said)}" for chain in found.chains]
    return [outcome_sentence(found, said), *chains, *(f"  {line}" for line in remarks(found, said))]
