"""What somebody with the file and its key can still read: no used token, no order of votes, no log of them."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlalchemy import text

from frontdesk.domain.rating_events import Vote
from frontdesk.secrets import DATABASE_KEY, KeyFile
from frontdesk.settings import Settings
from frontdesk.storage.home import database_key
from tests.counters import BIRTH, Counter

PAGE, RESERVED, SALT = 4096, 80, 16  # SQLCipher 4: IV and HMAC-SHA-512 at the end of each page
SECRET = "một ý kiến chỉ một người viết"


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    opened = Counter(tmp_path)
    yield opened
    opened.desk.close()


def pages(settings: Settings) -> bytes:
    """Everything in the database file, deciphered, what is deleted included."""
    assert settings.key_file is not None
    key = bytes.fromhex(KeyFile(settings.key_file).get(DATABASE_KEY) or "")
    raw = settings.database.read_bytes()
    found = []
    for start in range(0, len(raw), PAGE):
        page = raw[start : start + PAGE]
        sealed = page[SALT if start == 0 else 0 : PAGE - RESERVED]
        vector = page[PAGE - RESERVED : PAGE - RESERVED + 16]
        found.append(Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor().update(sealed))
    return b"".join(found)


def vote(counter: Counter, comment: str = "", procedure: str = BIRTH) -> str:
    """One citizen more, who votes; the token."""
    invitation = counter.desk.ratings.invite(counter.receive(procedure))
    assert invitation is not None
    counter.desk.ratings.vote(invitation.token, Vote(1), comment)
    return invitation.token


def trace(token: str) -> bytes:
    return hashlib.sha256(token.encode()).hexdigest().encode()


def test_that_a_waiting_comment_is_where_this_test_looks(counter: Counter) -> None:
    vote(counter, SECRET)
    assert len(database_key(counter.desk.settings)) == 64
    assert pages(counter.desk.settings).count(SECRET.encode()) == 1


def test_that_a_used_token_is_nowhere_in_the_file(counter: Counter) -> None:
    invitation = counter.desk.ratings.invite(counter.receive(BIRTH))
    assert invitation is not None
    counter.desk.store.tidy()
    assert trace(invitation.token) in pages(counter.desk.settings)
    assert invitation.token.encode() not in pages(counter.desk.settings)
    counter.desk.ratings.vote(invitation.token, Vote(5))
    assert trace(invitation.token) not in pages(counter.desk.settings)


def test_that_what_has_left_its_pool_stands_in_the_journal_alone(counter: Counter) -> None:
    for number in range(5):
        vote(counter, SECRET if number == 2 else "")
    assert pages(counter.desk.settings).count(SECRET.encode()) == 1
    with counter.desk.store.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM ballots")).scalar() == 0
        assert connection.execute(
            text("SELECT count(*) FROM events WHERE personal LIKE :s"), {"s": f"%{SECRET}%"}
        ).scalar()


def test_that_no_log_of_pages_stays_behind_a_vote(counter: Counter) -> None:
    vote(counter)
    log = counter.desk.settings.database.with_name(counter.desk.settings.database.name + "-wal")
    assert not log.exists() or log.stat().st_size == 0


def test_that_a_vote_is_not_held_up_by_somebody_who_reads(counter: Counter) -> None:
    with counter.desk.store.read() as connection:
        connection.execute(text("SELECT count(*) FROM events")).scalar()
        vote(counter)
    vote(counter)
    log = counter.desk.settings.database.with_name(counter.desk.settings.database.name + "-wal")
    assert log.stat().st_size == 0


def test_that_ballots_lie_in_no_order_of_their_coming(counter: Counter) -> None:
    """A page takes a new cell before its older ones: written anew, they lie in the order of random keys."""
    said = [f"ý kiến thứ {number:02}" for number in range(12)]
    places = []
    for number, comment in enumerate(said):
        vote(counter, comment, ("1.001612", "1.001193", "2.000815")[number % 3])
        content = pages(counter.desk.settings)
        lie = sorted(range(number + 1), key=lambda each: content.index(said[each].encode()))
        places.append(lie.index(number))
    assert any(places), "the newest always lies first"
    assert places != list(range(12)), "the newest always lies last"
