"""A bit flipped anywhere in the closed database: refused, named by `verify`, or without any effect; never shown."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from frontdesk.desk import Desk
from frontdesk.errors import DeskError, StorageRefused
from frontdesk.sentences import REFUSALS
from frontdesk.settings import Settings
from frontdesk.storage.high_water import FILE_NAME
from tests.factories import LAN, PASSWORD, HandClock, make_application, make_desk, make_party, open_desk
from tests.faults.invariants import everything

PAGE = 4096
Note = Callable[[object], None]


@dataclass(slots=True)
class Findings:
    """What the flips came to; `silent` are the pages of those that nothing noticed."""

    flips: int = 0
    refused_at_opening: int = 0
    named_by_verify: int = 0
    silent: list[int] = field(default_factory=list)

    @property
    def share(self) -> float:
        """How much was found."""
        return (self.refused_at_opening + self.named_by_verify) / self.flips


@dataclass(frozen=True, slots=True)
class Sound:
    """A closed home as it was before any damage."""

    settings: Settings
    content: bytes
    seen: list[Any]

    def spoil(self, changed: bytes) -> None:
        """Put `changed` in the database's place, with no log beside it and no mark of acts done since."""
        for extra in (*self.settings.home.glob("desk.db-*"), self.settings.home / FILE_NAME):
            extra.unlink(missing_ok=True)
        self.settings.database.write_bytes(changed)


def later() -> HandClock:
    """A clock after the last reception."""
    clock = HandClock()
    clock.forward(hours=3)
    return clock


def look(desk: Desk) -> list[Any]:
    """All that a person can be shown: every list, every page, every draft, every view."""
    hits = desk.lookup.search("", 500)
    pages = [desk.lookup.get(hit.submission_id) for hit in hits]
    return [hits, pages, desk.drafts.list("reception"), desk.catalogue.search("dang ky"), everything(desk)]


@pytest.fixture
def sound(tmp_path: Path) -> Sound:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    for number in range(40):
        clock.forward(minutes=2)
        person = make_party(f"MA VĂN {'ABCDEFGH'[number % 8]}", f"008{number:09d}")
        desk.reception.receive(make_application(desk, principal=person))
    desk.drafts.save("a-draft", "reception", "{}" * 3_000)
    with desk.store.write_unjournaled() as connection:  # leaves pages free
        connection.execute(text("CREATE TABLE spare AS SELECT randomblob(30000)"))
        connection.execute(text("DROP TABLE spare"))
    desk.close()
    settings = desk.settings
    desk = open_desk(settings, HandClock())
    seen = look(desk)
    desk.close()
    return Sound(settings, settings.database.read_bytes(), seen)


