"""A refusal is only as good as its sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from string import Formatter

import pytest

from frontdesk.errors import DeskError
from frontdesk.i18n import words
from frontdesk.messages import sentence
from frontdesk.sentences import REFUSALS


def said(error: DeskError) -> str:
    """The sentence of `error`, after seeing that nothing is missing from it."""
    pattern = REFUSALS[error.code]
    wanted = {name for _text, name, _spec, _conversion in Formatter().parse(pattern) if name}
    assert wanted <= set(error.params), (error.code, wanted - set(error.params))
    text = sentence(error, words("vi"))
    assert "{" not in text, text
    assert text.rstrip()[-1] in ".:" or text.endswith("frontdesk clock --accept"), text
    return text


@contextmanager
def refused(code: str, /, **params: object) -> Iterator[None]:
    """The block is refused with `code` and at least these parameters, in a whole sentence."""
    with pytest.raises(DeskError) as caught:
        yield
    assert caught.value.code == code, caught.value
    assert {name: caught.value.params.get(name) for name in params} == params
    said(caught.value)
