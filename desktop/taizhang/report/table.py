"""Tables over pages: the head is repeated, a row too tall for one page goes on on the next.

Each row is measured and drawn once and then forgotten (reportlab's own table copies all remaining
rows for every page). A cell takes one or more columns; its paragraphs wrap to its width.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taizhang.report.flow import LEAST_LINES, Flow, lines_in
from taizhang.report.kinsoku import Line
from taizhang.report.page import Mark
from taizhang.report.text import Paragraph

PAD_X = 3.5
PAD_Y = 3.0
FRAME = 0.9
INNER = 0.4
HEAD_GREY = 0.93
SPLIT_ABOVE = 80.0
"""A row taller than this may begin at the foot of a page and go on on the next; others wait."""


@dataclass(slots=True)
class Cell:
    """What stands in a cell: paragraphs of one leading, or a mark in its middle."""

    paragraphs: Sequence[Paragraph] = ()
    span: int = 1
    mark: Mark | None = None
    side: float = 9.0
    """The mark's."""
    repeat: bool = False
    """Whether it is drawn again where its row goes on on the next page."""


@dataclass(slots=True)
class Row:
    """Cells whose spans add up to the table's columns."""

    cells: Sequence[Cell]
    joined: bool = False
    """Whether the next row must begin on the same page."""
    shaded: bool = False


class _Setting:
    """A row measured for the widths of its table's columns."""

    def __init__(self, row: Row, columns: Sequence[float]) -> None:
        self.row = row
        self.widths: list[float] = []
        first = 0
        for cell in row.cells:
            self.widths.append(sum(columns[first : first + cell.span]))
            first += cell.span
        self.lines = [
            _lines(cell, width - 2 * PAD_X)
            for cell, width in zip(row.cells, self.widths, strict=True)
        ]
        self.next = [0] * len(row.cells)
        """For each cell, the next of its lines to draw."""
        self.begun = False

    @property
    def done(self) -> bool:
        """Whether nothing is left to draw."""
        cells = zip(self.row.cells, self.next, self.lines, strict=True)
        return self.begun and all(cell.repeat or n == len(lines) for cell, n, lines in cells)

    def height(self) -> float:
        """Of what is left, with its padding."""
        text = max(_height(lines[n:]) for n, lines in zip(self.next, self.lines, strict=True))
        mark = max(cell.side if cell.mark else 0.0 for cell in self.row.cells)
        return 2 * PAD_Y + max(text, mark)

    def least(self) -> float:
        """Of the smallest piece that may stand at the foot of a page."""
        left = [lines[n:] for n, lines in zip(self.next, self.lines, strict=True)]
        return 2 * PAD_Y + max(_height(few_of(lines)) for lines in left)

    def take(self, room: float, *, fresh: bool) -> list[list[tuple[Paragraph, Line]]]:
        """Of every cell the lines that fit; they count as drawn."""
        taken = []
        self.begun = True
        for i, lines in enumerate(self.lines):
            left = lines[self.next[i] :]
            count = len(left)
            if left and _height(left) > room - 2 * PAD_Y:
                leading = left[0][0].style.leading
                count = lines_in(room - 2 * PAD_Y, leading, len(left), fresh=fresh)
            taken.append(left[:count])
            if not self.row.cells[i].repeat:
                self.next[i] += count
        return taken


