"""Which rows of a SQLite file lie on which pages (SQLite file format, section 1.6).

Read from an undamaged file, it tells which rows must still be readable once certain pages are not:
those whose own page, overflow pages and all pages above them are untouched. ``.recover`` reads
them; so must we, and this can be known on a machine without a shell that has ``.recover``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_INTERIOR_TABLE, _LEAF_TABLE, _INTERIOR_INDEX, _LEAF_INDEX = 5, 13, 2, 10


@dataclass(frozen=True, slots=True)
class Place:
    """A row by the value it is found by, and every page it takes to read it."""

    table: str
    key: tuple[Any, ...]
    """The rowid; of a table without one the first two columns of the record."""
    pages: frozenset[int]


def places(path: Path) -> Iterator[Place]:
    """Every row of every table of an undamaged file, in no order."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        tables = connection.execute(
            "SELECT name, rootpage FROM sqlite_schema "
            "WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    finally:
        connection.close()
    content = path.read_bytes()
    size = int.from_bytes(content[16:18], "big")
    for name, root in tables:
        tree = _Tree(content, size)
        for key, pages in tree.rows(root, frozenset({1})):
            yield Place(name, key, pages)


class _Tree:
    def __init__(self, content: bytes, size: int) -> None:
        self._content = content
        self._size = size

    def rows(
        self, page: int, above: frozenset[int]
    ) -> Iterator[tuple[tuple[Any, ...], frozenset[int]]]:
        """Every row below the page."""
        start = (page - 1) * self._size
        data = self._content[start : start + self._size]
        kind, here = data[0], above | {page}
        interior = kind in (_INTERIOR_TABLE, _INTERIOR_INDEX)
        header = 12 if interior else 8
        for i in range(int.from_bytes(data[3:5], "big")):
            at = int.from_bytes(data[header + 2 * i : header + 2 * i + 2], "big")
            if interior:
                yield from self.rows(int.from_bytes(data[at : at + 4], "big"), here)
                at += 4
            if kind != _INTERIOR_TABLE:
                yield self._row(data, at, here, has_rowid=kind == _LEAF_TABLE)
        if interior:
            yield from self.rows(int.from_bytes(data[8:12], "big"), here)

    def _row(
        self, data: bytes, at: int, pages: frozenset[int], *, has_rowid: bool
    ) -> tuple[tuple[Any, ...], frozenset[int]]:
        length, at = _varint(data, at)
        key: tuple[Any, ...] = ()
        if has_rowid:
            rowid, at = _varint(data, at)
            key = (rowid,)
        usable = self._size
        most = usable - 35 if has_rowid else (usable - 12) * 64 // 255 - 23
        local = length
        if length > most:
            least = (usable - 12) * 32 // 255 - 23
            local = least + (length - least) % (usable - 4)
            local = local if local <= most else least
            pages |= self._overflow(int.from_bytes(data[at + local : at + local + 4], "big"))
        return key or _first_two(data[at : at + local]), pages

    def _overflow(self, page: int) -> frozenset[int]:
        found = set()
        while page:
            found.add(page)
            start = (page - 1) * self._size
            page = int.from_bytes(self._content[start : start + 4], "big")
        return frozenset(found)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for i in range(8):
        value = value << 7 | data[at + i] & 0x7F
        if data[at + i] < 0x80:
            return value, at + i + 1
    return value << 8 | data[at + 8], at + 9


_INTEGER_LENGTHS = (0, 1, 2, 3, 4, 6, 8)


def _first_two(record: bytes) -> tuple[Any, ...]:
    """The first two values of a record: our keys are whole numbers and texts."""
    end, at = _varint(record, 0)
    values: list[Any] = []
    body = end
    while at < end and len(values) < 2:
        kind, at = _varint(record, at)
        if kind >= 13:
            length = (kind - 13) // 2
            values.append(record[body : body + length].decode())
        elif kind in (8, 9):
            length = 0
            values.append(kind - 8)
        else:
            length = _INTEGER_LENGTHS[kind]
            values.append(int.from_bytes(record[body : body + length], "big", signed=True))
        body += length
    return tuple(values)
