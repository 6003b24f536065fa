"""The list of scans as the fold of its events: one of each, in any order of arrival, whatever was erased."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.attachments import Attachment
from frontdesk.domain.events import Act, texts
from frontdesk.domain.journal import Event, sealed
from frontdesk.domain.result_events import AttachedPersonal, PaperAttached, PaperDetached
from frontdesk.domain.submissions import fold
from frontdesk.domain.supplement_events import Reason
from tests.factories import MONDAY_MORNING
from tests.unit.test_submissions import received

ONE, TWO = "1" * 64, "2" * 64


def event(act: Act, seq: int, device: str = "C1-A") -> Event:
    payload, personal = texts(act)
    return sealed(
        Event(
            id=f"{device}{seq}",
            office="H60.242",
            device=device,
            seq=seq,
            recorded_at=int((MONDAY_MORNING + timedelta(seconds=seq)).timestamp() * 1_000_000),
            actor="Ma Thị Lan",
            kind=act.KIND,
            version=act.VERSION,
            subject="s",
            payload=payload,
            personal=personal,
            salt="00" * 16 if personal else "",
        )
    )


def attached(sha256: str = ONE, paper: str = "", name: str = "a.pdf") -> PaperAttached:
    return PaperAttached(paper, sha256, 1_000, "application/pdf", 2, AttachedPersonal(name))


def detached(sha256: str = ONE, paper: str = "") -> PaperDetached:
    return PaperDetached(paper, sha256, Reason("Nhầm"))


def after(*acts: Act) -> tuple[Attachment, ...]:
    submission = fold([event(act, seq) for seq, act in enumerate((received(), *acts), start=1)])
    assert submission is not None
    assert submission.conflicts == ()
    return submission.attachments


def names(*acts: Act) -> list[tuple[str, str]]:
    return [(each.sha256[0], each.paper) for each in after(*acts)]


def test_that_a_scan_says_who_attached_it_and_when() -> None:
    (attachment,) = after(attached(paper="Giấy đề nghị"))
    assert attachment == Attachment(
        sha256=ONE,
        paper="Giấy đề nghị",
        file_name="a.pdf",
        size=1_000,
        media="application/pdf",
        pages=2,
        attached_at=MONDAY_MORNING + timedelta(seconds=2),
        actor="Ma Thị Lan",
    )


def test_that_a_scan_is_listed_once_for_each_paper_until_it_is_taken_off() -> None:
    assert names(attached(), attached(TWO), attached(paper="x"), attached()) == [("1", ""), ("2", ""), ("1", "x")]
    assert names(attached(), attached(paper="x"), detached()) == [("1", "x")]
    assert names(attached(), detached(), attached()) == [("1", "")]
    assert names(detached(), attached(TWO), detached()) == [("2", "")]


def test_that_an_erased_name_leaves_the_scan() -> None:
    events = [event(received(), 1), replace(event(attached(), 2), personal="", salt="")]
    submission = fold(events)
    assert submission is not None
    assert [(each.sha256, each.file_name) for each in submission.attachments] == [(ONE, "")]


@given(
    st.lists(st.tuples(st.booleans(), st.sampled_from([ONE, TWO]), st.sampled_from(["", "x"])), max_size=12),
    st.randoms(use_true_random=False),
)
def test_that_the_list_is_what_was_attached_and_not_taken_off(
    steps: list[tuple[bool, str, str]], random: Random
) -> None:
    acts: list[Act] = [attached(sha, paper) if add else detached(sha, paper) for add, sha, paper in steps]
    listed: dict[tuple[str, str], None] = {}
    for add, sha, paper in steps:
        if add:
            listed.setdefault((sha, paper))
        else:
            listed.pop((sha, paper), None)
    events = [event(act, seq) for seq, act in enumerate((received(), *acts), start=1)]
    random.shuffle(events)
    submission = fold(events)
    assert submission is not None
    assert [(each.sha256, each.paper) for each in submission.attachments] == list(listed)
