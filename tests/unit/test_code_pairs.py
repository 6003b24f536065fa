"""Two scans make a pair, in either order."""

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.code_pairs import CodePair


def test_that_either_order_makes_the_pair() -> None:
    pair = CodePair().with_submission("a").with_official("x")
    assert pair == CodePair().with_official("x").with_submission("a") == CodePair("a", "x")
    assert pair.complete


def test_that_the_last_of_a_kind_counts_and_a_full_pair_begins_anew() -> None:
    assert CodePair().with_submission("a").with_submission("b").with_official("x") == CodePair("b", "x")
    assert CodePair("a", "x").with_submission("b") == CodePair("b")
    assert CodePair("a", "x").with_official("y") == CodePair("", "y")


@given(st.lists(st.tuples(st.booleans(), st.text(min_size=1))))
def test_that_a_pair_is_of_the_two_last_scans(scans: list[tuple[bool, str]]) -> None:
    pair = CodePair()
    for ours, text in scans:
        pair = pair.with_submission(text) if ours else pair.with_official(text)
        assert (pair.submission_id if ours else pair.official) == text
