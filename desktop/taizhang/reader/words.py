"""Words brought together from a stretch of the cleaned text, each keeping its place there.

A body that runs over several paragraphs, or that a web page broke and indented, is shown as one:
line breaks and indents fall out, and every character that stays knows where it stood.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from taizhang.reader.lines import trimmed
from taizhang.reader.reading import Span

_PAGE = r"[—–－-] *\d{1,4} *[—–－-]"
_BREAK = re.compile(rf"[^\S\n]*\n\s*(?:{_PAGE}\s*\n\s*)?|\u3000[\s\u3000]*|[^\S\n]{{2,}}")
"""A line break with the blanks around it, and a page's number if it stands there."""
_WRAPPED = 14
"""A line that ends without a mark and is no shorter than this was broken by the page's width."""
_CLOSED = "。；：！？，、）”》】〕.;:!?,)"


@dataclass(frozen=True, slots=True)
class Words:
    """``text`` for showing; ``places[i]`` is where ``text[i]`` stands in the cleaned text."""

    text: str
    places: array[int]

    def span(self, start: int, end: int) -> Span:
        """Where ``text[start:end]`` stands in the cleaned text; empty at an empty stretch."""
        if start >= end:
            place = self.places[start] if start < len(self.places) else 0
            return Span(place, place)
        return Span(self.places[start], self.places[end - 1] + 1)


def words_of(text: str, start: int, end: int, also: str = "") -> Words:
    """Bring ``text[start:end]`` together, without blanks and characters of ``also`` at its ends."""
    span = trimmed(text, start, end, also)
    pieces: list[str] = []
    places = array("l")
    at = span.start
    for blank in _BREAK.finditer(text, span.start, span.end):
        pieces.append(text[at : blank.start()])
        places.extend(range(at, blank.start()))
        if "\n" in blank[0] and _parts(text, span.start, blank.start()):
            pieces.append(" ")
            places.append(blank.start())
        at = blank.end()
    pieces.append(text[at : span.end])
    places.extend(range(at, span.end))
    return Words("".join(pieces), places)


def _parts(text: str, start: int, place: int) -> bool:
    """Whether the line that ends at ``place`` is to be kept from the next: a short heading."""
    line = text.rfind("\n", start, place) + 1
    return text[place - 1] not in _CLOSED and place - max(line, start) < _WRAPPED


def joined(pieces: Sequence[Words]) -> Words:
    """Several stretches as one, a blank between two where no mark ends the first."""
    words: list[str] = []
    places = array("l")
    for piece in pieces:
        if words and words[-1][-1:] not in _CLOSED and piece.text:
            words.append(" ")
            places.append(places[-1] + 1)
        words.append(piece.text)
        places.extend(piece.places)
    return Words("".join(words), places)
