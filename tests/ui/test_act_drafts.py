"""What was typed into a panel is there again: after Esc, after another page, after a restart."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from frontdesk.desk import Desk
from frontdesk.domain.states import Verb
from frontdesk.settings import Settings
from tests.factories import HandClock, open_desk
from tests.ui.officer import CONTROL
from tests.ui.submission_pages import AtPage, Build, received
from ui.screens.acts.correct import CorrectPanel
from ui.screens.acts.drafts import SCREEN
from ui.screens.acts.refuse import RefusePanel
from ui.screens.acts.request_supplement import RequestSupplementPanel

Sit = Callable[[Build], AtPage]


def nothing_more(desk: Desk, _clock: HandClock) -> str:
    """The home as the last window left it."""
    return desk.lookup.search("", 1)[0].submission_id


def drafts(settings: Settings) -> list[str]:
    desk = open_desk(settings, HandClock())
    try:
        return [draft.submission_id for draft in desk.drafts.list(SCREEN)]
    finally:
        desk.close()


def test_that_esc_keeps_what_was_typed(at_page: Sit) -> None:
    at = at_page(received)
    at.choose(Verb.REFUSE)
    at.write("Không thuộc thẩm quyền")
    at.officer.press(Qt.Key.Key_Escape)
    at.officer.settle()
    at.choose(Verb.REFUSE)
    panel = at.panel(RefusePanel)
    at.officer.until(lambda: panel.reason.text == "Không thuộc thẩm quyền")
    assert at.said == "Đã khôi phục phần nhập lúc 10:43."


def test_that_a_restart_brings_the_panel_back_as_it_was(at_page: Sit) -> None:
    at = at_page(received)
    at.choose(Verb.REQUEST_SUPPLEMENT)
    at.officer.press(Qt.Key.Key_Space)
    panel = at.panel(RequestSupplementPanel)
    panel.papers.rows[0].why.setFocus()
    at.write("Mờ")
    panel.papers.more.setFocus()
    at.officer.press(Qt.Key.Key_Return)
    at.write("Sơ đồ địa điểm")
    wanted = panel.papers.wanted
    assert len(wanted) == 2
    at.officer.window.close()  # before typing has paused for long

    again = at_page(nothing_more)
    again.choose(Verb.REQUEST_SUPPLEMENT)
    restored = again.panel(RequestSupplementPanel)
    again.officer.until(lambda: restored.papers.wanted == wanted)


def test_that_a_correction_begun_is_restored_with_its_procedure(at_page: Sit) -> None:
    at = at_page(received)
    at.choose(Verb.CORRECT)
    panel = at.panel(CorrectPanel)
    panel.filing.box.setFocus()
    panel.filing.box.selectAll()
    at.officer.type("2.000720")
    at.officer.press(Qt.Key.Key_Return)
    at.officer.until(lambda: panel.filing.entry.procedure_code == "2.000720")
    panel.filing.papers.take_focus()
    at.officer.press(Qt.Key.Key_Space)
    entry = panel.filing.entry
    panel.principal.setFocus()
    at.write("X")
    typed = panel.typed
    at.officer.window.close()

    again = at_page(nothing_more)
    again.choose(Verb.CORRECT)
    restored = again.panel(CorrectPanel)
    again.officer.until(lambda: restored.filing.entry == entry)
    assert restored.typed == typed


def test_that_what_is_typed_while_the_draft_is_fetched_counts_for_more(at_page: Sit) -> None:
    at = at_page(received)
    at.choose(Verb.REFUSE)
    at.write("Cũ")
    at.officer.press(Qt.Key.Key_Escape)
    at.lookup.choose_act(Verb.REFUSE)
    at.panel(RefusePanel).reason.put("Mới")
    at.officer.settle()
    assert at.panel(RefusePanel).reason.text == "Mới"


def test_that_a_draft_may_be_put_away(at_page: Sit, settings: Settings) -> None:
    at = at_page(received)
    at.choose(Verb.REFUSE)
    at.write("Không thuộc thẩm quyền")
    at.officer.press(Qt.Key.Key_Escape)
    at.officer.settle()
    at.choose(Verb.REFUSE)
    panel = at.panel(RefusePanel)
    at.officer.until(lambda: bool(panel.reason.text))
    at.lookup.answering.act.setFocus()
    at.officer.press(Qt.Key.Key_Return)
    assert panel.reason.text == ""
    assert at.officer.focus is panel.reason.field
    at.officer.window.close()
    assert drafts(settings) == []


@pytest.mark.parametrize("clear", [False, True], ids=["done", "cleared"])
def test_that_nothing_is_left_of_an_act_done_or_cleared(at_page: Sit, settings: Settings, clear: bool) -> None:
    at = at_page(received)
    at.choose(Verb.REFUSE)
    at.write("Không thuộc thẩm quyền")
    at.officer.press(Qt.Key.Key_Escape)
    at.officer.settle()
    at.choose(Verb.REFUSE)
    panel = at.panel(RefusePanel)
    at.officer.until(lambda: bool(panel.reason.text))
    if clear:
        panel.reason.field.selectAll()
        at.officer.press(Qt.Key.Key_Delete)
    else:
        at.officer.press(Qt.Key.Key_Return, CONTROL)
        at.officer.until(lambda: at.lookup.desk.panel is None)
    at.officer.window.close()
    assert drafts(settings) == []


def test_that_a_draft_nobody_can_read_leaves_the_panel_fresh(at_page: Sit) -> None:
    def spoiled(desk: Desk, clock: HandClock) -> str:
        submission_id = received(desk, clock)
        for verb in (Verb.REQUEST_SUPPLEMENT, Verb.MOVE):
            desk.drafts.save(f"{verb.value}:{submission_id}", SCREEN, '{"papers": [[1]], "others": 3, "to": "moon"}')
        desk.drafts.save(f"refuse:{submission_id}", SCREEN, "no JSON")
        return submission_id

    at = at_page(spoiled)
    for verb in (Verb.MOVE, Verb.REFUSE, Verb.REQUEST_SUPPLEMENT):
        at.choose(verb)
        panel = at.lookup.desk.panel
        assert panel is not None
        assert panel.isEnabled()
        assert panel.verb is verb
