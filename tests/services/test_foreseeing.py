"""What an act would do, said before it is done."""

from dataclasses import replace
from pathlib import Path

import pytest

from frontdesk.domain.corrections import Correction
from frontdesk.domain.custody import Holder, HolderKind
from frontdesk.domain.expected_papers import expected_papers
from frontdesk.domain.paper_lines import PaperForm
from frontdesk.domain.papers import WantedPaper
from frontdesk.domain.procedures import ClockPolicy
from frontdesk.errors import InvalidInput, NotFound, RuleRefused
from tests.factories import HandClock, make_application, make_desk


def test_that_a_supplement_foreseen_is_the_one_then_recorded(tmp_path: Path) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    submission_id = str(desk.reception.receive(make_application(desk)).submission_id)
    desk.supplements.request(submission_id, [WantedPaper("Sơ đồ địa điểm", PaperForm.PLAIN)])
    clock.forward(days=2)
    before = desk.lookup.get(submission_id)

    part = desk.supplements.foresee(submission_id, ["Sơ đồ"])
    whole = desk.supplements.foresee(submission_id)
    assert (part.complete, part.due_at) == (False, None)
    assert whole.complete
    assert whole.policy is ClockPolicy.RESET
    assert desk.lookup.get(submission_id) == before

    after = desk.supplements.receive(submission_id)
    assert after.due_at == whole.due_at
    assert after.received.papers == whole.papers
    assert desk.supervision.verify().ok
    desk.close()


def test_that_a_correction_foreseen_takes_no_version(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    submission_id = str(desk.reception.receive(make_application(desk)).submission_id)
    for _look in range(2):
        act = desk.corrections.foresee(submission_id, Correction(sets=2))
        assert (act.version, act.fields) == (2, ("sets",))
    submission = desk.lookup.get(submission_id).submission
    assert (submission.version, submission.received.sets) == (1, 1)
    desk.close()


def test_that_what_would_be_refused_is_refused_when_foreseen(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    submission_id = str(desk.reception.receive(make_application(desk)).submission_id)
    with pytest.raises(RuleRefused, match="nothing_corrected"):
        desk.corrections.foresee(submission_id, Correction())
    with pytest.raises(InvalidInput, match="sets_out_of_range"):
        desk.corrections.foresee(submission_id, Correction(sets=0))
    with pytest.raises(RuleRefused, match="not_awaiting_supplement"):
        desk.supplements.foresee(submission_id)
    with pytest.raises(NotFound):
        desk.supplements.foresee("nobody")
    desk.close()


def test_that_form_02_makes_required_what_it_names(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    submission_id = str(desk.reception.receive(make_application(desk)).submission_id)
    papers = desk.lookup.get(submission_id).submission.received.papers
    optional = next(paper for paper in papers if not paper.required)
    wanted = [WantedPaper(optional.name, PaperForm.CERTIFIED), WantedPaper("Sơ đồ địa điểm")]
    submission = desk.supplements.request(submission_id, wanted)
    expected = expected_papers(submission)
    assert [paper.name for paper in expected] == [*(paper.name for paper in papers), "Sơ đồ địa điểm"]
    named = next(paper for paper in expected if paper.name == optional.name)
    assert named == replace(optional, required=True, form=PaperForm.CERTIFIED)
    assert (expected[-1].present, expected[-1].required) == (False, True)
    desk.close()


def test_that_a_holder_has_held_since_the_papers_last_moved(tmp_path: Path) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    submission_id = str(desk.reception.receive(make_application(desk)).submission_id)
    received_at = desk.lookup.get(submission_id).submission.held_since
    clock.forward(hours=1)
    desk.supplements.request(submission_id, [WantedPaper("Sơ đồ địa điểm")])
    assert desk.lookup.get(submission_id).submission.held_since == received_at
    clock.forward(hours=1)
    moved = desk.handover.move(submission_id, Holder(HolderKind.ARCHIVE))
    assert moved.held_since > received_at
    assert moved.holders[-1] == Holder(HolderKind.ARCHIVE)
    clock.forward(hours=1)
    back = desk.handover.move(submission_id, Holder(HolderKind.COUNTER))
    assert back.held_since > moved.held_since
    desk.close()
