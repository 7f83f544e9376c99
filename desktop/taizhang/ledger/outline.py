"""The list: section → task → milestones, filtered, counted and ordered in SQL.

One query says which tasks are shown and how many of their milestones; from these counts any line of
the list is found without reading the others. Only the lines asked for are read.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from taizhang.ledger.evidence_changes import REPLACED
from taizhang.ledger.outline_query import ALL_DUTIES, GROUPS, LINES, OWN_DUTIES, PROGRESS, Where
from taizhang.ledger.outline_query import where as conditions
from taizhang.ledger.record import Status, may_record
from taizhang.ledger.trouble import known_values
from taizhang.plan.model import Role

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger

REQUIREMENTS = "要求"
"""The number of the section that part three is."""

ARCHIVE = "存档"
"""The number of the section that holds what an amended plan no longer has."""

UNNUMBERED = (REQUIREMENTS, ARCHIVE)
"""Sections that the document does not number, and whose tasks are not counted."""

OWN_ROLES = (Role.LEAD, Role.RESPONSIBLE, Role.PARTICIPANT, Role.GUIDE)


@dataclass(frozen=True, slots=True)
class Filter:
    """What is shown of the plan to one agency. Empty means: not restricted.

    ``whole_plan`` shows the others' tasks as well. ``text`` is words, each of which must be found
    in a milestone, its task's title or a note of the agency.
    """

    agency_id: int
    role: Role | None = None
    status: Status | None = None
    section: str = ""
    text: str = ""
    whole_plan: bool = False
    recheck: bool = False
    """Only what is 待复核."""

    @property
    def narrows(self) -> bool:
        """Whether something is asked for beyond whose tasks they are."""
        return bool(self.role or self.status or self.section or self.recheck or self.text.split())


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

    @property
    def is_open(self) -> bool:
        """Whether the unit may record something here."""
        return may_record(self.role)


Line = SectionLine | TaskLine | MilestoneLine


@dataclass(frozen=True, slots=True)
class Totals:
    """What the list shows: own tasks and their milestones; what is not counted as own apart."""

    tasks: int = 0
    milestones: int = 0
    done: int = 0
    skipped: int = 0
    general: int = 0
    requirements: int = 0
    others: int = 0
    archived: int = 0


@dataclass(slots=True)
class Outline:
    """The list for one filter. ``folded`` holds ids of tasks, ``folded_sections`` of sections."""

    ledger: Ledger
    wanted: Filter
    groups: list[Group]
    _where: Where
    folded: frozenset[int] = frozenset()
    folded_sections: frozenset[int] = frozenset()
    _starts: list[int] = field(default_factory=list)
    _tasks: dict[int, Group] = field(default_factory=dict)
    _milestones: dict[int, list[MilestoneLine]] = field(default_factory=dict)
    _titles: dict[int, tuple[str, str]] = field(default_factory=dict)
    _headings: dict[int, tuple[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._tasks = {group.task_id: group for group in self.groups}
        self._measure()

    def __len__(self) -> int:
        return self._starts[-1] if self._starts else 0

    def fold(self, tasks: frozenset[int], sections: frozenset[int]) -> None:
        """Fold these tasks and sections, and no others."""
        self.folded, self.folded_sections = tasks, sections
        self._measure()

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
                if group.section_id in self.folded_sections:
                    return None
                return self._start_of(index) + int(self._opens_section(index))
        return None

    def row_of_milestone(self, task_id: int, milestone_id: int) -> int | None:
        """Where the milestone's line is; None when it is not shown."""
        row = self.row_of_task(task_id)
        if row is None or task_id in self.folded:
            return None
        ids = [line.id for line in self.milestones_of(task_id)]
        return row + 1 + ids.index(milestone_id) if milestone_id in ids else None

    def milestones_of(self, task_id: int) -> list[MilestoneLine]:
        """The milestones of a task of the list that pass the filter."""
        self._read([self._tasks[task_id]])
        return self._milestones[task_id]

    @property
    def totals(self) -> Totals:
        """What the foot of the list says."""
        own = [g for g in self.groups if g.role in OWN_ROLES]
        return Totals(
            tasks=len(own),
            milestones=sum(g.shown for g in own),
            done=sum(g.shown_done for g in own),
            skipped=sum(g.shown_skipped for g in own),
            general=sum(g.role is Role.GENERAL for g in self.groups),
            requirements=sum(g.role is Role.ADDRESSED for g in self.groups),
            others=sum(g.role is None and g.section not in UNNUMBERED for g in self.groups),
            archived=sum(g.role is Role.ARCHIVED for g in self.groups),
        )

    def _measure(self) -> None:
        """Work out at which line each task ends, section lines counted with their first task."""
        sizes = []
        for index, group in enumerate(self.groups):
            size = int(self._opens_section(index))
            if group.section_id not in self.folded_sections:
                size += 1 + (0 if group.task_id in self.folded else group.shown)
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
        if group.section_id in self.folded_sections:
            return out
        number, title = self._titles[group.task_id]
        applicable = group.total - group.skipped
        out.append(
            TaskLine(
                group.task_id, group.section_id, number, title, group.role, group.done, applicable
            )
        )
        if group.task_id not in self.folded:
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
        rows = self._query_milestones(ids)
        with known_values(self.ledger.path):
            for row in rows:
                self._milestones[row[1]].append(_milestone_line(row, self._tasks[row[1]].role))
        tasks = self.ledger.rows(
            "SELECT t.id, t.number, t.title, s.id, s.number, s.title FROM task AS t "
            "JOIN section AS s ON s.id = t.section_id "
            "WHERE t.id IN (SELECT value FROM json_each(?))",
            (json.dumps(ids),),
        )
        for task_id, number, title, section_id, heading, section_title in tasks:
            self._titles[task_id] = (number, title)
            self._headings[section_id] = (heading, section_title)

    def _query_milestones(self, task_ids: Iterable[int]) -> list[tuple[Any, ...]]:
        where = self._where
        sql = LINES.format(milestones=where.milestones, replaced=REPLACED)
        return self.ledger.rows(sql, where.parameters | {"tasks": json.dumps(list(task_ids))})


