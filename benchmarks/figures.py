"""What was measured, and the table of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. ``met`` is None where there is no goal."""

    what: str
    value: str
    goal: str = ""
    met: bool | None = None


def p50(samples: Sequence[float]) -> float:
    """The median."""
    return median(samples)


def percentile(samples: Sequence[float], percent: int) -> float:
    """The value that so many of a hundred samples do not exceed."""
    return quantiles(samples, n=100, method="inclusive")[percent - 1]


def table(figures: Sequence[Figure]) -> str:
    """The figures beside their goals."""
    rows = [("what", "figure", "goal", "")]
    words = {None: "", True: "met", False: "MISSED"}
    rows += [(f.what, f.value, f.goal, words[f.met]) for f in figures]
    widths = [max(_width(row[i]) for row in rows) for i in range(4)]
    rows.insert(1, ("-" * widths[0], "-" * widths[1], "-" * widths[2], "-" * widths[3]))
    return "\n".join(
        "  ".join(cell + " " * (widths[i] - _width(cell)) for i, cell in enumerate(row)).rstrip()
        for row in rows
    )


def _width(text: str) -> int:
    """Columns on a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
