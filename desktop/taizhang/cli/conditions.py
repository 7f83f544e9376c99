"""Conditions as they are typed: 状态=未开始,进行中  牵头单位!=省科技厅  时限<=2012-06-30."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import click

from taizhang.errors import KnownError
from taizhang.ledger.facets import facets
from taizhang.ledger.filters import BLANK, ORDERS, Column, Condition, Filter
from taizhang.ledger.find import find
from taizhang.ledger.views import view

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger

DAYS = (Column.DUE, Column.DONE_ON)
MANY = (Column.LEAD, Column.AGENCY, Column.NOTE)
"""Columns that can have several values for a milestone."""

_BLANK_WORDS = (BLANK, "空", "（空）")
_SIGN = re.compile("!=|<=|>=|=")

where_option = click.option(
    "--where",
    "conditions",
    multiple=True,
    metavar="条件",
    help="条件，可以写多个，都要符合：状态=未开始,进行中；牵头单位!=省科技厅；时限<=2012-06-30。",
)
view_option = click.option("--view", "view_name", default="", help="从这个视图的筛选条件开始。")


@dataclass(frozen=True, slots=True)
class Typed:
    """A condition as it was typed."""

    column: Column
    sign: str
    values: tuple[str, ...]


def filter_of(
    ledger: Ledger, start: Filter, conditions: Sequence[str], view_name: str = ""
) -> Filter:
    """``start`` narrowed by a view and by conditions; all of them must hold.

    Raises:
        KnownError: there is no such view, column or value, or two conditions on a column that has
            several values.
    """
    wanted = start
    if view_name:
        kept = view(ledger, view_name).filter(start.agency_id, start.as_of)
        text = " ".join(filter(None, (kept.text, start.text)))
        wanted = replace(kept, text=text, whole_plan=kept.whole_plan or start.whole_plan)
        for condition in start.conditions:
            wanted = _also(ledger, wanted, condition)
    for words in conditions:
        wanted = _also(ledger, wanted, _condition(ledger, wanted, typed(words)))
    return wanted


def typed(words: str) -> Typed:
    """A condition's column, sign and values. Raises KnownError for what is none."""
    sign = _SIGN.search(words)
    if sign is None:
        raise KnownError("“{0}”不是条件。条件写作 状态=未开始 或 时限<=2012-06-30。", words)
    name = words[: sign.start()].strip()
    if name not in set(Column):
        raise KnownError("没有“{0}”这一列。可选：{1}。", name, "、".join(Column))
    values = tuple(value.strip() for value in re.split("[,，]", words[sign.end() :]))
    return Typed(Column(name), sign.group(), values)


def _condition(ledger: Ledger, wanted: Filter, said: Typed) -> Condition:
    if said.sign in ("<=", ">="):
        return _range(ledger, wanted, said)
    values = frozenset(_value(ledger, wanted, said.column, value) for value in said.values)
    return Condition(said.column, values, said.sign == "!=")


def _range(ledger: Ledger, wanted: Filter, said: Typed) -> Condition:
    if said.column not in DAYS:
        raise KnownError("“{0}”不是日期，不能用 <= 或 >=。", said.column)
    if len(said.values) != 1:
        raise KnownError("<= 和 >= 后面只写一个日期。")
    day = _day(said.values[0])
    known = _known(ledger, wanted, said.column) - {BLANK}
    late = said.sign == ">="
    return Condition(said.column, frozenset(v for v in known if v == day or (v > day) is late))


def _value(ledger: Ledger, wanted: Filter, column: Column, value: str) -> str:
    """A value as the ledger holds it. Raises KnownError where the column cannot have it."""
    if value in _BLANK_WORDS:
        return BLANK
    if column in DAYS:
        return _day(value)
    if column is Column.NUMBER:
        return _number(ledger, value)
    known = ORDERS.get(column) or sorted(_known(ledger, wanted, column))
    if value not in known:
        said = "、".join(word for word in known if word)
        raise KnownError("“{0}”没有“{1}”。可选：{2}。", column, value, said)
    return value


def _number(ledger: Ledger, value: str) -> str:
    """A milestone's number as the plan writes it: 1.3.2 is 一.3.2. Raises KnownError."""
    place = find(ledger, value)
    if place.milestone_id is None:
        raise KnownError("“{0}”是任务，不是节点。请写节点编号，例如 {1}.1。", value, place.number)
    return place.number


def _known(ledger: Ledger, wanted: Filter, column: Column) -> set[str]:
    """Every value that a column has in the whole plan."""
    every = Filter(wanted.agency_id, whole_plan=True, as_of=wanted.as_of)
    return {facet.value for facet in facets(ledger, every, column)}


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise KnownError("“{0}”不是日期。日期写作 2012-09-30。", text) from error


def _also(ledger: Ledger, wanted: Filter, condition: Condition) -> Filter:
    """The filter with one more condition; two on a column become the one that both amount to."""
    column, earlier = condition.column, wanted.on(condition.column)
    values, negated = condition.values, condition.negated
    if earlier is not None:
        if column in MANY:
            raise KnownError("“{0}”一个节点可以有几个，只能写一个条件。", column)
        known = _known(ledger, wanted, column) | earlier.values | values
        first = known - earlier.values if earlier.negated else earlier.values
        second = known - values if negated else values
        values, negated = frozenset(first & second), False
    return wanted.where(column, *values, negated=negated)


def words_of(condition: Condition) -> str:
    """A condition as it would be typed."""
    sign = "!=" if condition.negated else "="
    return f"{condition.column}{sign}{','.join(v or '空' for v in sorted(condition.values))}"
