"""What can still be read of a damaged ledger goes into a new one; the damaged file is left alone.

Page by page, not by SQL (see `pages`): a row is lost only when its own page is. Pages whose way
from the root is broken are told by the shape of their rows. What is still missing afterwards is
taken from the shipped plan (the plan's own words) and from the journal (what was recorded), where
these are whole. Everything else that is missing is named.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from taizhang import paths
from taizhang.errors import KnownError, reason_of
from taizhang.files import draft_beside, put_in_place
from taizhang.ledger import chain, migrations
from taizhang.ledger.pages import HEADER_LENGTH, MAGIC, Pages, Row, UnreadableError, Value
from taizhang.ledger.plans import create_ledger
from taizhang.ledger.probe import reading, remove_with_side_files, side_file, sound_file
from taizhang.ledger.store import SCHEMA_VERSION, make_folder
from taizhang.ledger.trouble import known_trouble
from taizhang.plan.load import load_plan

Key = tuple[Value, ...]
Values = tuple[Value, ...]

_PLAN = (
    "plan",
    "section",
    "agency",
    "collective_cover",
    "task",
    "milestone",
    "target",
    "assignment",
)
_SURELY_THE_SAME = 0.5
"""Share of equal texts: damage alters few of them, another plan has none in common."""

_RECORD = ("progress", "note", "setting", "agency")
"""What the journal's lines lead to."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Rows that were on a damaged page, by the keys they lie between; None for an open end."""

    table: str
    after: Key | None
    before: Key | None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that was read, but has no place in a sound ledger, and why."""

    table: str
    values: Mapping[str, Value]
    reason: str


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What became of a damaged ledger."""

    counts: Mapping[str, int]
    """Rows in the new ledger, by table."""
    lost: tuple[Lost, ...]
    rejected: tuple[Rejected, ...]
    altered: tuple[tuple[str, Key], ...]
    """Rows that came back with signs in their texts that cannot be right (shown as U+FFFD)."""
    dangling: tuple[Key, ...]
    """Journal lines that came back, but speak of a line, a task or a milestone that did not."""
    from_plan: Mapping[str, int]
    """Of `counts`, those taken from the shipped plan."""
    from_journal: Mapping[str, int]
    """Of `counts`, those made again from the journal."""

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return not (self.lost or self.rejected or self.altered or self.dangling)


def salvage(path: Path, target: Path) -> Salvaged:
    """Put what can be read of the ledger in ``path`` into the new file ``target``.

    Raises:
        KnownError: nothing of a ledger can be read, ``target`` exists or cannot be written, or
            ``path`` was made by a newer program. There is no new file then.
    """
    make_folder(target)
    if target.exists():
        raise KnownError("“{0}”已经存在，没有改动它。", target.name)
    draft = draft_beside(target)
    try:
        reader = _Reader(Pages(_content(path, draft)), path)
        found = reader.read()
        if not any(found[name].rows for name in (*_PLAN, *_RECORD, "journal")):
            raise KnownError("“{0}”里没有读出台账的内容，没有建立新文件。请从备份恢复。", path.name)
        shipped = _Shipped(found, draft_beside(target))
        from_plan = shipped.fill()
        if not found["plan"].rows:
            raise KnownError(
                "“{0}”里的方案读不出来，也不是随程序提供的方案，没有建立新文件。请从备份恢复。",
                path.name,
            )
        from_journal = _fill_from_journal(found, reader.sequences)
        with known_trouble(target):
            written = _write(draft, reader.version, found, reader.sequences)
            if mended := shipped.mend(written.rejected):
                from_plan = Counter(from_plan) + mended
                remove_with_side_files(draft)
                written = _write(draft, reader.version, found, reader.sequences)
        put_in_place(draft, target)
    except OSError as error:
        raise KnownError("没有抢救成“{0}”：{1}。", path.name, reason_of(error)) from error
    finally:
        remove_with_side_files(draft)
    return Salvaged(
        written.counts,
        tuple(lost for table in found.values() for lost in table.lost(reader.sequences)),
        tuple(written.rejected),
        tuple((t.name, key) for t in found.values() for key in sorted(t.altered, key=_order)),
        tuple(written.dangling),
        from_plan,
        from_journal,
    )


