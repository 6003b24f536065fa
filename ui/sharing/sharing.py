"""The citizens' page on the local network: opened as the officer chose, watched, closed with the program."""

from collections.abc import Callable
from dataclasses import replace
from math import inf
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import line_for
from ui.operations.remembered import recall, remember
from ui.operations.room import Room
from ui.sharing.choices import SharingChoices, from_text, to_text

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.sharing.site import Site, Standing

_KEPT = "shared-page"
_WATCH_MS = 3000
_AGAIN_SECONDS = 3600.0


class Sharing(QObject):
    """`said`: a line for the officer; `changed`: the choices, or how the page stands; `phones_rate`: the office's own
    address where phones may rate from now on, empty where they may not.

    One change at a time, on a worker: what is asked for meanwhile is done after it. The officer is told of each
    trouble once.
    """

    said = Signal(object)  # Line
    changed = Signal()
    phones_rate = Signal(str)
    _told = Signal()  # from the site's threads

    def __init__(self, room: Room, officer: QWidget, words: Words) -> None:
        super().__init__(officer)
        self._room = room
        self._words = words
        self.choices = SharingChoices()
        self._site: Site | None = None
        self._served = SharingChoices()  # the choices the site was opened by
        self._changing = False
        self._trouble: DeskError | None = None  # why there is no site to open
        self._closed = False
        self._phones = False
        self._said: dict[str, float] = {}  # troubles the officer knows of, by code: when they were told
        self._told.connect(self._on_told)
        self._watch = QTimer(self, interval=_WATCH_MS)
        self._watch.timeout.connect(self.look_after)
        self.changed.connect(self._invite_phones)

    def begin(self) -> None:
        """Open the page if it was open when the program ended."""
        recall(self._room, self, _KEPT, self._on_recalled, self._say)

    def choose(self, choices: SharingChoices) -> None:
        """Do as the officer chose, now and after every start."""
        self._said.clear()
        self._keep(choices)
        self._follow()

    @property
    def standing(self) -> "Standing | None":
        """How the page stands; None while it is not shared."""
        if not self.choices.on:
            return None
        from frontdesk.sharing.site import Standing

        return self._site.standing if self._site is not None else Standing(refusal=self._trouble)

    @property
    def address(self) -> str:
        """What a browser opens; empty while it cannot."""
        standing = self.standing
        return standing.address if standing is not None else ""

    def ask_addresses(self, owner: QObject, done: Callable[[tuple[str, ...]], object]) -> None:
        """Under which addresses others reach this machine; names may take seconds to be looked up."""

        def look(_desk: "Desk") -> tuple[str, ...]:
            from frontdesk.tablet.network import local_addresses

            return local_addresses()

        self._room.tasks.look(owner, look, done, self._say)

    def ask_track_base(self, owner: QObject, done: Callable[[str], object]) -> None:
        """The office's own address, which receipts lead to."""
        self._room.tasks.look(owner, lambda desk: desk.office.at_hand().profile.track_base, done, self._say)

    def close(self) -> None:
        """The program ends."""
        self._closed = True
        self._watch.stop()
        if self._site is not None:
            self._site.stop()

    def look_after(self) -> None:
        """Open again what did not open, or what is at an address that went away with the cable."""
        from frontdesk.tablet.network import has_address

        site = self._site
        if site is None or not has_address(site.host):
            self._change()

    def _keep(self, choices: SharingChoices) -> None:
        self.choices = choices
        remember(self._room, self, _KEPT, to_text(choices), self._say)
        self.changed.emit()

    def _on_recalled(self, kept: str) -> None:
        self.choices = from_text(kept)
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        if self.choices.on:
            self._watch.start()
        else:
            self._watch.stop()
        if self.choices != self._served:
            self._change()

    def _change(self) -> None:
        if self._changing or self._closed:
            return
        self._changing = True
        wanted = self._served = self.choices
        self._room.tasks.look(
            self,
            lambda desk: self._open(desk, wanted),
            lambda _done: self._on_opened(wanted),
            lambda error: self._on_failed(wanted, error),
        )

    def _open(self, desk: "Desk", wanted: SharingChoices) -> None:
        """On a worker. What was served before lets go of its port first."""
        before, self._site = self._site, None
        if before is not None:
            before.stop()
        if not wanted.on:
            return
        from frontdesk.sharing.place import place
        from frontdesk.sharing.site import Site

        host, port = place(wanted.host, wanted.port)
        language = desk.settings.language
        site = Site(desk, host, port, language=language, votes=wanted.rating, told=self._tell)
        self._site = site
        site.start()
        if self._closed:  # meanwhile; else `close` finds it
            site.stop()

    def _tell(self) -> None:
        if not self._closed:
            self._told.emit()

    def _on_opened(self, wanted: SharingChoices) -> None:
        self._trouble = None
        self._settle(wanted)

    def _settle(self, done: SharingChoices) -> None:
        self._changing = False
        site = self._site
        if site is not None and done == self.choices and not done.port:
            self._served = replace(done, port=site.port)
            self._keep(self._served)
        if self.choices != self._served:
            self._change()
        self.changed.emit()

    def _on_failed(self, wanted: SharingChoices, error: DeskError) -> None:
        self._trouble = error
        if wanted == self.choices:
            self._say_once(error)
        self._settle(wanted)

    def _on_told(self) -> None:
        standing = self.standing
        if standing is None:
            return
        for trouble in (standing.refusal, standing.stale):
            if trouble is not None:
                self._say_once(trouble)
        self.changed.emit()

    def _invite_phones(self) -> None:
        """A code for phones stands on the citizen's screen while somebody would answer."""
        phones = bool(self.address) and self.choices.rating
        if phones == self._phones:
            return
        self._phones = phones
        if phones:
            self.ask_track_base(self, lambda base: self.phones_rate.emit(base) if self._phones else None)
        else:
            self.phones_rate.emit("")

    def _say_once(self, error: DeskError) -> None:
        """A page that comes and goes is one trouble, not many."""
        now = monotonic()
        if now - self._said.get(error.code, -inf) > _AGAIN_SECONDS:
            self._said[error.code] = now
            self._say(error)

    def _say(self, error: DeskError) -> None:
        self.said.emit(line_for(error, self._words))
