"""Cơ quan: what forms print and where the pages live."""

from collections.abc import Mapping

from frontdesk.domain.office import OfficeProfile
from frontdesk.domain.office_fields import OFFICE_FIELDS, field_text
from frontdesk.i18n import N_, Words
from ui.operations.begun import Content, string
from ui.operations.room import Room
from ui.screens.administration.fields import TextFields
from ui.screens.administration.section import Section
from ui.tasks import Latest
from ui.widgets.card import Card, column
from ui.widgets.text import Text

_HEADER = (
    ("authority", N_("Cơ quan chủ quản")),
    ("name", N_("Tên cơ quan")),
    ("place", N_("Địa danh trước ngày tháng")),
    ("address", N_("Địa chỉ")),
    ("phone", N_("Điện thoại")),
    ("receiving_hours", N_("Giờ tiếp nhận")),
)
_OTHER = (
    ("track_base", N_("Địa chỉ trang tra cứu")),
    ("tracking_days", N_("Giữ trang tra cứu (ngày)")),
    ("lock_minutes", N_("Tự khóa khi không dùng (phút)")),
)
_BANK = (
    ("bank_bin", N_("Mã ngân hàng (BIN)")),
    ("bank_account", N_("Số tài khoản")),
    ("bank_holder", N_("Chủ tài khoản")),
)


class OfficeSection(Section):
    """Every field of the profile; papers already given stay as they are."""

    name = "office"
    label = N_("Thông tin cơ quan")

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__(room, words)
        self._known: OfficeProfile | None = None
        self._looked: Latest[OfficeProfile] = Latest(room.tasks, self)
        self.header, self.other, self.bank = (
            TextFields([(name, words.gettext(label)) for name, label in fields]) for fields in (_HEADER, _OTHER, _BANK)
        )
        self.code = Text("", tone="muted")
        first, second, third = Card(self._("Đầu biểu mẫu")), Card(self._("Trang tra cứu, khóa máy")), Card("VietQR")
        first.body.addWidget(self.code)
        first.body.addWidget(self.header)
        second.body.addWidget(self.other)
        third.body.addWidget(self.bank)
        for cards in ((first,), (second, third)):
            side = column(*cards, spacing=12)
            side.addStretch(1)
            self.columns.addLayout(side, 1)
        for form in self._forms:
            form.changed.connect(self._on_typed)

    @property
    def _forms(self) -> tuple[TextFields, ...]:
        return self.header, self.other, self.bank

    @property
    def differs(self) -> dict[str, str]:
        """The fields somebody changed, as typed."""
        if self._known is None:
            return {}
        typed = {name: text for form in self._forms for name, text in form.values.items()}
        return {name: typed[name] for name in OFFICE_FIELDS if typed[name].strip() != field_text(self._known, name)}

    def offer(self) -> tuple[str, str]:
        return self._("Lưu thông tin cơ quan"), "" if self.differs else self._("Chưa thay đổi gì")

    def do_it(self) -> None:
        typed = self.differs
        self.act(lambda desk: desk.office_profile.set(typed), self._on_set)

    def look_again(self) -> None:
        self.ask(self._looked, lambda desk: desk.office_profile.profile(), self._on_known)

    def take_focus(self) -> None:
        self.header.lines["authority"].setFocus()

    def content(self) -> Content:
        return dict(self.differs)

    def bring_back(self, content: Mapping[str, object]) -> None:
        for form in self._forms:
            form.put(form.values | {name: string(content, name) for name in form.lines if name in content})

    def _on_known(self, profile: OfficeProfile) -> None:
        begun = self.differs
        self._known = profile
        self.code.say(self._("Mã cơ quan {code}, không đổi được").format(code=profile.code), "muted")
        for form in self._forms:
            form.put({name: begun.get(name, field_text(profile, name)) for name in form.lines})
        self.changed.emit()

    def _on_set(self, profile: OfficeProfile) -> None:
        self._known = profile
        for form in self._forms:
            form.put({name: field_text(profile, name) for name in form.lines})
        self.typed.emit()
        self.say(self._("Đã lưu. Giấy tờ in từ nay mang thông tin mới."))

    def _on_typed(self) -> None:
        self.typed.emit()
        self.changed.emit()
