"""Which numbers a counter's device may give out, so that no two devices ever give the same.

The first device of a counter counts 1, 2, 3 …. A home that was restored or copied begins a new epoch: what its
forerunner gave out after the copy was made is unknown, and it may still be giving out more. So every later device
counts in a lane of its own: C1-261130-472001-X is the first receipt of that day in lane 472.
"""

from collections.abc import Callable, Collection, Sequence
from enum import StrEnum

from frontdesk.errors import RuleRefused

FIRST_LANE = 0  # of the device a counter was set up with
# Three figures before three of the count; from 400 on, for a code typed without dashes then reads one way only.
LANES = range(400, 1_000)
PER_DAY = 1_000  # receipts or batches of one lane on one day
PER_YEAR = 100_000  # lines of a book, or forms of one kind, of one lane in a year


class Cause(StrEnum):
    """Why a counter goes on as a new device."""

    RESTORED = "restored"  # from a backup
    COPIED = "copied"  # the home's folder was copied, or moved to another machine
    BEHIND = "behind"  # the database is older than what is known to have been recorded
    REPAIRED = "repaired"  # acts were lost with a damaged file


def draw_lane(taken: Collection[int], choose: Callable[[Sequence[int]], int]) -> int:
    """A lane none of the known devices has. Raises RuleRefused `epochs_used_up`."""
    free = [lane for lane in LANES if lane not in taken]
    if not free:
        raise RuleRefused("epochs_used_up")
    return choose(free)


def lane_of(number: int, size: int) -> int:
    """The lane `number` was counted in, where a lane has `size` numbers."""
    lane = number // size
    return lane if lane in LANES else FIRST_LANE


def number_after(last: int, lane: int, size: int) -> int:
    """The number after `last` in `lane`; `last` is 0 where it has given none. Raises RuleRefused `numbers_used_up`."""
    following = max(last, lane * size) + 1
    end = (lane + 1) * size if lane else LANES.start * size
    if following >= end:
        raise RuleRefused("numbers_used_up", last=last)
    return following
