"""Completion as bars: solid for what is done, hatched for what is under way, and the numbers.

Told apart by pattern, so that a copy in black and white says the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from taizhang.report.flow import Flow
from taizhang.report.ink import BLACK, Ink
from taizhang.report.page import Surface
from taizhang.report.text import Paragraph, Style, plain

BAR = 9.0
"""Height of a bar, in points."""
ROW_GAP = 5.0
HATCH = 2.6
"""Points between the lines of the hatch."""
LABEL_SHARE = 0.36
FIGURES = 78.0
"""Room for the words behind a bar."""
APART = 6.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: ``done`` and ``under_way`` of ``total``, and the words printed behind it."""

    label: str
    done: int
    under_way: int
    total: int
    words: str


class Bars:
    """A block of bars with their legend. A bar whose total is 0 is drawn empty."""

    def __init__(
        self, bars: Sequence[Bar], style: Style, *, ink: Ink = BLACK, before: float = 6.0
    ) -> None:
        self.before = before
        self.joined = False
        self._rows = [(plain(b.label, style), plain(b.words, style), b) for b in bars]
        self._style = style
        self._ink = ink
        self._next = 0
        self._legend = [plain(word, style) for word in ("已完成", "进行中", "未开始")]

    @property
    def done(self) -> bool:
        """Whether every bar was drawn."""
        return self._next == len(self._rows)

    def least(self, width: float) -> float:
        """The legend and the first two bars."""
        return self._legend_height + sum(self._height(i, width) for i in range(len(self._rows))[:2])

    def place(self, flow: Flow, room: float) -> float:
        """Draw the legend, and as many bars as fit."""
        form = flow.form
        top = flow.top
        if self._next == 0:
            self._draw_legend(flow, top)
            top -= self._legend_height
        first = self._next
        while self._next < len(self._rows):
            height = self._height(self._next, form.text_width)
            fits = flow.top - top + height <= room + 1e-6
            if not fits and not (flow.fresh and self._next == first):
                break
            self._draw_row(flow, self._next, top, height)
            top -= height
            self._next += 1
        return flow.top - top

    @property
    def _legend_height(self) -> float:
        return self._style.leading + ROW_GAP

    def _height(self, i: int, width: float) -> float:
        label, words, _ = self._rows[i]
        lines = max(len(label.lines(width * LABEL_SHARE)), len(words.lines(FIGURES)), 1)
        return lines * self._style.leading + ROW_GAP

    def _draw_legend(self, flow: Flow, top: float) -> None:
        surface = flow.book.surface
        x = flow.form.left + flow.form.text_width * LABEL_SHARE + APART
        y = top - self._style.leading / 2 - BAR / 2
        for share, word in zip(((1, 0), (0, 1), (0, 0)), self._legend, strict=True):
            _draw_bar(surface, x, y, BAR * 2, *share, self._ink)
            x += BAR * 2 + 3
            line = word.lines(FIGURES)[0]
            flow.book.line(word, line, x, top, FIGURES)
            x += line.width * self._style.size + 3 * APART

    def _draw_row(self, flow: Flow, i: int, top: float, height: float) -> None:
        label, words, bar = self._rows[i]
        form = flow.form
        width = form.text_width * LABEL_SHARE
        middle = top - (height - ROW_GAP) / 2
        _draw_centred(flow, label, form.left, middle, width)
        x = form.left + width + APART
        room = form.text_width - width - FIGURES - 2 * APART
        shares = (bar.done / bar.total, bar.under_way / bar.total) if bar.total else (0.0, 0.0)
        _draw_bar(flow.book.surface, x, middle - BAR / 2, room, *shares, self._ink)
        _draw_centred(flow, words, x + room + APART, middle, FIGURES)


def _draw_centred(flow: Flow, paragraph: Paragraph, x: float, middle: float, width: float) -> None:
    lines = paragraph.lines(width)
    top = middle + len(lines) * paragraph.style.leading / 2
    for line in lines:
        flow.book.line(paragraph, line, x, top, width)
        top -= paragraph.style.leading


def _draw_bar(
    surface: Surface, x: float, y: float, width: float, done: float, under_way: float, ink: Ink
) -> None:
    """A bar of the given shares with its lower left at x, y."""
    if done:
        surface.shade(x, y, width * done, BAR, ink)
    if under_way:
        hatch(surface, x + width * done, y, width * under_way, BAR, ink)
    surface.draw(f"0.5 w {x:.2f} {y:.2f} {width:.2f} {BAR:.2f} re S")


def hatch(surface: Surface, x: float, y: float, width: float, height: float, ink: Ink) -> None:
    """Slanting lines, cut off at the edges of the rectangle."""
    count = int((width + height) / HATCH) + 1
    lines = " ".join(
        f"{x - height + i * HATCH:.2f} {y:.2f} m {x + i * HATCH:.2f} {y + height:.2f} l"
        for i in range(count)
    )
    box = f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
    surface.draw(f"{ink.operands} RG 0.6 w {box} W n {lines} S {box} S")
