"""Sheets of paper: geometry after GB/T 9704-2012, and drawing by PDF's own operators.

Coordinates are PDF's: points, from the lower left.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from taizhang.report.about import About, describe
from taizhang.report.bookmarks import Bookmarks
from taizhang.report.embedding import EmbeddedFonts
from taizhang.report.fonts import SONG
from taizhang.report.ink import BLACK, PALE, Ink
from taizhang.report.kinsoku import Line
from taizhang.report.pdf import PaperCanvas
from taizhang.report.text import Align, Paragraph, Style, plain

MM = 72 / 25.4
EM_CENTRE = 0.38
"""Ems from the baseline to the middle of a Han character (ascent 0.88, descent 0.12)."""


@dataclass(frozen=True, slots=True)
class PageForm:
    """A page's size and margins, in points."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def text_width(self) -> float:
        """Width of the text block."""
        return self.width - self.left - self.right

    @property
    def text_top(self) -> float:
        """The text block's upper edge."""
        return self.height - self.top

    @property
    def text_height(self) -> float:
        """Height of the text block."""
        return self.height - self.top - self.bottom

    @property
    def landscape(self) -> bool:
        """Whether it is wider than high."""
        return self.width > self.height

    def with_margins(self, left: float, right: float, top: float, bottom: float) -> PageForm:
        """The same paper with other margins, in points."""
        return replace(self, left=left, right=right, top=top, bottom=bottom)


A4 = PageForm(210 * MM, 297 * MM, 28 * MM, 26 * MM, 37 * MM, 35 * MM)
"""The letter. GB/T 9704-2012 §5.2: 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm."""
A4_SHEET = PageForm(297 * MM, 210 * MM, 20 * MM, 20 * MM, 25 * MM, 22 * MM)
"""A ledger across A4, bound at the upper edge."""
A3_SHEET = PageForm(420 * MM, 297 * MM, 22 * MM, 22 * MM, 28 * MM, 24 * MM)
"""A ledger across A3."""

NUMBER_STYLE = Style(SONG, 14, 14, Align.LEFT)
"""§7.5: 四号半角宋体阿拉伯数字, with a one-em dash at either side."""
NUMBER_DROP = 7 * MM
"""§7.5: the dashes stand 7 mm below the text block."""


class Mark(NamedTuple):
    """A drawn sign with the character that copying and searching find in its place."""

    char: str
    outline: Callable[[float, float, float], str]
    """Operators for the sign in the square of this side at x, y; ink is the current colour."""
    ink: Ink = BLACK


class Surface:
    """One page of a form being drawn: collects operators, knows the state they leave behind."""

    def __init__(self, fonts: EmbeddedFonts, form: PageForm) -> None:
        self.form = form
        self._fonts = fonts
        self._ops: list[str] = []
        self._font: tuple[str, float] = ("", 0.0)
        self._spacing = 0.0
        self._ink = BLACK

    def line(self, paragraph: Paragraph, line: Line, x: float, top: float, width: float) -> None:
        """Draw one line; its box, as high as the style's leading, has its upper left at x, top."""
        style = paragraph.style
        size = style.size
        base = top - style.leading / 2 - size * EM_CENTRE
        ops = self._ops
        if style.ink != self._ink:
            self._ink = style.ink
            ops.append(f"{style.ink.operands} rg")
        ops.append("BT")
        for start, (font, rise), text, spacing in paragraph.runs(line, width):
            codes = self._fonts[font]
            if self._font != (codes.name, size):
                self._font = (codes.name, size)
                ops.append(f"/{codes.name} {size:g} Tf")
            if spacing != self._spacing:
                self._spacing = spacing
                ops.append(f"{spacing:.3f} Tc")
            ops.append(
                f"1 0 0 1 {x + start:.2f} {base + rise * size:.2f} Tm <{codes.encoded(text)}> Tj"
            )
        ops.append("ET")

    def rule(
        self, x1: float, y1: float, x2: float, y2: float, width: float = 0.5, ink: Ink = BLACK
    ) -> None:
        """A straight line."""
        stroke = f"{width:g} w {x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S"
        self._ops.append(stroke if ink == BLACK else f"q {ink.operands} RG {stroke} Q")

    def shade(self, x: float, y: float, width: float, height: float, ink: Ink = PALE) -> None:
        """A filled rectangle with its lower left at x, y."""
        self._ops.append(f"q {ink.operands} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f Q")

    def draw(self, operators: str) -> None:
        """Operators of a figure; what they set is forgotten after them."""
        self._ops.append(f"q {operators} Q")

    def mark(self, mark: Mark, x: float, y: float, side: float) -> None:
        """A drawn mark in the square at x, y, under it its character, drawn unseen (``3 Tr``)."""
        colour = mark.ink.operands
        self.draw(f"{colour} RG {colour} rg {mark.outline(x, y, side)}")
        glyph = SONG[mark.char]
        codes = self._fonts[glyph.hand.font]
        size = side / glyph.width if glyph.width else side
        place = f"/{codes.name} {size:.4g} Tf {x:.2f} {y:.2f} Td"
        self.draw(f"BT 3 Tr 0 Tc {place} <{codes.encoded(glyph.char)}> Tj ET")

    @property
    def operators(self) -> str:
        """What was drawn."""
        return "\n".join(self._ops)


