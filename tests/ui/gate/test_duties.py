"""What is not one's duty is said beside the act; a department acts in its own name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from frontdesk import desk as desks
from frontdesk.domain.lookup import SubmissionPage
from frontdesk.domain.states import State, Verb
from frontdesk.settings import Settings
from tests.factories import HandClock, make_application, seated
from tests.ui.gate.conftest import Come
from tests.ui.gate.crew import ADMIN, AN, CHI, MINH, Visitor
from ui.screens.department.screen import DepartmentScreen
from ui.screens.late.screen import LateScreen


@pytest.fixture
def handed_over(settings: Settings, clock: HandClock) -> SubmissionPage:
    """A submission that lies at Minh's department, not acknowledged."""
    desk = seated(desks.open_desk(settings, clock), AN)
    received = desk.reception.receive(make_application(desk))
    page = desk.lookup.get(str(received.submission_id))
    assert page.submission.department == MINH.department
    desk.handover.hand_over(MINH.department, [page.submission_id])
    page = desk.lookup.get(page.submission_id)
    desk.close()
    return page


def _at_page(visitor: Visitor, page: SubmissionPage) -> None:
    visitor.window.workplace.open_submission(page.submission_id)
    visitor.until(lambda: visitor.window.lookup.shown is not None)
    visitor.settle()


def test_that_a_department_sees_its_own_inbox_at_once(handed_over: SubmissionPage, come: Come) -> None:
    visitor = come()
    visitor.sign_in(MINH)
    room = visitor.window.current
    assert isinstance(room, DepartmentScreen)
    assert room.department == MINH.department
    visitor.until(lambda: room.inbox.model.rowCount() == 1)
    assert not room.inbox.change.isVisible()


def test_that_a_department_acts_in_its_own_name(handed_over: SubmissionPage, come: Come) -> None:
    visitor = come()
    visitor.sign_in(MINH)
    room = visitor.window.current
    assert isinstance(room, DepartmentScreen)
    visitor.until(lambda: room.inbox.model.rowCount() == 1)
    visitor.press(Qt.Key.Key_Home)
    visitor.press(Qt.Key.Key_Return)
    visitor.until(lambda: room.panel is not None)
    assert not room.who.isVisible()
    visitor.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    visitor.until(lambda: room.answering.text.startswith("Đã ký nhận") or bool(room.panel is None))
    visitor.settle()
    pages: list[SubmissionPage] = []
    visitor.window._room.tasks.look(
        visitor.window, lambda desk: desk.lookup.get(handed_over.submission_id), pages.append
    )
    visitor.settle()
    assert pages[0].state is State.IN_PROGRESS
    assert pages[0].timeline[-1].actor == MINH.name


def test_that_a_department_is_asked_for_no_name_on_the_page_either(handed_over: SubmissionPage, come: Come) -> None:
    visitor = come()
    visitor.sign_in(MINH)
    _at_page(visitor, handed_over)
    lookup = visitor.window.lookup
    lookup.choose_act(Verb.SEND_BACK)
    visitor.until(lambda: lookup.desk.panel is not None)
    assert lookup.desk.panel is not None
    assert lookup.desk.panel.findChildren(QLineEdit) == []


def test_that_a_supervisor_is_told_whose_duty_it_is(handed_over: SubmissionPage, come: Come) -> None:
    visitor = come()
    visitor.sign_in(CHI)
    _at_page(visitor, handed_over)
    acts = visitor.window.lookup.page.acts
    assert acts.acts == {}
    assert acts.none.text() == f"Việc này không thuộc vai trò của {CHI.name}; cần: cán bộ tiếp nhận."
    visitor.window.lookup.choose_act(Verb.REFUSE)
    assert f"không thuộc vai trò của {CHI.name}" in visitor.window.answering.text
    assert visitor.window.lookup.page_bar.primary.isVisible()  # a receipt is printed by the office


def test_that_a_department_is_offered_no_receipt_to_print(handed_over: SubmissionPage, come: Come) -> None:
    visitor = come()
    visitor.sign_in(MINH)
    _at_page(visitor, handed_over)
    assert not visitor.window.lookup.page_bar.primary.isVisible()


def test_that_a_department_sees_deadlines_alone(handed_over: SubmissionPage, come: Come) -> None:
    visitor = come()
    visitor.sign_in(MINH)
    visitor.press(Qt.Key.Key_F6)
    visitor.settle()
    room = visitor.window.current
    assert isinstance(room, LateScreen)
    assert not room.tabs.isVisible()
    assert room.answering.text == ""


def test_that_an_administrator_opens_no_submission(handed_over: SubmissionPage, come: Come) -> None:
    visitor = come()
    visitor.sign_in(ADMIN)
    visitor.scan(handed_over.receipt_code)
    visitor.settle()
    assert "không thuộc vai trò" in visitor.window.answering.text
    assert handed_over.view.principal.name not in visitor.words_in_window
