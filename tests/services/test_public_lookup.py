"""What a receipt tells whoever holds it, and what tells nobody anything."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdesk.domain.codes import compact
from frontdesk.domain.corrections import Correction
from frontdesk.domain.payment_memo import payment_memo
from frontdesk.domain.public_status import PublicStatus
from frontdesk.domain.states import State
from tests.counters import Counter
from tests.factories import make_application, make_party


def receipt(counter: Counter, which: str) -> dict[str, str]:
    """What is on the receipt of a submission."""
    page = counter.desk.lookup.get(which)
    assert page.submission.received.personal is not None
    return {
        "code": page.receipt_code,
        "token": page.token,
        "address": page.view.track_url,
        "key": page.view.lookup_key,
    }


def status(counter: Counter, text: str, *, codes: bool = False) -> PublicStatus | None:
    return counter.desk.lookup.public(text, codes=codes)


@pytest.mark.parametrize("what", ["token", "address"])
@pytest.mark.parametrize("codes", [False, True])
def test_that_the_receipts_qr_tells_where_the_submission_is(counter: Counter, what: str, codes: bool) -> None:
    which = counter.at_department()
    counter.clock.forward(hours=1)
    found = status(counter, f" {receipt(counter, which)[what].lower()} \r\n", codes=codes)
    assert found is not None
    assert (found.receipt_code, found.state, found.as_of) == (
        counter.code(which), State.IN_PROGRESS, counter.clock.now,
    )  # fmt: skip


def test_that_a_receipt_code_does_only_where_the_paper_itself_is_scanned(counter: Counter) -> None:
    which = counter.receive()
    code = counter.code(which)
    assert status(counter, code) is None
    found = status(counter, code.lower().replace("-", ""), codes=True)
    assert found is not None
    assert found.receipt_code == code


def test_that_what_is_no_secret_of_the_receipt_tells_nothing(counter: Counter) -> None:
    person = make_party("NGUYỄN THỊ HÒA", "008195012346")
    which = str(counter.desk.reception.receive(make_application(counter.desk, principal=person)).submission_id)
    key = receipt(counter, which)["key"]
    code = counter.code(which)
    mistyped = code[:-1] + ("C" if code[-1] != "C" else "D")
    memo = payment_memo(compact(code))  # stands on bank statements
    telling = (which, key, key.replace("-", ""), person.name, person.number, "0912345678", memo, mistyped)
    for text in (*telling, "", " ", "x" * 9_000):
        assert status(counter, text, codes=True) is None, text


def test_that_an_unknown_receipt_is_answered_like_no_receipt(counter: Counter) -> None:
    counter.receive()
    assert status(counter, "7" * 27) is None
    assert status(counter, "C1-261123-9999-B", codes=True) is None


def test_that_a_replaced_receipt_is_told_from_the_one_that_holds(counter: Counter) -> None:
    which = counter.receive()
    old = receipt(counter, which)["token"]
    counter.desk.corrections.correct(which, Correction(sets=2))
    told, holds = status(counter, old), status(counter, receipt(counter, which)["token"])
    assert told is not None
    assert holds is not None
    assert (told.replaced, holds.replaced) == (True, False)
    assert told.receipt_code == holds.receipt_code


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=60))
def test_that_nothing_typed_at_random_is_an_error(counter: Counter, text: str) -> None:
    assert status(counter, text, codes=True) is None
