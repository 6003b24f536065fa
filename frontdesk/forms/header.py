"""The head of every form: agency on the left, national motto and place and date on the right (NĐ 30/2020, Annex I)."""

from datetime import datetime
from functools import lru_cache

from frontdesk.domain.office import OfficeProfile
from frontdesk.forms.fonts import Face, printable
from frontdesk.forms.phrases import place_and_date
from frontdesk.forms.strips import A5, MM, Rule, Sheet, Strip, Text, centred, lowered
from frontdesk.forms.typeset import Line, Run, balanced, one_line, wrap
from frontdesk.i18n import Words

SIZE, MOTTO_SIZE = 9.0, 10.0  # the motto is one point larger, as on A4
LEADING = 11.5
RULE_DROP = 4.5  # from the last baseline to the rule
AGENCY_RULE = 0.4  # of the agency's line; the law: between a third and a half
LEFT_SHARE = 54 * MM
RIGHT_SHARE = A5.room - LEFT_SHARE - 2 * MM
WIDER = 1.2  # on A4


def header(office: OfficeProfile, number: str, at: datetime, words: Words, sheet: Sheet = A5) -> Strip:
    """The head with `number` (or nothing) after "Số:" and the day of `at` (aware) in the office's zone."""
    head = unnumbered_header(office, at, words, sheet)
    said = number_line(head, number, words, sheet) if number else Strip(head.height)
    agency = len(_agency(office, _left_share(sheet))[0])  # the head is read from left to right
    texts = (*head.texts[:agency], *said.texts, *head.texts[agency:])
    return Strip(said.height, texts, head.rules)


def unnumbered_header(office: OfficeProfile, at: datetime, words: Words, sheet: Sheet = A5) -> Strip:
    """The head without its number: the same for every form of an office on one day."""
    left_texts, left_rule = _agency(office, _left_share(sheet))
    right_share = RIGHT_SHARE if sheet == A5 else RIGHT_SHARE * WIDER
    right_texts, right_rule = _motto(office, at, words, sheet.room - right_share, right_share)
    height = max(text.y for text in left_texts + right_texts) + 4
    return Strip(height, left_texts + right_texts, (left_rule, right_rule))


def number_line(head: Strip, number: str, words: Words, sheet: Sheet = A5) -> Strip:
    """ "Số: …" below the agency's rule of `head`, to be put on it; as high as both."""
    room = _left_share(sheet)
    numbered = wrap((Run(printable(words.gettext("Số: {number}").format(number=number))),), SIZE, room)
    texts = lowered(centred(numbered, SIZE, LEADING, 0, room), head.rules[0].y1 + 3)
    return Strip(max(head.height, texts[-1].y + 4), texts)


def _left_share(sheet: Sheet) -> float:
    return LEFT_SHARE if sheet == A5 else LEFT_SHARE * WIDER


@lru_cache(maxsize=64)
def _agency(office: OfficeProfile, room: float) -> tuple[tuple[Text, ...], Rule]:
    above = _lines(office.authority, Face.REGULAR, room) if printable(office.authority) else ()
    name = _lines(office.name, Face.BOLD, room)
    texts = centred(above + name, SIZE, LEADING, 0, room)
    widest = max(line.width for line in name)
    return texts, _rule(texts[-1].y, widest * AGENCY_RULE, room / 2)


def _lines(text: str, face: Face, room: float) -> tuple[Line, ...]:
    return balanced((Run(printable(text.upper()), face),), SIZE, room)


def _motto(
    office: OfficeProfile, at: datetime, words: Words, left: float, room: float
) -> tuple[tuple[Text, ...], Rule]:
    _ = words.gettext
    country = one_line(SIZE, Run(printable(_("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")), Face.BOLD))
    motto = one_line(MOTTO_SIZE, Run(printable(_("Độc lập - Tự do - Hạnh phúc")), Face.BOLD))
    dated = wrap((Run(printable(place_and_date(office.place, at, words)), Face.ITALIC),), MOTTO_SIZE, room)
    first = centred((country,), SIZE, LEADING, left, room)
    second = lowered(centred((motto,), MOTTO_SIZE, LEADING, left, room), LEADING)
    rule = _rule(second[-1].y, motto.width, left + room / 2)
    third = lowered(centred(dated, MOTTO_SIZE, LEADING, left, room), rule.y1 + 3.5)
    return first + second + third, rule


def _rule(baseline: float, length: float, middle: float) -> Rule:
    y = baseline + RULE_DROP
    return Rule(middle - length / 2, y, middle + length / 2, y, 0.6)
