"""The manifest (phiếu bàn giao), A4: a department without a computer counts, marks exceptions and signs on it."""

from frontdesk.domain.form_texts import FormTexts
from frontdesk.domain.handover_forms import ManifestView
from frontdesk.domain.manifests import ManifestItem
from frontdesk.forms import phrases
from frontdesk.forms.closing import Signature, signatures
from frontdesk.forms.drawing import Copy, Document, draw_copies
from frontdesk.forms.fields import Density, bold, plain
from frontdesk.forms.fonts import Face, printable
from frontdesk.forms.header import header
from frontdesk.forms.letter import reprint_mark, title
from frontdesk.forms.pages import paginate
from frontdesk.forms.qr import mosaic_side, qr_mosaic
from frontdesk.forms.strips import A4, ASCENT, MM, Strip, Text, gap, paragraph
from frontdesk.forms.table import Column, Table
from frontdesk.forms.typeset import Run, filled, wrap
from frontdesk.i18n import Words, words
from frontdesk.qr import QUIET

NUMBER, CODE, NAME, EXCEPTION = 11 * MM, 37 * MM, 50 * MM, 36 * MM
TEXT = Density(11, 14.5)
TABLE_SIZE, TABLE_LEADING = 10.0, 14.0
SMALL = 8.5
SIGNING_ROOM = 22 * MM
GROUP = 4  # letters of the check mark between spaces


def render(view: ManifestView, language: str = "vi") -> bytes:
    """The manifest as a PDF; the same view gives the same bytes."""
    copy = set_manifest(view, language)
    return draw_copies(copy.document, (copy.pages,), words(language))


def set_manifest(view: ManifestView, language: str) -> Copy:
    """The pages of the manifest."""
    texts, said = view.form.text(language), words(language)
    strips = (*_front(view, texts, said, language), *_table(view, texts), *_end(view, texts, said))
    return Copy(_document(view, texts, said, language), paginate(strips, A4))


def short_digest(digest: str) -> str:
    """The beginning of a check mark as people compare it: 3F8A 01C2 9B7D 44E0."""
    start = digest[: 4 * GROUP].upper()
    return " ".join(start[place : place + GROUP] for place in range(0, len(start), GROUP))


def _document(view: ManifestView, texts: FormTexts, said: Words, language: str) -> Document:
    return Document(
        title=printable(f"{texts.title} {view.manifest.code}"),
        author=printable(view.office.name),
        language=language,
        code=printable(view.manifest.code),
        mark=reprint_mark(view.reprint, said),
        basis=printable(texts.basis),
        sheet=A4,
    )


def _front(view: ManifestView, texts: FormTexts, said: Words, language: str) -> tuple[Strip, ...]:
    manifest = view.manifest
    return (
        header(view.office, manifest.code, manifest.made_at, said, A4),
        gap(12),
        title(texts.title, language, said, A4.room),
        gap(6),
        _about(view, texts, said),
        gap(6),
    )


def _about(view: ManifestView, texts: FormTexts, said: Words) -> Strip:
    """Who gives what to whom, beside the code a scanner reads."""
    code = qr_mosaic(view.manifest.code, 0, 0)
    side = mosaic_side(code)
    code = qr_mosaic(view.manifest.code, A4.room - side, 0)
    caption = wrap((Run(printable(texts["scan"]), Face.ITALIC),), SMALL, side + 24)
    under = side + QUIET * code.cell * 0.6
    below = tuple(
        Text(A4.room - line.width, under + ASCENT * SMALL + place * 10, line, SMALL)
        for place, line in enumerate(caption)
    )
    room = A4.room - side - QUIET * code.cell - 6
    lines = [line for runs in _facts(view, texts, said) for line in wrap(runs, TEXT.size, room)]
    facts = tuple(
        Text(0, place * (TEXT.leading + 1) + ASCENT * TEXT.size, line, TEXT.size) for place, line in enumerate(lines)
    )
    return Strip(max(text.y for text in facts + below) + 4, facts + below, mosaics=(code,))


def _facts(view: ManifestView, texts: FormTexts, said: Words) -> tuple[tuple[Run, ...], ...]:
    manifest = view.manifest
    counter = texts["counter"].format(counter=manifest.counter)
    return (
        filled(texts["from"], counter=bold(counter), office=plain(view.office.name)),
        filled(texts["to"], department=bold(manifest.department)),
        filled(texts["time"], moment=plain(phrases.moment(manifest.made_at, said))),
        filled(texts["count"], count=bold(f"{manifest.count:02}")),
        filled(texts["digest"], short=bold(short_digest(manifest.digest))),
    )


def _table(view: ManifestView, texts: FormTexts) -> tuple[Strip, ...]:
    left = A4.room - NUMBER - CODE - NAME - EXCEPTION
    columns = (
        Column(printable(texts["column_number"]), NUMBER, centred=True),
        Column(printable(texts["column_code"]), CODE, centred=True),
        Column(printable(texts["column_name"]), NAME),
        Column(printable(texts["column_procedure"]), left),
        Column(printable(texts["column_exception"]), EXCEPTION),
    )
    rows = tuple(_row(place, item, texts) for place, item in enumerate(view.manifest.items, start=1))
    return Table(columns, TABLE_SIZE, TABLE_LEADING).rows(rows)


def _row(place: int, item: ManifestItem, texts: FormTexts) -> tuple[str, ...]:
    name = item.name or texts["erased"]
    return str(place), printable(item.receipt_code), printable(name), printable(item.procedure_name), ""


def _end(view: ManifestView, texts: FormTexts, said: Words) -> tuple[Strip, ...]:
    """Never broken: totals, what the taker does, the whole digest, who signs."""
    manifest = view.manifest
    count = filled(texts["total"], count=bold(f"{manifest.count:02}"))
    digest = filled(texts["digest_full"], digest=plain(manifest.digest))
    lines = (
        gap(5, keep_next=True),
        *paragraph(
            (*count, Run(". "), *filled(texts["received"])), TEXT.size, TEXT.leading, keep_next=True, room=A4.room
        ),
        *paragraph(filled(texts["mark"]), TEXT.size, TEXT.leading, keep_next=True, room=A4.room),
        *paragraph(digest, SMALL, 11, keep_next=True, room=A4.room),
        gap(8, keep_next=True),
    )
    hint = said.gettext("(Ký và ghi rõ họ tên)")
    signers = (
        Signature(texts["signature_left"], manifest.officer, hint, SIGNING_ROOM),
        Signature(texts["signature_right"], "", hint, SIGNING_ROOM),
    )
    signed = signatures(signers, 0, A4.room)
    return (*lines, Strip(max(text.y for text in signed) + SIGNING_ROOM * 0.2, signed))
