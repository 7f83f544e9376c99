"""A workbook being made: what all of them share, and its bytes.

XlsxWriter writes it: each text goes in as text, and with a fixed day of creation the same input
gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from taizhang.exchange import cells
from taizhang.exchange.cells import CellValue
from taizhang.exchange.looks import Looks
from taizhang.report.cleaning import one_line
from taizhang.report.file import save_bytes

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

LONG_TEXTS = "长文本"
LONG_TEXT_HEADINGS = ("行标识", "编号", "栏目", "段序", "文字")

PAPERS = {"A3": 8, "A4": 9}
_LINE_POINTS = 13.5
_MOST_POINTS = 409.0
"""A row is never higher (Excel's specifications and limits)."""

_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6}  # inches


class Book:
    """One workbook, and the long texts that its cells cannot hold."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.looks = Looks(workbook)
        self._long: list[tuple[str, str, str, str]] = []

    def sheet(self, name: str, paper: str) -> Worksheet:
        """A sheet set up to be printed: landscape, as wide as the paper, pages numbered."""
        sheet = self.workbook.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(PAPERS[paper])
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(**_MARGINS)
        sheet.set_footer("&C第 &P 页　共 &N 页")
        return sheet

    def whole_or_beginning(self, row_id: str, number: str, heading: str, text: str) -> str:
        """What the cell shows; a text that it cannot hold goes whole to the sheet of long texts."""
        if cells.fits(text):
            return text
        self._long.append((row_id, number, heading, text))
        return cells.beginning(text)

    def row(
        self,
        sheet: Worksheet,
        row: int,
        values: Sequence[tuple[CellValue, str, bool]],
        widths: Sequence[float],
        first: int = 0,
    ) -> None:
        """Write a row of the table from column ``first``, as high as its words need.

        ``values`` are a value, its number format and whether it is centred.
        """
        lines = 1
        for place, ((value, number_format, centred), width) in enumerate(
            zip(values, widths, strict=True)
        ):
            look = self.looks.cell(value, number_format, centred=centred)
            cells.put(sheet, row, first + place, value, look)
            if isinstance(value, str):
                lines = max(lines, cells.lines_needed(value, width))
        sheet.set_row(row, min(lines * _LINE_POINTS + 4, _MOST_POINTS))

    def write_long_texts(self, paper: str) -> None:
        """The sheet of long texts, where there are any: a text in as many rows as it needs."""
        if not self._long:
            return
        sheet = self.sheet(LONG_TEXTS, paper)
        widths = (10, 12, 14, 6, 120)
        for column, (heading, width) in enumerate(zip(LONG_TEXT_HEADINGS, widths, strict=True)):
            hidden = {"hidden": True} if column == 0 else {}
            sheet.set_column(column, column, width, None, hidden)
            sheet.write_string(0, column, heading, self.looks.heading)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        at = 0
        for row_id, number, heading, text in self._long:
            for order, piece in enumerate(cells.pieces(text), 1):
                at += 1
                values: list[CellValue] = [row_id, number, heading, order, piece]
                self.row(sheet, at, [(v, "General", False) for v in values], widths)


def made(fill: Callable[[Book], None], produced_on: date, properties: dict[str, str]) -> bytes:
    """The workbook that ``fill`` fills, as a file's bytes. ``properties`` are the document's."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    workbook = Workbook(stream, {"in_memory": True})
    created = datetime.combine(produced_on, time())
    words = {key: cells.storable(one_line(value)) for key, value in properties.items()}
    workbook.set_properties({**words, "created": created})
    fill(Book(workbook))
    workbook.close()
    return _growing(stream.getvalue())


def save_workbook(data: bytes, path: Path) -> None:
    """Put a workbook in place of what may stand there. Raises KnownError as `file.save` does."""
    save_bytes(data, path)


def _growing(data: bytes) -> bytes:
    """The workbook with rows that grow when the clerk writes more into them.

    XlsxWriter marks each height that is set as the user's own, which no program changes; without
    the mark it is where the row begins. Sheets hold no text, so nothing else can be meant.
    """
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename.startswith("xl/worksheets/sheet"):
                part = part.replace(b' customHeight="1"', b"")
            fresh = zipfile.ZipInfo(entry.filename, entry.date_time)
            fresh.compress_type = zipfile.ZIP_DEFLATED
            fresh.create_system = 0  # the same bytes on every system
            new.writestr(fresh, part)
    return stream.getvalue()
