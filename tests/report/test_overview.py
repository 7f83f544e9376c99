"""总览 against counts made another way, on the shipped plan, for several units."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taizhang.ledger.agencies import unit_by_name
from taizhang.ledger.changes import Change, SetStatus, SetValue, Tick, Together
from taizhang.ledger.month import MonthChanges, Place
from taizhang.ledger.pace import Pace
from taizhang.ledger.record import MilestoneRecord
from taizhang.ledger.status import Status
from taizhang.ledger.store import Ledger, open_ledger
from taizhang.plan.model import Plan, Role, SectionKind, Target
from taizhang.report.overview import (
    Leads,
    Overview,
    Verdict,
    month_of,
    overview_of,
    read_overview,
)
from tests.conftest import AT
from tests.report.conftest import AGENCY, Factory

UNITS = ("省质监局", "省教育厅", "省商务厅", "南京海关")
YEAR = 2012
OWN = {Role.LEAD, Role.RESPONSIBLE, Role.PARTICIPANT, Role.GUIDE}
NOTHING = MonthChanges(date(2012, 12, 1), date(2012, 12, 31))

entered = st.dictionaries(
    st.integers(0, 125),
    st.one_of(
        st.tuples(st.just(Status.DONE), st.dates(date(2012, 1, 1), date(2013, 2, 1))),
        st.tuples(st.just(Status.UNDER_WAY), st.none()),
        st.tuples(st.just(Status.NOT_APPLICABLE), st.none()),
    ),
    max_size=25,
)


def own_numbers(plan: Plan, name: str) -> dict[str, tuple[str, Role]]:
    """The unit's milestones as the plan itself says: section and role by number."""
    return {
        milestone.number: (section.number, assignment.role)
        for section in plan.sections
        if section.kind is SectionKind.TASKS
        for task in section.tasks
        for assignment in task.assignments
        if assignment.agency == name and assignment.role in OWN and not assignment.collective
        for milestone in task.milestones
    }


def entry(agency_id: int, milestone: int, what: tuple[Status, date | None]) -> Change:
    status, day = what
    if day is not None:
        return Tick(milestone, agency_id, day)
    reason = "上级未部署" if status is Status.NOT_APPLICABLE else ""
    return SetStatus(milestone, agency_id, status, reason)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=st.sampled_from(UNITS), entries=entered, as_of=st.dates(date(2012, 1, 1), date(2013, 2, 1))
)
def test_figures_are_those_of_another_count(
    plan: Plan,
    blank_ledger: Path,
    tmp_path: Path,
    name: str,
    entries: dict[int, tuple[Status, date | None]],
    as_of: date,
) -> None:
    path = tmp_path / "counted.ledger"
    for old in tmp_path.glob("counted*"):
        old.unlink()
    shutil.copy(blank_ledger, path)
    own = own_numbers(plan, name)
    numbers = list(own)
    state: dict[str, tuple[Status, date | None]] = dict.fromkeys(
        numbers, (Status.NOT_STARTED, None)
    )
    ledger = open_ledger(path)
    unit = unit_by_name(ledger, name)
    ids = dict(ledger.rows("SELECT number, id FROM milestone"))
    for place, what in entries.items():
        number = numbers[place % len(numbers)]
        state[number] = what
    made = [
        entry(unit.id, ids[number], what)
        for number, what in state.items()
        if what[0] is not Status.NOT_STARTED
    ]
    ledger.apply(Together(tuple(made), "一年的进展"), AT)
    overview = read_overview(ledger, unit, as_of)
    ledger.close()
    check_counts(overview, own, state, as_of)
    check_lists(overview, state, as_of)


def status_as_of(what: tuple[Status, date | None], as_of: date) -> Status:
    status, day = what
    return Status.UNDER_WAY if day is not None and day > as_of else status