# --- the bytes ------------------------------------------------------------------------------------


def _content(path: Path, scratch: Path) -> bytes:
    """The file as it would be after SQLite had put its log or its rollback journal into it.

    That is done in a copy; where SQLite cannot, the file counts as it lies there.
    """
    logs = [side_file(path, s) for s in ("-wal", "-journal") if side_file(path, s).is_file()]
    if not any(log.stat().st_size for log in logs):
        return path.read_bytes()
    shutil.copyfile(path, scratch)
    for log in logs:
        shutil.copyfile(log, side_file(scratch, log.name.removeprefix(path.name)))
    _mend_header(scratch)
    try:
        with closing(sqlite3.connect(scratch, isolation_level=None)) as file:
            file.execute("PRAGMA writable_schema = ON")  # pages may be missing
            file.execute("PRAGMA user_version").fetchone()  # closing puts the log into the file
        return scratch.read_bytes()
    except sqlite3.Error:
        return path.read_bytes()
    finally:
        remove_with_side_files(scratch)


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


# --- the tables -----------------------------------------------------------------------------------


@dataclass
class _Table:
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
        return isinstance(value, int | float if self.types[column] == "REAL" else int)

    def keep(self, row: Row) -> Key:
        """Keep a row that fits, unless its key was read before. Returns the key."""
        values: list[Value] = [None] * len(self.columns)
        altered = False
        for column, value in zip(self.stored, row.values, strict=True):
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
            ends = [after, *sorted(inside, key=_order), before]
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


def _order(key: Key) -> tuple[Any, ...]:
    return tuple((isinstance(part, str), part) for part in key)


def _between(after: Key | None, key: Key, before: Key | None) -> bool:
    is_after = after is None or _order(after) < _order(key)
    return is_after and (before is None or _order(key) < _order(before))


