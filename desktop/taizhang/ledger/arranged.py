"""The list in another order than the document's: milestones sorted by a column, in groups or not.

One query reads each milestone's id with the values it is sorted and grouped by; lines are read when
they are asked for. Rows that a column does not tell apart stay in the document's order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from taizhang.ledger.filter_sql import (
    EXPRESSIONS,
    ROWS,
    Where,
    duties,
    joins,
    teach_pace,
)
from taizhang.ledger.filter_sql import where as conditions
from taizhang.ledger.filters import (
    BLANK,
    ORDERS,
    Arrangement,
    Column,
    Filter,
    Sort,
    in_order,
)
from taizhang.ledger.lines import GroupLine, Line, MilestoneLine, read_milestones, role_of
from taizhang.ledger.listing import UNFOLDED, Folds, Listing, Place, Totals
from taizhang.ledger.outline import outline
from taizhang.ledger.status import Status, may_record
from taizhang.ledger.trouble import known_values
from taizhang.plan.model import Role

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger

GROUPABLE = (
    Column.SECTION,
    Column.ROLE,
    Column.STATUS,
    Column.LEAD,
    Column.DUE,
    Column.TIMING,
    Column.PACE,
    Column.KIND,
)
"""What the list can be grouped by: columns with one value for a milestone, and few of them."""

_FIRST_UNIT = """
    ifnull((SELECT a.short_name FROM assignment AS b JOIN agency AS a ON a.id = b.agency_id
            WHERE b.task_id = t.id {which} ORDER BY b.position LIMIT 1), '')
