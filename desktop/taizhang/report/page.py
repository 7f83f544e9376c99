"""Sheets of paper: geometry after GB/T 9704-2012, and drawing straight into a reportlab canvas.

Drawing by PDF operators instead of reportlab's text objects saves a measuring pass a line; a report
of a thousand pages is bound by nothing else. Coordinates are PDF's: points, from the lower left.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import md5
from io import BytesIO
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFStream, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from taizhang.report.fonts import SONG, Face, ReportFont, font_of
from taizhang.report.kinsoku import Line
from taizhang.report.text import Align, Paragraph, Style, plain

MM = 72 / 25.4
EM_CENTRE = 0.38
"""Ems from the baseline to the middle of a Han character (ascent 0.88, descent 0.12)."""
CHINA = 8
"""Hours ahead of UTC; the document's date is a date in China."""


@dataclass(frozen=True, slots=True)
class PageForm:
    """A page's size and text block, in points."""

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


A4 = PageForm(210 * MM, 297 * MM, 28 * MM, 26 * MM, 37 * MM, 35 * MM)
"""GB/T 9704-2012 §5.2: 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm."""

NUMBER_STYLE = Style(SONG, 14, 14, Align.LEFT)
"""§7.5: 四号半角宋体阿拉伯数字, with a one-em dash at either side."""


class Mark(NamedTuple):
    """A drawn sign with the character that copying and searching find in its place."""

    char: str
    outline: Callable[[float, float, float], str]
    """Operators for the sign in the square of this side at x, y."""


