"""A table's cells by row and column, merged cells standing in every place they cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from taizhang.reader.lines import Line
from taizhang.reader.reading import Span

_LARGEST = 200_000
"""Places that a table's merged cells may cover together: more is a damaged file's claim."""
_WIDEST = 60


@dataclass(slots=True)
class Grid:
    """``rows[r][c]`` is the cell that covers the place, None for an empty one."""

    span: Span
    width: int
    rows: list[list[Line | None]] = field(default_factory=list)
    table: int = -1


def grids_of(lines: Sequence[Line]) -> list[Grid]:
    """The tables of a document whose format has tables."""
    tables: dict[int, list[Line]] = {}
    for line in lines:
        if line.cell is not None:
            tables.setdefault(line.cell.table, []).append(line)
    return [_grid(table, cells) for table, cells in tables.items()]


def _grid(table: int, cells: Sequence[Line]) -> Grid:
    places = [(line, line.cell) for line in cells if line.cell is not None]
    order = {row: k for k, row in enumerate(sorted({cell.row for _, cell in places}))}
    width = min(max(cell.column + max(cell.columns, 1) for _, cell in places), _WIDEST)
    span = Span(min(line.start for line in cells), max(line.end for line in cells))
    grid = Grid(span, width, [[None] * width for _ in order], table)
    covered = 0
    for line, cell in places:
        top = order[cell.row]
        for row in range(top, min(top + max(cell.rows, 1), len(order))):
            for column in range(cell.column, min(cell.column + max(cell.columns, 1), width)):
                covered += 1
                if covered > _LARGEST:
                    return grid
                if grid.rows[row][column] is None:
                    grid.rows[row][column] = line
    return grid


def turned(text: str, grid: Grid) -> Grid:
    """A table of a heading and its content in each row as one with the headings on top.

    The first heading, where it comes again, begins the next row (任务名称 … 任务名称 …). Content
    in several pairs a row (牵头单位, …, 配合单位, …) is read from left to right.
    """
    names: list[Line | None] = []
    places: dict[str, int] = {}
    rows: list[list[Line | None]] = []
    for row in grid.rows:
        cells = list(dict.fromkeys(row))
        if len(cells) % 2:
            continue
        for name, value in zip(cells[::2], cells[1::2], strict=True):
            if name is None:
                continue
            words = text[name.start : name.end]
            if words not in places:
                places[words] = len(names)
                names.append(name)
            if places[words] == 0 or not rows:
                rows.append([])
            rows[-1] += [None] * (places[words] + 1 - len(rows[-1]))
            rows[-1][places[words]] = value
    width = len(names)
    return Grid(
        grid.span, width, [(row + [None] * width)[:width] for row in [names, *rows]], grid.table
    )
