"""Sessions on a disk that is really full: ``python -m tests.torture.full_folder MOUNT FRESH STEP``.

Started by `full` in a mount namespace of its own, where MOUNT is a tmpfs of a few megabytes. For
0, 1, 2 … free pages, until a session passes without being refused, a file fills the rest; after a
refusal it is taken away, as a clerk would take one away. Prints one JSON object for each session.
"""

from __future__ import annotations

import json
import shutil
import sys
import traceback
from pathlib import Path

from tests.torture.full_writer import session
from tests.torture.verdict import State, Told, judge

_PAGE = 4096
_ACTS = 12


def main(mount: Path, fresh: Path, step: int) -> None:
    """From no free page on."""
    free = 0
    while _session(mount, fresh, free):
        free += step


def _session(mount: Path, fresh: Path, free: int) -> int:
    """One session with so many free pages; how often it was refused."""
    path, filler = mount / "disk" / "a.ledger", mount / "filler"
    path.parent.mkdir()
    shutil.copy(fresh, path)
    _fill(filler, free)
    told, refused, crash = Told(), [], ""

    def tell(line: str) -> None:
        told.hear(line)
        if line.startswith("! "):
            refused.append(line[2:])

    try:
        session(path, free, _ACTS, tell, lambda: filler.unlink(missing_ok=True))
    except Exception:
        crash = traceback.format_exc(limit=-3)
    filler.unlink(missing_ok=True)
    verdict = judge(path, State(), told)
    shutil.rmtree(path.parent)
    said = {
        "free": free,
        "acts": told.acts,
        "refused": refused,
        "lost": verdict.lost,
        "unsound": [*verdict.unsound, *([crash] if crash else [])],
    }
    print(json.dumps(said), flush=True)
    return len(refused) + bool(crash)


def _fill(filler: Path, free: int) -> None:
    block = bytes(_PAGE)
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(block):
                pass
        except OSError:
            file.truncate(max(0, file.tell() // _PAGE - free) * _PAGE)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
