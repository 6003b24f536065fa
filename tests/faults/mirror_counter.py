"""The child: receives with a mirror until it is killed, saying what was acknowledged. `python -m … FOLDER LOG`."""

import sys
import time
from pathlib import Path

from frontdesk.services import mirroring
from tests.factories import make_application, make_settings, open_desk


def main(folder: Path, log: Path, acts: int) -> None:
    """Receive `acts` submissions, then wait until the mirror has them, say so, and stay."""
    mirroring.LOOK_EVERY = 0.2
    desk = open_desk(make_settings(folder))
    desk.mirror.begin()
    with log.open("a", encoding="utf-8", buffering=1) as said:
        for _ in range(acts):
            said.write(desk.reception.receive(make_application(desk)).receipt_code + "\n")
        while desk.mirror.status().behind:
            time.sleep(0.02)
        said.write("MIRRORED\n")
        for _ in range(10_000):
            said.write(desk.reception.receive(make_application(desk)).receipt_code + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
