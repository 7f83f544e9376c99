"""The values of a column with how many milestones have each, as a column's filter offers them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from taizhang.ledger.filter_sql import EXPRESSIONS, ROWS, duties, joins, teach_pace, where
from taizhang.ledger.filters import ORDERS, Column, Filter, in_order

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger

_ALWAYS_ALL = (Column.STATUS, Column.TIMING, Column.PACE)


@dataclass(frozen=True, slots=True)
class Facet:
    """A value of a column, and how many milestones that the other conditions show have it."""

    value: str
    count: int


def facets(ledger: Ledger, wanted: Filter, column: Column) -> list[Facet]:
    """The values that a column has among what all other conditions show, in their own order.

    Values that ``wanted`` asks for, and those of the few that clerks know by heart, are there also
    when no milestone has them now, with 0.
    """
    others = wanted.without(column)
    condition = where(ledger, others)
    expression = EXPRESSIONS[column]
    if column is Column.PACE:
        teach_pace(ledger)
    needs = {n for c in others.conditions for n in EXPRESSIONS[c.column].needs}
    sql = ROWS.format(
        columns=f"{expression.each_value or expression.sql}, count(*), min(s.position)",
        duties=duties(others),
        joins=f"{joins(needs | set(expression.needs))} {expression.each_join}",
        tasks=condition.tasks,
        milestones=condition.milestones,
        rest="GROUP BY 1",
    )
    found = ledger.rows(sql, condition.parameters)
    counts = {value: count for value, count, _ in found}
    asked = wanted.on(column)
    values = counts.keys() | (asked.values if asked else set())
    if column in _ALWAYS_ALL:
        values |= set(ORDERS[column])
    places = {value: place for value, _, place in found}
    return [Facet(v, counts.get(v, 0)) for v in in_order(column, values, places)]
