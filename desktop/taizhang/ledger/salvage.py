"""What can still be read of a damaged ledger goes into a new one; the damaged file is left alone.

Page by page, not by SQL (see `pages`): a row is lost only when its own page is. Pages whose way
from the root is broken are told by the shape of their rows. What is still missing afterwards is
taken from the shipped plan (the plan's own words) and from the journal (what was recorded), where
these are whole. Everything else that is missing is named.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from taizhang import paths
from taizhang.errors import KnownError, reason_of
from taizhang.files import draft_beside, put_in_place
from taizhang.ledger import chain, migrations, older_rows
from taizhang.ledger.evidence_check import BrokenContent, broken
from taizhang.ledger.pages import Pages, Value
from taizhang.ledger.plans import create_ledger
from taizhang.ledger.probe import reading, remove_with_side_files, sound_file
from taizhang.ledger.salvage_reader import Reader, content_of
from taizhang.ledger.saved_rows import (
    FILE_TABLES,
    PLAN_TABLES,
    RECORD_TABLES,
    Key,
    Lost,
    SavedTable,
    Values,
    order_of,
)
from taizhang.ledger.store import SCHEMA_VERSION, make_folder
from taizhang.ledger.trouble import known_trouble
from taizhang.plan.load import load_plan

_CONTENT = {*PLAN_TABLES, *FILE_TABLES, *RECORD_TABLES, "journal"}

_KEYS = ("key", "milestone_id", "agency_id", "as_of", "part", "finding")
"""What tells a row that has no number of its own, in whatever table."""

_SURELY_THE_SAME = 0.5
"""Share of equal texts: damage alters few of them, another plan has none in common."""


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
    broken: tuple[BrokenContent, ...] = ()
    """Evidence that came back, but not byte for byte as it was added."""

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return not (self.lost or self.rejected or self.altered or self.dangling or self.broken)


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
        with content_of(path, draft) as content:
            reader = Reader(Pages(content), path)
            found = reader.read()
        if not any(table.rows for name, table in found.items() if name in _CONTENT):
            raise KnownError("“{0}”里没有读出台账的内容，没有建立新文件。请从备份恢复。", path.name)
        shipped = _Shipped(found, reader.version, draft_beside(target))
        from_plan = shipped.fill()
        if not found["plan"].rows:
            raise KnownError(
                "“{0}”里的方案读不出来，也不是随程序提供的方案，没有建立新文件。请从备份恢复。",
                path.name,
            )
        from_journal = _fill_from_journal(found, reader.version, reader.sequences)
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
        tuple((t.name, key) for t in found.values() for key in sorted(t.altered, key=order_of)),
        tuple(written.dangling),
        from_plan,
        from_journal,
        tuple(written.broken),
    )


# --- filling up -----------------------------------------------------------------------------------


class _Shipped:
    """The shipped plan as a ledger holds it, when the damaged ledger has it as its first plan."""

    def __init__(self, tables: dict[str, SavedTable], version: int, scratch: Path) -> None:
        self.tables = tables
        self.version = version
        self.scratch = scratch
        self.own = [tables[name] for name in PLAN_TABLES if name in tables]

    @cached_property
    def rows(self) -> Mapping[str, Mapping[Key, Values]]:
        """By table and key; empty for another plan. Asked for only when something is missing."""
        found: dict[str, dict[Key, Values]] = {}
        try:
            create_ledger(self.scratch, load_plan(paths.shipped_plan()))
            with closing(reading(self.scratch)) as file:
                for table in self.own:
                    cursor = file.execute(f"SELECT * FROM {table.name}")  # noqa: S608 - our own
                    names = [column[0] for column in cursor.description]
                    rows = [self._row(table, dict(zip(names, r, strict=True))) for r in cursor]
                    found[table.name] = {tuple(row[i] for i in table.key): row for row in rows}
        finally:
            remove_with_side_files(self.scratch)
        return found if self._is_of(found) else {}

    def _row(self, table: SavedTable, row: Mapping[str, Value]) -> Values:
        """The row as a ledger of the damaged one's version held it."""
        return table.whole_row(older_rows.as_in(self.version, row))

    def _is_of(self, shipped: Mapping[str, Mapping[Key, Values]]) -> bool:
        """By the plan's key; where that is lost, by every word that is left of its tasks."""
        plan = self.tables["plan"]
        if plan.rows.keys() - plan.altered:
            place = plan.columns.index("key")
            (first, row), *_ = shipped["plan"].items()
            return first in plan.rows and plan.rows[first][place] == row[place]
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
        alone = len(self.tables["plan"].rows.keys() | self.rows.get("plan", {}).keys()) == 1
        for table in [t for t in self.own if t.holes or t.altered]:
            if self.rows:
                wanted = self.rows[table.name].keys() - (table.rows.keys() - table.altered)
                self._take(table, wanted)
                table.whole = alone
                filled[table.name] += len(wanted)
        return +filled

    def mend(self, rejected: Iterable[Rejected]) -> Counter[str]:
        """Take the plan's own words for rows of it that were read, but cannot be right."""
        mended: Counter[str] = Counter()
        for row in rejected:
            table = self.tables[row.table]
            key = tuple(row.values[table.columns[i]] for i in table.key)
            if table.name in PLAN_TABLES and self.rows:
                right = self.rows[table.name].get(key)
                if right not in (None, table.rows[key]):
                    self._take(table, {key})
                    mended[table.name] += 1
        return mended

    def _take(self, table: SavedTable, keys: Set[Key]) -> None:
        table.rows.update({key: self.rows[table.name][key] for key in keys})
        table.altered -= keys


