"""Started by `benchmarks.ticks`, perhaps under strace: ticks milestones, prints times as JSON."""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import date
from pathlib import Path
from typing import IO

from benchmarks.ledgers import milestone_ids
from taizhang import clock
from taizhang.ledger.agencies import own_unit
from taizhang.ledger.changes import Tick
from taizhang.ledger.store import Ledger, open_ledger


def mark(name: str) -> None:
    """A system call that changes nothing, to be found in strace's list."""
    os.access(f"/benchmark-{name}", os.F_OK)


def tick(ledger: Ledger, milestone_id: int) -> float:
    """Milliseconds of one tick, the window not counted."""
    unit = own_unit(ledger)
    assert unit is not None
    change = Tick(milestone_id, unit.id, date(2012, 10, 31))
    begin = time.perf_counter()
    ledger.apply(change, clock.now())
    return (time.perf_counter() - begin) * 1e3


def sync(file: IO[bytes], block: bytes) -> float:
    """Milliseconds of what the disk itself takes: append 4 KiB and sync."""
    begin = time.perf_counter()
    file.write(block)
    os.fsync(file.fileno())
    return (time.perf_counter() - begin) * 1e3


def main() -> None:
    """A tick and a bare sync in turn, so that both meet the same disk; or ticks alone."""
    path, count, alone = Path(sys.argv[1]), int(sys.argv[2]), "alone" in sys.argv
    # Those that are not ticked yet; the first one is not counted: it imports sqlite-utils.
    first, *rest = [i for place, i in enumerate(milestone_ids(path)) if place % 10][: count + 1]
    ledger = open_ledger(path)
    tick(ledger, first)
    ticks: list[float] = []
    syncs: list[float] = []
    block = os.urandom(4096)
    with path.with_name("append").open("wb", buffering=0) as file:
        mark("begin")
        for milestone_id in rest:
            ticks.append(tick(ledger, milestone_id))
            if not alone:
                syncs.append(sync(file, block))
        mark("end")
    print(json.dumps({"tick": ticks, "fsync": syncs}))


if __name__ == "__main__":
    main()
