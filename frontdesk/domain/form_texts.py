"""What the official forms say, by the circular in force: a submission prints the version it was received under."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from frontdesk.domain.in_force import in_force

REGISTER = "07"
MANIFEST = "BG"  # phiếu bàn giao: the office's own, beside the forms "01" to "07"
RETURN_SLIP = "return"  # phiếu ký nhận kết quả: the office's own too


@dataclass(frozen=True, slots=True)
class FormTexts:
    """One version of a form in one language. `basis` is the small print: its number and circular.

    `basis_before` is said instead where the older circular had no such form. `sentences` are labels and fixed
    sentences by name, with {placeholders}.
    """

    title: str
    basis: str
    basis_before: str = ""
    sentences: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __getitem__(self, name: str) -> str:
        """The sentence of that name; a form that asks for another one is a bug."""
        return self.sentences[name]


@dataclass(frozen=True, slots=True)
class FormVersion:
    """One form as it is from `effective_from` (the office's day) on, under `circular`.

    `form` is "01" … "07", `MANIFEST` or `RETURN_SLIP`.
    """

    form: str
    circular: str
    effective_from: date
    texts: Mapping[str, FormTexts] = field(hash=False)

    def text(self, language: str) -> FormTexts:
        """What it says in `language`: "vi", or the courtesy version "en"."""
        return self.texts[language]


@dataclass(frozen=True, slots=True)
class FormLibrary:
    """Every version of every form."""

    versions: tuple[FormVersion, ...]

    def forms(self) -> tuple[str, ...]:
        """The forms there are, in order."""
        return tuple(sorted({version.form for version in self.versions}))

    def of(self, form: str) -> tuple[FormVersion, ...]:
        """The versions of one form, oldest first."""
        return tuple(sorted(_of(self.versions, form), key=lambda version: version.effective_from))

    def get(self, form: str, day: date) -> FormVersion:
        """The version in force on `day` (the office's); before there was one, the first, whose basis says so."""
        found = in_force(self.of(form), day)
        return found if found.effective_from <= day else _borrowed(found)


def _of(versions: Iterable[FormVersion], form: str) -> Iterable[FormVersion]:
    return (version for version in versions if version.form == form)


def _borrowed(version: FormVersion) -> FormVersion:
    texts = {language: replace(said, basis=said.basis_before or said.basis) for language, said in version.texts.items()}
    return replace(version, texts=texts)
