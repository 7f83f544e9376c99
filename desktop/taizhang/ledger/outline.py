"""The list as the document has it: section → task → milestones, filtered and counted in SQL.

One query says which tasks are shown and how many of their milestones; from these counts any line of
the list is found without reading the others. Only the lines asked for are read.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from taizhang.ledger.filter_sql import (
    ROWS,
    SETTLED_EACH,
    SETTLED_SHOWN,
    SHOWN,
    TASKS,
    Where,
    duties,
)
from taizhang.ledger.filter_sql import where as conditions
from taizhang.ledger.filters import AS_DOCUMENT, Arrangement, Filter
from taizhang.ledger.lines import Line, MilestoneLine, SectionLine, TaskLine, read_of_tasks, role_of
from taizhang.ledger.listing import OWN_ROLES, UNFOLDED, Folds, Place, Totals
from taizhang.ledger.status import may_record
from taizhang.ledger.trouble import known_values
from taizhang.plan.model import Role

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger


class Group(NamedTuple):
    """A task of the list. ``shown`` of its ``total`` milestones pass the filter.

    A tuple, since a key press makes one for each of hundreds of tasks.

    ``done`` and ``skipped`` count over all of them, ``shown_done`` and ``shown_skipped`` over those
    shown: a task's row shows how far the task is, whatever is filtered.
    """

    section_id: int
    section: str
    task_id: int
    role: Role | None
    shown: int
    shown_done: int
    shown_skipped: int
    total: int
    done: int
    skipped: int


@dataclass(slots=True)
class Outline:
    """The list for one filter, in the document's order."""

    ledger: Ledger
    wanted: Filter
    groups: list[Group]
    _where: Where
    folds: Folds = UNFOLDED
    arrangement: Arrangement = AS_DOCUMENT
    _starts: list[int] = field(default_factory=list)
    _tasks: dict[int, Group] = field(default_factory=dict)
    _milestones: dict[int, list[MilestoneLine]] = field(default_factory=dict)
    _titles: dict[int, tuple[str, str]] = field(default_factory=dict)
    _headings: dict[int, tuple[str, str]] = field(default_factory=dict)
    _ids: dict[int, list[int]] | None = None
    _placed: dict[int, list[Place]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._tasks = {group.task_id: group for group in self.groups}
        self._measure()

    def __len__(self) -> int:
        return self._starts[-1] if self._starts else 0

    @property
    def shape(self) -> object:
        """Equal for two lists whose lines are the same, whatever stands in them."""
        return [(g.task_id, g.shown) for g in self.groups]

    def fold(self, folds: Folds) -> None:
        """Fold these tasks and sections, and no others."""
        self.folds = folds
        self._measure()

    def all_folded(self) -> Folds:
        """Every task folded: what is left is the plan's headings."""
        return Folds(tasks=frozenset(g.task_id for g in self.groups))

    def lines(self, start: int, stop: int) -> list[Line]:
        """The lines from ``start`` to before ``stop``, as far as there are any."""
        stop = min(stop, len(self))
        if start >= stop:
            return []
        first, last = self._group_at(start), self._group_at(stop - 1)
        self._read(self.groups[first : last + 1])
        out: list[Line] = []
        for index in range(first, last + 1):
            out += self._lines_of(index)
        begin = self._start_of(first)
        return out[start - begin : stop - begin]

    def row_of(self, line: Line) -> int | None:
        """Where a line is that was read before; what is folded away is found at its heading."""
        if isinstance(line, SectionLine):
            return self.row_of_section(line.id)
        if isinstance(line, MilestoneLine):
            section = self.section_of(line.task_id)
            if line.task_id in self.folds.tasks or section in self.folds.sections:
                return self._folded_away(line.task_id)
            return self.row_of_milestone(line.task_id, line.id)
        return self._folded_away(line.id) if isinstance(line, TaskLine) else None

    def heading_row(self, line: MilestoneLine) -> int | None:
        """Where the heading of a milestone's line is."""
        return self.row_of_task(line.task_id)

    def _folded_away(self, task_id: int) -> int | None:
        row = self.row_of_task(task_id)
        section = self.section_of(task_id)
        if row is None and section in self.folds.sections:
            return self.row_of_section(section)
        return row

    def row_of_section(self, section_id: int) -> int | None:
        """Where the section's line is; None when it is not shown."""
        for index, group in enumerate(self.groups):
            if group.section_id == section_id:
                return self._start_of(index)
        return None

    def section_of(self, task_id: int) -> int | None:
        """The section of a task of the list."""
        group = self._tasks.get(task_id)
        return group.section_id if group else None

    def row_of_task(self, task_id: int) -> int | None:
        """Where the task's line is; None when it is not shown."""
        for index, group in enumerate(self.groups):
            if group.task_id == task_id:
                if group.section_id in self.folds.sections:
                    return None
                return self._start_of(index) + int(self._opens_section(index))
        return None

    def row_of_milestone(self, task_id: int, milestone_id: int) -> int | None:
        """Where the milestone's line is; None when it is not shown."""
        row = self.row_of_task(task_id)
        if row is None or task_id in self.folds.tasks:
            return None
        ids = self.shown_ids.get(task_id, [])
        return row + 1 + ids.index(milestone_id) if milestone_id in ids else None

    def unfolded_for(self, task_id: int) -> Folds:
        """The folds without those that hide a task's milestones."""
        section = self.section_of(task_id)
        return Folds(self.folds.tasks - {task_id}, self.folds.sections - {section})

    def milestones_of(self, task_id: int) -> list[MilestoneLine]:
        """The milestones of a task of the list that pass the filter."""
        self._read([self._tasks[task_id]])
        return self._milestones[task_id]

    def chosen(self, rows: Iterable[int]) -> list[Place]:
        """The milestones of these rows, in order: a heading stands for all that is below it."""
        wanted: dict[Place, None] = {}
        whole: set[int] = set()
        for row in rows:
            index = self._group_at(row)
            group = self.groups[index]
            if group.task_id in whole:
                continue
            inside = row - self._start_of(index)
            if inside == 0 and self._opens_section(index):
                members = self._members(group.section_id)
                whole |= {member.task_id for member in members}
                wanted |= dict.fromkeys(p for g in members for p in self._places(g))
                continue
            places = self._places(group)
            at = inside - int(self._opens_section(index)) - 1
            if at < 0:
                whole.add(group.task_id)
            wanted |= dict.fromkeys(places if at < 0 else places[at : at + 1])
        return list(wanted)

    def rows_of(self, milestone_ids: Collection[int]) -> list[int]:
        """The rows that stand for these milestones alone: their lines, folded headings."""
        found: list[int] = []
        for index, group in enumerate(self.groups):
            row = self._start_of(index)
            opens = self._opens_section(index)
            if group.section_id in self.folds.sections:
                if opens and self._all_among(self._members(group.section_id), milestone_ids):
                    found.append(row)
                continue
            row += int(opens)
            if group.task_id in self.folds.tasks:
                if self._all_among([group], milestone_ids):
                    found.append(row)
                continue
            ids = self.shown_ids.get(group.task_id, [])
            found += [row + n for n, id_ in enumerate(ids, 1) if id_ in milestone_ids]
        return found

    def _members(self, section_id: int) -> list[Group]:
        return [group for group in self.groups if group.section_id == section_id]

    def _all_among(self, groups: list[Group], milestone_ids: Collection[int]) -> bool:
        ids = self.shown_ids
        return all(id_ in milestone_ids for g in groups for id_ in ids.get(g.task_id, []))

    def _places(self, group: Group) -> list[Place]:
        places = self._placed.get(group.task_id)
        if places is None:
            is_open = may_record(group.role)
            ids = self.shown_ids.get(group.task_id, [])
            places = [Place(group.task_id, id_, is_open) for id_ in ids]
            self._placed[group.task_id] = places
        return places

    @property
    def shown_ids(self) -> dict[int, list[int]]:
        """The ids of the milestones that pass the filter, by task; nothing else of them is read."""
        if self._ids is None:
            where = self._where
            sql = ROWS.format(
                columns="m.task_id, m.id",
                duties=duties(self.wanted),
                joins=where.joins,
                tasks=where.tasks,
                milestones=where.milestones,
                rest="ORDER BY m.task_id, m.position",
            )
            self._ids = defaultdict(list)
            for task_id, id_ in self.ledger.rows(sql, where.parameters):
                self._ids[task_id].append(id_)
        return self._ids

    @property
    def totals(self) -> Totals:
        """What the foot of the list says."""
        return Totals.of(
            (g.role, g.section, g.shown, g.shown_done, g.shown_skipped) for g in self.groups
        )

    def _measure(self) -> None:
        """Work out at which line each task ends, section lines counted with their first task."""
        sizes = []
        for index, group in enumerate(self.groups):
            size = int(self._opens_section(index))
            if group.section_id not in self.folds.sections:
                size += 1 + (0 if group.task_id in self.folds.tasks else group.shown)
            sizes.append(size)
        self._starts = list(accumulate(sizes))

    def _opens_section(self, index: int) -> bool:
        return index == 0 or self.groups[index - 1].section_id != self.groups[index].section_id

    def _group_at(self, row: int) -> int:
        return bisect_right(self._starts, row)

    def _start_of(self, index: int) -> int:
        return self._starts[index - 1] if index else 0

    def _lines_of(self, index: int) -> list[Line]:
        group = self.groups[index]
        out: list[Line] = []
        if self._opens_section(index):
            out.append(self._section_line(group))
        if group.section_id in self.folds.sections:
            return out
        number, title = self._titles[group.task_id]
        applicable = group.total - group.skipped
        out.append(
            TaskLine(
                group.task_id, group.section_id, number, title, group.role, group.done, applicable
            )
        )
        if group.task_id not in self.folds.tasks:
            out += self._milestones[group.task_id]
        return out

    def _section_line(self, group: Group) -> SectionLine:
        number, title = self._headings[group.section_id]
        members = [g for g in self.groups if g.section_id == group.section_id]
        own = [g for g in members if g.role in OWN_ROLES]
        counted = own or [g for g in members if g.role is not None]
        done = sum(g.done for g in counted)
        return SectionLine(
            group.section_id, number, title, done, sum(g.total - g.skipped for g in counted)
        )

    def _read(self, groups: Sequence[Group]) -> None:
        """Read the lines of these tasks that were not read before."""
        missing = [g for g in groups if g.task_id not in self._milestones]
        if not missing:
            return
        ids = [g.task_id for g in missing]
        self._milestones.update({task_id: [] for task_id in ids})
        with known_values(self.ledger.path):
            for line in read_of_tasks(self.ledger, ids, self._where):
                self._milestones[line.task_id].append(line)
        tasks = self.ledger.rows(
            "SELECT t.id, t.number, t.title, s.id, s.number, s.title FROM task AS t "
            "JOIN section AS s ON s.id = t.section_id "
            "WHERE t.id IN (SELECT value FROM json_each(?))",
            (json.dumps(ids),),
        )
        for task_id, number, title, section_id, heading, section_title in tasks:
            self._titles[task_id] = (number, title)
            self._headings[section_id] = (heading, section_title)


def outline(ledger: Ledger, wanted: Filter, folds: Folds = UNFOLDED) -> Outline:
    """What ``wanted`` shows, as the document has it."""
    where = conditions(ledger, wanted)
    tasks = ledger.rows(TASKS.format(duties=duties(wanted), tasks=where.tasks), where.parameters)
    milestones, settled, shown_settled = _sums(ledger, where)
    groups = []
    with known_values(ledger.path):
        for section_id, section, task_id, role in tasks:
            total, shown = milestones.get(task_id, (0, 0))
            if shown:
                now, among = settled.get(task_id, (0, 0)), shown_settled.get(task_id, (0, 0))
                counts = (shown, *among, total, *now)
                groups.append(Group(section_id, section, task_id, role_of(role), *counts))
    return Outline(ledger, wanted, groups, where, folds)


_Sums = dict[int, tuple[int, int]]


def _sums(ledger: Ledger, where: Where) -> tuple[_Sums, _Sums, _Sums]:
    """By task: all its milestones and those shown; of all, and of those shown, done and skipped."""
    if where.found is not None:
        return _sums_of_found(ledger, where, where.found)
    milestones = _counts(ledger, SHOWN, where.milestones, where)
    settled = _counts(ledger, SETTLED_SHOWN, "1", replace(where, joins=""))
    if where.milestones == "1":
        return milestones, settled, settled
    return milestones, settled, _counts(ledger, SETTLED_SHOWN, where.milestones, where)


def _counts(ledger: Ledger, sql: str, milestones: str, where: Where) -> _Sums:
    """Two sums for each task."""
    rows = ledger.rows(sql.format(milestones=milestones, joins=where.joins), where.parameters)
    return {task_id: (first, second) for task_id, first, second in rows}


def _sums_of_found(
    ledger: Ledger, where: Where, found: frozenset[int]
) -> tuple[_Sums, _Sums, _Sums]:
    """The same where only words are sought: at every key, so it is counted here, not by SQL."""
    task_of = ledger.search.plan().task_of
    shown = Counter(task_of[id_] for id_ in found)
    totals = _counts(ledger, SHOWN, "1", replace(where, joins=""))
    all_settled: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    of_found: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for task_id, id_, done, skipped in ledger.rows(SETTLED_EACH, where.parameters):
        for sums in (all_settled, of_found) if id_ in found else (all_settled,):
            sums[task_id][0] += done
            sums[task_id][1] += skipped
    return (
        {task_id: (total, shown[task_id]) for task_id, (total, _) in totals.items()},
        {task_id: (done, skipped) for task_id, (done, skipped) in all_settled.items()},
        {task_id: (done, skipped) for task_id, (done, skipped) in of_found.items()},
    )


@dataclass(frozen=True, slots=True)
class SectionChoice:
    """A section as the section filter offers it."""

    number: str
    title: str


def sections(ledger: Ledger) -> list[SectionChoice]:
    """Every section of the plan, in its order."""
    sql = "SELECT number, title FROM section WHERE plan_id = ? ORDER BY position"
    return [SectionChoice(*row) for row in ledger.rows(sql, (ledger.plan_id,))]


def rechecks(ledger: Ledger, agency_id: int) -> int:
    """How many milestones are 待复核 for the unit."""
    sql = "SELECT count(*) FROM recheck WHERE agency_id = ?"
    return int(ledger.rows(sql, (agency_id,))[0][0])
