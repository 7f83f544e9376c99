"""A filter as SQL: what the list asks of the ledger, in as few statements as it can."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from taizhang.plan.punctuation import fold

if TYPE_CHECKING:
    from taizhang.ledger.outline import Filter
    from taizhang.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class Where:
    """A filter as SQL: over tasks, and over milestones, with its parameters."""

    tasks: str
    milestones: str
    parameters: dict[str, Any]


def where(ledger: Ledger, wanted: Filter) -> Where:
    """The conditions that ``wanted`` sets. Words are looked up, so the ledger is asked."""
    parameters: dict[str, Any] = {"agency": wanted.agency_id, "plan": ledger.plan_id}
    tasks = ["s.plan_id = :plan"] if wanted.whole_plan else ["d.role IS NOT NULL"]
    milestones = ["1"]
    if wanted.role is not None:
        tasks.append("d.role = :role")
        parameters["role"] = wanted.role.value
    if wanted.section:
        tasks.append("s.number = :section")
        parameters["section"] = wanted.section
    if wanted.status is not None:
        milestones.append("ifnull(p.status, '未开始') = :status")
        parameters["status"] = wanted.status.value
    if wanted.recheck:
        milestones.append("m.id IN (SELECT milestone_id FROM recheck WHERE agency_id = :agency)")
    for i, word in enumerate(fold(wanted.text).split()):
        condition, found = _has_word(ledger, wanted.agency_id, word, i)
        milestones.append(condition)
        parameters |= found
    return Where(" AND ".join(tasks), " AND ".join(milestones), parameters)


# Bytes are compared, not characters: in UTF-8 the same places are found, three times as fast.
_TASKS_WITH_WORD = """
    SELECT id FROM task WHERE instr(CAST(folded AS BLOB), :word)
    UNION SELECT task_id FROM note
    WHERE agency_id = :agency AND milestone_id IS NULL AND instr(CAST(folded AS BLOB), :word)
"""
_MILESTONES_WITH_WORD = """
    SELECT milestone_id FROM note
    WHERE agency_id = :agency AND milestone_id IS NOT NULL AND instr(CAST(folded AS BLOB), :word)
"""


def _has_word(ledger: Ledger, agency_id: int, word: str, place: int) -> tuple[str, dict[str, Any]]:
    """The condition that a milestone, its task's title or a note of the agency has ``word``.

    The few titles and notes are looked through first: every one of ten thousand milestones is then
    asked for its words alone when, as mostly, nothing else has the word.
    """
    sought = {"agency": agency_id, "word": word.encode("utf-8", "replace")}
    conditions = [f"instr(CAST(m.folded AS BLOB), :word{place})"]
    parameters: dict[str, Any] = {f"word{place}": sought["word"]}
    for name, column, sql in (
        ("tasks", "m.task_id", _TASKS_WITH_WORD),
        ("notes", "m.id", _MILESTONES_WITH_WORD),
    ):
        ids = [row[0] for row in ledger.rows(sql, sought)]
        if ids:
            chosen = f"(SELECT value FROM json_each(:{name}{place}))"  # noqa: S608 - names from here
            conditions.append(f"{column} IN {chosen}")
            parameters[f"{name}{place}"] = json.dumps(ids)
    return f"({' OR '.join(conditions)})", parameters


# Materialised and joined in this order: else SQLite looks for the text again for each sum, and ten
# thousand milestones take five times as long.
GROUPS = """
    WITH mine AS MATERIALIZED (SELECT task_id, role FROM duty WHERE agency_id = :agency),
    made AS MATERIALIZED (
        SELECT m.task_id, sum(p.status = '已完成') AS done, sum(p.status = '不适用') AS skipped
        FROM progress AS p CROSS JOIN milestone AS m ON m.id = p.milestone_id
        WHERE p.agency_id = :agency
        GROUP BY m.task_id
    ),
    found AS MATERIALIZED (
        SELECT m.task_id, count(*) AS total, sum({milestones}) AS shown
        FROM milestone AS m {progress}
        GROUP BY m.task_id
    ),
    found_made AS MATERIALIZED (
        SELECT m.task_id, sum(p.status = '已完成') AS done, sum(p.status = '不适用') AS skipped
        FROM progress AS p CROSS JOIN milestone AS m ON m.id = p.milestone_id
        WHERE p.agency_id = :agency AND {milestones}
        GROUP BY m.task_id
    )
    SELECT s.id, s.number, t.id, d.role, found.shown, ifnull(found_made.done, 0),
           ifnull(found_made.skipped, 0), found.total, ifnull(made.done, 0), ifnull(made.skipped, 0)
    FROM {duties}
    CROSS JOIN section AS s ON s.id = t.section_id
    CROSS JOIN found ON found.task_id = t.id AND found.shown > 0
    LEFT JOIN found_made ON found_made.task_id = t.id
    LEFT JOIN made ON made.task_id = t.id
    WHERE {tasks}
    ORDER BY s.position, t.position
"""
OWN_DUTIES = "mine AS d CROSS JOIN task AS t ON t.id = d.task_id"
ALL_DUTIES = "task AS t LEFT JOIN mine AS d ON d.task_id = t.id"
PROGRESS = "LEFT JOIN progress AS p ON p.milestone_id = m.id AND p.agency_id = :agency"

LINES = """
    SELECT m.id, m.task_id, m.number, m.text, m.due, ifnull(p.status, '未开始'), p.completed_on,
           p.value, g.low, g.high, ifnull(g.unit, ''), ifnull(g.qualifier, ''),
           EXISTS (SELECT 1 FROM note AS n WHERE n.agency_id = :agency AND n.task_id = m.task_id
                   AND n.milestone_id = m.id),
           EXISTS (SELECT 1 FROM recheck AS r
                   WHERE r.milestone_id = m.id AND r.agency_id = :agency),
           (SELECT count(*) FROM evidence AS e WHERE e.agency_id = :agency
            AND e.task_id = m.task_id AND e.milestone_id = m.id AND NOT {replaced})
    FROM milestone AS m
    JOIN task AS t ON t.id = m.task_id
    LEFT JOIN target AS g ON g.milestone_id = m.id
    LEFT JOIN progress AS p ON p.milestone_id = m.id AND p.agency_id = :agency
    WHERE m.task_id IN (SELECT value FROM json_each(:tasks)) AND {milestones}
    ORDER BY m.task_id, m.position
"""
