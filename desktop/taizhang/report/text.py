"""Paragraphs: characters with their glyphs, cut into lines once for every width asked for.

No markup of any kind is read: a paragraph is made of `Span` values, and what stands in their texts
is printed as it stands.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from taizhang.report.cleaning import one_line, paragraphs
from taizhang.report.fonts import Glyph, Hand, Typeface
from taizhang.report.ink import BLACK, Ink
from taizhang.report.kinsoku import Line, Measured

LOOSEST = 0.3
"""Ems a gap may be widened by for justification; a line that would need more is left ragged."""


class Align(Enum):
    """How lines stand between the left and the right edge."""

    JUSTIFIED = "两端"
    LEFT = "左"
    CENTRED = "中"
    RIGHT = "右"


@dataclass(frozen=True, slots=True)
class Style:
    """How paragraphs are set; sizes in points."""

    typeface: Typeface
    size: float
    leading: float
    align: Align = Align.JUSTIFIED
    indent: float = 0.0
    """Ems before the first line."""
    hang: float = 0.0
    """Ems before the lines after the first."""
    inset: float = 0.0
    """Ems kept free at the right of every line."""
    keep: int = 2
    """Lines that stay together at a page's foot and head (orphans and widows)."""
    ink: Ink = BLACK


class Span(NamedTuple):
    """A stretch of a paragraph in one typeface."""

    text: str
    typeface: Typeface


class Run(NamedTuple):
    """Characters drawn in one go: one font, one spacing. ``x`` counts from the line's left edge."""

    x: float
    hand: Hand
    text: str
    spacing: float


class Paragraph:
    """One paragraph. Its text never has a line end in it."""

    def __init__(self, spans: Sequence[Span], style: Style) -> None:
        self.style = style
        self.text = "".join([span.text for span in spans])
        glyphs: list[Glyph] = []
        absent: frozenset[str] = frozenset()
        for text, typeface in spans:
            glyphs += map(typeface.__getitem__, text)
            if typeface.absent:
                absent |= typeface.absent.intersection(text)
        self.absent = absent
        """Its characters that no font has."""
        self._shown = "".join([glyph.char for glyph in glyphs]) if absent else self.text
        self._hands = [glyph.hand for glyph in glyphs]
        self._measured = Measured(self.text, [glyph.width for glyph in glyphs])
        self._turns = _turns(self._hands)
        self._fixed: list[int] | None = None
        self._wraps: dict[float, list[Line]] = {}

    def lines(self, width: float) -> list[Line]:
        """The paragraph in lines of at most ``width`` points; the widths of lines are in ems."""
        lines = self._wraps.get(width)
        if lines is None:
            style = self.style
            room = width / style.size - style.inset
            lines = self._measured.lines(room - style.hang, room - style.indent)
            self._wraps[width] = lines
        return lines

    def runs(self, line: Line, width: float) -> list[Run]:
        """How to draw one of the lines that `lines` gave for this width."""
        stop = self._measured.stop(line)
        style = self.style
        x = style.indent if line.start == 0 else style.hang
        slack = width / style.size - style.inset - x - line.width
        if style.align is Align.RIGHT:
            x += slack
        elif style.align is Align.CENTRED:
            x += slack / 2
        elif style.align is Align.JUSTIFIED and slack > 0 and not line.last:
            gaps = self._gaps(line.start, stop - 1)
            if gaps and slack <= gaps * LOOSEST:
                return self._spaced(line.start, stop, x, slack / gaps)
        sums, size, shown = self._measured.sums, style.size, self._shown
        shift = x - sums[line.start]
        return [
            Run((shift + sums[a]) * size, self._hands[a], shown[a:b], 0.0)
            for a, b in pairwise(self._pieces(line.start, stop))
        ]

    def _pieces(self, start: int, stop: int) -> list[int]:
        """The ends of the stretches in one font, with ``start`` and ``stop``."""
        if stop == start:
            return []
        turns = self._turns
        if not turns:
            return [start, stop]
        return [start, *turns[bisect_right(turns, start) : bisect_left(turns, stop)], stop]

    def _gaps(self, start: int, place: int) -> int:
        """How many gaps from ``start`` up to the one before ``place`` + 1 may be widened."""
        fixed = self._fixed
        if fixed is None:
            fixed = self._fixed = self._measured.fixed()
        held = bisect_right(fixed, place) - bisect_right(fixed, start) if fixed else 0
        return place - start - held

    def _spaced(self, start: int, stop: int, x: float, extra: float) -> list[Run]:
        """The runs of a line whose gaps are widened, all but those inside words.

        A run's spacing follows each of its characters, as PDF's Tc does, so that a run of several
        has either all of its inner gaps widened or none.
        """
        sums, size, shown = self._measured.sums, self.style.size, self._shown
        shift = x - sums[start]
        runs = []
        for first, end in pairwise(self._pieces(start, stop)):
            for a, b, wide in self._alike(first, end):
                place = shift + sums[a] + extra * self._gaps(start, a)
                spacing = extra * size if wide else 0.0
                runs.append(Run(place * size, self._hands[a], shown[a:b], spacing))
        return runs

    def _alike(self, start: int, stop: int) -> Iterator[tuple[int, int, bool]]:
        """Parts with all gaps inside widened (True), or none."""
        fixed = self._fixed
        held = fixed[bisect_right(fixed, start) : bisect_left(fixed, stop)] if fixed else []
        if not held:
            yield start, stop, True
            return
        kept = frozenset(held)
        while start < stop:
            narrow = start + 1 in kept
            end = start + 1
            while end < stop and (end in kept) is narrow:
                end += 1
            yield start, end, not narrow
            start = end


def _turns(hands: Sequence[Hand]) -> list[int]:
    """The places where the font or its height changes."""
    if len(set(hands)) < 2:
        return []
    pairs = enumerate(pairwise(hands), start=1)
    return [i for i, (one, next_one) in pairs if one is not next_one]


def plain(text: str, style: Style) -> Paragraph:
    """A text in the style's own typeface, on one paragraph."""
    return Paragraph([Span(one_line(text), style.typeface)], style)


def balanced(text: str, style: Style, width: float) -> list[Paragraph]:
    """A title on as few lines as it needs, of nearly one length, each a paragraph of its own.

    GB/T 9704-2012 §7.3.1 asks for titles whose lines are well arranged (排列对称, 长短适宜).
    """
    whole = plain(text, style)
    count = len(whole.lines(width))
    narrowest = width
    while count > 1 and len(whole.lines(narrowest - style.size / 4)) == count:
        narrowest -= style.size / 4
    return [plain(whole.text[line.start : line.end], style) for line in whole.lines(narrowest)]


def labelled(label: Span, text: str, style: Style) -> list[Paragraph]:
    """What was written, every paragraph of it, with a label before the first."""
    bodies = paragraphs(text) or [""]
    first = Paragraph([label, Span(bodies[0], style.typeface)], style)
    return [first, *(Paragraph([Span(body, style.typeface)], style) for body in bodies[1:])]


def written(text: str, style: Style) -> list[Paragraph]:
    """What was written, paragraph by paragraph."""
    return [Paragraph([Span(body, style.typeface)], style) for body in paragraphs(text)]
