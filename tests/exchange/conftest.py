"""A ledger's sheet as it is exported, and a clerk who fills it in with somebody else's library."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from taizhang.exchange.read_sheet import RowReading, SheetReading, read_sheet
from taizhang.exchange.workbook import HEADING_ROW, SHEET, write_workbook
from taizhang.ledger.agencies import Unit
from taizhang.ledger.records import record_of
from taizhang.ledger.store import Ledger

DAY = date(2012, 12, 31)
HEADINGS = HEADING_ROW + 1
"""The row of the headings as the clerk counts."""


class Sheet:
    """An exported workbook, edited as a clerk edits: by heading and milestone number."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = load_workbook(path)
        self.sheet: Worksheet = self.book[SHEET]

    @property
    def columns(self) -> dict[str, int]:
        return {
            str(cell.value): cell.column
            for cell in self.sheet[HEADINGS]
            if cell.value is not None and cell.column is not None
        }

    def lines(self) -> Iterator[int]:
        yield from range(HEADINGS + 1, self.sheet.max_row + 1)

    def line(self, number: str, heading: str = "节点编号") -> int:
        """The line of a milestone; of its task as a whole with 任务编号."""
        return next(
            n
            for n in self.lines()
            if self.sheet.cell(n, self.columns[heading]).value == number
            and (heading == "节点编号" or not self.sheet.cell(n, self.columns["节点编号"]).value)
        )

    def cell(self, number: str, heading: str) -> Any:
        return self.sheet.cell(self.line(number), self.columns[heading])

    def fill(self, number: str, **values: Any) -> None:
        for heading, value in values.items():
            self.cell(number, heading).value = value

    def save(self, path: Path | None = None) -> Path:
        self.book.save(path or self.path)
        return path or self.path


@pytest.fixture
def export(ledger: Ledger, quality: Unit, tmp_path: Path) -> Callable[[], Sheet]:
    """Exports the ledger as it is now."""

    def export() -> Sheet:
        path = tmp_path / "台账.xlsx"
        write_workbook([record_of(ledger, quality, DAY)], path, DAY)
        return Sheet(path)

    return export


@pytest.fixture
def read(ledger: Ledger) -> Callable[[Sheet], SheetReading]:
    """Saves what the clerk filled in, and looks at it."""
    return lambda sheet: read_sheet(sheet.save(), ledger)


def row_of(reading: SheetReading, number: str) -> RowReading:
    return next(row for row in reading.rows if row.number == number)


def cells_of(reading: SheetReading, number: str) -> list[tuple[str, str, str, str]]:
    """Field, verdict, old and new of a row's cells."""
    return [(str(c.field), str(c.verdict), c.old, c.new) for c in row_of(reading, number).cells]


def refusals(reading: SheetReading, number: str) -> str:
    row = row_of(reading, number)
    return " ".join(str(why) for why in (row.why, *(cell.why for cell in row.cells)) if why)
