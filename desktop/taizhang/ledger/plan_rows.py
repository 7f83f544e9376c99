"""A plan's rows: how its values stand in the ledger's tables, written and read back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from taizhang.ledger.facts import FACTS, facts_of
from taizhang.ledger.trouble import known_values
from taizhang.plan.model import (
    Agency,
    AgencyKind,
    Assignment,
    Milestone,
    Plan,
    Role,
    Section,
    SectionKind,
    Target,
    Task,
)
from taizhang.plan.names import spell

if TYPE_CHECKING:
    from sqlite_utils import Database

    from taizhang.ledger.store import Ledger

Row = dict[str, Any]


def insert(db: Database, table: str, row: Row) -> int:
    """Insert a row into a table with an integer key, and return the key."""
    key = db.table(table).insert(row).last_pk
    assert isinstance(key, int)
    return key


def plan_row(plan: Plan) -> Row:
    """The row of table ``plan``."""
    facts = plan.facts
    return {
        "key": plan.key,
        **asdict(facts),
        "issued_on": facts.issued_on.isoformat() if facts.issued_on else None,
        "validity": facts.validity.value,
        "preamble": plan.preamble,
        "general_heading": plan.general_heading,
        "general_text": plan.general_text,
        "published": plan.published,
    }


def insert_plan(db: Database, plan: Plan) -> int:
    """Put a plan in with all that is in it; returns its id. Inside a transaction."""
    plan_id = insert(db, "plan", plan_row(plan))
    agencies = {a.short_name: insert_agency(db, plan_id, a) for a in plan.agencies}
    for position, section in enumerate(plan.sections, 1):
        section_id = insert(db, "section", section_row(plan_id, position, section))
        for place, task in enumerate(section.tasks, 1):
            task_id = insert(db, "task", task_row(section_id, place, task))
            insert_assignments(db, task_id, task, agencies)
            for order, milestone in enumerate(task.milestones, 1):
                insert_milestone(db, task_id, order, milestone)
    return plan_id


def section_row(plan_id: int, position: int, section: Section) -> Row:
    """The row of table ``section``."""
    return {
        "plan_id": plan_id,
        "position": position,
        "number": section.number,
        "title": section.title,
        "kind": section.kind.value,
    }


def task_row(section_id: int, position: int, task: Task) -> Row:
    """The row of table ``task``."""
    return {
        "section_id": section_id,
        "position": position,
        "number": task.number,
        "title": task.title,
        "text": task.text,
        "clause": task.clause,
        "published": task.published,
        "open_ended": int(task.open_ended),
    }


def milestone_row(task_id: int, position: int, milestone: Milestone) -> Row:
    """The row of table ``milestone``."""
    return {
        "task_id": task_id,
        "position": position,
        "number": milestone.number,
        "text": milestone.text,
        "span_start": milestone.start,
        "span_end": milestone.end,
        "kind": milestone.kind.value,
        "due": milestone.due.isoformat(),
    }


def insert_milestone(db: Database, task_id: int, position: int, milestone: Milestone) -> int:
    """Put a milestone in with its target; returns its id. Inside a transaction."""
    milestone_id = insert(db, "milestone", milestone_row(task_id, position, milestone))
    insert_target(db, milestone_id, milestone.target)
    return milestone_id


def insert_target(db: Database, milestone_id: int, target: Target | None) -> None:
    """Put a milestone's target in where it has one. Inside a transaction."""
    if target is not None:
        insert(db, "target", {"milestone_id": milestone_id, **asdict(target)})


def insert_assignments(db: Database, task_id: int, task: Task, agencies: dict[str, int]) -> None:
    """Put a task's assignments in; ``agencies`` are ids by short name. Inside a transaction."""
    db.table("assignment").insert_all(
        {
            "task_id": task_id,
            "agency_id": agencies[assignment.agency],
            "role": assignment.role.value,
            "position": order,
        }
        for order, assignment in enumerate(task.assignments, 1)
    )


