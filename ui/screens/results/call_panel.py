"""Call the citizen: the number large, and what came of it."""

from typing import TYPE_CHECKING

from frontdesk.domain.states import Verb
from frontdesk.i18n import Words
from ui.screens.act_panel import ActPanel, Work, text_of
from ui.widgets.choice import Choice
from ui.widgets.reason_field import ReasonField
from ui.widgets.text import Text
from ui.wording import spaced_national

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.domain.lookup import SubmissionPage

_REACHED, _MISSED = "reached", "missed"


class CallPanel(ActPanel):
    """Reached or not, and a note for who calls next."""

    verb = Verb.CALL

    def __init__(self, words: Words) -> None:
        _ = words.gettext
        super().__init__(_("Gọi công dân"), _("Ghi cuộc gọi"), words)
        self.phone = Text("", "code")
        self.whom = Text("", tone="muted", wrap=True)
        self.answer: Choice[str] = Choice(
            _("Kết quả cuộc gọi"), ((_REACHED, _("Đã báo được")), (_MISSED, _("Không liên lạc được")))
        )
        self.note = ReasonField(_("Ghi chú"), _("Ví dụ: hẹn chiều thứ Năm đến nhận"), 2)
        self.body.addWidget(self.phone)
        self.body.addWidget(self.whom)
        self.body.addWidget(self.answer)
        self.add_field(_("Ghi chú"), self.note)
        self.answer.changed.connect(self.changed)
        self.note.textChanged.connect(self.changed)

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        _ = self.words.gettext
        parties = (page.view.principal, *((page.view.delegate,) if page.view.delegate else ()))
        who = next((party for party in parties if party.phone), None)
        self.phone.say(spaced_national(who.phone) if who else _("Không có số"), "ink" if who else "warn")
        self.phone.setProperty("role", "code" if who else "name")
        told = _("Gọi {name}, báo kết quả đã có tại quầy.").format(name=who.name if who else "")
        nobody = _("Hồ sơ không ghi số điện thoại. Ghi chú cách đã báo công dân, ví dụ nhắn qua trưởng thôn.")
        self.whom.say(told if who else nobody)
        self.answer.choose(_REACHED)
        self.note.setPlainText("")

    def work(self) -> Work:
        page, note, reached = self.page, self.note.text, self.answer.value == _REACHED
        assert page is not None

        def call(desk: "Desk") -> object:
            return desk.results.call(page.submission_id, note, reached=reached)

        return call

    def done_line(self) -> str:
        _ = self.words.gettext
        reached = self.answer.value == _REACHED
        return _("Đã ghi: đã báo được công dân.") if reached else _("Đã ghi: chưa liên lạc được công dân.")

    def content(self) -> dict[str, object]:
        return {"note": self.note.toPlainText(), "answer": self.answer.value}

    def restore(self, content: dict[str, object]) -> None:
        self.note.setPlainText(text_of(content, "note"))
        self.answer.choose(str(content.get("answer", _REACHED)))

    def take_focus(self) -> None:
        self.answer.take_focus()
