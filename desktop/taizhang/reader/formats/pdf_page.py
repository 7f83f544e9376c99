"""A PDF page as pdfium sees it: characters and ruled lines with their places.

The only module of the reader that knows pypdfium2. PDFium must not be called from two threads at
once, nowhere in the program.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from taizhang.errors import KnownError
from taizhang.reader.formats.kinds import damaged
from taizhang.reader.formats.limits import Budget
from taizhang.reader.formats.pdf_streams import check_streams

# Fonts made by some programs map characters to look-alike radicals. Those of the block Kangxi
# (2F00-2FDF) have a compatibility character in Unicode; these common ones of 2E80-2EFF have none.
_RADICALS = str.maketrans(
    "⺟⺠⺎⺏⺐⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "母民兀尣尢虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
)
_MOST_OBJECTS = 50_000


class Glyph(NamedTuple):
    """A character with its box; y grows upwards, as on the page held upright."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> float:
        """The height of its line, about the size of its type."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """The height at which it stands."""
        return (self.top + self.bottom) / 2


class Rule(NamedTuple):
    """A straight line, level or upright."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class PageContent:
    """What is on a page. ``picture``: a picture covers more than half of it."""

    width: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    unknown: int
    """Characters of which the file does not say what they are."""
    picture: bool


def pages(data: bytes, budget: Budget) -> Iterator[PageContent]:
    """The pages of a PDF, one after the other.

    Raises:
        KnownError: damaged, with a password, or too large.
    """
    check_streams(data, budget)
    try:
        with closing(pypdfium2.PdfDocument(data)) as document:
            count = len(document)
            if count > budget.limits.pages:
                raise KnownError("文件页数过多，超出可读取的范围，请拆分成几个文件后再打开。")
            for index in range(count):
                budget.check_time()
                with closing(document[index]) as page:
                    yield _content(page, budget)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise KnownError("这个 PDF 文件有密码，请去掉密码后再打开。") from error
        raise damaged("PDF") from error


def _content(page: pypdfium2.PdfPage, budget: Budget) -> PageContent:
    width, height = page.get_size()
    with closing(page.get_textpage()) as text:
        placed, unknown = _characters(text, budget)
    turn = Counter(angle for _, angle in placed).most_common(1)[0][0] if placed else 0
    # What runs another way than most are stamps across the page and notes along its edge.
    glyphs = tuple(_turned(glyph, turn) for glyph, angle in placed if angle == turn)
    rules, picture = _drawn(page, width * height)
    box = (_turned_box((r.left, r.bottom, r.right, r.top), turn) for r in rules)
    if turn % 2:
        width = height
    return PageContent(width, glyphs, tuple(Rule(*edges) for edges in box), unknown, picture)


def _characters(text: pypdfium2.PdfTextPage, budget: Budget) -> tuple[list[tuple[Glyph, int]], int]:
    """Each character with the quarter turns its line has been given; -1 for slanting ones."""
    count = text.count_chars()
    if count > budget.limits.page_characters:
        raise KnownError("文件单页文字过多，无法读取，请改用 Word 或网页格式的文件。")
    box = raw.FS_RECTF()
    placed: list[tuple[Glyph, int]] = []
    unknown = 0
    lead = 0
    for i in range(count):
        code = raw.FPDFText_GetUnicode(text.raw, i)
        if raw.FPDFText_IsGenerated(text.raw, i) or code in {0x0A, 0x0D, 0x02}:
            continue
        if 0xD800 <= code < 0xDC00:
            lead = code
            continue
        if 0xDC00 <= code < 0xE000 and lead:
            code = 0x10000 + ((lead - 0xD800) << 10) + code - 0xDC00
        lead = 0
        if code < 0x20 or 0xD800 <= code < 0xF900 or code in {0xFFFD, 0xFFFE, 0xFFFF}:
            unknown += 1
            continue
        raw.FPDFText_GetLooseCharBox(text.raw, i, ctypes.byref(box))
        angle = raw.FPDFText_GetCharAngle(text.raw, i) / (math.pi / 2)
        edges = (box.left, box.bottom, box.right, box.top)
        if not all(map(math.isfinite, (*edges, angle))):
            unknown += 1
            continue
        # PDFium counts the angle clockwise.
        turn = -round(angle) % 4 if abs(angle - round(angle)) < 0.05 else -1
        placed.append((Glyph(_plain(chr(code)), *edges), turn))
    return placed, unknown


def _plain(char: str) -> str:
    """The character itself where the file names a radical that looks like it."""
    if "\u2f00" <= char <= "\u2fdf":
        return unicodedata.normalize("NFKC", char)
    return char.translate(_RADICALS)


def _turned(glyph: Glyph, turn: int) -> Glyph:
    if turn in {0, -1}:
        return glyph
    box = _turned_box((glyph.left, glyph.bottom, glyph.right, glyph.top), turn)
    return Glyph(glyph.text, *box)


def _turned_box(
    box: tuple[float, float, float, float], turn: int
) -> tuple[float, float, float, float]:
    """A box on the page turned so that lines of that direction run from left to right."""
    left, bottom, right, top = box
    match turn:
        case 1:
            return bottom, -right, top, -left
        case 2:
            return -right, -top, -left, -bottom
        case 3:
            return -top, left, -bottom, right
    return box


def _drawn(page: pypdfium2.PdfPage, area: float) -> tuple[list[Rule], bool]:
    """The ruled lines, and whether a picture covers the page."""
    rules: list[Rule] = []
    picture = False
    count = raw.FPDFPage_CountObjects(page.raw)
    for i in range(min(count, _MOST_OBJECTS)):
        drawn = raw.FPDFPage_GetObject(page.raw, i)
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind == raw.FPDF_PAGEOBJ_PATH and len(rules) < _MOST_OBJECTS:
            rules += _rules_of(drawn)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE and not picture:
            edges = [ctypes.c_float() for _ in range(4)]
            raw.FPDFPageObj_GetBounds(drawn, *edges)
            left, bottom, right, top = (edge.value for edge in edges)
            picture = (right - left) * (top - bottom) > area / 2
    return rules, picture


def _rules_of(path: raw.FPDF_PAGEOBJECT) -> Iterator[Rule]:
    """The straight lines of a path; a rectangle has four."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for i in range(min(raw.FPDFPath_CountSegments(path), _MOST_OBJECTS)):
        segment = raw.FPDFPath_GetPathSegment(path, i)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield from _rule(last, here)
        if raw.FPDFPathSegment_GetClose(segment):
            yield from _rule(here, start)
        last = here


def _rule(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Rule]:
    left, right = sorted((one[0], other[0]))
    bottom, top = sorted((one[1], other[1]))
    if not all(map(math.isfinite, (left, right, bottom, top))):
        return
    if (right - left < 1) != (top - bottom < 1):
        yield Rule(left, bottom, right, top)
