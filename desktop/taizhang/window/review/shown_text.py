"""A document's text as a text widget holds it, and the way between places in the two.

Qt counts UTF-16 units, takes some characters for the ends of paragraphs, and lays out a paragraph
as a whole: one of a megabyte (a copy that lost its line breaks) would stand still at every resize.
So long paragraphs are broken for showing; the source itself is never changed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from taizhang.reader.reading import Span

_LONGEST = 1500
"""Characters of a paragraph; beyond, it is broken after a full stop where there is one."""
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_LONG_LINE = re.compile(rf"[^\n]{{{_LONGEST + 1},}}")
_STOP = "。；"
_ODD = {
    **dict.fromkeys([0x0B, 0x0C, 0x0D, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029], " "),
    **dict.fromkeys([0x00, 0xFDD0, 0xFDD1, 0xFFFC, *range(0xD800, 0xE000)], "\ufffd"),
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\u200b"),
}
"""What a text widget would take for a mark of its own; bidirectional marks, which would show the
words in another order than they are read in."""


class ShownText:
    """``text`` is for the widget. Each place of the source has a position in it."""

    def __init__(self, source: str) -> None:
        plain = source.translate(_ODD)
        breaks = _breaks(plain)
        self.text = _broken(plain, breaks)
        self._breaks = frozenset(breaks)
        # From each of these places on there is one unit more than there are characters.
        self._extra = sorted([*breaks, *(m.end() for m in _ASTRAL.finditer(plain))])
        self._positions = [place + k + 1 for k, place in enumerate(self._extra)]
        self._length = len(source)

    def position(self, place: int) -> int:
        """Where the source's character at ``place`` stands in the widget."""
        return place + bisect_right(self._extra, place)

    def place(self, position: int) -> int:
        """The place in the source of what stands at ``position``."""
        found = position - bisect_right(self._positions, position)
        return min(max(found, 0), self._length)

    def positions(self, span: Span) -> tuple[int, int]:
        """A span's first position and the one behind its last character."""
        start = self.position(span.start)
        if span.end <= span.start:
            return start, start
        # A break that was put in right behind the span is not a part of it.
        return start, self.position(span.end) - (span.end in self._breaks)


def _breaks(text: str) -> list[int]:
    """The places before which long paragraphs are broken."""
    found: list[int] = []
    for line in _LONG_LINE.finditer(text):
        at = line.start()
        while line.end() - at > _LONGEST:
            stop = max(text.rfind(mark, at + _LONGEST // 2, at + _LONGEST) for mark in _STOP)
            at = stop + 1 if stop >= 0 else at + _LONGEST
            found.append(at)
    return found


def _broken(text: str, breaks: list[int]) -> str:
    edges = [0, *breaks, len(text)]
    return "\n".join(text[a:b] for a, b in pairwise(edges))
