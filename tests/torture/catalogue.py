"""The tests there are, each with its counts in full and in small."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.torture import damage, full, kill, power, tamper
from tests.torture.outcome import Outcome

Run = Callable[[Path], list[Outcome]]


@dataclass(frozen=True, slots=True)
class Torture:
    """One of them: given an empty folder, gives lines of the table."""

    in_full: Run
    in_small: Run

    def run(self, folder: Path, *, quick: bool) -> list[Outcome]:
        """Run it."""
        return self.in_small(folder) if quick else self.in_full(folder)


TESTS = {
    "kill": Torture(
        lambda folder: kill.run(folder, 1000),
        lambda folder: kill.run(folder, 16),
    ),
    "power": Torture(
        lambda folder: power.run(folder, 200),
        lambda folder: power.run(folder, 10, openings=(12, 8), sessions=1),
    ),
    "full": Torture(
        full.run,
        lambda folder: full.run(folder, full.FAULTS[1:2], step=29),
    ),
    "tamper": Torture(
        lambda folder: tamper.run(folder, 400),
        lambda folder: tamper.run(folder, 40, lines=150),
    ),
    "damage": Torture(
        lambda folder: damage.run(folder, 500),
        lambda folder: damage.run(folder, 27),
    ),
}
"""By name, in the order in which they are run."""
