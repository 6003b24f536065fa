"""What a procedure costs, in words: the same on forms, on the citizen's screen and on the officer's."""

from collections.abc import Callable
from functools import partial

from frontdesk.domain.money_words import dotted
from frontdesk.domain.procedures import Fee
from frontdesk.i18n import Words


def dong(amount: int, words: Words) -> str:
    """ "100.000 đồng"; points between the thousands in every language, as on the money."""
    return words.gettext("{amount} đồng").format(amount=dotted(amount))


def fee_words(fee: Fee, words: Words) -> str:
    """ "100.000 đồng/bản", its items where only they have a price, "Miễn phí", or that the province sets it."""
    if fee.set_elsewhere:
        return words.gettext("Theo quy định của tỉnh")
    if fee.is_free:
        return words.gettext("Miễn phí")
    return priced(fee, partial(dong, words=words))


def priced(fee: Fee, say: Callable[[int], str]) -> str:
    """A fee that has a price, its amounts (đồng) as `say` writes them."""
    if fee.amount is None:
        return "; ".join(f"{item.name}: {say(item.amount)}" for item in fee.items)
    return f"{say(fee.amount)}/{fee.unit}" if fee.unit else say(fee.amount)
