"""Nhãn đánh giá: the office's own words for the five faces."""

from collections.abc import Mapping

from frontdesk.domain.ratings import FACES
from frontdesk.i18n import LANGUAGES, N_, Words
from ui.operations.begun import Content, string
from ui.operations.room import Room
from ui.screens.administration.fields import TextFields
from ui.screens.administration.section import Section
from ui.tasks import Latest
from ui.widgets.card import Card, column

Faces = dict[str, tuple[str, ...]]  # by language, from worst to best
_LANGUAGES = {"vi": N_("Tiếng Việt"), "en": N_("Tiếng Anh")}


class LabelsSection(Section):
    """Empty: the standard words."""

    name = "labels"
    label = N_("Nhãn đánh giá")

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__(room, words)
        self._known: Faces = {}
        self._looked: Latest[Faces] = Latest(room.tasks, self)
        names = [(str(face), self._("Mức {n}, từ thấp đến cao").format(n=face)) for face in FACES]
        self.forms = {language: TextFields(names) for language in LANGUAGES}
        for language, form in self.forms.items():
            card = Card(self._(_LANGUAGES[language]))
            card.body.addWidget(form)
            side = column(card, spacing=12)
            side.addStretch(1)
            self.columns.addLayout(side, 1)
            form.changed.connect(self._on_typed)

    @property
    def differs(self) -> dict[str, dict[int, str]]:
        """By language, the faces with other words than known."""
        found: dict[str, dict[int, str]] = {}
        for language, faces in self._known.items():
            typed = {face: self.forms[language][str(face)] for face in FACES}
            changed = {face: text for face, text in typed.items() if text != faces[face - 1]}
            if changed:
                found[language] = changed
        return found

    def offer(self) -> tuple[str, str]:
        return self._("Lưu nhãn"), "" if self.differs else self._("Chưa thay đổi gì")

    def do_it(self) -> None:
        changes = self.differs
        self.act(
            lambda desk: [desk.ratings.set_labels(faces, language) for language, faces in changes.items()],
            self._on_set,
        )

    def look_again(self) -> None:
        self.ask(
            self._looked, lambda desk: {each: desk.ratings.words(each).faces for each in LANGUAGES}, self._on_known
        )

    def take_focus(self) -> None:
        self.forms[LANGUAGES[0]].lines["1"].setFocus()

    def content(self) -> Content:
        return {f"{language}{face}": text for language, faces in self.differs.items() for face, text in faces.items()}

    def bring_back(self, content: Mapping[str, object]) -> None:
        for language, form in self.forms.items():
            begun = {
                str(face): string(content, f"{language}{face}") for face in FACES if f"{language}{face}" in content
            }
            form.put(form.values | begun)

    def _on_known(self, known: Faces) -> None:
        begun = self.differs
        self._known = known
        for language, form in self.forms.items():
            said = {str(face): known[language][face - 1] for face in FACES}
            form.put(said | {str(face): text for face, text in begun.get(language, {}).items()})
        self.changed.emit()

    def _on_set(self, _after: object) -> None:
        self._known = {}
        self.look_again()
        self.typed.emit()
        self.say(self._("Đã lưu nhãn đánh giá."))

    def _on_typed(self) -> None:
        self.typed.emit()
        self.changed.emit()
