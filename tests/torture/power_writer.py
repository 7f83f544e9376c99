"""The program whose power is cut: ``python -m tests.torture.power_writer FILE SEED SYNCHRONOUS``.

Makes a ledger, writes to it through several openings (one long enough for a checkpoint in its
middle), and tells each act. ``NORMAL`` turns the syncs off that the program insists on.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

from tests.torture.acts import attempt, last_line, make_ledger, open_telling, places_of, random_act


def main(path: Path, seed: int, synchronous: str, acts: list[int]) -> None:
    """Write and tell."""
    make_ledger(path)
    tell("made")
    rng = random.Random(seed)
    last = 0
    for count in acts:
        ledger = open_telling(path, tell, last)
        if synchronous != "FULL":
            ledger.connection.execute(f"PRAGMA synchronous = {synchronous}")
        places = places_of(ledger)
        for _ in range(count):
            attempt(ledger, random_act(places, rng), tell)
        last = last_line(ledger)
        ledger.close()


def tell(line: str) -> None:
    """One system call, so that the recording has it between those of the ledger."""
    os.write(1, line.encode() + b"\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], [int(n) for n in sys.argv[4:]])
