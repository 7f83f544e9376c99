"""Signs, drawn as outlines so that all are of one size and weight.

Told apart by shape alone, for reports are printed and copied in black and white; a sign may be
given a colour besides: ``MARKS[status]._replace(ink=...)``.
"""

from __future__ import annotations

from taizhang.ledger.status import Status
from taizhang.report.page import Mark

_LINE = 0.075
"""Width of a frame's line, as a share of its side."""


def _frame(x: float, y: float, side: float) -> str:
    return f"{side * _LINE:.2f} w {x:.2f} {y:.2f} {side:.2f} {side:.2f} re S"


def _path(x: float, y: float, side: float, *points: tuple[float, float]) -> str:
    """A path through points given as shares of the side."""
    places = [f"{x + u * side:.2f} {y + v * side:.2f}" for u, v in points]
    return f"{places[0]} m " + " ".join(f"{place} l" for place in places[1:])


def _ticked(x: float, y: float, side: float) -> str:
    tick = _path(x, y, side, (0.20, 0.52), (0.42, 0.25), (0.82, 0.80))
    return f"{_frame(x, y, side)} {side * 0.13:.2f} w 1 J 1 j {tick} S"


def _half(x: float, y: float, side: float) -> str:
    return f"{_frame(x, y, side)} {x:.2f} {y:.2f} {side / 2:.2f} {side:.2f} re f"


def _dash(x: float, y: float, side: float) -> str:
    return f"{side * 0.09:.2f} w {_path(x, y, side, (0, 0.5), (1, 0.5))} S"


def _up(x: float, y: float, side: float) -> str:
    return f"{_path(x, y, side, (0.05, 0.1), (0.95, 0.1), (0.5, 0.9))} f"


def _level(x: float, y: float, side: float) -> str:
    return f"{_path(x, y, side, (0, 0.25), (1, 0.25), (1, 0.75), (0, 0.75))} f"


def _down(x: float, y: float, side: float) -> str:
    return f"{_path(x, y, side, (0.05, 0.9), (0.95, 0.9), (0.5, 0.1))} f"


def _warning(x: float, y: float, side: float) -> str:
    edge = _path(x, y, side, (0.02, 0.05), (0.98, 0.05), (0.5, 0.95))
    stroke = _path(x, y, side, (0.5, 0.68), (0.5, 0.36))
    point = _path(x, y, side, (0.5, 0.24), (0.5, 0.16))
    return f"{side * _LINE:.2f} w 1 j {edge} s {side * 0.11:.2f} w {stroke} S {point} S"


def _hollow(x: float, y: float, side: float) -> str:
    edge = _path(x, y, side, (0.5, 0.02), (0.98, 0.5), (0.5, 0.98), (0.02, 0.5))
    return f"{side * 0.1:.2f} w {edge} s"


MARKS = {
    Status.DONE: Mark("☑", _ticked),
    Status.UNDER_WAY: Mark("◧", _half),
    Status.NOT_STARTED: Mark("☐", _frame),
    Status.NOT_APPLICABLE: Mark("—", _dash),
}

AHEAD = Mark("▲", _up)
"""超序时."""
ON_TIME = Mark("▬", _level)
"""达序时."""
BEHIND = Mark("▼", _down)
"""欠序时."""
OVERDUE = Mark("⚠", _warning)
"""逾期."""
DUE_SOON = Mark("◇", _hollow)
"""临期."""