def check_counts(
    overview: Overview,
    own: dict[str, tuple[str, Role]],
    state: dict[str, tuple[Status, date | None]],
    as_of: date,
) -> None:
    statuses = {number: status_as_of(what, as_of) for number, what in state.items()}
    assert {c.what: c.count for c in overview.statuses} == {
        status: sum(s is status for s in statuses.values()) for status in Status
    }
    for shown, key in ((overview.sections, 0), (overview.roles, 1)):
        by_part: dict[str, Counter[Status]] = {}
        for number, status in statuses.items():
            by_part.setdefault(own[number][key], Counter())[status] += 1
        assert {c.number or c.title for c in shown} == set(by_part)
        for part in shown:
            counts = by_part[part.number or part.title]
            assert part.counts.done == counts[Status.DONE]
            assert part.counts.under_way == counts[Status.UNDER_WAY]
            assert part.counts.not_started == counts[Status.NOT_STARTED]
            assert part.applicable == counts.total() - counts[Status.NOT_APPLICABLE]
    whole = overview.whole
    assert whole.counts.done == sum(c.counts.done for c in overview.sections)
    assert whole.counts.total == len(own) == sum(c.count for c in overview.paces)
    begun = (as_of - date(YEAR, 1, 1)).days + 1
    if whole.applicable:
        assert whole.elapsed == pytest.approx(min(begun / 366, 1.0))


def check_lists(
    overview: Overview, state: dict[str, tuple[Status, date | None]], as_of: date
) -> None:
    due = date(YEAR, 12, 31)
    waiting = {
        number
        for number, what in state.items()
        if status_as_of(what, as_of) in (Status.NOT_STARTED, Status.UNDER_WAY)
    }
    late = as_of > due
    soon = not late and due - as_of <= timedelta(days=30)
    assert {item.number for item in overview.overdue} == (waiting if late else set())
    assert {item.number for item in overview.due_soon} == (waiting if soon else set())
    assert all(item.days == abs((as_of - due).days) for item in overview.overdue)
    done = {
        number
        for number, (_, day) in state.items()
        if day is not None and (day.year, day.month) == (as_of.year, as_of.month) and day <= as_of
    }
    assert {item.number for item in overview.month.completed} == done
    days = [item.day for item in overview.month.completed]
    assert days == sorted(days, reverse=True)


# -- by hand ----------------------------------------------------------------------------------


def of(make: Factory, *milestones: MilestoneRecord, changes: MonthChanges = NOTHING) -> Overview:
    record = make.record([make.task(milestones=milestones)])
    return overview_of(record, changes, YEAR)


def test_pace_says_what_the_bar_shows(make: Factory) -> None:
    done = make.milestone(status=Status.DONE, completed_on=date(2012, 3, 5))
    skipped = make.milestone(status=Status.NOT_APPLICABLE, reason="无")
    assert of(make, done, skipped).whole.pace is Pace.DONE
    assert of(make, skipped).whole.pace is Pace.OTHER
    assert of(make, skipped).whole.elapsed is None
    assert of(make, done, make.milestone()).whole.pace is Pace.BEHIND
    assert of(make, *[done] * 19, make.milestone()).whole.pace is Pace.ON_TIME


@pytest.mark.parametrize(
    ("target", "value", "share", "verdict"),
    [
        (Target("名牌", 900, 900, "个"), None, None, Verdict.MISSING),
        (Target("名牌", 900, 900, "个"), 860, 860 / 900, Verdict.SHORT),
        (Target("名牌", 900, 900, "个"), 900, 1, Verdict.REACHED),
        (Target("园区", 2, 4, "个", "力争"), 1, 0.5, Verdict.SHORT),
        (Target("园区", 2, 4, "个", "力争"), 3, 1.5, Verdict.REACHED),
        (Target("事故", 5, 5, "起", "不超过"), 5, None, Verdict.KEPT),
        (Target("事故", 5, 5, "起", "不超过"), 6, None, Verdict.EXCEEDED),
        (Target("事故", 0, 0, "起", "不超过"), 0, None, Verdict.KEPT),
    ],
)
def test_targets(
    make: Factory, target: Target, value: float | None, share: float | None, verdict: Verdict
) -> None:
    (bar,) = of(make, make.milestone(target=target, value=value)).targets
    assert bar.share == (None if share is None else pytest.approx(share))
    assert bar.verdict is verdict
    assert bar.scale > 0
    assert bar.clipped is (value is not None and value > bar.scale)


