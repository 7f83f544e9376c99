"""Ruled tables of a PDF page: from lines that cross to cells with their text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taizhang.reader.formats.builder import TableCell
from taizhang.reader.formats.pdf_lines import Margins, lines_of, paragraphs_of
from taizhang.reader.formats.pdf_page import Glyph, Rule

_NEAR = 3.0
"""Lines no farther apart (points) are one: a drawn line has two edges."""
_SHORTEST = 8.0
_PADDING = 5.0
"""Between a cell's text and its line, about."""
_FULL = 1.5
_MOST_LINES = 400
"""More are a drawing, not a table."""


@dataclass(slots=True)
class _Edge:
    """A line of the grid: where it is, and the stretches it runs over."""

    at: float
    runs: list[tuple[float, float]]

    def covers(self, place: float) -> bool:
        return any(start - _NEAR <= place <= end + _NEAR for start, end in self.runs)

    @property
    def start(self) -> float:
        return min(start for start, _ in self.runs)

    @property
    def end(self) -> float:
        return max(end for _, end in self.runs)


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table on a page: its box, where its columns begin and end, and its cells."""

    bottom: float
    top: float
    edges: tuple[float, ...]
    cells: tuple[TableCell, ...]
    rows: int


def tables_of(
    rules: Sequence[Rule], glyphs: Sequence[Glyph]
) -> tuple[list[PageTable], list[Glyph]]:
    """The tables, and the characters that stand in none."""
    level = _edges((rule.bottom, rule.left, rule.right) for rule in rules)
    upright = _edges((rule.left, rule.bottom, rule.top) for rule in rules)
    if len(level) + len(upright) > _MOST_LINES:
        return [], list(glyphs)
    tables: list[PageTable] = []
    rest = list(glyphs)
    for rows, columns in _grids(level, upright):
        left, right = columns[0].at, columns[-1].at
        bottom, top = rows[-1].at, rows[0].at
        inside = [g for g in rest if _is_in(g, left, bottom, right, top)]
        cells = _cells(rows, columns, inside)
        if len(cells) < 2:
            continue  # a frame around text
        rest = [g for g in rest if not _is_in(g, left, bottom, right, top)]
        edges = tuple(column.at for column in columns)
        tables.append(PageTable(bottom, top, edges, tuple(cells), len(rows) - 1))
    return tables, rest


def _is_in(glyph: Glyph, left: float, bottom: float, right: float, top: float) -> bool:
    return left < (glyph.left + glyph.right) / 2 < right and bottom < glyph.middle < top


def _edges(found: Iterator[tuple[float, float, float]]) -> list[_Edge]:
    """Lines at nearly the same place put together, in their order."""
    edges: list[_Edge] = []
    for at, start, end in sorted(found):
        if end - start < _SHORTEST:
            continue
        if not edges or at - edges[-1].at > _NEAR:
            edges.append(_Edge(at, []))
        edges[-1].runs.append((start, end))
    return edges


def _grids(
    level: Sequence[_Edge], upright: Sequence[_Edge]
) -> Iterator[tuple[list[_Edge], list[_Edge]]]:
    """Sets of lines that hang together: rows from the top down, columns from the left."""
    rows_left = sorted((_split(edge) for edge in level), key=lambda parts: -parts[0].at)
    waiting = [part for parts in rows_left for part in parts]
    free = [part for edge in upright for part in _split(edge)]
    while waiting:
        rows, columns = [waiting.pop(0)], list[_Edge]()
        grown = True
        while grown:
            new_columns = [c for c in free if any(_meet(r, c) for r in rows)]
            free = [c for c in free if not any(c is taken for taken in new_columns)]
            columns += new_columns
            new_rows = [r for r in waiting if any(_meet(r, c) for c in columns)]
            waiting = [r for r in waiting if not any(r is taken for taken in new_rows)]
            rows += new_rows
            grown = bool(new_columns or new_rows)
        rows, columns = _merged(rows)[::-1], _merged(columns)
        if len(rows) > 1 and len(columns) > 1:
            yield rows, columns


def _split(edge: _Edge) -> list[_Edge]:
    """The line in parts where it is interrupted: two tables may stand side by side."""
    parts: list[_Edge] = []
    for start, end in sorted(edge.runs):
        if parts and start <= parts[-1].end + _NEAR:
            parts[-1].runs.append((start, end))
        else:
            parts.append(_Edge(edge.at, [(start, end)]))
    return parts


def _merged(edges: Sequence[_Edge]) -> list[_Edge]:
    """Parts of one line put together again, as far as they belong to one table."""
    return _edges((edge.at, start, end) for edge in edges for start, end in edge.runs)


def _meet(row: _Edge, column: _Edge) -> bool:
    return row.covers(column.at) and column.covers(row.at)


def _cells(
    rows: Sequence[_Edge], columns: Sequence[_Edge], glyphs: Sequence[Glyph]
) -> list[TableCell]:
    """The boxes of the grid, those without a line between them as one cell."""
    cells: list[TableCell] = []
    taken: set[tuple[int, int]] = set()
    for row in range(len(rows) - 1):
        for column in range(len(columns) - 1):
            if (row, column) in taken:
                continue
            across = _reach(columns, column, (rows[row].at + rows[row + 1].at) / 2)
            down = _reach(rows, row, (columns[column].at + columns[column + 1].at) / 2)
            taken |= {
                (r, c) for r in range(row, row + down) for c in range(column, column + across)
            }
            left, right = columns[column].at, columns[column + across].at
            top, bottom = rows[row].at, rows[row + down].at
            inside = [g for g in glyphs if _is_in(g, left, bottom, right, top)]
            cells.append(
                TableCell(row, column, _text(inside, Margins(left, right - _PADDING)), down, across)
            )
    return cells


def _reach(edges: Sequence[_Edge], first: int, place: float) -> int:
    """How many boxes lie between a line and the next that is drawn at this place."""
    for index in range(first + 1, len(edges)):
        if edges[index].covers(place):
            return index - first
    return len(edges) - 1 - first


def _text(glyphs: Sequence[Glyph], box: Margins) -> str:
    """The text of a cell. Its lines may be centred, so that where they begin says nothing.

    Names stand one below the other without a mark: only full lines go on.
    """
    lines = lines_of(glyphs)
    left = max((line.left for line in lines), default=box.left)
    return "\n".join(paragraphs_of(lines, Margins(left, box.right, _FULL)))
