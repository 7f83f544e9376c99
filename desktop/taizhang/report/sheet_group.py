"""A task on a 任务台账: rows of milestones beside cells that the task has once for all of them.

It goes on over pages between its rows and, where a row is tall, inside its cells; cells of the task
that were printed whole are printed again there. Each is measured and drawn once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taizhang.report.flow import LEAST_LINES, Flow, lines_in
from taizhang.report.kinsoku import Line
from taizhang.report.page import Mark
from taizhang.report.table import INNER, PAD_X, PAD_Y, SPLIT_ABOVE
from taizhang.report.text import Paragraph

_LineUp = tuple[Paragraph, Line, Mark | None]
_MARK_SIDE = 0.8
"""Of a mark before a line, in ems."""
MARK_ROOM = 1.1
"""What a paragraph with a mark must be indented by, in ems."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """Paragraphs of one leading; ``marks`` stand before their first lines.

    With ``repeat`` it is printed again where its row goes on on the next page.
    """

    paragraphs: Sequence[Paragraph]
    marks: Sequence[Mark | None] = ()
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A task: cells by column, None where they stand in the rows, or in the group."""

    shared: Sequence[SheetCell | None]
    rows: Sequence[Sequence[SheetCell | None]]
    outline: tuple[str, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """Widths of the columns in points, and the cells of the head, all of one leading."""

    widths: Sequence[float]
    head: Sequence[Sequence[Paragraph]]
    leading: float


class Strip:
    """A cell measured for its column, and how much of it was drawn."""

    __slots__ = ("leading", "lines", "next", "repeat")

    def __init__(self, cell: SheetCell, width: float, leading: float) -> None:
        marks = cell.marks or [None] * len(cell.paragraphs)
        self.lines: list[_LineUp] = [
            (paragraph, line, None if i else mark)
            for paragraph, mark in zip(cell.paragraphs, marks, strict=True)
            for i, line in enumerate(paragraph.lines(width - 2 * PAD_X))
        ]
        self.leading = leading
        self.repeat = cell.repeat
        self.next = 0

    @property
    def left(self) -> int:
        """How many lines are not drawn."""
        return len(self.lines) - self.next

    def fitting(self, room: float, *, fresh: bool) -> int:
        """How many of the lines left go into the room."""
        if self.left * self.leading <= room + 1e-6:
            return self.left
        return lines_in(room, self.leading, self.left, LEAST_LINES, fresh=fresh)

    def take(self, count: int) -> list[_LineUp]:
        """The next lines; they count as drawn."""
        taken = self.lines[self.next : self.next + count]
        self.next += count
        return taken


Strips = list[Strip | None]


@dataclass(slots=True)
class Piece:
    """What of a group goes onto a page: rows with their heights, the last perhaps in part."""

    heights: list[float]
    counts: list[list[int]]
    height: float
    whole: bool
    """Whether nothing of the group is left after it."""


class Setting:
    """A group measured for the widths of its table's columns."""

    def __init__(self, group: Group, grid: Grid) -> None:
        self.group = group
        self.grid = grid
        self.shared = self._strips(group.shared)
        self.rows = [self._strips(row) for row in group.rows]
        self.at = 0
        """The first row that is not drawn whole."""
        self.begun = False

    def _strips(self, cells: Sequence[SheetCell | None]) -> Strips:
        grid = self.grid
        return [
            None if cell is None else Strip(cell, width, grid.leading)
            for cell, width in zip(cells, grid.widths, strict=True)
        ]

    @property
    def done(self) -> bool:
        """Whether every row and every cell of the task was drawn."""
        return self.begun and self.at == len(self.rows) and not _most(self.shared)

    def cut(self, room: float, *, fresh: bool) -> Piece | None:
        """The piece that goes into ``room`` points; None where it had better begin a new page."""
        heights: list[float] = []
        counts: list[list[int]] = []
        used = 0.0
        complete = True
        for row in self.rows[self.at :]:
            height = self._height(_most(row))
            if used + height > room + 1e-6:
                complete = False
                part = self._part(row, room - used, fresh=fresh and not heights)
                if part:
                    counts.append(part)
                    heights.append(self._height(max(part)))
                    used += heights[-1]
                break
            heights.append(height)
            counts.append([strip.left if strip else 0 for strip in row])
            used += height
        if complete:
            return self._ended(heights, counts, used, room, fresh=fresh)
        if not heights or not self._may_be_cut(used, room, fresh=fresh):
            return None
        return Piece(heights, counts, used, whole=False)

    def _height(self, lines: int) -> float:
        return 2 * PAD_Y + max(lines, 1) * self.grid.leading

    def _part(self, row: Strips, room: float, *, fresh: bool) -> list[int] | None:
        """How many lines of each cell of a row go into the room; None where it should not begin."""
        if not fresh and self._height(_most(row)) <= SPLIT_ABOVE:
            return None
        inner = room - 2 * PAD_Y
        counts = [strip.fitting(inner, fresh=fresh) if strip else 0 for strip in row]
        begins = all(n or not strip or not strip.left for n, strip in zip(counts, row, strict=True))
        return counts if begins and max(counts) else None

    def _ended(
        self,
        heights: list[float],
        counts: list[list[int]],
        used: float,
        room: float,
        *,
        fresh: bool,
    ) -> Piece | None:
        """The piece that ends the rows: the last is made higher where the task's cells need it."""
        need = self._height(_most(self.shared)) if _most(self.shared) else 0.0
        if need <= room + 1e-6:
            if heights:
                heights[-1] += max(need - used, 0.0)
            return Piece(heights, counts, max(need, used), whole=True)
        if not self._may_be_cut(room, room, fresh=fresh):
            return None
        if heights:
            heights[-1] += room - used
        return Piece(heights, counts, room, whole=False)

    def _may_be_cut(self, height: float, room: float, *, fresh: bool) -> bool:
        """Whether a piece of this height may be all that stands on this page.

        At the foot of a page a group begins only if it has its number, title and units there, but
        for a list of units that is longer than half a page.
        """
        need = self._height(_most(self.shared))
        return self.begun or fresh or need <= height or need > max(room, 200.0)

    def draw(self, flow: Flow, y: float, piece: Piece) -> None:
        """Draw the piece with its upper edge at ``y``."""
        if not self.begun:
            flow.book.bookmark(*self.group.outline, y)
        self._draw_shared(flow, y, piece)
        top = y
        for i, (height, counts) in enumerate(zip(piece.heights, piece.counts, strict=True)):
            if i:
                self._rule_own(flow, top)
            self._draw_row(flow, top, height, counts)
            top -= height
        draw_rules(flow, self.grid.widths, y, piece.height)
        self.begun = True

    def _draw_row(self, flow: Flow, top: float, height: float, counts: Sequence[int]) -> None:
        """The next row, or as many lines of its cells as ``counts`` say."""
        row = self.rows[self.at]
        goes_on = any(strip.next for strip in row if strip)
        for x, width, strip, count in self._places(flow, row, counts):
            again = goes_on and strip.repeat and not strip.left
            lines = strip.lines if again else strip.take(count)
            whole = not goes_on and not strip.left
            draw_lines(flow, strip, lines, (x, top, width), height, centred=whole)
        if not _most(row):
            self.at += 1

    def _draw_shared(self, flow: Flow, y: float, piece: Piece) -> None:
        """The task's cells: what is left of them, or all of them again on the pages after."""
        inner = piece.height - 2 * PAD_Y
        counts = [0] * len(self.shared)
        for x, width, strip, _ in self._places(flow, self.shared, counts):
            if not strip.left and len(strip.lines) * strip.leading <= inner + 1e-6:
                strip.next = 0
            whole = strip.next == 0 and strip.left * strip.leading <= inner + 1e-6
            fits = min(strip.left, int(inner / strip.leading + 1e-6))
            draw_lines(flow, strip, strip.take(fits), (x, y, width), piece.height, centred=whole)

    def _places(
        self, flow: Flow, strips: Strips, counts: Sequence[int]
    ) -> Iterator[tuple[float, float, Strip, int]]:
        x = flow.form.left
        for strip, width, count in zip(strips, self.grid.widths, counts, strict=True):
            if strip is not None:
                yield x, width, strip, count
            x += width

    def _rule_own(self, flow: Flow, y: float) -> None:
        """A line between two rows, where the cells are their own."""
        x = flow.form.left
        for cell, width in zip(self.group.shared, self.grid.widths, strict=True):
            if cell is None:
                flow.book.surface.rule(x, y, x + width, y, INNER)
            x += width


def _most(strips: Strips) -> int:
    """The lines that are left in the longest of the cells."""
    return max((strip.left for strip in strips if strip), default=0)


def draw_lines(
    flow: Flow,
    strip: Strip,
    lines: list[_LineUp],
    place: tuple[float, float, float],
    height: float,
    *,
    centred: bool,
) -> None:
    """Lines in the cell whose upper left is at x, y (``place``: x, y, width)."""
    x, y, width = place
    spare = height - 2 * PAD_Y - len(lines) * strip.leading if centred else 0.0
    top = y - PAD_Y - spare / 2
    for paragraph, line, mark in lines:
        room = width - 2 * PAD_X
        if mark:
            size = paragraph.style.size
            side = size * _MARK_SIDE
            start = x + PAD_X + paragraph.runs(line, room)[0].x - size * MARK_ROOM
            flow.book.surface.mark(mark, start, top - strip.leading / 2 - side / 2, side)
        flow.book.line(paragraph, line, x + PAD_X, top, room)
        top -= strip.leading


def draw_rules(flow: Flow, widths: Sequence[float], top: float, height: float) -> None:
    """The lines between columns and below."""
    x, rule = flow.form.left, flow.book.surface.rule
    for width in widths[:-1]:
        x += width
        rule(x, top, x, top - height, INNER)
    rule(flow.form.left, top - height, flow.form.left + sum(widths), top - height, INNER)
