"""Pasted rows beside the ledger: what they change, row by row, and what cannot be taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from taizhang.errors import KnownError
from taizhang.exchange import entries
from taizhang.exchange.comparison import CellReading, Place, compare
from taizhang.exchange.export_record import ExportedRow, fingerprint, progress_of
from taizhang.exchange.filled_sheet import FilledRow, FilledSheet
from taizhang.exchange.read_sheet import RowReading, SheetReading
from taizhang.exchange.sheet_columns import NOTE_FIELDS, Field
from taizhang.exchange.sheet_reader import Cell, CellKind
from taizhang.ledger.find import find_milestone
from taizhang.ledger.record import MilestoneRecord, TaskRecord
from taizhang.ledger.records import task_record
from taizhang.ledger.status import Status
from taizhang.plan.model import Target

if TYPE_CHECKING:
    from taizhang.ledger.agencies import Unit
    from taizhang.ledger.store import Ledger


def read_pasted(
    ledger: Ledger,
    unit: Unit,
    rows: Sequence[FilledRow],
    shown: Collection[int],
    today: date,
) -> SheetReading:
    """What pasted rows come to; nothing is changed.

    ``id`` of a row is its milestone's number; only those ``shown`` (by id) are taken. What becomes
    已完成 without a day is done ``today``, as with a tick.
    """
    pasting = _Pasting(ledger, unit, shown, today, Counter(row.id for row in rows))
    sheet = FilledSheet("剪贴板", tuple(rows), None)
    return SheetReading(sheet, tuple(pasting.reading(row) for row in rows), unit)


class _Pasting:
    """The rows of one block; each task is read once."""

    def __init__(
        self,
        ledger: Ledger,
        unit: Unit,
        shown: Collection[int],
        today: date,
        counts: Counter[str],
    ) -> None:
        self._ledger = ledger
        self._unit = unit
        self._shown = shown
        self._today = today
        self._counts = counts
        self._tasks: dict[int, TaskRecord] = {}

    def reading(self, row: FilledRow) -> RowReading:
        """One row."""
        try:
            cells, words = self._cells(row)
        except KnownError as why:
            return RowReading(row.line, self._unit.name, row.id, "", (), why)
        return RowReading(row.line, self._unit.name, row.id, words, cells)

    def _cells(self, row: FilledRow) -> tuple[tuple[CellReading, ...], str]:
        if not row.id:
            raise KnownError("这一行没有编号。")
        task_id, milestone_id = find_milestone(self._ledger, row.id)
        if milestone_id not in self._shown:
            raise KnownError("节点 {0} 没有显示（不符合现在的筛选条件），没有改它。", row.id)
        if self._counts[row.id] > 1:
            raise KnownError("编号 {0} 在表里不止一行，请只留一行。", row.id)
        if task_id not in self._tasks:
            self._tasks[task_id] = task_record(self._ledger, self._unit.id, task_id)
        milestone = next(m for m in self._tasks[task_id].milestones if m.id == milestone_id)
        place = Place(self._unit.id, task_id, milestone, milestone.notes)
        found = compare(self._with_day(row, milestone), place, _as_it_is(milestone))
        for cell in found:
            for change in cell.changes:
                change.edits(self._ledger, datetime.min)
        return found, milestone.text

    def _with_day(self, row: FilledRow, milestone: MilestoneRecord) -> FilledRow:
        status, day = row.cells.get(Field.STATUS), row.cells.get(Field.COMPLETED_ON)
        is_done = status is not None and status.text.strip() == Status.DONE
        if not is_done or milestone.status is Status.DONE or not entries.is_blank(day):
            return row
        today = Cell(CellKind.TEXT, self._today.isoformat())
        return FilledRow(row.line, row.id, {**row.cells, Field.COMPLETED_ON: today})


def _as_it_is(milestone: MilestoneRecord) -> ExportedRow:
    """Nothing can have changed since it was copied: what stands now is what is compared with."""
    notes = {
        field: fingerprint(milestone.notes.texts.get(note, ""))
        for field, note in NOTE_FIELDS.items()
    }
    return ExportedRow("", progress_of(milestone), notes)


def likely_field(column: Sequence[str]) -> Field:
    """What a column without a heading probably is: what most of its cells can be read as."""
    filled = [Cell(CellKind.TEXT, text) for text in column if text.strip()]
    for field, read in (
        (Field.STATUS, entries.status),
        (Field.COMPLETED_ON, entries.day),
        (Field.VALUE, _figure),
    ):
        if filled and 2 * sum(_reads(read, cell) for cell in filled) > len(filled):
            return field
    return Field.PROGRESS


def _figure(cell: Cell) -> float:
    return entries.value(cell, Target("", 0, 0, "", "", ""))


def _reads(read: Callable[[Cell], object], cell: Cell) -> bool:
    try:
        read(cell)
    except KnownError:
        return False  # a column of something else
    return True
