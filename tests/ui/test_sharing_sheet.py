"""The sheet on which an officer shares the citizens' page (Ctrl+F12), and what follows at once."""

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QScreen

from frontdesk.errors import RuleRefused
from frontdesk.i18n import words
from frontdesk.sharing.site import Phase, Standing
from frontdesk.tablet import network
from tests.ui.officer import CONTROL, Officer
from ui.customer.sheet import CustomerSheet
from ui.messages import Line, Tone
from ui.sharing.choices import SharingChoices, from_text, to_text
from ui.sharing.sharing import Sharing
from ui.sharing.sheet import SharingSheet, standing_line

AS_OF = datetime(2026, 11, 30, 3, 42, tzinfo=UTC)


class StillSite:
    """A site that serves nobody; `made` are those that were opened, the last one last."""

    made: ClassVar[list["StillSite"]] = []
    threads: ClassVar[list[str]] = []

    def __init__(
        self, _desk: object, host: str, port: int, *, language: str, votes: bool, told: Callable[[], object]
    ) -> None:
        self.host, self.port, self.language, self.votes = host, port, language, votes
        self.told = told
        self.standing = Standing()

    @property
    def runs(self) -> bool:
        """Between start and stop."""
        return self.standing.phase is not Phase.STOPPED

    def start(self) -> None:
        """Run."""
        assert not any(other.runs for other in self.made), "the port is taken"
        self.threads.append(threading.current_thread().name)
        self.made.append(self)
        self.stand(phase=Phase.PREPARING)

    def stand(self, **how: Any) -> None:
        """From now on; told from another thread."""
        self.standing = replace(self.standing, **how)
        teller = threading.Thread(target=self.told)
        teller.start()
        teller.join()

    def listen(self) -> None:
        """Be open."""
        self.stand(phase=Phase.LISTENING, address=f"http://{self.host}:{self.port}/", as_of=AS_OF, refusal=None)

    def stop(self) -> None:
        """Run no longer."""
        self.standing = Standing()


@pytest.fixture
def sharing(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sharing]:
    """The sharing of an officer with two networks."""
    StillSite.made, StillSite.threads = [], []
    monkeypatch.setattr("frontdesk.sharing.site.Site", StillSite)
    monkeypatch.setattr("frontdesk.sharing.place._is_free", lambda _host, port: port != 8080)
    monkeypatch.setattr(network, "local_addresses", lambda: ("192.168.1.7", "10.0.0.7"))
    monkeypatch.setattr(network, "has_address", lambda host: host != "10.9.9.9")
    officer.until(lambda: officer.window.sharing is not None)
    assert officer.window.sharing is not None
    officer.settle()
    yield officer.window.sharing
    officer.window.sharing.choose(SharingChoices())
    officer.settle()


@pytest.fixture
def sheet(officer: Officer, sharing: Sharing) -> SharingSheet:
    """Opened by its key."""
    officer.press(Qt.Key.Key_F12, CONTROL)
    officer.settle()
    (opened,) = officer.window.findChildren(SharingSheet)
    return opened


def site() -> StillSite:
    return StillSite.made[-1]


def heard(officer: Officer, sharing: Sharing) -> list[str]:
    lines: list[str] = []
    sharing.said.connect(lambda line: lines.append(line.text))
    return lines


def test_that_the_keyboard_alone_shares_the_page(officer: Officer, sharing: Sharing, sheet: SharingSheet) -> None:
    assert sheet.state.text() == "Chưa chia sẻ."
    officer.press(Qt.Key.Key_Right)
    officer.settle()
    assert sheet.state.text() == "Đang mở trang tra cứu…"
    site().stand(built=(3, 10))
    officer.until(lambda: sheet.state.text() == "Đang chuẩn bị dữ liệu: 3/10 hồ sơ")
    site().listen()
    officer.until(lambda: sheet.state.text() == "Đang chia sẻ · cập nhật lúc 10:42")
    assert sheet.kiosk.text() == "Máy ở sảnh mở: http://192.168.1.7:8081/counter"
    assert sheet.phones.text() == "Điện thoại trong mạng này mở: http://192.168.1.7:8081/"
    assert (site().votes, site().language) == (False, "vi")
    officer.press(Qt.Key.Key_Left)
    officer.settle()
    assert sheet.state.text() == "Chưa chia sẻ."
    assert not sheet.kiosk.isVisible()
    assert not sheet.qr.isVisible()
    assert not any(each.runs for each in StillSite.made)