def insert_agency(db: Database, plan_id: int, agency: Agency) -> int:
    """Put a unit of the plan in; returns its id. Inside a transaction."""
    spelling = spell(agency.short_name)
    row: Row = {
        "plan_id": plan_id,
        "short_name": agency.short_name,
        "full_name": agency.full_name,
        "kind": agency.kind.value,
        "origin": "方案",
        "initials": spelling.initials,
        "pinyin": spelling.full,
    }
    agency_id = insert(db, "agency", row)
    db.table("collective_cover").insert_all(
        {"collective_id": agency_id, "kind": kind.value} for kind in agency.covers
    )
    return agency_id


# --- reading back ---------------------------------------------------------------------------------


def read_plan(ledger: Ledger, plan_id: int) -> Plan:
    """The whole plan as it stands in the ledger, without what is archived."""
    sql = """
        SELECT key, preamble, general_heading, general_text, published FROM plan WHERE id = ?
    """
    with known_values(ledger.path):
        ((key, preamble, heading, general, published),) = ledger.rows(sql, (plan_id,))
        return Plan(
            key=key,
            facts=facts_of(ledger.rows(FACTS, (plan_id,))[0]),
            preamble=preamble,
            general_heading=heading,
            general_text=general,
            published=published,
            sections=_sections(ledger, plan_id),
            agencies=_agencies(ledger, plan_id),
        )


_SECTIONS = """
    SELECT id, number, title, kind FROM section
    WHERE plan_id = ? AND kind <> '存档' ORDER BY position
"""
_TASKS = """
    SELECT t.section_id, t.id, t.number, t.title, t.text, t.clause, t.published, t.open_ended
    FROM task AS t JOIN section AS s ON s.id = t.section_id
    WHERE s.plan_id = ? ORDER BY t.section_id, t.position
"""
_ASSIGNMENTS = """
    SELECT a.task_id, g.short_name, a.role, g.kind = '集合'
    FROM assignment AS a JOIN agency AS g ON g.id = a.agency_id
    WHERE g.plan_id = ? AND a.role <> '存档' ORDER BY a.task_id, a.position
"""
_MILESTONES = """
    SELECT m.task_id, m.number, m.text, m.span_start, m.span_end, m.due,
           g.name, g.low, g.high, g.unit, g.qualifier, g.written
    FROM milestone AS m
    JOIN task AS t ON t.id = m.task_id
    JOIN section AS s ON s.id = t.section_id
    LEFT JOIN target AS g ON g.milestone_id = m.id
    WHERE s.plan_id = ? ORDER BY m.task_id, m.position
"""


def _sections(ledger: Ledger, plan_id: int) -> tuple[Section, ...]:
    assignments: dict[int, list[Assignment]] = defaultdict(list)
    for task_id, name, role, collective in ledger.rows(_ASSIGNMENTS, (plan_id,)):
        assignments[task_id].append(Assignment(name, Role(role), bool(collective)))
    milestones: dict[int, list[Milestone]] = defaultdict(list)
    for task_id, number, text, start, end, due, *target in ledger.rows(_MILESTONES, (plan_id,)):
        goal = None if target[0] is None else Target(*target)
        milestones[task_id].append(
            Milestone(number, text, start, end, date.fromisoformat(due), goal)
        )
    tasks: dict[int, list[Task]] = defaultdict(list)
    for section_id, id_, number, title, text, clause, published, open_ in ledger.rows(
        _TASKS, (plan_id,)
    ):
        tasks[section_id].append(
            Task(
                number,
                title,
                text,
                clause,
                published,
                tuple(assignments[id_]),
                tuple(milestones[id_]),
                bool(open_),
            )
        )
    return tuple(
        Section(number, title, SectionKind(kind), tuple(tasks[id_]))
        for id_, number, title, kind in ledger.rows(_SECTIONS, (plan_id,))
    )


def _agencies(ledger: Ledger, plan_id: int) -> tuple[Agency, ...]:
    covers: dict[int, list[AgencyKind]] = defaultdict(list)
    for collective_id, kind in ledger.rows("SELECT collective_id, kind FROM collective_cover"):
        covers[collective_id].append(AgencyKind(kind))
    order = list(AgencyKind).index
    sql = """
        SELECT id, short_name, full_name, kind FROM agency
        WHERE plan_id = ? AND origin = '方案' ORDER BY id
    """
    return tuple(
        Agency(short, full, AgencyKind(kind), tuple(sorted(covers[id_], key=order)))
        for id_, short, full, kind in ledger.rows(sql, (plan_id,))
    )
