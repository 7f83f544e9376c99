"""A cell of a Word table while it is read: its paragraphs, its place, how far it spans."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from taizhang.reader.formats.builder import TableCell
from taizhang.reader.formats.word_package import value_of
from taizhang.reader.formats.word_styles import whole

_WIDEST = 1000


def span_of(properties: ET.Element | None, name: str, least: int) -> int:
    """A count of columns: Word allows 63, others more; none of them a million."""
    return max(least, min(whole(value_of(properties, name), least), _WIDEST))


class CellBuilder:
    """Takes paragraphs as `Builder` does, and makes one cell of them."""

    def __init__(self, row: int, column: int, columns: int = 1, header: bool = False) -> None:
        self.row = row
        self.column = column
        self.rows = 1
        self.columns = columns
        self.header = header
        self._lines: list[str] = []

    def paragraph(self, text: str, heading: int = 0) -> None:
        """A line of the cell; what level it has means nothing in a table."""
        self._lines.append(text)

    def table(self, cells: Sequence[TableCell]) -> None:
        """A table in the cell: a line for each row, tabs between its cells."""
        rows: dict[int, list[str]] = {}
        for cell in cells:
            rows.setdefault(cell.row, []).append(cell.text)
        self._lines += ["\t".join(texts) for texts in rows.values()]

    def cell(self) -> TableCell:
        """The finished cell."""
        text = "\n".join(self._lines)
        return TableCell(self.row, self.column, text, self.rows, self.columns, self.header)
