"""Puts paragraphs and cells together to a `Source`, counting the places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from taizhang.reader.formats.limits import Budget
from taizhang.reader.source import Block, Cell, Source, SourceFormat

# What ends a line in any of the formats: vertical tab, form feed, next line, and Unicode's own.
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Control characters mean nothing on a page; halves of surrogate pairs cannot be stored.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def cleaned(text: str) -> str:
    """Text with one kind of line end and without control characters."""
    text = _LINE_ENDS.sub("\n", text)
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("", text))


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell before the table has its number: see `Cell`. ``text`` may have several lines."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    header: bool = False


class Builder:
    """Collects a document's blocks in reading order."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self._texts: list[str] = []
        self._blocks: list[Block] = []
        self._place = 0
        self._tables = 0

    def paragraph(self, text: str, heading: int = 0) -> None:
        """Add a paragraph; a line break in it (soft return) makes a block of its own."""
        for line in cleaned(text).split("\n"):
            self._add(line.rstrip(), heading, None)

    def table(self, cells: Sequence[TableCell]) -> None:
        """Add a table's cells in the order given; one cell alone is a frame, no table."""
        if len(cells) == 1:
            self.paragraph(cells[0].text)
            return
        self.budget.spend_cells(len(cells))
        for cell in cells:
            text = "\n".join(line.strip() for line in cleaned(cell.text).split("\n"))
            place = Cell(self._tables, cell.row, cell.column, cell.rows, cell.columns, cell.header)
            self._add(text.strip("\n"), 0, place)
        self._tables += 1

    def _add(self, text: str, heading: int, cell: Cell | None) -> None:
        self.budget.spend_text(text)
        self._blocks.append(Block(self._place, self._place + len(text), heading, cell))
        self._texts.append(text)
        self._place += len(text) + 1

    def source(self, kind: SourceFormat) -> Source:
        """The document; its name is put in by who opened the file."""
        return Source("", kind, "\n".join(self._texts), tuple(self._blocks))