def test_that_a_phone_reads_the_address_off_the_sheet(officer: Officer, sharing: Sharing, sheet: SharingSheet) -> None:
    sharing.choose(SharingChoices(on=True))
    officer.settle()
    site().listen()
    officer.until(sheet.qr.isVisible)
    shown = sheet.qr.grab().toImage().convertToFormat(sheet.qr.grab().toImage().Format.Format_Grayscale8)
    picture = Image.frombytes(
        "L", (shown.width(), shown.height()), bytes(shown.constBits()), "raw", "L", shown.bytesPerLine()
    )
    (read,) = zxingcpp.read_barcodes(picture)
    assert read.text == "http://192.168.1.7:8081/"


def test_that_receipts_lead_elsewhere_and_the_sheet_says_so(officer: Officer, sheet: SharingSheet) -> None:
    assert "motcua.tuyenquang.gov.vn" in sheet.receipts.text()


def test_that_what_was_chosen_opens_with_the_program_at_the_same_port(officer: Officer, sharing: Sharing) -> None:
    sharing.choose(SharingChoices(on=True, host="10.0.0.7", rating=True))
    officer.settle()
    assert sharing.choices == SharingChoices(on=True, host="10.0.0.7", port=8081, rating=True)
    again = Sharing(officer.window._room, officer.window, words("vi"))
    sharing.close()
    again.begin()
    officer.settle()
    assert (site().host, site().port, site().votes, site().runs) == ("10.0.0.7", 8081, True, True)
    again.choose(SharingChoices())
    officer.settle()
    again.close()


def test_that_rating_and_address_are_changed_on_the_sheet(
    officer: Officer, sharing: Sharing, sheet: SharingSheet
) -> None:
    sharing.choose(SharingChoices(on=True))
    officer.settle()
    sheet.rating.choose(True)  # noqa: FBT003  the answer it holds
    officer.settle()
    assert sheet.host is not None
    sheet.host.choose("10.0.0.7")
    officer.settle()
    assert (site().host, site().votes) == ("10.0.0.7", True)
    assert [each.runs for each in StillSite.made][:-1] == [False] * (len(StillSite.made) - 1)


def test_that_a_page_switched_off_while_it_opens_is_not_left_running(officer: Officer, sharing: Sharing) -> None:
    sharing.choose(SharingChoices(on=True))
    sharing.choose(SharingChoices())
    officer.settle()
    assert not any(each.runs for each in StillSite.made)
    assert sharing.address == ""


def test_that_the_gui_thread_opens_nothing(officer: Officer, sharing: Sharing) -> None:
    sharing.choose(SharingChoices(on=True))
    officer.settle()
    assert StillSite.threads
    assert all(name.startswith("looks") for name in StillSite.threads)


def test_that_a_trouble_is_told_once(officer: Officer, sharing: Sharing, sheet: SharingSheet) -> None:
    said = heard(officer, sharing)
    sharing.choose(SharingChoices(on=True))
    officer.settle()
    for _time in range(3):
        site().stand(phase=Phase.RESTARTING, address="", refusal=RuleRefused("sharing_ended"))
        officer.until(lambda: "bị dừng" in sheet.state.text())
        site().listen()
        officer.until(lambda: "Đang chia sẻ" in sheet.state.text())
    assert len(said) == 1
    assert "tự mở lại" in said[0]


def test_that_a_machine_without_a_network_says_so_and_goes_on_trying(officer: Officer, sharing: Sharing) -> None:
    said = heard(officer, sharing)
    sharing.choose(SharingChoices(on=True, host="10.9.9.9"))
    officer.settle()
    assert sharing.standing is not None
    assert "mạng nội bộ" in standing_line(sharing.standing, words("vi")).text
    sharing.look_after()
    officer.settle()
    assert [line for line in said if "mạng nội bộ" in line] == said
    assert (len(said), StillSite.made) == (1, [])


def test_that_an_address_that_went_with_the_cable_is_left(
    officer: Officer, sharing: Sharing, monkeypatch: pytest.MonkeyPatch
) -> None:
    sharing.choose(SharingChoices(on=True))
    officer.settle()
    before = site()
    monkeypatch.setattr(network, "local_addresses", lambda: ("10.0.0.7",))
    monkeypatch.setattr(network, "has_address", lambda host: host == "10.0.0.7")
    sharing.look_after()
    officer.settle()
    assert (before.runs, site().host, site().runs) == (False, "10.0.0.7", True)


