"""Drafts outlive the program."""

from pathlib import Path

from tests.factories import HandClock, make_desk, open_desk


def test_that_a_draft_is_there_after_the_program_is_gone(tmp_path: Path) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    desk.drafts.save("a", "reception", '{"name": "HÒA"}')
    clock.forward(minutes=1)
    desk.drafts.save("b", "reception", "{}")
    desk.drafts.save("a", "reception", '{"name": "HÒA 2"}')
    desk.drafts.save("c", "other", "{}")
    desk.close()
    again = open_desk(desk.settings, clock)
    assert {draft.submission_id: draft.content for draft in again.drafts.list("reception")} == {
        "a": '{"name": "HÒA 2"}',
        "b": "{}",
    }
    again.drafts.discard("a")
    assert [draft.submission_id for draft in again.drafts.list("reception")] == ["b"]
    again.close()


def test_that_drafts_are_no_acts_and_survive_a_rebuild(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    before = desk.supervision.verify().events
    desk.drafts.save("a", "reception", "{}")
    desk.supervision.rebuild()
    assert desk.supervision.verify().events == before
    assert len(desk.drafts.list("reception")) == 1
