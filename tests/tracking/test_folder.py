"""Pages written to a folder: the right ones, whole, and only what changed."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.domain.clock import OFFICE_ZONE
from frontdesk.domain.states import State
from frontdesk.domain.tokens import token_hash
from frontdesk.errors import StorageRefused
from frontdesk.tracking import folder
from frontdesk.tracking.folder import publish
from frontdesk.tracking.published import FILE, Published, Record, fingerprint
from frontdesk.tracking.shelf import settle
from tests.tracking.folders import NOW, Ledger, PlainPages, files_of, make_tracked, pages_of, stamps_of, token_of, write

EVERY_FILE = {".html", ".en.html", ".ics", ".en.ics"}


def test_that_each_page_lies_under_the_hash_of_its_token_in_both_languages(tmp_path: Path) -> None:
    ledger = Ledger(3)

    done = write(ledger, tmp_path / "site")

    assert (done.written, done.unchanged, done.removed, done.as_of, done.complete) == (3, 0, 0, NOW, True)
    name = sha256(token_of(2).encode()).hexdigest()
    text = (tmp_path / "site" / "t" / name[:2] / f"{name[2:40]}.en.html").read_text(encoding="utf-8")
    assert "C1-261123-0002-K" in text
    assert "3 working days" in text
    assert f"'vi': '{name[2:40]}.html', 'en': '{name[2:40]}.en.html'" in text
    assert f"calendar='{name[2:40]}.en.ics'" in text
    assert "find='../../index.en.html'" in text
    assert pages_of(tmp_path / "site", 3).keys() == EVERY_FILE


def test_that_only_a_promised_day_is_a_calendar_file(tmp_path: Path) -> None:
    ledger = Ledger(2)
    ledger.change(1, due_at=None)
    ledger.change(2, state=State.RETURNED, ended_at=NOW)

    write(ledger, tmp_path)

    assert pages_of(tmp_path, 1).keys() == pages_of(tmp_path, 2).keys() == {".html", ".en.html"}
    assert "calendar=''" in pages_of(tmp_path, 1)[".html"].read_text(encoding="utf-8")


def test_that_no_token_and_no_name_of_a_page_stands_in_the_folder(tmp_path: Path) -> None:
    ledger = Ledger(50)
    write(ledger, tmp_path)

    whole = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    names = "".join(path.as_posix() for path in tmp_path.rglob("*")).encode()
    for number in range(1, 51):
        assert token_of(number).encode() not in whole + names
        assert token_of(number).lower().encode() not in whole + names
    record = (tmp_path / FILE).read_text(encoding="ascii")
    assert [number for number in range(1, 51) if token_hash(token_of(number))[:16] in record] == []
    assert (tmp_path / "t" / "index.html").is_file()
    assert all((shard / "index.html").is_file() for shard in (tmp_path / "t").iterdir() if shard.is_dir())


def test_that_a_second_run_writes_nothing(tmp_path: Path) -> None:
    ledger = Ledger(20)
    write(ledger, tmp_path)
    before = stamps_of(tmp_path)

    done = write(ledger, tmp_path)

    assert (done.written, done.unchanged, done.removed) == (0, 20, 0)
    assert stamps_of(tmp_path) == before


def test_that_only_what_changed_is_written(tmp_path: Path) -> None:
    ledger = Ledger(20)
    write(ledger, tmp_path)
    before = stamps_of(tmp_path)
    ledger.told += timedelta(minutes=5)
    ledger.change(7, state=State.RESULT_READY)
    ledger.pages[21] = make_tracked(21)

    done = write(ledger, tmp_path)

    assert (done.written, done.unchanged, done.removed) == (2, 19, 0)
    touched = {tmp_path / path for path, stamp in stamps_of(tmp_path).items() if before.get(path) != stamp}
    pages = {*pages_of(tmp_path, 7).values(), *pages_of(tmp_path, 21).values()}
    assert {path for path in touched if path.parent.parent.name == "t" and path.name != "index.html"} == pages
    around = {path.name for path in touched - pages if path.parent == tmp_path}
    assert around == {"index.html", "index.en.html", FILE}
    assert str(ledger.told) in pages_of(tmp_path, 7)[".html"].read_text(encoding="utf-8")
    assert f"AS OF {NOW}" in pages_of(tmp_path, 8)[".html"].read_text(encoding="utf-8")


def test_that_a_day_explained_anew_is_written(tmp_path: Path) -> None:
    ledger = Ledger(3)
    write(ledger, tmp_path)
    ledger.pages[2] = replace(ledger.pages[2], why={"vi": "ngày 24/11 nghỉ", "en": "24 November off"})

    assert write(ledger, tmp_path).written == 1
    assert "24 November off" in pages_of(tmp_path, 2)[".en.html"].read_text(encoding="utf-8")


def test_that_a_promise_broken_by_time_alone_is_written(tmp_path: Path) -> None:
    ledger = Ledger(5)
    ledger.change(3, due_at=NOW + timedelta(minutes=1))
    write(ledger, tmp_path)
    assert "late=False" in pages_of(tmp_path, 3)[".html"].read_text(encoding="utf-8")

    assert write(ledger, tmp_path, NOW + timedelta(minutes=1)).written == 0
    assert write(ledger, tmp_path, NOW + timedelta(minutes=2)).written == 1
    assert "late=True" in pages_of(tmp_path, 3)[".html"].read_text(encoding="utf-8")


def test_that_the_day_after_the_last_for_papers_is_written(tmp_path: Path) -> None:
    ledger = Ledger(5)
    ledger.change(3, state=State.AWAITING_SUPPLEMENT, due_at=None, respond_by=date(2026, 11, 30))
    write(ledger, tmp_path)

    ledger.told = datetime(2026, 11, 30, 23, 59, tzinfo=OFFICE_ZONE)
    assert write(ledger, tmp_path).written == 0
    ledger.told += timedelta(minutes=1)
    assert write(ledger, tmp_path).written == 1
    assert write(ledger, tmp_path).written == 0


def test_that_the_office_and_the_way_of_drawing_change_every_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = Ledger(5)
    write(ledger, tmp_path)
    ledger.said = replace(ledger.said, phone="0207 3999 999")
    assert write(ledger, tmp_path).written == 5
    assert write(ledger, tmp_path).written == 0

    monkeypatch.setattr("frontdesk.tracking.edition.__version__", "9.9.9")
    assert write(ledger, tmp_path).written == 5


def test_that_an_edited_template_changes_every_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "status.html").write_text("one", encoding="utf-8")
    monkeypatch.setattr("frontdesk.tracking.edition.TEMPLATES", templates)
    ledger = Ledger(2)
    write(ledger, tmp_path / "site")
    assert write(ledger, tmp_path / "site").written == 0

    (templates / "status.html").write_text("two", encoding="utf-8")
    assert write(ledger, tmp_path / "site").written == 2


def test_that_pages_which_died_are_removed(tmp_path: Path) -> None:
    ledger = Ledger(10)
    write(ledger, tmp_path)
    del ledger.pages[4]

    done = write(ledger, tmp_path)

    assert (done.written, done.unchanged, done.removed) == (0, 9, 1)
    assert pages_of(tmp_path, 4) == {}
    assert pages_of(tmp_path, 5).keys() == EVERY_FILE


def test_that_a_promise_that_ended_takes_its_calendar_files_along(tmp_path: Path) -> None:
    ledger = Ledger(2)
    write(ledger, tmp_path)
    ledger.change(1, state=State.RETURNED, ended_at=NOW)

    done = write(ledger, tmp_path)

    assert (done.written, done.removed) == (1, 0)
    assert pages_of(tmp_path, 1).keys() == {".html", ".en.html"}


@pytest.mark.parametrize("which", sorted(EVERY_FILE))
def test_that_a_file_that_was_lost_is_written_again(tmp_path: Path, which: str) -> None:
    ledger = Ledger(10)
    write(ledger, tmp_path)
    pages_of(tmp_path, 6)[which].unlink()

    assert write(ledger, tmp_path).written == 1
    assert pages_of(tmp_path, 6).keys() == EVERY_FILE


@pytest.mark.parametrize(
    "content", [None, "", "frontdesk-published 2 -\n", "\x00" * 40, "frontdesk-published 1 -\nzz\n"]
)
def test_that_without_its_record_everything_is_written_again(tmp_path: Path, content: str | None) -> None:
    ledger = Ledger(4)
    write(ledger, tmp_path)
    (tmp_path / FILE).unlink()
    if content is not None:
        (tmp_path / FILE).write_text(content, encoding="utf-8")

    assert write(ledger, tmp_path).written == 4
    assert write(ledger, tmp_path).written == 0


def test_that_a_record_cut_off_in_a_line_costs_that_page_alone(tmp_path: Path) -> None:
    ledger = Ledger(6)
    write(ledger, tmp_path)
    record = tmp_path / FILE
    record.write_bytes(record.read_bytes()[:-10])

    assert write(ledger, tmp_path).written == 1
    assert write(ledger, tmp_path).written == 0


def test_that_files_of_others_stay(tmp_path: Path) -> None:
    ledger = Ledger(3)
    write(ledger, tmp_path)
    shard = next(iter(pages_of(tmp_path, 1).values())).parent
    digits = "a" * 38
    others = [
        tmp_path / "CNAME",
        tmp_path / "t" / "readme.txt",
        tmp_path / "t" / "abc" / f"{digits}.html",
        shard / "notes.html",
        shard / f"{digits}.fr.html",
        shard / f"{digits}.html.bak",
        shard / f"{digits.upper()}.html",
        shard / f"{digits}b.html",
        shard / f"{digits}.pdf.part",
    ]
    for path in others:
        path.parent.mkdir(exist_ok=True)
        path.write_text("theirs", encoding="utf-8")
    (shard / f"{digits}.ics").mkdir()
    (shard / f"{'b' * 38}.html").symlink_to(tmp_path / "CNAME")
    (tmp_path / "t" / "zz").symlink_to(tmp_path / "t" / "abc")
    ours = [shard / f"{'c' * 38}.html", shard / f"{'c' * 38}.html.part"]
    for path in ours:
        path.write_text("left behind", encoding="utf-8")

    assert write(ledger, tmp_path).removed == 1
    assert [path for path in others if path.read_text(encoding="utf-8") != "theirs"] == []
    assert (shard / f"{digits}.ics").is_dir()
    assert (shard / f"{'b' * 38}.html").is_symlink()
    assert [path for path in ours if path.exists()] == []


def test_that_nothing_is_written_through_a_link_that_was_laid(tmp_path: Path) -> None:
    ledger = Ledger(1)
    write(ledger, tmp_path / "site")
    page = pages_of(tmp_path / "site", 1)[".html"]
    theirs = tmp_path / "theirs"
    theirs.write_text("theirs", encoding="utf-8")
    page.unlink()
    page.symlink_to(theirs)
    page.with_name(f"{page.name}.part").symlink_to(theirs)
    front = tmp_path / "site" / "index.html"
    front.unlink()
    front.with_name("index.html.part").symlink_to(theirs)

    write(ledger, tmp_path / "site")

    assert theirs.read_text(encoding="utf-8") == "theirs"
    assert not page.is_symlink()
    assert not front.is_symlink()


def test_that_progress_counts_the_pages_to_write(tmp_path: Path) -> None:
    ledger = Ledger(5)
    write(ledger, tmp_path)
    ledger.change(1, state=State.RESULT_READY)
    ledger.change(2, state=State.RESULT_READY)
    told: list[tuple[int, int]] = []

    publish(ledger, PlainPages(), tmp_path, NOW, lambda done, total: told.append((done, total)))

    assert told == [(1, 2), (2, 2)]


def test_that_a_stopped_run_does_not_say_it_is_as_of_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "BATCH", 10)
    ledger = Ledger(25)
    write(ledger, tmp_path)
    front = (tmp_path / "index.html").read_bytes()
    ledger.told += timedelta(hours=1)
    for number in ledger.pages:
        ledger.change(number, department="Phòng Nội vụ")

    assert not run_for(ledger, tmp_path, 3).complete
    assert (tmp_path / "index.html").read_bytes() == front
    write(ledger, tmp_path)
    assert (tmp_path / "index.html").read_bytes() != front


def test_that_a_page_is_known_only_once_it_is_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    add = Record.add
    monkeypatch.setattr(folder, "BATCH", 2)

    def settling(paths: list[Path]) -> None:
        done.append("settle")
        settle(paths)

    def adding(record: Record, pages: Any) -> None:
        done.append("add")
        add(record, pages)

    monkeypatch.setattr("frontdesk.tracking.folder.settle", settling)
    monkeypatch.setattr(Record, "add", adding)
    write(Ledger(3), tmp_path)
    assert done == ["settle", "settle", "add", "settle", "add", "settle"], "the fronts first and last"


def test_that_parts_of_a_fingerprint_are_not_run_together() -> None:
    assert fingerprint("a", "b") != fingerprint("ab", "")


@pytest.mark.parametrize("after", [0, 1, 3, 7, 10, 23])
def test_that_a_stopped_run_leaves_what_is_right_and_the_next_does_the_rest(
    tmp_path: Path, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "BATCH", 10)
    ledger = Ledger(25)

    stopped = run_for(ledger, tmp_path / "site", after)

    assert (stopped.written, stopped.complete) == (after, False)
    assert write(ledger, tmp_path / "site").written == 25 - after
    write(ledger, tmp_path / "fresh")
    assert files_of(tmp_path / "site") == files_of(tmp_path / "fresh")


def test_that_a_refusing_source_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    class Away(Ledger):
        def walk(self, now: datetime):  # type: ignore[no-untyped-def]
            yield from super().walk(now)
            raise StorageRefused("database_damaged")

    write(Ledger(3), tmp_path)
    before = stamps_of(tmp_path)
    with pytest.raises(StorageRefused, match="database_damaged"):
        write(Away(1), tmp_path)

    assert stamps_of(tmp_path) == before


RECEIPTS = st.integers(1, 8)
CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("change"), RECEIPTS, st.fixed_dictionaries({"state": st.sampled_from(list(State))})),
        st.tuples(
            st.just("change"),
            RECEIPTS,
            st.fixed_dictionaries({"due_at": st.sampled_from([None, NOW, NOW + timedelta(hours=3)])}),
        ),
        st.tuples(st.just("end"), RECEIPTS, st.none()),
        st.tuples(st.just("lose"), RECEIPTS, st.sampled_from(sorted(EVERY_FILE))),
        st.tuples(st.just("wait"), st.integers(0, 300), st.none()),
        st.tuples(st.just("run"), st.integers(0, 9), st.none()),
    ),
    max_size=15,
)


def act(ledger: Ledger, target: Path, kind: str, number: int, value: Any) -> None:
    """One step of a folder's life; a run is stopped after `number` pages."""
    match kind:
        case "change":
            ledger.change(number, **value)
        case "end":
            ledger.pages.pop(number, None)
        case "lose":
            for path in [path for suffix, path in pages_of(target, number).items() if suffix == value]:
                path.unlink()
        case "wait":
            ledger.told += timedelta(minutes=number)
        case "run":
            run_for(ledger, target, number)


def run_for(ledger: Ledger, target: Path, pages: int) -> Published:
    """A run that is stopped after so many pages."""
    done: list[int] = []
    return publish(
        ledger, PlainPages(), target, ledger.told, lambda at, _all: done.append(at), lambda: len(done) >= pages
    )


@settings(max_examples=40, deadline=None)
@given(CHANGES)
def test_that_whatever_happens_a_run_makes_it_as_if_written_anew(changes: list[tuple[str, int, Any]]) -> None:
    ledger = Ledger(4)
    with TemporaryDirectory() as place:
        target = Path(place) / "site"
        for change in changes:
            act(ledger, target, *change)
        write(ledger, target)
        write(ledger, Path(place) / "fresh")

        assert without_lists(target) == without_lists(Path(place) / "fresh")


def without_lists(target: Path) -> dict[str, str]:
    """The pages, without the moments they are as of and without the empty pages that stay where pages were."""
    return {path: text for path, text in files_of(target, but_as_of=True).items() if not path.endswith("/index.html")}
