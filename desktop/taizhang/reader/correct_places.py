"""Where a task's words stand in the source, for cutting them at a place the clerk points to.

The words shown are the source's, cleaned; each milestone knows its span in both, so that only the
words inside one milestone are to be laid beside the source's, character for character.
"""

from __future__ import annotations

import unicodedata

from taizhang.plan.punctuation import PUNCTUATION
from taizhang.reader.reading import ReadTask, Span

_AHEAD = 64
"""So many characters of the source may stand between two that are shown (indents, page marks)."""
_LEFT_BEHIND = str.maketrans("後馀", "后余")
_MARKS = PUNCTUATION - set("“”‘’（）()")


def narrow(text: str, start: int, end: int) -> tuple[int, int]:
    """``text[start:end]`` without marks and blanks at its ends."""
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return start, end


def source_span(task: ReadTask, source: str, start: int, end: int) -> Span:
    """Where ``task.text[start:end]`` stands in ``source``, the whole text of the document."""
    first = source_place(task, source, start)
    last = source_place(task, source, end - 1) + 1 if end > start else first
    return Span(first, max(first, last))


def source_place(task: ReadTask, source: str, place: int) -> int:
    """Where the character ``task.text[place]`` stands in ``source``."""
    before = task.text_span.start
    at = 0
    for milestone in task.milestones:
        if place < milestone.start:
            return _along(task.text[at : milestone.start], source, before, milestone.span.start)[
                place - at
            ]
        if place < milestone.end:
            span = milestone.span
            return _along(milestone.text, source, span.start, span.end)[place - milestone.start]
        at, before = milestone.end, milestone.span.end
    rest = _along(task.text[at:], source, before, task.text_span.end)
    return rest[place - at] if place - at < len(rest) else task.text_span.end


def _along(words: str, source: str, start: int, end: int) -> list[int]:
    """A place in ``source[start:end]`` for each character; never before the one of the last."""
    places: list[int] = []
    at = start
    for character in words:
        wanted = _plain(character)
        stop = min(end, at + _AHEAD)
        found = next((k for k in range(at, stop) if _plain(source[k]) == wanted), None)
        places.append(min(at, max(end - 1, start)) if found is None else found)
        at = at if found is None else found + 1
    return places


def _plain(character: str) -> str:
    return unicodedata.normalize("NFKC", character).translate(_LEFT_BEHIND)
