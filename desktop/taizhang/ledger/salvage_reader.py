"""Reads a damaged file's tables from their roots, then what no root leads to any more."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from taizhang.errors import KnownError
from taizhang.ledger.pages import HEADER_LENGTH, MAGIC, Content, Pages, Row, UnreadableError
from taizhang.ledger.probe import remove_with_side_files, side_file
from taizhang.ledger.saved_rows import Key, SavedTable, tables_of
from taizhang.ledger.store import SCHEMA_VERSION


class _FileContent:
    """A file read a slice at a time: with evidence in it a ledger can be larger than the memory.

    What the disk does not give is missing by itself, where reading all at once would fail.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._size = file.seek(0, 2)

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, place: slice, /) -> bytes:
        start, stop, _ = place.indices(self._size)
        self._file.seek(start)
        return self._file.read(max(stop - start, 0))


@contextmanager
def content_of(path: Path, scratch: Path) -> Iterator[Content]:
    """The file as it would be after SQLite had put its log or its rollback journal into it.

    That is done in a copy; where SQLite cannot, the file counts as it lies there.
    """
    try:
        with _folded(path, scratch).open("rb", buffering=_A_PAGE) as file:
            yield _FileContent(file)
    finally:
        remove_with_side_files(scratch)


_A_PAGE = 4096


def _folded(path: Path, scratch: Path) -> Path:
    """``scratch`` with the file and its log in one, or ``path`` itself."""
    logs = [side_file(path, s) for s in ("-wal", "-journal") if side_file(path, s).is_file()]
    if not any(log.stat().st_size for log in logs):
        return path
    shutil.copyfile(path, scratch)
    for log in logs:
        shutil.copyfile(log, side_file(scratch, log.name.removeprefix(path.name)))
    _mend_header(scratch)
    try:
        with closing(sqlite3.connect(scratch, isolation_level=None)) as file:
            file.execute("PRAGMA writable_schema = ON")  # pages may be missing
            file.execute("PRAGMA user_version").fetchone()  # closing puts the log into the file
        return scratch
    except sqlite3.Error:
        return path


def _mend_header(scratch: Path) -> None:
    """Give a copy the header of a ledger when it has none, so that SQLite reads its log."""
    content = scratch.read_bytes()
    pages = Pages(content)
    if not pages.has_header:
        header = bytearray(HEADER_LENGTH)
        header[:24] = MAGIC + pages.size.to_bytes(2, "big") + bytes([2, 2, 0, 64, 32, 32])
        for place, number in ((24, 1), (28, len(pages)), (44, 4), (56, 1), (92, 1)):
            header[place : place + 4] = number.to_bytes(4, "big")
        scratch.write_bytes(bytes(header) + content[HEADER_LENGTH:])


class Reader:
    """Reads the tables of a file from their roots, then what no root leads to any more."""

    def __init__(self, pages: Pages, path: Path) -> None:
        self.pages = pages
        self.seen: set[int] = set()
        self.sequences: dict[str, int] = {}
        self.index_roots: list[int] = []
        roots = dict(self._roots())
        self.version = pages.version if 1 <= pages.version <= SCHEMA_VERSION else SCHEMA_VERSION
        self.tables = tables_of(self.version)
        if pages.version > SCHEMA_VERSION and roots.keys() - self.tables.keys():
            raise KnownError("台账“{0}”是由更新版本的程序建立的。请升级后再打开它。", path.name)
        for name, root in roots.items():
            if name in self.tables:
                self.tables[name].root = root

    def read(self) -> dict[str, SavedTable]:
        """Every row that can be read, in its table."""
        for table in self.tables.values():
            self._read_table(table)
        holed = [table for table in self.tables.values() if table.holes]
        if holed:
            for root in self.index_roots:
                self._set_index_aside(root)
            self._read_strays(holed)
        return self.tables

    def _roots(self) -> Iterator[tuple[str, int]]:
        """Where tables begin, as the schema's own table says (section 2.6)."""
        found = []
        for row in self._walk(1, _is_of_schema):
            if row is not None and _is_of_schema(row):
                kind, name, _, root, _ = row.values
                if kind == "table" and isinstance(name, str) and isinstance(root, int):
                    found.append((name, root))
                elif kind == "index" and isinstance(root, int):
                    self.index_roots.append(root)
        for name, root in found:
            if name == "sqlite_sequence":
                self._read_sequences(root)
            elif not name.startswith("sqlite"):
                yield name, root

    def _read_sequences(self, root: int) -> None:
        for row in self._walk(root, _is_sequence):
            if row is not None and _is_sequence(row):
                name, newest = row.values
                if isinstance(name, str) and isinstance(newest, int):
                    self.sequences[name] = newest

    def _read_table(self, table: SavedTable) -> None:
        before: Key | None = None
        hole = False
        for row in self._walk(table.root, table.fits):
            if row is None or not table.fits(row):
                hole = True
                continue
            key = table.keep(row)
            if hole:
                table.holes.append((before, key))
                hole = False
            before = key
        if hole:
            table.holes.append((before, None))

    def _walk(self, number: int, fits: Any) -> Iterator[Row | None]:
        """The rows from a root downwards, in order; None where something could not be read.

        A page whose rows are not of the kind belongs to another table: a pointer was damaged.
        """
        try:
            page = self.pages.page(number)
        except UnreadableError:
            yield None
            return
        rows = [item for item in page.items if isinstance(item, Row)]
        if number in self.seen or (rows and not any(map(fits, rows))):
            yield None
            return
        self.seen.add(number)
        for item in page.items:
            if isinstance(item, int):
                yield from self._walk(item, fits)
            else:
                yield item

    def _set_index_aside(self, number: int) -> None:
        """An index holds rows too, some of a table's shape, which must not be taken for its."""
        if number in self.seen:
            return
        try:
            page = self.pages.page(number)
        except UnreadableError:
            return
        self.seen.add(number)
        for item in page.items:
            if isinstance(item, int):
                self._set_index_aside(item)

    def _read_strays(self, holed: list[SavedTable]) -> None:
        """Look for the missing rows on pages that no root leads to; each page is of one table."""
        left = set(range(1, len(self.pages) + 1)) - self.seen - self.pages.free()
        for number in sorted(left):
            try:
                page = self.pages.page(number)
            except UnreadableError:
                continue
            rows = [item for item in page.items if isinstance(item, Row)]
            table = max(holed, key=lambda t: sum(map(t.fits, rows)))
            for row in filter(table.fits, rows):
                table.keep(row)


def _is_of_schema(row: Row) -> bool:
    return len(row.values) == 5 and row.values[0] in ("table", "index", "view", "trigger")


def _is_sequence(row: Row) -> bool:
    return len(row.values) == 2 and isinstance(row.values[0], str)
