"""From the start of the process to the first painted rows, beside a bare PySide6 window."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import child, ledgers
from benchmarks.figures import Figure, p50, percentile
from taizhang import paths

_GOAL = 1.3
_CHILD = Path(__file__).with_name("start_child.py")
_LIMIT = 60


def measure(folder: Path, runs: int) -> list[Figure]:
    """On the screen that Qt draws into memory, and on an X server where there is one."""
    figures = _platform(folder / "offscreen", "offscreen", "", runs)
    with child.xvfb() as display:
        if display is None:
            figures.append(Figure("start, xcb", "not measured: Xvfb is not installed"))
        else:
            figures += _platform(folder / "xcb", "xcb", display, runs)
    return figures


def _platform(folder: Path, platform: str, display: str, runs: int) -> list[Figure]:
    data, empty = folder / "data", folder / "empty"
    ledger = data / "taizhang" / paths.LEDGER_NAME
    ledgers.shipped(ledger)
    env = child.environment(data, platform, display)
    _run("prepare", env)
    jobs: dict[str, Callable[[], float]] = {
        "bare": lambda: _run("bare", env),
        "rows": lambda: _start(ledger, env),
        "first": lambda: _first(empty, child.environment(empty, platform, display)),
    }
    for job in jobs.values():
        job()  # once without counting: byte code is compiled, files come into the page cache
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(runs):
        for name, job in jobs.items():
            times[name].append(job())
    ratio = p50(times["rows"]) / p50(times["bare"])
    return [
        Figure(f"start, {platform}: bare PySide6 window", _words(times["bare"])),
        Figure(f"start, {platform}: first rows painted", _words(times["rows"])),
        Figure(f"start, {platform}: ratio", f"{ratio:.2f}", f"<= {_GOAL}", ratio <= _GOAL),
        Figure(f"very first start, {platform}: asks for the unit", _words(times["first"])),
    ]


def _words(times: list[float]) -> str:
    return f"median {p50(times):.0f} ms, p95 {percentile(times, 95):.0f}"


def _start(ledger: Path, env: dict[str, str]) -> float:
    """A start like each after the first; what the run cut short left behind goes first."""
    for suffix in ("-wal", "-shm"):
        ledger.with_name(ledger.name + suffix).unlink(missing_ok=True)
    return _run("rows", env)


def _first(data: Path, env: dict[str, str]) -> float:
    shutil.rmtree(data, ignore_errors=True)
    return _run("first", env)


def _run(what: str, env: dict[str, str]) -> float:
    """Milliseconds from spawn to paint, by the system's one monotonic clock."""
    begin = time.monotonic_ns()
    done = subprocess.run(
        [sys.executable, "-P", str(_CHILD), what],
        env=env,
        stdout=subprocess.PIPE,
        timeout=_LIMIT,
        check=True,
    )
    return (int(done.stdout) - begin) / 1e6 if what != "prepare" else 0.0
