"""An amended plan takes the place of the old one, and what was recorded moves along.

Tasks and milestones that are the same by their words (see `taizhang.plan.difference`) keep their
ids, so that progress, notes and history stay where they are. What the new plan no longer has is
archived when anything was recorded against it, else taken out. What changed in meaning is marked
待复核 for every unit that has recorded something there.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from taizhang.ledger import backups, drafts, journal
from taizhang.ledger.archive import Archive
from taizhang.ledger.journal import RowEdit
from taizhang.ledger.plan_rows import (
    Row,
    insert,
    insert_agency,
    insert_assignments,
    insert_milestone,
    insert_target,
    milestone_row,
    plan_row,
    read_plan,
    section_row,
    task_row,
)
from taizhang.ledger.plans import refuse_twice
from taizhang.ledger.settings import own_agency_key, setting
from taizhang.plan.difference import Difference, Kind, MilestoneChange, TaskChange, compare
from taizhang.plan.model import Plan, Target

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from taizhang.ledger.backups import Backup
    from taizhang.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class Amended:
    """What an amendment did. ``backup`` is the ledger as it was before."""

    difference: Difference
    archived: int
    """Milestones that the new plan no longer has, kept with what was recorded."""
    rechecks: int
    """Places marked 待复核, counted for each unit."""
    backup: Backup


def difference_to(ledger: Ledger, new: Plan) -> Difference:
    """What ``new`` would change of the plan that is shown; nothing is written."""
    return compare(read_plan(ledger, ledger.plan_id), new)


def amend(ledger: Ledger, new: Plan, at: datetime) -> Amended:
    """Put ``new`` in the place of the plan that is shown, after a backup.

    Raises:
        KnownError: ``new`` is another plan of the ledger, or the ledger or its backup cannot be
            written. The ledger is as it was.
    """
    refuse_twice(ledger, new, but=ledger.plan_id)
    drafts.seal(ledger)  # what was being typed is a note before it can be archived
    backup = backups.make(ledger, backups.Reason.UPDATE, at)
    with ledger.transaction():
        work = _Amendment(ledger, new, at)
        rechecks = work.run()
    return Amended(work.difference, work.archived, rechecks, backup)


class _Amendment:
    """One amendment inside its transaction."""

    def __init__(self, ledger: Ledger, new: Plan, at: datetime) -> None:
        self.ledger = ledger
        self.db = ledger.db
        self.plan_id = ledger.plan_id
        self.new = new
        self.at = at
        self.difference = compare(read_plan(ledger, self.plan_id), new)
        self.archived = 0
        self._task_ids: dict[str, int] = dict(self._rows(_TASK_IDS))
        self._milestone_ids: dict[str, int] = dict(self._rows(_MILESTONE_IDS))
        self._recorded = _recorded(ledger, self.plan_id)

    def run(self) -> int:
        """Amend; returns how many places were marked 待复核."""
        self._keep_version()
        self._make_room()
        agencies = self._put_agencies()
        sections = self._put_sections()
        self.db.execute(_DROP_ASSIGNMENTS, (self.plan_id,))
        for change in self.difference.tasks:
            if change.new is not None:
                self._put_task(change, sections[change.new.number], agencies)
        archive = Archive(self.ledger, self.plan_id)
        self.archived = archive.take(self._lost_tasks(), self._lost_milestones())
        archive.keep_duties(self._recorded)
        self.db.execute(_DROP_EMPTY_SECTIONS, (self.plan_id,))
        self._drop_agencies()
        rechecks = self._recheck()
        edits = (*self._move_along(), *rechecks)
        self._update("plan", self.plan_id, plan_row(self.new))
        journal.enter_plan(self.ledger, self.at, "UpdatePlan", self.new.facts.title, edits)
        return len(rechecks)

    # --- the plan's own rows ----------------------------------------------------------------------

    def _keep_version(self) -> None:
        self.db.execute(_KEEP_VERSION, {"plan": self.plan_id, "at": self.at.isoformat()})

    def _make_room(self) -> None:
        """Out of the way of new numbers and places, which are unique."""
        for sql in _MAKE_ROOM:
            self.db.execute(sql, (self.plan_id,))

    def _put_agencies(self) -> dict[str, int]:
        """The new plan's units, known ones under their ids; returns all ids by short name."""
        known: dict[str, int] = dict(
            self._rows("SELECT short_name, id FROM agency WHERE plan_id = ?")
        )
        self.db.execute(_DROP_COVER, (self.plan_id,))
        for agency in self.new.agencies:
            if agency.short_name not in known:
                known[agency.short_name] = insert_agency(self.db, self.plan_id, agency)
                continue
            id_ = known[agency.short_name]
            row = {"full_name": agency.full_name, "kind": agency.kind.value, "origin": "方案"}
            self._update("agency", id_, row)
            self.db.table("collective_cover").insert_all(
                {"collective_id": id_, "kind": kind.value} for kind in agency.covers
            )
        return known

    def _put_sections(self) -> dict[str, tuple[int, int]]:
        """Each new task's section id and place in it, by the task's number."""
        found = {}
        for position, section in enumerate(self.new.sections, 1):
            section_id = insert(self.db, "section", section_row(self.plan_id, position, section))
            for place, task in enumerate(section.tasks, 1):
                found[task.number] = (section_id, place)
        return found

    def _put_task(
        self, change: TaskChange, place: tuple[int, int], agencies: dict[str, int]
    ) -> None:
        assert change.new is not None
        row = task_row(*place, change.new)
        if change.old is None:
            task_id = insert(self.db, "task", row)
        else:
            task_id = self._task_ids[change.old.number]
            self._update("task", task_id, row)
        insert_assignments(self.db, task_id, change.new, agencies)
        having = [m for m in change.milestones if m.new is not None]
        for order, milestone in enumerate(having, 1):
            self._put_milestone(milestone, task_id, order)

    def _put_milestone(self, change: MilestoneChange, task_id: int, order: int) -> None:
        assert change.new is not None
        if change.old is None:
            insert_milestone(self.db, task_id, order, change.new)
            return
        milestone_id = self._milestone_ids[change.old.number]
        self._update("milestone", milestone_id, milestone_row(task_id, order, change.new))
        self.db.execute("DELETE FROM target WHERE milestone_id = ?", (milestone_id,))
        insert_target(self.db, milestone_id, change.new.target)

    def _lost_tasks(self) -> list[int]:
        return [
            self._task_ids[change.old.number]
            for change in self.difference.tasks
            if change.old is not None and change.new is None
        ]

    def _lost_milestones(self) -> list[int]:
        return [
            self._milestone_ids[milestone.old.number]
            for change in self.difference.tasks
            for milestone in change.milestones
            if milestone.old is not None and milestone.new is None
        ]

    def _drop_agencies(self) -> None:
        """Units that the new plan does not name and that nothing hangs on."""
        names = {agency.short_name for agency in self.new.agencies}
        own = setting(self.ledger, own_agency_key(self.ledger))
        for id_, name in self._rows(_IDLE_AGENCIES):
            if name not in names and str(id_) != own:
                self.db.execute("DELETE FROM agency WHERE id = ?", (id_,))

    # --- the record -------------------------------------------------------------------------------

    def _move_along(self) -> list[RowEdit]:
        """Notes, evidence and drafts go where their milestones have gone."""
        self.db.execute(_MOVE_DRAFTS, (self.plan_id,))
        edits = []
        for table in ("note", "evidence"):
            cursor = self.db.execute(_ELSEWHERE.format(table=table), (self.plan_id,))
            names = [column[0] for column in cursor.description]
            for *values, task_id in cursor.fetchall():
                before: Row = dict(zip(names, values, strict=False))
                edits.append(RowEdit(table, before, {**before, "task_id": task_id}))
        return edits

    def _recheck(self) -> list[RowEdit]:
        """Mark what changed in meaning, for each unit that has recorded something there."""
        reasons: dict[tuple[int, int], list[str]] = defaultdict(list)
        for change in self.difference.tasks:
            for milestone in change.milestones:
                for reason in _reasons(milestone):
                    for agency_id in self._units_at(milestone):
                        reasons[self._id_of(milestone), agency_id].append(reason)
            for agency_id, reason in self._role_reasons(change):
                for milestone in change.milestones:
                    if milestone.new is not None and agency_id in self._units_at(milestone):
                        reasons[self._id_of(milestone), agency_id].append(reason)
        earlier = {tuple(row[:2]): row[2] for row in self._rows(_RECHECKS)}
        return [self._recheck_edit(key, earlier.get(key), said) for key, said in reasons.items()]

    def _recheck_edit(self, key: tuple[int, int], earlier: str | None, said: list[str]) -> RowEdit:
        row = {"milestone_id": key[0], "agency_id": key[1]}
        before = None if earlier is None else {**row, "reason": earlier}
        words = "；".join(said if earlier is None else [earlier, *said])
        return RowEdit("recheck", before, {**row, "reason": words})

    def _id_of(self, change: MilestoneChange) -> int:
        assert change.old is not None
        return self._milestone_ids[change.old.number]

    def _units_at(self, change: MilestoneChange) -> set[int]:
        return set() if change.old is None else self._recorded[self._id_of(change)]

    def _role_reasons(self, change: TaskChange) -> Iterator[tuple[int, str]]:
        ids: dict[str, int] = dict(
            self._rows("SELECT short_name, id FROM agency WHERE plan_id = ?")
        )
        for agency in change.agencies:
            if agency.before is not None and agency.after is not None:
                yield ids[agency.agency], f"本单位由“{agency.before}”改为“{agency.after}”"

    # --- small ------------------------------------------------------------------------------------

    def _rows(self, sql: str) -> list[tuple[Any, ...]]:
        return self.ledger.rows(sql, (self.plan_id,))

    def _update(self, table: str, id_: int, row: Row) -> None:
        columns = ", ".join(f"{name} = ?" for name in row)
        sql = f"UPDATE {table} SET {columns} WHERE id = ?"  # noqa: S608 - names from this package
        self.db.execute(sql, [*row.values(), id_])


