"""Tables of web pages: which hold data, and where each cell stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from taizhang.reader.formats.builder import TableCell
from taizhang.reader.formats.limits import Budget
from taizhang.reader.formats.web_text import Page

_MOST_ROWS = 65_534
_MOST_COLUMNS = 100
"""HTML allows 1000; no table that is read has more than a few dozen."""
_LONG = 3_000
_PART = 0.8


def is_layout(page: Page, table: LexborNode) -> bool:
    """Whether the table only places things on the page.

    So where it says it, holds another table, has one column, or one cell has nearly all the text.
    """
    if table.mem_id not in page.layouts:
        page.layouts[table.mem_id] = _only_places(page, table)
    return page.layouts[table.mem_id]


def _only_places(page: Page, table: LexborNode) -> bool:
    if table.attributes.get("role") == "presentation":
        return True
    if any(node.tag == "table" and node.mem_id != table.mem_id for node, _ in page.shown(table)):
        return True
    rows = [list(_cells_in(page, row)) for row in _rows_in(page, table)]
    if max(map(len, rows), default=0) < 2:
        return True
    lengths = [len(page.text_of(cell)) for row in rows for cell in row]
    longest = max(lengths)
    return longest > _LONG or (longest > 500 and longest > _PART * sum(lengths))


def table_cells(page: Page, table: LexborNode, budget: Budget) -> list[TableCell]:
    """The cells with their places, spans worked out as HTML says (4.9.12)."""
    cells: list[TableCell] = []
    taken: dict[int, int] = {}
    count = 0
    for number, row in enumerate(_rows_in(page, table)):
        budget.check_time()
        column = 0
        head = _stands_in(row, "thead")
        for cell in _cells_in(page, row):
            while taken.get(column, 0) > number:
                column += 1
            rows = _span(cell, "rowspan", _MOST_ROWS)
            columns = _span(cell, "colspan", _MOST_COLUMNS)
            for at in range(column, column + columns):
                taken[at] = number + rows
            header = head or (cell.tag == "th" and cell.attributes.get("scope") != "row")
            cells.append(TableCell(number, column, page.text_of(cell), rows, columns, header))
            column += columns
        count = number + 1
    return [_within(cell, count) for cell in cells]


def _within(cell: TableCell, rows: int) -> TableCell:
    """A cell that claims more rows than the table has ends with it."""
    span = min(cell.rows, rows - cell.row)
    return TableCell(cell.row, cell.column, cell.text, span, cell.columns, cell.header)


def _rows_in(page: Page, table: LexborNode) -> Iterator[LexborNode]:
    for node, entering in page.shown(table, lambda node: node.tag == "tr"):
        if entering and node.tag == "tr":
            yield node


def _cells_in(page: Page, row: LexborNode) -> Iterator[LexborNode]:
    cell = row.child
    while cell is not None:
        if cell.tag in {"td", "th"} and not page.hides(cell):
            yield cell
        cell = cell.next


def _stands_in(row: LexborNode, tag: str) -> bool:
    return row.parent is not None and row.parent.tag == tag


def _span(cell: LexborNode, name: str, most: int) -> int:
    value = (cell.attributes.get(name) or "").strip()
    return max(1, min(int(value), most)) if re.fullmatch("[0-9]{1,9}", value) else 1
