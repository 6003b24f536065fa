"""Scans of papers: attach, list, take off, look at, copy, check."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from frontdesk.disk import put_bytes
from frontdesk.domain.attachments import Attachment, find_attachment
from frontdesk.domain.papers import paper_named
from frontdesk.domain.permissions import check
from frontdesk.domain.result_events import AttachedPersonal, PaperAttached, PaperDetached
from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.domain.supplement_events import Reason
from frontdesk.errors import InvalidInput, NotFound, StorageRefused
from frontdesk.files.scan_kinds import media_of
from frontdesk.files.scan_reader import ScanReader
from frontdesk.files.scan_source import read_scan
from frontdesk.services.access import UseCases, at_work, in_department, open_to_all, overseeing
from frontdesk.services.acting import Acting, Situation, checked_reason
from frontdesk.services.submissions import get_submission
from frontdesk.storage.attached import attached_contents
from frontdesk.storage.scans import ScanFolder

MOST_AT_ONCE = 200
GoOn = Callable[[int, int], bool]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A file that was checked and lies encrypted on the disk; not yet attached to anything."""

    name: str
    sha256: str
    size: int
    media: str
    pages: int


def _silent(_done: int, _total: int) -> None:
    """No progress wanted."""


class AttachmentService(UseCases):
    """The scans of this desk's submissions."""

    def __init__(self, acting: Acting, scans: ScanFolder) -> None:
        super().__init__(acting.office.seat)
        self._acting = acting
        self._scans = scans
        self._checking = ScanReader()
        self._showing = ScanReader()  # a page is shown while a long file is checked

    @open_to_all
    def close(self) -> None:
        """End what decodes."""
        self._checking.close()
        self._showing.close()

    @in_department
    def attach(self, submission_id: str, path: Path, paper: str = "") -> Attachment:
        """Keep the file at `path` with a submission, as a scan of `paper` (name, number or part of it) or of none.

        The same content on the same paper again is the same act. Raises InvalidInput (`scan_…`, `paper_unknown`),
        NotFound, RuleRefused, StorageRefused; nothing is recorded then.
        """
        (attachment,) = self.attach_many(submission_id, (path,), paper, None)
        return attachment

    @in_department
    def attach_many(
        self, submission_id: str, paths: Sequence[Path], paper: str = "", progress: GoOn | None = None
    ) -> tuple[Attachment, ...]:
        """All files or, where one is refused (it is named) or `progress(done, total)` says False, none: then empty."""
        if len(paths) > MOST_AT_ONCE:
            raise InvalidInput("too_many_scans", most=MOST_AT_ONCE)
        self._paper(self._submission(submission_id), paper)  # before work is put into the files
        kept = []
        for done, path in enumerate(paths):
            if progress is not None and not progress(done, len(paths)):
                return ()
            kept.append(self._keep(path))
        if progress is not None and not progress(len(paths), len(paths)):
            return ()
        return self._record(submission_id, kept, paper)

    @at_work
    def list_of(self, submission_id: str) -> tuple[Attachment, ...]:
        """The scans of a submission in the order they came, without those taken off. Raises NotFound."""
        return self._submission(submission_id).attachments

    @in_department
    def detach(self, submission_id: str, sha256: str, reason: str) -> None:
        """Take a wrong scan off the list, from every paper it was put to; its content stays.

        Raises InvalidInput `reason_missing`, NotFound `scan_not_attached`.
        """
        said = Reason(checked_reason(reason))
        with self._acting.store.write() as unit:
            situation = self._acting.situation(unit)
            submission = get_submission(unit.connection, submission_id)
            check(submission, Verb.ATTACH, situation.now)
            papers = [each.paper for each in submission.attachments if each.sha256 == sha256]
            if not papers:
                raise NotFound("scan_not_attached", code=submission.received.receipt_code)
            acts = ((submission_id, PaperDetached(paper, sha256, said)) for paper in papers)
            unit.record(*acts, at=situation.now, actor=situation.office.officer)

    @at_work
    def page(self, sha256: str, number: int, width: int) -> bytes:
        """Page `number` (from 0) of a scan as PNG, `width` pixels wide (16 to 6,000).

        Raises NotFound `scan_content_unknown`, StorageRefused `scan_file_missing`, `scan_file_damaged`,
        InvalidInput `scan_page_unknown`, `scan_not_shown`.
        """
        content = self._scans.read(sha256)
        try:
            return self._showing.draw_page(content, media_of(content), number, width)
        except InvalidInput as refused:
            if refused.code == "scan_page_unknown":
                raise
            raise InvalidInput("scan_not_shown") from refused

    @at_work
    def save_copy(self, sha256: str, target: Path) -> None:
        """Write a scan as it was attached to `target`, in place of what is there. Raises as `page`, and
        StorageRefused `scan_copy_unwritable`.
        """
        content = self._scans.read(sha256)
        try:
            put_bytes(target, content)
        except OSError as error:
            reason = os.strerror(error.errno or 0)
            raise StorageRefused("scan_copy_unwritable", path=str(target), reason=reason) from error

    @overseeing
    def check_all(self, progress: Progress = _silent) -> tuple[str, ...]:
        """The hashes of contents, of scans attached at any time, that are missing or damaged."""
        with self._acting.store.read() as connection:
            known = attached_contents(connection)
        return self._scans.check(known, progress)

    def _submission(self, submission_id: str) -> Submission:
        with self._acting.store.read() as connection:
            return get_submission(connection, submission_id)

    def _paper(self, submission: Submission, typed: str) -> str:
        return paper_named(submission.received.papers, typed) if typed.strip() else ""

    def _keep(self, path: Path) -> _Kept:
        source = read_scan(path)
        try:
            media = media_of(source.content)
            pages = self._checking.count_pages(source.content, media)
        except InvalidInput as refused:
            raise InvalidInput(refused.code, **{**refused.params, "name": source.name}) from refused
        sha256 = self._scans.keep(source.content, self._acting.clock())
        return _Kept(source.name, sha256, len(source.content), media.value, pages)

    def _record(self, submission_id: str, kept: Sequence[_Kept], paper: str) -> tuple[Attachment, ...]:
        with self._acting.store.write() as unit:
            situation = self._acting.situation(unit)
            before = get_submission(unit.connection, submission_id)
            check(before, Verb.ATTACH, situation.now)
            named = self._paper(before, paper)
            _record_new(situation, before, kept, named)
            after = get_submission(unit.connection, submission_id).attachments
        found = (find_attachment(after, each.sha256, named) for each in kept)
        return tuple(dict.fromkeys(each for each in found if each is not None))


def _record_new(situation: Situation, before: Submission, kept: Sequence[_Kept], paper: str) -> None:
    new = {each.sha256: each for each in kept if find_attachment(before.attachments, each.sha256, paper) is None}
    acts = (
        PaperAttached(paper, each.sha256, each.size, each.media, each.pages, AttachedPersonal(each.name))
        for each in new.values()
    )
    situation.unit.record(*((before.id, act) for act in acts), at=situation.now, actor=situation.office.officer)
