"""What a workbook's cell can hold of a text, and how it is put in without being obeyed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

CellValue = str | int | float | date | None

MOST_UNITS = 32_767
"""UTF-16 code units in a cell (Excel's specifications and limits)."""

_PIECE = 32_000
_BEGINNING = 1_000

MORE = "……（全文太长，见“长文本”表；要改请在那里改）"
"""Ends a cell whose whole text stands in the sheet of long texts."""

_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
# Escapes as ECMA-376 part 1, 22.9.2.19 (ST_Xstring) has them: a character as _xHHHH_, and the
# underscore of what would read like one. The escape of a character begins with one itself.
_CONTROLS = "\x00-\x08\x0b-\x1f\ufffe\uffff"
_HEX = "x[0-9a-fA-F]{4}"
_MUST_BE_ESCAPED = re.compile(f"[{_CONTROLS}]|_(?={_HEX}[_{_CONTROLS}])")
_SHARED = re.compile(f"_{_HEX}(?:_{_HEX}[_{_CONTROLS}]|[{_CONTROLS}])")

_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_FIRST_DAY = date(1900, 3, 1)
"""Excel takes 1900 for a leap year; days before its 1 March are another day elsewhere."""


def storable(text: str) -> str:
    """The text as UTF-8 can hold it: lone surrogates become U+FFFD. Nothing else is changed."""
    return _LONE_SURROGATES.sub("\ufffd", text)


def utf16_units(text: str) -> int:
    """The length as Excel counts it."""
    return len(text) + sum(char > "\uffff" for char in text)


def fits(text: str) -> bool:
    """Whether a cell holds the text whole."""
    return utf16_units(_as_written(text) if _needs_run(text) else _escaped(text)) <= _PIECE


def pieces(text: str) -> Iterator[str]:
    """The text in parts that each fit a cell; joined they are the text."""
    start = used = 0
    for place, char in enumerate(text):
        units = 2 if char > "\uffff" else 1
        if used + units > _PIECE:
            yield from _fitting(text[start:place])
            start, used = place, 0
        used += units
    if start < len(text):
        yield from _fitting(text[start:])


def beginning(text: str) -> str:
    """What a cell shows of a text that it cannot hold."""
    return text[:_BEGINNING] + MORE


def needs_quote(text: str) -> bool:
    """Whether Excel would make a formula of the text when the clerk edits its cell."""
    return text.startswith(_LIKE_A_FORMULA)


def put(sheet: Worksheet, row: int, column: int, value: CellValue, look: Format) -> None:
    """Write a value: text as text whatever it begins with, a day as a day, a number as a number.

    A text must fit a cell (`fits`).
    """
    if value is None or value == "":
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, str):
        sheet.write_string(row, column, _as_written(storable(value)), look)
    elif isinstance(value, date) and value >= _FIRST_DAY:
        sheet.write_datetime(row, column, value, look)
    elif isinstance(value, date):
        sheet.write_string(row, column, value.isoformat(), look)
    else:
        sheet.write_number(row, column, value, look)


def lines_needed(text: str, width: float) -> int:
    """How many lines the text takes in a column of ``width`` half-width characters."""
    room = max(int(width) - 1, 2)
    return sum(max(1, -(-_columns(line) // room)) for line in text.split("\n"))


def _columns(line: str) -> int:
    if line.isascii():
        return len(line)
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in line)


def _needs_run(text: str) -> bool:
    """Whether XlsxWriter would write the text wrongly.

    It takes a string between ``<r>`` and ``</r>`` for formatted runs of its own and writes it as
    markup, and escapes only the first of what reads like two escapes that share an underscore.
    """
    return (text.startswith("<r>") and text.endswith("</r>")) or bool(_SHARED.search(text))


def _as_written(text: str) -> str:
    """The string for XlsxWriter: what it would write wrongly is made a run, escaped by ourselves.

    Underscores stand as character references there, so that it finds nothing more to escape.
    """
    if not _needs_run(text):
        return text
    whole = escape(_escaped(text)).replace("_", "&#95;")
    return f'<r><t xml:space="preserve">{whole}</t></r>'


def _escaped(text: str) -> str:
    return _MUST_BE_ESCAPED.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def _fitting(piece: str) -> Iterator[str]:
    if fits(piece):
        yield piece
    else:
        yield from _fitting(piece[: len(piece) // 2])
        yield from _fitting(piece[len(piece) // 2 :])
