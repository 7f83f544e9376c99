"""The paragraphs of a document as places of its cleaned text, and the stretches set apart from it.

Everything below `read` works on places of ``View.text``; only `page.Page.span` leads back.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from taizhang.reader.reading import Span
from taizhang.reader.source import Cell, Source
from taizhang.reader.view import View


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: ``text[start:end]`` without the blanks around it."""

    start: int
    end: int
    heading: int = 0
    cell: Cell | None = None


def lines_of(source: Source, view: View) -> tuple[Line, ...]:
    """The document's paragraphs and cells that hold words, in order; a cell may hold line breaks.

    A table of a single cell is a web page's layout, so its lines count as paragraphs.
    """
    sizes: dict[int, int] = {}
    for block in source.blocks:
        if block.cell is not None:
            sizes[block.cell.table] = sizes.get(block.cell.table, 0) + 1
    found: list[Line] = []
    for block in source.blocks:
        start, end = view.place_of(block.start), view.place_of(block.end)
        cell = block.cell if block.cell is not None and sizes[block.cell.table] > 1 else None
        stretches = [(start, end)] if cell is not None else _broken(view.text, start, end)
        for first, last in stretches:
            narrow = trimmed(view.text, first, last)
            if narrow.start < narrow.end:
                found.append(Line(narrow.start, narrow.end, block.heading, cell))
    return tuple(found)


def _broken(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    while (brk := text.find("\n", start, end)) >= 0:
        yield start, brk
        start = brk + 1
    yield start, end


def trimmed(text: str, start: int, end: int, also: str = "") -> Span:
    """``text[start:end]`` without blanks (and the characters of ``also``) at its ends."""
    while start < end and (text[start].isspace() or text[start] in also):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in also):
        end -= 1
    return Span(start, end)


class Stretches:
    """Stretches of a text that do not overlap, asked by place."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans: list[Span] = []
        for span in sorted(spans):
            if self.spans and span.start <= self.spans[-1].end:
                last = self.spans[-1]
                self.spans[-1] = Span(last.start, max(last.end, span.end))
            else:
                self.spans.append(span)
        self._starts = [span.start for span in self.spans]

    def at(self, place: int) -> Span | None:
        """The stretch that holds ``place``."""
        k = bisect_right(self._starts, place) - 1
        if k >= 0 and place < self.spans[k].end:
            return self.spans[k]
        return None

    def outside(self, start: int, end: int) -> list[Span]:
        """What of ``start``–``end`` lies in none of the stretches."""
        left: list[Span] = []
        k = max(bisect_right(self._starts, start) - 1, 0)
        while start < end and k < len(self.spans):
            span = self.spans[k]
            k += 1
            if span.end <= start:
                continue
            if span.start >= end:
                break
            if span.start > start:
                left.append(Span(start, span.start))
            start = span.end
        if start < end:
            left.append(Span(start, end))
        return left
