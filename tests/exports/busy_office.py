"""An office with submissions in many states, over some days of November 2026; nobody in it exists."""

from datetime import datetime
from pathlib import Path

from frontdesk.desk import Desk
from frontdesk.domain.payments import PaymentMethod
from frontdesk.domain.result_events import ReturnProof
from frontdesk.domain.takers import Handing
from tests.factories import HOUSEHOLD_BUSINESS, HandClock, make_application, make_desk, make_party
from tests.services.steps import hand_over

HOSTILE = (
    '=HYPERLINK("http://vi.du","Bấm")',
    "+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "-2+3",
    "\u200b=1+1",
    "＝1+1",
    "Trần, “Thị” Ánh; =1+1",
)
NAMES = ("NGUYỄN THỊ HÒA", "ĐẶNG VĂN ĐỨC", "Ma Kim Yến")
CIVIL = "1.004873"  # tình trạng hôn nhân


def busy_desk(folder: Path, names: tuple[str, ...] = NAMES) -> Desk:
    """Its desk, with Lan at it, on a clock that stands at 16:00 of Thursday 3/12/2026 on the office's wall."""
    clock = HandClock()
    desk = make_desk(folder, clock)
    late = _day(desk, clock, names)
    for _ in range(2):
        clock.forward(days=1, hours=1)
        _day(desk, clock, names)
    clock.now = datetime.fromisoformat("2026-12-03T15:00:00+07:00")
    desk.results.receive(late)
    clock.forward(hours=1)
    return desk


def _day(desk: Desk, clock: HandClock, names: tuple[str, ...]) -> str:
    ids = [_receive(desk, clock, name, HOUSEHOLD_BUSINESS if at % 2 == 0 else CIVIL) for at, name in enumerate(names)]
    refused, withdrawn, waiting = (_receive(desk, clock, "NGƯỜI THỬ NGHIỆM") for _ in range(3))
    desk.endings.refuse(refused, "Không thuộc thẩm quyền")
    clock.forward(minutes=3)
    desk.endings.withdraw(withdrawn, "Đổi ý")
    desk.payments.confirm(ids[0], PaymentMethod.CASH, 100_000)
    clock.forward(minutes=3)
    hand_over(desk, [ids[0], waiting])
    clock.forward(minutes=30)
    desk.results.receive(ids[0])
    clock.forward(minutes=3)
    desk.results.return_result(ids[0], Handing(ReturnProof.RECEIPT))
    return waiting


def _receive(desk: Desk, clock: HandClock, name: str, procedure: str = HOUSEHOLD_BUSINESS) -> str:
    clock.forward(minutes=2)
    application = make_application(desk, procedure, principal=make_party(name))
    return str(desk.reception.receive(application).submission_id)
