"""Who of the department acts: asked in the panel at the counter, said once for all in the department's own room."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from frontdesk.domain.people import Role
from ui.screens.acts.panel import ActPanel, text_of

if TYPE_CHECKING:
    from frontdesk.domain.people import Person

Who = Callable[[], str]


def department_person(person: "Person | None") -> "Person | None":
    """`person` where they act in their own name; an officer writes down what somebody of the department said."""
    if person is None or not person.may({Role.DEPARTMENT}):
        return None
    return person if person.department or not person.may({Role.OFFICER}) else None


class DoneBy:
    """A name: of who is signed in, where that is somebody of a department. Else with `who` it must be there, and
    stands elsewhere in the room; without, a line of the panel takes it.
    """

    def __init__(self, panel: ActPanel, who: Who | None) -> None:
        _ = self._ = panel.words.gettext
        own = department_person(panel.room.person)
        if own is not None:
            name = own.name

            def who() -> str:
                return name

        self._who = who
        self.line = None if who else panel.add_line(_("Người của cơ quan giải quyết"), _("Họ tên; không bắt buộc"))

    @property
    def name(self) -> str:
        """Who acts, as typed."""
        if self._who is not None:
            return self._who()
        return self.line.text().strip() if self.line is not None else ""

    @property
    def gap(self) -> str:
        """That the name is missing, where it may not be."""
        return self._("Ghi họ tên người của cơ quan giải quyết.") if self._who is not None and not self._who() else ""

    def clear(self) -> None:
        """Ask anew."""
        if self.line is not None:
            self.line.clear()

    def content(self) -> dict[str, object]:
        """The panel's part of a draft."""
        return {"by": self.line.text()} if self.line is not None else {}

    def restore(self, content: dict[str, object]) -> None:
        """Put a draft back."""
        if self.line is not None:
            self.line.setText(text_of(content, "by"))
