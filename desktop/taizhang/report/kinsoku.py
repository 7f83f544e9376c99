"""Where a line may end (避头尾), for Chinese text with Western words and numbers in it.

The rules are those of GB/T 15834-2011 §5.1 (marks that do not stand at the start or at the end of
a line; 破折号 and 省略号 are not cut in two) and of the W3C's "Requirements for Chinese Text
Layout" §3.1. The module knows characters and widths, no fonts: `break_lines` can be tested alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

OPENING = 1
"""Never the last of a line."""
CLOSING = 2
"""Never the first of a line."""
WORD = 4
"""Two of these side by side are never parted: numbers, Western words, addresses."""
SPACE = 8
"""May hang beyond the end of a line, where it is not seen."""
COMBINING = 16
"""Belongs to the character before it."""
PAIRED = 32
"""Two equal ones are one mark: —— and ……."""
HALF = 64
"""Ink only in the left half of its square: at the end of a line half a square will do."""

_OPENING = "（〔［｛《〈「『【〖‘“〝￥＄£№([{"
_CLOSING = "，。、；：？！）〕］｝》〉」』】〗’”〞…·‧・～–－％‰℃°′″々ゝヽーﾞﾟ)]},.:;!?%/、〟〻"
_HALF = "，。、；：）〕］｝》〉」』】〗’”"
_PAIRED = "—―…⋯─"

EPSILON = 1e-6
"""In ems: the sum of many rounded widths may differ by this from the exact one."""


class Line(NamedTuple):
    """``text[start:end]``: one line. ``width`` is what its ink takes, without spaces at its end."""

    start: int
    end: int
    width: float
    last: bool
    """The last line of its paragraph is not stretched."""


class _Kinds(dict[str, int]):
    """The kind of each character, found out once."""

    def __missing__(self, char: str) -> int:
        kind = self[char] = _kind(char)
        return kind


def _kind(char: str) -> int:
    kind = OPENING if char in _OPENING else CLOSING if char in _CLOSING else 0
    if char in _HALF:
        kind |= HALF
    if char in _PAIRED:
        return kind | PAIRED
    if char.isspace():
        return SPACE
    category = unicodedata.category(char)
    if category[0] == "M" or "\U0001f3fb" <= char <= "\U0001f3ff":
        return COMBINING | CLOSING
    narrow = unicodedata.east_asian_width(char) not in ("W", "F")
    western = char.isascii() or char == "–" or (narrow and category[0] in "LN" and char < "\u2460")
    return kind | WORD if western else kind


KINDS = _Kinds()


def kinds_of(text: str) -> list[int]:
    """The kind of every character of ``text``."""
    return [KINDS[char] for char in text]


def legal_breaks(text: str, kinds: Sequence[int]) -> bytearray:
    """For every place ``i`` of the text whether a line may end before ``text[i]``."""
    legal = bytearray(len(text) + 1)
    solid = 0  # kind of the last character that is not a space
    for i in range(1, len(text)):
        before, after = kinds[i - 1], kinds[i]
        if not before & SPACE:
            solid = before
        if after & (SPACE | CLOSING | COMBINING) or solid & OPENING:
            continue
        if after & PAIRED and _joins(text, i):
            continue
        if before & SPACE:
            legal[i] = 1
        elif before & after & WORD:
            continue
        else:
            legal[i] = not (before & after & PAIRED and text[i - 1] == text[i])
    legal[-1] = 1
    return legal


def _joins(text: str, i: int) -> bool:
    """Whether the dash at ``i`` stands alone: 一字线 (2011—2020年), which is never first."""
    return text[i] == "—" and "—" not in (text[i - 1], text[i + 1 : i + 2])


def stretchable(text: str, kinds: Sequence[int], i: int) -> bool:
    """Whether a justified line may be widened between ``text[i - 1]`` and ``text[i]``."""
    before, after = kinds[i - 1], kinds[i]
    if after & COMBINING or before & after & WORD:
        return False
    return not (before & after & PAIRED and text[i - 1] == text[i])


def break_lines(
    text: str, widths: Sequence[float], room: float, first: float | None = None
) -> list[Line]:
    """Cut ``text`` into lines no wider than ``room``; the first no wider than ``first``.

    ``widths`` has the advance of each character in the unit of ``room``. Lines are filled one by
    one (official documents are set so), each ending at the last legal place. A word longer than a
    whole line is cut where the line is full, and so is a line that has no legal place at all; only
    a single character wider than the room stands out of it.
    """
    if not text:
        return []
    breaker = _Breaker(text, widths)
    lines = [breaker.line(0, room if first is None else first, room)]
    while lines[-1].end < len(text):
        lines.append(breaker.line(lines[-1].end, room, room))
    return lines


class _Breaker:
    """One paragraph being cut."""

    def __init__(self, text: str, widths: Sequence[float]) -> None:
        self.text = text
        self.widths = widths
        self.kinds = kinds_of(text)
        self.legal = legal_breaks(text, self.kinds)

    def line(self, start: int, room: float, full: float) -> Line:
        """The line that begins at ``start``."""
        kinds, widths, legal = self.kinds, self.widths, self.legal
        limit = room + EPSILON
        used = 0.0
        best = start
        for i in range(start, len(self.text)):
            if legal[i]:
                best = i
            used += widths[i]
            if used > limit and not kinds[i] & SPACE:
                if self._halved(i, used, limit):
                    return self._line(start, self._past_spaces(i + 1), used - widths[i] / 2)
                return self._line(start, self._end(start, best, i, full))
        return self._line(start, len(self.text))

    def _halved(self, i: int, used: float, limit: float) -> bool:
        """Whether half the square of the mark at ``i`` lets the line end after it."""
        return (
            bool(self.kinds[i] & HALF)
            and used - self.widths[i] / 2 <= limit
            and bool(self.legal[self._past_spaces(i + 1)])
        )

    def _past_spaces(self, i: int) -> int:
        while i < len(self.text) and self.kinds[i] & SPACE:
            i += 1
        return i

    def _end(self, start: int, best: int, over: int, full: float) -> int:
        """The end of a line whose character ``over`` is the first that does not fit."""
        if best > start and not self._longer(best, full):
            return best
        end = max(over, start + 1)
        while end > start + 1 and self._hurts(end):
            end -= 1
        if not self._hurts(end):
            return end
        end = max(over, start + 1)
        while end < len(self.text) and self.kinds[end] & COMBINING:
            end += 1
        return end

    def _hurts(self, end: int) -> bool:
        """Whether a mark would stand at the wrong end, in a line that must be cut anyway."""
        wrong_start = self.kinds[end] & (CLOSING | COMBINING) if end < len(self.text) else 0
        return bool(wrong_start or self.kinds[end - 1] & OPENING)

    def _longer(self, start: int, full: float) -> bool:
        """Whether what may not be cut from ``start`` on is a word wider than a whole line."""
        used = self.widths[start]
        end = start + 1
        while end < len(self.text) and not self.legal[end]:
            used += self.widths[end]
            if used > full + EPSILON:
                return bool(self.kinds[end] & WORD)
            end += 1
        return False

    def _line(self, start: int, end: int, width: float | None = None) -> Line:
        if width is None:
            stop = end
            while stop > start and self.kinds[stop - 1] & SPACE:
                stop -= 1
            width = sum(self.widths[start:stop])
        return Line(start, end, width, end == len(self.text))
