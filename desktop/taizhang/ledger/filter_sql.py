"""A filter as SQL: what the list asks of the ledger, in as few statements as it can."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from taizhang.ledger.evidence_sql import REPLACED
from taizhang.ledger.filters import (
    BLANK,
    NO,
    NOT_DUE,
    OTHERS,
    SETTLED,
    STEPS_DONE,
    STEPS_OPEN,
    YES,
    Column,
    Condition,
    Filter,
)
from taizhang.ledger.pace import DUE_SOON_WITHIN, Timing
from taizhang.plan.fold import words

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger

_PACES_KEPT = 1024


@dataclass(frozen=True, slots=True)
class Where:
    """A filter as SQL: over tasks, and over milestones, with its parameters.

    ``joins`` are the tables that the condition over milestones (alias m) speaks of beside them.
    ``year`` and ``as_of`` are what 序时 and 期限 are judged by.
    """

    tasks: str
    milestones: str
    joins: str
    parameters: dict[str, Any]
    year: int
    as_of: date
    found: frozenset[int] | None = None
    """The milestones that are shown, where nothing but words restricts them."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A column's value for a milestone as SQL, and the aliases that it needs beside m.

    Where a milestone can have several values or none, ``sql`` is a query for them, and
    ``each_value`` gives one after the other when ``each_join`` is joined. What is ``of_task`` is
    the same for all milestones of a task and speaks of t, s and d only.
    """

    sql: str
    needs: tuple[str, ...] = ()
    of_task: bool = False
    each_value: str = ""
    each_join: str = ""


STANDING = """
    LEFT JOIN deadline AS x ON x.id = (
        SELECT max(l.id) FROM deadline AS l
        WHERE l.agency_id = :agency AND l.milestone_id = m.id
        AND ifnull(l.approved_on, '') <= :as_of)
"""
"""The deadline that holds as of the day: what was approved later does not count yet."""

JOINS = {
    "p": "LEFT JOIN progress AS p ON p.milestone_id = m.id AND p.agency_id = :agency",
    "x": STANDING,
    "g": "LEFT JOIN target AS g ON g.milestone_id = m.id",
    "o": "LEFT JOIN pace_override AS o ON o.milestone_id = m.id AND o.agency_id = :agency",
}

_STATUS = "ifnull(p.status, '未开始')"
_DUE = "ifnull(x.due, m.due)"
_UNITS = """
    SELECT a.short_name AS value FROM assignment AS b JOIN agency AS a ON a.id = b.agency_id
    WHERE b.task_id = t.id
"""
_LEADS = f"{_UNITS} AND b.role = '牵头'"
_EACH_UNIT = """
    LEFT JOIN assignment AS c ON c.task_id = t.id {which}
    LEFT JOIN agency AS u ON u.id = c.agency_id