class Surface:
    """One page being drawn: collects operators, knows the state they leave behind."""

    def __init__(self, doc: Any) -> None:
        self._doc = doc
        self._ops: list[str] = []
        self._font = ""
        self._spacing = 0.0

    def line(self, paragraph: Paragraph, line: Line, x: float, top: float, width: float) -> None:
        """Draw one line; its box, as high as the style's leading, has its upper left at x, top."""
        style = paragraph.style
        base = top - style.leading / 2 - style.size * EM_CENTRE
        ops = self._ops
        ops.append("BT")
        for run in paragraph.runs(line, width):
            ops.append(f"1 0 0 1 {x + run.x:.2f} {base + run.rise:.2f} Tm")
            if run.spacing != self._spacing:
                ops.append(f"{run.spacing:.3f} Tc")
                self._spacing = run.spacing
            self._show(run.font, run.text, style.size)
        ops.append("ET")

    def _show(self, font: ReportFont, text: str, size: float) -> None:
        """Show the text at the current point; fonts are cut into subsets of 255 glyphs."""
        for subset, codes in font.splitString(text, self._doc):
            name = f"{font.getSubsetInternalName(subset, self._doc)} {size:g} Tf"
            if name != self._font:
                self._ops.append(name)
                self._font = name
            self._ops.append(f"<{codes.hex()}> Tj")

    def rule(self, x1: float, y1: float, x2: float, y2: float, width: float = 0.5) -> None:
        """A straight line."""
        self._ops.append(f"{width:g} w {x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S")

    def shade(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """A filled rectangle with its lower left at x, y; grey 0 is black, 1 white."""
        self._ops.append(f"q {grey:g} g {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f Q")

    def mark(self, mark: Mark, x: float, y: float, side: float) -> None:
        """A drawn mark in the square at x, y, under it its character, drawn unseen (``3 Tr``)."""
        self._ops.append(f"q {mark.outline(x, y, side)} Q")
        glyph = SONG[mark.char]
        self._ops.append(f"BT 3 Tr 0 Tc 1 0 0 1 {x:.2f} {y:.2f} Tm")
        self._spacing = 0.0
        self._show(glyph.font, mark.char, side / glyph.width if glyph.width else side)
        self._ops.append("0 Tr ET")

    @property
    def operators(self) -> str:
        """What was drawn."""
        return "\n".join(self._ops)


class _Moment:
    """The time reportlab writes into a file: midnight in China of the day it is told."""

    tzname = "CST"
    dhh = CHINA
    dmm = 0

    def __init__(self, day: date) -> None:
        midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
        self.t = midnight.timestamp() - CHINA * 3600
        self.lt = midnight.timetuple()
        self.YMDhms = tuple(self.lt)[:6]

    @property
    def asctime(self) -> str:
        """As a line of text; reportlab puts it into comments."""
        return time.asctime(self.lt)


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself."""

    title: str
    author: str
    subject: str
    day: date


class Book:
    """A PDF being written page by page. The same calls give the same bytes.

    ``furnish`` draws what every page has around its text, given the surface and the page's number.
    """

    def __init__(
        self, about: About, form: PageForm, furnish: Callable[[Surface, int], None]
    ) -> None:
        self.form = form
        self.pages = 0
        self._furnish = furnish
        self._missing: dict[str, None] = {}
        font_of(Face.SONG)
        self._canvas = Canvas(
            BytesIO(),
            pagesize=(form.width, form.height),
            pageCompression=1,
            invariant=1,
            initialFontName=Face.SONG.value,
            lang="zh-CN",
        )
        self._describe(about)
        self._turn()

    def _describe(self, about: About) -> None:
        canvas = self._canvas
        canvas.setTitle(about.title)
        canvas.setAuthor(about.author)
        canvas.setSubject(about.subject)
        canvas.setCreator("台账 Taizhang")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        # reportlab takes the day from os.environ (SOURCE_DATE_EPOCH) alone; the environment is not
        # ours to change, so its stamp is exchanged before anything has read it, and the file's
        # identifier is begun anew.
        document = canvas._doc
        document._timeStamp = _Moment(about.day)
        document.signature = md5(about.day.isoformat().encode(), usedforsecurity=False)

    def _turn(self) -> None:
        """Begin the next page."""
        self.pages += 1
        self.surface = Surface(self._canvas._doc)

    def next_page(self) -> None:
        """Finish the page and begin another."""
        self._finish()
        self._turn()

    def _finish(self) -> None:
        self._furnish(self.surface, self.pages)
        operators = self.surface.operators
        self._canvas._doc.updateSignature(operators)
        self._canvas.addLiteral(operators)
        self._canvas.showPage()
        self._pack_page()

    def _pack_page(self) -> None:
        """Give the page a binary stream: reportlab would write ASCII85 (a quarter larger, slow)."""
        page = self._canvas._doc.idToObject[f"Page{self.pages}"]
        page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])

    def line(self, paragraph: Paragraph, line: Line, x: float, top: float, width: float) -> None:
        """Draw a line on the page, noting characters no font has."""
        if paragraph.absent:
            text = paragraph.text[line.start : line.end]
            self._missing.update((c, None) for c in text if c in paragraph.absent)
        self.surface.line(paragraph, line, x, top, width)

    def bookmark(self, title: str, level: int, top: float) -> None:
        """An entry of the outline that leads to this height of the page."""
        key = f"p{self.pages}y{top:.2f}"
        self._canvas.bookmarkHorizontalAbsolute(key, min(top + 6, self.form.height))
        self._canvas.addOutlineEntry(title, key, level, closed=level > 0)

    @property
    def missing(self) -> tuple[str, ...]:
        """Characters no font has, in the order of their first appearance."""
        return tuple(self._missing)

    def close(self) -> bytes:
        """Finish the last page and give the file."""
        self._finish()
        self._canvas.showOutline()
        data: bytes = self._canvas.getpdfdata()
        return data


def draw_page_number(surface: Surface, form: PageForm, number: int) -> None:
    """``— 1 —`` 7 mm below the text block, an em in from its outer edge (GB/T 9704 §7.5)."""
    paragraph = plain(f"— {number} —", NUMBER_STYLE)
    line = paragraph.lines(form.text_width)[0]
    width = line.width * NUMBER_STYLE.size
    inset = NUMBER_STYLE.size
    odd = number % 2 == 1
    x = form.width - form.right - inset - width if odd else form.left + inset
    surface.line(paragraph, line, x, form.bottom - 7 * MM, form.text_width)