def outline(
    ledger: Ledger,
    wanted: Filter,
    folded: frozenset[int] = frozenset(),
    folded_sections: frozenset[int] = frozenset(),
) -> Outline:
    """What ``wanted`` shows."""
    where = conditions(ledger, wanted)
    sql = GROUPS.format(
        milestones=where.milestones,
        tasks=where.tasks,
        duties=ALL_DUTIES if wanted.whole_plan else OWN_DUTIES,
        progress=PROGRESS if wanted.status else "",
    )
    rows = ledger.rows(sql, where.parameters)
    with known_values(ledger.path):
        groups = [_group(row) for row in rows]
    return Outline(ledger, wanted, groups, where, folded, folded_sections)


_ROLES: dict[str | None, Role | None] = {None: None, **{role.value: role for role in Role}}


def _group(row: tuple[Any, ...]) -> Group:
    section_id, section, task_id, role, *counts = row
    return Group(section_id, section, task_id, _ROLES[role], *counts)


def _milestone_line(row: tuple[Any, ...], role: Role | None) -> MilestoneLine:
    id_, task_id, number, text, due, status, on, value, low, high, unit, qualifier, *marks = row
    return MilestoneLine(
        id=id_,
        task_id=task_id,
        number=number,
        text=text,
        role=role,
        due=date.fromisoformat(due),
        status=Status(status),
        completed_on=date.fromisoformat(on) if on else None,
        value=value,
        target_low=low,
        target_high=high,
        unit=unit,
        qualifier=qualifier,
        has_note=bool(marks[0]),
        recheck=bool(marks[1]),
        evidence=marks[2],
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
