"""Ten thousand people in the journal: their pages, calendars, folder and the page's log say nothing of anybody."""

import logging
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from frontdesk.domain.tokens import new_token
from frontdesk.projection.reader import Projection
from frontdesk.tracking.app import App, Terms, make_app
from frontdesk.tracking.drawing import Drawing
from frontdesk.tracking.folder import publish
from tests.factories import MONDAY_MORNING, HandClock, make_desk
from tests.projection.test_canaries import MARK, Person, file_in
from tests.tracking.raw import ask
from tests.tracking.stand import ROOMY

PEOPLE = 10_000
TYPED = (MARK, "Đặng", "Nhà ", "BG-C1")  # what the page has no word for of its own
_WORDS = re.compile(r"[0-9a-z-]{9,}")
SOON = MONDAY_MORNING + timedelta(hours=1)


@dataclass(frozen=True)
class Hall:
    """The application over a real projection, and who is in it."""

    app: App
    source: Projection
    people: list[Person]


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    with filled(tmp_path_factory.mktemp("hall"), [Person(number) for number in range(1, PEOPLE + 1)]) as hall:
        yield hall


@contextmanager
def filled(folder: Path, people: list[Person]) -> Iterator[Hall]:
    with closing(make_desk(folder, HandClock())) as desk:
        file_in(desk, people)
        assert desk.tracking.project().rows == len(people)
        with closing(Projection(desk.tracking.path, desk.tracking.key())) as source:
            app = make_app(source, Drawing(), None, clock=lambda: SOON, terms=Terms(limits=ROOMY))
            yield Hall(app, source, people)


def check_nobody(said: str, person: Person, *, asked: str = "") -> None:
    """A page leads to its own calendar file: of all secrets only the one it was `asked` for by may be there."""
    heard = said.lower()
    secrets = {*person.tokens, *person.keys} - {asked}
    for word in (*TYPED, person.id_number, person.phone, person.phone[3:], *secrets):
        assert word.lower() not in heard, word


def addresses(person: Person) -> Iterator[tuple[str, str]]:
    """Every one's page in one language; of who was corrected, both receipts, both languages and the calendar."""
    thorough = person.number % 10 == 0
    for token in person.tokens[: 1 + thorough]:
        for language in ("vi", "en") if thorough else (("vi", "en")[person.number % 2],):
            yield f"/t/{token}", f"lang={language}"
        if thorough:
            yield f"/t/{token}/due.ics", ""


def test_that_no_answer_and_no_log_line_says_anything_of_anybody(hall: Hall, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    pages = 0
    for person in hall.people:
        for path, query in addresses(person):
            answer = ask(hall.app, "GET", path, query=query)
            assert answer.status == 200 or path.endswith(".ics"), path
            pages += answer.status == 200
            check_nobody(answer.body.decode() + str(answer.headers), person, asked=path.split("/")[2])
    assert pages >= PEOPLE
    assert len(caplog.records) >= pages
    logged = "\n".join(record.getMessage() for record in caplog.records)
    for person in hall.people[::100]:
        check_nobody(logged, person)
    assert not any(token in logged for person in hall.people for token in person.tokens)


def test_that_a_folder_says_nothing_of_anybody(tmp_path: Path) -> None:
    with filled(tmp_path / "home", [Person(number) for number in range(10, 5_000, 10)]) as hall:
        made = publish(hall.source, Drawing(), tmp_path / "stick", SOON)
        assert made.written >= len(hall.people)
        secrets = {word.lower() for each in hall.people for word in (*each.tokens, *each.keys, each.id_number)}
    for file in (tmp_path / "stick").rglob("*"):
        heard = (str(file) + (file.read_bytes().decode(errors="replace") if file.is_file() else "")).lower()
        assert not any(word.lower() in heard for word in TYPED), file
        assert not secrets & set(_WORDS.findall(heard)), file


def test_that_guesses_open_nothing(hall: Hall) -> None:
    random = Random(7)
    answers = {ask(hall.app, "GET", f"/t/{new_token(random.randbytes)}").body for _ in range(20_000)}
    assert len(answers) == 1
    assert ask(hall.app, "GET", f"/t/{hall.people[0].tokens[0]}").status == 200  # the same way in is open


def test_that_nobody_opens_by_the_key_of_another(hall: Hall) -> None:
    for one, other in zip(hall.people[:500], hall.people[1:], strict=False):
        assert hall.source.by_code(f"C1261123{one.number:04}F", other.keys[0], SOON) is None
        assert hall.source.by_code(f"C1261123{one.number:04}F", one.keys[0], SOON) is not None
