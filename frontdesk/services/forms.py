"""Issue the official forms: render, read back, hand out, record. Commit → print → confirm."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO

from frontdesk.domain.codes import counter_code
from frontdesk.domain.control_sheet import ControlSheetView
from frontdesk.domain.custody_events import ManifestMade
from frontdesk.domain.events import Act, ReceiptPrinted, act_of
from frontdesk.domain.form_texts import MANIFEST, REGISTER, RETURN_SLIP
from frontdesk.domain.handover_forms import ManifestView
from frontdesk.domain.journal import Event
from frontdesk.domain.manifests import Manifest, parse_manifest_code
from frontdesk.domain.proof import qr_payload
from frontdesk.domain.register import RegisterLine
from frontdesk.domain.result_events import FormPrinted
from frontdesk.domain.submission import Submission
from frontdesk.domain.tokens import track_url
from frontdesk.errors import InvalidInput, NotFound, RuleRefused
from frontdesk.files.form_texts import form_library
from frontdesk.services import form_views
from frontdesk.services.access import UseCases, at_work, in_office
from frontdesk.services.acting import Acting
from frontdesk.services.books import check_book_days, open_stretch, register_view
from frontdesk.services.form_views import control_sheet_view
from frontdesk.services.proof import take_proof
from frontdesk.services.receipts import ReceiptService
from frontdesk.services.submissions import get_submission, get_submissions
from frontdesk.storage import manifests
from frontdesk.storage.journal import events_of
from frontdesk.storage.store import WriteUnit

FORMS = ("01", "02", "03", "04", "05", "06")
BATCH = "BG-06"  # the manifest with form 06 of all it lists
Progress = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class IssuedForm:
    """A form that was read back and may be handed out.

    `form` is its number ("01" … "07"), `MANIFEST`, `BATCH` or `RETURN_SLIP`; `name` a file name without suffix;
    `reprint` is 0 the first time; `version` is the receipt's.
    """

    pdf: bytes
    form: str
    name: str
    reprint: int
    version: int = 1


class FormService(UseCases):
    """Forms 01 to 07 and the manifest. What draws them is imported with the first: a quarter of a command's start."""

    def __init__(self, acting: Acting, receipts: ReceiptService) -> None:
        super().__init__(acting.office.seat)
        self._acting = acting
        self._receipts = receipts

    @at_work
    def forms_of(self, submission: Submission) -> tuple[str, ...]:
        """The forms ("01" … "06") that can be printed of it now."""
        return form_views.forms_of(submission)

    @at_work
    def issue(self, submission_id: str, form: str) -> IssuedForm:
        """Render one form of a submission and read its codes back; of "02" the last request.

        Raises NotFound, InvalidInput `form_unknown`, RuleRefused `form_not_here`, `personal_erased`, and
        `form_unreadable` (`receipt_unreadable`) for one that must not be handed out.
        """
        if form not in FORMS:
            raise InvalidInput("form_unknown", form=form[:20], known=FORMS)
        with self._acting.store.read() as connection:
            submission = get_submission(connection, submission_id)
        code = submission.received.receipt_code
        _check_there(submission, form)
        if form == "01":
            receipt = self._receipts.issue(submission_id)
            return IssuedForm(receipt.pdf, form, f"{code}-{form}", receipt.reprint, receipt.version)
        from frontdesk.forms import read_back

        office = self._acting.office.at_hand()
        pdf = form_views.render(submission, form, office)
        qr, bars = _codes_on(submission, form, office.profile.track_base)
        read_back.check_form(pdf, form, code, qr=qr, bars=bars)
        return IssuedForm(pdf, form, f"{code}-{form}", submission.printed(form))

    @at_work
    def issue_return_slip(self, submission_id: str) -> IssuedForm:
        """Render what the last taker of a result, or of papers, signs, and read its bar code back.

        Raises NotFound, RuleRefused `form_not_here` while nothing was taken, `personal_erased`, `form_unreadable`.
        """
        from frontdesk.forms import read_back, return_slip

        with self._acting.store.read() as connection:
            submission = get_submission(connection, submission_id)
        view = form_views.return_slip_view(submission, self._acting.office.at_hand())
        code = view.case.receipt_code
        pdf = return_slip.render(view)
        read_back.check_form(pdf, RETURN_SLIP, code, bars=(code,))
        return IssuedForm(pdf, RETURN_SLIP, f"{code}-ky-nhan", view.case.reprint)

    @at_work
    def confirm_printed(self, submission_id: str, issued: IssuedForm) -> None:
        """Record that `issued` was handed to a printer or saved; counts as a print from now on."""
        if issued.form in (MANIFEST, BATCH):
            self.confirm_batch_printed(submission_id, issued)
            return
        with self._acting.store.write() as unit:
            submission = get_submission(unit.connection, submission_id)
            self._record(unit, [(submission_id, _print(submission, issued))])

    @at_work
    def issue_manifest(self, code: str) -> IssuedForm:
        """The manifest of a batch. Raises NotFound, InvalidInput (not such a code), RuleRefused `form_unreadable`."""
        from frontdesk.forms import manifest, read_back

        view = self._manifest_view(code)
        pdf = manifest.render(view)
        found = view.manifest.code
        read_back.check_form(pdf, MANIFEST, found, qr=(found,))
        return IssuedForm(pdf, MANIFEST, found, view.reprint)

    @at_work
    def issue_batch(self, code: str, progress: Progress | None = None) -> IssuedForm:
        """One file: the manifest first, then form 06 of every submission in it, every code read back.

        `progress` hears how many submissions are done, of how many, and stops everything by answering False:
        RuleRefused `stopped`. Raises NotFound, InvalidInput, RuleRefused `personal_erased`, `form_unreadable`.
        """
        from frontdesk.forms import batch, read_back

        view = self._manifest_view(code)
        office = self._acting.office.at_hand()
        ids = tuple(item.submission_id for item in view.manifest.items)
        with self._acting.store.read() as connection:
            sheets = [control_sheet_view(each, office) for each in get_submissions(connection, ids)]
        steps = _Steps(2 * len(sheets), len(sheets), progress)
        printed = batch.render_batch(view, _stepping(sheets, steps))
        read_back.check_codes(printed.pdf, printed.codes[:1], MANIFEST, lambda: None)
        read_back.check_codes(printed.pdf, printed.codes[1:], "06", steps.one_more)
        return IssuedForm(printed.pdf, BATCH, f"{view.manifest.code}-06", view.reprint)

    @at_work
    def confirm_batch_printed(self, code: str, issued: IssuedForm) -> None:
        """Record the prints of a batch, or of its manifest alone, in one transaction."""
        found = parse_manifest_code(code)
        hashed = hashlib.sha256(issued.pdf).hexdigest()
        with self._acting.store.write() as unit:
            made = _made(events_of(unit.connection, found), found)
            acts: list[tuple[str, Act]] = [(found, FormPrinted(MANIFEST, issued.reprint, hashed))]
            if issued.form == BATCH:
                batch_of = get_submissions(unit.connection, made.submissions)
                acts += [(each.id, FormPrinted("06", each.printed("06"), hashed)) for each in batch_of]
            self._record(unit, acts)

    def _record(self, unit: WriteUnit, acts: list[tuple[str, Act]]) -> None:
        """What was printed is recorded whatever the clock says: the paper is there."""
        unit.record(*acts, at=self._acting.clock(), actor=self._acting.office.at_hand(unit.connection).officer)

    @in_office
    def issue_register(
        self, first: date, last: date, counter: str = "", progress: Progress | None = None
    ) -> IssuedForm:
        """Form 07 of the office's days `first` to `last` of one year, of this counter or another, with a proof.

        `progress` as in `issue_batch`. Raises InvalidInput `register_days_wrong`, `register_over_years`, and for what
        is no counter's code; RuleRefused `stopped`.
        """
        from frontdesk.forms import read_back, register

        check_book_days(first, last)
        whose = counter_code(counter) if counter else self._acting.office.counter
        with self._acting.store.read() as connection:
            stretch = open_stretch(connection, f"{whose}/{first.year}", first, last)
            proof = take_proof(self._acting, f"07 {stretch.book} {first}/{last}")  # all that is read stands before it
            view = register_view(stretch, self._acting.office.at_hand(connection), self._acting.clock(), proof)
            register.write(view, _told(stretch.lines(connection), stretch.count, progress), out := BytesIO())
        pdf = out.getvalue()
        read_back.check_last_page(pdf, REGISTER, view.book, qr_payload(proof))
        return IssuedForm(pdf, REGISTER, f"{whose}-{first:%y%m%d}-{last:%y%m%d}-07", 0)

    def _manifest_view(self, code: str) -> ManifestView:
        found = parse_manifest_code(code)
        with self._acting.store.read() as connection:
            standing = manifests.find(connection, found)
            of_it = events_of(connection, found)
        if standing is None:
            raise NotFound("manifest_unknown", manifest=code[:40])
        made = _made(of_it, found)
        return ManifestView(
            office=self._acting.office.profile,
            form=form_library().get(MANIFEST, made.day),
            manifest=_as_sent(standing, made),
            reprint=sum(event.kind == FormPrinted.KIND for event in of_it),
        )


