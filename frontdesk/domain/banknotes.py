"""What a citizen is likely to hold out for an amount, so that nobody types it."""

NOTES = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000)  # đồng in use
_MOST = 4


def likely_given(amount: int) -> tuple[int, ...]:
    """Sums above `amount` (đồng) that notes of one kind make with the fewest of them, smallest first; at most four.

    Large notes before small ones: who pays 8.000 gives a 10.000, a 20.000, a 50.000 or a 100.000.
    """
    if amount < 1:
        return ()
    sums = {-(-amount // note) * note for note in NOTES if note * 10 >= amount}
    return tuple(sorted(each for each in sums if each > amount))[:_MOST]
