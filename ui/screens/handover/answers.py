"""What a scan into the basket is answered: shape, word, colour and sound each."""

from collections.abc import Mapping
from dataclasses import dataclass

from frontdesk.domain.baskets import Answer, Weighed
from frontdesk.domain.states import Verb
from frontdesk.errors import DeskError, RuleRefused
from frontdesk.i18n import N_, Words
from ui.messages import line_for
from ui.sounds import Sound
from ui.wording import state_word

TAKEN = frozenset({Answer.ACCEPTED, Answer.REPLACED})


@dataclass(frozen=True, slots=True)
class Look:
    """How an answer is shown and heard; `tone` names a theme colour, `ground` the one behind it."""

    icon: str
    tone: str
    ground: str
    word: str
    sound: Sound


LOOKS: Mapping[Answer, Look] = {
    Answer.ACCEPTED: Look("good", "good", "good_ground", N_("Đã vào giỏ"), Sound.ACCEPTED),
    Answer.REPLACED: Look("good", "good", "good_ground", N_("Đã vào giỏ, giấy cũ"), Sound.ACCEPTED),
    Answer.DUPLICATE: Look("info", "accent", "hover", N_("Đã có trong giỏ"), Sound.DUPLICATE),
    Answer.WRONG_DEPARTMENT: Look("warn", "warn", "warn_ground", N_("Cơ quan khác"), Sound.WRONG_DEPARTMENT),
    Answer.NOT_NOW: Look("bad", "bad", "bad_ground", N_("Chưa bàn giao được"), Sound.REFUSED),
    Answer.UNKNOWN: Look("bad", "bad", "bad_ground", N_("Không có mã này"), Sound.REFUSED),
}


@dataclass(frozen=True, slots=True)
class ScanRow:
    """One scan and its answer. `text` is what was scanned; `error` is set where the code could not even be read."""

    answer: Answer
    weighed: Weighed | None = None
    text: str = ""
    error: DeskError | None = None

    @classmethod
    def of(cls, weighed: Weighed) -> "ScanRow":
        """The row of something that lies in the basket."""
        return cls(Answer.REPLACED if weighed.replaced_version else Answer.ACCEPTED, weighed)

    @property
    def look(self) -> Look:
        """How it is shown and heard."""
        return LOOKS[self.answer]

    @property
    def taken(self) -> bool:
        """Whether it lies in the basket."""
        return self.answer in TAKEN

    @property
    def key(self) -> str:
        """What the row is about: a submission, or the text nobody knows."""
        return self.weighed.submission_id if self.weighed is not None else self.text

    def title(self, words: Words) -> str:
        """Whose submission it is, or what was scanned."""
        return (
            self.weighed.name if self.weighed is not None else words.gettext("Mã “{code}”").format(code=self.text[:40])
        )

    def why(self, words: Words) -> str:
        """What it means and what to do, as one sentence."""
        _ = words.gettext
        if self.error is not None:
            return line_for(self.error, words).text
        if self.weighed is None:
            return _("Không tìm thấy hồ sơ nào. Kiểm tra lại mã trên giấy tiếp nhận.")
        return self._why_known(self.weighed, words)

    def _why_known(self, weighed: Weighed, words: Words) -> str:
        _ = words.gettext
        if self.answer is Answer.NOT_NOW:
            return line_for(refusal_of(weighed), words).text
        if self.answer is Answer.WRONG_DEPARTMENT:
            return _("của {department}").format(department=weighed.department)
        if self.answer is Answer.DUPLICATE:
            return _("Đã quét trước đó, nằm trong giỏ {department}.").format(department=weighed.department)
        if weighed.replaced_version:
            return _("Giấy quét là bản {n}, đã được thay bằng bản mới. Mã giữ nguyên.").format(
                n=weighed.replaced_version
            )
        return weighed.procedure_name

    def under(self, words: Words) -> str:
        """What tells it apart in the list."""
        if self.weighed is None:
            return self.why(words)
        if self.answer is Answer.NOT_NOW:
            return f"{self.weighed.receipt_code} · {state_word(self.weighed.state, words)}"
        if self.answer is Answer.WRONG_DEPARTMENT:
            return f"{self.weighed.receipt_code} · {self.weighed.department}"
        return f"{self.weighed.receipt_code} · {self.weighed.procedure_name}"


def refusal_of(weighed: Weighed) -> RuleRefused:
    """Why a submission may not be handed over where it stands."""
    return RuleRefused(
        f"forbidden_{weighed.state.value}", verb=Verb.HAND_OVER, code=weighed.receipt_code, holder=weighed.holder
    )
