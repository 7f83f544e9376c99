"""Measure the program and print the figures beside their goals: ``python -m benchmarks``."""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import sys
import tempfile
from pathlib import Path

from benchmarks import evidence, keys, packaged, reading, report, search, start, ticks
from benchmarks.figures import Figure, table

_PARTS = ("start", "keys", "ticks", "report", "reading", "evidence", "search")
_ASKED_FOR = ("packaged",)
"""Builds the program twice, so only where it is named."""


def main() -> int:
    """Returns 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("part", nargs="*", help=_parts_help())
    parser.add_argument("--runs", type=int, default=15, help="starts of each kind (at least 9)")
    parser.add_argument("--folder", type=Path, help="a folder on the disk to be measured")
    parser.add_argument(
        "--peers",
        default=os.environ.get("TAIZHANG_PEERS", sys.executable),
        metavar="PYTHON",
        help="the interpreter that has typst, fpdf2 and weasyprint (or TAIZHANG_PEERS)",
    )
    asked = parser.parse_args()
    parts = asked.part or _PARTS
    if not set(parts) <= {*_PARTS, *_ASKED_FOR}:
        parser.error(f"parts are {', '.join((*_PARTS, *_ASKED_FOR))}")
    if sys.platform != "linux":
        parser.error("strace, Xvfb and XDG_DATA_HOME are Linux's; measure there")
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="taizhang-bench-", dir=asked.folder) as name:
        folder = Path(name)
        if "start" in parts:
            figures += start.measure(folder / "start", max(asked.runs, 9))
        if "packaged" in parts:
            figures += packaged.measure(folder / "packaged", max(asked.runs, 9))
        if "keys" in parts:
            figures += keys.measure(folder / "keys")
        if "ticks" in parts:
            figures += ticks.measure(folder / "ticks")
        if "evidence" in parts:
            figures += evidence.measure(folder / "evidence")
        if "search" in parts:
            figures += search.measure(folder / "search")
        if "reading" in parts:
            figures += reading.measure()
        if "report" in parts:
            figures += report.measure(folder / "report", asked.peers)
    print(_machine())
    print(table(figures))
    return int(any(figure.met is False for figure in figures))


def _parts_help() -> str:
    return f"of {', '.join(_PARTS)}, all when none is named; or {', '.join(_ASKED_FOR)}"


def _machine() -> str:
    import PySide6

    return (
        f"{os.cpu_count()} cores, {platform.freedesktop_os_release()['PRETTY_NAME']}, "
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, "
        f"SQLite {sqlite3.sqlite_version}\n"
    )


if __name__ == "__main__":
    sys.exit(main())
