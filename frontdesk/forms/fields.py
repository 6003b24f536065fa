"""Fields of a form: runs of plain and unbreakable text, one or two on a line, and those that say who somebody is."""

from collections.abc import Callable
from dataclasses import dataclass

from frontdesk.domain.identity import Party
from frontdesk.forms import phrases
from frontdesk.forms.fonts import Face, printable
from frontdesk.forms.pages import paginate
from frontdesk.forms.strips import BODY, WIDTH, Strip, Text, paragraph
from frontdesk.forms.typeset import Line, Run, filled, tie, wrap
from frontdesk.i18n import Words

SECOND_FIELD = WIDTH * 0.52  # where the second of two short fields on one line begins


@dataclass(frozen=True, slots=True)
class Density:
    """Size of the running text and distance of its lines, in points."""

    size: float
    leading: float

    def field(self, runs: tuple[Run, ...], keep_next: bool = False) -> tuple[Strip, ...]:
        """One field on lines of its own."""
        return paragraph(runs, self.size, self.leading, keep_next)

    def fields(self, left: tuple[Run, ...], right: tuple[Run, ...], keep_next: bool = False) -> tuple[Strip, ...]:
        """Two short fields on one line, or below each other when one of them is long."""
        lines = wrap(left, self.size, SECOND_FIELD - 8), wrap(right, self.size, WIDTH - SECOND_FIELD)
        if max(map(len, lines)) > 1:
            return self.field(left, keep_next) + self.field(right, keep_next)
        (first,) = self.field(left, keep_next)
        (text,) = first.texts
        beside: Line = lines[1][0]
        return (Strip(first.height, (text, Text(SECOND_FIELD, text.y, beside, self.size)), keep_next=keep_next),)


ROOMY, DENSE = Density(10.2, 12.9), Density(9.4, 11.1)


def fitted(front: tuple[Strip, ...], build: Callable[[Density], tuple[Strip, ...]]) -> tuple[Strip, ...]:
    """What `build` makes to follow `front`, in smaller type where that saves a sheet."""
    roomy = build(ROOMY)
    least = sum(strip.height for strip in front + roomy) * DENSE.leading / ROOMY.leading
    if len(paginate(front + roomy)) == 1 or least > BODY:
        return roomy
    dense = build(DENSE)
    return dense if len(paginate(front + dense)) == 1 else roomy


def plain(text: str) -> Run:
    """Any text as it may be printed."""
    return Run(printable(text))


def solid(text: str) -> Run:
    """A number or date that is never broken."""
    return Run(tie(printable(text)))


def bold(text: str) -> Run:
    """What is looked for first."""
    return Run(printable(text), Face.BOLD)


def party(label: str, who: Party, words: Words, density: Density) -> tuple[Strip, ...]:
    """Everything about the person or organisation a submission is for; `label` has a {name}."""
    _ = words.gettext
    address = filled(_("Địa chỉ: {address}"), address=plain(who.address))
    email = filled(_("Email: {email}"), email=plain(who.email))
    return (
        *density.field(filled(label, name=bold(who.name))),
        *_number_and_phone(who, words, density),
        *(density.field(address) if who.address else ()),
        *(density.field(email) if who.email else ()),
    )


def delegate(who: Party, words: Words, density: Density) -> tuple[Strip, ...]:
    """Whoever brought the papers for somebody else."""
    _ = words.gettext
    name = filled(_("Người nộp hồ sơ (được ủy quyền): {name}"), name=bold(who.name))
    return (*density.field(name), *_number_and_phone(who, words, density))


def _number_and_phone(who: Party, words: Words, density: Density) -> tuple[Strip, ...]:
    _ = words.gettext
    number = filled(_("{label}: {number}"), label=plain(phrases.id_label(who.kind, words)), number=solid(who.number))
    if not who.phone:
        return density.field(number)
    return density.fields(number, filled(_("Số điện thoại: {phone}"), phone=solid(phrases.phone(who.phone))))
