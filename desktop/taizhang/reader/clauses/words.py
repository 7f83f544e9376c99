"""Finding which word of a list stands at a place: the lookup all the tables are read through."""

from __future__ import annotations

from collections.abc import Iterable


def listed(words: str) -> tuple[str, ...]:
    """The words of a table as it is written in the source: apart by blanks."""
    return tuple(words.split())


class Words:
    """A list of words; ``at`` finds the longest one that begins at a place.

    Cost: a handful of comparisons, whatever the list's length.
    """

    def __init__(self, words: Iterable[str]) -> None:
        by_first: dict[str, list[str]] = {}
        for word in sorted(set(words), key=lambda word: (-len(word), word)):
            by_first.setdefault(word[0], []).append(word)
        self._by_first = by_first

    @property
    def firsts(self) -> frozenset[str]:
        """The characters that the words begin with."""
        return frozenset(self._by_first)

    def at(self, text: str, place: int) -> str:
        """The longest word at ``text[place:]``, or ``""``."""
        if place >= len(text):
            return ""
        for word in self._by_first.get(text[place], ()):
            if text.startswith(word, place):
                return word
        return ""


class Endings:
    """A list of endings; ``of`` finds the longest one a text ends in."""

    def __init__(self, words: Iterable[str]) -> None:
        self._reversed = Words(word[::-1] for word in words)

    def of(self, text: str, longest: int = 8) -> str:
        """The longest ending of ``text`` that is in the list, or ``""``."""
        return self._reversed.at(text[-longest:][::-1], 0)[::-1]
