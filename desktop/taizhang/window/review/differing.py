"""Which words of two texts differ, so that both can be shown with the change marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from taizhang.reader.reading import Span

_WORK = 2_000_000
"""Beyond this product of lengths whole phrases are compared, for time grows with it."""
_LEAST_SAME = 2
"""Fewer equal characters between two changes are no island to read: both are one change."""
_PHRASE = re.compile(r"[^，。；！？：、\n]*[，。；！？：、\n]?")


def differing(old: str, new: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans of ``old`` that are gone and those of ``new`` that were put in."""
    if len(old) * len(new) <= _WORK:
        ours: Sequence[str] = old
        theirs: Sequence[str] = new
    else:
        ours, theirs = _PHRASE.findall(old), _PHRASE.findall(new)
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    starts, ends = _places(ours), _places(theirs)
    gone: list[Span] = []
    put: list[Span] = []
    for a, b, c, d in _changes(matcher):
        if a < b:
            gone.append(Span(starts[a], starts[b]))
        if c < d:
            put.append(Span(ends[c], ends[d]))
    return tuple(gone), tuple(put)


def _changes(matcher: SequenceMatcher[str]) -> Iterator[tuple[int, int, int, int]]:
    """What differs, small islands of equal characters taken along."""
    held: tuple[int, int, int, int] | None = None
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        if held is not None and a - held[1] < _LEAST_SAME:
            held = (held[0], b, held[2], d)
            continue
        if held is not None:
            yield held
        held = (a, b, c, d)
    if held is not None:
        yield held


def _places(pieces: Sequence[str]) -> list[int]:
    places = [0]
    for piece in pieces:
        places.append(places[-1] + len(piece))
    return places
