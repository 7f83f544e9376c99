"""The tables of a damaged ledger: the rows that were read, and where some are missing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

from taizhang import paths
from taizhang.ledger import migrations
from taizhang.ledger.older_rows import NO_MORE
from taizhang.ledger.pages import Row, Value

Key = tuple[Value, ...]
Values = tuple[Value, ...]

PLAN_TABLES = (
    "plan",
    "plan_version",
    "section",
    "agency",
    "collective_cover",
    "task",
    "milestone",
    "target",
    "assignment",
)

RECORD_TABLES = (
    "progress",
    "note",
    "setting",
    "recheck",
    "evidence",
    "deadline",
    "pace_override",
    "step",
    "report_text",
    "report_excuse",
    "report_made",
    "agency",
)
"""What the journal's lines lead to."""

FILE_TABLES = ("evidence_content", "evidence_part")
"""The evidence's bytes, which stand nowhere else."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Rows that were on a damaged page, by the keys they lie between; None for an open end."""

    table: str
    after: Key | None
    before: Key | None


@dataclass
class SavedTable:
    """A table of the ledger: how its rows are stored, and those that were read."""

    name: str
    columns: tuple[str, ...]
    types: tuple[str, ...]
    required: tuple[bool, ...]
    key: tuple[int, ...]
    has_rowids: bool
    root: int
    rows: dict[Key, Values] = field(default_factory=dict)
    altered: set[Key] = field(default_factory=set)
    holes: list[tuple[Key | None, Key | None]] = field(default_factory=list)
    whole: bool = False
    """Filled up from elsewhere, so that its holes hide nothing."""

    @cached_property
    def stored(self) -> tuple[int, ...]:
        """The columns in the order of a record: without rowids, the key comes first."""
        if self.has_rowids:
            return tuple(range(len(self.columns)))
        return (*self.key, *(i for i in range(len(self.columns)) if i not in self.key))

    def whole_row(self, row: Mapping[str, Value]) -> Values:
        """A row by its columns as this table holds it.

        What stood in a column that there is no more is nobody's concern: it is always ''.
        """
        return tuple("" if c in NO_MORE else row.get(c) for c in self.columns)

    def fits(self, row: Row) -> bool:
        """Whether the row can be one of this table, by number and kinds of its values."""
        if (row.rowid is not None) is not self.has_rowids or len(row.values) != len(self.columns):
            return False
        return all(map(self._may_be, self.stored, row.values))

    def _may_be(self, column: int, value: Value) -> bool:
        if self.has_rowids and self.key == (column,):
            return value is None  # stands in the rowid
        if value is None:
            return not self.required[column]
        if self.types[column] == "TEXT":
            return isinstance(value, str | bytes)
        if self.types[column] == "BLOB":
            return isinstance(value, bytes)
        return isinstance(value, int | float if self.types[column] == "REAL" else int)

    def keep(self, row: Row) -> Key:
        """Keep a row that fits, unless its key was read before. Returns the key."""
        values: list[Value] = [None] * len(self.columns)
        altered = False
        for column, value in zip(self.stored, row.values, strict=True):
            if self.columns[column] in NO_MORE:
                values[column] = ""
                continue
            values[column] = _text(value) if self.types[column] == "TEXT" else value
            altered |= values[column] != value
        if self.has_rowids:
            values[self.key[0]] = row.rowid
        key = tuple(values[column] for column in self.key)
        if key not in self.rows:
            self.rows[key] = tuple(values)
            if altered:
                self.altered.add(key)
        return key

    def lost(self, sequences: Mapping[str, int]) -> Iterator[Lost]:
        """What the holes still hide, after other pages and sources have filled them."""
        if self.whole:
            return
        for after, before in self.holes:
            inside = [k for k in self.rows if _between(after, k, before)]
            ends = [after, *sorted(inside, key=order_of), before]
            if self.has_rowids:
                yield from self._gaps(ends, sequences.get(self.name))
            else:
                yield Lost(self.name, after, before)

    def _gaps(self, ends: list[Key | None], newest: int | None) -> Iterator[Lost]:
        """Numbers follow each other: where none is missing, nothing is lost."""
        for after, before in pairwise(ends):
            first = int(str(after[0])) if after else 0
            last = int(str(before[0])) if before else None if newest is None else newest + 1
            if last is None or last - first > 1:
                yield Lost(self.name, after, before)


def _text(value: Value) -> Value:
    """A text as text: what is no UTF-8, and NUL, which no note holds, become U+FFFD."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value


def order_of(key: Key) -> tuple[Any, ...]:
    """To sort keys by, numbers before texts."""
    return tuple((isinstance(part, str), part) for part in key)


def _between(after: Key | None, key: Key, before: Key | None) -> bool:
    is_after = after is None or order_of(after) < order_of(key)
    return is_after and (before is None or order_of(key) < order_of(before))


def tables_of(version: int) -> dict[str, SavedTable]:
    """The tables of a ledger of that version, parents before children, with their first pages.

    A ledger's first pages are those of every ledger that was made at its version, since nothing
    moves them. Where they are not (it was made at an older one), its own schema says so; and where
    that is lost, a page's rows do not fit and are told by their shape.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as blank:
        if version == migrations.newest():
            blank.executescript(paths.schema().read_text(encoding="utf-8"))
        else:
            migrations.build(blank, version)
        listed = blank.execute(
            "SELECT s.name, s.rootpage, NOT l.wr FROM sqlite_schema AS s "
            "JOIN pragma_table_list AS l ON l.name = s.name "
            "WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite%'"
        ).fetchall()
        tables = {name: _table(blank, name, root, bool(rowid)) for name, root, rowid in listed}
    first = [name for name in (*PLAN_TABLES, *FILE_TABLES, *RECORD_TABLES) if name in tables]
    return {name: tables[name] for name in dict.fromkeys([*first, *tables])}


def _table(blank: sqlite3.Connection, name: str, root: int, has_rowids: bool) -> SavedTable:
    info = blank.execute("SELECT * FROM pragma_table_info(?)", (name,)).fetchall()
    return SavedTable(
        name,
        columns=tuple(row[1] for row in info),
        types=tuple(row[2] for row in info),
        required=tuple(bool(row[3]) for row in info),
        key=tuple(i for _, i in sorted((row[5], row[0]) for row in info if row[5])),
        has_rowids=has_rowids,
        root=root,
    )
