"""The cells of a workbook's sheets, as Excel, WPS and LibreOffice store them (ECMA-376 part 1, 18).

Cells without content are left out, so that a sheet whose empty columns were formatted down to the
last row costs no more than what stands in it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import count
from xml.etree import ElementTree as ET

from taizhang.errors import KnownError
from taizhang.exchange.package import Package, local

MOST_CELLS = 1_000_000


class CellKind(Enum):
    """What a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    PERCENT = "percent"
    TRUTH = "truth"
    ERROR = "error"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with content: its text, its number (a percent as a share).

    ``day`` is what a date says, or what a number would say as one.
    """

    kind: CellKind
    text: str = ""
    number: float = 0.0
    day: date | None = None


Cells = dict[int, Cell]
"""The cells of a row by column, counted from 0."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of the workbook."""

    name: str
    part: str


class SheetReader:
    """Reads the sheets of one workbook."""

    def __init__(self, package: Package) -> None:
        self._package = package
        part = package.workbook()
        targets = package.targets(part)
        self._epoch = date(1899, 12, 30)
        self.sheets = self._sheets(part, {id_: target for id_, (_, target) in targets.items()})
        kinds = {kind.rpartition("/")[2]: target for kind, target in targets.values()}
        self._strings = list(self._shared(kinds.get("sharedStrings", "")))
        self._formats = self._cell_formats(kinds.get("styles", ""))

    def rows(self, sheet: Sheet) -> Iterator[tuple[int, Cells]]:
        """The rows that have content, each with its number as the clerk sees it, from 1.

        Raises:
            KnownError: the sheet is broken or holds more than `MOST_CELLS` cells.
        """
        number = cells_seen = 0
        data: ET.Element | None = None
        for event, element in self._package.elements(sheet.part):
            tag = local(element.tag)
            if event == "start":
                if tag == "sheetData":
                    data = element
                cells_seen += tag == "c"
                if cells_seen > MOST_CELLS:
                    raise self._too_many_cells()
                continue
            if tag != "row" or data is None:
                continue
            stated = element.get("r", "")
            number = int(stated) if _is_number(stated) else number + 1
            cells = self._cells(element)
            data.clear()
            if cells:
                yield number, cells

    def _cells(self, row: ET.Element) -> Cells:
        found: Cells = {}
        places = count()
        for element in row:
            if local(element.tag) != "c":
                continue
            place = next(places)
            letters = re.match("[A-Za-z]{1,3}", element.get("r", ""))
            if letters:
                place = column_number(letters[0])
                places = count(place + 1)
            cell = self._cell(element)
            if cell is not None:
                found[place] = cell
        return found

    def _cell(self, element: ET.Element) -> Cell | None:
        inside = {local(child.tag): child for child in element}
        kind = element.get("t", "n")
        value = inside["v"].text or "" if "v" in inside else ""
        if "f" in inside:
            return Cell(CellKind.FORMULA)
        if kind in ("s", "str", "inlineStr"):
            return _text_cell(self._string(kind, value, inside.get("is")))
        return self._plain(kind, value, element.get("s", "0")) if value else None

    def _plain(self, kind: str, value: str, style: str) -> Cell:
        """A cell of type ``kind`` that is no text."""
        if kind == "e":
            return Cell(CellKind.ERROR, value)
        if kind == "b":
            return Cell(CellKind.TRUTH, "TRUE" if value == "1" else "FALSE")
        if kind == "d":
            return self._iso_day(value)
        return self._numeric(value, style)

    def _numeric(self, value: str, style: str) -> Cell:
        try:
            number = float(value)
        except ValueError as error:
            raise self._damaged() from error
        if not math.isfinite(number):
            raise self._damaged()
        number_format = self._formats[int(style)] if _is_index(style, self._formats) else ""
        day = self._day_of(number)
        if day is not None and is_date_format(number_format):
            return Cell(CellKind.DATE, day.isoformat(), number, day)
        kind = CellKind.PERCENT if "%" in _bare(number_format) else CellKind.NUMBER
        return Cell(kind, value, number, day)

    def _day_of(self, serial: float) -> date | None:
        """The day of Excel's serial number; None where it is none."""
        if not 1 <= serial < 2_958_466:  # 9999-12-31
            return None
        return self._epoch + timedelta(days=int(serial))

    def _iso_day(self, value: str) -> Cell:
        try:
            day = date.fromisoformat(value[:10])
        except ValueError as error:
            raise self._damaged() from error
        return Cell(CellKind.DATE, day.isoformat(), 0.0, day)

    def _string(self, kind: str, value: str, inline: ET.Element | None) -> str:
        if kind == "inlineStr":
            return "" if inline is None else _text_of(inline)
        if kind == "str" or not value:
            return unescaped(value)
        if not _is_index(value, self._strings):
            raise self._damaged()
        return self._strings[int(value)]

    def _too_many_cells(self) -> KnownError:
        return KnownError(
            "“{0}”的单元格太多（超过 100 万），不读。请删去多余的空行和空列。", self._package.name
        )

    def _damaged(self) -> KnownError:
        return KnownError("“{0}”已经损坏，读不出来。", self._package.name)

    def _sheets(self, part: str, targets: dict[str, str]) -> list[Sheet]:
        found = []
        for event, element in self._package.elements(part):
            tag = local(element.tag)
            if event == "start":
                continue
            if tag == "workbookPr" and element.get("date1904") in ("1", "true"):
                self._epoch = date(1904, 1, 1)
            if tag == "sheet":
                id_ = next((v for k, v in element.items() if local(k) == "id" and k != "id"), "")
                if id_ in targets:
                    found.append(Sheet(element.get("name", ""), targets[id_]))
        return found

    def _shared(self, part: str) -> Iterator[str]:
        root: ET.Element | None = None
        for event, element in self._package.elements(part) if part else ():
            if event == "start":
                root = element if root is None else root
            elif local(element.tag) == "si" and root is not None:
                yield _text_of(element)
                root.clear()

    def _cell_formats(self, part: str) -> list[str]:
        """The number format of each cell style."""
        formats = dict(_BUILT_IN)
        styles: list[str] = []
        for event, element in self._package.elements(part) if part else ():
            if event == "start":
                continue
            if local(element.tag) == "numFmt":
                formats[element.get("numFmtId", "")] = element.get("formatCode", "")
            if local(element.tag) == "cellXfs":
                styles = [formats.get(xf.get("numFmtId", "0"), "") for xf in element]
        return styles


