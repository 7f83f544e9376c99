"""The pages of an SQLite file, read without SQLite, as far as each can be read.

SQLite gives up a whole table when a page above its rows is damaged. Here each page speaks for
itself. Source: "Database File Format", https://sqlite.org/fileformat2.html, sections 1.3 (header),
1.5 (freelist), 1.6 (b-tree pages, overflow) and 2.1 (records).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

Value = int | float | str | bytes | None


class Content(Protocol):
    """A file's bytes: in memory, or read a slice at a time."""

    def __len__(self) -> int: ...

    def __getitem__(self, place: slice, /) -> bytes: ...


HEADER_LENGTH = 100
MAGIC = b"SQLite format 3\0"
_USUAL_PAGE_SIZE = 4096

_TABLE_LEAF, _TABLE_INNER, _INDEX_LEAF, _INDEX_INNER = 13, 5, 10, 2
_HEADER_OF_PAGE = {_TABLE_LEAF: 8, _TABLE_INNER: 12, _INDEX_LEAF: 8, _INDEX_INNER: 12}
_WIDTHS = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}
"""Bytes of each serial type below 12; 10 and 11 are not used."""


@dataclass(frozen=True, slots=True)
class Row:
    """A record with the rowid it has in a table with rowids; elsewhere None."""

    rowid: int | None
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A b-tree page: its rows, and the pages below it.

    ``items`` are in key order: a `Row`, an int (the page below), or None for an unreadable cell.
    """

    has_rowids: bool
    items: tuple[Row | int | None, ...]


class UnreadableError(Exception):
    """Bytes that cannot be what they should be."""


class Pages:
    """A file cut into pages, numbered from 1."""

    def __init__(self, data: Content) -> None:
        self.data = data
        header = data[:HEADER_LENGTH]
        self.has_header = header.startswith(MAGIC) and len(header) == HEADER_LENGTH
        size = int.from_bytes(header[16:18], "big") if self.has_header else 0
        size = 65536 if size == 1 else size
        if size < 512 or size & (size - 1):
            self.has_header, size = False, _USUAL_PAGE_SIZE
        self.size = size
        self.usable = size  # SQLite can keep bytes of each page back; it never does in a ledger

    def __len__(self) -> int:
        return (len(self.data) + self.size - 1) // self.size

    @property
    def version(self) -> int:
        """The header's user_version, 0 without a header."""
        return int.from_bytes(self.data[60:64], "big") if self.has_header else 0

    def bytes_of(self, number: int) -> bytes:
        """The page, filled up with zeros where the file ends in it.

        Raises:
            UnreadableError: the file has no such page, or the disk does not give it.
        """
        if not 1 <= number <= len(self):
            raise UnreadableError(f"no page {number}")
        try:
            page = self.data[(number - 1) * self.size : number * self.size]
        except OSError as error:
            raise UnreadableError(f"page {number}: {error}") from error
        return page.ljust(self.size, b"\0")

    def free(self) -> set[int]:
        """The pages that hold nothing: what they still show was deleted."""
        found: set[int] = set()
        trunk = int.from_bytes(self.data[32:36], "big") if self.has_header else 0
        while 1 < trunk <= len(self) and trunk not in found:
            found.add(trunk)
            page = self.bytes_of(trunk)
            trunk, count = struct.unpack_from(">II", page)
            count = min(count, self.usable // 4 - 2)
            found.update(struct.unpack_from(f">{count}I", page, 8))
        return found

    def page(self, number: int) -> Page:
        """The b-tree page of that number.

        Raises:
            UnreadableError: it is none.
        """
        page = self.bytes_of(number)
        start = HEADER_LENGTH if number == 1 else 0
        kind = page[start]
        if kind not in _HEADER_OF_PAGE:
            raise UnreadableError(f"page {number} is no b-tree page")
        pointers = start + _HEADER_OF_PAGE[kind]
        count = int.from_bytes(page[start + 3 : start + 5], "big")
        if pointers + 2 * count > self.usable:
            raise UnreadableError(f"page {number} has {count} cells")
        items: list[Row | int | None] = []
        for (offset,) in struct.iter_unpack(">H", page[pointers : pointers + 2 * count]):
            items += self._cell(page, kind, offset)
        if kind in (_TABLE_INNER, _INDEX_INNER):
            items.append(int.from_bytes(page[start + 8 : start + 12], "big"))
        return Page(kind in (_TABLE_LEAF, _TABLE_INNER), tuple(items))

    def _cell(self, page: bytes, kind: int, offset: int) -> Iterator[Row | int | None]:
        if kind in (_TABLE_INNER, _INDEX_INNER):
            yield int.from_bytes(page[offset : offset + 4], "big")
            offset += 4
        if kind != _TABLE_INNER:
            try:
                yield self._row(page, kind, offset)
            except UnreadableError:
                yield None

    def _row(self, page: bytes, kind: int, offset: int) -> Row:
        rowid = None
        length, offset = _varint(page, offset)
        if kind == _TABLE_LEAF:
            rowid, offset = _varint(page, offset)
            rowid -= (rowid >> 63) << 64
        return Row(rowid, record(self._payload(page, kind, offset, length)))

    def _payload(self, page: bytes, kind: int, offset: int, length: int) -> bytes:
        """What does not fit into the page goes on in a chain of others (section 1.6)."""
        if length > len(self.data):
            raise UnreadableError("longer than the file")
        most = self.usable - 35 if kind == _TABLE_LEAF else (self.usable - 12) * 64 // 255 - 23
        local = length
        if length > most:
            least = (self.usable - 12) * 32 // 255 - 23
            local = least + (length - least) % (self.usable - 4)
            local = local if local <= most else least
        payload = page[offset : offset + local]
        if offset + local > self.usable:
            raise UnreadableError("beyond the page")
        following = int.from_bytes(page[offset + local : offset + local + 4], "big")
        while len(payload) < length:
            more = self.bytes_of(following)
            following = int.from_bytes(more[:4], "big")
            payload += more[4 : self.usable][: length - len(payload)]
        return payload


def record(payload: bytes) -> tuple[Value, ...]:
    """The values of a record (section 2.1). Texts that are no UTF-8 any more come as bytes.

    Raises:
        UnreadableError: the record's own header contradicts its length.
    """
    end, place = _varint(payload, 0)
    if not place <= end <= len(payload):
        raise UnreadableError("header longer than the record")
    types = []
    while place < end:
        kind, place = _varint(payload, place)
        types.append(kind)
    values = []
    for kind in types:
        width = _WIDTHS.get(kind, (kind - 12) // 2 if kind >= 12 else -1)
        if width < 0 or place + width > len(payload):
            raise UnreadableError(f"no value of type {kind}")
        values.append(_value(kind, payload[place : place + width]))
        place += width
    if place != len(payload):
        raise UnreadableError("values shorter than the record")
    return tuple(values)


def _value(kind: int, content: bytes) -> Value:
    if kind == 0:
        return None
    if kind == 7:
        return float(struct.unpack(">d", content)[0])
    if kind < 12:
        return kind - 8 if kind in (8, 9) else int.from_bytes(content, "big", signed=True)
    return _text(content) if kind % 2 else content


def _text(content: bytes) -> str | bytes:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content


def _varint(data: bytes, offset: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends (section 1.6)."""
    number = 0
    for place in range(8):
        if offset + place >= len(data):
            raise UnreadableError("cut off")
        byte = data[offset + place]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, offset + place + 1
    if offset + 8 >= len(data):
        raise UnreadableError("cut off")
    return number << 8 | data[offset + 8], offset + 9
