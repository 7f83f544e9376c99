"""Old Word documents (.doc, .wps): paragraphs and tables out of the stored text.

Kept and left out as in `word`; text boxes and notes come at the end.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from taizhang.reader.formats.builder import Builder
from taizhang.reader.formats.kinds import damaged
from taizhang.reader.formats.limits import Budget
from taizhang.reader.formats.old_word_file import GONE, OldWordFile, properties
from taizhang.reader.formats.old_word_lists import OldLists, OldStyles
from taizhang.reader.formats.old_word_table import Row, laid_out
from taizhang.reader.source import Source, SourceFormat

_IN_TABLE, _ROW_END, _DEPTH = 0x2416, 0x2417, 0x6649
_INNER_CELL, _INNER_ROW = 0x244B, 0x244C
_PARAGRAPH = re.compile("[^\r\x07\x0c]*[\r\x07\x0c]?")
# 2.4.1: 1E is a hyphen that does not break; 0B and 0E break a line and a column.
_SIGNS = str.maketrans({"\x1e": "-", "\x0b": "\n", "\x0e": "\n", GONE: None})
# The boxes of Wingdings; its other signs, in a range of no meaning of its own, are ornaments.
_BOXES = {0xF0A8: "□", 0xF06F: "□", 0xF0A3: "□", 0xF0FE: "☑", 0xF052: "☑", 0xF0FD: "☒"}
_ORNAMENTS = dict.fromkeys(range(61440, 61696)) | _BOXES


def read_old_word(data: bytes, budget: Budget) -> Source:
    """A binary Word file's text."""
    builder = Builder(budget)
    try:
        file = OldWordFile(data)
        reader = _Reader(file, builder)
        main, notes, headers, macros, comments, end_notes, boxes = file.counts
        reader.read(0, main)
        reader.read(main, main + notes)
        behind = main + notes + headers + macros + comments
        reader.read(behind, behind + end_notes)
        reader.read(behind + end_notes, behind + end_notes + boxes)
    except (struct.error, IndexError, ValueError, OSError, RecursionError, TypeError) as error:
        # olefile and the tables' own offsets: broken bytes show in any of these.
        raise damaged("Word") from error
    return builder.source(SourceFormat.OLD_WORD)


@dataclass(slots=True)
class _Table:
    """A table as its rows come in."""

    rows: list[Row] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    inner: list[str] = field(default_factory=list)
    """Cells of a row of a table within the cell."""


class _Reader:
    """Goes through the paragraphs of one part after the other."""

    def __init__(self, file: OldWordFile, builder: Builder) -> None:
        self._file = file
        self._builder = builder
        self._styles = OldStyles(file.styles)
        self._lists = OldLists(file)
        self._fields: list[bool] = []
        self._table: _Table | None = None

    def read(self, start: int, end: int) -> None:
        """The paragraphs of a part of the text."""
        if not 0 <= start <= end <= len(self._file.text):
            raise damaged("Word")
        for position, text in _paragraphs(self._file.text, start, end):
            self._paragraph(position, text)
        self._end_table()

    def _paragraph(self, position: int, text: str) -> None:
        form = self._file.format_at(position)
        settings = dict(properties(form.grpprl))
        words = self._visible(text)
        style = self._styles.of(form)
        depth = _depth(settings)
        if depth == 0:
            self._end_table()
            if not style.contents and not (text.endswith("\x0c") and not words):
                label = self._lists.label(style, form.style)
                self._builder.paragraph(label + words, style.heading)
            return
        table = self._table = self._table or _Table()
        if _is_on(settings, _ROW_END):
            table.rows.append(Row(tuple(table.cells), form.grpprl))
            table.cells = []
            return
        if _is_on(settings, _INNER_ROW):
            table.lines.append("\t".join(table.inner))
            table.inner = []
            return
        words = self._lists.label(style, form.style) + words
        if _is_on(settings, _INNER_CELL):
            table.inner.append(words)
        else:
            table.lines.append(words)
        if text.endswith("\x07"):
            table.cells.append("\n".join(table.lines))
            table.lines = []

    def _end_table(self) -> None:
        if self._table is not None:
            self._builder.table(laid_out(self._table.rows))
            for line in (*self._table.cells, *self._table.lines):  # a row that has no end
                self._builder.paragraph(line)
        self._table = None

    def _visible(self, text: str) -> str:
        """The text without its mark and without the instructions of fields (13 … 14 … 15)."""
        parts: list[str] = []
        for part in re.split("([\x13\x14\x15])", text.rstrip("\r\x07\x0c")):
            if part == "\x13":
                self._fields.append(True)
            elif part == "\x14" and self._fields:
                self._fields[-1] = False
            elif part == "\x15" and self._fields:
                self._fields.pop()
            elif not any(self._fields):
                parts.append(part)
        words = "".join(parts).translate(_SIGNS).translate(_ORNAMENTS)
        pairs = words.encode("utf-16-le", "surrogatepass")
        return pairs.decode("utf-16-le", "replace")


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The place of each paragraph's mark, and its text with the mark."""
    while start < end:
        match = _PARAGRAPH.match(text, start, end)
        if match is None or match.end() == start:
            return
        yield match.end() - 1, match[0]
        start = match.end()


def _is_on(settings: dict[int, bytes], code: int) -> bool:
    return settings.get(code, b"\x00")[:1] == b"\x01"


def _depth(settings: dict[int, bytes]) -> int:
    """How many tables the paragraph stands in."""
    if _DEPTH in settings:
        return int.from_bytes(settings[_DEPTH], "little", signed=True)
    return 1 if _is_on(settings, _IN_TABLE) or _is_on(settings, _ROW_END) else 0
