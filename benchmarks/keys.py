"""From a key press to the painted result, on 26 tasks and on 10,000 milestones."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks import child, ledgers
from benchmarks.figures import Figure, p50, percentile

_GOAL_MS = 16.0
_CHILD = Path(__file__).with_name("keys_child.py")
_LIMIT = 900
_REFERENCE = "the list repainted, nothing else"
_LEDGERS: dict[str, Callable[[Path], None]] = {
    "26 tasks": ledgers.shipped,
    "10,000 milestones": ledgers.large,
}


def measure(folder: Path) -> list[Figure]:
    """One process and one ledger for each size; Qt draws into memory."""
    figures: list[Figure] = []
    for place, (size, make) in enumerate(_LEDGERS.items()):
        data = folder / str(place) / "data"
        path = data / "benchmark.ledger"
        make(path)
        figures += _figures(size, _times(path, child.environment(data, "offscreen")))
    return figures


def _times(path: Path, env: dict[str, str]) -> dict[str, list[float]]:
    done = subprocess.run(
        [sys.executable, "-P", str(_CHILD), str(path)],
        env=env,
        stdout=subprocess.PIPE,
        timeout=_LIMIT,
        check=True,
    )
    times: dict[str, list[float]] = json.loads(done.stdout)
    return times


def _figures(size: str, times: dict[str, list[float]]) -> list[Figure]:
    floor = p50(times[_REFERENCE])
    return [_figure(f"{size}: {what}", found, floor) for what, found in times.items()]


def _figure(what: str, times: list[float], floor: float) -> Figure:
    middle, slow = p50(times), percentile(times, 95)
    words = f"p50 {middle:.1f} ms, p95 {slow:.1f} ({len(times)} times)"
    if what.endswith(_REFERENCE):
        return Figure(what, words)
    words += f", {middle / floor:.1f} repaints"
    return Figure(what, words, f"p95 <= {_GOAL_MS:.0f} ms", slow <= _GOAL_MS)
