"""What a submission that waits for its supplement must hold in the end."""

from dataclasses import replace

from frontdesk.domain.paper_lines import PaperForm, ReceivedPaper
from frontdesk.domain.submission import Submission


def expected_papers(submission: Submission) -> tuple[ReceivedPaper, ...]:
    """The papers on the list, and those of each form 02 that are not on it; what form 02 names is required."""
    wanted = {paper.name: paper for request in submission.waited_for for paper in request.wanted}
    listed = tuple(
        replace(paper, required=True, form=wanted[paper.name].form or paper.form) if paper.name in wanted else paper
        for paper in submission.received.papers
    )
    known = {paper.name for paper in listed}
    more = (
        ReceivedPaper(paper.name, paper.form or PaperForm.ORIGINAL, 1, present=False)
        for paper in wanted.values()
        if paper.name not in known
    )
    return (*listed, *more)
