"""A filled-in workbook is read back: first looked at row by row, then taken over as one change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from taizhang.errors import KnownError
from taizhang.exchange import filled_sheet
from taizhang.exchange.comparison import CellReading, Place, Verdict, compare
from taizhang.exchange.export_record import fingerprint
from taizhang.exchange.filled_sheet import FilledRow, FilledSheet
from taizhang.ledger import agencies, find
from taizhang.ledger.agencies import Unit
from taizhang.ledger.changes import Change, Together
from taizhang.ledger.facts import plan_facts
from taizhang.ledger.records import record_of
from taizhang.report.cleaning import one_line
from taizhang.report.columns import SheetRow, plan_name, row_id, sheet_rows

if TYPE_CHECKING:
    from taizhang.ledger.journal import Changed
    from taizhang.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class RowReading:
    """A row of the sheet: ``cells`` that change something or cannot be taken; none: unchanged.

    ``why`` says why the whole row is refused.
    """

    line: int
    agency: str
    number: str
    words: str
    cells: tuple[CellReading, ...]
    why: KnownError | None = None


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What a sheet comes to, beside the ledger as it was when it was looked at."""

    sheet: FilledSheet
    rows: tuple[RowReading, ...]
    only: Unit | None = None

    def count(self, verdict: Verdict) -> int:
        """How many cells have that verdict; a row refused whole counts as one."""
        whole = sum(row.why is not None for row in self.rows) if verdict is Verdict.REFUSED else 0
        return whole + sum(cell.verdict is verdict for row in self.rows for cell in row.cells)

    @property
    def unchanged(self) -> int:
        """How many rows change nothing."""
        return sum(not row.cells and row.why is None for row in self.rows)

    def changes(self, *, overwrite: bool = False) -> tuple[Change, ...]:
        """What would be done, in the sheet's order; ``overwrite`` takes conflicts as well."""
        return tuple(change for found in self._taken(overwrite) for change in found)

    def changed_rows(self, *, overwrite: bool = False) -> int:
        """How many rows would change something."""
        return sum(bool(found) for found in self._taken(overwrite))

    def _taken(self, overwrite: bool) -> Iterator[list[Change]]:
        taken = {Verdict.CHANGE, Verdict.CONFLICT} if overwrite else {Verdict.CHANGE}
        for row in self.rows:
            yield [c for cell in row.cells if cell.verdict in taken for c in cell.changes]


def read_sheet(path: Path, ledger: Ledger, only: Unit | None = None) -> SheetReading:
    """Look at a filled-in workbook beside the ledger; nothing is changed.

    ``only`` refuses the rows of other units.

    Raises:
        KnownError: it is no workbook of ours, is of another plan, or is not to be read (too big,
            encrypted, with macros or links).
    """
    sheet = filled_sheet.load(path)
    return _reading(sheet, ledger, only)


def apply(
    reading: SheetReading, ledger: Ledger, at: datetime, *, overwrite: bool = False
) -> Changed:
    """Take over what the reading shows, as one line of the journal and one undo.

    Raises:
        KnownError: the ledger was changed since the reading, or cannot be written.
    """
    fresh = _reading(reading.sheet, ledger, reading.only)
    changes = reading.changes(overwrite=overwrite)
    if fresh.changes(overwrite=overwrite) != changes:
        raise KnownError("预览之后台账又有改动，请重新读一次。")
    rows = reading.changed_rows(overwrite=overwrite)
    words = f"读回“{one_line(reading.sheet.name)[:60]}”：{rows}行"
    return ledger.apply(Together(changes, words), at)


def _reading(sheet: FilledSheet, ledger: Ledger, only: Unit | None) -> SheetReading:
    exported = sheet.exported
    plan = plan_facts(ledger)
    if exported is not None and exported.plan != plan_name(plan):
        raise KnownError(
            "“{0}”是《{1}》的台账，不是本台账《{2}》的。", sheet.name, exported.title, plan.title
        )
    places = _Places(ledger, only)
    twice = _twice(sheet.rows)
    return SheetReading(sheet, tuple(_row(row, places, sheet, twice) for row in sheet.rows), only)


