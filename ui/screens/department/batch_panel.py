"""The department answers for a whole batch at once."""

from typing import TYPE_CHECKING

from frontdesk.domain.custody import Parcel
from frontdesk.domain.manifests import Manifest
from frontdesk.domain.states import Verb
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.acts.done_by import DoneBy, Who
from ui.screens.acts.panel import ActPanel, Work, keys_of, text_of
from ui.widgets.tick_list import TickList
from ui.wording import joined

if TYPE_CHECKING:
    from frontdesk.desk import Desk


class BatchPanel(ActPanel):
    """A whole manifest: what is unticked is reported missing."""

    verb = Verb.ACKNOWLEDGE

    def __init__(self, room: Room, words: Words, who: Who) -> None:
        _ = words.gettext
        super().__init__(room, _("Ký nhận cả phiếu"), _("Ký nhận"), words)
        self.manifest: Manifest | None = None
        self.by = DoneBy(self, who)
        self.items = TickList(_("Hồ sơ trong phiếu"), _("Phiếu này không còn hồ sơ nào chờ ký nhận."))
        self.add_note(_("Bỏ dấu những hồ sơ có tên trong phiếu mà không có trong túi: các hồ sơ đó được báo thiếu."))
        self.body.addWidget(self.items)
        self.reason = self.add_reason(_("Ghi chú về hồ sơ thiếu"), lines=2)
        self.items.changed.connect(self.changed)

    def begin_batch(self, manifest: Manifest) -> None:
        """Ask about the submissions of `manifest` nobody has answered for."""
        self.manifest = manifest
        waiting = [item for item in manifest.items if item.parcel is Parcel.SENT]
        lines = [joined(item.receipt_code, item.name, item.procedure_name) for item in waiting]
        self.items.show_items(lines, keys=[item.submission_id for item in waiting])
        self.reason.put("")

    @property
    def submission_id(self) -> str:
        return ""

    @property
    def subject(self) -> str:
        return self._batch.code

    @property
    def keys(self) -> tuple[str, ...]:
        """The ids of the submissions asked about."""
        return (*self.items.ticked, *self.items.unticked)

    @property
    def gap(self) -> str:
        return self.by.gap or ("" if self.items.ticks else self.words.gettext("Phiếu này đã được ký nhận đủ"))

    def work(self) -> Work:
        code, by, missing, reason = self._batch.code, self.by.name, self.items.unticked, self.reason.text

        def acknowledge(desk: "Desk") -> object:
            return desk.handover.acknowledge(code, missing, by, reason)

        return acknowledge

    def done_batch_text(self) -> str:
        """What to say once it is done."""
        _, missing = self.words.gettext, len(self.items.unticked)
        got = _("Đã ký nhận {n} hồ sơ.").format(n=len(self.items.ticked))
        lacking = _("Báo thiếu {n} hồ sơ.").format(n=missing)
        return f"{got} {lacking}" if missing else got

    def content(self) -> dict[str, object]:
        return {"missing": list(self.items.unticked), "reason": self.reason.text}

    def restore(self, content: dict[str, object]) -> None:
        missing = keys_of(content, "missing")
        self.items.put(tuple(key for key in self.keys if key not in missing))
        self.reason.put(text_of(content, "reason"))

    def take_focus(self) -> None:
        self.items.take_focus()

    @property
    def _batch(self) -> Manifest:
        assert self.manifest is not None, "a batch is begun before it is acknowledged"
        return self.manifest
