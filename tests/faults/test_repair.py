"""A damaged home is repaired from what is left of it; what was lost is stated exactly, nothing wrong is shown."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text

from frontdesk.desk import Desk
from frontdesk.domain.codes import parse_receipt_code
from frontdesk.domain.repairs import Harm, Repaired
from frontdesk.errors import StorageRefused
from frontdesk.services.repairing import repair_home
from frontdesk.settings import Settings
from frontdesk.storage.engine import open_engine, reading
from frontdesk.storage.high_water import FILE_NAME
from tests.factories import HandClock, make_application, make_desk, make_party, open_desk
from tests.faults.invariants import check_views

ROOT = Path(__file__).resolve().parents[2]
PAGE = 4096
FILES = 40
Note = Callable[[object], None]


@dataclass(frozen=True, slots=True)
class Sound:
    """A closed home as it was before any damage: its file, its mark, the hash of every event by its number."""

    settings: Settings
    content: bytes
    mark: bytes
    hashes: dict[int, str]
    codes: dict[str, str]  # by submission

    def spoil(self, changed: bytes, *, marked: bool = True) -> None:
        """Put `changed` in the database's place."""
        for extra in self.settings.home.glob("desk.db*"):
            extra.unlink()
        self.settings.database.write_bytes(changed)
        (self.settings.home / FILE_NAME).unlink(missing_ok=True)
        if marked:
            (self.settings.home / FILE_NAME).write_bytes(self.mark)

    def flipped(self, at: int) -> bytes:
        """The file with one bit changed."""
        return self.content[:at] + bytes([self.content[at] ^ 8]) + self.content[at + 1 :]


def later() -> HandClock:
    clock = HandClock()
    clock.forward(hours=3)
    return clock


def fill(desk: Desk, clock: HandClock, count: int) -> None:
    for number in range(count):
        clock.forward(minutes=2)
        desk.reception.receive(make_application(desk, principal=make_party(f"MA VĂN {number}", f"008{number:09d}")))


def taken(desk: Desk) -> Sound:
    settings = desk.settings
    codes = {hit.submission_id: hit.receipt_code for hit in desk.lookup.search("", 500)}
    desk.close()
    engine = open_engine(settings.database, settings.key_file.read_text().splitlines()[0])  # type: ignore[union-attr]
    with reading(engine) as connection:
        hashes = dict(tuple(row) for row in connection.execute(text("SELECT seq, hash FROM events")))
    engine.dispose()
    return Sound(settings, settings.database.read_bytes(), (settings.home / FILE_NAME).read_bytes(), hashes, codes)


@pytest.fixture
def sound(tmp_path: Path) -> Sound:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    fill(desk, clock, FILES)
    return taken(desk)


def events_of(desk: Desk, device: str) -> dict[int, str]:
    with desk.store.read() as connection:
        rows = connection.execute(text("SELECT seq, hash FROM events WHERE device = :d"), {"d": device})
        return dict(tuple(row) for row in rows)


def check_repaired(sound: Sound, made: Repaired) -> int:
    """Everything is there that is not stated as lost, nothing else, and work goes on; how many events were lost."""
    device = sound.mark.decode().split()[0]
    stated = {seq for each in made.lost for seq in range(each.first, each.last + 1)}
    desk = open_desk(sound.settings, later())
    try:
        kept = events_of(desk, device)
        assert kept == {seq: hash_ for seq, hash_ in sound.hashes.items() if seq not in stated}
        verdict = desk.supervision.verify()
        assert verdict.ok, verdict
        assert {(first, last) for _device, first, last in verdict.lost} == {(e.first, e.last) for e in made.lost}
        shown = {hit.submission_id: hit.receipt_code for hit in desk.lookup.search("", 500)}
        assert shown.items() <= sound.codes.items()
        missing = set(sound.codes.values()) - set(shown.values())
        assert {code for each in made.lost for code in each.receipt_codes} <= missing
        check_views(desk)
        if desk.catalogue.search("ho kinh doanh"):  # else that procedure's publishing is among what was lost
            code = desk.reception.receive(make_application(desk)).receipt_code
            assert code not in sound.codes.values()
            assert (parse_receipt_code(code).serial == FILES + 1) == made.is_whole
    finally:
        desk.close()
    return len(stated)