def test_that_phones_rate_while_the_page_is_there_and_the_office_wants_it(officer: Officer, sharing: Sharing) -> None:
    assert officer.window.customer is not None
    citizens = officer.window.customer.desk
    sharing.choose(SharingChoices(on=True, rating=True))
    officer.settle()
    assert citizens.state.phones_rate_at == ""
    site().listen()
    officer.until(lambda: citizens.state.phones_rate_at == "https://motcua.tuyenquang.gov.vn")
    site().stand(phase=Phase.RESTARTING, address="", refusal=RuleRefused("sharing_ended"))
    officer.until(lambda: citizens.state.phones_rate_at == "")
    site().listen()
    officer.until(lambda: bool(citizens.state.phones_rate_at))
    sharing.choose(replace(sharing.choices, rating=False))
    officer.settle()
    site().listen()
    officer.settle()
    assert citizens.state.phones_rate_at == ""


def test_that_the_page_ends_with_the_window(officer: Officer, sharing: Sharing) -> None:
    sharing.choose(SharingChoices(on=True))
    officer.settle()
    officer.window.close()
    assert not any(each.runs for each in StillSite.made)


def test_that_the_citizens_sheet_leads_there(officer: Officer, sharing: Sharing) -> None:
    officer.window.outward.show_customer()
    (sheet,) = officer.window.findChildren(CustomerSheet)
    sheet.sharing_act.click()
    officer.until(lambda: not officer.window.findChildren(CustomerSheet))
    assert len(officer.window.findChildren(SharingSheet)) == 1
    officer.settle()


def test_that_the_sheet_goes_when_it_is_closed(officer: Officer, sheet: SharingSheet) -> None:
    officer.press(Qt.Key.Key_Escape)
    officer.until(lambda: not officer.window.findChildren(SharingSheet))


def test_that_work_goes_on_beside_the_one_sheet(officer: Officer, sheet: SharingSheet) -> None:
    assert not sheet.isModal()
    officer.window.outward.show_sharing()
    assert officer.window.findChildren(SharingSheet) == [sheet]


def test_that_a_low_screen_holds_the_whole_sheet(
    officer: Officer, sharing: Sharing, sheet: SharingSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, 911, 480))
    sharing.choose(SharingChoices(on=True))
    officer.settle()
    site().listen()
    officer.until(sheet.qr.isVisible)
    assert sheet.height() <= 480
    assert sheet.close_act.isVisible()


def test_that_a_usual_screen_shows_all_of_it_at_once(
    officer: Officer, sharing: Sharing, sheet: SharingSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, 1366, 728))
    sheet.show_sharing()
    officer.until(lambda: sheet._pane.verticalScrollBar().maximum() == 0)
    sharing.choose(SharingChoices(on=True))
    officer.settle()
    site().listen()
    officer.until(sheet.qr.isVisible)
    officer.until(lambda: sheet._pane.verticalScrollBar().maximum() == 0)


def test_that_the_sheet_can_be_shown_in_the_documents(officer: Officer, sharing: Sharing, sheet: SharingSheet) -> None:
    sharing.choose(SharingChoices(on=True, rating=True))
    officer.settle()
    site().listen()
    officer.until(sheet.qr.isVisible)
    officer.settle()
    picture = sheet.grab()
    assert not picture.isNull()
    folder = os.environ.get("FRONTDESK_SCREENSHOTS")
    assert folder is None or picture.save(str(Path(folder) / "sharing.png"))


def test_that_the_sheet_says_where_a_rating_on_a_phone_leads(officer: Officer, sheet: SharingSheet) -> None:
    assert "https://motcua.tuyenquang.gov.vn" in sheet.votes.text()


@pytest.mark.parametrize(
    ("standing", "line"),
    [
        (None, Line("Chưa chia sẻ.")),
        (
            Standing(Phase.LISTENING, "http://10.0.0.7:8080/", AS_OF, stale=RuleRefused("disk_full")),
            Line("Ổ đĩa đã đầy", Tone.BAD),
        ),
    ],
)
def test_that_a_line_says_how_it_stands(standing: Standing | None, line: Line) -> None:
    said = standing_line(standing, words("vi"))
    assert said.tone is line.tone
    assert said.text.startswith(line.text)


def test_that_choices_of_another_version_are_forgotten() -> None:
    chosen = SharingChoices(on=True, host="10.0.0.7", port=8081, rating=True)
    assert from_text(to_text(chosen)) == chosen
    for strange in ("", "[]", '{"off": 1}', "no json"):
        assert from_text(strange) == SharingChoices()
