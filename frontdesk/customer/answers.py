"""What a citizen's touch does to the screen; pure. A touch meant for another page than the one shown does nothing."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace

from frontdesk.customer import touches
from frontdesk.customer.state import Answer, CustomerState, Entry, Rating, SelfLookup, Slot
from frontdesk.customer.steps import cast
from frontdesk.customer.touches import Touch
from frontdesk.domain.ratings import FACES, LONGEST_COMMENT, LOW
from frontdesk.i18n import LANGUAGES

_SCORES = tuple(str(face) for face in FACES)
Step = Callable[[CustomerState, Touch], CustomerState]


def answer(state: CustomerState, touch: Touch) -> tuple[CustomerState, Rating | None]:
    """The state after `touch`, and the rating to cast where it was sent."""
    if touch.version < state.since or touch.version > state.version:
        return state, None
    if touch.action == touches.SEND and state.slot is Slot.MORE:
        return cast(state)
    step = _ANYWHERE.get(touch.action) or _STEPS.get((state.slot, touch.action))
    return (step(state, touch) if step else state), None


def _language(state: CustomerState, touch: Touch) -> CustomerState:
    return replace(state, language=touch.value) if touch.value in LANGUAGES else state


def _large(state: CustomerState, touch: Touch) -> CustomerState:
    return replace(state, large=touch.value == "on")


def _entry(change: Callable[[Entry, str], Entry], *, stale_too: bool = False) -> Step:
    """A touch on the entry; unless `stale_too`, only on what was shown when it was touched."""

    def step(state: CustomerState, touch: Touch) -> CustomerState:
        entry = state.entry
        if entry is None or (touch.version < entry.since and not stale_too):
            return state
        return replace(state, entry=change(entry, touch.value))

    return step


def _confirm(entry: Entry, _value: str) -> Entry:
    return replace(entry, answer=Answer.CONFIRMED, wrong=()) if entry.facts.complete else entry


def _object(entry: Entry, part: str) -> Entry:
    wrong = (*entry.wrong, part) if part and part not in entry.wrong and len(part) < 40 else entry.wrong
    return replace(entry, answer=Answer.WRONG, wrong=wrong)


def _consent(entry: Entry, kind: str) -> Entry:
    if not entry.facts.phone:
        return entry
    return replace(entry, consents=_toggled(entry.consents, kind))


def _consent_of(state: CustomerState, touch: Touch) -> CustomerState:
    texts = state.entry_texts.get(state.language)
    known = {kind for kind, _label in texts.consents} if texts else set()
    return _entry(_consent, stale_too=True)(state, touch) if touch.value in known else state


def _rating(change: Callable[[CustomerState, Rating, str], Rating]) -> Step:
    def step(state: CustomerState, touch: Touch) -> CustomerState:
        first, *rest = state.ratings
        return replace(state, ratings=(change(state, first, touch.value), *rest))

    return step


def _face(_state: CustomerState, rating: Rating, value: str) -> Rating:
    return replace(rating, score=int(value)) if value in _SCORES else rating


def _back(_state: CustomerState, rating: Rating, _value: str) -> Rating:
    return replace(rating, score=0, reasons=())


def _topic(state: CustomerState, rating: Rating, value: str) -> Rating:
    topic, _, score = value.partition("=")
    texts = state.ratings_texts.get(state.language)
    if score not in _SCORES or texts is None or topic not in dict(texts.topics):
        return rating
    given = {**dict(rating.topics), topic: int(score)}
    if dict(rating.topics).get(topic) == int(score):  # touched again: taken back
        del given[topic]
    return replace(rating, topics=tuple(given.items()))


def _reason(state: CustomerState, rating: Rating, value: str) -> Rating:
    texts = state.ratings_texts.get(state.language)
    if rating.score > LOW or texts is None or value not in dict(texts.reasons):
        return rating
    return replace(rating, reasons=_toggled(rating.reasons, value))


def _comment(_state: CustomerState, rating: Rating, value: str) -> Rating:
    said = "".join(char for char in unicodedata.normalize("NFC", value) if char.isprintable() or char == "\n")
    return replace(rating, comment=said[:LONGEST_COMMENT])


def _done(state: CustomerState, _touch: Touch) -> CustomerState:
    return replace(state, receipt=None)


def _skip(state: CustomerState, _touch: Touch) -> CustomerState:
    return replace(state, ratings=state.ratings[1:])


def _hush(state: CustomerState, _touch: Touch) -> CustomerState:
    return replace(state, saying=None)


def _look(state: CustomerState, _touch: Touch) -> CustomerState:
    return replace(state, lookup=SelfLookup())


def _no_lookup(state: CustomerState, _touch: Touch) -> CustomerState:
    return replace(state, lookup=None)


def _toggled(chosen: tuple[str, ...], one: str) -> tuple[str, ...]:
    return tuple(each for each in chosen if each != one) if one in chosen else (*chosen, one)


_ANYWHERE: Mapping[str, Step] = {touches.LANGUAGE: _language, touches.LARGE: _large}
_STEPS: Mapping[tuple[Slot, str], Step] = {
    (Slot.ENTRY, touches.CONFIRM): _entry(_confirm),
    (Slot.ENTRY, touches.OBJECT): _entry(_object),
    (Slot.ENTRY, touches.CONSENT): _consent_of,
    (Slot.RECEIPT, touches.DONE): _done,
    (Slot.RATE, touches.FACE): _rating(_face),
    (Slot.RATE, touches.SKIP): _skip,
    (Slot.MORE, touches.TOPIC): _rating(_topic),
    (Slot.MORE, touches.REASON): _rating(_reason),
    (Slot.MORE, touches.COMMENT): _rating(_comment),
    (Slot.MORE, touches.BACK): _rating(_back),
    (Slot.SAY, touches.CLOSE): _hush,
    (Slot.IDLE, touches.LOOK): _look,
    (Slot.ASK, touches.CLOSE): _no_lookup,
    (Slot.FOUND, touches.CLOSE): _no_lookup,
}
