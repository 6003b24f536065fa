"""Any scanned text, and nothing acted on by mistake."""

import random
import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.check_character import ALPHABET
from frontdesk.domain.codes import format_receipt_code, parse_receipt_code
from frontdesk.domain.identity import Party
from frontdesk.domain.manifests import manifest_code
from frontdesk.domain.proof import qr_payload, typed_code
from frontdesk.domain.scan import (
    CardScan,
    GarbledReason,
    GarbledScan,
    ManifestScan,
    OfficialScan,
    ProofScan,
    ReceiptScan,
    Scan,
    TokenScan,
    UnknownScan,
    read_scan,
)
from frontdesk.domain.tokens import track_url
from frontdesk.domain.wedge import Burst, BurstKind, WedgeReader
from tests.made_up_cards import AN, SAMPLE, card_text, parties
from tests.proofs import make_proof
from tests.telex import events, telex, vni

CODE = format_receipt_code("C1", date(2026, 11, 23), 42)
TOKEN = "0123456789BCFGHJKLMNPQRSTVX"
URL = track_url("https://motcua.tuyenquang.gov.vn", TOKEN)
FRENCH = str.maketrans("1234567890-/:QZMqzmAWaw", "&é\"'(-è_çà)!MAW?aw,QZqz")
VIETNAMESE = str.maketrans(dict(zip("1234567890", "ăâêô\u0300\u0309\u0303\u0301\u0323đ", strict=True)))


def test_that_each_kind_is_told_apart() -> None:
    card = read_scan("]Q1" + SAMPLE + "\r")
    assert isinstance(card, CardScan)
    assert card.card.party == AN
    assert read_scan(SAMPLE.encode()) == card
    assert read_scan(f"\x02]C0{CODE}\x03") == ReceiptScan(parse_receipt_code(CODE))
    assert read_scan(URL) == read_scan(TOKEN) == TokenScan(TOKEN)
    assert read_scan("H60.242-261123-0042") == OfficialScan("H60.242-261123-0042")


@pytest.mark.parametrize(
    "text",
    ["", "hello", "https://example.com/", "https://example.com/t/x", "8934588012112", "' OR 1=1 --", "a|b|c|d|e|f|g",
     "\x00\xff", "x" * 4097, CODE + " " * 5000, CODE + CODE, TOKEN + TOKEN, "|" * 4000, "0" * 4000],
)  # fmt: skip
def test_that_nothing_of_ours_is_unknown(text: str) -> None:
    assert isinstance(read_scan(text), UnknownScan)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (SAMPLE.swapcase(), GarbledReason.CAPS_LOCK),
        (SAMPLE[:40], GarbledReason.TRUNCATED),
        (SAMPLE.replace("|", "'"), GarbledReason.LAYOUT),
        (SAMPLE.replace("NGUYỄN", "NGÚYỄN"), GarbledReason.INPUT_METHOD),
        (SAMPLE.replace("Ễ", "?"), GarbledReason.ENCODING),
        (SAMPLE.replace("Nam", "Bam"), GarbledReason.DAMAGED),
        (CODE[:-1] + "?", None),
        (CODE[:-2], GarbledReason.TRUNCATED),
        (CODE[:8], GarbledReason.TRUNCATED),
        (URL[:-3], GarbledReason.TRUNCATED),
        (CODE.translate(FRENCH), GarbledReason.LAYOUT),
        (URL.translate(FRENCH), GarbledReason.LAYOUT),
        (CODE.translate(VIETNAMESE), GarbledReason.LAYOUT),
        (CODE.replace("-", "ß"), GarbledReason.LAYOUT),
        (CODE[:-1] + ("B" if CODE[-1] != "B" else "C"), GarbledReason.DAMAGED),
    ],
)
def test_that_a_garbled_scan_says_why(text: str, reason: GarbledReason | None) -> None:
    scan = read_scan(text)
    assert scan == (GarbledScan(reason) if reason else UnknownScan(text))


def test_that_caps_lock_does_not_harm_our_codes() -> None:
    assert read_scan(CODE.swapcase()) == read_scan(CODE)
    assert read_scan(URL.swapcase()) == TokenScan(TOKEN)


@given(st.text() | st.binary() | st.text(ALPHABET + "-/t:|ếđ", max_size=40), st.booleans())
def test_that_every_text_is_something(raw: str | bytes, composed: bool) -> None:
    scan = read_scan(raw, date(2026, 11, 23), composed=composed)
    assert not isinstance(scan, CardScan | ReceiptScan)