"""
_FIRST_LEAD = _FIRST_UNIT.format(which="AND b.role = '牵头'")
_RAW: dict[Column, tuple[str, tuple[str, ...]]] = {
    Column.NUMBER: ("0", ()),
    Column.SECTION: ("s.position", ()),
    Column.LEAD: (_FIRST_LEAD, ()),
    Column.AGENCY: (_FIRST_UNIT.format(which=""), ()),
    Column.VALUE: ("p.value / g.low", ("p", "g")),
    Column.NOTE: (
        "(SELECT count(*) FROM note AS n WHERE n.agency_id = :agency "
        "AND n.task_id = m.task_id AND n.milestone_id = m.id)",
        (),
    ),
    Column.EVIDENCE: (
        "(SELECT count(*) FROM evidence AS e WHERE e.agency_id = :agency "
        "AND e.task_id = m.task_id AND e.milestone_id = m.id)",
        (),
    ),
}
"""What a column is sorted by where it is not the value that it is filtered by."""


_COLUMNS = "m.id, m.task_id, s.number, s.position, d.role, ifnull(p.status, '未开始')"


class _Row(NamedTuple):
    id: int
    task_id: int
    section: str
    section_place: int
    role: Role | None
    status: str
    group: Any
    key: Any


@dataclass(slots=True)
class _Group:
    value: str
    rows: list[_Row]

    def line(self, column: Column) -> GroupLine:
        done = sum(row.status == Status.DONE for row in self.rows)
        skipped = sum(row.status == Status.NOT_APPLICABLE for row in self.rows)
        return GroupLine(column, self.value, len(self.rows), done, len(self.rows) - skipped)


@dataclass(slots=True)
class Arranged:
    """The list for one filter, arranged by columns."""

    ledger: Ledger
    wanted: Filter
    arrangement: Arrangement
    _groups: list[_Group]
    _where: Where
    folds: Folds = UNFOLDED
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._measure()

    def __len__(self) -> int:
        return self._starts[-1] if self._starts else 0

    @property
    def shape(self) -> object:
        """Equal for two lists whose lines are the same, whatever stands in them."""
        return [(g.value, [row.id for row in g.rows]) for g in self._groups]

    @property
    def totals(self) -> Totals:
        """What the foot of the list says."""
        tasks: dict[int, list[_Row]] = defaultdict(list)
        for group in self._groups:
            for row in group.rows:
                tasks[row.task_id].append(row)
        return Totals.of(
            (
                rows[0].role,
                rows[0].section,
                len(rows),
                sum(row.status == Status.DONE for row in rows),
                sum(row.status == Status.NOT_APPLICABLE for row in rows),
            )
            for rows in tasks.values()
        )

    def fold(self, folds: Folds) -> None:
        """Fold these groups, and no others."""
        self.folds = folds
        self._measure()

    def all_folded(self) -> Folds:
        """Every group folded; without groups there is nothing to fold."""
        if self.arrangement.group is None:
            return UNFOLDED
        return Folds(groups=frozenset(group.value for group in self._groups))

    def lines(self, start: int, stop: int) -> list[Line]:
        """The lines from ``start`` to before ``stop``, as far as there are any."""
        found: list[_Group | _Row] = [self._at(row) for row in range(start, min(stop, len(self)))]
        ids = [row.id for row in found if isinstance(row, _Row)]
        with known_values(self.ledger.path):
            read = {line.id: line for line in read_milestones(self.ledger, ids, self._where)}
        column = self.arrangement.group
        out: list[Line] = []
        for one in found:
            if isinstance(one, _Row):
                out.append(read[one.id])
            elif column is not None:
                out.append(one.line(column))
        return out

    def row_of(self, line: Line) -> int | None:
        """Where a line is that was read before; what is folded away is found at its heading."""
        if isinstance(line, GroupLine):
            values = [group.value for group in self._groups]
            return self._start_of(values.index(line.value)) if line.value in values else None
        if not isinstance(line, MilestoneLine):
            return None
        row = self.row_of_milestone(line.task_id, line.id)
        return self.heading_row(line) if row is None else row

    def heading_row(self, line: MilestoneLine) -> int | None:
        """Where the line of a milestone's group is; None where there are no groups."""
        index = self._group_of(line.id)
        if index is None or self.arrangement.group is None:
            return None
        return self._start_of(index)

    def row_of_task(self, task_id: int) -> int | None:
        """Tasks have no lines here: where the first of its milestones is."""
        for index, group in enumerate(self._groups):
            for place, row in enumerate(group.rows):
                if row.task_id == task_id and group.value not in self.folds.groups:
                    return self._start_of(index) + self._heading + place
        return None

    def row_of_milestone(self, task_id: int, milestone_id: int) -> int | None:
        """Where the milestone's line is; None when it is not shown."""
        index = self._group_of(milestone_id)
        if index is None or self._groups[index].value in self.folds.groups:
            return None
        place = [row.id for row in self._groups[index].rows].index(milestone_id)
        return self._start_of(index) + self._heading + place

    def unfolded_for(self, task_id: int) -> Folds:
        """The folds without those that hide a task's milestones."""
        hiding = {g.value for g in self._groups if any(r.task_id == task_id for r in g.rows)}
        return Folds(groups=self.folds.groups - hiding)

    def chosen(self, rows: Iterable[int]) -> list[Place]:
        """The milestones of these rows, in order: a heading stands for all that is below it."""
        wanted: dict[Place, None] = {}
        for row in rows:
            found = self._at(row)
            members = [found] if isinstance(found, _Row) else found.rows
            wanted |= dict.fromkeys(Place(m.task_id, m.id, may_record(m.role)) for m in members)
        return list(wanted)

    def rows_of(self, milestone_ids: Collection[int]) -> list[int]:
        """The rows that stand for these milestones alone: their lines, folded headings."""
        found: list[int] = []
        for index, group in enumerate(self._groups):
            start = self._start_of(index)
            if group.value not in self.folds.groups:
                first = start + self._heading
                found += [first + n for n, r in enumerate(group.rows) if r.id in milestone_ids]
            elif all(row.id in milestone_ids for row in group.rows):
                found.append(start)
        return found

    @property
    def _heading(self) -> int:
        return int(self.arrangement.group is not None)

    def _measure(self) -> None:
        self._starts = list(
            accumulate(
                self._heading + (0 if group.value in self.folds.groups else len(group.rows))
                for group in self._groups
            )
        )

    def _start_of(self, index: int) -> int:
        return self._starts[index - 1] if index else 0

    def _at(self, row: int) -> _Group | _Row:
        index = bisect_right(self._starts, row)
        inside = row - self._start_of(index) - self._heading
        return self._groups[index] if inside < 0 else self._groups[index].rows[inside]

    def _group_of(self, milestone_id: int) -> int | None:
        for index, group in enumerate(self._groups):
            if any(row.id == milestone_id for row in group.rows):
                return index
        return None