_BUILT_IN = {
    **dict.fromkeys(("9", "10"), "0%"),
    # Days in the fixed formats, among them those of East Asian programs; times of day are none.
    **dict.fromkeys(
        map(str, (14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 55), 57, 58)), "d"
    ),
}

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_NOT_BARE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.|General', re.IGNORECASE)


def unescaped(text: str) -> str:
    """The text with each ``_xHHHH_`` as the character it stands for.

    ECMA-376 part 1, 22.9.2.19 (ST_Xstring).
    """
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def is_date_format(number_format: str) -> bool:
    """Whether a number format shows a day: a year or a day of the month stands in it."""
    return any(letter in _bare(number_format).lower() for letter in "yde")


def column_number(letters: str) -> int:
    """The column of its letters, from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _bare(number_format: str) -> str:
    """A number format without its literal words; ``0.0E+00`` is no day."""
    return re.sub("[Ee][+-]", "", _NOT_BARE.sub("", number_format.partition(";")[0]))


def _text_of(element: ET.Element) -> str:
    """The text of a string item: of all its runs, without how it is pronounced."""
    parts = []
    for child in element:
        tag = local(child.tag)
        if tag == "t":
            parts.append(child.text or "")
        elif tag == "r":
            parts += [t.text or "" for t in child if local(t.tag) == "t"]
    return "".join(map(unescaped, parts))


def _text_cell(text: str) -> Cell | None:
    return Cell(CellKind.TEXT, text) if text else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _is_index(text: str, of: list[str]) -> bool:
    return _is_number(text) and int(text) < len(of)
