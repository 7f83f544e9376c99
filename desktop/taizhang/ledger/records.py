"""Read the record of an agency, or of one task, out of the ledger."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from taizhang.ledger.evidence import evidence_of
from taizhang.ledger.facts import plan_facts
from taizhang.ledger.filters import Filter
from taizhang.ledger.outline import outline
from taizhang.ledger.pace import Pace
from taizhang.ledger.record import (
    DueChange,
    EvidenceItem,
    MilestoneRecord,
    Notes,
    PaceOverride,
    People,
    Record,
    SectionRecord,
    Step,
    TaskRecord,
)
from taizhang.ledger.settings import setting
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.trouble import known_values
from taizhang.plan.model import Assignment, Role, SectionKind, Target

if TYPE_CHECKING:
    from taizhang.ledger.agencies import Unit
    from taizhang.ledger.store import Ledger

NoteKey = tuple[int, int | None]
"""A task, and one of its milestones or None."""

Evidence = dict[NoteKey, tuple[EvidenceItem, ...]]


def record_of(ledger: Ledger, unit: Unit, as_of: date, wanted: Filter | None = None) -> Record:
    """What ``unit`` recorded as of ``as_of`` against the tasks that concern it.

    What was completed after that day counts as 进行中 as of it: the ledger knows that it was not
    done then, and shows neither its date nor its figure. ``wanted`` restricts tasks and milestones
    as the list does.
    """
    wanted = wanted or Filter(unit.id)
    shown = outline(ledger, wanted)
    tasks = _tasks(ledger, unit.id, {g.task_id: g.role for g in shown.groups}, as_of)
    by_section: dict[int, list[TaskRecord]] = defaultdict(list)
    for group in shown.groups:
        task = tasks[group.task_id]
        if wanted.narrows:
            numbers = {line.number for line in shown.milestones_of(group.task_id)}
            kept = tuple(m for m in task.milestones if m.number in numbers)
            task = replace(task, milestones=kept)
        by_section[group.section_id].append(task)
    return Record(
        plan=plan_facts(ledger),
        agency=unit.agency,
        as_of=as_of,
        people=people(ledger),
        sections=tuple(
            SectionRecord(number, title, SectionKind(kind), tuple(by_section[section_id]))
            for section_id, number, title, kind in ledger.rows(
                "SELECT id, number, title, kind FROM section WHERE plan_id = ? ORDER BY position",
                (ledger.plan_id,),
            )
            if section_id in by_section
        ),
    )


def task_record(ledger: Ledger, agency_id: int, task_id: int) -> TaskRecord:
    """One task as it concerns the agency now; ``role`` is None for another's task."""
    sql = "SELECT role FROM duty WHERE agency_id = ? AND task_id = ?"
    found = ledger.rows(sql, (agency_id, task_id))
    role = Role(found[0][0]) if found else None
    return _tasks(ledger, agency_id, {task_id: role}, date.max)[task_id]


def milestone_record(
    ledger: Ledger, agency_id: int, task_id: int, milestone_id: int
) -> MilestoneRecord:
    """One milestone as the agency has recorded it now."""
    milestones = task_record(ledger, agency_id, task_id).milestones
    return next(m for m in milestones if m.id == milestone_id)


def people(ledger: Ledger) -> People:
    """Who is printed at the foot of the report."""
    return People(*(setting(ledger, key) for key in ("reporter", "reviewer", "phone")))


def _tasks(
    ledger: Ledger, agency_id: int, roles: dict[int, Role | None], as_of: date
) -> dict[int, TaskRecord]:
    ids = json.dumps(list(roles))
    with known_values(ledger.path):
        assignments = _assignments(ledger, ids)
        notes = _notes(ledger, agency_id, ids)
        evidence = evidence_of(ledger, agency_id, roles, as_of)
        milestones = _milestones(ledger, agency_id, ids, as_of, notes, evidence)
    sql = """
        SELECT t.id, t.number, s.number, t.title, t.text, t.clause, t.open_ended
        FROM task AS t JOIN section AS s ON s.id = t.section_id
        WHERE t.id IN (SELECT value FROM json_each(?))
    """
    return {
        id_: TaskRecord(
            number=number,
            section=section,
            title=title,
            text=text,
            clause=clause,
            open_ended=bool(open_ended),
            role=roles[id_],
            assignments=tuple(assignments[id_]),
            milestones=tuple(milestones[id_]),
            notes=notes.get((id_, None), Notes()),
            evidence=evidence.get((id_, None), ()),
            id=id_,
        )
        for id_, number, section, title, text, clause, open_ended in ledger.rows(sql, (ids,))
    }


def _assignments(ledger: Ledger, ids: str) -> dict[int, list[Assignment]]:
    sql = """
        SELECT a.task_id, g.short_name, a.role, g.kind = '集合'
        FROM assignment AS a JOIN agency AS g ON g.id = a.agency_id
        WHERE a.task_id IN (SELECT value FROM json_each(?)) ORDER BY a.task_id, a.position
    """
    found: dict[int, list[Assignment]] = defaultdict(list)
    for task_id, name, role, collective in ledger.rows(sql, (ids,)):
        found[task_id].append(Assignment(name, Role(role), bool(collective)))
    return found


def _notes(ledger: Ledger, agency_id: int, ids: str) -> dict[NoteKey, Notes]:
    sql = """
        SELECT task_id, milestone_id, field, text FROM note
        WHERE agency_id = ? AND task_id IN (SELECT value FROM json_each(?))
    """
    found: dict[NoteKey, dict[NoteField, str]] = defaultdict(dict)
    for task_id, milestone_id, field, text in ledger.rows(sql, (agency_id, ids)):
        found[task_id, milestone_id][NoteField(field)] = text
    return {
        key: Notes({field: texts[field] for field in NoteField if field in texts})
        for key, texts in found.items()
    }


