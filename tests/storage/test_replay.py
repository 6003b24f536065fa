"""The same act sent twice is one act; the same id with other content is none."""

from dataclasses import replace
from pathlib import Path

import pytest

from frontdesk.errors import RuleRefused
from tests.factories import make_application, make_desk, open_desk


def test_that_an_act_sent_again_is_answered_as_the_first_time(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    application = make_application(desk)
    first = desk.reception.receive(application)
    before = desk.supervision.verify()
    assert desk.reception.receive(application) == first
    desk.close()
    again = open_desk(desk.settings)
    assert again.reception.receive(application) == first
    assert again.supervision.verify() == before
    again.close()


@pytest.mark.parametrize("changed", [{"note": "khác"}, {"sets": 2}, {"procedure_code": "1.001193"}])
def test_that_an_id_with_other_content_is_refused_and_changes_nothing(
    tmp_path: Path, changed: dict[str, object]
) -> None:
    desk = make_desk(tmp_path)
    application = make_application(desk)
    first = desk.reception.receive(application)
    before = desk.supervision.verify()
    with pytest.raises(RuleRefused) as caught:
        desk.reception.receive(replace(application, **changed))  # type: ignore[arg-type]
    assert (caught.value.code, caught.value.params) == ("application_changed", {"code": first.receipt_code})
    assert desk.supervision.verify() == before
