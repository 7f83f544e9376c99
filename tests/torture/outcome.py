"""What a torture found, as a line of one table."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from unicodedata import east_asian_width

_MOST_TOLD = 40


@dataclass(slots=True)
class Outcome:
    """One line of the table. ``lost`` and ``unsound`` have to stay 0 unless the test must fail."""

    name: str
    runs: int = 0
    acknowledged: int = 0
    lost: int = 0
    unsound: int = 0
    seconds: float = 0.0
    must_lose: bool = False
    """This one proves that the test can fail: without losses it has not been passed."""
    skipped: str = ""
    """Why it could not be run here, a sentence."""
    told: list[str] = field(default_factory=list)
    """What was found, a sentence each, and how to see it again."""
    notes: list[str] = field(default_factory=list)
    """What is worth knowing though nothing is wrong."""
    started: float = field(default_factory=time.perf_counter)

    @property
    def met(self) -> bool:
        """Whether the goal is met; what could not be run has not been missed."""
        if self.skipped:
            return True
        if self.must_lose:
            return self.lost > 0
        return self.runs > 0 and not self.lost and not self.unsound

    def tell(self, where: str, findings: Sequence[str]) -> None:
        """Count a run that left something unsound."""
        self.unsound += 1
        self.told += [f"{where}: {finding}" for finding in findings]

    def done(self) -> Outcome:
        """Stop the clock."""
        self.seconds = time.perf_counter() - self.started
        return self


def table(outcomes: Sequence[Outcome]) -> str:
    """All of it, and below it what was found."""
    head = ("test", "runs", "acknowledged", "lost", "unsound", "seconds", "goal")
    lines = [head, *(_cells(o) for o in outcomes)]
    widths = [max(_width(line[i]) for line in lines) for i in range(len(head))]
    shown = [_line(line, widths) for line in lines]
    shown.insert(1, "-" * _width(shown[0]))
    for outcome in outcomes:
        most = 1 if outcome.must_lose else _MOST_TOLD
        told = [*outcome.notes, *outcome.told[:most]]
        shown += [f"  {outcome.name}: {sentence}" for sentence in told]
        if len(outcome.told) > most:
            shown.append(f"  {outcome.name}: … and {len(outcome.told) - most} more")
    return "\n".join(shown)


def _cells(outcome: Outcome) -> tuple[str, ...]:
    if outcome.skipped:
        return (outcome.name, "-", "-", "-", "-", "-", f"skipped: {outcome.skipped}")
    return (
        outcome.name,
        f"{outcome.runs:,}",
        f"{outcome.acknowledged:,}",
        f"{outcome.lost:,}",
        f"{outcome.unsound:,}",
        f"{outcome.seconds:.0f}",
        "met" if outcome.met else "MISSED",
    )


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    padded = (
        cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True)
    )
    return "  ".join(padded).rstrip()


def _width(text: str) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)
