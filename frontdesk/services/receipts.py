"""Issue the receipt of a submission: render, read back, hand out, record. Commit → print → confirm."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.domain.clock import Clock, local
from frontdesk.domain.events import ReceiptPrinted
from frontdesk.domain.form_overrides import with_own_words
from frontdesk.domain.receipts import ReceiptView
from frontdesk.domain.submissions import Submission
from frontdesk.domain.tokens import track_url
from frontdesk.errors import RuleRefused
from frontdesk.files.form_texts import form_library
from frontdesk.services.access import UseCases, at_work, in_office
from frontdesk.services.office import OfficeAtHand, OfficeService
from frontdesk.services.submissions import get_submission
from frontdesk.storage.store import Store

if TYPE_CHECKING:
    from frontdesk.forms.read_back import PageImage


@dataclass(frozen=True, slots=True)
class IssuedReceipt:
    """A receipt that was read back and may be handed out; `reprint` is 0 the first time."""

    pdf: bytes
    code: str
    reprint: int
    copies: int
    version: int = 1


class ReceiptService(UseCases):
    """Form 01."""

    def __init__(self, store: Store, office: OfficeService, clock: Clock) -> None:
        super().__init__(office.seat)
        self._store = store
        self._office = office
        self._clock = clock

    @in_office
    def issue(self, submission_id: str, two_copies: bool = False) -> IssuedReceipt:
        """Render the receipt and read its codes back with an independent decoder.

        Raises NotFound, and RuleRefused (`receipt_unreadable`) for one that must not be handed out.
        """
        from frontdesk.forms import read_back, receipt

        with self._store.read() as connection:
            submission = get_submission(connection, submission_id)
        view = receipt_view(submission, self._office.at_hand(), two_copies)
        pdf = receipt.render(view)
        read_back.check(pdf, view)
        return IssuedReceipt(pdf, view.receipt_code, view.reprint, 2 if two_copies else 1, submission.version)

    @in_office
    def confirm_printed(self, submission_id: str, issued: IssuedReceipt) -> None:
        """Record that `issued` was handed to a printer or saved; counts as a print from now on."""
        act = ReceiptPrinted(
            receipt_code=issued.code,
            reprint=issued.reprint,
            copies=issued.copies,
            sha256=hashlib.sha256(issued.pdf).hexdigest(),
            version=issued.version,
        )
        with self._store.write() as unit:
            get_submission(unit.connection, submission_id)
            officer = self._office.at_hand(unit.connection).officer
            unit.record((submission_id, act), at=self._clock(), actor=officer)

    @at_work
    def preview(self, pdf: bytes, dpi: int) -> "tuple[PageImage, ...]":
        """The pages of `pdf` as pictures for a screen."""
        from frontdesk.forms import read_back

        return read_back.page_images(pdf, dpi)

    @at_work
    def pictures(self, pdf: bytes, dpi: int) -> Iterator[bytes]:
        """The pages of any form as PNG files, one at a time: a batch of hundreds need not fit in memory."""
        from frontdesk.forms import read_back

        return (page.png() for page in read_back.each_page_image(pdf, dpi))


def counter_name(code: str) -> str:
    """A counter as the forms name it; forms are Vietnamese by law."""
    return f"Quầy {code}"


def receipt_view(submission: Submission, office: OfficeAtHand, two_copies: bool = False) -> ReceiptView:
    """What form 01 says of `submission`. Raises RuleRefused once the personal part was erased."""
    act, profile = submission.received, office.profile
    if act.personal is None:
        raise RuleRefused("personal_erased", code=act.receipt_code)
    made = local(submission.replaced[-1].at).date() if submission.replaced else act.day  # this version of it
    return ReceiptView(
        office=profile,
        counter=counter_name(act.counter),
        officer=act.officer,
        receipt_code=act.receipt_code,
        official_code=submission.official_code,
        track_url=track_url(profile.track_base, act.personal.token) if act.personal.token else "",
        lookup_key=act.personal.lookup_key,
        principal=act.personal.principal,
        delegate=act.personal.delegate,
        procedure_code=act.procedure_code,
        procedure_name=act.procedure_name,
        papers=act.papers,
        sets=act.sets,
        processing=act.processing,
        received_at=act.received_at,
        due_at=submission.due_at,
        return_to=act.return_to or counter_name(act.counter),
        fee=act.fee,
        book=act.book,
        book_number=act.book_number,
        form=with_own_words(form_library().get("01", act.day), office.form_texts, made),
        two_copies=two_copies,
        reprint=submission.prints,
        version=submission.version,
        fee_total=submission.assessment.total if submission.assessment else None,
    )
