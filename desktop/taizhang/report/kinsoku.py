"""Where a line may end (避头尾), for Chinese text with Western words and numbers in it.

The rules are those of GB/T 15834-2011 §5.1 (marks that do not stand at the start or at the end of
a line; 破折号 and 省略号 are not cut in two) and of the W3C's "Requirements for Chinese Text
Layout" §3.1. The module knows characters and widths, no fonts: `break_lines` can be tested alone.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise
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

DIGIT = 128
"""Of a number."""
UNIT = 256
"""Counts or measures: not parted from the number before it, as long as there is another place."""
MULTIPLE = 512
"""Belongs to the number before it: 1万家."""
WIDE = 1024
"""As `WORD`, of full-width letters and digits."""
ANY_WORD = WORD | WIDE

_OPENING = "（〔［｛《〈「『【〖‘“〝￥＄£№([{"
_CLOSING = "，。、；：？！）〕］｝》〉」』】〗’”〞…·‧・～–－．％‰℃°′″々ゝヽーﾞﾟ)]},.:;!?%/、〟〻"
_HALF = "，。、；：）〕］｝》〉」』】〗’”"
_PAIRED = "—―…⋯─"
_MULTIPLE = "十百千万亿"
_UNIT = "年月日时分秒天周期届个项家件次名位人户元角吨克米升亩度倍条种类批处所座台套份篇页门只起宗岁"

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
    if char in _UNIT:
        return UNIT
    if char in _MULTIPLE:
        return UNIT | MULTIPLE
    if char.isspace():
        return SPACE
    category = unicodedata.category(char)
    if category[0] == "M" or "\U0001f3fb" <= char <= "\U0001f3ff":
        return COMBINING | CLOSING
    if category == "Nd":
        kind |= DIGIT
    return kind | _word(char, category)


def _word(char: str, category: str) -> int:
    """Of which sort of word it is a part: narrow (ASCII, other scripts), full-width, or none."""
    if char.isascii() or char == "–":
        return WORD
    if char == "．":
        return ANY_WORD
    if category[0] not in "LN":
        return 0
    if "\uff10" <= char <= "\uff5a":
        return WIDE
    narrow = unicodedata.east_asian_width(char) not in ("W", "F")
    return WORD if narrow and char < "\u2460" else 0


KINDS = _Kinds()


def break_lines(
    text: str, widths: Sequence[float], room: float, first: float | None = None
) -> list[Line]:
    """Cut ``text`` into lines no wider than ``room``; the first no wider than ``first``.

    ``widths`` has the advance of each character in the unit of ``room``. Lines are filled one by
    one (official documents are set so), each ending at the last legal place. A word longer than a
    whole line is cut where the line is full, and so is a line that has no legal place at all; only
    a single character wider than the room stands out of it.
    """
    return Measured(text, widths).lines(room, room if first is None else first)


class Measured:
    """A text with what must be known of it to break it into lines, whatever their width.

    Where a line may end is asked only near its end: a text is broken in far fewer steps than it
    has characters.
    """

    def __init__(self, text: str, widths: Sequence[float]) -> None:
        self.text = text
        self.kinds = list(map(KINDS.__getitem__, text))
        self.sums = list(accumulate(widths, initial=0.0))
        """How far the text reaches before each of its characters."""

    def lines(self, room: float, first: float) -> list[Line]:
        """The text in lines; see `break_lines`."""
        if self.text and self.sums[-1] <= first:
            return [self._line(0, len(self.text))]
        lines: list[Line] = []
        start, limit = 0, first
        while start < len(self.text):
            lines.append(self._fill(start, limit, room))
            start, limit = lines[-1].end, room
        return lines

    def fixed(self) -> list[int]:
        """The places ``i`` where nothing may be put between ``text[i - 1]`` and ``text[i]``."""
        if not any(kind & (COMBINING | ANY_WORD | PAIRED) for kind in set(self.kinds)):
            return []
        return [
            i
            for i, (before, after) in enumerate(pairwise(self.kinds), start=1)
            if after & COMBINING
            or before & after & ANY_WORD
            or (before & after & PAIRED and self.text[i - 1] == self.text[i])
        ]

    def stop(self, line: Line) -> int:
        """The end of the line's ink: without spaces."""
        end = line.end
        while end > line.start and self.kinds[end - 1] & SPACE:
            end -= 1
        return end

    def legal(self, i: int, *, units: bool = True) -> bool:
        """Whether a line may end before ``text[i]``. Without ``units``, between 12 and 个 too."""
        if i == len(self.text):
            return True
        before, after = self.kinds[i - 1], self.kinds[i]
        if not (before & ~UNIT | after & ~(UNIT | MULTIPLE)):
            return True  # by far the most frequent: Han on both sides
        if after & (SPACE | CLOSING | COMBINING) or (after & PAIRED and self._joins(i)):
            return False
        if self._solid(i - 1) & OPENING:
            return False
        return bool(before & SPACE) or not self._one(i, units=units)

    def _solid(self, i: int) -> int:
        """The kind of the last character up to ``i`` that is not a space."""
        while i > 0 and self.kinds[i] & SPACE:
            i -= 1
        return self.kinds[i]

    def _one(self, i: int, *, units: bool) -> bool:
        """Whether ``text[i - 1]`` and ``text[i]`` are parts of a word, a double mark, a figure."""
        before, after = self.kinds[i - 1], self.kinds[i]
        if before & after & PAIRED:
            return self.text[i - 1] == self.text[i]
        return bool(before & after & ANY_WORD) or bool(
            units and after & UNIT and self._counted(i - 1)
        )

    def _joins(self, i: int) -> bool:
        """Whether the dash at ``i`` stands alone: 一字线 (2011—2020年), which is never first."""
        text = self.text
        return text[i] == "—" and "—" not in (text[i - 1], text[i + 1 : i + 2])

    def _counted(self, i: int) -> bool:
        """Whether a number in figures ends at ``i``, perhaps with 万 or 百万 behind it."""
        first = max(i - 3, 0)
        while i > first and self.kinds[i] & MULTIPLE:
            i -= 1
        return bool(self.kinds[i] & DIGIT)

    def _fill(self, start: int, room: float, full: float) -> Line:
        """The line that begins at ``start``."""
        kinds, sums = self.kinds, self.sums
        limit = sums[start] + room + EPSILON
        # sums[i] is the last that fits; spaces may hang beyond it.
        over = self._past_spaces(bisect_right(sums, limit, start) - 1)
        if over >= len(self.text):
            return self._line(start, len(self.text))
        if kinds[over] & HALF:
            used = (sums[over] + sums[over + 1]) / 2
            if used <= limit and self.legal(self._past_spaces(over + 1)):
                return self._line(start, self._past_spaces(over + 1), used - sums[start])
        return self._line(start, self._end(start, over, full))

    def _past_spaces(self, i: int) -> int:
        while i < len(self.text) and self.kinds[i] & SPACE:
            i += 1
        return i

    def _end(self, start: int, over: int, full: float) -> int:
        """The end of a line whose character ``over`` is the first that does not fit."""
        for units in (True, False):
            best = over
            while best > start and not self.legal(best, units=units):
                best -= 1
            if best > start and not self._longer(best, full):
                return best
        return self._forced(start, over)

    def _forced(self, start: int, over: int) -> int:
        """The end of a line that must be cut where nothing may be."""
        end = max(over, start + 1)
        while end > start + 1 and self._hurts(end):
            end -= 1
        if not self._hurts(end):
            return end
        end = max(over, start + 1)
        # An accent that takes no room goes with its letter even here.
        while end < len(self.text) and self.kinds[end] & COMBINING and not self._advance(end):
            end += 1
        return end

    def _advance(self, i: int) -> float:
        return self.sums[i + 1] - self.sums[i]

    def _hurts(self, end: int) -> bool:
        """Whether a mark would stand at the wrong end, in a line that must be cut anyway."""
        wrong_start = self.kinds[end] & (CLOSING | COMBINING) if end < len(self.text) else 0
        return bool(wrong_start or self.kinds[end - 1] & OPENING)

    def _longer(self, start: int, full: float) -> bool:
        """Whether what may not be cut from ``start`` on is a word wider than a whole line."""
        limit = self.sums[start] + full + EPSILON
        end = start + 1
        while end < len(self.text) and not self.legal(end, units=False):
            if self.sums[end + 1] > limit:
                return bool(self.kinds[end] & ANY_WORD)
            end += 1
        return False

    def _line(self, start: int, end: int, width: float | None = None) -> Line:
        if width is None:
            stop = end
            while stop > start and self.kinds[stop - 1] & SPACE:
                stop -= 1
            width = self.sums[stop] - self.sums[start]
        return Line(start, end, width, end == len(self.text))
