"""What stands around the text of every document: the running head and the page's number."""

from __future__ import annotations

from taizhang.plan.model import PlanFacts, Validity
from taizhang.report.page import A4, MM, Surface, draw_page_number
from taizhang.report.styles import RUNNING
from taizhang.report.text import Paragraph, plain


class RunningHead:
    """From the second page on: ``left`` words, and at the right which plan and its standing."""

    def __init__(self, left: str, plan: PlanFacts) -> None:
        standing = "" if plan.validity is Validity.IN_FORCE else f"（{plan.validity}）"
        self._left = plain(left, RUNNING)
        self._right = plain(f"{plan.doc_number}{standing}", RUNNING)

    def __call__(self, surface: Surface, number: int) -> None:
        """Draw page ``number``'s."""
        if number > 1:
            self._head(surface)
        draw_page_number(surface, A4, number)

    def _head(self, surface: Surface) -> None:
        top = A4.text_top + 8 * MM
        self._draw(surface, self._left, 0.0, top)
        line = self._right.lines(A4.text_width)[0]
        self._draw(surface, self._right, A4.text_width - line.width * RUNNING.size, top)
        y = top - RUNNING.leading - 2
        surface.rule(A4.left, y, A4.width - A4.right, y, 0.4)

    def _draw(self, surface: Surface, paragraph: Paragraph, offset: float, top: float) -> None:
        line = paragraph.lines(A4.text_width)[0]
        surface.line(paragraph, line, A4.left + offset, top, A4.text_width)