"""

EXPRESSIONS: dict[Column, Expression] = {
    Column.NUMBER: Expression("m.number"),
    Column.SECTION: Expression("s.number", of_task=True),
    Column.LEAD: Expression(
        _LEADS,
        of_task=True,
        each_value="ifnull(u.short_name, '')",
        each_join=_EACH_UNIT.format(which="AND c.role = '牵头'"),
    ),
    Column.AGENCY: Expression(
        _UNITS,
        of_task=True,
        each_value="ifnull(u.short_name, '')",
        each_join=_EACH_UNIT.format(which=""),
    ),
    Column.ROLE: Expression(f"ifnull(d.role, '{OTHERS}')", of_task=True),
    Column.KIND: Expression("m.kind"),
    Column.DUE: Expression(_DUE, ("x",)),
    Column.STATUS: Expression(_STATUS, ("p",)),
    Column.TIMING: Expression(
        f"CASE WHEN {_STATUS} IN ('已完成', '不适用') THEN '{SETTLED}' "
        f"WHEN {_DUE} < :as_of THEN '{Timing.OVERDUE}' "
        f"WHEN {_DUE} <= :soon THEN '{Timing.DUE_SOON}' ELSE '{NOT_DUE}' END",
        ("p", "x"),
    ),
    Column.PACE: Expression(
        f"pace({_STATUS}, p.value, g.low, g.qualifier, {_DUE}, o.pace, :year, :as_of)",
        ("p", "x", "g", "o"),
    ),
    Column.DONE_ON: Expression("ifnull(p.completed_on, '')", ("p",)),
    Column.VALUE: Expression(
        f"CASE WHEN g.low IS NULL THEN '' WHEN p.value IS NULL THEN '{NO}' ELSE '{YES}' END",
        ("p", "g"),
    ),
    Column.NOTE: Expression(
        "SELECT n.field AS value FROM note AS n WHERE n.agency_id = :agency "
        "AND n.task_id = m.task_id AND n.milestone_id = m.id",
        each_value="ifnull(w.field, '')",
        each_join="LEFT JOIN note AS w ON w.agency_id = :agency "
        "AND w.task_id = m.task_id AND w.milestone_id = m.id",
    ),
    Column.EVIDENCE: Expression(
        "iif(EXISTS (SELECT 1 FROM evidence AS e WHERE e.agency_id = :agency "
        f"AND e.task_id = m.task_id AND e.milestone_id = m.id AND NOT {REPLACED}), '{YES}', '{NO}')"
    ),
    Column.STEPS: Expression(
        "CASE (SELECT min(y.done_on IS NOT NULL) FROM step AS y "
        "WHERE y.agency_id = :agency AND y.milestone_id = m.id) "
        f"WHEN 0 THEN '{STEPS_OPEN}' WHEN 1 THEN '{STEPS_DONE}' ELSE '{NO}' END"
    ),
    Column.RECHECK: Expression(
        "iif(EXISTS (SELECT 1 FROM recheck AS r WHERE r.agency_id = :agency "
        f"AND r.milestone_id = m.id), '{Column.RECHECK}', '')"
    ),
}


def where(ledger: Ledger, wanted: Filter) -> Where:
    """The conditions that ``wanted`` sets. Words are looked up, so the ledger is asked."""
    year = plan_year(ledger)
    as_of = wanted.as_of or date(year, 12, 31)
    parameters: dict[str, Any] = {
        "agency": wanted.agency_id,
        "plan": ledger.plan_id,
        "year": year,
        "as_of": as_of.isoformat(),
        "soon": (as_of + DUE_SOON_WITHIN).isoformat(),
    }
    tasks = ["s.plan_id = :plan"] if wanted.whole_plan else ["d.role IS NOT NULL"]
    milestones: list[str] = []
    needs: set[str] = set()
    for place, condition in enumerate(wanted.conditions):
        expression = EXPRESSIONS[condition.column]
        sql = _condition_sql(expression, condition, f":values{place}")
        (tasks if expression.of_task else milestones).append(sql)
        needs.update(expression.needs)
        parameters[f"values{place}"] = json.dumps(sorted(condition.values), ensure_ascii=False)
    found = None
    narrowed = bool(milestones)
    if words(wanted.text):
        found = ledger.search.milestones(wanted.agency_id, wanted.text)
        milestones.append("m.id IN (SELECT value FROM json_each(:found))")
        parameters["found"] = json.dumps(list(found))
    if Column.PACE in {c.column for c in wanted.conditions}:
        teach_pace(ledger)
    return Where(
        " AND ".join(tasks),
        " AND ".join(milestones) or "1",
        joins(needs),
        parameters,
        year,
        as_of,
        found if not narrowed else None,
    )


def joins(needs: set[str]) -> str:
    """The joins for these aliases, in an order that does not depend on anything."""
    return " ".join(sql for alias, sql in JOINS.items() if alias in needs)


def plan_year(ledger: Ledger) -> int:
    """基准年 of the plan that is shown."""
    return int(ledger.rows("SELECT year FROM plan WHERE id = ?", (ledger.plan_id,))[0][0])


def _condition_sql(expression: Expression, condition: Condition, values: str) -> str:
    chosen = f"(SELECT value FROM json_each({values}))"
    sql = f"({expression.sql}) IN {chosen}"
    if expression.each_value:
        sql = f"EXISTS (SELECT 1 FROM ({expression.sql}) WHERE value IN {chosen})"
        if BLANK in condition.values:
            sql = f"({sql} OR NOT EXISTS ({expression.sql}))"
    return f"NOT {sql}" if condition.negated else sql


def teach_pace(ledger: Ledger) -> None:
    """Let SQL ask for 序时 as `taizhang.ledger.pace` works it out: one truth with the reports."""
    from taizhang.ledger.lines import pace_of, standing

    @lru_cache(maxsize=_PACES_KEPT)  # ten thousand milestones differ in few of these
    def pace(
        status: str,
        value: float | None,
        low: float | None,
        qualifier: str | None,
        due: str,
        judged: str | None,
        year: int,
        as_of: str,
    ) -> str:
        now = standing(status, value, low, qualifier, due)
        return pace_of(now, judged, year, date.fromisoformat(as_of)).value

    ledger.connection.create_function("pace", 8, pace, deterministic=True)


# The tasks that may be shown, in the document's order. What is counted of their milestones is asked
# apart and put together by who asks: SQLite joins such sums by looking through all for each.
TASKS = """
    WITH mine AS MATERIALIZED (SELECT task_id, role FROM duty WHERE agency_id = :agency)
    SELECT s.id, s.number, t.id, d.role FROM {duties}
    CROSS JOIN section AS s ON s.id = t.section_id
    WHERE {tasks}
    ORDER BY s.position, t.position
"""
SHOWN = (
    "SELECT m.task_id, count(*), sum({milestones}) FROM milestone AS m {joins} GROUP BY m.task_id"
)
# From the unit's progress, which is mostly little, to its milestones.
SETTLED_SHOWN = """
    SELECT m.task_id, sum(q.status = '已完成'), sum(q.status = '不适用')
    FROM progress AS q CROSS JOIN milestone AS m ON m.id = q.milestone_id {joins}
    WHERE q.agency_id = :agency AND {milestones}
    GROUP BY m.task_id
"""
# The same one by one, for whoever knows already which are shown.
SETTLED_EACH = """
    SELECT m.task_id, m.id, q.status = '已完成', q.status = '不适用'
    FROM progress AS q CROSS JOIN milestone AS m ON m.id = q.milestone_id
    WHERE q.agency_id = :agency AND q.status IN ('已完成', '不适用')
"""
OWN_DUTIES = "mine AS d CROSS JOIN task AS t ON t.id = d.task_id"
ALL_DUTIES = "task AS t LEFT JOIN mine AS d ON d.task_id = t.id"

# One line for each milestone that is shown, for whatever is wanted of it.
ROWS = """
    WITH mine AS MATERIALIZED (SELECT task_id, role FROM duty WHERE agency_id = :agency)
    SELECT {columns}
    FROM {duties}
    CROSS JOIN section AS s ON s.id = t.section_id
    CROSS JOIN milestone AS m ON m.task_id = t.id {joins}
    WHERE {tasks} AND {milestones} {rest}
"""


def duties(wanted: Filter) -> str:
    """Where the tasks come from: the unit's, or all."""
    return ALL_DUTIES if wanted.whole_plan else OWN_DUTIES
