"""序时进度, computed as of a day."""

from __future__ import annotations

from datetime import date

import pytest

from taizhang.ledger.pace import (
    Pace,
    Timing,
    elapsed,
    is_limit,
    milestone_pace,
    rate,
    task_pace,
    timing,
)
from taizhang.ledger.record import MilestoneRecord, Notes, TaskRecord
from taizhang.ledger.status import Status
from taizhang.plan.model import Role, Target

NEW_YEAR, MIDDLE, YEAR_END = date(2012, 1, 1), date(2012, 7, 1), date(2012, 12, 31)
NINE_HUNDRED = Target("江苏名牌", 900, 900, "个")


def milestone(
    status: Status = Status.NOT_STARTED,
    target: Target | None = None,
    value: float | None = None,
    due: date = YEAR_END,
) -> MilestoneRecord:
    on = MIDDLE if status is Status.DONE else None
    return MilestoneRecord("一.1.1", "节点", due, target, status, on, value, "", Notes())


def task(*milestones: MilestoneRecord) -> TaskRecord:
    return TaskRecord("一.1", "一", "任务", "", "", False, Role.LEAD, (), milestones, Notes())


def test_elapsed_share() -> None:
    assert elapsed(NEW_YEAR, YEAR_END, date(2011, 6, 1)) == 0
    assert elapsed(NEW_YEAR, YEAR_END, NEW_YEAR) == pytest.approx(1 / 366)
    assert elapsed(NEW_YEAR, YEAR_END, MIDDLE) == pytest.approx(183 / 366)
    assert elapsed(NEW_YEAR, YEAR_END, YEAR_END) == 1
    assert elapsed(NEW_YEAR, YEAR_END, date(2013, 1, 1)) == 1
    assert elapsed(NEW_YEAR, date(2011, 12, 1), NEW_YEAR) == 1


@pytest.mark.parametrize(
    ("status", "value", "pace"),
    [
        (Status.DONE, None, Pace.DONE),
        (Status.NOT_APPLICABLE, None, Pace.OTHER),
        (Status.UNDER_WAY, None, Pace.OTHER),
        (Status.NOT_STARTED, None, Pace.BEHIND),
        (Status.UNDER_WAY, 540, Pace.AHEAD),
        (Status.UNDER_WAY, 450, Pace.ON_TIME),
        (Status.UNDER_WAY, 410, Pace.ON_TIME),
        (Status.UNDER_WAY, 360, Pace.BEHIND),
        (Status.UNDER_WAY, 99_999, Pace.AHEAD),
    ],
)
def test_a_milestone_in_the_middle_of_the_year(
    status: Status, value: float | None, pace: Pace
) -> None:
    assert milestone_pace(milestone(status, NINE_HUNDRED, value), 2012, MIDDLE) is pace


def test_nothing_is_behind_at_the_beginning() -> None:
    assert milestone_pace(milestone(), 2012, date(2012, 1, 10)) is Pace.ON_TIME


def test_a_limit_has_no_share() -> None:
    limit = Target("能耗", 95, 95, "吨", "控制在、以内")
    assert is_limit(limit)
    assert not is_limit(Target("合格率", 95, 95, "%", "不低于"))
    assert rate(milestone(Status.UNDER_WAY, limit, 80)) is None
    assert milestone_pace(milestone(Status.UNDER_WAY, limit, 80), 2012, MIDDLE) is Pace.OTHER


def test_a_task_is_the_mean_of_what_applies() -> None:
    done, new, away = (
        milestone(s) for s in (Status.DONE, Status.NOT_STARTED, Status.NOT_APPLICABLE)
    )
    assert task_pace(task(done, new, away), 2012, MIDDLE) is Pace.ON_TIME
    assert task_pace(task(done, done, new), 2012, MIDDLE) is Pace.AHEAD
    assert task_pace(task(done, new, new), 2012, MIDDLE) is Pace.BEHIND
    assert task_pace(task(done, new, new), 2012, NEW_YEAR) is Pace.AHEAD
    assert task_pace(task(done, away), 2012, YEAR_END) is Pace.DONE
    assert task_pace(task(away), 2012, YEAR_END) is Pace.OTHER
    assert task_pace(task(), 2012, YEAR_END) is Pace.OTHER


def test_each_milestone_is_measured_by_its_own_day() -> None:
    spring = milestone(due=date(2012, 3, 31))
    assert task_pace(task(milestone(Status.DONE), spring), 2012, MIDDLE) is Pace.BEHIND


def test_overdue_begins_the_day_after() -> None:
    assert timing(milestone(), date(2013, 1, 1)) is Timing.OVERDUE
    assert timing(milestone(), YEAR_END) is Timing.DUE_SOON
    assert timing(milestone(), date(2012, 12, 1)) is Timing.DUE_SOON
    assert timing(milestone(), date(2012, 11, 30)) is None
    assert timing(milestone(Status.UNDER_WAY), date(2013, 1, 1)) is Timing.OVERDUE
    for settled in (Status.DONE, Status.NOT_APPLICABLE):
        assert timing(milestone(settled), date(2013, 1, 1)) is None
