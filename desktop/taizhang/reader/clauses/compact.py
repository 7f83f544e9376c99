"""A stretch of text without its blanks: damaged documents break words anywhere.

Grammar and lexicon read words as if no blank stood in them; where one stood is remembered, because
in some lists blanks are the only separators there are.
"""

from __future__ import annotations

from dataclasses import dataclass

BLANKS = frozenset(" \u3000\n\t\r")


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
        for place in range(start, min(end, len(text))):
            character = text[place]
            if character in BLANKS:
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
