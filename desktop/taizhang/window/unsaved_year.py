"""What the pane shows of deadlines, judgements and steps that are not on the disk yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from taizhang.ledger.changes import Change
from taizhang.ledger.record import DueChange, MilestoneRecord, PaceOverride, Step
from taizhang.ledger.year_changes import (
    AddStep,
    EditStep,
    MoveStep,
    OverridePace,
    RemoveStep,
    SetDue,
    TickStep,
    WithdrawDue,
)


def with_unsaved_year(
    milestone: MilestoneRecord, agency_id: int, changes: Iterable[Change]
) -> MilestoneRecord:
    """The milestone as it will be once ``changes`` are saved.

    A change of the deadline has no moment yet (``set_at`` is ''), a new step an id below 1.
    """
    for change in changes:
        place = (getattr(change, "milestone_id", None), getattr(change, "agency_id", None))
        if place == (milestone.id, agency_id):
            milestone = _altered(milestone, change)
        elif isinstance(change, EditStep | TickStep | MoveStep | RemoveStep):
            milestone = replace(milestone, steps=_steps(milestone.steps, change))
    return milestone


def _altered(milestone: MilestoneRecord, change: Change) -> MilestoneRecord:
    if isinstance(change, SetDue):
        words = (change.reason.strip(), change.approver.strip())
        made = DueChange(milestone.due, change.due, *words, change.approved_on, "")
        return replace(milestone, due=change.due, deadlines=(*milestone.deadlines, made))
    if isinstance(change, WithdrawDue) and milestone.deadlines:
        due = milestone.deadlines[-1].old_due
        return replace(milestone, due=due, deadlines=milestone.deadlines[:-1])
    if isinstance(change, OverridePace):
        judged = None if change.pace is None else PaceOverride(change.pace, change.reason.strip())
        return replace(milestone, pace_override=judged)
    if isinstance(change, AddStep):
        place = len(milestone.steps) + 1
        made_step = Step(-place, place, change.text.strip(), change.person.strip(), change.due)
        return replace(milestone, steps=(*milestone.steps, made_step))
    return milestone


def _steps(
    steps: tuple[Step, ...], change: EditStep | TickStep | MoveStep | RemoveStep
) -> tuple[Step, ...]:
    ids = [step.id for step in steps]
    if change.step_id not in ids:
        return steps
    place = ids.index(change.step_id)
    one, others = steps[place], [*steps[:place], *steps[place + 1 :]]
    if isinstance(change, MoveStep):
        place = min(max(place + change.by, 0), len(others))
    elif isinstance(change, EditStep):
        one = replace(one, text=change.text.strip(), person=change.person.strip(), due=change.due)
    elif isinstance(change, TickStep):
        one = replace(one, done_on=change.on)
    if not isinstance(change, RemoveStep):
        others.insert(place, one)
    return tuple(replace(step, position=at) for at, step in enumerate(others, 1))
