"""The 任务台账 out of a filled-in workbook: its rows by id, columns found by their headings."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path

from taizhang.errors import KnownError
from taizhang.exchange import export_record, package, workbook
from taizhang.exchange.book import LONG_TEXT_HEADINGS, LONG_TEXTS
from taizhang.exchange.cells import MORE, beginning
from taizhang.exchange.export_record import ExportRecord, fingerprint
from taizhang.exchange.sheet_columns import ROW_ID, Field
from taizhang.exchange.sheet_reader import Cell, CellKind, Cells, Sheet, SheetReader

MOST_ROWS = 50_000
_HEADING_WITHIN = 60


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row as the clerk left it. ``line`` is its number on the screen.

    ``id`` is '' in a row that the clerk added. ``cells`` are those that can be filled in, without
    empty ones. ``cut`` are fields whose long text was changed in the cell instead of in its sheet.
    """

    line: int
    id: str
    cells: Mapping[Field, Cell]
    cut: frozenset[Field] = frozenset()


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """What was read. ``exported`` is None where the hidden sheet is gone."""

    name: str
    rows: tuple[FilledRow, ...]
    exported: ExportRecord | None


def load(path: Path) -> FilledSheet:
    """Read a filled-in workbook.

    Raises:
        KnownError: it is none (see `package.opened`), or has no 任务台账 with its row ids.
    """
    with package.opened(path) as opened:
        reader = SheetReader(opened)
        exported = _export_record(reader)
        sheet, heading_line, columns = _table(reader, path.name)
        id_column = columns.pop(_plain(ROW_ID))
        fields = {columns[f]: Field(f) for f in Field if f in columns}
        if not fields:
            raise KnownError("“{0}”里没有可以读回的列（如“{1}”）。", path.name, Field.STATUS)
        long_texts = _long_texts(reader)
        rows = []
        for line, cells in reader.rows(sheet):
            row = _filled(line, cells, id_column, fields)
            if line > heading_line and row is not None:
                rows.append(_with_long_texts(row, long_texts, exported))
            if len(rows) > MOST_ROWS:
                raise KnownError("“{0}”的行太多（超过 5 万），不读。", path.name)
    return FilledSheet(path.name, tuple(rows), exported)


def _table(reader: SheetReader, name: str) -> tuple[Sheet, int, dict[str, int]]:
    """The sheet with row ids, the line of its headings, and its columns by heading."""
    found = []
    for sheet in reader.sheets:
        if sheet.name in (export_record.SHEET, LONG_TEXTS):
            continue
        for line, cells in takewhile(lambda row: row[0] <= _HEADING_WITHIN, reader.rows(sheet)):
            if any(_plain(cell.text) == _plain(ROW_ID) for cell in cells.values()):
                found.append((sheet, line, _columns(cells, name)))
                break
    named = [table for table in found if table[0].name == workbook.SHEET]
    chosen = named or found
    if not chosen:
        raise KnownError(
            "“{0}”里找不到带“{1}”列的台账。请用程序导出的表填写，不要删去隐藏的列。", name, ROW_ID
        )
    if len(chosen) > 1:
        raise KnownError("“{0}”里有几张台账，不知读哪一张。请只留一张。", name)
    return chosen[0]


def _columns(cells: Cells, name: str) -> dict[str, int]:
    columns: dict[str, int] = {}
    known = {_plain(ROW_ID), *Field}
    for place, cell in cells.items():
        heading = _plain(cell.text)
        if heading in columns and heading in known:
            raise KnownError("“{0}”里“{1}”有两列，请只留一列。", name, heading)
        columns[heading] = place
    return columns


def _filled(
    line: int, cells: Cells, id_column: int, fields: Mapping[int, Field]
) -> FilledRow | None:
    """The row, or None for the foot and for rows without anything to read."""
    id_ = cells[id_column].text.strip() if id_column in cells else ""
    filled = {fields[place]: cell for place, cell in cells.items() if place in fields}
    if id_ == workbook.FOOT or not (id_ or filled):
        return None
    return FilledRow(line, id_, filled)


_LongTexts = dict[tuple[str, str], str]


def _long_texts(reader: SheetReader) -> _LongTexts:
    """The texts of the sheet of long texts by row and heading, put together in order."""
    pieces: dict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
    for sheet in reader.sheets:
        if sheet.name != LONG_TEXTS:
            continue
        for _, cells in reader.rows(sheet):
            id_, _, heading, order, text = (
                cells.get(place, Cell(CellKind.TEXT)) for place in range(len(LONG_TEXT_HEADINGS))
            )
            pieces[id_.text.strip(), _plain(heading.text)].append((order.number, text.text))
    return {key: "".join(text for _, text in sorted(found)) for key, found in pieces.items()}


def _with_long_texts(
    row: FilledRow, long_texts: _LongTexts, exported: ExportRecord | None
) -> FilledRow:
    """The row with whole texts in place of their beginnings."""
    was = exported.rows.get(row.id) if exported else None
    cells, cut = dict(row.cells), set()
    for field, cell in row.cells.items():
        if not cell.text.rstrip().endswith(MORE):
            continue
        whole = long_texts.get((row.id, field), "")
        same = fingerprint(whole) == (was.print_of(field) if was else fingerprint(whole))
        if not whole or (same and fingerprint(cell.text) != fingerprint(beginning(whole))):
            cut.add(field)
        cells[field] = Cell(CellKind.TEXT, whole)
    return replace(row, cells=cells, cut=frozenset(cut))


def _export_record(reader: SheetReader) -> ExportRecord | None:
    """The hidden sheet; None where it is gone or was changed: then nothing is known of before."""
    for sheet in reader.sheets:
        if sheet.name == export_record.SHEET:
            try:
                return export_record.parse([_texts(cells) for _, cells in reader.rows(sheet)])
            except ValueError:
                return None
    return None


def _texts(cells: Cells) -> list[str]:
    return [cells[place].text if place in cells else "" for place in range(max(cells) + 1)]


def _plain(heading: str) -> str:
    """A heading without blanks and line breaks, full-width letters as plain ones."""
    return "".join(unicodedata.normalize("NFKC", heading).split())
