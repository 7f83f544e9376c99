"""Where the words of a search stand in a text, so that they can be marked there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from taizhang.plan.fold import Folded, folded

Span = tuple[int, int]
"""From, and up to but not including; in characters (code points) of the text."""

_KEPT_TEXTS = 2048
_LONGEST_KEPT = 4000
"""Longer texts are notes that are looked at one at a time: not worth the memory."""


def spans(text: str, words: Sequence[str]) -> list[Span]:
    """The places in ``text`` that ``words`` hit, in order; those that touch are one.

    ``words`` are folded (`taizhang.plan.fold.words`). A character that is several when folded (㎡,
    Ⅷ) is marked whole when any of them is hit, and an accent goes with its letter.
    """
    if not words or not text:
        return []
    found = _fold(text) if len(text) <= _LONGEST_KEPT else folded(text)
    hits = sorted(hit for word in words if word for hit in _hits(text, found, word))
    return _merged(hits)


@lru_cache(maxsize=_KEPT_TEXTS)
def _fold(text: str) -> Folded:
    return folded(text)


def _hits(text: str, found: Folded, word: str) -> Iterator[Span]:
    start = found.text.find(word)
    while start >= 0:
        end = found.places[start + len(word) - 1] + 1
        following = start + len(word)
        # What folds to nothing belongs to the character before it, but for blanks.
        limit = found.places[following] if following < len(found.text) else len(text)
        while end < limit and not text[end].isspace():
            end += 1
        yield found.places[start], max(end, found.places[start] + 1)
        start = found.text.find(word, start + 1)


def _merged(hits: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in hits:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
