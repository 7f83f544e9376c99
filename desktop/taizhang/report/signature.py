"""The report's end: who reports, who checked it, and room for the seal."""

from __future__ import annotations

from datetime import date

from taizhang.ledger.record import People
from taizhang.report.cleaning import one_line
from taizhang.report.flow import Flow
from taizhang.report.fonts import FANGSONG, KAI
from taizhang.report.text import Align, Paragraph, Span, Style, plain
from taizhang.report.wording import chinese_date

LABEL = Style(FANGSONG, 14, 34, Align.LEFT)
NAME = Style(FANGSONG, 14, 24, Align.CENTRED)

LEFT_SHARE = 0.45
BLANK = 130.0
"""Points of the rule to write a name on by hand."""
SEAL = 130.0
"""An agency's round seal is 42 to 45 mm wide; unit and date stand under it (GB/T 9704 §7.3.5.1)."""


class Signature:
    """A block of two halves: people on the left, unit, date and seal on the right."""

    before = 16.0
    joined = False

    def __init__(self, agency: str, people: People, day: date) -> None:
        self.done = False
        self._people = (
            ("填报人：", people.reporter),
            ("审核人：", people.reviewer),
            ("联系电话：", people.phone),
        )
        self._head = plain("填报单位（盖章）：", LABEL)
        self._agency = plain(agency, NAME)
        self._day = plain(f"填报日期：{chinese_date(day)}", NAME)

    def least(self, width: float) -> float:
        """All of it: it is never parted."""
        return max(self._left_height(width), self._right_height(width))

    def place(self, flow: Flow, room: float) -> float:
        """Draw both halves, side by side."""
        width = flow.form.text_width
        self._draw_people(flow, width * LEFT_SHARE)
        self._draw_unit(flow, width * LEFT_SHARE, width * (1 - LEFT_SHARE))
        self.done = True
        return self.least(width)

    def _left_height(self, width: float) -> float:
        named = [_person(label, name) for label, name in self._people]
        return sum(len(p.lines(width * LEFT_SHARE)) for p in named) * LABEL.leading

    def _right_height(self, width: float) -> float:
        half = width * (1 - LEFT_SHARE)
        lines = len(self._agency.lines(half)) + len(self._day.lines(half))
        return max(LABEL.leading + lines * NAME.leading, SEAL)

    def _draw_people(self, flow: Flow, width: float) -> None:
        x, top = flow.form.left, flow.top
        for label, name in self._people:
            paragraph = _person(label, name)
            top = _draw(flow, paragraph, x, top, width)
            if not one_line(name):
                start = x + paragraph.lines(width)[0].width * LABEL.size
                y = top + LABEL.leading / 2 - LABEL.size * 0.55
                flow.book.surface.rule(start, y, min(start + BLANK, x + width - 10), y, 0.6)

    def _draw_unit(self, flow: Flow, offset: float, width: float) -> None:
        x = flow.form.left + offset
        top = _draw(flow, self._head, x, flow.top, width)
        top = _draw(flow, self._agency, x, top, width)
        _draw(flow, self._day, x, top, width)


def _person(label: str, name: str) -> Paragraph:
    # 楷体 has all of the 8105 characters, and names are full of those that 仿宋 lacks.
    return Paragraph([Span(label, FANGSONG), Span(one_line(name), KAI)], LABEL)


def _draw(flow: Flow, paragraph: Paragraph, x: float, top: float, width: float) -> float:
    """Draw the paragraph; the place below it."""
    for line in paragraph.lines(width):
        flow.book.line(paragraph, line, x, top, width)
        top -= paragraph.style.leading
    return top
