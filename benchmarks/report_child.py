"""Started by `benchmarks.report`: makes one ledger of paper in one way and prints its cost as JSON.

    report_child.py ours ROWS.json OUT.pdf
    report_child.py lines ROWS.json OUT.jsonl     what our engine draws, line by line, for `raw`
    report_child.py raw LINES.jsonl OUT.pdf       reportlab's canvas writing these lines
    report_child.py paragraphs ROWS.json OUT.pdf  reportlab's Paragraph in its Table

Modules are imported, fonts read and the input is in memory before the clock starts; it stops when
the file is written.
"""

from __future__ import annotations

import json
import lzma
import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

from benchmarks.report_rows import HEADS, WIDTHS
from taizhang import paths
from taizhang.report import page
from taizhang.report.about import About
from taizhang.report.cells import cell, head
from taizhang.report.flow import Flow
from taizhang.report.fonts import Face, font_of
from taizhang.report.ink import BLACK, Ink
from taizhang.report.kinsoku import Line
from taizhang.report.page import A4_SHEET, EM_CENTRE, MM, Book, Surface, draw_page_number
from taizhang.report.styles import PLAIN
from taizhang.report.table import Row, Table
from taizhang.report.text import Paragraph as OurParagraph

FORM = A4_SHEET.with_margins(10 * MM, 10 * MM, 10 * MM, 20 * MM)
FACES = (Face.FANGSONG, Face.SONG, Face.HEI)
Made = tuple[int, bytes]
"""Pages and the file."""


def ours(rows: list[list[str]]) -> Made:
    """The engine of the reports."""
    book = Book(About("台账", "省质监局", "", date(2012, 12, 31)), FORM, draw_page_number)
    table = Table(WIDTHS, map(_row, rows), head=head(HEADS, PLAIN.cell_head))
    Flow(book).add([table])
    return book.pages, book.close()


def _row(texts: list[str]) -> Row:
    return Row([cell(text, PLAIN.cell) for text in texts])


class Recording(Surface):
    """Keeps what is drawn in words that any canvas understands."""

    drawn: list[list[Any]]

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.drawn = []
        RECORDED.append(self.drawn)

    def line(self, paragraph: OurParagraph, line: Line, x: float, top: float, width: float) -> None:
        size = paragraph.style.size
        base = top - paragraph.style.leading / 2 - size * EM_CENTRE
        for run in paragraph.runs(line, width):
            y = base + run.hand.rise * size
            self.drawn.append([run.hand.font.name, size, x + run.x, y, run.text, run.spacing])

    def rule(
        self, x1: float, y1: float, x2: float, y2: float, width: float = 0.5, ink: Ink = BLACK
    ) -> None:
        self.drawn.append([width, x1, y1, x2, y2])


RECORDED: list[list[list[Any]]] = []


def lines(rows: list[list[str]]) -> Made:
    """Fonts, places and line breaks as our engine finds them."""
    page.Surface = Recording  # type: ignore[misc,assignment]  # a benchmark may look in from outside
    pages, _ = ours(rows)
    return pages, "\n".join(map(json.dumps, RECORDED)).encode()


def raw(pages: list[list[list[Any]]]) -> Made:
    """The floor: nothing is measured, wrapped or looked up any more."""
    file = BytesIO()
    canvas = Canvas(
        file,
        pagesize=(FORM.width, FORM.height),
        pageCompression=1,
        invariant=1,
        initialFontName=Face.SONG.value,
    )
    for drawn in pages:
        for item in drawn:
            if len(item) == 5:
                canvas.setLineWidth(item[0])
                canvas.line(*item[1:])
            else:
                font, size, x, y, text, spacing = item
                canvas.setFont(font, size)
                canvas.drawString(x, y, text, charSpace=spacing)
        canvas.showPage()
    canvas.save()
    return len(pages), file.getvalue()


def paragraphs(rows: list[list[str]]) -> Made:
    """As reportlab's guide has it: a Paragraph in each cell of one table, markup escaped."""
    body = ParagraphStyle("body", fontName=Face.FANGSONG, fontSize=10.5, leading=15, wordWrap="CJK")
    bold = ParagraphStyle("head", parent=body, fontName=Face.HEI)
    data = [[Paragraph(title, bold) for title in HEADS]]
    data += [[Paragraph(escape(text), body) for text in row] for row in rows]
    look = [
        ("GRID", (0, 0), (-1, -1), 0.4, colors.black),
        ("FONTNAME", (0, 0), (-1, -1), Face.SONG),
    ]
    look += [("LEFTPADDING", (0, 0), (-1, -1), 3.5), ("RIGHTPADDING", (0, 0), (-1, -1), 3.5)]
    file = BytesIO()
    document = SimpleDocTemplate(
        file,
        pagesize=(FORM.width, FORM.height),
        leftMargin=FORM.left - 6,
        rightMargin=FORM.right - 6,
        topMargin=FORM.top - 6,
        bottomMargin=FORM.bottom - 6,
        initialFontName=Face.SONG.value,
    )
    document.build([LongTable(data, colWidths=WIDTHS, repeatRows=1, splitInRow=1, style=look)])
    return document.page, file.getvalue()


def _register() -> None:
    """Give reportlab the report's fonts."""
    for face in FACES:
        data = lzma.decompress((paths.resources() / "fonts" / f"{face}.ttf.xz").read_bytes())
        pdfmetrics.registerFont(TTFont(face.value, BytesIO(data), asciiReadable=False))


WAYS: dict[str, Callable[[Any], Made]] = {
    "ours": ours,
    "lines": lines,
    "raw": raw,
    "paragraphs": paragraphs,
}


def _input(way: str, path: Path) -> Any:
    if way == "raw":
        return list(_lines_of(path))
    return json.loads(path.read_text(encoding="utf-8"))


def _lines_of(path: Path) -> Iterator[Any]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def main() -> None:
    """One way, once: a fresh process has no cache to lean on."""
    way, source, target = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    values = _input(way, source)
    if way in ("ours", "lines"):
        for face in FACES:
            font_of(face)
    else:
        _register()
    begin = time.perf_counter()
    pages, file = WAYS[way](values)
    target.write_bytes(file)
    seconds = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "pages": pages, "peak": peak, "size": len(file)}))


if __name__ == "__main__":
    main()
