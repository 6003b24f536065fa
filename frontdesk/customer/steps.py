"""What changes the citizen's screen: the officer's acts, and time. Pure; `now` is monotonic seconds."""

from collections.abc import Mapping
from dataclasses import replace
from math import inf
from types import MappingProxyType

from frontdesk.customer.facts import EntryFacts, EntryTexts, OfficeFacts, PaymentFacts, RatingTexts, ReceiptFacts
from frontdesk.customer.state import LOOKING, CustomerState, Entry, Rating, Saying, SelfLookup, Slot
from frontdesk.domain.public_status import PublicStatus

# Seconds a page stays if nobody touches it; those not named stay until somebody acts.
STAYS: Mapping[Slot, float] = MappingProxyType(
    {
        Slot.RECEIPT: 60.0,
        Slot.RATE: 45.0,
        Slot.MORE: 45.0,
        Slot.SAY: 6.0,
        Slot.ASK: 20.0,
        Slot.FOUND: 25.0,
        Slot.ENTRY: 600.0,  # what an officer left standing is nobody's business
    }
)
PAID_STAYS = 8.0
RATING_WAITS = 300.0  # behind receipt and payment, from the invitation on
_RATING = (Slot.RATE, Slot.MORE, Slot.CASTING, Slot.SAY)
CHOICES_STAY = 60.0  # a language or size chosen at an idle screen


def settle(before: CustomerState, after: CustomerState, now: float, *, touched: bool = False) -> CustomerState:
    """`after` with its version, and with the time its page has from now on if it is another one or was touched."""
    after = _without_late_ratings(before, after, now)
    if after == before and not touched:
        return before
    version = before.version + 1
    new_page = after.shown != before.shown
    if new_page and (after.slot is Slot.IDLE or (after.slot is Slot.ENTRY and before.slot in _RATING)):
        after = replace(after, language="vi", large=False)  # the next citizen begins as every citizen
    since = version if new_page else before.since
    stay = _stay(after)
    anew = new_page or touched or _entered(before) != _entered(after) or stay is None or before.until is None
    until = (None if stay is None else now + stay) if anew else before.until
    return replace(after, version=version, since=since, until=until)


def _without_late_ratings(before: CustomerState, after: CustomerState, now: float) -> CustomerState:
    """A rating that waited behind other things for too long would be answered by somebody else."""
    shown = before.ratings[0].token if before.slot is Slot.RATE else ""
    ratings = tuple(each for each in after.ratings if each.score or each.token == shown or now < each.ends)
    return after if ratings == after.ratings else replace(after, ratings=ratings)


def _entered(state: CustomerState) -> int:
    """In which version what is on the screen was entered; what waits behind another page gives that no more time."""
    return state.entry.since if state.entry is not None and state.slot is Slot.ENTRY else 0


def _stay(state: CustomerState) -> float | None:
    slot = state.slot
    if slot is Slot.PAY:
        return PAID_STAYS if state.paid else None
    if slot is Slot.IDLE:
        return CHOICES_STAY if state.large or state.language != "vi" else None
    return STAYS.get(slot)


def knowing(
    state: CustomerState,
    office: OfficeFacts,
    ratings: Mapping[str, RatingTexts],
    entries: Mapping[str, EntryTexts],
) -> CustomerState:
    """The office, and the words it uses."""
    return replace(state, office=office, ratings_texts=ratings, entry_texts=entries)


def phones_rate(state: CustomerState, base: str) -> CustomerState:
    """Phones may rate too, at the office's own address `base`; empty: they may not."""
    return replace(state, phones_rate_at=base)


def at_minute(state: CustomerState, minute: str) -> CustomerState:
    """The wall clock moved on."""
    return replace(state, minute=minute)


def entering(state: CustomerState, facts: EntryFacts | None, consents: tuple[str, ...] = ()) -> CustomerState:
    """The officer entered something, or put it away (None). Another person than the receipt's: the receipt goes.

    What was confirmed holds for what was shown: any change takes the confirmation back. Consents stay as long as it is
    the same person's form; `consents` are those a form brings along that was put aside.
    """
    if facts is None or facts.is_blank:
        return replace(state, entry=None, put_away=None)
    before = state.entry
    if before is None and state.put_away is not None and state.put_away.entered == facts.entered:
        return state  # also when the promised day moved meanwhile
    if before is not None and before.facts.essence == facts.essence:
        return replace(state, entry=replace(before, facts=facts))
    if before is not None and before.facts.submission_id == facts.submission_id:
        consents = before.consents if before.facts.number == facts.number else ()
    entry = Entry(facts, state.version + 1, consents=consents if facts.phone else ())
    return replace(state, entry=entry, put_away=None, receipt=None, lookup=None)