def listing(
    ledger: Ledger, wanted: Filter, arrangement: Arrangement, folds: Folds = UNFOLDED
) -> Listing:
    """What ``wanted`` shows, arranged as is asked."""
    if arrangement.is_documents:
        return outline(ledger, wanted, folds)
    return arranged(ledger, wanted, arrangement, folds)


def arranged(
    ledger: Ledger, wanted: Filter, arrangement: Arrangement, folds: Folds = UNFOLDED
) -> Arranged:
    """What ``wanted`` shows, sorted and grouped by columns."""
    where = conditions(ledger, wanted)
    group, group_needs = _group_value(arrangement.group)
    key, key_needs = _raw(arrangement.sort)
    if Column.PACE in (arrangement.group, arrangement.sort):
        teach_pace(ledger)
    needs = {"p", *group_needs, *key_needs}
    needs |= {n for c in wanted.conditions for n in EXPRESSIONS[c.column].needs}
    sql = ROWS.format(
        columns=f"{_COLUMNS}, {group}, {key}",
        duties=duties(wanted),
        joins=joins(needs),
        tasks=where.tasks,
        milestones=where.milestones,
        rest="ORDER BY s.position, t.position, m.position",
    )
    with known_values(ledger.path):
        rows = [
            _Row(id_, task, section, place, role_of(role), *values)
            for id_, task, section, place, role, *values in ledger.rows(sql, where.parameters)
        ]
    if arrangement.sort is not None:
        rows = _sorted(rows, arrangement)
    return Arranged(ledger, wanted, arrangement, _grouped(rows, arrangement.group), where, folds)


def _group_value(column: Column | None) -> tuple[str, tuple[str, ...]]:
    if column is None:
        return "''", ()
    if column is Column.LEAD:
        return _FIRST_LEAD, ()
    return EXPRESSIONS[column].sql, EXPRESSIONS[column].needs


def _raw(column: Column | None) -> tuple[str, tuple[str, ...]]:
    if column is None:
        return "0", ()
    return _RAW.get(column, (EXPRESSIONS[column].sql, EXPRESSIONS[column].needs))


def _sorted(rows: list[_Row], arrangement: Arrangement) -> list[_Row]:
    """Blanks come last in both directions, as in a spreadsheet."""
    assert arrangement.sort is not None
    filled = [row for row in rows if row.key not in (None, BLANK)]
    blank = [row for row in rows if row.key in (None, BLANK)]
    order = None if arrangement.sort in _RAW else ORDERS.get(arrangement.sort)
    down = arrangement.direction is Sort.DOWN
    if arrangement.sort is Column.NUMBER:
        return rows[::-1] if down else rows
    filled.sort(key=lambda row: row.key if order is None else order.index(row.key), reverse=down)
    return filled + blank


def _grouped(rows: list[_Row], column: Column | None) -> list[_Group]:
    members: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        members[row.group].append(row)
    if column is None:
        return [_Group(BLANK, rows)] if rows else []
    places = {row.group: row.section_place for row in reversed(rows)}
    return [_Group(value, members[value]) for value in in_order(column, members, places)]
