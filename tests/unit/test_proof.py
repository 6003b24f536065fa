"""Proofs as codes: what is written is read, what is changed is noticed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.check_character import ALPHABET
from frontdesk.domain.house_digits import from_digits, to_digits
from frontdesk.domain.proof import (
    MARK_LENGTH,
    MOST_CHAINS,
    Proof,
    canonical_text,
    is_claim,
    is_slip,
    mark_of,
    office_sign,
    qr_payload,
    read_claim,
    tag_of,
    typed_code,
)
from frontdesk.domain.proof_events import Head
from frontdesk.errors import InvalidInput
from frontdesk.i18n import words
from frontdesk.messages import sentence
from tests.proofs import make_proof
from tests.telex import telex, vni

DEVICES = st.builds(
    "{}{}-{}".format,
    st.sampled_from("BCFGHKLMNPQ"),
    st.integers(1, 99),
    st.text(ALPHABET, min_size=8, max_size=8),
)
HEADS = st.builds(Head, DEVICES, st.integers(1, 10**7), st.binary(min_size=32, max_size=32).map(bytes.hex))
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=0)
)
OFFICES = st.from_regex(r"[GH][0-9]{2}(\.[0-9]{1,3}){0,3}", fullmatch=True)
PROOFS = st.builds(Proof, OFFICES, MOMENTS, HEADS, st.lists(HEADS, max_size=25).map(tuple))
TYPED = typed_code(make_proof())


@given(PROOFS)
def test_that_a_qr_code_says_every_chain_office_and_moment(proof: Proof) -> None:
    claim = read_claim(qr_payload(proof))
    assert claim.office == proof.office
    assert claim.taken_at == proof.taken_at
    assert [(each.device, each.seq, each.mark) for each in claim.chains] == [
        (head.device, head.seq, mark_of(head.hash)) for head in proof.chains[:MOST_CHAINS]
    ]


@given(PROOFS)
def test_that_a_typed_code_says_device_number_and_a_hundred_bits(proof: Proof) -> None:
    claim = read_claim(typed_code(proof))
    (said,) = claim.chains
    assert claim.tag == tag_of(proof.own.device)
    assert (said.seq, said.mark) == (proof.own.seq, mark_of(proof.own.hash))
    assert len(ALPHABET) ** len(said.mark) > 2**100


@given(PROOFS, st.data())
def test_that_any_other_sign_in_a_qr_code_is_noticed(proof: Proof, data: st.DataObject) -> None:
    payload = qr_payload(proof)
    at = data.draw(st.integers(0, len(payload) - 1))
    sign = data.draw(st.sampled_from(ALPHABET + "-.").filter(lambda char: char != payload[at]))
    with pytest.raises(InvalidInput, match="proof_"):
        read_claim(payload[:at] + sign + payload[at + 1 :])


@given(PROOFS, st.data())
def test_that_any_part_of_a_qr_code_alone_is_noticed(proof: Proof, data: st.DataObject) -> None:
    payload = qr_payload(proof)
    with pytest.raises(InvalidInput, match="proof_"):
        read_claim(payload[: data.draw(st.integers(0, len(payload) - 1))])


@given(PROOFS, st.data())
def test_that_a_mistyped_sign_names_its_group(proof: Proof, data: st.DataObject) -> None:
    groups = typed_code(proof).split("-")
    group = data.draw(st.integers(1, 6))
    at = data.draw(st.integers(0, 5))
    sign = data.draw(st.sampled_from(ALPHABET).filter(lambda char: char != groups[group][at]))
    groups[group] = groups[group][:at] + sign + groups[group][at + 1 :]
    with pytest.raises(InvalidInput, match="proof_mistyped") as refused:
        read_claim("-".join(groups))
    assert refused.value.params["groups"] == (group,)
    assert f"nhóm {group} " in sentence(refused.value, words())


@given(PROOFS, st.permutations(range(1, 7)))
def test_that_groups_that_changed_places_are_noticed(proof: Proof, order: list[int]) -> None:
    groups = typed_code(proof).split("-")
    moved = tuple(place for place, group in enumerate(order, start=1) if groups[group] != groups[place])
    typed = "-".join([groups[0], *(groups[group] for group in order)])
    if not moved:
        assert read_claim(typed) == read_claim(typed_code(proof))
        return
    with pytest.raises(InvalidInput, match="proof_mistyped") as refused:
        read_claim(typed)
    groups_named = refused.value.params["groups"]
    assert isinstance(groups_named, tuple)
    assert set(groups_named) <= set(moved)


@pytest.mark.parametrize(
    "typed",
    [TYPED.lower(), TYPED.replace("-", ""), TYPED.replace("-", " "), f"  {TYPED}\n", TYPED.replace("0", "O")],
)
def test_that_a_code_may_be_typed_in_any_way(typed: str) -> None:
    assert read_claim(typed) == read_claim(TYPED)
    assert is_claim(typed)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "proof_malformed"),
        ("C1-261123-0042-J", "proof_malformed"),
        ("BG-C1-261123-001-2", "proof_malformed"),
        ("XN", "proof_malformed"),
        ("XNA" + TYPED[3:], "proof_malformed"),
        ("XN2" + TYPED[3:], "proof_newer"),
        (TYPED[:-1], "proof_length"),
        (TYPED + "B", "proof_length"),
        ("X" * 5_000, "proof_malformed"),
        ("XN1.0000000.1.C1-7KXQZ3GH.0." + "0" * 21 + ".H60.BBBB", "proof_garbled"),
    ],
)
def test_that_what_is_no_code_is_refused_in_words(typed: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_claim(typed)
    assert refused.value.code == code
    assert "{" not in sentence(refused.value, words())


@given(st.text(max_size=80) | st.text(ALPHABET + "XN1-.", max_size=80).map("XN1".__add__))
def test_that_no_text_is_more_than_refused(text: str) -> None:
    try:
        claim = read_claim(text)
    except InvalidInput:
        return
    assert claim.chains


@given(PROOFS)
def test_that_neither_code_is_changed_by_an_input_method(proof: Proof) -> None:
    for method in (telex, vni):
        assert method(typed_code(proof)) == typed_code(proof)
        assert method(qr_payload(proof)) == qr_payload(proof)


def test_that_ten_devices_fit_a_code_a_scanner_reads() -> None:
    assert [len(qr_payload(make_proof(others))) for others in (0, 9, 19, 40)] == [67, 421, 831, 831]


def test_that_the_text_says_every_head_in_full() -> None:
    proof = make_proof(1)
    assert canonical_text(proof).splitlines() == [
        "frontdesk-proof 1",
        "H60.242",
        "2026-11-30T08:00:05Z",
        f"C1-7KXQZ3GH 123456 {proof.own.hash}",
        f"C2-7KXQZ3GH 2000 {proof.others[0].hash}",
    ]


def test_that_an_odd_office_code_harms_nothing() -> None:
    proof = replace(make_proof(), office="Xã.thái bình/7")
    claim = read_claim(qr_payload(proof))
    assert claim.office == office_sign(proof.office)
    assert claim.office.isascii()


def test_that_up_to_three_signs_are_a_slip() -> None:
    mark = "0" * MARK_LENGTH
    assert is_slip("111" + mark[3:], mark)
    assert not is_slip("1111" + mark[4:], mark)


@given(st.integers(0, 28**21 - 1))
def test_that_numbers_come_back_from_the_alphabet(number: int) -> None:
    assert from_digits(to_digits(number, 21)) == number


def test_that_signs_outside_the_alphabet_are_no_number() -> None:
    with pytest.raises(ValueError, match="A"):
        from_digits("0A")
