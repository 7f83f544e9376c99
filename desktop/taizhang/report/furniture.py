"""What stands around the text of every page: running head, foot and the page's number."""

from __future__ import annotations

from taizhang.plan.model import PlanFacts, Validity
from taizhang.report.cleaning import one_line
from taizhang.report.page import MM, NUMBER_DROP, NUMBER_STYLE, Surface, draw_page_number
from taizhang.report.styles import PLAIN
from taizhang.report.text import Paragraph, plain

_HEAD_ABOVE = 8 * MM
_APART = 12.0
"""Points between the words at the left and those at the right."""


class Furniture:
    """Drawn on every page of a `Book`: call it with the page's surface and number.

    ``left`` and ``right`` stand above a rule from the second page on (``head_from``), ``foot`` at
    the inner side of the page's number. What is too long for its line is cut: it is said in full
    elsewhere.
    """

    def __init__(
        self, *, left: str = "", right: str = "", foot: str = "", head_from: int = 2
    ) -> None:
        self._left = plain(left, PLAIN.running)
        self._right = plain(right, PLAIN.running)
        self._foot = plain(foot, PLAIN.running)
        self._head_from = head_from

    def __call__(self, surface: Surface, number: int) -> None:
        """Draw page ``number``'s."""
        if number >= self._head_from and (self._left.text or self._right.text):
            self._head(surface)
        if self._foot.text:
            self._draw_foot(surface, number)
        draw_page_number(surface, number)

    def _head(self, surface: Surface) -> None:
        form = surface.form
        top = form.text_top + _HEAD_ABOVE
        right = _width(self._right, form.text_width)
        room = form.text_width - right - (_APART if right else 0.0)
        _first_line(surface, self._left, form.left, top, room)
        _first_line(surface, self._right, form.left + form.text_width - right, top, form.text_width)
        y = top - PLAIN.running.leading - 2
        surface.rule(form.left, y, form.width - form.right, y, 0.4)

    def _draw_foot(self, surface: Surface, number: int) -> None:
        form = surface.form
        # As high as the page's number, whose line is higher.
        top = form.bottom - NUMBER_DROP - (NUMBER_STYLE.leading - PLAIN.running.leading) / 2
        width = _width(self._foot, form.text_width)
        odd = number % 2 == 1
        x = form.left if odd else form.left + form.text_width - width
        _first_line(surface, self._foot, x, top, form.text_width * 0.8)


def running_head(left: str, plan: PlanFacts) -> Furniture:
    """``left`` words, and at the right which plan and its standing."""
    standing = "" if plan.validity is Validity.IN_FORCE else f"（{plan.validity}）"
    return Furniture(left=left, right=f"{one_line(plan.doc_number)}{standing}")


def _width(paragraph: Paragraph, room: float) -> float:
    lines = paragraph.lines(room)
    return lines[0].width * paragraph.style.size if lines else 0.0


def _first_line(surface: Surface, paragraph: Paragraph, x: float, top: float, room: float) -> None:
    lines = paragraph.lines(room)
    if lines:
        surface.line(paragraph, lines[0], x, top, room)