def test_that_unknown_text_is_made_harmless_to_show() -> None:
    assert read_scan("a\x1b[31m\u202eb") == UnknownScan("a·[31m·b")


@given(parties(), st.sampled_from([telex, vni]))
def test_that_input_methods_never_make_another_party_unnoticed(party: Party, method: object) -> None:
    """By the text alone a changed address, or a name that still looks right, cannot be seen: the wedge reader sees."""
    text = card_text(party)
    changed = telex(text) if method is telex else vni(text)
    scan = scan_through_wedge(text, changed)
    if changed == text:
        assert isinstance(scan, CardScan)
        assert scan.card.party == party
    else:
        assert scan == GarbledScan(GarbledReason.INPUT_METHOD)


@pytest.mark.parametrize("name", ["KSOR H'BIA", "ĐINH HAS", "AVOOR"])
def test_that_a_name_telex_rewrites_is_garbled(name: str) -> None:
    text = SAMPLE.replace("NGUYỄN VĂN AN", name)
    assert telex(text) != text
    assert scan_through_wedge(text, telex(text)) == GarbledScan(GarbledReason.INPUT_METHOD)


@pytest.mark.parametrize("text", [CODE, URL, TOKEN, "H60.242-261123-0042", "]C0" + CODE])
def test_that_our_codes_come_through_input_methods(text: str) -> None:
    expected = read_scan(text)
    assert scan_through_wedge(text, telex(text)) == scan_through_wedge(text, vni(text)) == expected
    assert read_scan(telex(text), composed=True) == expected


def scan_through_wedge(text: str, composed: str) -> Scan:
    reader = WedgeReader()
    bursts: list[Burst] = []
    for at, char in enumerate([*events(text, composed), "\r"]):
        bursts += reader.feed(char, at * 5.0)
    assert [burst.kind for burst in bursts] == [BurstKind.SCANNED]
    assert bursts[0].text == composed
    return read_scan(bursts[0].text, composed=bursts[0].composed)


def garbage(source: random.Random) -> str:
    real = source.choice([CODE, URL, SAMPLE])
    noise = "".join(source.choices(string.printable + "ếđĂ\u202e\x00", k=source.randint(0, 60)))
    at = source.randrange(1, len(real))
    return source.choice(
        [
            noise,
            "".join(source.choices(ALPHABET + "-", k=source.randint(1, 26))),  # 27 make a token, for the look-up
            "".join(source.choices("0123456789", k=source.randint(1, 26))),
            f"https://example.com/{noise}",
            f"'; DROP TABLE t; --{noise}",
            noise * 100,
            source.randbytes(source.randint(1, 99)).decode("latin-1"),
            real[:at],
            CODE[at % len(CODE) + 1 :],
            real + real,
            CODE[: at % 15] + source.choice("ADEUWYđ|") + CODE[at % 15 + 1 :],
            SAMPLE[:at] + noise,
            telex(SAMPLE.replace("NGUYỄN", "NGUWOWIFS")).replace("Nam", "Nám"),
        ]
    )


def test_that_ten_thousand_garbage_scans_make_no_wrong_act() -> None:
    source, kinds = random.Random(11), {UnknownScan: 0, GarbledScan: 0}
    for _ in range(10_000):
        scan = read_scan(garbage(source), date(2026, 11, 23))
        kinds[type(scan)] += 1
    assert min(kinds.values()) > 1000


@pytest.mark.parametrize("text", ["BG-C1-", "BG-C1-2611", "BG-C1-261123", "BG-C1-261123-0", "BG-C1-261123-001-"])
def test_that_a_part_of_a_batchs_code_is_a_cut_scan(text: str) -> None:
    assert read_scan(text) == GarbledScan(GarbledReason.TRUNCATED)


def test_that_a_batchs_code_with_a_wrong_character_is_a_damaged_scan() -> None:
    code = manifest_code("C1", date(2026, 11, 23), 7)
    assert read_scan(code) == ManifestScan(code)
    assert read_scan(code.lower() + "\r\n") == ManifestScan(code)
    assert read_scan(code.replace("-007-", "-008-")) == GarbledScan(GarbledReason.DAMAGED)


@pytest.mark.parametrize("code", [qr_payload(make_proof(2)), typed_code(make_proof())])
def test_that_a_proof_is_told_from_all_other_codes(code: str) -> None:
    assert read_scan(code) == ProofScan(code)
    assert read_scan(code[:20] + "0" + code[21:]) in (ProofScan(code), GarbledScan(GarbledReason.DAMAGED))
    assert read_scan(code[:-3]) == GarbledScan(GarbledReason.DAMAGED)