def damage(sound: Sound, count: int, note: Note) -> None:
    """Flip bits all over the file, one at a time, and repair after each."""
    random, harms, lost = Random(count), dict.fromkeys(Harm, 0), 0
    pages = len(sound.content) // PAGE
    for number in range(count):
        sound.spoil(sound.flipped((number * pages // count) * PAGE + random.randrange(PAGE)))
        made = repair_home(sound.settings, later())
        harms[made.harm] += 1
        lost += check_repaired(sound, made)
    note(f"{count} flips: {harms}; {lost} events lost of {count * len(sound.hashes)}")
    assert harms[Harm.NONE] <= count * 0.05


def test_that_a_flipped_bit_costs_at_most_the_events_of_its_page(sound: Sound, note: Note) -> None:
    damage(sound, 15, note)


@pytest.mark.soak
def test_that_four_hundred_flipped_bits_cost_at_most_the_events_of_their_pages(sound: Sound, note: Note) -> None:
    damage(sound, 400, note)


@pytest.mark.parametrize("keep", [0.8, 0.97])
def test_that_a_file_that_was_cut_off_gives_what_it_still_holds(sound: Sound, keep: float) -> None:
    sound.spoil(sound.content[: int(len(sound.content) * keep)])
    made = repair_home(sound.settings, later())
    assert made.harm is Harm.JOURNAL
    assert check_repaired(sound, made) == sum(each.last - each.first + 1 for each in made.lost) > 0


def test_that_a_file_with_nothing_left_stays_as_it_is(sound: Sound) -> None:
    sound.spoil(sound.content[:5_000])
    with pytest.raises(StorageRefused, match="repair_nothing"):
        repair_home(sound.settings, later())
    assert sound.settings.database.read_bytes() == sound.content[:5_000]


def test_that_a_lost_salt_loses_nothing(sound: Sound) -> None:
    """With it no page can be checked; events are checked by their own hashes."""
    sound.spoil(bytes(16) + sound.content[16:])
    made = repair_home(sound.settings, later())
    assert made.is_whole
    assert check_repaired(sound, made) == 0


def test_that_the_wrong_key_repairs_nothing(sound: Sound, tmp_path: Path) -> None:
    sound.spoil(sound.flipped(5_000))
    other = tmp_path / "other.key"
    other.write_text("0" * 64)
    other.chmod(0o600)
    before = sound.settings.database.read_bytes()
    with pytest.raises(StorageRefused, match="repair_nothing"):
        repair_home(Settings(sound.settings.home, other), later())
    assert sound.settings.database.read_bytes() == before


def test_that_a_sound_home_is_left_alone(sound: Sound) -> None:
    assert repair_home(sound.settings, later()) == Repaired(Harm.NONE, 0)
    assert sound.settings.database.read_bytes() == sound.content
    assert not (sound.settings.home / "damaged").exists()


def test_that_the_damaged_file_is_kept_as_it_was(sound: Sound) -> None:
    changed = sound.flipped(len(sound.content) // 2)
    sound.spoil(changed)
    made = repair_home(sound.settings, later())
    assert made.kept is not None
    assert made.kept.read_bytes() == changed
    assert made.kept.parent == sound.settings.home / "damaged"


def leaf_of_events(sound: Sound) -> int:
    """A page that holds events and nothing else."""
    from frontdesk.storage.pages import DamagedFile
    from frontdesk.storage.table_leaves import rows_of

    key = sound.settings.key_file.read_text().splitlines()[0]  # type: ignore[union-attr]
    with DamagedFile(sound.settings.database, key) as file:
        found = [
            number
            for number, page in file.contents()
            if (rows := list(rows_of(number, page, file.newest))) and all(len(values) == 16 for _id, values in rows)
        ]
    return found[-3]


def test_that_a_loss_is_stated_with_time_and_codes(sound: Sound) -> None:
    sound.spoil(sound.content)
    sound.spoil(sound.flipped((leaf_of_events(sound) - 1) * PAGE + 77))
    made = repair_home(sound.settings, later())
    (lost,) = made.lost
    assert check_repaired(sound, made) > 0
    assert lost.since is not None
    assert lost.until is not None
    assert lost.since < lost.until
    gone = set(sound.codes.values()) - shown_codes(sound)
    assert gone
    assert set(lost.receipt_codes) == gone


def shown_codes(sound: Sound) -> set[str]:
    desk = open_desk(sound.settings, later())
    try:
        return {hit.receipt_code for hit in desk.lookup.search("", 500)}
    finally:
        desk.close()


def test_that_mirror_and_backup_give_back_what_the_file_lost(tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    fill(desk, clock, 20)
    backup = desk.backups.make(tmp_path / "backup").path
    fill(desk, clock, FILES - 20)
    sound = taken(desk)
    page = leaf_of_events(sound)
    sound.spoil(sound.flipped((page - 1) * PAGE + 77))
    assert not repair_home(sound.settings, later()).is_whole
    sound.spoil(sound.content)
    desk = open_desk(sound.settings, later())
    desk.mirror.set(tmp_path / "usb")
    desk.close()
    sound.spoil(sound.content[: len(sound.content) // 2])
    made = repair_home(sound.settings, later())
    assert made.mirrored > 0
    assert check_repaired(sound, made) == 0
    sound.spoil(sound.content[: len(sound.content) // 3])
    for each in (tmp_path / "usb").rglob("*.fdmirror"):
        each.unlink()
    made = repair_home(sound.settings, later(), backup=backup)
    assert made.backed_up > 0
    assert made.lost[0].first > 20
    check_repaired(sound, made)


def test_that_an_older_database_goes_on_in_new_numbers(tmp_path: Path) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    fill(desk, clock, 2)
    desk.close()
    old = desk.settings.database.read_bytes()
    desk = open_desk(desk.settings, clock)
    fill(desk, clock, FILES - 2)
    sound = taken(desk)
    sound.spoil(old)
    made = repair_home(sound.settings, later())
    assert made.harm is Harm.BEHIND
    (lost,) = made.lost
    assert (lost.last, lost.until) == (max(sound.hashes), None)
    assert check_repaired(sound, made) == FILES - 2


KILLED = """
import os, signal, sys
from pathlib import Path
from frontdesk.services import repairing
from tests.factories import make_settings
from tests.faults.test_repair import later
def dying(*_arguments, **_options):
    os.kill(os.getpid(), signal.SIGKILL)
setattr(repairing, sys.argv[2], dying)
repairing.repair_home(make_settings(Path(sys.argv[1])), later())
"""


@pytest.mark.parametrize(
    "call", ["office_is_known", "unfinished", "keep_aside", "let_go", "finish", "HighWater", "settle"]
)
def test_that_a_repair_that_is_killed_is_done_again(sound: Sound, tmp_path: Path, call: str) -> None:
    sound.spoil(sound.flipped((leaf_of_events(sound) - 1) * PAGE + 77))
    command = [sys.executable, "-c", KILLED, str(tmp_path), call]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    made = repair_home(sound.settings, later())
    desk = open_desk(sound.settings, later())
    verdict = desk.supervision.verify()
    assert verdict.ok
    assert len(verdict.lost) == 1
    assert made.harm in (Harm.NONE, Harm.JOURNAL)
    desk.close()


def test_that_the_command_says_what_was_lost(sound: Sound, capsys: pytest.CaptureFixture[str]) -> None:
    from frontdesk.cli import main

    place = ["--home", str(sound.settings.home), "--key-file", str(sound.settings.key_file)]
    sound.spoil(sound.content[: int(len(sound.content) * 0.8)])
    assert main(["repair", *place, "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["harm"] == "journal"
    assert said["lost"][0]["first"] > 1
    assert said["kept"]
