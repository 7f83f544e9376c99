"""The packaged program from exec to its first painted rows, beside a bare window packaged alike."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks import child, ledgers
from benchmarks.figures import Figure, p50, percentile
from taizhang import paths

_GOAL = 1.3
_HERE = Path(__file__).parent
_SPECS = {
    "bare": _HERE / "bare_window.spec",
    "taizhang": _HERE.parent / "build" / "pyinstaller.spec",
}


def measure(folder: Path, runs: int) -> list[Figure]:
    """Build both (about a minute), then start them in turn, so that load meets both alike."""
    for spec in _SPECS.values():
        _build(spec, folder)
    figures = _platform(folder, "offscreen", "", runs)
    with child.xvfb() as display:
        if display is not None:
            figures += _platform(folder, "xcb", display, runs)
    return figures


def _build(spec: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", spec]
    places = ["--workpath", folder / "work", "--distpath", folder / "dist"]
    env = os.environ | {"TAIZHANG_ENTRY": str(_HERE / "start_child.py")}
    words = [str(part) for part in (*command, *places)]
    subprocess.run(words, cwd=_HERE.parent, env=env, stderr=subprocess.DEVNULL, check=True)


def _platform(folder: Path, platform: str, display: str, runs: int) -> list[Figure]:
    data = folder / platform
    ledger = data / "taizhang" / paths.LEDGER_NAME
    ledgers.shipped(ledger)
    env = child.environment(data, platform, display)
    _run(folder, "taizhang", "prepare", env)
    times: dict[str, list[float]] = {"bare": [], "taizhang": []}
    for turn in range(runs + 1):
        for name, samples in times.items():
            for suffix in ("-wal", "-shm"):
                ledger.with_name(ledger.name + suffix).unlink(missing_ok=True)
            took = _run(folder, name, "rows", env)
            if turn:  # the first brings the files into the page cache
                samples.append(took)
    ratio = p50(times["taizhang"]) / p50(times["bare"])
    start = f"packaged start, {platform}"
    return [
        Figure(f"{start}: bare window", _words(times["bare"])),
        Figure(f"{start}: first rows painted", _words(times["taizhang"])),
        Figure(f"{start}: ratio", f"{ratio:.2f}", f"<= {_GOAL}", ratio <= _GOAL),
    ]


def _words(times: list[float]) -> str:
    return f"median {p50(times):.0f} ms, p95 {percentile(times, 95):.0f}"


def _run(folder: Path, name: str, what: str, env: dict[str, str]) -> float:
    """Milliseconds from exec to paint, by the system's one monotonic clock."""
    begin = time.monotonic_ns()
    done = subprocess.run(
        [folder / "dist" / name / name, what],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=60,
        check=True,
    )
    return (int(done.stdout) - begin) / 1e6 if what != "prepare" else 0.0
