"""The table of a 任务台账, over pages: its head, headings of sections, tasks with their milestones.

As on sheets made by hand, number, title and units of a task are one cell as high as all its rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from taizhang.report.flow import Flow
from taizhang.report.sheet_group import (
    Grid,
    Group,
    Piece,
    Setting,
    SheetCell,
    Strip,
    draw_lines,
    draw_rules,
)
from taizhang.report.table import FRAME, PAD_X, PAD_Y
from taizhang.report.text import Paragraph


@dataclass(frozen=True, slots=True)
class Banner:
    """A heading across the table, on the page of the group that follows it."""

    paragraph: Paragraph
    outline: tuple[str, int]


class SheetTable:
    """A block of groups under their banners, asked for one by one.

    ``tail`` is the height of what must stand on the same page below the last row.
    """

    joined = True

    def __init__(
        self,
        grid: Grid,
        items: Iterator[Banner | Group],
        *,
        before: float = 0.0,
        tail: float = 0.0,
    ) -> None:
        self.before = before
        self._grid = grid
        self._items = items
        self._tail = tail
        self._head = [
            Strip(SheetCell(heading), width, grid.leading)
            for heading, width in zip(grid.head, grid.widths, strict=True)
        ]
        self._now = self._fetch()
        self._next = self._fetch()
        self.done = False

    def least(self, width: float) -> float:
        """The head, a banner and a few lines."""
        return self._head_height + 6 * self._grid.leading

    def place(self, flow: Flow, room: float) -> float:
        """Draw the head and the groups that fit."""
        start = flow.top
        y = start - self._head_height
        fresh = flow.fresh
        drawn = False
        while self._now:
            banner, setting = self._now
            above = self._banner_height(banner)
            piece = self._cut(setting, room - (start - y) - above, fresh=fresh and not drawn)
            if piece is None:
                break
            if not drawn:
                self._draw_head(flow, start)
            if banner:
                self._draw_banner(flow, banner, y, above)
            setting.draw(flow, y - above, piece)
            y -= above + piece.height
            drawn = True
            if not setting.done:
                self._now = (None, setting)
                break
            self._now, self._next = self._next, self._fetch()
        self.done = self._now is None
        if self.done and not drawn:
            self._draw_head(flow, start)
        elif not drawn:
            return 0.0
        self._frame(flow, start, y)
        return start - y

    def _cut(self, setting: Setting, room: float, *, fresh: bool) -> Piece | None:
        """The group's piece; of the last one something is kept back where the tail has no room."""
        piece = setting.cut(room, fresh=fresh)
        if self._next is None and piece and piece.whole and room - piece.height < self._tail:
            return setting.cut(room - self._tail, fresh=fresh)
        return piece

    def _fetch(self) -> tuple[Banner | None, Setting] | None:
        """The next group with its banner."""
        banner = None
        for item in self._items:
            if isinstance(item, Group):
                return banner, Setting(item, self._grid)
            banner = item
        return None

    @property
    def _width(self) -> float:
        return sum(self._grid.widths)

    @property
    def _head_height(self) -> float:
        return 2 * PAD_Y + max(strip.left for strip in self._head) * self._grid.leading

    def _draw_head(self, flow: Flow, y: float) -> None:
        height = self._head_height
        flow.book.surface.shade(flow.form.left, y - height, self._width, height)
        x = flow.form.left
        for strip, width in zip(self._head, self._grid.widths, strict=True):
            draw_lines(flow, strip, strip.lines, (x, y, width), height, centred=True)
            x += width
        draw_rules(flow, self._grid.widths, y, height)

    def _banner_height(self, banner: Banner | None) -> float:
        if banner is None:
            return 0.0
        lines = banner.paragraph.lines(self._width - 2 * PAD_X)
        return 2 * PAD_Y + len(lines) * banner.paragraph.style.leading

    def _draw_banner(self, flow: Flow, banner: Banner, y: float, height: float) -> None:
        flow.book.bookmark(*banner.outline, y)
        strip = Strip(SheetCell([banner.paragraph]), self._width, banner.paragraph.style.leading)
        draw_lines(flow, strip, strip.lines, (flow.form.left, y, self._width), height, centred=True)
        draw_rules(flow, [self._width], y, height)

    def _frame(self, flow: Flow, top: float, bottom: float) -> None:
        left, rule = flow.form.left, flow.book.surface.rule
        right = left + self._width
        rule(left, top, right, top, FRAME)
        rule(left, bottom, right, bottom, FRAME)
        rule(left, top, left, bottom, FRAME)
        rule(right, top, right, bottom, FRAME)
