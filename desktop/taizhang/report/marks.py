"""The marks before milestones, drawn as outlines so that all are of one size and weight.

Told apart by shape alone, for reports are printed and copied in black and white.
"""

from __future__ import annotations

from taizhang.ledger.record import Status
from taizhang.report.page import Mark

_LINE = 0.075
"""Width of the frame's line, as a share of its side."""


def _frame(x: float, y: float, side: float) -> str:
    return f"{side * _LINE:.2f} w {x:.2f} {y:.2f} {side:.2f} {side:.2f} re S"


def _ticked(x: float, y: float, side: float) -> str:
    points = [(0.20, 0.52), (0.42, 0.25), (0.82, 0.80)]
    (ax, ay), (bx, by), (cx, cy) = [(x + u * side, y + v * side) for u, v in points]
    return (
        f"{_frame(x, y, side)} {side * 0.13:.2f} w 1 J 1 j "
        f"{ax:.2f} {ay:.2f} m {bx:.2f} {by:.2f} l {cx:.2f} {cy:.2f} l S"
    )


def _half(x: float, y: float, side: float) -> str:
    return f"{_frame(x, y, side)} 0 g {x:.2f} {y:.2f} {side / 2:.2f} {side:.2f} re f"


def _dash(x: float, y: float, side: float) -> str:
    middle = y + side / 2
    return f"{side * 0.09:.2f} w {x:.2f} {middle:.2f} m {x + side:.2f} {middle:.2f} l S"


MARKS = {
    Status.DONE: Mark("☑", _ticked),
    Status.UNDER_WAY: Mark("◧", _half),
    Status.NOT_STARTED: Mark("☐", _frame),
    Status.NOT_APPLICABLE: Mark("—", _dash),
}
