"""Characters of a page to lines, and lines to paragraphs, by where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from taizhang.reader.formats.pdf_page import Glyph

_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003ffff]")
_SPACES = re.compile("[ \u00a0\u3000]+")
_INDENT = 1.2
"""In characters; official documents indent the first line by two."""
_SHORT = 2.3
"""A line that ends so many characters before the margin ends its paragraph: a mark that may not
begin a line, or a long word, leaves up to two."""
_UNFINISHED = 5.0
"""The same where the line ends in the middle of a sentence."""
_ENDS = tuple("。！？；：.!?;:")
_PITCH = 1.6


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and its box."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> float:
        """The height of its type."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """Where it stands on the page."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Margins:
    """Between what full lines run."""

    left: float
    right: float
    unfinished: float = _UNFINISHED
    """In characters: how far from the right a line without a final mark may end and go on."""


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines from top to bottom; characters of one line from left to right."""
    rows: list[list[Glyph]] = []
    middle = size = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.middle):
        if rows and middle - glyph.middle < 0.45 * max(size, glyph.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
            middle, size = glyph.middle, glyph.size
        if glyph.size > size:  # the largest of a line says where it stands
            middle, size = glyph.middle, glyph.size
    lines = (_line(row) for row in rows)
    return [line for line in lines if line is not None]


def _line(row: list[Glyph]) -> Line | None:
    """The characters of a row put together; what is drawn twice for a bolder look once."""
    row.sort(key=lambda glyph: glyph.left)
    shown: list[Glyph] = []
    parts: list[str] = []
    blank = False
    for glyph in row:
        if not glyph.text.strip():
            blank = True
            continue
        if shown:
            before = shown[-1]
            if glyph.text == before.text and glyph.left - before.left < 0.2 * glyph.size:
                continue
            if _is_apart(before, glyph, blank):
                parts.append(" ")
        blank = False
        shown.append(glyph)
        parts.append(glyph.text)
    if not shown:
        return None
    size = max(glyph.size for glyph in shown)
    middle = max(shown, key=lambda glyph: glyph.size).middle
    text = _SPACES.sub(" ", "".join(parts))
    right = max(glyph.right for glyph in shown)
    return Line(text, shown[0].left, middle - size / 2, right, middle + size / 2)


def _is_apart(before: Glyph, glyph: Glyph, blank: bool) -> bool:
    """Whether a space stands between: beside a Chinese character only a wide one counts."""
    gap = glyph.left - before.right
    wide = _WIDE.match(before.text) or _WIDE.match(glyph.text)
    return gap > (0.8 if wide else 0.2) * glyph.size or (blank and not wide)


def margins_of(lines: Sequence[Line], width: float = 0.0) -> Margins:
    """The margins that most long lines keep: a few may stand out.

    Where no line is long, the right margin of a page of that width is taken to be as the left.
    """
    if not lines:
        return Margins(0.0, width)
    longest = max(line.right - line.left for line in lines)
    full = [line for line in lines if line.right - line.left >= 0.6 * longest] or lines
    lefts = sorted(line.left for line in full)
    rights = sorted(line.right for line in full)
    left, right = lefts[len(lefts) // 20], rights[-1 - len(rights) // 20]
    return Margins(left, right if right > 0.9 * (width - left) else width - left)


def paragraphs_of(lines: Sequence[Line], margins: Margins) -> list[str]:
    """Lines joined to paragraphs. Lines of a next page have a place above the last line's."""
    pitch = _usual_pitch(lines)
    texts: list[str] = []
    last: Line | None = None
    for line in lines:
        if last is not None and _goes_on(last, line, margins, pitch):
            texts[-1] = joined(texts[-1], line.text)
        else:
            texts.append(line.text)
        last = line
    return texts


def _usual_pitch(lines: Sequence[Line]) -> float:
    steps = sorted(
        one.middle - other.middle for one, other in pairwise(lines) if one.middle > other.middle
    )
    return steps[len(steps) // 2] if steps else 0.0


def _goes_on(last: Line, line: Line, margins: Margins, pitch: float) -> bool:
    """Whether ``line`` continues the paragraph of ``last``."""
    size = max(last.size, line.size)
    if abs(last.size - line.size) > 0.15 * size:
        return False
    missing = _SHORT if last.text.endswith(_ENDS) else margins.unfinished
    if line.left - margins.left > _INDENT * size or margins.right - last.right > missing * size:
        return False
    return last.middle - line.middle <= _PITCH * pitch


def joined(one: str, other: str) -> str:
    """Two lines as one: a space only between words in Latin letters."""
    if one[-1:].isascii() and one[-1:].isalnum() and other[:1].isascii() and other[:1].isalnum():
        return f"{one} {other}"
    return one + other
