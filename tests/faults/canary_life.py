"""The child: a home that lives a full life of people who may be nowhere readable, until it is killed.

By hand: python -m tests.faults.canary_life FOLDER (the home is FOLDER/home, its key FOLDER/keys/home.key).
"""

import sys
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path

from frontdesk.desk import Desk
from frontdesk.domain.clock import system_clock
from frontdesk.domain.corrections import Correction
from frontdesk.domain.identity import Party
from frontdesk.domain.papers import WantedPaper
from frontdesk.domain.payments import PaymentMethod
from frontdesk.domain.people import Person, Role
from frontdesk.domain.rating_events import Vote
from frontdesk.domain.result_events import Outcome, ReturnProof
from frontdesk.domain.takers import Handing
from frontdesk.errors import DeskError
from frontdesk.services.people import first_password
from frontdesk.services.recovery import draw_code
from frontdesk.services.setup import create_office
from frontdesk.settings import Settings
from frontdesk.storage.home_keys import HubPassword
from tests.factories import HOUSEHOLD_BUSINESS, make_application, make_party, make_profile, open_desk, seated
from tests.faults import canaries as said
from tests.scan_samples import pdf_file

PERSON = Person("chichchoe", said.OFFICER, tuple(Role))


def settings_below(folder: Path) -> Settings:
    """The home and its key, which is elsewhere."""
    return Settings(folder / "home", folder / "keys" / "home.key")


def found_home(folder: Path) -> None:
    """Set the office up."""
    settings, profile = settings_below(folder), make_profile(name=said.OFFICE)
    word = first_password(PERSON, said.PASSWORD, profile.name)
    store = create_office(settings, profile, "C1", said.OFFICER, system_clock, ((PERSON, word),))
    draw_code(store, settings, system_clock, said.OFFICER)
    store.close()
    HubPassword(settings).put(said.HUB)


def principal() -> Party:
    """The citizen, with everything an office may know of somebody."""
    return replace(make_party(said.NAME, said.CITIZEN_ID, said.PHONE), address=said.ADDRESS, email=said.EMAIL)


def receive(desk: Desk) -> str:
    """One submission with words in every field."""
    application = make_application(desk, HOUSEHOLD_BUSINESS, principal=principal())
    brought_by = make_party(said.DELEGATE, said.DELEGATE_ID, said.DELEGATE_PHONE)
    told = replace(application, delegate=brought_by, return_to=said.RETURN_TO, note=said.NOTE)
    return str(desk.reception.receive(told).submission_id)


def live(desk: Desk, scan: Path) -> None:
    """Every kind of act that takes words."""
    first, second, third = receive(desk), receive(desk), receive(desk)
    desk.attachments.attach(first, scan)
    desk.receipts.issue(first)
    desk.departments.set("phong-kinh-te", leader=said.LEADER)
    desk.corrections.correct(
        second, Correction(principal=make_party(said.NEW_NAME, said.NEW_ID, said.PHONE), reason=said.REASON)
    )
    desk.supplements.request(second, (WantedPaper("Giấy chứng nhận", why=said.WHY),), said.REASON)
    desk.endings.refuse(third, said.REASON)
    desk.forms.issue(third, "03")
    department = desk.lookup.get(first).submission.department
    desk.handover.hand_over(department, (first,))
    desk.handover.acknowledge_one(first, said.TAKER)
    desk.payments.confirm(first, PaymentMethod.CASH, 100_000, said.RECEIPT_NO)
    desk.results.record(first, Outcome.GRANTED, said.DECISION)
    desk.results.receive(first)
    desk.results.call(first, said.CALLED, reached=True)
    handing = Handing(ReturnProof.DELEGATE, said.TAKER, said.DELEGATE_ID, "Giấy ủy quyền", note=said.NOTE)
    desk.results.return_result(first, handing)
    invitation = desk.ratings.invite(first)
    assert invitation is not None
    desk.ratings.vote(invitation.token, Vote(5), said.COMMENT)
    desk.drafts.save("draft-1", "reception", f'{{"note": "{said.DRAFT}"}}')
    desk.drafts.remember("department", said.REMEMBERED)
    desk.tracking.project()


def live_until_killed(desk: Desk, folder: Path, scan: Path) -> None:
    """Acts, scans, drafts, projections and backups without end."""
    for number in count():
        which = receive(desk)
        desk.attachments.attach(which, scan)
        desk.drafts.save(f"draft-{number}", "reception", f'{{"note": "{said.DRAFT} {number}"}}')
        desk.tracking.project()
        with suppress(DeskError):
            desk.backups.make(folder / "backups" / f"{number}.zip")


def main() -> None:
    """Found, live, say so, and go on."""
    folder = Path(sys.argv[1])
    scan = folder / "inbox" / said.SCAN_NAME
    if not settings_below(folder).home.exists():
        found_home(folder)
        scan.parent.mkdir()
        scan.write_bytes(pdf_file(words=said.SCAN_WORDS))
        (folder / "backups").mkdir()
        desk = seated(open_desk(settings_below(folder)), PERSON)
        live(desk, scan)
        desk.backups.make(folder / "backups" / "first.zip")
    else:
        desk = seated(open_desk(settings_below(folder)), PERSON)
    sys.stdout.write("READY\n")
    sys.stdout.flush()
    live_until_killed(desk, folder, scan)


if __name__ == "__main__":
    main()
