"""What the overview on paper is drawn from: pieces of one height that stand below each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from taizhang.report.flow import Flow
from taizhang.report.ink import GREY
from taizhang.report.page import Book, Mark
from taizhang.report.styles import PLAIN
from taizhang.report.text import Align, Paragraph, Style, plain

WORDS = replace(PLAIN.figure, leading=11.8)
TO_RIGHT = replace(WORDS, align=Align.RIGHT)
MUTED = replace(WORDS, ink=GREY)
MUTED_RIGHT = replace(TO_RIGHT, ink=GREY)
APART = 8.0
_GAP = 1.5
"""Points between two lines of a list."""
_APART = 11.0
"""Points between marked words."""
MARK = 6.5
"""Side of a mark before words."""


class Piece(Protocol):
    """Something that is never parted between two pages."""

    def height(self, width: float) -> float:
        """How high it is in this width."""

    def draw(self, book: Book, left: float, top: float, width: float) -> None:
        """Draw it with its upper left there."""


class Stack:
    """A block of pieces. With ``joined`` what follows begins on the page of its last piece."""

    def __init__(
        self, pieces: Sequence[Piece], *, before: float = 0.0, joined: bool = False
    ) -> None:
        self.before = before
        self.joined = joined
        self._pieces = pieces
        self._next = 0

    @property
    def done(self) -> bool:
        """Whether every piece was drawn."""
        return self._next == len(self._pieces)

    def least(self, width: float) -> float:
        """The first two pieces: a heading never stands without what it is about."""
        return sum(piece.height(width) for piece in self._pieces[:2])

    def place(self, flow: Flow, room: float) -> float:
        """Draw the pieces that fit."""
        form = flow.form
        top, first = flow.top, self._next
        while not self.done:
            piece = self._pieces[self._next]
            height = piece.height(form.text_width)
            if flow.top - top + height > room + 1e-6 and not (flow.fresh and self._next == first):
                break
            piece.draw(flow.book, form.left, top, form.text_width)
            top -= height
            self._next += 1
        return flow.top - top


class Beside:
    """Two pieces side by side, the second of which may be missing."""

    def __init__(self, first: Piece, second: Piece | None) -> None:
        self._pieces = [first, second] if second else [first]

    def height(self, width: float) -> float:
        """Of the higher one."""
        return max(piece.height(self._half(width)) for piece in self._pieces)

    def draw(self, book: Book, left: float, top: float, width: float) -> None:
        """Draw both."""
        half = self._half(width)
        for place, piece in enumerate(self._pieces):
            piece.draw(book, left + place * (half + 2 * APART), top, half)

    @staticmethod
    def _half(width: float) -> float:
        return (width - 2 * APART) / 2


class Heading:
    """Words above what they are about; at the right, or below, what is said beside them."""

    def __init__(self, words: str, beside: Sequence[tuple[Mark | None, str]] = ()) -> None:
        self._words = plain(words, replace(PLAIN.cell_head, align=Align.LEFT, leading=13))
        self._beside = Marked(beside, MUTED if len(beside) == 1 else WORDS)

    def height(self, width: float) -> float:
        """One line, the rule below it, and the lines that have no room beside the words."""
        below = 0.0 if self._fits(width) else self._beside.height(width)
        return self._words.style.leading + 4 + below

    def draw(self, book: Book, left: float, top: float, width: float) -> None:
        """Draw it."""
        under = draw_words(book, self._words, left, top, width) - 1
        book.surface.rule(left, under, left + width, under, 0.5, GREY)
        if self._fits(width):
            line = top - (self._words.style.leading - WORDS.leading) / 2
            own = self._beside.own_width
            self._beside.draw(book, left + width - own, line, own + 1)
        else:
            self._beside.draw(book, left, under - 2, width)

    def _fits(self, width: float) -> bool:
        return words_width(self._words) + 2 * APART + self._beside.own_width <= width


class Sentence:
    """One line of a paragraph: long ones go on over pages line by line."""

    def __init__(self, paragraph: Paragraph, place: int, indent: float, right: float) -> None:
        """``indent`` and ``right`` are points kept free at either side."""
        self._paragraph = paragraph
        self._place = place
        self._indent = indent
        self._right = right
        self.beside: list[tuple[Paragraph, float, float]] = []
        """What stands in the same line: where it begins, and how wide it is at most."""

    def height(self, width: float) -> float:
        """One line."""
        return self._paragraph.style.leading

    def draw(self, book: Book, left: float, top: float, width: float) -> None:
        """Draw it."""
        room = width - self._indent - self._right
        line = self._paragraph.lines(room)[self._place]
        book.line(self._paragraph, line, left + self._indent, top, room)
        for paragraph, x, wide in self.beside:
            draw_words(book, paragraph, left + x, top, wide)


def sentences(
    words: str, width: float, *, indent: float = 0.0, right: float = 0.0, style: Style = WORDS
) -> list[Sentence]:
    """Words as pieces of one line each."""
    paragraph = plain(words, style)
    count = len(paragraph.lines(width - indent - right))
    return [Sentence(paragraph, place, indent, right) for place in range(count)]


def draw_words(book: Book, paragraph: Paragraph, x: float, top: float, width: float) -> float:
    """Draw a paragraph; returns its lower edge."""
    for line in paragraph.lines(width):
        book.line(paragraph, line, x, top, width)
        top -= paragraph.style.leading
    return top


class Marked:
    """Marks with words side by side, on as many lines as they need."""

    def __init__(self, pairs: Sequence[tuple[Mark | None, str]], style: Style = WORDS) -> None:
        self._pairs = [(mark, plain(words, style)) for mark, words in pairs]
        self._style = style

    @property
    def own_width(self) -> float:
        """Of all of them on one line."""
        wide = [words_width(words) + (MARK + 3 if mark else 0) for mark, words in self._pairs]
        return sum(wide) + _APART * (len(wide) - 1) if wide else 0.0

    def height(self, width: float) -> float:
        """Of all lines."""
        return (max(line for line, _ in self._places(width)) + 1) * self._style.leading + _GAP

    def draw(self, book: Book, left: float, top: float, width: float) -> None:
        """Draw them."""
        for (line, x), (mark, words) in zip(self._places(width), self._pairs, strict=True):
            y = top - line * self._style.leading
            if mark is not None:
                middle = y - self._style.leading / 2
                book.surface.mark(mark, left + x, middle - MARK / 2, MARK)
            inset = MARK + 3 if mark else 0.0
            draw_words(book, words, left + x + inset, y, width)

    def _places(self, width: float) -> list[tuple[int, float]]:
        """In which line each pair stands, and where it begins there."""
        places, line, x = [], 0, 0.0
        for mark, words in self._pairs:
            wide = words_width(words) + (MARK + 3 if mark else 0)
            if x and x + wide > width:
                line, x = line + 1, 0.0
            places.append((line, x))
            x += wide + _APART
        return places


def words_width(paragraph: Paragraph) -> float:
    """Points that words take on one line."""
    lines = paragraph.lines(1e6)
    return lines[0].width * paragraph.style.size if lines else 0.0