def _reasons(change: MilestoneChange) -> Iterator[str]:
    if change.old is None or change.new is None:
        return
    if Kind.REWORDED in change.kinds:
        yield f"文字有改动，原为“{change.old.text}”"
    if Kind.DUE in change.kinds:
        yield f"完成时限由 {change.old.due} 改为 {change.new.due}"
    if Kind.TARGET in change.kinds:
        before, after = _goal(change.old.target), _goal(change.new.target)
        yield f"指标由“{before}”改为“{after}”"


def _goal(target: Target | None) -> str:
    return target.written or target.name if target is not None else "无"


def _recorded(ledger: Ledger, plan_id: int) -> dict[int, set[int]]:
    """By milestone, the units that have recorded something against it."""
    found: dict[int, set[int]] = defaultdict(set)
    for milestone_id, agency_id in ledger.rows(_RECORDED, {"plan": plan_id}):
        found[milestone_id].add(agency_id)
    return found


_LIVE = "IN (SELECT id FROM section WHERE plan_id = ? AND kind <> '存档')"

_TASK_IDS = f"SELECT number, id FROM task WHERE section_id {_LIVE}"  # noqa: S608
_MILESTONE_IDS = f"""
    SELECT number, id FROM milestone
    WHERE task_id IN (SELECT id FROM task WHERE section_id {_LIVE})
"""  # noqa: S608
_RECORDED = """
    SELECT r.milestone_id, r.agency_id FROM (
        SELECT milestone_id, agency_id FROM progress
        UNION SELECT milestone_id, agency_id FROM note WHERE milestone_id IS NOT NULL
        UNION SELECT milestone_id, agency_id FROM evidence WHERE milestone_id IS NOT NULL
        UNION SELECT milestone_id, agency_id FROM deadline
        UNION SELECT milestone_id, agency_id FROM pace_override
        UNION SELECT milestone_id, agency_id FROM step
    ) AS r JOIN agency AS g ON g.id = r.agency_id WHERE g.plan_id = :plan
"""
_RECHECKS = """
    SELECT r.milestone_id, r.agency_id, r.reason FROM recheck AS r
    JOIN agency AS g ON g.id = r.agency_id WHERE g.plan_id = ?
"""
_KEEP_VERSION = """
    INSERT INTO plan_version (plan_id, number, replaced_at, title, doc_number, issued_on, published)
    SELECT id, 1 + (SELECT count(*) FROM plan_version WHERE plan_id = :plan), :at,
           title, doc_number, issued_on, published
    FROM plan WHERE id = :plan
"""
_MAKE_ROOM = (
    f"""UPDATE milestone SET position = -id
        WHERE task_id IN (SELECT id FROM task WHERE section_id {_LIVE})""",  # noqa: S608
    f"UPDATE task SET position = -id WHERE section_id {_LIVE}",  # noqa: S608
    """UPDATE section SET position = -id, number = iif(kind = '存档', number, '~' || id)
       WHERE plan_id = ?""",
)
_DROP_ASSIGNMENTS = f"""
    DELETE FROM assignment WHERE task_id IN (SELECT id FROM task WHERE section_id {_LIVE})
"""  # noqa: S608
_DROP_COVER = """
    DELETE FROM collective_cover WHERE collective_id IN (SELECT id FROM agency WHERE plan_id = ?)
"""
_DROP_EMPTY_SECTIONS = """
    DELETE FROM section WHERE plan_id = ? AND position < 0 AND kind <> '存档'
"""
_IDLE_AGENCIES = """
    SELECT g.id, g.short_name FROM agency AS g WHERE g.plan_id = ? AND g.origin = '方案'
    AND g.id NOT IN (SELECT agency_id FROM assignment)
    AND g.id NOT IN (SELECT agency_id FROM progress)
    AND g.id NOT IN (SELECT agency_id FROM note)
    AND g.id NOT IN (SELECT agency_id FROM evidence)
    AND g.id NOT IN (SELECT agency_id FROM deadline)
    AND g.id NOT IN (SELECT agency_id FROM pace_override)
    AND g.id NOT IN (SELECT agency_id FROM step)
    AND g.id NOT IN (SELECT agency_id FROM recheck)
    AND g.id NOT IN (SELECT agency_id FROM draft)
    AND g.id NOT IN (SELECT agency_id FROM journal WHERE agency_id IS NOT NULL)
    AND g.id NOT IN (SELECT collective_id FROM collective_cover)
"""
_ELSEWHERE = """
    SELECT n.*, m.task_id FROM {table} AS n
    JOIN agency AS g ON g.id = n.agency_id
    JOIN milestone AS m ON m.id = n.milestone_id
    WHERE g.plan_id = ? AND m.task_id <> n.task_id
"""
_MOVE_DRAFTS = """
    UPDATE draft SET task_id = (SELECT m.task_id FROM milestone AS m WHERE m.id = milestone_id)
    WHERE milestone_id <> 0 AND agency_id IN (SELECT id FROM agency WHERE plan_id = ?)
"""