class Book:
    """A PDF/A-1b being written page by page. The same calls give the same bytes.

    ``furnish`` draws what every page has around its text, given the surface and the page's number.
    """

    def __init__(
        self, about: About, form: PageForm, furnish: Callable[[Surface, int], None]
    ) -> None:
        self.form = form
        self.pages = 0
        self._furnish = furnish
        self._missing: dict[str, None] = {}
        self._canvas = PaperCanvas()
        describe(self._canvas, about)
        self._bookmarks = Bookmarks(self._canvas)
        self._fonts = EmbeddedFonts()
        self._turn()

    def _turn(self) -> None:
        """Begin the next page."""
        self.pages += 1
        self.surface = Surface(self._fonts, self.form)

    def next_page(self, form: PageForm | None = None) -> None:
        """Finish the page and begin another, which may be of another form from then on."""
        self._finish()
        self.form = form or self.form
        self._turn()

    def reform(self, form: PageForm) -> None:
        """Make the page at hand, on which nothing was drawn yet, and all after it of this form."""
        self.form = form
        self.surface = Surface(self._fonts, form)

    def _finish(self) -> None:
        self._furnish(self.surface, self.pages)
        form = self.surface.form
        self._canvas.setPageSize((form.width, form.height))
        self._canvas.addLiteral(self.surface.operators)
        self._canvas.showPage()

    def line(self, paragraph: Paragraph, line: Line, x: float, top: float, width: float) -> None:
        """Draw a line on the page, noting characters no font has."""
        if paragraph.absent:
            text = paragraph.text[line.start : line.end]
            self._missing.update((c, None) for c in text if c in paragraph.absent)
        self.surface.line(paragraph, line, x, top, width)

    def bookmark(self, title: str, level: int, top: float) -> None:
        """An entry of the outline that leads to this height of the page."""
        self._bookmarks.add(title, level, min(top + 6, self.surface.form.height))

    @property
    def missing(self) -> tuple[str, ...]:
        """Characters no font has, in the order of their first appearance."""
        return tuple(self._missing)

    def close(self) -> bytes:
        """Finish the last page and give the file."""
        self._finish()
        return self._canvas.finish(self._fonts.composite)


def draw_page_number(surface: Surface, number: int) -> None:
    """``— 1 —`` 7 mm below the text block, an em in from its outer edge (GB/T 9704 §7.5)."""
    form = surface.form
    paragraph = plain(f"— {number} —", NUMBER_STYLE)
    line = paragraph.lines(form.text_width)[0]
    width = line.width * NUMBER_STYLE.size
    inset = NUMBER_STYLE.size
    odd = number % 2 == 1
    x = form.width - form.right - inset - width if odd else form.left + inset
    surface.line(paragraph, line, x, form.bottom - NUMBER_DROP, form.text_width)
