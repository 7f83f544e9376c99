"""A table's cells by row and column, merged cells standing in every place they cover.

A page that lost its table keeps one cell a line; such a run of lines is a table again where a row
of headings begins it and the rows are numbered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from taizhang.reader.columns import Column, column_of, is_task_table
from taizhang.reader.lines import Line, Stretches
from taizhang.reader.reading import Span

_LARGEST = 200_000
"""Places that a table's merged cells may cover together: more is a damaged file's claim."""
_WIDEST = 60
_PLAIN_HEADINGS = (3, 9)
_SECTION = re.compile("[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]")
_SKIPPED = 10
"""How far a row's number may be ahead of the last: rows that a copy lost."""
_OVER = 12


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


def plain_grids(text: str, lines: Sequence[Line], apart: Stretches) -> list[Grid]:
    """Tables that stand one cell a line."""
    found: list[Grid] = []
    k = 0
    while k < len(lines):
        width = _headings_at(text, lines, k, apart)
        if width:
            grid, k = _plain_grid(text, lines, k, width)
            if grid is not None:
                found.append(grid)
            continue
        k += 1
    return found


def _headings_at(text: str, lines: Sequence[Line], k: int, apart: Stretches) -> int:
    """How many lines from ``k`` are the headings of a table of tasks; 0 for none."""
    if lines[k].cell is not None or lines[k].end - lines[k].start > 6:
        return 0
    if column_of(text[lines[k].start : lines[k].end]) is not Column.NUMBER or apart.at(
        lines[k].start
    ):
        return 0
    columns: list[Column] = []
    for line in lines[k : k + _PLAIN_HEADINGS[1]]:
        column = column_of(text[line.start : line.end]) if line.end - line.start <= 16 else None
        if column is None or line.cell is not None or _is_section(text, line):
            break
        columns.append(column)
    return len(columns) if len(columns) >= _PLAIN_HEADINGS[0] and is_task_table(columns) else 0


def _plain_grid(text: str, lines: Sequence[Line], k: int, width: int) -> tuple[Grid | None, int]:
    """The table whose headings begin at line ``k``, and the line after it.

    A row goes from one number to the next; what is over is a heading between rows (一、…方面), or
    further paragraphs of the row's longest cell. The last row has as many lines as columns.
    """
    rows: list[list[Line | None]] = [list(lines[k : k + width])]
    at = last = k + width
    while at < len(lines) and _is_section(text, lines[at]):
        rows.append([lines[at]] * width)
        at += 1
    number = 0
    while (own := _number(text, lines, at)) and number < own <= number + _SKIPPED:
        number = own
        after = _next_number(text, lines, at + 1, width + _OVER, number)
        row = list(lines[at : after or at + width])
        between = [line for line in row[1:] if _is_section(text, line) and after]
        cells: list[Line | None] = [line for line in row if line not in between]
        while len(cells) > width:
            _merge_longest(cells)
        rows.append(cells + [None] * (width - len(cells)))
        rows += [[line] * width for line in between]
        at += len(row)
        last = at
    if number == 0:
        return None, k + width
    return Grid(Span(lines[k].start, lines[last - 1].end), width, rows), last


def _is_section(text: str, line: Line) -> bool:
    return line.end - line.start <= 40 and _SECTION.match(text, line.start, line.end) is not None


def _number(text: str, lines: Sequence[Line], at: int) -> int:
    """The number that a line is; 0 where it is none."""
    if at >= len(lines) or lines[at].end - lines[at].start > 3:
        return 0
    words = text[lines[at].start : lines[at].end]
    return int(words) if words.isdecimal() else 0


def _next_number(text: str, lines: Sequence[Line], at: int, ahead: int, number: int) -> int:
    """The line of the next row's number; 0 where there is none within ``ahead`` lines."""
    for place in range(at, min(at + ahead, len(lines))):
        if number < _number(text, lines, place) <= number + _SKIPPED:
            return place
    return 0


def _merge_longest(cells: list[Line | None]) -> None:
    lengths = [line.end - line.start if line else 0 for line in cells[1:-1]]
    k = lengths.index(max(lengths)) + 1
    other = k + 1 if k + 2 < len(cells) else k - 1
    one, two = sorted((k, other))
    first, second = cells[one], cells[two]
    if first is not None and second is not None:
        cells[one : two + 1] = [Line(first.start, second.end)]
