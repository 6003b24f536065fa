"""What is drawn once and filled for everybody."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from frontdesk.tracking.mould import Mould, slot


@given(st.text(), st.text(), st.lists(st.text(), min_size=2, max_size=2))
def test_that_every_value_stands_escaped_in_its_place(title: str, code: str, listed: list[str]) -> None:
    mould = Mould(f"<a>{slot('title')}</a>ý{slot('1')}{slot('at.code')}{slot('title')}<b>{slot('0')}</b>")
    page = mould.filled(SimpleNamespace(title=title, at=SimpleNamespace(code=code)), listed)
    said, of, first, second = (escape(each) for each in (title, code, *listed))
    assert page == f"<a>{said}</a>ý{second}{of}{said}<b>{first}</b>".encode()


@pytest.mark.parametrize("value", ["a\0b", "\0", slot("code"), slot("0")])
def test_that_a_value_that_looks_like_a_slot_is_none(value: str) -> None:
    page = Mould(f"<p>{slot('title')}|{slot('code')}|{slot('0')}</p>").filled(
        SimpleNamespace(title=value, code="c"), [value]
    )
    assert page == f"<p>{value}|c|{value}</p>".encode()


def test_that_a_page_without_values_is_itself() -> None:
    assert Mould("<p>ý</p>").filled(None) == "<p>ý</p>".encode()


def test_that_one_value_is_enough() -> None:
    assert Mould(f"<p>{slot('title')}</p>").filled(SimpleNamespace(title="&")) == b"<p>&amp;</p>"
    assert Mould(f"<p>{slot('0')}</p>").filled(None, ["<"]) == b"<p>&lt;</p>"


def test_that_moulds_keep_what_they_share_once() -> None:
    style = "<style>" + "x" * 10_000
    one, other = (Mould(f"{style}{slot('0')}{tail}") for tail in ("a", "b"))
    assert one._pieces[0] is other._pieces[0]
    assert one.filled(None, ["1"]) != other.filled(None, ["1"])
