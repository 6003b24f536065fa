"""What the desk knows and the citizen's screen needs; read on a worker."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.customer.facts import EntryTexts, FeeShown, OfficeFacts, PaymentFacts, RatingTexts, Transfer
from frontdesk.domain.fees import FeeLine
from frontdesk.domain.money_words import in_words
from frontdesk.errors import DeskError
from frontdesk.files.banks import bank_name
from frontdesk.i18n import LANGUAGES

if TYPE_CHECKING:
    from frontdesk.desk import Desk


@dataclass(frozen=True, slots=True)
class Known:
    """The office and its words."""

    office: OfficeFacts
    ratings: Mapping[str, RatingTexts]
    entries: Mapping[str, EntryTexts]


def read_known(desk: "Desk") -> Known:
    """The office as it stands now."""
    office = desk.office.at_hand()
    wording = desk.consents.wording()
    entries = {}
    for language in LANGUAGES:
        text = wording.text(language)
        labels = tuple((kind.value, label) for kind, label in text.labels.items())
        entries[language] = EntryTexts(text.notice, text.question, labels)
    return Known(
        OfficeFacts(office.profile.name, office.counter, office.calendar),
        {language: _rating(desk, language) for language in LANGUAGES},
        entries,
    )


def read_payment(desk: "Desk", submission_id: str) -> PaymentFacts | None:
    """What is owed for a submission; None where nothing is, or nobody knows yet."""
    sheet = desk.payments.fee_sheet(submission_id)
    if sheet.owed is None or sheet.owed <= 0:
        return None
    lines = sheet.assessment.lines if sheet.assessment else ()
    return PaymentFacts(
        code=sheet.receipt_code,
        lines=tuple(_line(line) for line in lines),
        paid=sheet.paid,
        owed=sheet.owed,
        in_words=in_words(sheet.owed),
        transfer=_transfer(desk, submission_id),
    )


def _transfer(desk: "Desk", submission_id: str) -> Transfer | None:
    """No account, no transfer: cash it is."""
    try:
        qr = desk.payments.qr(submission_id)
    except DeskError:
        return None
    return Transfer(qr.payload, bank_name(qr.account.bin), qr.account.number, qr.account.holder, qr.memo)


def _line(line: FeeLine) -> FeeShown:
    return FeeShown(line.item.name, line.item.unit, line.copies, line.pages, line.amount, line.exempted)


def _rating(desk: "Desk", language: str) -> RatingTexts:
    said = desk.ratings.words(language)
    topics = tuple((topic.value, label) for topic, label in said.topics)
    return RatingTexts(said.faces, topics, said.reasons)
