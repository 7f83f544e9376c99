"""The texts that search looks through: which of the plan's, which of a unit's own.

Search (`search`) and what tells where a word was found (`search_places`) both read them here, so
that one never knows of a text that the other does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from taizhang.ledger.evidence_names import shown_name

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger


class TextKind(StrEnum):
    """What a text is."""

    NUMBER = "编号"
    TITLE = "任务名"
    TEXT = "原文"
    CLAUSE = "分工"
    NOTE = "备注"
    EVIDENCE = "佐证材料"
    STEP = "步骤"
    REASON = "理由"


class Text(NamedTuple):
    """One text. ``milestone_id`` is 0 where it is of the task as a whole."""

    task_id: int
    milestone_id: int
    kind: TextKind
    detail: str
    """Of a note, its field."""
    text: str


@dataclass(frozen=True, slots=True)
class PlanTask:
    """What a plan says of a task; ``milestones`` are (id, number, text)."""

    id: int
    number: str
    title: str
    text: str
    clause: str
    milestones: list[tuple[int, str, str]]


def plan_tasks(ledger: Ledger) -> dict[int, PlanTask]:
    """The tasks of the plan that is shown, in its order."""
    tasks = {
        id_: PlanTask(id_, number, title, text, clause, [])
        for id_, number, title, text, clause in ledger.rows(_TASKS, (ledger.plan_id,))
    }
    for task_id, id_, number, text in ledger.rows(_MILESTONES, (ledger.plan_id,)):
        tasks[task_id].milestones.append((id_, number, text))
    return tasks


_TASKS = """
    SELECT t.id, t.number, t.title, t.text, t.clause
    FROM task AS t JOIN section AS s ON s.id = t.section_id
    WHERE s.plan_id = ? ORDER BY s.position, t.position
"""
_MILESTONES = """
    SELECT m.task_id, m.id, m.number, m.text FROM milestone AS m
    JOIN task AS t ON t.id = m.task_id JOIN section AS s ON s.id = t.section_id
    WHERE s.plan_id = ? ORDER BY m.task_id, m.position
"""


@dataclass(frozen=True, slots=True)
class Named:
    """A unit that the plan names, with the tasks that name it."""

    short_name: str
    full_name: str
    tasks: frozenset[int]


def named_units(ledger: Ledger) -> list[Named]:
    """The units and collectives that have a part in a task of the plan that is shown."""
    tasks: dict[tuple[str, str], set[int]] = {}
    for short_name, full_name, task_id in ledger.rows(_UNITS, (ledger.plan_id,)):
        tasks.setdefault((short_name, full_name), set()).add(task_id)
    return [Named(short, full, frozenset(ids)) for (short, full), ids in tasks.items()]


_UNITS = """
    SELECT g.short_name, g.full_name, a.task_id
    FROM agency AS g JOIN assignment AS a ON a.agency_id = g.id WHERE g.plan_id = ?
"""

_COLUMNS = {
    "note": ("id", "task_id", "milestone_id", "field", "text"),
    "evidence": ("id", "task_id", "milestone_id", "name", "caption", "replaces"),
    "step": ("id", "milestone_id", "text", "person"),
    "progress": ("milestone_id", "reason"),
    "deadline": ("id", "milestone_id", "reason", "approver"),
    "pace_override": ("milestone_id", "reason"),
}
"""The tables that hold words of a unit, and the columns that are looked at."""

OWN_TABLES = frozenset(_COLUMNS)

Row = Mapping[str, Any]


def own_rows(ledger: Ledger, agency_id: int) -> Iterator[tuple[str, Row]]:
    """The rows of the unit that hold words, each with the name of its table."""
    for table, columns in _COLUMNS.items():
        # Most rows of progress are ticks, without a word.
        worded = " AND reason <> ''" if table == "progress" else ""
        sql = f"SELECT {', '.join(columns)} FROM {table} WHERE agency_id = ?{worded}"  # noqa: S608
        for row in ledger.rows(sql, (agency_id,)):
            yield table, dict(zip(columns, row, strict=True))


def replaced_evidence(rows: Iterable[tuple[str, Row]]) -> set[int]:
    """The evidence that has a later version; only the newest is looked through."""
    return {row["replaces"] for table, row in rows if table == "evidence" and row["replaces"]}


def row_key(table: str, row: Row) -> tuple[str, int]:
    """What tells a unit's row of ``table`` from its others."""
    return table, row[_COLUMNS[table][0]]


def own_texts(table: str, row: Row, task_of: Mapping[int, int]) -> list[Text]:
    """The texts of a row; none where its milestone is of another plan."""
    milestone_id = row["milestone_id"] or 0
    task_id = row["task_id"] if "task_id" in row else task_of.get(milestone_id)
    if task_id is None:
        return []

    def texts(kind: TextKind, *parts: str, detail: str = "") -> list[Text]:
        return [Text(task_id, milestone_id, kind, detail, part) for part in parts if part]

    if table == "note":
        return texts(TextKind.NOTE, row["text"], detail=row["field"])
    if table == "evidence":
        return texts(TextKind.EVIDENCE, shown_name(row["name"]), row["caption"])
    if table == "step":
        return texts(TextKind.STEP, row["text"], row["person"])
    if table == "deadline":
        return texts(TextKind.REASON, row["reason"], row["approver"])
    return texts(TextKind.REASON, row["reason"])
