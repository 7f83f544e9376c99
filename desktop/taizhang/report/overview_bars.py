"""The overview's bars and large figures on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from taizhang.ledger.pace import Pace, Timing
from taizhang.ledger.status import Status
from taizhang.report import marks
from taizhang.report.chart import hatch
from taizhang.report.ink import GREY, PALE, RED, Ink
from taizhang.report.overview import Completion, TargetBar, Verdict
from taizhang.report.overview_pieces import (
    APART,
    MARK,
    MUTED,
    MUTED_RIGHT,
    TO_RIGHT,
    WORDS,
    draw_words,
    words_width,
)
from taizhang.report.page import Book, Mark
from taizhang.report.styles import PLAIN
from taizhang.report.text import Align, Style, plain
from taizhang.report.wording import percent

GREEN = Ink(0.16, 0.44, 0.27)
BLUE = Ink(0.1, 0.34, 0.62)
_BAR = 7.0
_LABEL = 176.0
_TARGET_BAR = 4.5
_SHARE = 36.0
_GAP = 1.5


def pace_mark(pace: Pace) -> Mark:
    """A pace as shape and colour."""
    shapes: dict[Pace, tuple[Mark, Ink]] = {
        Pace.DONE: (marks.MARKS[Status.DONE], GREEN),
        Pace.AHEAD: (marks.AHEAD, GREEN),
        Pace.ON_TIME: (marks.ON_TIME, BLUE),
        Pace.BEHIND: (marks.BEHIND, RED),
        Pace.OTHER: (marks.MARKS[Status.NOT_APPLICABLE], GREY),
    }
    mark, ink = shapes[pace]
    return mark._replace(ink=ink)


def swatch(status: Status) -> Mark:
    """How bars show a status, as a square."""
    return _SWATCHES[status]


def _square(x: float, y: float, side: float) -> str:
    return f"{x:.2f} {y:.2f} {side:.2f} {side:.2f} re"


def _filled(x: float, y: float, side: float) -> str:
    return f"{_square(x, y, side)} f"


def _empty(x: float, y: float, side: float) -> str:
    return f"0.4 w {_square(x, y, side)} S"


def _hatched(x: float, y: float, side: float) -> str:
    lines = " ".join(
        f"{x + (i - 3) * side / 3:.2f} {y:.2f} m {x + i * side / 3:.2f} {y + side:.2f} l"
        for i in range(6)
    )
    box = _square(x, y, side)
    return f"0.6 w {box} W n {lines} S {box} S"


def _strip(x: float, y: float, side: float) -> str:
    return f"{x:.2f} {y + side * 0.35:.2f} {side:.2f} {side * 0.3:.2f} re f"


def _upright(x: float, y: float, side: float) -> str:
    middle = x + side / 2
    return f"1.2 w {middle:.2f} {y - 1:.2f} m {middle:.2f} {y + side + 1:.2f} l S"


_SWATCHES = {
    Status.DONE: Mark("■", _filled, GREEN),
    Status.UNDER_WAY: Mark("◧", _hatched, BLUE),
    Status.NOT_STARTED: Mark("□", _empty, GREY),
    Status.NOT_APPLICABLE: Mark("▬", _strip, GREY),
}
TIME = Mark("|", _upright)
"""The line across a bar where its time stands."""


def timing_mark(timing: Timing) -> Mark:
    """A timing as shape and colour."""
    late = timing is Timing.OVERDUE
    return (marks.OVERDUE if late else marks.DUE_SOON)._replace(ink=RED if late else BLUE)


class CompletionPiece:
    """A section or a role: label, bar, done of those that apply, percent, 序时."""

    def __init__(self, value: Completion) -> None:
        self._value = value
        title = f"{value.number}、{value.title}" if value.number else value.title
        self._label = plain(title, WORDS)
        self._figures = plain(f"{value.counts.done}/{value.applicable}", MUTED_RIGHT)
        self._share = plain(percent(value.counts.share), TO_RIGHT)
        self._pace = plain(value.pace, WORDS)

    def height(self, width: float) -> float:
        """Of the label."""
        return len(self._label.lines(_LABEL)) * WORDS.leading + _GAP

    def draw(self, book: Book, left: float, top: float, width: float) -> None:
        """Draw it."""
        middle = top - (self.height(width) - _GAP) / 2
        line = middle + WORDS.leading / 2
        draw_words(book, self._label, left, top, _LABEL)
        right = left + width
        draw_words(book, self._figures, right - 136, line, 48)
        draw_words(book, self._share, right - 84, line, 40)
        mark = pace_mark(self._value.pace)
        book.surface.mark(mark, right - 28 - MARK - 3, middle - MARK / 2, MARK)
        draw_words(book, self._pace, right - 28, line, words_width(self._pace) + 1)
        begin = left + _LABEL + APART
        draw_completion(book, begin, middle - _BAR / 2, right - 136 - APART - begin, self._value)


def draw_completion(book: Book, x: float, y: float, width: float, value: Completion) -> None:
    """A bar: solid, hatched, empty; behind a gap what does not apply; a line where the time is."""
    surface, counts = book.surface, value.counts
    applies = width
    if counts.not_applicable:
        gap = 2.0 if value.applicable else 0.0
        applies = (width - gap) * value.applicable / counts.total
        surface.shade(x + applies + gap, y + _BAR * 0.35, width - applies - gap, _BAR * 0.3, GREY)
    if not value.applicable:
        return
    done = applies * counts.done / value.applicable
    begun = applies * counts.under_way / value.applicable
    surface.shade(x, y, done, _BAR, GREEN)
    if begun:
        hatch(surface, x + done, y, begun, _BAR, BLUE)
    surface.draw(f"0.4 w {GREY.operands} RG {x:.2f} {y:.2f} {applies:.2f} {_BAR:.2f} re S")
    if value.elapsed is not None:
        at = min(max(x + applies * value.elapsed, x + 0.6), x + applies - 0.6)
        surface.rule(at, y - 2.5, at, y + _BAR + 2.5, 2.4, Ink(1, 1, 1))
        surface.rule(at, y - 2.5, at, y + _BAR + 2.5, 1.2)


class TargetPiece:
    """A target: name and figures on a line, the bar below."""

    def __init__(self, bar: TargetBar) -> None:
        self._bar = bar
        self._figures = plain(bar.figures, MUTED_RIGHT)
        share = bar.verdict if bar.share is None else percent(bar.share)
        style = replace(TO_RIGHT, ink=RED) if bar.verdict is Verdict.EXCEEDED else TO_RIGHT
        self._share = plain(share, style)
        self._share_width = max(_SHARE, words_width(self._share) + 6)
        self._name = plain(bar.target.name, WORDS)

    def _name_width(self, width: float) -> float:
        """What the figures leave."""
        return max(width - words_width(self._figures) - self._share_width - 6, 60.0)

    def height(self, width: float) -> float:
        """Of the name, with the bar."""
        return len(self._name.lines(self._name_width(width))) * WORDS.leading + _TARGET_BAR + 4

    def draw(self, book: Book, left: float, top: float, width: float) -> None:
        """Draw it."""
        under = draw_words(book, self._name, left, top, self._name_width(width))
        draw_words(book, self._figures, left, top, width - self._share_width)
        draw_words(book, self._share, left, top, width)
        self._draw_bar(book, left, under - _TARGET_BAR, width)

    def _draw_bar(self, book: Book, x: float, y: float, width: float) -> None:
        bar, surface = self._bar, book.surface
        low, high = (width * at / bar.scale for at in (bar.target.low, bar.target.high))
        surface.shade(x, y, width, _TARGET_BAR, PALE)
        if low < high:
            surface.shade(x + low, y, high - low, _TARGET_BAR, Ink(0.75, 0.75, 0.75))
        if bar.value is not None and bar.verdict is not Verdict.NOT_APPLICABLE:
            reached = width * min(bar.value / bar.scale, 1.0)
            if bar.verdict is Verdict.SHORT:
                hatch(surface, x, y, reached, _TARGET_BAR, BLUE)
            else:
                ink = RED if bar.verdict is Verdict.EXCEEDED else GREEN
                surface.shade(x, y, reached, _TARGET_BAR, ink)
        if bar.clipped:
            for cut in (x + width - 9, x + width - 5):
                surface.rule(cut, y, cut + 2.5, y + _TARGET_BAR, 1.5, Ink(1, 1, 1))
        for at in {low, high}:
            surface.rule(x + at, y - 1.5, x + at, y + _TARGET_BAR + 0.5, 1.0)


class Figures:
    """The large figures in boxes side by side: heading, figure, words below; a mark where it is."""

    HEIGHT = 54.0

    def __init__(
        self,
        boxes: Sequence[tuple[float, Mark | None, str, str, str, Ink]],
        beside: Callable[[Book, float, float, float], None],
    ) -> None:
        """``boxes``: share of the width, mark, heading, figure, words, the figure's colour.

        ``beside`` draws to the right of the first figure: at x, y, so wide.
        """
        self._boxes = boxes
        self._beside = beside

    def height(self, width: float) -> float:
        """The same in every width."""
        return self.HEIGHT

    def draw(self, book: Book, left: float, top: float, width: float) -> None:
        """Draw the boxes."""
        gaps = APART * (len(self._boxes) - 1)
        shares = sum(box[0] for box in self._boxes)
        x = left
        for place, (share, mark, heading, big, words, ink) in enumerate(self._boxes):
            wide = (width - gaps) * share / shares
            frame = f"{x:.2f} {top - self.HEIGHT:.2f} {wide:.2f} {self.HEIGHT:.2f} re S"
            book.surface.draw(f"0.5 w {GREY.operands} RG {frame}")
            after = self._draw_box(book, x + 7, top - 4, mark, heading, big, words, ink)
            if place == 0:
                self._beside(book, after + APART, top - 36, x + wide - 7 - after - APART)
            x += wide + APART

    @staticmethod
    def _draw_box(
        book: Book, x: float, top: float, mark: Mark | None, heading: str, big: str, words: str,
        ink: Ink,
    ) -> float:  # fmt: skip
        """Draw what is in a box; where its figure ends."""
        inset = 0.0
        if mark is not None:
            book.surface.mark(mark, x, top - WORDS.leading / 2 - MARK / 2, MARK)
            inset = MARK + 3
        draw_words(book, plain(heading, WORDS), x + inset, top, 1e4)
        large = plain(big, Style(PLAIN.fonts.hei_bold, 20, 22, Align.LEFT, ink=ink))
        draw_words(book, large, x, top - WORDS.leading, 1e4)
        draw_words(book, plain(words, MUTED), x, top - WORDS.leading - 22, 1e4)
        return x + words_width(large)
