"""What is said in the place of a person whose data was erased."""

from dataclasses import replace

from frontdesk.domain.events import ReceivedPersonal
from frontdesk.domain.identity import IdKind, Party
from frontdesk.domain.lookup import Hit
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from frontdesk.messages import shown_name


def named(hit: Hit, words: Words) -> Hit:
    """`hit` with a name to show, also where there is none any more."""
    return hit if hit.name else replace(hit, name=shown_name("", words))


def stood_in(submission: Submission, words: Words) -> Submission:
    """`submission` for a page that shows it: where nobody is named any more, with a name that says so."""
    if submission.received.personal is not None:
        return submission
    nobody = ReceivedPersonal(Party(IdKind.CITIZEN_ID, "", shown_name("", words)), None, "", "", "")
    return replace(submission, received=replace(submission.received, personal=nobody))
