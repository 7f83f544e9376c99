"""The signs of a 任务台账: status and time told by word, shape and, last, colour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from taizhang.ledger.pace import Pace, Timing, milestone_pace, timing
from taizhang.ledger.scheme import SCHEMES as SCHEME_NAMES
from taizhang.ledger.status import Status
from taizhang.report.columns import SheetRow
from taizhang.report.ink import BLACK, Ink
from taizhang.report.marks import AHEAD, BEHIND, DUE_SOON, MARKS, ON_TIME, OVERDUE
from taizhang.report.page import Mark
from taizhang.report.year_words import JUDGED, is_judged


@dataclass(frozen=True, slots=True)
class Colours:
    """What is well, what wants attention, what is late. Words and shapes say it without them."""

    well: Ink
    attention: Ink
    late: Ink


_GREEN = Ink(0.0, 0.5, 0.2)
_BLUE = Ink(0.0, 0.35, 0.75)
_YELLOW = Ink(0.8, 0.58, 0.0)
_ORANGE = Ink(0.9, 0.42, 0.0)
_RED = Ink(0.8, 0.0, 0.0)

SCHEMES = {
    "绿黄红": Colours(_GREEN, _YELLOW, _RED),
    "蓝黄红": Colours(_BLUE, _YELLOW, _RED),
    "蓝橙红": Colours(_BLUE, _ORANGE, _RED),
    "黑白": Colours(BLACK, BLACK, BLACK),
}
"""By name; the first three are in use in different cities."""

DEFAULT_COLOURS = SCHEMES[SCHEME_NAMES[0]]

RECHECK = "待复核"


class Sign(NamedTuple):
    """A word, with the mark before it."""

    word: str
    mark: Mark | None = None


def signs_of(row: SheetRow, as_of: date, colours: Colours) -> list[Sign]:
    """What the cell 进展状态 says of a row: status, its day, time, and whether to look again."""
    milestone = row.milestone
    if milestone is None:
        return []
    inks = {Status.DONE: colours.well, Status.UNDER_WAY: colours.attention}
    status = milestone.status
    signs = [Sign(status, MARKS[status]._replace(ink=inks.get(status, BLACK)))]
    if milestone.completed_on:
        signs.append(Sign(milestone.completed_on.isoformat()))
    if row.task.is_own:
        late = timing(milestone, as_of)
        pace = milestone_pace(milestone, row.record.plan.year, as_of)
        signs += _late(late, colours) if late is Timing.OVERDUE else _pace(pace, colours)
        if is_judged(milestone) and late is not Timing.OVERDUE:
            signs.append(Sign(JUDGED))
        if late is Timing.DUE_SOON:
            signs += _late(late, colours)
    if milestone.recheck:
        signs.append(Sign(RECHECK))
    return signs


def _late(late: Timing, colours: Colours) -> list[Sign]:
    if late is Timing.OVERDUE:
        return [Sign(late, OVERDUE._replace(ink=colours.late))]
    return [Sign(late, DUE_SOON._replace(ink=colours.attention))]


def _pace(pace: Pace, colours: Colours) -> list[Sign]:
    marks = {
        Pace.AHEAD: AHEAD._replace(ink=colours.well),
        Pace.ON_TIME: ON_TIME._replace(ink=colours.well),
        Pace.BEHIND: BEHIND._replace(ink=colours.late),
    }
    return [Sign(pace, marks[pace])] if pace in marks else []
