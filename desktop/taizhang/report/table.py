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
SPLIT_ABOVE = 80.0
"""A row taller than this may begin at the foot of a page and go on on the next; others wait."""

_Lines = list[tuple[Paragraph, Line]]


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


class _Part:
    """A cell measured for its width, and how much of it was drawn."""

    __slots__ = ("cell", "leading", "left", "lines", "width")

    def __init__(self, cell: Cell, width: float) -> None:
        room = width - 2 * PAD_X
        self.cell = cell
        self.width = width
        self.lines: _Lines = [(p, line) for p in cell.paragraphs for line in p.lines(room)]
        self.leading = cell.paragraphs[0].style.leading if cell.paragraphs else 0.0
        self.left = len(self.lines)
        """How many of them are not drawn."""

    @property
    def done(self) -> bool:
        """Whether nothing of it must go on on the next page."""
        return self.cell.repeat or not self.left

    def least(self) -> float:
        """The height of the lines it may begin with: two, or all when fewer than four are left."""
        count = self.left if self.left < 2 * LEAST_LINES else LEAST_LINES
        return count * self.leading

    def take(self, room: float, *, fresh: bool) -> _Lines:
        """The lines that fit into the room; they count as drawn."""
        count = self.left
        if count * self.leading > room:
            count = lines_in(room, self.leading, count, LEAST_LINES, fresh=fresh)
        start = len(self.lines) - self.left
        if not self.cell.repeat:
            self.left -= count
        return self.lines[start : start + count]


class _Setting:
    """A row measured for the widths of its table's columns."""

    def __init__(self, row: Row, columns: Sequence[float]) -> None:
        self.row = row
        self.parts: list[_Part] = []
        first = 0
        for cell in row.cells:
            self.parts.append(_Part(cell, sum(columns[first : first + cell.span])))
            first += cell.span
        self.side = max((cell.side for cell in row.cells if cell.mark), default=0.0)
        self.begun = False

    @property
    def done(self) -> bool:
        """Whether nothing is left to draw."""
        return self.begun and all(part.done for part in self.parts)

    def height(self) -> float:
        """Of what is left, with its padding."""
        text = max(part.left * part.leading for part in self.parts)
        return 2 * PAD_Y + max(text, self.side)

    def least(self) -> float:
        """Of the smallest piece that may stand at the foot of a page."""
        return 2 * PAD_Y + max(part.least() for part in self.parts)

    def need(self, room: float) -> float:
        """What must be free at the foot of a page before it may begin there."""
        whole = self.height()
        return whole if self.row.joined or room < whole <= SPLIT_ABOVE else self.least()


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
        return head + self._need(0.0)

    def place(self, flow: Flow, room: float) -> float:
        """Draw the head and the rows that fit."""
        start = flow.top
        x = flow.form.left
        y = start
        fresh = flow.fresh
        if self._head:
            head = _Setting(self._head, self._columns)
            y -= _draw(flow, head, x, y, head.height())
        drawn = 0
        while self._waiting:
            left = room - (start - y)
            if self._need(left) > left + 1e-6 and (drawn or not fresh):
                break
            setting = self._waiting[0]
            y -= _draw(flow, setting, x, y, left, fresh=fresh and not drawn)
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

    def _need(self, room: float) -> float:
        """The height asked for at the foot of a page before the next row may begin there."""
        return sum(setting.need(room) for setting in self._waiting)

    def _frame(self, flow: Flow, x: float, top: float, bottom: float) -> None:
        right = x + sum(self._columns)
        rule = flow.book.surface.rule
        rule(x, top, right, top, FRAME)
        rule(x, bottom, right, bottom, FRAME)
        rule(x, top, x, bottom, FRAME)
        rule(right, top, right, bottom, FRAME)


def _draw(
    flow: Flow, setting: _Setting, x: float, y: float, room: float, *, fresh: bool = False
) -> float:
    """Draw a row, or its first lines when there is not room for all; the height it took."""
    height = setting.height()
    begun = setting.begun
    whole = height <= room + 1e-6
    inner = (height if whole else room) - 2 * PAD_Y
    taken = [part.take(inner, fresh=fresh) for part in setting.parts]
    setting.begun = True
    if not whole:
        lines = zip(setting.parts, taken, strict=True)
        text = max(len(drawn) * part.leading for part, drawn in lines)
        height = 2 * PAD_Y + max(text, 0.0 if begun else setting.side)
    surface = flow.book.surface
    width = sum(part.width for part in setting.parts)
    if setting.row.shaded:
        surface.shade(x, y - height, width, height)
    left = x
    for part, drawn in zip(setting.parts, taken, strict=True):
        if left > x:
            surface.rule(left, y, left, y - height, INNER)
        # What goes on over pages reads from the top; a row that is whole is centred.
        centred = whole and not begun
        spare = height - 2 * PAD_Y - len(drawn) * part.leading if centred else 0.0
        top = y - PAD_Y - spare / 2
        for paragraph, line in drawn:
            flow.book.line(paragraph, line, left + PAD_X, top, part.width - 2 * PAD_X)
            top -= part.leading
        cell = part.cell
        if cell.mark and not begun:
            middle = height / 2 if whole else PAD_Y + cell.side / 2
            inset = (part.width - cell.side) / 2
            surface.mark(cell.mark, left + inset, y - middle - cell.side / 2, cell.side)
        left += part.width
    surface.rule(x, y - height, x + width, y - height, INNER)
    return height