def received(state: CustomerState, receipt: ReceiptFacts) -> CustomerState:
    """What was entered is accepted."""
    return replace(state, entry=None, receipt=receipt, lookup=None)


def serving(state: CustomerState, submission_id: str) -> CustomerState:
    """The officer turned to whoever this submission is of: what stands there of another one goes.

    An entry comes back when the officer goes on with it, as one that was left standing.
    """
    receipt, entry = state.receipt, state.entry
    if receipt is not None and receipt.submission_id != submission_id:
        state = replace(state, receipt=None)
    if entry is not None and entry.facts.submission_id != submission_id:
        state = replace(state, entry=None, put_away=entry.facts)
    return state


def counter_left(state: CustomerState) -> CustomerState:
    """Nobody sits at the counter: what is about a citizen goes. The same entry does not come back by itself."""
    put_away = state.entry.facts if state.entry is not None else state.put_away
    return replace(state, entry=None, put_away=put_away, receipt=None, payment=None, paid=0, lookup=None)


def next_person(state: CustomerState) -> CustomerState:
    """The officer goes on: the receipt's code must not stand there for the next one. A rating stays."""
    return replace(state, receipt=None)


def invited(state: CustomerState, token: str, ends: float = inf) -> CustomerState:
    """A rating is asked for; it waits behind the receipt, and nobody but the citizen or time ends it."""
    if any(rating.token == token for rating in state.ratings):
        return state
    return replace(state, ratings=(*state.ratings, Rating(token, ends=ends)))


def paying(state: CustomerState, facts: PaymentFacts) -> CustomerState:
    """The officer asks for the fee."""
    return replace(state, payment=facts, paid=0)


def paid(state: CustomerState, amount: int) -> CustomerState:
    """The officer has the money."""
    return replace(state, paid=amount) if state.payment is not None else state


def paying_left(state: CustomerState) -> CustomerState:
    """The officer left the payment."""
    return replace(state, payment=None, paid=0)


def looked_up(state: CustomerState, status: PublicStatus | None) -> CustomerState:
    """What a scanned receipt is; only while nothing more urgent is shown."""
    if state.slot not in LOOKING:
        return state
    return replace(state, lookup=SelfLookup(asked=True, status=status))


def vote_kept(state: CustomerState) -> CustomerState:
    """The vote being cast is on disk."""
    return replace(state, casting=None, saying=Saying.THANKS)


def vote_refused(state: CustomerState, *, void: bool) -> CustomerState:
    """It is not: `void` where the invitation holds no longer; else it may be sent again."""
    back = () if void or state.casting is None else (state.casting,)
    saying = (Saying.USED if state.phones_rate_at else Saying.VOID) if void else Saying.NOT_KEPT
    return replace(state, casting=None, ratings=(*back, *state.ratings), saying=saying)


def vote_set_aside(state: CustomerState) -> CustomerState:
    """It is not, and whoever gave it has left: the desk keeps trying, nobody else is to see what was written."""
    return replace(state, casting=None)


def timed_out(state: CustomerState, now: float) -> tuple[CustomerState, Rating | None]:
    """What became of the page whose time is over, and a vote to cast: a touched face is a vote, silence is none."""
    if state.until is None or now < state.until:
        return state, None
    slot = state.slot
    if slot is Slot.MORE:
        return cast(state)
    gone = {
        Slot.PAY: lambda: paying_left(state),
        Slot.RECEIPT: lambda: replace(state, receipt=None),
        Slot.SAY: lambda: replace(state, saying=None),
        Slot.RATE: lambda: replace(state, ratings=state.ratings[1:]),
        Slot.ENTRY: lambda: replace(state, entry=None, put_away=state.entry.facts if state.entry else None),
        Slot.ASK: lambda: replace(state, lookup=None),
        Slot.FOUND: lambda: replace(state, lookup=None),
        Slot.IDLE: lambda: replace(state, language="vi", large=False),
    }
    return gone[slot]() if slot in gone else state, None


def cast(state: CustomerState) -> tuple[CustomerState, Rating]:
    """The rating being answered goes to the desk."""
    rating = state.ratings[0]
    return replace(state, ratings=state.ratings[1:], casting=rating), rating
