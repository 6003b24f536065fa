"""The board: whoever waits gets the next view, and nobody waits longer than was said."""

from concurrent.futures import ThreadPoolExecutor

from frontdesk.customer.board import Board
from tests.customer_views import view_of


def test_that_a_new_board_shows_nothing() -> None:
    board = Board()

    assert board.view() is None
    assert board.wait(0, timeout=0) is None


def test_that_a_view_already_newer_is_there_at_once() -> None:
    board = Board()
    board.put(view_of("idle", version=3))

    assert board.wait(2, timeout=0) == view_of("idle", version=3)


def test_that_waiting_for_what_one_has_ends_with_nothing() -> None:
    board = Board()
    board.put(view_of("idle", version=3))

    assert board.wait(3, timeout=0.01) is None


def test_that_versions_may_begin_again_after_a_restart() -> None:
    board = Board()
    board.put(view_of("idle", version=1))

    assert board.wait(900, timeout=0) == view_of("idle", version=1)


def test_that_everybody_who_waits_is_woken_by_the_next_view() -> None:
    board = Board()
    board.put(view_of("idle", version=1))
    with ThreadPoolExecutor(4) as pool:
        waiting = [pool.submit(board.wait, 1, 30) for _ in range(4)]
        board.put(view_of("rate", version=2))

        assert [wait.result() for wait in waiting] == [view_of("rate", version=2)] * 4


def test_that_closing_lets_everybody_go_and_shows_nothing() -> None:
    board = Board()
    board.put(view_of("entry", version=1))
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(board.wait, 1, 30)
        board.close()

        assert waiting.result() is None
    assert board.view() is None
    assert board.wait(0, timeout=0) is None
