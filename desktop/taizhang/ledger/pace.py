"""序时进度: how much is done beside how much of the time is over, as of a day.

The classes are those that counties print (已完成, 超序时, 达序时, 欠序时, 其他). A milestone's
period begins with its plan's year and ends with its 完成时限.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from taizhang.ledger.status import Status

if TYPE_CHECKING:
    from taizhang.ledger.record import MilestoneRecord, TaskRecord
    from taizhang.plan.model import Target

TOLERANCE = 0.05
"""Done and elapsed share that differ by no more are 达序时: counted in whole milestones they are
hardly ever the same."""

DUE_SOON_WITHIN = timedelta(days=30)

_AT_MOST = ("以下", "以内", "不超过", "不高于", "低于", "少于", "控制在")
_NOT_LESS = ("不低于", "不少于")


class Measured(Protocol):
    """What a milestone is judged by: a `MilestoneRecord`, or a line of the list."""

    @property
    def status(self) -> Status:
        """As of the day."""

    @property
    def value(self) -> float | None:
        """The figure reached."""

    @property
    def target(self) -> Target | None:
        """The figure to reach."""

    @property
    def due(self) -> date:
        """完成时限 that stands."""


class Pace(StrEnum):
    """Where something stands against time. 其他: it does not apply, or how far it is is unknown."""

    DONE = "已完成"
    AHEAD = "超序时"
    ON_TIME = "达序时"
    BEHIND = "欠序时"
    OTHER = "其他"


TO_JUDGE = (Pace.AHEAD, Pace.ON_TIME, Pace.BEHIND, Pace.OTHER)
"""What a unit may judge itself. 已完成 it is by its tick, with its day."""


class Timing(StrEnum):
    """What is not done and should be: its day is over, or comes soon."""

    OVERDUE = "逾期"
    DUE_SOON = "临期"


def is_limit(target: Target) -> bool:
    """Whether the figure is to be kept, not reached (不超过, 控制在…以内)."""
    softened = target.qualifier
    for words in _NOT_LESS:
        softened = softened.replace(words, "")
    return any(words in softened for words in _AT_MOST)


def rate(milestone: Measured) -> float | None:
    """完成率 of a target: the figure over the (lower) one to reach, above 1 when it is passed.

    None where there is no figure, or a share of it says nothing.
    """
    target, value = milestone.target, milestone.value
    if target is None or value is None or target.low <= 0 or is_limit(target):
        return None
    return value / target.low


def elapsed(begins: date, due: date, as_of: date) -> float:
    """The share of the period that is over at the end of ``as_of``, 0 to 1."""
    whole = (due - begins).days + 1
    over = (as_of - begins).days + 1
    return min(max(over / whole, 0.0), 1.0) if whole > 0 else 1.0


def done_share(milestone: Measured) -> float | None:
    """How much of a milestone is done, 0 to 1; None where it does not apply or nobody can say."""
    if milestone.status is Status.DONE:
        return 1.0
    if milestone.status is Status.NOT_APPLICABLE:
        return None
    share = rate(milestone)
    if share is not None:
        return min(share, 1.0)
    return 0.0 if milestone.status is Status.NOT_STARTED else None


def milestone_pace(milestone: MilestoneRecord, year: int, as_of: date) -> Pace:
    """The class of a milestone of a plan for ``year``: the unit's own judgement where it gave one.

    What is done as of the day is 已完成, however it was judged on the way.
    """
    if milestone.pace_override is not None and milestone.status is not Status.DONE:
        return milestone.pace_override.pace
    return worked_out_pace(milestone, year, as_of)


def worked_out_pace(milestone: Measured, year: int, as_of: date) -> Pace:
    """The class that days and figures give, whatever the unit's own judgement is."""
    if milestone.status is Status.DONE:
        return Pace.DONE
    share = done_share(milestone)
    if share is None:
        return Pace.OTHER
    return compared(share, elapsed(date(year, 1, 1), milestone.due, as_of))


def task_pace(task: TaskRecord, year: int, as_of: date) -> Pace:
    """The class of a task by the mean over its milestones; under way without a figure is none done.

    Those that do not apply are left out, and those that the unit judged as 其他. What it judged
    otherwise counts as far as that class at least asks.
    """
    counted = [m for m in task.milestones if _counts(m)]
    if not counted:
        return Pace.OTHER
    if all(m.status is Status.DONE for m in counted):
        return Pace.DONE
    over = [elapsed(date(year, 1, 1), m.due, as_of) for m in counted]
    shares = [_judged_share(m, over) for m, over in zip(counted, over, strict=True)]
    return compared(_mean(shares), _mean(over))


def _counts(milestone: MilestoneRecord) -> bool:
    judged = milestone.pace_override
    return milestone.status is Status.DONE or not (
        milestone.status is Status.NOT_APPLICABLE
        or (judged is not None and judged.pace is Pace.OTHER)
    )


def _judged_share(milestone: MilestoneRecord, over: float) -> float:
    """How much counts as done when ``over`` is the share of its time that is over."""
    share = done_share(milestone) or 0.0
    if milestone.pace_override is None or milestone.status is Status.DONE:
        return share
    judged = milestone.pace_override.pace
    if judged is Pace.AHEAD:
        return max(share, over + 2 * TOLERANCE)
    return min(share, over - 2 * TOLERANCE) if judged is Pace.BEHIND else over


def timing(milestone: Measured, as_of: date, within: timedelta = DUE_SOON_WITHIN) -> Timing | None:
    """逾期 from the day after 完成时限, 临期 in the days before; None for what is settled."""
    if milestone.status in (Status.DONE, Status.NOT_APPLICABLE):
        return None
    if as_of > milestone.due:
        return Timing.OVERDUE
    return Timing.DUE_SOON if milestone.due - as_of <= within else None


def compared(share: float, over: float) -> Pace:
    """The class of what is done to this share when that share of its time is over."""
    if share > over + TOLERANCE:
        return Pace.AHEAD
    return Pace.BEHIND if share < over - TOLERANCE else Pace.ON_TIME


def _mean(shares: Iterable[float]) -> float:
    listed = list(shares)
    return sum(listed) / len(listed)
