"""What is shown of a plan: conditions on columns, and the order and the groups of what is left.

Conditions on different columns must all hold (AND); within a column any of its values will do (OR);
a condition can be turned round (NOT). A `View` is all of it, kept under a name (我的视图).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from taizhang.ledger.pace import Pace, Timing
from taizhang.ledger.status import NoteField, Status
from taizhang.plan.model import MilestoneKind, Role


class Column(StrEnum):
    """What the list can be filtered, sorted and grouped by. The values name it in stored views."""

    NUMBER = "编号"
    SECTION = "类别"
    LEAD = "牵头单位"
    AGENCY = "分工单位"
    ROLE = "角色"
    KIND = "种类"
    DUE = "时限"
    STATUS = "状态"
    TIMING = "期限"
    PACE = "序时"
    DONE_ON = "完成日期"
    VALUE = "完成值"
    NOTE = "备注"
    EVIDENCE = "佐证"
    STEPS = "分解"
    RECHECK = "待复核"


BLANK = ""
"""The value of a column where nothing stands."""

OTHERS = "其他单位任务"
"""The role of a unit in a task that does not concern it."""

SETTLED = "已了结"
"""期限 of what is done or does not apply."""

NOT_DUE = "未到期"
"""期限 of what is neither 逾期 nor 临期."""

YES = "有"
NO = "无"

STEPS_OPEN = "未完成"
STEPS_DONE = "已完成"

ORDERS: dict[Column, tuple[str, ...]] = {
    Column.STATUS: tuple(Status),
    Column.ROLE: (*Role, OTHERS),
    Column.PACE: tuple(Pace),
    Column.TIMING: (Timing.OVERDUE, Timing.DUE_SOON, NOT_DUE, SETTLED),
    Column.KIND: tuple(MilestoneKind),
    Column.STEPS: (STEPS_OPEN, STEPS_DONE, NO),
    Column.NOTE: (*NoteField, BLANK),
    Column.EVIDENCE: (YES, NO),
    Column.VALUE: (YES, NO, BLANK),
}
"""The values of the columns whose words have an order of their own."""


def in_order(column: Column, values: Iterable[str], places: Mapping[str, int]) -> list[str]:
    """The values as a person looks for them.

    Words that have an order by it, sections by their ``places``, days and names as a dictionary
    has them, blank last.
    """
    order = ORDERS.get(column)
    if order is not None:
        known = {value: place for place, value in enumerate(order)}
        return sorted(values, key=lambda value: (known.get(value, len(order)), value))
    if column is Column.SECTION:
        return sorted(values, key=lambda value: (places.get(value, len(places)), value))
    # GB 18030 has common characters in the order of their pinyin.
    return sorted(values, key=lambda value: (value == BLANK, value.encode("gb18030", "replace")))


@dataclass(frozen=True, slots=True)
class Condition:
    """A column that must have one of ``values``; with ``negated``, none of them.

    Values are what the ledger holds: words as the document has them, days as 2012-12-31, BLANK for
    nothing. Of a column with many values for a milestone (分工单位, 备注) one is enough.
    """

    column: Column
    values: frozenset[str]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """What is shown of the plan to one agency. Empty means: not restricted.

    ``whole_plan`` shows the others' tasks as well. ``text`` is words, each of which must be found
    in a milestone, its task or what the agency wrote there. There is at most one condition for a
    column. ``as_of`` is the day by which 期限 and 序时 are judged; None is the end of the plan's
    year.
    """

    agency_id: int
    text: str = ""
    whole_plan: bool = False
    conditions: tuple[Condition, ...] = ()
    as_of: date | None = None

    @property
    def narrows(self) -> bool:
        """Whether something is asked for beyond whose tasks they are."""
        return bool(self.conditions or self.text.split())

    def on(self, column: Column) -> Condition | None:
        """The condition on a column; None where there is none."""
        return next((c for c in self.conditions if c.column is column), None)

    def without(self, column: Column) -> Filter:
        """The same without a condition on ``column``."""
        kept = tuple(c for c in self.conditions if c.column is not column)
        return replace(self, conditions=kept)

    def where(self, column: Column, *values: str, negated: bool = False) -> Filter:
        """The same with this condition on ``column``, in place of any other on it."""
        condition = Condition(column, frozenset(map(str, values)), negated)
        return replace(self, conditions=(*self.without(column).conditions, condition))

    def only(self, column: Column) -> str | None:
        """The one value that a condition on ``column`` asks for; None where it asks for more."""
        condition = self.on(column)
        if condition is None or condition.negated or len(condition.values) != 1:
            return None
        (value,) = condition.values
        return value


def filter_of(
    agency_id: int,
    *,
    role: Role | None = None,
    status: Status | None = None,
    section: str = "",
    text: str = "",
    whole_plan: bool = False,
    recheck: bool = False,
    as_of: date | None = None,
) -> Filter:
    """A filter by the things asked for most, each None or empty where it is not restricted."""
    wanted = Filter(agency_id, text, whole_plan, as_of=as_of)
    for column, value in (
        (Column.ROLE, role),
        (Column.STATUS, status),
        (Column.SECTION, section),
        (Column.RECHECK, Column.RECHECK if recheck else ""),
    ):
        if value:
            wanted = wanted.where(column, value)
    return wanted


class Sort(StrEnum):
    """The two directions."""

    UP = "升序"
    DOWN = "降序"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How what is shown is ordered: as the document does, or by a column, in groups or not.

    Rows that a column does not tell apart stay in the document's order.
    """

    group: Column | None = None
    sort: Column | None = None
    direction: Sort = Sort.UP

    @property
    def is_documents(self) -> bool:
        """Whether section, task and milestones stand as in the document."""
        return self.group is None and self.sort is None


