"""The ledger's file: found to be one, opened, read from, closed.

Opened through sqlite-utils (a maintained, Apache-licensed layer over sqlite3 that the project is
built on). It is imported when something is first written, and so are our own modules that write and
that search: together they take longer to import than the first rows take to show.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from taizhang import clock, paths
from taizhang.errors import KnownError, reason_of
from taizhang.ledger.probe import reading, version_of
from taizhang.ledger.shares import is_network
from taizhang.ledger.trouble import Hindered, known_trouble
from taizhang.signals import Signal

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database

    from taizhang.ledger.changes import Change, WriteNote
    from taizhang.ledger.journal import Changed, Line
    from taizhang.ledger.search import Search

SCHEMA_VERSION = 3
"""How many migrations there are in ``db/migrations``."""

BUSY_TIMEOUT_MS = 5000

Parameters = Sequence[Any] | Mapping[str, Any]


class Ledger:
    """One open ledger file. Everything that reads or writes it goes through here.

    ``changed`` is emitted after each change with what it touched; views refresh just that.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path, *, read_only: bool = False
    ) -> None:
        self.connection = connection
        self.path = path
        self.read_only = read_only
        self._identity = _identity(path)
        self._plan_id: int | None = None
        self.changed: Signal[Changed] = Signal()

    @cached_property
    def db(self) -> Database:
        """The same connection through sqlite-utils, for writing."""
        from sqlite_utils import Database

        return Database(self.connection)

    def rows(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """Run a query and return all its rows.

        Raises:
            KnownError: the file is damaged, locked or gone.
        """
        with known_trouble(self.path):
            return self.connection.execute(sql, parameters).fetchall()

    @property
    def plan_id(self) -> int:
        """The plan that is shown and worked on: at first the one that was shown last.

        Raises:
            KnownError: the ledger holds no plan.
        """
        if self._plan_id is None:
            rows = self.rows("SELECT id FROM plan ORDER BY shown DESC, id LIMIT 1")
            if not rows:
                raise KnownError("台账“{0}”里没有方案。请选择另一个台账。", self.path.name)
            self._plan_id = int(rows[0][0])
        return self._plan_id

    @plan_id.setter
    def plan_id(self, plan_id: int) -> None:
        self._plan_id = plan_id

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, and on disk when it returns.

        BEGIN IMMEDIATE: a deferred transaction that reads before it writes can be refused at once
        when another writer came in between, whatever the busy timeout.
        """
        if self.read_only:
            raise KnownError("台账“{0}”是只读打开的，不能更改。", self.path.name)
        self._require_in_place()
        with known_trouble(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def _require_in_place(self) -> None:
        """In WAL mode SQLite goes on writing into a file that was taken away, and nobody has it."""
        if _identity(self.path) != self._identity:
            raise Hindered("台账“{0}”不在原来的位置了。请检查U盘或网络盘是否还在。", self.path)

    def apply(self, change: Change, at: datetime) -> Changed:
        """Make ``change`` and write it to the journal, in one transaction; the only way to write.

        Raises:
            KnownError: the change is not possible (unknown milestone, value without target …) or
                the file cannot be written. Nothing is changed then.
        """
        from taizhang.ledger import drafts, journal

        with self.transaction():
            changed = journal.do(self, change, at)
            drafts.drop(self, change)
        return self._announce(changed)

    def keep_draft(self, note: WriteNote) -> None:
        """Put what is being typed on disk, before it becomes a change at the next pause."""
        from taizhang.ledger import drafts

        with self.transaction():
            drafts.keep(self, note)

    def undo(self, at: datetime) -> Changed:
        """Take back the latest change that stands. Raises KnownError when there is none."""
        from taizhang.ledger import journal

        with self.transaction():
            changed = journal.undo(self, at)
        return self._announce(changed)

    def redo(self, at: datetime) -> Changed:
        """Make again what was taken back last. Raises KnownError when there is none."""
        from taizhang.ledger import journal

        with self.transaction():
            changed = journal.redo(self, at)
        return self._announce(changed)

    def undoable(self) -> Line | None:
        """The change that `undo` would take back."""
        from taizhang.ledger import journal

        return journal.undoable(self)

    def redoable(self) -> Line | None:
        """The change that `redo` would make again."""
        from taizhang.ledger import journal

        return journal.redoable(self)

    def _announce(self, changed: Changed) -> Changed:
        if changed.edits:
            self.changed.emit(changed)
        return changed

    @cached_property
    def search(self) -> Search:
        """Where words stand."""
        from taizhang.ledger.search import Search

        return Search(self)

    def version(self) -> int:
        """A number that changes when another program has written to the file."""
        return int(self.rows("PRAGMA data_version")[0][0])

    def reconnect(self) -> None:
        """Connect anew after trouble: SQLite does not notice that a file can be written again.

        Raises:
            KnownError: it cannot be opened now; the old connection stays.
        """
        version_of(self.path, SCHEMA_VERSION)  # connecting to nothing would make an empty file
        fresh = connect(self.path)
        self.connection.close()
        self.connection = fresh
        self._identity = _identity(self.path)
        self.__dict__.pop("db", None)

    def close(self) -> None:
        """Close the file; the write-ahead log is folded into it."""
        self.connection.close()


def open_ledger(path: Path, *, read_only: bool = False) -> Ledger:
    """Open the ledger in ``path``, which must exist; an older one is brought up to date first.

    ``read_only`` looks without ever writing: while another has it open, or where the file or its
    folder cannot be written. Then an older ledger is refused, for it would have to be changed.

    Raises:
        DamagedLedger: it is cut short or damaged; nothing was written to it.
        KnownError: it is no ledger, is newer than this program, or cannot be read or brought up
            to date; it is as it was.
    """
    outdated = version_of(path, SCHEMA_VERSION) < SCHEMA_VERSION
    if read_only:
        if outdated:
            raise KnownError("台账“{0}”要先升级，不能只读打开。", path.name)
        return Ledger(_look(path), path, read_only=True)
    if outdated:
        from taizhang.ledger.migrations import upgrade

        upgrade(path, clock.now())
    ledger = Ledger(connect(path), path)
    try:
        if ledger.rows("SELECT 1 FROM draft LIMIT 1"):
            from taizhang.ledger import drafts

            drafts.seal(ledger)
    except BaseException:
        ledger.close()
        raise
    return ledger


def connect(path: Path, *, named: Path | None = None) -> sqlite3.Connection:
    """Connect with foreign keys on, and every commit synced before it returns.

    Trouble speaks of ``named``, the ledger that ``path`` is a draft of, where it is one.

    WAL with synchronous FULL: in a simulated power cut NORMAL lost commits that had been
    acknowledged, FULL none. On a network share see `shares`.
    """
    with known_trouble(named or path):
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        connection.execute("PRAGMA foreign_keys = ON")
        if is_network(path):
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("PRAGMA synchronous = EXTRA")
        else:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
        return connection


def can_be_written(path: Path) -> bool:
    """Whether the file and its folder may be written, as far as the system tells beforehand."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _look(path: Path) -> sqlite3.Connection:
    """Connect for reading; without side files where nothing can be written beside the file."""
    with known_trouble(path):
        connection = reading(path, immutable=not os.access(path.parent, os.W_OK))
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        connection.execute("PRAGMA query_only = ON")
        return connection


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file it is, whatever its name; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def make_folder(path: Path) -> None:
    """Make the folder that a new ledger goes into.

    Raises:
        KnownError: it cannot be made or written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        _require_stick(path)
        reason = reason_of(error)
        raise KnownError("建不了文件夹“{0}”：{1}。", path.parent, reason) from error
    if not os.access(path.parent, os.W_OK):
        _require_stick(path)
        raise KnownError("文件夹“{0}”不能写入，请换一个位置建立台账。", path.parent)


def _require_stick(path: Path) -> None:
    """A portable program that cannot write beside itself: say what to do with the stick."""
    stick = paths.portable_folder()
    if stick is not None and path.is_relative_to(stick):
        raise KnownError(
            "便携版把台账存在程序旁边，但“{0}”不能写入。"
            "请关掉U盘的写保护，或者把整个程序文件夹复制到电脑上再打开。",
            stick,
        )