def _tables(version: int) -> dict[str, _Table]:
    """The tables of a ledger of that version, parents before children, with their first pages.

    A ledger's first pages are those of every ledger of its version, since nothing moves them.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as blank:
        migrations.build(blank, version)
        listed = blank.execute(
            "SELECT s.name, s.rootpage, NOT l.wr FROM sqlite_schema AS s "
            "JOIN pragma_table_list AS l ON l.name = s.name "
            "WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite%'"
        ).fetchall()
        tables = {name: _table(blank, name, root, bool(rowid)) for name, root, rowid in listed}
    first = [name for name in (*_PLAN, *_RECORD) if name in tables]
    return {name: tables[name] for name in dict.fromkeys([*first, *tables])}


def _table(blank: sqlite3.Connection, name: str, root: int, has_rowids: bool) -> _Table:
    info = blank.execute("SELECT * FROM pragma_table_info(?)", (name,)).fetchall()
    return _Table(
        name,
        columns=tuple(row[1] for row in info),
        types=tuple(row[2] for row in info),
        required=tuple(bool(row[3]) for row in info),
        key=tuple(i for _, i in sorted((row[5], row[0]) for row in info if row[5])),
        has_rowids=has_rowids,
        root=root,
    )


# --- reading --------------------------------------------------------------------------------------


class _Reader:
    """Reads the tables of a file from their roots, then what no root leads to any more."""

    def __init__(self, pages: Pages, path: Path) -> None:
        self.pages = pages
        self.seen: set[int] = set()
        self.sequences: dict[str, int] = {}
        roots = dict(self._roots())
        self.version = pages.version if 1 <= pages.version <= SCHEMA_VERSION else SCHEMA_VERSION
        self.tables = _tables(self.version)
        if pages.version > SCHEMA_VERSION and roots.keys() - self.tables.keys():
            raise KnownError("台账“{0}”是由更新版本的程序建立的。请升级后再打开它。", path.name)
        for name, root in roots.items():
            if name in self.tables:
                self.tables[name].root = root

    def read(self) -> dict[str, _Table]:
        """Every row that can be read, in its table."""
        for table in self.tables.values():
            self._read_table(table)
        holed = [table for table in self.tables.values() if table.holes]
        if holed:
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

    def _read_table(self, table: _Table) -> None:
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

    def _read_strays(self, holed: list[_Table]) -> None:
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


# --- filling up -----------------------------------------------------------------------------------


class _Shipped:
    """The shipped plan as a ledger holds it, when the damaged ledger is one of that plan."""

    def __init__(self, tables: dict[str, _Table], scratch: Path) -> None:
        self.tables = tables
        self.scratch = scratch

    @cached_property
    def rows(self) -> Mapping[str, Mapping[Key, Values]]:
        """By table and key; empty for another plan. Asked for only when something is missing."""
        found: dict[str, dict[Key, Values]] = {}
        try:
            create_ledger(self.scratch, load_plan(paths.shipped_plan()))
            with closing(reading(self.scratch)) as file:
                for table in map(self.tables.__getitem__, _PLAN):
                    sql = f"SELECT {', '.join(table.columns)} FROM {table.name}"  # noqa: S608
                    rows = file.execute(sql).fetchall()
                    found[table.name] = {tuple(row[i] for i in table.key): row for row in rows}
        finally:
            remove_with_side_files(self.scratch)
        return found if self._is_of(found) else {}

    def _is_of(self, shipped: Mapping[str, Mapping[Key, Values]]) -> bool:
        """By the plan's key; where that is lost, by every word that is left of its tasks."""
        plan = self.tables["plan"]
        if plan.rows.keys() - plan.altered:
            place = plan.columns.index("key")
            keys = [{row[place] for row in rows.values()} for rows in (plan.rows, shipped["plan"])]
            return keys[0] == keys[1]
        left = [
            (shipped[name].get(key), values)
            for name in ("section", "task", "milestone")
            for key, values in self.tables[name].rows.items()
            if key not in self.tables[name].altered
        ]
        same = sum(theirs == ours for theirs, ours in left)
        return same > len(left) * _SURELY_THE_SAME

    def fill(self) -> Counter[str]:
        """Take what is missing or altered of the plan. Returns the numbers of rows by table."""
        filled: Counter[str] = Counter()
        damaged = [t for t in map(self.tables.__getitem__, _PLAN) if t.holes or t.altered]
        for table in damaged:
            if self.rows:
                wanted = self.rows[table.name].keys() - (table.rows.keys() - table.altered)
                self._take(table, wanted)
                table.whole = True
                filled[table.name] += len(wanted)
        return +filled

    def mend(self, rejected: Iterable[Rejected]) -> Counter[str]:
        """Take the plan's own words for rows of it that were read, but cannot be right."""
        mended: Counter[str] = Counter()
        for row in rejected:
            table = self.tables[row.table]
            key = tuple(row.values[table.columns[i]] for i in table.key)
            if table.name in _PLAN and self.rows:
                right = self.rows[table.name].get(key)
                if right not in (None, table.rows[key]):
                    self._take(table, {key})
                    mended[table.name] += 1
        return mended

    def _take(self, table: _Table, keys: Set[Key]) -> None:
        table.rows.update({key: self.rows[table.name][key] for key in keys})
        table.altered -= keys


def _fill_from_journal(tables: dict[str, _Table], sequences: Mapping[str, int]) -> dict[str, int]:
    """Make the record again from the journal, when no line of it is missing or altered.

    With a line missing, what an earlier one says may have been taken back by it.
    """
    journal = tables["journal"]
    if journal.holes or not _is_chained(journal, sequences):
        tables["agency"].whole = False  # whether the clerk had added units is not known
        return {}
    states = _last_states(journal)
    made = {}
    for table in map(tables.__getitem__, _RECORD):
        rows = _rows_of(table, states)
        wrong = {key: values for key, values in rows.items() if table.rows.get(key) != values}
        table.rows.update(wrong)
        table.altered -= wrong.keys()
        table.whole |= table.name != "agency"  # most of whose rows are the plan's
        made[table.name] = len(wrong)
    return {name: number for name, number in made.items() if number}


