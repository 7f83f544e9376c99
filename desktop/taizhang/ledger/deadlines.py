"""临期 and 逾期: what a unit should do soon, and what it should have done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from taizhang.ledger.pace import DUE_SOON_WITHIN, Timing, timing
from taizhang.ledger.record import MilestoneRecord, Record, TaskRecord
from taizhang.ledger.records import record_of

if TYPE_CHECKING:
    from taizhang.ledger.agencies import Unit
    from taizhang.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class Due:
    """A milestone of one of the unit's own tasks that is late or due soon as of a day."""

    timing: Timing
    days: int
    """Until its day; below 0 since it."""
    task: TaskRecord
    milestone: MilestoneRecord


def due_list(
    ledger: Ledger, unit: Unit, as_of: date, within: timedelta = DUE_SOON_WITHIN
) -> list[Due]:
    """What is 逾期, or comes to its day ``within`` that time, the earliest day first.

    Deadlines are those that stand as of ``as_of``; 泛指 and requirements are not the unit's own.
    """
    return due_of(record_of(ledger, unit, as_of), within)


def due_of(record: Record, within: timedelta = DUE_SOON_WITHIN) -> list[Due]:
    """As `due_list`, of a record that was read already."""
    found = []
    for task in record.own:
        for milestone in task.milestones:
            late = timing(milestone, record.as_of, within)
            if late is not None:
                days = (milestone.due - record.as_of).days
                found.append(Due(late, days, task, milestone))
    return sorted(found, key=lambda due: due.milestone.due)
