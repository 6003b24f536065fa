"""Messages the citizen wants, or no longer: by keyboard alone."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from frontdesk.desk import Desk
from frontdesk.domain.consents import ConsentKind
from frontdesk.domain.states import Verb
from tests.factories import HandClock
from tests.ui.submission_pages import AtPage, Build, received
from ui.screens.acts.consent import GiveConsentPanel, WithdrawConsentPanel

Sit = Callable[[Build], AtPage]
AGREED = "Đồng ý nhận tin: SMS, Zalo"


def agreed(desk: Desk, clock: HandClock) -> str:
    submission_id = received(desk, clock)
    desk.consents.give(submission_id, ConsentKind)
    return submission_id


def people_lines(at: AtPage) -> list[str]:
    return [label.text() for label in at.lookup.page.people.findChildren(QLabel)]


def test_that_nothing_is_ticked_before_the_citizen_said_so(at_page: Sit) -> None:
    at = at_page(received)
    at.choose(Verb.GIVE_CONSENT)
    panel = at.panel(GiveConsentPanel)
    assert panel.chosen == ()
    assert panel.gap == "Chọn cách nhận tin Ông/Bà đồng ý."
    assert "0912 345 678" in panel.note.text()
    at.officer.press(Qt.Key.Key_Space)
    at.do()
    assert [consent.kind for consent in at.page.submission.consents] == [ConsentKind.SMS]
    assert at.said.startswith("Đã ghi: Ông/Bà đồng ý nhận tin qua SMS.")
    assert "Đồng ý nhận tin: SMS" in people_lines(at)


def test_that_only_what_is_not_agreed_to_yet_is_asked(at_page: Sit) -> None:
    at = at_page(received)
    at.behind(lambda desk: desk.consents.give(at.submission_id, [ConsentKind.SMS]))
    at.choose(Verb.GIVE_CONSENT)
    panel = at.panel(GiveConsentPanel)
    panel.tick_all()
    assert panel.chosen == (ConsentKind.ZALO,)


def test_that_who_wants_no_more_messages_gets_none(at_page: Sit) -> None:
    at = at_page(agreed)
    assert AGREED in people_lines(at)
    assert Verb.GIVE_CONSENT not in at.lookup.page.acts.acts
    at.choose(Verb.WITHDRAW_CONSENT)
    assert at.panel(WithdrawConsentPanel).chosen == (ConsentKind.SMS, ConsentKind.ZALO)
    at.do()
    assert at.page.submission.consents == ()
    assert at.said.startswith("Đã ghi rút đồng ý. Không gửi tin cho Ông/Bà nữa.")
    assert AGREED not in people_lines(at)


def test_that_one_kind_may_be_kept(at_page: Sit) -> None:
    at = at_page(agreed)
    at.choose(Verb.WITHDRAW_CONSENT)
    at.officer.press(Qt.Key.Key_Space)
    assert at.panel(WithdrawConsentPanel).content() == {"kinds": ["zalo"]}
    at.do()
    assert at.said.startswith("Đã ghi rút đồng ý. Còn nhận tin qua SMS.")
