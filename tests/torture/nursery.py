"""Forks writers that are there to be killed: ``python -m tests.torture.nursery``.

A process of its own, with everything imported and no ledger open: a fork of it writes within a
millisecond, a thousand starts of Python would take minutes, and SQLite connections must not be
carried across a fork. Asks for ``path TAB seed`` on standard input; answers with ``pid N``, what
the writer tells, and ``gone`` when the writer is.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

import sqlite_utils

from taizhang.ledger.store import open_ledger
from tests.torture.acts import attempt, last_line, places_of, random_act


def main() -> None:
    """Until standard input ends."""
    sqlite_utils.Database(memory=True).close()  # its plugins are looked for once, here
    for line in sys.stdin:
        path, seed = line.rstrip("\n").split("\t")
        pid = os.fork()
        if pid == 0:
            _write_for_ever(Path(path), int(seed))
        tell(f"pid {pid}")
        _, status = os.waitpid(pid, 0)
        tell(f"gone {os.waitstatus_to_exitcode(status)}")


def tell(line: str) -> None:
    """One write, so that a kill leaves a line whole or leaves it out."""
    os.write(1, line.encode() + b"\n")


def _write_for_ever(path: Path, seed: int) -> None:
    try:
        ledger = open_ledger(path)
        tell(f"open {last_line(ledger)}")
        places, rng = places_of(ledger), random.Random(seed)
        while True:
            attempt(ledger, random_act(places, rng), tell)
    finally:
        os._exit(1)  # only a kill is expected; whatever came, it must not run on as the nursery


if __name__ == "__main__":
    main()
