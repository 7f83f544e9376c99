"""A column's values as filters, chips and groups show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from taizhang.ledger.filters import BLANK, Column
from taizhang.ledger.listing import UNNUMBERED
from taizhang.ledger.outline import sections
from taizhang.window.terms import term

if TYPE_CHECKING:
    from taizhang.ledger.filters import Condition
    from taizhang.ledger.store import Ledger

_AS_WRITTEN = (Column.NUMBER, Column.LEAD, Column.AGENCY, Column.DUE, Column.DONE_ON)
"""Columns whose values the plan or the calendar gives; those of others are the ledger's words."""

_SHOWN_IN_CHIP = 3


class ValueWords:
    """Words for the values of one plan; its sections' titles are read once."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._titles: dict[str, str] | None = None

    def value(self, column: Column, value: str) -> str:
        """One value."""
        if value == BLANK and column is Column.LEAD:
            return QCoreApplication.translate("filters", "（没有写牵头单位）")
        if value == BLANK:
            return QCoreApplication.translate("filters", "（空白）")
        if column is Column.SECTION:
            return self._section(value)
        return value if column in _AS_WRITTEN else term(value)

    def condition(self, condition: Condition) -> str:
        """A condition as a chip says it: 状态：未开始、进行中."""
        words = [self.value(condition.column, v) for v in sorted(condition.values)]
        said = "、".join(words[:_SHOWN_IN_CHIP])
        if len(words) > _SHOWN_IN_CHIP:
            more = QCoreApplication.translate("filters", "{first} 等 {n} 个值")
            said = more.format(first=said, n=len(words))
        form = QCoreApplication.translate("filters", "{column}：{values}")
        if condition.negated:
            form = QCoreApplication.translate("filters", "{column} 除去 {values}")
        return form.format(column=term(condition.column), values=said)

    def _section(self, number: str) -> str:
        if self._titles is None:
            self._titles = {s.number: s.title for s in sections(self._ledger)}
        title = self._titles.get(number, "")
        return title if number in UNNUMBERED and title else f"{number}、{title}"