AS_DOCUMENT = Arrangement()


@dataclass(frozen=True, slots=True)
class View:
    """A filter with its arrangement and columns, apart from whose tasks they are.

    ``columns`` are names of the window's columns, in order; empty for the usual ones.
    """

    text: str = ""
    whole_plan: bool = False
    conditions: tuple[Condition, ...] = ()
    arrangement: Arrangement = AS_DOCUMENT
    columns: tuple[str, ...] = field(default=())

    def filter(self, agency_id: int, as_of: date | None = None) -> Filter:
        """The filter of the view for an agency."""
        return Filter(agency_id, self.text, self.whole_plan, self.conditions, as_of)


def view_of(
    wanted: Filter, arrangement: Arrangement = AS_DOCUMENT, columns: Iterable[str] = ()
) -> View:
    """What is shown now, as a view."""
    return View(wanted.text, wanted.whole_plan, wanted.conditions, arrangement, tuple(columns))


def to_json(view: View) -> str:
    """A view as it is kept."""
    return json.dumps(
        {
            "text": view.text,
            "whole_plan": view.whole_plan,
            "conditions": [
                {"column": c.column, "values": sorted(c.values), "negated": c.negated}
                for c in view.conditions
            ],
            "group": view.arrangement.group,
            "sort": view.arrangement.sort,
            "direction": view.arrangement.direction,
            "columns": list(view.columns),
        },
        ensure_ascii=False,
    )


def from_json(stored: str) -> View:
    """A view as it was kept; what a newer program added to it is left out.

    Raises:
        ValueError: it is no view.
    """
    try:
        return _view(json.loads(stored))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(stored) from error


def _view(kept: dict[str, Any]) -> View:
    group, sort = kept["group"], kept["sort"]
    return View(
        text=str(kept["text"]),
        whole_plan=kept["whole_plan"] is True,
        conditions=tuple(
            Condition(Column(c["column"]), frozenset(map(str, c["values"])), c["negated"] is True)
            for c in kept["conditions"]
            if c["column"] in set(Column)
        ),
        arrangement=Arrangement(
            Column(group) if group else None,
            Column(sort) if sort else None,
            Sort(kept["direction"]),
        ),
        columns=tuple(map(str, kept["columns"])),
    )
