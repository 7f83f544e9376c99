"""The red head of a letter (版头, GB/T 9704-2012 §7.2): who writes, the number, a red line."""

from __future__ import annotations

from dataclasses import replace

from taizhang.report.flow import Flow
from taizhang.report.ink import RED
from taizhang.report.page import MM
from taizhang.report.styles import GRID, Styles
from taizhang.report.text import plain

ISSUER_BELOW = 35 * MM
"""§7.2.4: from the text block's upper edge to that of the issuer's name."""
NUMBER_BELOW = 2 * GRID
"""§7.2.5: two empty lines below the name."""
LINE_BELOW = 4 * MM
"""§7.2.7: the line below the number, as wide as the text block."""
LINE_WIDTH = 1.4
TITLE_BELOW = 2 * GRID
"""§7.3.1: two empty lines before the title."""


class RedHead:
    """A block at the head of the first page, with two lines of the grid free below it."""

    before = 0.0
    joined = True

    def __init__(self, issuer: str, doc_number: str, styles: Styles) -> None:
        """``issuer`` is set on one line, smaller if it must be; the number may be empty."""
        self.done = False
        self._issuer = issuer
        self._number = plain(doc_number, styles.doc_number)
        self._styles = styles

    def least(self, width: float) -> float:
        """All of it."""
        numbered = len(self._number.lines(width)) * GRID
        name = ISSUER_BELOW + self._styles.issuer.leading
        return name + NUMBER_BELOW + numbered + LINE_BELOW + TITLE_BELOW

    def place(self, flow: Flow, room: float) -> float:
        """Draw it at the flow's place."""
        form = flow.form
        styles = self._styles
        top = flow.top - ISSUER_BELOW
        name = plain(self._issuer, styles.issuer)
        natural = sum(line.width for line in name.lines(form.text_width)) * styles.issuer.size
        if natural > form.text_width:
            # A little less than the quotient, lest the last character fall off by rounding.
            size = styles.issuer.size * form.text_width / natural * 0.99
            name = plain(self._issuer, replace(styles.issuer, size=size))
        for line in name.lines(form.text_width):
            flow.book.line(name, line, form.left, top, form.text_width)
        top -= styles.issuer.leading + NUMBER_BELOW
        for line in self._number.lines(form.text_width):
            flow.book.line(self._number, line, form.left, top, form.text_width)
            top -= GRID
        top -= LINE_BELOW
        flow.book.surface.rule(form.left, top, form.width - form.right, top, LINE_WIDTH, RED)
        self.done = True
        return flow.top - top + TITLE_BELOW
