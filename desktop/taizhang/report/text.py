"""Paragraphs: characters with their glyphs, cut into lines once for every width asked for.

No markup of any kind is read: a paragraph is made of `Span` values, and what stands in their texts
is printed as it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from taizhang.report.cleaning import one_line, paragraphs
from taizhang.report.fonts import Glyph, ReportFont, Typeface
from taizhang.report.kinsoku import SPACE, Line, break_lines, kinds_of, stretchable

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


class Span(NamedTuple):
    """A stretch of a paragraph in one typeface."""

    text: str
    typeface: Typeface


class Run(NamedTuple):
    """Characters drawn in one go: one font, one spacing. ``x`` counts from the line's left edge."""

    x: float
    font: ReportFont
    text: str
    spacing: float
    rise: float


class Paragraph:
    """One paragraph. Its text never has a line end in it."""

    def __init__(self, spans: Sequence[Span], style: Style) -> None:
        self.style = style
        self.text = "".join(span.text for span in spans)
        self.absent = frozenset(c for span in spans for c in _absent(span))
        self._glyphs: list[Glyph] = [s.typeface[c] for s in spans for c in s.text]
        self._kinds = kinds_of(self.text)
        self._wraps: dict[float, list[Line]] = {}

    def lines(self, width: float) -> list[Line]:
        """The paragraph in lines of at most ``width`` points; the widths of lines are in ems."""
        lines = self._wraps.get(width)
        if lines is None:
            room = width / self.style.size
            widths = [glyph.width for glyph in self._glyphs]
            lines = break_lines(self.text, widths, room, room - self.style.indent)
            self._wraps[width] = lines
        return lines

    def runs(self, line: Line, width: float) -> list[Run]:
        """How to draw one of the lines that `lines` gave for this width."""
        stop = line.end
        while stop > line.start and self._kinds[stop - 1] & SPACE:
            stop -= 1
        size = self.style.size
        room = width / size
        x = self.style.indent if line.start == 0 else 0.0
        slack = room - x - line.width
        extra = self._extra(line, stop, slack)
        if self.style.align is Align.RIGHT:
            x += slack
        elif self.style.align is Align.CENTRED:
            x += slack / 2
        if not extra:
            return self._plain(line.start, stop, x)
        return self._spaced(line.start, stop, x, extra)

    def _extra(self, line: Line, stop: int, slack: float) -> float:
        """Ems to widen each gap by."""
        if self.style.align is not Align.JUSTIFIED or line.last or slack <= 0:
            return 0.0
        gaps = sum(stretchable(self.text, self._kinds, i) for i in range(line.start + 1, stop))
        extra = slack / gaps if gaps else 0.0
        return extra if extra <= LOOSEST else 0.0

    def _plain(self, start: int, stop: int, x: float) -> list[Run]:
        """The runs of a line that is not widened."""
        runs = []
        size = self.style.size
        first = start
        for i in range(start + 1, stop + 1):
            if i == stop or not _alike(self._glyphs[i], self._glyphs[first]):
                group = self._glyphs[first:i]
                runs.append(_run(group, x * size, 0.0, size))
                x += sum(g.width for g in group)
                first = i
        return runs

    def _spaced(self, start: int, stop: int, x: float, extra: float) -> list[Run]:
        """The runs of a line whose gaps are widened, all but those inside words.

        A run's spacing follows each of its characters, as PDF's Tc does, so that a run of several
        has either all of its inner gaps widened or none.
        """
        runs = []
        size = self.style.size
        glyphs = self._glyphs
        first = start
        inner: bool | None = None
        for i in range(start + 1, stop + 1):
            gap = i < stop and stretchable(self.text, self._kinds, i)
            if i < stop and inner in (None, gap) and _alike(glyphs[i], glyphs[first]):
                inner = gap
                continue
            group = glyphs[first:i]
            spacing = extra if inner else 0.0
            runs.append(_run(group, x * size, spacing * size, size))
            x += sum(g.width for g in group) + spacing * (len(group) - 1) + (extra if gap else 0.0)
            first, inner = i, None
        return runs


def _alike(one: Glyph, other: Glyph) -> bool:
    """Whether the two may be drawn in one go."""
    return one.font is other.font and one.rise == other.rise


def _run(group: Sequence[Glyph], x: float, spacing: float, size: float) -> Run:
    chars = "".join([glyph.char for glyph in group])
    return Run(x, group[0].font, chars, spacing, group[0].rise * size)


def _absent(span: Span) -> set[str]:
    """The characters of the span that no font has, known once its glyphs were asked for."""
    for char in set(span.text):
        span.typeface[char]
    return span.typeface.absent.intersection(span.text)


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
