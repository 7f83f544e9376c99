"""What a tick costs on the disk: how many syncs, and how long beside one bare fsync."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks import child, ledgers
from benchmarks.figures import Figure, p50, percentile

_CHILD = Path(__file__).with_name("ticks_child.py")
_COUNTED = 100
_TIMED = 600
_LIMIT = 300
_Times = dict[str, list[float]]
_CALLS = "fsync,fdatasync,?access,?faccessat,?faccessat2"


def measure(folder: Path) -> list[Figure]:
    """On the ledger of 10,000 milestones."""
    data = folder / "data"
    path = data / "benchmark.ledger"
    ledgers.large(path)
    env = child.environment(data, "offscreen")
    return [*_syncs(path, folder / "calls", env), *_times(path, env)]


def _syncs(path: Path, log: Path, env: dict[str, str]) -> list[Figure]:
    what = f"sync calls for {_COUNTED} ticks"
    if shutil.which("strace") is None:
        return [Figure(what, "not counted: strace is not installed")]
    strace = ["strace", "-f", "-y", "-s", "256", "-e", f"trace={_CALLS}", "-o", str(log)]
    copy = path.with_name("counted.ledger")
    shutil.copy(path, copy)
    _run(strace, copy, [str(_COUNTED), "alone"], env)
    wal, checkpoints, others = _count(log.read_text(encoding="utf-8"), copy)
    words = f"{wal} of the log, {checkpoints} of the ledger (checkpoints), {others} of other files"
    # A checkpoint syncs the log once more before it writes the ledger.
    exact = wal - checkpoints == _COUNTED and others == 0
    return [Figure(what, words, "1 a tick; checkpoints apart", exact)]


def _count(calls: str, path: Path) -> tuple[int, int, int]:
    """Syncs between the two marks, by the file that they sync."""
    _, between, _ = re.split(r".*benchmark-(?:begin|end).*", calls)
    synced = re.findall(r"f(?:data)?sync\(\d+<([^>]*)>", between)
    wal = sum(name == f"{path}-wal" for name in synced)
    ledger = sum(name == str(path) for name in synced)
    return wal, ledger, len(synced) - wal - ledger


def _times(path: Path, env: dict[str, str]) -> list[Figure]:
    times = _run([], path, [str(_TIMED)], env)
    ratio = p50(times["tick"]) / p50(times["fsync"])
    return [
        Figure("ledger.apply(Tick)", _words(times["tick"])),
        Figure("fsync of a 4 KiB append, same disk", _words(times["fsync"])),
        Figure("ratio of the medians", f"{ratio:.1f}"),
    ]


def _words(times: list[float]) -> str:
    return f"p50 {p50(times):.2f} ms, p99 {percentile(times, 99):.2f}"


def _run(before: list[str], path: Path, how: list[str], env: dict[str, str]) -> _Times:
    command = [*before, sys.executable, "-P", str(_CHILD), str(path), *how]
    done = subprocess.run(command, env=env, stdout=subprocess.PIPE, timeout=_LIMIT, check=True)
    times: _Times = json.loads(done.stdout)
    return times
