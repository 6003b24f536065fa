"""While papers are received: what is entered, for the citizen to check before it is accepted."""

from datetime import datetime

from frontdesk.customer import touches
from frontdesk.customer.facts import EntryFacts
from frontdesk.customer.promise import no_date_yet
from frontdesk.customer.state import Answer, CustomerState, Entry
from frontdesk.customer.view import Button, EntryPage, Fact, PaperLine, Tick, Tone
from frontdesk.domain.deadlines import explain
from frontdesk.domain.fee_words import fee_words
from frontdesk.domain.moments import spoken
from frontdesk.domain.paper_lines import ReceivedPaper
from frontdesk.i18n import Words


def entry_page(state: CustomerState, _at: datetime, words: Words) -> EntryPage:
    """The entry as it stands now."""
    _ = words.gettext
    entry = state.entry
    assert entry is not None, "the entry is what is shown"
    facts, texts = entry.facts, state.entry_texts.get(state.language)
    settled = entry.answer is not Answer.NONE
    return EntryPage(
        title=_("Mời Ông/Bà xem lại thông tin"),
        facts=tuple(_facts(entry, words)),
        papers_label=_("Giấy tờ nộp") if facts.papers else "",
        papers=tuple(_paper(paper, words) for paper in facts.papers),
        due=_due(facts, words),
        fee=_fee(facts, words),
        notice=texts.notice if texts else "",
        answer=_answer(entry, words),
        confirm=Button(touches.CONFIRM, _("Đúng rồi"), main=True) if facts.complete and not settled else None,
        object=None if entry.answer is Answer.WRONG else Button(touches.OBJECT, _("Có chỗ sai")),
        consent_label=texts.question if texts and facts.phone else "",
        consents=_consents(entry, texts.consents) if texts and facts.phone else (),
    )


def _facts(entry: Entry, words: Words) -> list[Fact]:
    _, facts = words.gettext, entry.facts
    rows = (
        ("name", _("Họ và tên"), facts.name),
        ("number", _("Số giấy tờ"), facts.number),
        ("delegate", _("Người nộp thay"), facts.delegate),
        ("phone", _("Điện thoại"), facts.phone),
        ("procedure", _("Việc cần làm"), facts.procedure),
    )
    return [Fact(label, value, part=part, wrong=part in entry.wrong) for part, label, value in rows if value]


def _paper(paper: ReceivedPaper, words: Words) -> PaperLine:
    _ = words.gettext
    if paper.present:
        return PaperLine(paper.name, _("đã có"), Tone.GOOD)
    if paper.required:
        return PaperLine(paper.name, _("còn thiếu"), Tone.WARN)
    return PaperLine(paper.name, _("nếu có"), Tone.MUTED)


def _due(facts: EntryFacts, words: Words) -> Fact:
    _ = words.gettext
    label = _("Hẹn trả kết quả")
    if facts.due is None:
        return Fact(label, "")
    why = explain(facts.due, words)
    if facts.waits:
        return no_date_yet(sum(1 for paper in facts.papers if paper.required and not paper.present), words)
    return Fact(label, spoken(facts.due.at, words), why)


def _fee(facts: EntryFacts, words: Words) -> Fact:
    label, fee = words.gettext("Phí, lệ phí"), facts.fee
    return Fact(label, fee_words(fee, words), fee.note) if fee else Fact(label, "")


def _answer(entry: Entry, words: Words) -> str:
    _ = words.gettext
    return {
        Answer.NONE: "",
        Answer.CONFIRMED: _("Ông/Bà đã xác nhận thông tin đúng."),
        Answer.WRONG: _("Đã báo cán bộ. Xin Ông/Bà nói chỗ cần sửa."),
    }[entry.answer]


def _consents(entry: Entry, offered: tuple[tuple[str, str], ...]) -> tuple[Tick, ...]:
    return tuple(Tick(touches.CONSENT, kind, label, kind in entry.consents) for kind, label in offered)
