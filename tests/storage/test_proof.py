"""What a paper finds that nothing inside the database can: each tampering a hundred and fifty times."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete

from frontdesk.desk import Desk
from frontdesk.domain.proof import Claim, Proof, qr_payload, read_claim, typed_code
from frontdesk.domain.proof_check import ChainVerdict, Outcome, ProofCheck
from frontdesk.services.proof import ProofService
from frontdesk.storage.journal_schema import chains, events
from frontdesk.storage.proof import walk_chains
from frontdesk.storage.verification import verify
from tests.factories import make_desk
from tests.proofs import OTHER, TAMPERINGS, chain_of, chain_of_another_counter, receive, rewrite, unguarded

TIMES = 150
FOUND = {Outcome.CHANGED, Outcome.LACKING, Outcome.UNKNOWN}


class _Enough(Exception):
    """What was tried is undone."""


@contextmanager
def tried(desk: Desk) -> Iterator[Connection]:
    """A transaction in which the journal may be changed; nothing of it stays."""
    try:
        with desk.store.write_unjournaled() as connection:
            unguarded(connection)
            yield connection
            raise _Enough
    except _Enough:
        return


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Proof]]:
    """Two devices' chains, a proof on paper, and acts after it. Never changed for good."""
    desk = make_desk(tmp_path_factory.mktemp("office"))
    chain_of_another_counter(desk)
    receive(desk, 4)
    proof = desk.proof.take()
    receive(desk, 2)
    yield desk, proof
    desk.close()


def check(desk: Desk, connection: Connection, claim: Claim) -> ProofCheck:
    service: ProofService = desk.proof
    return service._verify(connection, claim, lambda _done, _total: True)


@pytest.mark.parametrize("kind", TAMPERINGS)
def test_that_a_paper_finds_every_tampering(office: tuple[Desk, Proof], kind: str) -> None:
    desk, proof = office
    tamper, is_found_without = TAMPERINGS[kind]
    printed, typed = read_claim(qr_payload(proof)), read_claim(typed_code(proof))
    by_qr, by_code, without = 0, 0, 0
    for time in range(TIMES):
        with tried(desk) as connection:
            tamper(connection, random.Random(time), proof.own.device, proof.own.seq)
            by_qr += check(desk, connection, printed).outcome in FOUND
            by_code += check(desk, connection, typed).outcome in FOUND
            without += not verify(connection).ok
    assert (by_qr, by_code) == (TIMES, TIMES)
    assert without == (TIMES if is_found_without else 0)


@pytest.mark.parametrize("kind", [kind for kind in TAMPERINGS if kind != "personal part changed"])
def test_that_the_paper_of_one_counter_finds_tampering_with_another(office: tuple[Desk, Proof], kind: str) -> None:
    desk, proof = office
    (other,) = proof.others
    for time in range(20):
        for code in (qr_payload(proof), typed_code(proof)):
            with tried(desk) as connection:
                TAMPERINGS[kind][0](connection, random.Random(time), other.device, other.seq)
                found = check(desk, connection, read_claim(code))
                mine, theirs = found.chains
                assert mine.verdict is ChainVerdict.INTACT
                assert theirs.verdict is not ChainVerdict.INTACT
                assert found.outcome in FOUND


def test_that_an_untouched_journal_is_proven_also_after_more_acts(office: tuple[Desk, Proof]) -> None:
    desk, proof = office
    for code in (qr_payload(proof), typed_code(proof)):
        found = desk.proof.verify(read_claim(code))
        assert found.outcome is Outcome.PROVEN
        assert [(each.device, each.seq, each.verdict) for each in found.chains] == [
            (head.device, head.seq, ChainVerdict.INTACT) for head in proof.chains
        ]
        assert found.taken_at == proof.taken_at