@dataclass(slots=True)
class _Steps:
    """Steps told as submissions: several steps are one of them done."""

    steps: int
    total: int
    progress: Progress | None
    done: int = 0

    def one_more(self) -> None:
        """Another step is done. Raises RuleRefused `stopped`."""
        self.reach(self.done + 1)

    def reach(self, done: int) -> None:
        """That many steps are done. Raises RuleRefused `stopped`."""
        self.done = done
        told = min(self.done * self.total // max(self.steps, 1), self.total)
        if self.progress is not None and not self.progress(told, self.total):
            raise RuleRefused("stopped")


def _stepping(sheets: list[ControlSheetView], steps: _Steps) -> Iterator[ControlSheetView]:
    for sheet in sheets:
        yield sheet
        steps.one_more()


def _check_there(submission: Submission, form: str) -> None:
    code = submission.received.receipt_code
    if submission.received.personal is None:
        raise RuleRefused("personal_erased", code=code)
    if form not in form_views.forms_of(submission):
        raise RuleRefused("form_not_here", code=code, form=form)


def _codes_on(submission: Submission, form: str, track_base: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The QR and bar codes a form carries: bars on what travels between offices, the citizen's address on the rest."""
    if form == "06":
        return (), (submission.received.receipt_code,)
    assert submission.received.personal is not None
    return (track_url(track_base, submission.received.personal.token),), ()


def _print(submission: Submission, issued: IssuedForm) -> Act:
    hashed = hashlib.sha256(issued.pdf).hexdigest()
    if issued.form == "01":
        return ReceiptPrinted(submission.received.receipt_code, issued.reprint, 1, hashed, issued.version)
    return FormPrinted(issued.form, issued.reprint, hashed)


def _made(of_it: tuple[Event, ...], code: str) -> ManifestMade:
    for event in of_it:
        act = act_of(event)
        if isinstance(act, ManifestMade):
            return act
    raise NotFound("manifest_unknown", manifest=code)


def _as_sent(standing: Manifest, made: ManifestMade) -> Manifest:
    """The batch in the order it was scanned, which its digest covers."""
    items = {item.submission_id: item for item in standing.items}
    return replace(standing, items=tuple(items[each] for each in made.submissions if each in items))


def _told(lines: Iterator[RegisterLine], total: int, progress: Progress | None) -> Iterator[RegisterLine]:
    """`lines` as they are taken, told one by one."""
    steps = _Steps(total, total, progress)
    for line in lines:
        yield line
        steps.one_more()
