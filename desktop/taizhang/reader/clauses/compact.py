"""A stretch of text without its blanks: damaged documents break words anywhere.

Grammar and lexicon read words as if no blank stood in them; where one stood is remembered, because
in some lists blanks are the only separators there are. The number of a page that ended inside
a list or a name is left out like a blank.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

BLANKS = frozenset(" \u3000\n\t\r")
_FOOTNOTES = frozenset("★☆※△▲●◆■◇□*＊")
"""Marks of a footnote at a name: part of none."""
PAGE_LINE = re.compile(
    r"\n[ \u3000\t]*(?:[—–－-]+ *\d{1,4} *[—–－-]+|\d{1,4} */ *\d{1,4}"
    r"|第 *\d{1,4} *页(?:[ ，,/]*共 *\d{1,4} *页)?)[ \u3000\t]*(?=\n)"
)
"""A line of nothing but a page's number: — 3 —, 第3页 共10页."""


@dataclass(frozen=True, slots=True)
class Compact:
    """``words[k]`` stands at ``places[k]`` of the text; ``gaps`` are the k that follow a blank."""

    words: str
    places: list[int]
    gaps: frozenset[int]
    breaks: frozenset[int]
    """Those of ``gaps`` whose blanks held a newline."""

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Compact:
        """``text[start:end]`` without blanks."""
        characters: list[str] = []
        places: list[int] = []
        gaps: set[int] = set()
        breaks: set[int] = set()
        pages = {
            place
            for line in PAGE_LINE.finditer(text, start, min(end, len(text)))
            for place in range(line.start(), line.end())
        }
        for place in range(start, min(end, len(text))):
            character = text[place]
            if character in _FOOTNOTES:
                continue
            if character in BLANKS or place in pages:
                gaps.add(len(places))
                if character == "\n":
                    breaks.add(len(places))
            else:
                characters.append(character)
                places.append(place)
        return cls("".join(characters), places, frozenset(gaps), frozenset(breaks))

    def start_of(self, k: int) -> int:
        """Where ``words[k]`` stands in the text."""
        return self.places[k]

    def end_of(self, k: int) -> int:
        """The end in the text of what ends before ``words[k]``."""
        return self.places[k - 1] + 1