def _fill_from_journal(
    tables: dict[str, SavedTable], version: int, sequences: Mapping[str, int]
) -> dict[str, int]:
    """Make the record again from the journal, when no line of it is missing or altered.

    With a line missing, what an earlier one says may have been taken back by it.
    """
    journal = tables["journal"]
    if journal.holes or not _is_chained(journal, sequences):
        tables["agency"].whole = False  # whether the clerk had added units is not known
        return {}
    states = _last_states(journal, version)
    made = {}
    for table in [tables[name] for name in RECORD_TABLES if name in tables]:
        rows = _rows_of(table, states)
        wrong = {key: values for key, values in rows.items() if table.rows.get(key) != values}
        table.rows.update(wrong)
        table.altered -= wrong.keys()
        table.whole |= table.name != "agency"  # most of whose rows are the plan's
        made[table.name] = len(wrong)
    return {name: number for name, number in made.items() if number}


def _is_chained(journal: SavedTable, sequences: Mapping[str, int]) -> bool:
    """Whether every line is there, as it was written (see `chain`)."""
    number, previous = 0, chain.START
    for number, key in enumerate(sorted(journal.rows, key=order_of), 1):
        row = dict(zip(journal.columns, journal.rows[key], strict=True))
        values = tuple(row.get(column) for column in chain.COLUMNS)
        if key != (number,) or chain.link(previous, values) != row.get("hash"):
            return False
        previous = str(row["hash"])
    return number == sequences.get("journal", number)


def _last_states(journal: SavedTable, version: int) -> dict[tuple[str, str], Mapping[str, Any]]:
    """The rows that the journal leads to, by table and by what stays the same of a row."""
    newer = version > older_rows.FIRST_VERSION
    edits_at = journal.columns.index("edits")
    states: dict[tuple[str, str], Mapping[str, Any]] = {}
    for key in sorted(journal.rows, key=order_of):
        for edit in json.loads(str(journal.rows[key][edits_at])):
            before, after = edit["before"], edit["after"]
            if newer:
                before = older_rows.current(edit["table"], before)
                after = older_rows.current(edit["table"], after)
            if before is not None:
                states.pop((edit["table"], _identity(before)), None)
            if after is not None:
                states[edit["table"], _identity(after)] = after
    return states


def _identity(row: Mapping[str, Any]) -> str:
    names = ("id",) if "id" in row else _KEYS
    return json.dumps([row.get(name) for name in names])


def _rows_of(
    table: SavedTable, states: Mapping[tuple[str, str], Mapping[str, Any]]
) -> dict[Key, Values]:
    rows = (table.whole_row(row) for (name, _), row in states.items() if name == table.name)
    return {tuple(values[i] for i in table.key): values for values in rows}


# --- writing --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Written:
    counts: dict[str, int]
    rejected: list[Rejected]
    dangling: list[Key]
    broken: list[BrokenContent]


def _write(
    draft: Path, version: int, tables: Mapping[str, SavedTable], sequences: Mapping[str, int]
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
    with sound_file(draft) as file:
        found = list(broken(lambda sql, values: file.execute(sql, values).fetchall()))
        return _Written(counts, rejected, sorted(dangling, key=order_of), found)


def _insert(file: sqlite3.Connection, table: SavedTable) -> Iterator[Rejected]:
    places = ", ".join("?" * len(table.columns))
    sql = f"INSERT INTO {table.name} ({', '.join(table.columns)}) VALUES ({places})"  # noqa: S608
    for key in sorted(table.rows, key=order_of):
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
