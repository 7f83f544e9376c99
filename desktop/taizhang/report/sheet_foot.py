"""The foot of a 任务台账: who reports, who checked it, as of when; room for the seal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from taizhang.ledger.record import Record
from taizhang.report.cleaning import one_line
from taizhang.report.flow import Flow
from taizhang.report.styles import Styles
from taizhang.report.text import Align, Paragraph, Span
from taizhang.report.wording import chinese_date

BLANK = 72.0
"""Points of the rule to write a name on by hand."""
APART = 18.0
APART_MOST = 4 * APART
BETWEEN = 6.0
"""Points between two lines of entries."""


class SheetFoot:
    """A block of entries on as few lines as they need, spread over the width."""

    before = 8.0
    joined = False

    def __init__(self, record: Record, produced_on: date, styles: Styles) -> None:
        self.done = False
        people = record.people
        entries = (
            ("填报单位（盖章）：", record.agency.full_name),
            ("填报人：", people.reporter),
            ("联系电话：", people.phone),
            ("审核人：", people.reviewer),
            ("填报日期：", chinese_date(produced_on)),
            ("数据截至：", chinese_date(record.as_of)),
        )
        fonts = styles.fonts
        style = replace(styles.small, align=Align.LEFT)
        # 楷体 has all of the 8105 characters: names are full of those that 仿宋 lacks.
        self._entries = [
            _Entry(
                Paragraph([Span(label, fonts.fangsong), Span(one_line(words), fonts.kai)], style),
                0.0 if one_line(words) else BLANK,
            )
            for label, words in entries
        ]

    def least(self, width: float) -> float:
        """All of it: it is never parted."""
        return sum(_height(line, width) + BETWEEN for line in self._lines(width))

    def place(self, flow: Flow, room: float) -> float:
        """Draw the entries line by line."""
        width = flow.form.text_width
        top = flow.top
        for entries in self._lines(width):
            spare = width - sum(entry.width(width) for entry in entries)
            gap = min(spare / max(len(entries) - 1, 1), APART_MOST)
            x = flow.form.left
            for entry in entries:
                entry.draw(flow, x, top)
                x += entry.width(width) + gap
            top -= _height(entries, width) + BETWEEN
        self.done = True
        return flow.top - top

    def _lines(self, width: float) -> list[list[_Entry]]:
        """The entries in lines, each as many as there is room for."""
        lines: list[list[_Entry]] = [[]]
        used = 0.0
        for entry in self._entries:
            needed = entry.width(width)
            if lines[-1] and used + APART + needed > width:
                lines.append([])
                used = 0.0
            used += needed + (APART if lines[-1] else 0.0)
            lines[-1].append(entry)
        return lines


@dataclass(frozen=True, slots=True)
class _Entry:
    """A label with what was entered, or with a rule to write on."""

    paragraph: Paragraph
    blank: float

    def width(self, room: float) -> float:
        """What it takes of a line, at most the whole."""
        widest = max(line.width for line in self.paragraph.lines(room))
        return min(widest * self.paragraph.style.size + self.blank, room)

    def draw(self, flow: Flow, x: float, top: float) -> None:
        """Draw it with its upper left at x, top."""
        style = self.paragraph.style
        lines = self.paragraph.lines(flow.form.text_width)
        for line in lines:
            flow.book.line(self.paragraph, line, x, top, flow.form.text_width)
            top -= style.leading
        if self.blank:
            start = x + lines[-1].width * style.size
            y = top + style.leading / 2 - style.size * 0.55
            flow.book.surface.rule(start, y, start + self.blank, y, 0.5)


def _height(entries: list[_Entry], width: float) -> float:
    return max(len(e.paragraph.lines(width)) * e.paragraph.style.leading for e in entries)
