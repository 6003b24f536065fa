"""The views always say what the fold says, and are rebuilt from the journal alone."""

from pathlib import Path
from typing import Any

from sqlalchemy import text

from frontdesk.desk import Desk
from frontdesk.domain.submissions import fold
from frontdesk.storage.journal import events_of
from tests.factories import HandClock, make_application, make_desk, make_party

SEARCH = "SELECT rowid FROM submission_search WHERE submission_search MATCH :w"
VIEWS = ("submissions", "name_words", "serials", "reference")


def everything(desk: Desk) -> dict[str, list[Any]]:
    with desk.store.read() as connection:
        rows = {view: sorted(map(tuple, connection.execute(text(f"SELECT * FROM {view}"))), key=repr) for view in VIEWS}
        rows["search"] = [
            tuple(
                connection.execute(
                    text("SELECT rowid FROM submission_search WHERE submission_search MATCH :w"), {"w": word}
                )
            )
            for word in ("nguyen", "hoa", "an", "0001")
        ]
        return rows


def busy_desk(folder: Path) -> Desk:
    clock = HandClock()
    desk = make_desk(folder, clock)
    for name in ("NGUYỄN THỊ HÒA", "Ma Văn An", "ĐẶNG ĐỨC ĐÔNG"):
        clock.forward(minutes=3)
        application = make_application(desk, principal=make_party(name), missing=("1",) if name[0] == "M" else ())
        submission = str(desk.reception.receive(application).submission_id)
        desk.receipts.confirm_printed(submission, desk.receipts.issue(submission))
    return desk


def test_that_a_rebuild_gives_the_same_views(tmp_path: Path) -> None:
    desk = busy_desk(tmp_path)
    before = everything(desk)
    assert desk.supervision.rebuild() > 6
    assert everything(desk) == before
    assert len(before["submissions"]) == 3


def test_that_a_rebuild_mends_views_that_were_spoiled(tmp_path: Path) -> None:
    desk = busy_desk(tmp_path)
    before = everything(desk)
    with desk.store.write_unjournaled() as connection:
        connection.execute(text("UPDATE submissions SET name = 'X', state = 'gone', due_at = 1"))
        connection.execute(text("DELETE FROM serials"))
        connection.execute(text("DELETE FROM name_words"))
    desk.supervision.rebuild()
    assert everything(desk) == before


def test_that_a_rebuild_reports_its_progress_to_the_end(tmp_path: Path) -> None:
    desk = busy_desk(tmp_path)
    seen: list[tuple[int, int]] = []
    total = desk.supervision.rebuild(lambda done, of: seen.append((done, of)))
    assert seen[-1] == (total, total)


def test_that_the_view_of_a_submission_is_its_fold(tmp_path: Path) -> None:
    desk = busy_desk(tmp_path)
    for hit in desk.lookup.search(""):
        with desk.store.read() as connection:
            submission = fold(events_of(connection, hit.submission_id))
        assert submission is not None
        assert (hit.state, hit.due_at, hit.receipt_code) == (
            submission.state,
            submission.due_at,
            submission.received.receipt_code,
        )


def test_that_a_home_with_views_of_another_version_rebuilds_them_on_opening(tmp_path: Path) -> None:
    from tests.factories import open_desk

    desk = busy_desk(tmp_path)
    before = everything(desk)
    with desk.store.write_unjournaled() as connection:
        connection.execute(text("DROP TABLE submissions"))
        connection.execute(text("PRAGMA user_version=0"))
    desk.close()
    again = open_desk(desk.settings)
    assert everything(again) == before
    again.close()


def test_that_a_reception_nobody_could_have_written_stops_no_rebuild(tmp_path: Path) -> None:
    desk = busy_desk(tmp_path)
    with desk.store.write_unjournaled() as connection:
        connection.execute(text("DROP TRIGGER events_fixed"))
        spoil = (
            "UPDATE events SET payload = '{}' WHERE seq = (SELECT min(seq) FROM events WHERE kind LIKE 'submission%')"
        )
        connection.execute(text(spoil))
    assert desk.supervision.rebuild() > 6
    assert len(desk.lookup.search("")) == 2
    assert not desk.supervision.verify().ok
