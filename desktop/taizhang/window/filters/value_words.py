"""A column's values as filters, chips and groups show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from taizhang.ledger.filters import BLANK, Column, in_order
from taizhang.ledger.listing import UNNUMBERED
from taizhang.ledger.outline import sections
from taizhang.window.terms import term

if TYPE_CHECKING:
    from taizhang.ledger.filters import Condition
    from taizhang.ledger.store import Ledger

_AS_WRITTEN = (Column.NUMBER, Column.LEAD, Column.AGENCY, Column.DUE, Column.DONE_ON)
"""Columns whose values the plan or the calendar gives; those of others are the ledger's words."""

_SHOWN_IN_CHIP = 3
_LETTERS_IN_CHIP = 24
"""Ten chips must leave room for the list; all values are in the chip's tip."""


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
        words = self._in_order(condition)
        shown = words[:1]
        for word in words[1:_SHOWN_IN_CHIP]:
            if sum(map(len, shown)) + len(word) > _LETTERS_IN_CHIP:
                break
            shown.append(word)
        if len(shown[0]) > _LETTERS_IN_CHIP:
            shown = [f"{shown[0][:_LETTERS_IN_CHIP]}…"]
        said = "、".join(shown)
        if len(words) > len(shown):
            more = QCoreApplication.translate("filters", "{first} 等 {n} 个值")
            said = more.format(first=said, n=len(words))
        return _said(condition, said)

    def whole_condition(self, condition: Condition) -> str:
        """The same with all values, however many there are."""
        return _said(condition, "、".join(self._in_order(condition)))

    def _in_order(self, condition: Condition) -> list[str]:
        """The values in words, as the column's filter lists them."""
        places = {number: place for place, number in enumerate(self._section_titles())}
        values = in_order(condition.column, condition.values, places)
        return [self.value(condition.column, value) for value in values]

    def _section(self, number: str) -> str:
        title = self._section_titles().get(number, "")
        return title if number in UNNUMBERED and title else f"{number}、{title}"

    def _section_titles(self) -> dict[str, str]:
        """By number, in the document's order."""
        if self._titles is None:
            self._titles = {s.number: s.title for s in sections(self._ledger)}
        return self._titles


def _said(condition: Condition, values: str) -> str:
    form = QCoreApplication.translate("filters", "{column}：{values}")
    if condition.negated:
        form = QCoreApplication.translate("filters", "{column} 除去 {values}")
    return form.format(column=term(condition.column), values=values)