def flips(size: int, count: int, random: Random) -> Iterator[tuple[int, int]]:
    """`count` (byte, bit) places, spread over all pages."""
    pages = size // PAGE
    for number in range(count):
        yield (number * pages // count) * PAGE + random.randrange(PAGE), 1 << random.randrange(8)


def flip_and_look(sound: Sound, at: int, bit: int, found: Findings) -> None:
    changed = bytearray(sound.content)
    changed[at] ^= bit
    sound.spoil(bytes(changed))
    found.flips += 1
    try:
        desk = open_desk(sound.settings, later())
    except StorageRefused as error:
        found.refused_at_opening += error.code in REFUSALS
        return
    verdict = desk.supervision.verify()
    if not verdict.ok:
        assert verdict.first_bad is not None
        assert (verdict.first_bad.reason, verdict.first_bad.seq) == ("page", at // PAGE + 1)
        found.named_by_verify += 1
    else:
        found.silent.append(at // PAGE + 1)
    check_nothing_wrong_is_shown(desk, sound)
    desk.close()


def check_nothing_wrong_is_shown(desk: Desk, sound: Sound) -> None:
    """What can be shown is right, what can't be is refused; so with every further act."""
    with suppress_damage():
        assert look(desk) == sound.seen
    with suppress_damage():
        desk.supervision.rebuild()
        assert everything(desk) == sound.seen[-1]
    with suppress_damage():
        desk.reception.receive(make_application(desk, submission_id=UUID(int=7)))
        assert desk.lookup.get(str(UUID(int=7))).view.principal == make_party()


@contextmanager
def suppress_damage() -> Iterator[None]:
    """The refusal to be had on a damaged file; any other is a wrong one."""
    try:
        yield
    except DeskError as error:
        if error.code != "database_damaged":
            raise


def damage(sound: Sound, count: int, note: Note) -> Findings:
    found = Findings()
    for at, bit in flips(len(sound.content), count, Random(count)):
        flip_and_look(sound, at, bit, found)
    note(f"{found}, {found.share:.1%} found")
    return found


def test_that_a_flipped_bit_is_found_and_never_shown(sound: Sound, note: Note) -> None:
    assert damage(sound, 60, note).share >= 0.95


@pytest.mark.soak
def test_that_four_hundred_flipped_bits_are_found_and_never_shown(sound: Sound, note: Note) -> None:
    assert damage(sound, 400, note).share >= 0.95


@pytest.mark.parametrize("keep", [0.3, 0.5, 0.97])
def test_that_half_a_file_is_found(sound: Sound, keep: float) -> None:
    sound.spoil(sound.content[: int(len(sound.content) * keep)])
    with pytest.raises(DeskError) as caught:
        look_at_half(sound)
    assert caught.value.code in ("database_damaged", "key_wrong")


def look_at_half(sound: Sound) -> None:
    desk = open_desk(sound.settings, later())
    try:
        if not desk.supervision.verify().ok:
            raise DeskError("database_damaged")
    finally:
        desk.close()


def test_that_a_connection_that_met_damage_is_not_used_again(sound: Sound) -> None:
    """SQLCipher answers nothing more on it, not even about pages that are whole."""
    desk = open_desk(sound.settings, later())
    page = page_of(desk, "submission_search_data")
    desk.close()
    changed = bytearray(sound.content)
    changed[(page - 1) * PAGE + 100] ^= 1
    sound.spoil(bytes(changed))
    desk = open_desk(sound.settings, later())
    for _ in range(3):
        with pytest.raises(DeskError, match="database_damaged"):
            desk.supervision.rebuild()
        assert desk.lookup.get(sound.seen[0][0].submission_id) == sound.seen[1][0]
    desk.close()


def page_of(desk: Desk, table: str) -> int:
    with desk.store.read() as connection:
        found = connection.execute(text("SELECT rootpage FROM sqlite_schema WHERE name = :name"), {"name": table})
        return int(found.scalar_one())


def test_that_damage_says_nothing_to_the_terminal(sound: Sound, capfd: pytest.CaptureFixture[str]) -> None:
    found = Findings()
    for at in range(0, len(sound.content), PAGE * 7):
        flip_and_look(sound, at + 99, 1, found)
    assert found.flips > 5
    assert capfd.readouterr() == ("", "")


def test_that_the_command_names_the_damaged_page(sound: Sound, capsys: pytest.CaptureFixture[str]) -> None:
    from frontdesk.cli import main

    password = sound.settings.home.parent / "password"
    password.write_text(PASSWORD, encoding="utf-8")
    place = ["--home", str(sound.settings.home), "--key-file", str(sound.settings.key_file), "--json"]
    place += ["--as", LAN.login, "--password-file", str(password)]
    assert main(["verify", *place]) == 0
    for page in (3, len(sound.content) // PAGE):
        changed = bytearray(sound.content)
        changed[(page - 1) * PAGE + 100] ^= 1
        sound.spoil(bytes(changed))
        capsys.readouterr()
        assert main(["verify", *place]) == 1
        said = capsys.readouterr()
        assert '"ok": false' in said.out
        assert '"reason": "page"' in said.out
        assert said.err == ""
