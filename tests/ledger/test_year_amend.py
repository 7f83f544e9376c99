"""What a unit laid down is a record: an amended plan moves it, marks it, and takes none of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from taizhang.errors import KnownError
from taizhang.ledger import amend
from taizhang.ledger.agencies import Unit, unit_by_name
from taizhang.ledger.changes import Change
from taizhang.ledger.find import find_milestone
from taizhang.ledger.pace import Pace
from taizhang.ledger.records import milestone_record, record_of
from taizhang.ledger.soundness import findings
from taizhang.ledger.store import Ledger
from taizhang.ledger.year_changes import AddStep, OverridePace, SetDue, TickStep
from taizhang.plan.model import Plan, Section
from tests.conftest import AT

SPRING = date(2013, 3, 31)
KINDS = ("deadline", "pace_override", "step")


def laid_down(kind: str, milestone_id: int, agency_id: int) -> Change:
    return {
        "deadline": SetDue(milestone_id, agency_id, SPRING, "推迟", "省政府"),
        "pace_override": OverridePace(milestone_id, agency_id, Pace.ON_TIME, "已送审"),
        "step": AddStep(milestone_id, agency_id, "起草"),
    }[kind]


def amended(ledger: Ledger, plan: Plan, *sections: Section) -> amend.Amended:
    return amend.amend(ledger, replace(plan, key="next", sections=sections), AT)


def rows(ledger: Ledger, kind: str) -> list[tuple[object, ...]]:
    return ledger.rows(f"SELECT * FROM {kind}")


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_removed_is_archived_with_it(
    ledger: Ledger, plan: Plan, quality: Unit, kind: str
) -> None:
    _, milestone_id = find_milestone(ledger, "一.3.2")
    ledger.apply(laid_down(kind, milestone_id, quality.id), AT)
    before = rows(ledger, kind)
    first, *rest = plan.sections
    done = amended(ledger, plan, replace(first, tasks=first.tasks[:2]), *rest)
    assert done.archived == 1
    task_id, there = find_milestone(ledger, "存档.1.1")
    assert (there, rows(ledger, kind)) == (milestone_id, before)
    kept = milestone_record(ledger, quality.id, task_id, there)
    assert kept.deadlines or kept.pace_override or kept.steps
    with pytest.raises(KnownError, match="已经存档"):
        ledger.apply(laid_down(kind, milestone_id, quality.id), AT)
    assert findings(ledger) == []


def test_a_step_of_an_archived_milestone_is_read_only(
    ledger: Ledger, plan: Plan, quality: Unit
) -> None:
    ledger.apply(AddStep(find_milestone(ledger, "一.3.2")[1], quality.id, "起草"), AT)
    first, *rest = plan.sections
    amended(ledger, plan, replace(first, tasks=first.tasks[:2]), *rest)
    with pytest.raises(KnownError, match="已经存档"):
        ledger.apply(TickStep(1, SPRING), AT)


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_line_in_the_journal_it_is_still_a_record(
    ledger: Ledger, plan: Plan, quality: Unit, kind: str
) -> None:
    """The archive asks for the rows themselves, as for those of a salvaged ledger."""
    _, milestone_id = find_milestone(ledger, "一.3.2")
    ledger.apply(laid_down(kind, milestone_id, quality.id), AT)
    ledger.connection.execute("DROP TRIGGER journal_is_never_shortened")
    ledger.connection.execute("DELETE FROM journal WHERE kind = 'do'")
    first, *rest = plan.sections
    assert amended(ledger, plan, replace(first, tasks=first.tasks[:2]), *rest).archived == 1
    assert len(rows(ledger, kind)) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_the_plans_own_new_day_is_marked(
    ledger: Ledger, plan: Plan, quality: Unit, kind: str
) -> None:
    task_id, milestone_id = find_milestone(ledger, "一.3.2")
    ledger.apply(laid_down(kind, milestone_id, quality.id), AT)
    first, *rest = plan.sections
    task = first.tasks[2]
    milestones = tuple(
        replace(m, due=date(2013, 6, 30)) if m.number == "一.3.2" else m for m in task.milestones
    )
    tasks = (*first.tasks[:2], replace(task, milestones=milestones), *first.tasks[3:])
    assert amended(ledger, plan, replace(first, tasks=tasks), *rest).rechecks == 1
    found = milestone_record(ledger, quality.id, task_id, milestone_id)
    assert found.recheck == "完成时限由 2012-12-31 改为 2013-06-30"
    assert found.plan_due == date(2013, 6, 30)
    assert found.due == (SPRING if kind == "deadline" else date(2013, 6, 30))
    assert findings(ledger) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_unit_that_the_plan_no_longer_names_keeps_it(
    ledger: Ledger, plan: Plan, kind: str
) -> None:
    unit = unit_by_name(ledger, "省监察厅")
    sql = """SELECT m.id FROM milestone AS m JOIN assignment AS a ON a.task_id = m.task_id
             WHERE a.agency_id = ? ORDER BY m.id LIMIT 1"""
    ((milestone_id,),) = ledger.rows(sql, (unit.id,))
    ledger.apply(laid_down(kind, milestone_id, unit.id), AT)
    sections = tuple(
        replace(
            s,
            tasks=tuple(
                replace(t, assignments=tuple(a for a in t.assignments if a.agency != unit.name))
                for t in s.tasks
            ),
        )
        for s in plan.sections
    )
    agencies = tuple(a for a in plan.agencies if a.short_name != unit.name)
    amend.amend(ledger, replace(plan, key="next", sections=sections, agencies=agencies), AT)
    (task,) = record_of(ledger, unit, SPRING).archived
    (kept,) = [m for m in task.milestones if m.deadlines or m.pace_override or m.steps]
    assert kept.id == milestone_id
    assert findings(ledger) == []
