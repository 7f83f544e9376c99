"""Tables of the binary Word format: places and spans of cells, from the edges of each row."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from taizhang.reader.formats.builder import TableCell
from taizhang.reader.formats.old_word_file import properties

_DEFINITION, _HEADER, _VERTICAL = 0xD608, 0x3404, 0xD62B
_NEAR = 30
"""Edges no farther apart, in twips (about half a millimetre), are one."""
_CONTINUED, _FIRST = 1, 3


@dataclass(frozen=True, slots=True)
class Row:
    """The texts of a row's cells, and the properties of its end mark."""

    texts: tuple[str, ...]
    grpprl: bytes


@dataclass(slots=True)
class _Definition:
    """What a row says of its cells (sprmTDefTable, 2.9.323): edges, and the flags of each."""

    edges: list[int]
    flags: list[int]
    header: bool = False


def laid_out(rows: Sequence[Row]) -> list[TableCell]:
    """The cells of a table, merged ones once, in reading order."""
    definitions = [_definition(row) for row in rows]
    columns = _columns(definitions)
    cells: list[TableCell] = []
    above: dict[int, int] = {}
    for number, (row, definition) in enumerate(zip(rows, definitions, strict=True)):
        begun: dict[int, int] = {}
        for i, text in enumerate(row.texts):
            column = _index(columns, definition.edges[i])
            end = max(column + 1, _index(columns, definition.edges[i + 1]))
            flags = definition.flags[i]
            vertical = flags >> 5 & 3
            if flags & 3 == 1 and cells and cells[-1].row == number:
                last = cells[-1]
                cells[-1] = _with(last, columns=max(last.columns, end - last.column))
            elif vertical == _CONTINUED and column in above:
                index = begun[column] = above[column]
                cells[index] = _with(cells[index], rows=number - cells[index].row + 1)
            else:
                if vertical == _FIRST:
                    begun[column] = len(cells)
                cells.append(TableCell(number, column, text, 1, end - column, definition.header))
        above = begun
    return cells


def _with(cell: TableCell, *, rows: int = 0, columns: int = 0) -> TableCell:
    return TableCell(
        cell.row, cell.column, cell.text, rows or cell.rows, columns or cell.columns, cell.header
    )


def _definition(row: Row) -> _Definition:
    """The row's own definition, or evenly wide cells where it has none for each."""
    count = len(row.texts)
    found = _Definition(list(range(0, 1000 * (count + 1), 1000)), [0] * count)
    for code, operand in properties(row.grpprl):
        if code == _HEADER:
            found.header = operand[:1] == b"\x01"
        elif code == _DEFINITION and len(operand) > 2 and operand[2] >= count:
            total = operand[2]
            edges = [
                int.from_bytes(operand[at : at + 2], "little", signed=True)
                for at in range(3, 5 + 2 * total, 2)
            ]
            flags = operand[5 + 2 * total :: 20], operand[6 + 2 * total :: 20]
            found.edges = sorted(edges)
            found.flags = [low | high << 8 for low, high in zip(*flags, strict=False)]
            found.flags += [0] * (count - len(found.flags))
        elif code == _VERTICAL and len(operand) >= 3 and operand[1] < count:
            found.flags[operand[1]] = found.flags[operand[1]] & ~0x60 | (operand[2] & 3) << 5
    return found


def _columns(definitions: Sequence[_Definition]) -> list[int]:
    """The edges of all rows, those that nearly meet taken for one."""
    columns: list[int] = []
    for edge in sorted({edge for definition in definitions for edge in definition.edges}):
        if not columns or edge - columns[-1] > _NEAR:
            columns.append(edge)
    return columns


def _index(columns: Sequence[int], edge: int) -> int:
    return max(0, bisect_left(columns, edge + 1) - 1)