def _row(
    row: FilledRow, places: _Places, sheet: FilledSheet, twice: Mapping[str, Sequence[int]]
) -> RowReading:
    was = sheet.exported.rows.get(row.id) if sheet.exported else None
    try:
        found = places.of(row.id)
        if row.id in twice:
            lines = "、".join(map(str, twice[row.id]))
            raise KnownError("第 {0} 行是同一个节点，填的却不一样。请只留一行。", lines)
        if was is not None and was.words != fingerprint(found.words):
            raise KnownError("导出之后方案里这一项的文字改了。请重新导出再填。")
    except KnownError as why:
        return RowReading(row.line, "", row.id.rpartition("|")[2], "", (), why)
    agency = found.record.agency.short_name
    try:
        cells = compare(row, places.place(found), was)
        places.require(cells)
    except KnownError as why:
        return RowReading(row.line, agency, found.number, found.words, (), why)
    return RowReading(row.line, agency, found.number, found.words, cells)


def _twice(rows: Sequence[FilledRow]) -> dict[str, list[int]]:
    """The rows that were copied and then filled in differently: nobody knows which one is meant."""
    lines: dict[str, list[int]] = defaultdict(list)
    contents: dict[str, list[FilledRow]] = defaultdict(list)
    for row in rows:
        lines[row.id].append(row.line)
        contents[row.id].append(row)
    return {
        id_: lines[id_]
        for id_, found in contents.items()
        if id_ and any(row.cells != found[0].cells for row in found)
    }


class _Places:
    """The rows that a ledger has, by their ids; each unit's are read when first asked for."""

    def __init__(self, ledger: Ledger, only: Unit | None) -> None:
        self._ledger = ledger
        self._only = only
        self._plan = plan_facts(ledger)
        self._units = {unit.name: unit for unit in agencies.units(ledger)}
        self._rows: dict[str, dict[str, SheetRow]] = {}

    def of(self, id_: str) -> SheetRow:
        """The row of that id. Raises KnownError when the ledger has none."""
        if not id_:
            raise KnownError("这一行没有行标识。新加的行不能读回，请在程序里填写。")
        prefix = f"{plan_name(self._plan)}|"
        if not id_.startswith(prefix):
            raise KnownError("这一行属于另一个方案。")
        name, _, number = id_.removeprefix(prefix).rpartition("|")
        unit = self._units.get(name)
        if unit is None:
            raise KnownError("台账里没有单位“{0}”。", name)
        if self._only is not None and unit.id != self._only.id:
            raise KnownError("这一行是{0}的，不是{1}的。", name, self._only.name)
        if name not in self._rows:
            self._rows[name] = self._read(unit)
        found = self._rows[name].get(id_)
        if found is None:
            raise KnownError("{0}没有编号为“{1}”的任务或节点。", name, number)
        return found

    def place(self, row: SheetRow) -> Place:
        """Where the row's changes go."""
        unit = self._units[row.record.agency.short_name]
        task_id = find.find(self._ledger, row.task.number).task_id
        return Place(unit.id, task_id, row.milestone, row.notes)

    def require(self, cells: Sequence[CellReading]) -> None:
        """Raise KnownError where the ledger itself would refuse a change."""
        for cell in cells:
            for change in cell.changes:
                change.edits(self._ledger, datetime.min)

    def _read(self, unit: Unit) -> dict[str, SheetRow]:
        record = record_of(self._ledger, unit, date.max)
        rows = {row.id: row for row in sheet_rows([record])}
        for section in record.sections:
            for task in section.tasks:
                id_ = row_id(self._plan, unit.name, task.number)
                rows.setdefault(id_, SheetRow(0, record, section, task, None))
        return rows
