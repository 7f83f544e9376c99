"""The list's lines as values, and how a milestone's is read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from taizhang.ledger.evidence_sql import REPLACED
from taizhang.ledger.filter_sql import STANDING
from taizhang.ledger.filters import Column
from taizhang.ledger.pace import Pace, Timing, timing, worked_out_pace
from taizhang.ledger.status import Status, may_record
from taizhang.plan.model import Role, Target

if TYPE_CHECKING:
    from taizhang.ledger.filter_sql import Where
    from taizhang.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section's line, with how far its tasks in the list are."""

    id: int
    number: str
    title: str
    done: int
    applicable: int


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task's line."""

    id: int
    section_id: int
    number: str
    title: str
    role: Role | None
    done: int
    applicable: int


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group's line, where the list is grouped by a column: ``value`` as the ledger holds it."""

    column: Column
    value: str
    shown: int
    done: int
    applicable: int


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """A milestone's line: what the plan says and what the agency recorded."""

    id: int
    task_id: int
    number: str
    text: str
    role: Role | None
    due: date
    status: Status
    completed_on: date | None
    value: float | None
    target_low: float | None
    target_high: float | None
    unit: str
    qualifier: str
    has_note: bool
    recheck: bool
    """待复核: the plan was amended here after it was recorded."""
    evidence: int = 0
    """How many files stand for it (佐证材料), each in its newest version."""
    plan_due: date | None = None
    """The plan's own 完成时限 where the unit's is another; None where they are the same."""
    pace: Pace = Pace.OTHER
    timing: Timing | None = None
    note: str = ""
    """进展情况 as written."""
    leads: str = ""
    """牵头单位, joined by 、."""
    task: str = ""
    """The task's title."""
    steps: int = 0
    steps_done: int = 0

    @property
    def is_open(self) -> bool:
        """Whether the unit may record something here."""
        return may_record(self.role)


Line = SectionLine | TaskLine | GroupLine | MilestoneLine

_ROLES: dict[str | None, Role | None] = {None: None, **{role.value: role for role in Role}}


def role_of(stored: str | None) -> Role | None:
    """A role as it is stored; None where the task does not concern the unit."""
    return _ROLES[stored]


def read_milestones(ledger: Ledger, ids: Iterable[int], where: Where) -> list[MilestoneLine]:
    """The lines of these milestones, in no order. ``where`` tells for whom and as of which day."""
    parameters = where.parameters | {"ids": json.dumps(list(ids))}
    rows = ledger.rows(
        _LINES.format(which="m.id IN (SELECT value FROM json_each(:ids))"), parameters
    )
    return [_line(row, where) for row in rows]


def read_of_tasks(ledger: Ledger, task_ids: Iterable[int], where: Where) -> list[MilestoneLine]:
    """The lines of these tasks' milestones that pass ``where``, in the document's order."""
    parameters = where.parameters | {"tasks": json.dumps(list(task_ids))}
    which = f"m.task_id IN (SELECT value FROM json_each(:tasks)) AND {where.milestones}"
    sql = _LINES.format(which=which) + " ORDER BY m.task_id, m.position"
    return [_line(row, where) for row in ledger.rows(sql, parameters)]


def _line(row: tuple[Any, ...], where: Where) -> MilestoneLine:
    id_, task_id, number, text, own_due, due, status, on, value, *rest = row
    low, high, unit, qualifier, judged, has_note, recheck, evidence, *words = rest
    note, leads, task, role, steps, steps_done = words
    now = standing(status, value, low, qualifier, due or own_due)
    return MilestoneLine(
        id=id_,
        task_id=task_id,
        number=number,
        text=text,
        role=role_of(role),
        due=now.due,
        status=now.status,
        completed_on=date.fromisoformat(on) if on else None,
        value=value,
        target_low=low,
        target_high=high,
        unit=unit,
        qualifier=qualifier,
        has_note=bool(has_note),
        recheck=bool(recheck),
        evidence=evidence,
        plan_due=date.fromisoformat(own_due) if due and due != own_due else None,
        pace=pace_of(now, judged, where.year, where.as_of),
        timing=timing(now, where.as_of),
        note=note,
        leads=leads,
        task=task,
        steps=steps,
        steps_done=steps_done,
    )


class Standing(NamedTuple):
    """What a milestone is judged by (see `taizhang.ledger.pace.Measured`), out of a row."""

    status: Status
    value: float | None
    target: Target | None
    due: date


def standing(
    status: str, value: float | None, low: float | None, qualifier: str | None, due: str
) -> Standing:
    """What stands in the columns of those names; ``low`` is None where there is no target."""
    target = None if low is None else Target("", low, low, "", qualifier or "", "")
    return Standing(Status(status), value, target, date.fromisoformat(due))


def pace_of(now: Standing, judged: str | None, year: int, as_of: date) -> Pace:
    """The class of a milestone: ``judged`` is the unit's own judgement where it gave one."""
    if judged and now.status is not Status.DONE:
        return Pace(judged)
    return worked_out_pace(now, year, as_of)


# Each part asks by an index for the lines in view alone, which are few.
_LINES = f"""
    SELECT m.id, m.task_id, m.number, m.text, m.due, x.due, ifnull(p.status, '未开始'),
           p.completed_on, p.value, g.low, g.high, ifnull(g.unit, ''), ifnull(g.qualifier, ''),
           o.pace,
           EXISTS (SELECT 1 FROM note AS n WHERE n.agency_id = :agency AND n.task_id = m.task_id
                   AND n.milestone_id = m.id),
           EXISTS (SELECT 1 FROM recheck AS r
                   WHERE r.milestone_id = m.id AND r.agency_id = :agency),
           (SELECT count(*) FROM evidence AS e WHERE e.agency_id = :agency
            AND e.task_id = m.task_id AND e.milestone_id = m.id AND NOT {REPLACED}),
           ifnull((SELECT n.text FROM note AS n WHERE n.agency_id = :agency
                   AND n.task_id = m.task_id AND n.milestone_id = m.id
                   AND n.field = '进展情况'), ''),
           ifnull((SELECT group_concat(l.short_name, '、') FROM
                   (SELECT a.short_name FROM assignment AS b JOIN agency AS a ON a.id = b.agency_id
                    WHERE b.task_id = m.task_id AND b.role = '牵头' ORDER BY b.position) AS l), ''),
           t.title,
           (SELECT d.role FROM duty AS d WHERE d.task_id = m.task_id AND d.agency_id = :agency),
           (SELECT count(*) FROM step AS y WHERE y.agency_id = :agency AND y.milestone_id = m.id),
           (SELECT count(y.done_on) FROM step AS y
            WHERE y.agency_id = :agency AND y.milestone_id = m.id)
    FROM milestone AS m
    JOIN task AS t ON t.id = m.task_id
    JOIN section AS s ON s.id = t.section_id
    LEFT JOIN target AS g ON g.milestone_id = m.id
    LEFT JOIN progress AS p ON p.milestone_id = m.id AND p.agency_id = :agency
    {STANDING}
    LEFT JOIN pace_override AS o ON o.milestone_id = m.id AND o.agency_id = :agency
    WHERE {{which}}
"""
