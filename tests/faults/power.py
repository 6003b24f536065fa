"""Cut the power of a recorded run at many moments and look at what is left."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from tests.faults.harsh_disk import HarshDisk
from tests.faults.orders import Order, Told
from tests.faults.traces import Change, FolderMade, Written, changes

LAST_STEPS = 12
IGNORED = "-shm"  # mapped memory, made anew by recovery


@dataclass(frozen=True, slots=True)
class Wreck:
    """What one cut left on the disk, where it was put, and what the child had said until then."""

    order: Order
    told: Told
    step: int


def wrecks(trace: Path, order: Order, before: dict[str, bytes], cuts: int, strict: bool = False) -> Iterator[Wreck]:
    """`cuts` moments of the run in `trace`, each with its files laid out in a folder of their own."""
    random = Random(cuts)
    run = [change for change in changes(trace) if _concerns(change, order)]
    disk, said, done = HarshDisk(before, strict), b"", 0
    for cut, step in enumerate(sorted(_moment(run, random) for _ in range(cuts))):
        for change in run[done:step]:
            if isinstance(change, Written) and change.path == str(order.log):
                said += change.data
            else:
                disk.take(change)
        done = step
        told = Told().hear(said.decode().splitlines(keepends=True))
        yield Wreck(_lay_out(disk.after_power_cut(random), order, cut, random), told, step)


def _moment(run: list[Change], random: Random) -> int:
    """Any moment; a third of them among the last steps, where an act is being finished."""
    earliest = max(0, len(run) - LAST_STEPS) if random.random() < 1 / 3 else 0
    return random.randint(earliest, len(run))


def _concerns(change: Change, order: Order) -> bool:
    inside = change.path.startswith(str(order.folder)) and not isinstance(change, FolderMade)
    return inside and not change.path.endswith(IGNORED)


def _lay_out(files: dict[str, bytes], order: Order, cut: int, random: Random) -> Order:
    folder = order.folder.with_name(f"{order.folder.name}-cut-{cut}")
    for path, content in files.items():
        place = folder / Path(path).relative_to(order.folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        place.chmod(0o600)
    if random.random() < 0.5 and (folder / "home").exists():
        (folder / "home" / "desk.db-shm").write_bytes(random.randbytes(32768))  # stale, to be ignored
    return replace(order, folder=folder)


def files_below(folder: Path) -> dict[str, bytes]:
    """What is on the disk before a run, all of it safe."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(IGNORED))
    return {str(path): path.read_bytes() for path in found}
