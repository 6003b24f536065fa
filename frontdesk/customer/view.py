"""What stands on the citizen's screen, every word ready: drawn by the window and by the tablet's page alike.

Nothing here identifies a citizen further than the citizen may see over the counter: numbers arrive masked.
"""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """How a fact is meant; always beside a word or a mark, never alone."""

    PLAIN = "plain"
    MUTED = "muted"
    GOOD = "good"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Button:
    """Something to touch: the renderer answers with Touch(action, value, view.version). `main`: the one to expect."""

    action: str
    label: str
    value: str = ""
    main: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands beside it. `part` names what a citizen may call wrong; `wrong`: it was called so."""

    label: str
    value: str
    note: str = ""
    tone: Tone = Tone.PLAIN
    part: str = ""
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper brought or missing; `word` says which ("đã nộp", "còn thiếu", "nếu có")."""

    name: str
    word: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Tick:
    """A choice of its own, on or off: Touch(action, value)."""

    action: str
    value: str
    label: str
    on: bool = False


@dataclass(frozen=True, slots=True)
class Face:
    """One of five faces, 1 (worst) to 5: Touch("face", str(score))."""

    score: int
    label: str


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic of the law and the score given to it, 0 before one was: Touch("topic", "attitude=4")."""

    id: str
    label: str
    score: int = 0


@dataclass(frozen=True, slots=True)
class IdlePage:
    """Between citizens: the office, the clock, the hours, and how to look up a receipt."""

    greeting: str
    time: str  # "14:23"
    day: str  # "Thứ Năm 26/11/2026"
    open_now: Fact  # whether and until when it is open
    hours: tuple[Fact, ...]  # days and their hours
    invitation: str
    look: Button


@dataclass(frozen=True, slots=True)
class EntryPage:
    """What the officer is entering, so that the citizen can say "that is wrong" before it is received."""

    title: str
    facts: tuple[Fact, ...]
    papers_label: str
    papers: tuple[PaperLine, ...]
    due: Fact
    fee: Fact
    notice: str  # which data is kept and why
    answer: str  # what the citizen has said of it, empty before
    confirm: Button | None  # None where there is nothing to confirm yet, or it was confirmed
    object: Button | None
    consent_label: str
    consents: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """Accepted: the code for a phone to take along."""

    title: str
    code: Fact
    due: Fact
    qr: str  # what the QR holds: the tracking address
    scan_note: str
    address: str  # the host in words, beside the QR
    done: Button


@dataclass(frozen=True, slots=True)
class PayPage:
    """What is owed and why, and a VietQR for exactly that; or that it was paid (`paid`, without QR)."""

    title: str
    lines: tuple[Fact, ...]
    total: Fact
    in_words: str
    qr: str  # VietQR, empty where the office has no account or the money is there
    account: tuple[Fact, ...]  # bank, account, holder, memo: who does not scan types them
    note: str
    paid: bool = False


@dataclass(frozen=True, slots=True)
class RatePage:
    """Five faces; where phones may rate too, `qr` holds the address of the same invitation."""

    question: str
    promise: str  # that it stays confidential
    faces: tuple[Face, ...]
    skip: Button
    qr: str = ""
    scan_note: str = ""


@dataclass(frozen=True, slots=True)
class MorePage:
    """After a face: topics of the law, reasons for a low score, a comment; all of it optional."""

    title: str
    chosen: Face
    topics_label: str
    topics: tuple[TopicLine, ...]
    levels: tuple[str, ...]  # words of 1 to 5
    reasons_label: str
    reasons: tuple[Tick, ...]  # empty unless the score is low
    comment_label: str
    comment_hint: str
    comment: str  # Touch("comment", text)
    back: Button
    send: Button


@dataclass(frozen=True, slots=True)
class SayPage:
    """A few words, then it goes by itself: thanks, or what went wrong."""

    title: str
    text: str
    tone: Tone = Tone.GOOD
    close: Button | None = None


@dataclass(frozen=True, slots=True)
class AskPage:
    """Waiting for a receipt to be scanned."""

    title: str
    text: str
    close: Button


@dataclass(frozen=True, slots=True)
class FoundPage:
    """Where a submission stands, without a name: shown to whoever holds its receipt."""

    title: str
    code: str
    standing: str  # what happens now, in plain words
    tone: Tone
    due: Fact
    todo: str  # what the citizen does next, empty where nothing
    papers: tuple[PaperLine, ...]  # what is asked for
    close: Button


Page = IdlePage | EntryPage | ReceiptPage | PayPage | RatePage | MorePage | SayPage | AskPage | FoundPage


@dataclass(frozen=True, slots=True)
class Shell:
    """What stands around every page."""

    office: str
    counter: str  # "Quầy C1"
    language: str  # "vi" or "en": of every word in the view
    large: bool
    switch_language: Button  # "English" / "Tiếng Việt"
    switch_size: Button  # "Chữ to" / "Chữ thường"


@dataclass(frozen=True, slots=True)
class View:
    """Everything on the screen. `version` grows with every change: a touch meant for an earlier one is not taken.

    `stays` is how many seconds the page stays if nobody touches it, None where it stays until somebody acts.
    """

    version: int
    shell: Shell
    page: Page
    stays: float | None = None
