"""What a unit's own record does not tell, and the 交前检查 asks about."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from taizhang.ledger.agencies import own_unit
from taizhang.ledger.evidence_content import is_whole
from taizhang.ledger.trouble import known_values

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from taizhang.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Facts from around a record.

    ``silent`` are, by the ids of tasks that the unit leads, the other units of the task that have
    recorded nothing. ``later`` are, by the ids of milestones, the days of completions after the
    record's day. ``lost_files`` are ids of evidence whose file cannot be read.
    """

    silent: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    later: Mapping[int, date] = field(default_factory=dict)
    lost_files: Collection[int] = ()
    own_unit_chosen: bool = True


def surroundings(
    ledger: Ledger, agency_id: int, as_of: date, lost_files: Collection[int] = ()
) -> Surroundings:
    """The facts from around the unit's record as of a day."""
    return Surroundings(
        silent=_silent(ledger, agency_id),
        later=_later(ledger, agency_id, as_of),
        lost_files=lost_files,
        own_unit_chosen=own_unit(ledger) is not None,
    )


def lost_files(ledger: Ledger, agency_id: int) -> frozenset[int]:
    """The ids of the unit's evidence whose file is not what was put in, or is gone.

    Every byte is read: about a second for 300 MB.
    """
    sql = "SELECT id, content_id FROM evidence WHERE agency_id = ?"
    found = ledger.rows(sql, (agency_id,))
    broken = {c for c in {content for _, content in found} if not is_whole(ledger.rows, c)}
    return frozenset(id_ for id_, content in found if content in broken)


_SILENT = """
    SELECT other.task_id, g.short_name
    FROM assignment AS mine
    JOIN assignment AS other ON other.task_id = mine.task_id AND other.agency_id <> mine.agency_id
    JOIN agency AS g ON g.id = other.agency_id AND g.kind <> '集合'
    JOIN task AS t ON t.id = mine.task_id
    JOIN section AS s ON s.id = t.section_id
    WHERE mine.agency_id = :agency AND mine.role = '牵头' AND s.plan_id = :plan
      AND other.role IN ('负责', '参加')
      AND NOT EXISTS (
        SELECT 1 FROM note AS n WHERE n.agency_id = g.id AND n.task_id = other.task_id)
      AND NOT EXISTS (
        SELECT 1 FROM progress AS p JOIN milestone AS m ON m.id = p.milestone_id
        WHERE p.agency_id = g.id AND m.task_id = other.task_id)
      AND NOT EXISTS (
        SELECT 1 FROM evidence AS e WHERE e.agency_id = g.id AND e.task_id = other.task_id)
    ORDER BY other.task_id, other.position
"""


def _silent(ledger: Ledger, agency_id: int) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = defaultdict(list)
    for task_id, name in ledger.rows(_SILENT, {"agency": agency_id, "plan": ledger.plan_id}):
        found[task_id].append(name)
    return {task_id: tuple(names) for task_id, names in found.items()}


def _later(ledger: Ledger, agency_id: int, as_of: date) -> dict[int, date]:
    sql = """
        SELECT p.milestone_id, p.completed_on
        FROM progress AS p JOIN milestone AS m ON m.id = p.milestone_id
        JOIN task AS t ON t.id = m.task_id JOIN section AS s ON s.id = t.section_id
        WHERE p.agency_id = ? AND s.plan_id = ? AND p.completed_on > ?
    """
    with known_values(ledger.path):
        rows = ledger.rows(sql, (agency_id, ledger.plan_id, as_of.isoformat()))
        return {milestone_id: date.fromisoformat(on) for milestone_id, on in rows}