def _is_chained(journal: _Table, sequences: Mapping[str, int]) -> bool:
    """Whether every line is there, as it was written (see `chain`)."""
    number, previous = 0, chain.START
    for number, key in enumerate(sorted(journal.rows, key=_order), 1):
        row = dict(zip(journal.columns, journal.rows[key], strict=True))
        values = tuple(row.get(column) for column in chain.COLUMNS)
        if key != (number,) or chain.link(previous, values) != row.get("hash"):
            return False
        previous = str(row["hash"])
    return number == sequences.get("journal", number)


def _last_states(journal: _Table) -> dict[tuple[str, str], Mapping[str, Any]]:
    """The rows that the journal leads to, by table and by what stays the same of a row."""
    edits_at = journal.columns.index("edits")
    states: dict[tuple[str, str], Mapping[str, Any]] = {}
    for key in sorted(journal.rows, key=_order):
        for edit in json.loads(str(journal.rows[key][edits_at])):
            if edit["before"] is not None:
                states.pop((edit["table"], _identity(edit["before"])), None)
            if edit["after"] is not None:
                states[edit["table"], _identity(edit["after"])] = edit["after"]
    return states


def _identity(row: Mapping[str, Any]) -> str:
    names = ("id",) if "id" in row else ("key", "milestone_id", "agency_id")
    return json.dumps([row.get(name) for name in names])


def _rows_of(
    table: _Table, states: Mapping[tuple[str, str], Mapping[str, Any]]
) -> dict[Key, Values]:
    rows = (
        tuple(row.get(column) for column in table.columns)
        for (name, _), row in states.items()
        if name == table.name
    )
    return {tuple(values[i] for i in table.key): values for values in rows}


# --- writing --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Written:
    counts: dict[str, int]
    rejected: list[Rejected]
    dangling: list[Key]


def _write(
    draft: Path, version: int, tables: Mapping[str, _Table], sequences: Mapping[str, int]
) -> _Written:
    """Make the new ledger, of the old one's version first, then brought up to date.

    The journal is history: a line that speaks of what is lost still says what was done. It goes in
    without its references being held; for everything else they are.
    """
    rejected: list[Rejected] = []
    with closing(sqlite3.connect(draft, isolation_level=None)) as file:
        migrations.build(file, version)
        for held in (True, False):
            file.execute(f"PRAGMA foreign_keys = {held:d}")
            file.execute("BEGIN")
            for table in tables.values():
                if (table.name != "journal") is held:
                    rejected += _insert(file, table)
            file.execute("COMMIT")
        for name in sequences.keys() & tables.keys():
            _keep_sequence(file, name, sequences[name])
        migrations.build(file, SCHEMA_VERSION)
        counts = {
            name: int(file.execute(f"SELECT count(*) FROM {name}").fetchone()[0])  # noqa: S608
            for name in tables
        }
        dangling = {(rowid,) for _, rowid, *_ in file.execute("PRAGMA foreign_key_check")}
    with sound_file(draft):
        return _Written(counts, rejected, sorted(dangling, key=_order))


def _insert(file: sqlite3.Connection, table: _Table) -> Iterator[Rejected]:
    places = ", ".join("?" * len(table.columns))
    sql = f"INSERT INTO {table.name} ({', '.join(table.columns)}) VALUES ({places})"  # noqa: S608
    for key in sorted(table.rows, key=_order):
        values = table.rows[key]
        try:
            file.execute(sql, values)
        except sqlite3.IntegrityError as error:
            yield Rejected(table.name, dict(zip(table.columns, values, strict=True)), str(error))


def _keep_sequence(file: sqlite3.Connection, name: str, newest: int) -> None:
    """An id is never used twice, also not one whose row was taken back or lost."""
    file.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (newest, name))
    if not file.execute("SELECT changes()").fetchone()[0]:
        file.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, newest))
