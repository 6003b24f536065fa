"""Whatever the client refuses, it says what happened and what to do."""

import ast
from pathlib import Path

from frontdesk.errors import DeskError
from frontdesk.i18n import words
from frontdesk.sentences import REFUSALS
from ui.messages import UNEXPECTED, UNEXPECTED_PRINT, Tone, line_for
from ui.scan_desk import _GARBLED

UI = Path(__file__).resolve().parents[2] / "ui"
REFUSING = ("DeskError", "InvalidInput", "StorageRefused", "NotFound", "RuleRefused")


def _codes() -> set[str]:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in UI.rglob("*.py")]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    refusals = [call.args[0] for call in calls if getattr(call.func, "id", "") in REFUSING]
    return {code.value for code in refusals if isinstance(code, ast.Constant) and isinstance(code.value, str)}


def test_that_every_refusal_of_the_client_has_a_sentence() -> None:
    assert {"receipt_not_saved", "birth_date_unreadable"} <= _codes()
    assert (
        sorted((_codes() | set(_GARBLED.values()) | {UNEXPECTED, UNEXPECTED_PRINT, "scan_unknown"}) - set(REFUSALS))
        == []
    )


def test_that_a_refusal_is_a_bad_line_in_words() -> None:
    line = line_for(DeskError(UNEXPECTED), words("vi"))
    assert line.tone is Tone.BAD
    assert line.text.startswith("Có lỗi ngoài dự kiến")
