"""署名 and 成文日期 with room for the seal (GB/T 9704-2012 §7.3.5.1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from taizhang.report.flow import Flow
from taizhang.report.page import MM
from taizhang.report.styles import GRID, Styles
from taizhang.report.text import Align, Paragraph, plain
from taizhang.report.wording import chinese_date

DIAMETER = 45 * MM
"""The largest round seal of a local body (国发〔1999〕25号: 4.2 cm; 4.5 cm for the highest)."""
LINES_ABOVE = 2
"""§7.3.5.1: the seal's upper edge within one line of the text; its middle on unit and date."""
INSET = 4.0
"""Ems between the date and the right edge."""


class Seal:
    """A block: two empty lines, the unit centred above the date, a line that the seal covers."""

    before = 0.0
    joined = True

    def __init__(self, signer: str, day: date, styles: Styles) -> None:
        self.done = False
        self._signer = plain(signer, replace(styles.body, align=Align.CENTRED, indent=0.0))
        self._day = plain(chinese_date(day), styles.dated)

    def least(self, width: float) -> float:
        """All of it, with the seal that will stand over it."""
        return (LINES_ABOVE + len(self._signer.lines(width)) + 2) * GRID

    def place(self, flow: Flow, room: float) -> float:
        """Draw unit and date."""
        form = flow.form
        width = form.text_width
        top = flow.top - LINES_ABOVE * GRID
        right = width - INSET * self._day.style.size
        middle = right - _width(self._day, width) / 2
        for line in self._signer.lines(width):
            # Centred on the date; where the name is too long for that, up to the right edge.
            half = line.width * self._signer.style.size / 2
            left = max(min(middle - half, width - 2 * half), 0.0)
            flow.book.line(self._signer, line, form.left + left, top, 2 * half)
            top -= GRID
        for line in self._day.lines(width):
            flow.book.line(self._day, line, form.left, top, width)
            top -= GRID
        self.done = True
        return flow.top - top + GRID


def _width(paragraph: Paragraph, width: float) -> float:
    return max(line.width for line in paragraph.lines(width)) * paragraph.style.size