def _milestones(
    ledger: Ledger,
    agency_id: int,
    ids: str,
    as_of: date,
    notes: dict[NoteKey, Notes],
    evidence: Evidence,
) -> dict[int, list[MilestoneRecord]]:
    sql = """
        SELECT m.task_id, m.id, m.number, m.text, m.due, ifnull(p.status, '未开始'),
               p.completed_on, p.value, ifnull(p.reason, ''),
               g.name, g.low, g.high, g.unit, g.qualifier, g.written, m.span_start, m.span_end,
               ifnull(r.reason, '')
        FROM milestone AS m
        LEFT JOIN target AS g ON g.milestone_id = m.id
        LEFT JOIN progress AS p ON p.milestone_id = m.id AND p.agency_id = :agency
        LEFT JOIN recheck AS r ON r.milestone_id = m.id AND r.agency_id = :agency
        WHERE m.task_id IN (SELECT value FROM json_each(:tasks)) ORDER BY m.task_id, m.position
    """
    found: dict[int, list[MilestoneRecord]] = defaultdict(list)
    year = _Year(ledger, agency_id, ids, as_of)
    for row in ledger.rows(sql, {"agency": agency_id, "tasks": ids}):
        task_id, id_, number, text, due, *progress = row
        note = notes.get((task_id, id_), Notes())
        made = year.laid_down(_milestone(id_, number, text, due, progress, as_of, note))
        files = evidence.get((task_id, id_))
        found[task_id].append(replace(made, evidence=files) if files else made)
    return found


def _milestone(
    id_: int, number: str, text: str, due: str, progress: list[Any], as_of: date, notes: Notes
) -> MilestoneRecord:
    status, on, value, reason, name, low, high, unit, qualifier, written, *rest = progress
    start, end, recheck = rest
    completed_on = date.fromisoformat(on) if on else None
    if completed_on is not None and completed_on > as_of:
        status, completed_on, value = Status.UNDER_WAY, None, None
    target = None if name is None else Target(name, low, high, unit, qualifier, written)
    return MilestoneRecord(
        number=number,
        text=text,
        due=date.fromisoformat(due),
        target=target,
        status=Status(status),
        completed_on=completed_on,
        value=value,
        reason=reason,
        notes=notes,
        start=start,
        end=end,
        id=id_,
        recheck=recheck,
    )


class _Year:
    """What a unit laid down for milestones of some tasks in the course of its year, as of a day."""

    def __init__(self, ledger: Ledger, agency_id: int, ids: str, as_of: date) -> None:
        self._places = {"agency": agency_id, "tasks": ids}
        self._deadlines = _deadlines(ledger, self._places, as_of)
        self._overrides = {
            id_: PaceOverride(Pace(pace), reason)
            for id_, pace, reason in ledger.rows(_OVERRIDES, self._places)
        }
        self._steps = _steps(ledger, self._places, as_of)

    def laid_down(self, milestone: MilestoneRecord) -> MilestoneRecord:
        """The milestone with its changed deadline, the judgement of its pace and its steps."""
        deadlines = self._deadlines.get(milestone.id, ())
        override = self._overrides.get(milestone.id)
        steps = self._steps.get(milestone.id, ())
        if not (deadlines or override or steps):
            return milestone
        return replace(
            milestone,
            due=deadlines[-1].due if deadlines else milestone.due,
            deadlines=tuple(deadlines),
            pace_override=override,
            steps=tuple(steps),
        )


def _deadlines(ledger: Ledger, places: dict[str, Any], as_of: date) -> dict[int, list[DueChange]]:
    """Changes of deadlines by milestone, without those that were approved after ``as_of``."""
    found: dict[int, list[DueChange]] = defaultdict(list)
    for id_, old_due, due, reason, approver, approved_on, *rest in ledger.rows(_DEADLINES, places):
        approved = _day(approved_on)
        if approved is None or approved <= as_of:
            days = (date.fromisoformat(old_due), date.fromisoformat(due))
            found[id_].append(DueChange(*days, reason, approver, approved, *rest))
    return found


def _steps(ledger: Ledger, places: dict[str, Any], as_of: date) -> dict[int, list[Step]]:
    """Steps by milestone, in order; what was done after ``as_of`` was not done then."""
    found: dict[int, list[Step]] = defaultdict(list)
    for milestone_id, id_, text, person, due, done in ledger.rows(_STEPS, places):
        steps = found[milestone_id]
        done_on = _day(done)
        if done_on is not None and done_on > as_of:
            done_on = None
        steps.append(Step(id_, len(steps) + 1, text, person, _day(due), done_on))
    return found


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


_OF_TASKS = """agency_id = :agency AND milestone_id IN (
    SELECT id FROM milestone WHERE task_id IN (SELECT value FROM json_each(:tasks)))"""
_DEADLINES = f"""
    SELECT milestone_id, old_due, due, reason, approver, approved_on, set_at, author
    FROM deadline WHERE {_OF_TASKS} ORDER BY id
"""  # noqa: S608 - from this module
_OVERRIDES = f"SELECT milestone_id, pace, reason FROM pace_override WHERE {_OF_TASKS}"  # noqa: S608
_STEPS = f"""
    SELECT milestone_id, id, text, person, due, done_on
    FROM step WHERE {_OF_TASKS} ORDER BY position, id
"""  # noqa: S608 - from this module