class Table:
    """A block of rows. ``columns`` are widths in points; ``rows`` may come from a generator."""

    def __init__(
        self,
        columns: Sequence[float],
        rows: Iterator[Row],
        *,
        head: Row | None = None,
        before: float = 0.0,
    ) -> None:
        self.before = before
        self.joined = False
        self._columns = columns
        self._rows = rows
        self._head = head
        self._waiting: list[_Setting] = []
        # Two rows, if there are two: a head with one row at a page's foot looks forgotten.
        self._fetch()
        self._fetch(more=len(self._waiting) == 1)

    @property
    def done(self) -> bool:
        """Whether every row was drawn."""
        return not self._waiting

    def least(self, width: float) -> float:
        """The head, and what must stand below it."""
        head = _Setting(self._head, self._columns).height() if self._head else 0.0
        return head + self._need()

    def place(self, flow: Flow, room: float) -> float:
        """Draw the head and the rows that fit."""
        start = flow.top
        x = flow.form.left
        y = start
        fresh = flow.fresh
        if self._head:
            head = _Setting(self._head, self._columns)
            y -= self._draw(flow, head, x, y, head.height())
        drawn = 0
        while self._waiting:
            left = room - (start - y)
            if self._need(left) > left + 1e-6 and (drawn or not fresh):
                break
            setting = self._waiting[0]
            height = self._draw(flow, setting, x, y, left, fresh=fresh and not drawn)
            y -= height
            drawn += 1
            if not setting.done:
                break
            self._waiting.pop(0)
            self._fetch()
        if drawn:
            self._frame(flow, x, start, y)
        return start - y

    def _fetch(self, *, more: bool = False) -> None:
        """Have at hand the next row, with those joined to it."""
        while more or not self._waiting or self._waiting[-1].row.joined:
            more = False
            row = next(self._rows, None)
            if row is None:
                return
            self._waiting.append(_Setting(row, self._columns))

    def _need(self, room: float = 0.0) -> float:
        """The height asked for at the foot of a page before the next row may begin there."""
        if not self._waiting:
            return 0.0
        need = 0.0
        for setting in self._waiting:
            need += setting.height() if setting.row.joined else self._single(setting, room)
        return need

    def _single(self, setting: _Setting, room: float) -> float:
        whole = setting.height()
        return setting.least() if whole > SPLIT_ABOVE or whole <= room else whole

    def _draw(
        self,
        flow: Flow,
        setting: _Setting,
        x: float,
        y: float,
        room: float,
        *,
        fresh: bool = False,
    ) -> float:
        """Draw a row, or its first lines when there is not room for all; the height it took."""
        height = setting.height()
        begun = setting.begun
        whole = height <= room + 1e-6
        taken = setting.take(height if whole else room, fresh=fresh)
        if not whole:
            height = 2 * PAD_Y + max(_height(lines) for lines in taken)
        surface = flow.book.surface
        width = sum(setting.widths)
        if setting.row.shaded:
            surface.shade(x, y - height, width, height, HEAD_GREY)
        left = x
        for cell, cell_width, lines in zip(setting.row.cells, setting.widths, taken, strict=True):
            if left > x:
                surface.rule(left, y, left, y - height, INNER)
            # What goes on over pages reads from the top; a row that is whole is centred.
            spare = height - 2 * PAD_Y - _height(lines) if whole and not begun else 0.0
            _draw_lines(flow, lines, left + PAD_X, y - PAD_Y - spare / 2, cell_width - 2 * PAD_X)
            if cell.mark and not begun:
                middle = height / 2 if whole else PAD_Y + cell.side / 2
                inset = (cell_width - cell.side) / 2
                surface.mark(cell.mark, left + inset, y - middle - cell.side / 2, cell.side)
            left += cell_width
        surface.rule(x, y - height, x + width, y - height, INNER)
        return height

    def _frame(self, flow: Flow, x: float, top: float, bottom: float) -> None:
        right = x + sum(self._columns)
        rule = flow.book.surface.rule
        rule(x, top, right, top, FRAME)
        rule(x, bottom, right, bottom, FRAME)
        rule(x, top, x, bottom, FRAME)
        rule(right, top, right, bottom, FRAME)


def _draw_lines(
    flow: Flow, lines: Sequence[tuple[Paragraph, Line]], x: float, top: float, width: float
) -> None:
    for paragraph, line in lines:
        flow.book.line(paragraph, line, x, top, width)
        top -= paragraph.style.leading


def _lines(cell: Cell, width: float) -> list[tuple[Paragraph, Line]]:
    return [(p, line) for p in cell.paragraphs for line in p.lines(width)]


def few_of(lines: Sequence[tuple[Paragraph, Line]]) -> Sequence[tuple[Paragraph, Line]]:
    """The lines a cell may begin with: two, or all when no two would be left for the next page."""
    return lines if len(lines) < 2 * LEAST_LINES else lines[:LEAST_LINES]


def _height(lines: Sequence[tuple[Paragraph, Line]]) -> float:
    return sum(paragraph.style.leading for paragraph, _ in lines)
