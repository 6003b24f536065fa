"""What a child process is told to do, and what its log says it did."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from frontdesk.settings import Settings


@dataclass(frozen=True, slots=True)
class Order:
    """One child's task. `count` 0: until it is killed. `act`: receive, rate (each is invited and votes), live (batches
    and their whole lives), project, or create.

    `checkpoint_pages` 0 leaves SQLite's own; `file_limit` (bytes, 0: none) stands in for a small disk.
    """

    folder: Path
    log: Path
    act: str = "receive"
    count: int = 0
    synchronous: str = "FULL"
    checkpoint_pages: int = 0
    file_limit: int = 0
    tries: int = 1
    go: Path | None = None

    @property
    def settings(self) -> Settings:
        """The home below `folder`, its key file beside it."""
        return Settings(home=self.folder / "home", key_file=self.folder / "home.key")

    def to_line(self) -> str:
        """The order as one line of JSON."""
        return json.dumps(asdict(self), default=str)


def order_from(line: str) -> Order:
    """The order in one line of JSON."""
    data = json.loads(line)
    go = data.pop("go")
    folder, log = Path(data.pop("folder")), Path(data.pop("log"))
    return Order(folder=folder, log=log, go=Path(go) if go else None, **data)


@dataclass(slots=True)
class Told:
    """What children said before they ended: ids begun, ids acknowledged with their code, prints, refusals, bugs.

    `did` is what they did to batches and submissions: the verb, the manifest or id, and the ids of a batch.
    """

    started: list[str] = field(default_factory=list)
    acknowledged: dict[str, str] = field(default_factory=dict)
    printed: Counter[str] = field(default_factory=Counter)
    did: list[tuple[str, ...]] = field(default_factory=list)
    invited: list[str] = field(default_factory=list)
    voted: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    bugs: list[str] = field(default_factory=list)
    done: bool = False

    def hear(self, lines: Iterable[str]) -> "Told":
        """Take in the lines of a log; a line cut off in the middle is no word given."""
        for line in lines:
            if line.endswith("\n"):
                self._hear(*line.split())
        return self

    def _hear(self, word: str, *rest: str) -> None:
        match word, rest:
            case "START", (which,):
                self.started.append(which)
            case "ACK", (which, code):
                assert self.acknowledged.setdefault(which, code) == code, "one act, two codes"
            case "PRINTED", (which,):
                self.printed[which] += 1
            case "DID", did:
                self.did.append(did)
            case "INVITED" | "VOTED", (token,):
                (self.invited if word == "INVITED" else self.voted).append(token)
            case "REFUSED", (which, code):
                self.refused.append((which, code))
            case "DONE", ():
                self.done = True
            case _:
                self.bugs.append(" ".join((word, *rest)))


def heard(log: Path) -> Told:
    """What one log says; nothing where the child did not come so far."""
    return Told().hear(log.read_text(encoding="utf-8").splitlines(keepends=True) if log.exists() else ())