def test_that_a_flaw_is_named_where_it_is(office: tuple[Desk, Proof]) -> None:
    desk, proof = office
    with tried(desk) as connection:
        connection.exec_driver_sql(f"UPDATE events SET actor = 'x' WHERE device = '{proof.own.device}' AND seq = 9")
        chain = check(desk, connection, read_claim(typed_code(proof))).chains[0]
    assert (chain.verdict, chain.at, chain.reason) == (ChainVerdict.BROKEN, 9, "hash")


def test_that_what_lacks_is_counted(office: tuple[Desk, Proof]) -> None:
    desk, proof = office
    with tried(desk) as connection:
        rewrite(connection, proof.own.device, chain_of(connection, proof.own.device)[: proof.own.seq - 3])
        found = check(desk, connection, read_claim(typed_code(proof)))
    assert found.outcome is Outcome.LACKING
    assert (found.chains[0].verdict, found.chains[0].lacking) == (ChainVerdict.BEHIND, 3)


def test_that_a_whole_device_gone_is_missed(office: tuple[Desk, Proof]) -> None:
    desk, proof = office
    with tried(desk) as connection:
        connection.execute(delete(events).where(events.c.device == OTHER))
        connection.execute(delete(chains).where(chains.c.device == OTHER))
        assert verify(connection).ok
        for code in (qr_payload(proof), typed_code(proof)):
            found = check(desk, connection, read_claim(code))
            assert found.outcome is Outcome.LACKING
            assert found.chains[1].verdict is ChainVerdict.MISSING


def test_that_acts_after_the_paper_are_beyond_it_unless_their_chain_breaks(office: tuple[Desk, Proof]) -> None:
    desk, proof = office
    device, claim = proof.own.device, read_claim(typed_code(proof))
    with tried(desk) as connection:
        rewrite(connection, device, chain_of(connection, device)[: proof.own.seq + 1])
        assert check(desk, connection, claim).outcome is Outcome.PROVEN  # only a later paper finds that
    with tried(desk) as connection:
        connection.exec_driver_sql(f"UPDATE events SET actor = 'x' WHERE seq = {proof.own.seq + 2}")
        found = check(desk, connection, claim)
    assert found.outcome is Outcome.CHANGED_SINCE
    assert (found.chains[0].later, found.chains[0].later_reason) == (proof.own.seq + 2, "hash")


def test_that_erasing_what_is_personal_breaks_no_proof_and_is_counted(office: tuple[Desk, Proof]) -> None:
    desk, proof = office
    with tried(desk) as connection:
        gone = connection.exec_driver_sql("UPDATE events SET personal = '', salt = '' WHERE personal <> ''").rowcount
        found = check(desk, connection, read_claim(qr_payload(proof)))
    assert found.outcome is Outcome.PROVEN
    assert found.erased == gone > 0


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE events SET seq = 'soon' WHERE seq = 5",
        "UPDATE events SET hash = 'soon' WHERE seq = 5",
        "UPDATE events SET hash = x'00ff' WHERE device = '{device}' AND seq = {seq}",
        "UPDATE events SET recorded_at = 'soon' WHERE seq = 5",
        "UPDATE events SET payload = x'00ff' WHERE seq = 5",
        "DELETE FROM events",
        "DELETE FROM chains",
        "UPDATE chains SET seq = 'soon', head = x'00'",
    ],
)
def test_that_what_was_made_something_else_by_hand_is_found(office: tuple[Desk, Proof], change: str) -> None:
    desk, proof = office
    for code in (qr_payload(proof), typed_code(proof)):
        with tried(desk) as connection:
            connection.exec_driver_sql(change.format(device=proof.own.device, seq=proof.own.seq))
            assert not check(desk, connection, read_claim(code)).holds


def test_that_a_walk_tells_how_far_it_is(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    heard: list[tuple[int, int]] = []

    def hear(done: int, total: int) -> bool:
        heard.append((done, total))
        return True

    with desk.store.read() as connection:
        walked = walk_chains(connection, {}, hear)
    assert heard == [(walked.events, walked.events)]
    desk.close()
