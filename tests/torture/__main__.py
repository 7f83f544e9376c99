"""Torture the ledger and print what it lost: ``python -m tests.torture``; minutes for all of it.

Leaves with 1 when a goal is missed. ``--quick`` does the same with small counts, in seconds.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.torture.catalogue import TESTS
from tests.torture.outcome import Outcome, table


def main() -> int:
    """Run the tests that were named, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("name", nargs="*", help=f"of {', '.join(TESTS)}; all when none is named")
    parser.add_argument("--quick", action="store_true", help="small counts: seconds, not minutes")
    parser.add_argument("--folder", type=Path, help="a folder on the disk to be used")
    asked = parser.parse_args()
    if not set(asked.name) <= TESTS.keys():
        parser.error(f"tests are {', '.join(TESTS)}")
    if sys.platform == "win32":
        parser.error("kill -9, strace and tmpfs are Linux's; torture there")
    outcomes: list[Outcome] = []
    for name in asked.name or TESTS:
        print(f"{name} …", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory(prefix=f"taizhang-{name}-", dir=asked.folder) as folder:
            outcomes += TESTS[name].run(Path(folder), quick=asked.quick)
    print(table(outcomes))
    return int(not all(outcome.met for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main())