def test_a_figure_far_beyond_is_clipped_and_said(make: Factory) -> None:
    target = Target("名牌", 900, 900, "个", "力争")
    (bar,) = of(make, make.milestone(target=target, value=9000)).targets
    assert bar.clipped
    assert bar.figures == "9000/900个"
    assert bar.share == 10


def test_a_target_that_does_not_apply(make: Factory) -> None:
    target = Target("名牌", 900, 900, "个")
    skipped = make.milestone(status=Status.NOT_APPLICABLE, reason="无", target=target, value=3)
    (bar,) = of(make, skipped).targets
    assert (bar.verdict, bar.share) == (Verdict.NOT_APPLICABLE, None)


def test_only_own_tasks_are_counted(make: Factory) -> None:
    own, general = make.task(), make.task("五.1", role=Role.GENERAL)
    asked = make.task("要求.1", role=Role.ADDRESSED)
    record = make.record([own, general], requirements=[asked])
    overview = overview_of(record, NOTHING, YEAR)
    assert overview.whole.counts.tasks == 1
    assert [c.number for c in overview.sections] == ["一"]
    assert (overview.general, overview.requirements) == (1, 1)
    assert not overview.is_empty
    assert overview_of(make.record([general]), NOTHING, YEAR).is_empty


def test_changes_of_others_tasks_are_not_counted(make: Factory) -> None:
    mine = replace(make.milestone(), id=1)
    others = replace(make.milestone(), id=2)
    tasks = [
        replace(make.task(milestones=[mine]), id=10),
        replace(make.task("五.1", role=Role.GENERAL, milestones=[others]), id=20),
    ]
    both = (Place(10, 1), Place(10, None), Place(20, 2), Place(20, None))
    changes = MonthChanges(
        NOTHING.first, NOTHING.last, frozenset({1, 2}), frozenset({1, 2}), both, both
    )
    month = overview_of(make.record(tasks), changes, YEAR).month
    assert (month.begun, month.extended, month.evidence, month.notes) == (1, 1, 2, 2)


def test_every_part_says_where_it_leads(make: Factory) -> None:
    late = replace(make.milestone("一.1.1"), id=7, due=date(2012, 6, 30))
    record = make.record([replace(make.task(milestones=[late]), id=3)])
    overview = overview_of(record, NOTHING, YEAR)
    assert overview.overdue[0].number == "一.1.1"
    assert overview.overdue[0].leads == Leads(task_id=3, milestone_id=7)
    assert overview.overdue[0].days == 184
    assert overview.sections[0].leads == Leads(section="一")
    assert overview.roles[0].leads == Leads(role=Role.LEAD)
    assert [c.leads for c in overview.statuses] == [Leads(status=c.what) for c in overview.statuses]
    assert [c.leads for c in overview.paces] == [Leads(pace=c.what) for c in overview.paces]
    assert overview.month.leads == Leads(changed_since=date(2012, 12, 1))


def test_the_month_is_that_of_the_day() -> None:
    assert month_of(date(2012, 2, 29)) == (date(2012, 2, 1), date(2012, 2, 29))


def test_deadlines_are_the_milestones_own(make: Factory) -> None:
    """The time's share is the mean over what applies, by the day that stands for each."""
    half = replace(make.milestone(), due=date(2013, 12, 31))
    overview = of(make, make.milestone(), half)
    assert overview.whole.elapsed == pytest.approx((1 + 366 / 731) / 2)


def test_agency_and_plan_are_told(make: Factory) -> None:
    overview = of(make, make.milestone())
    assert overview.agency == AGENCY
    assert overview.plan.standing.startswith("已失效")


def test_a_figure_entered_is_what_is_shown(ledger: Ledger) -> None:
    unit = unit_by_name(ledger, "省质监局")
    ((milestone,),) = ledger.rows("SELECT id FROM milestone WHERE number = '五.1.6'")
    ledger.apply(SetValue(milestone, unit.id, 860), AT)
    overview = read_overview(ledger, unit, date(2012, 12, 31))
    (bar,) = [bar for bar in overview.targets if bar.number == "五.1.6"]
    assert (bar.figures, bar.verdict) == ("860/900个", Verdict.SHORT)
    assert len(overview.targets) == 15
