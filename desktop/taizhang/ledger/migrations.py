"""From each schema to the next: the ordered files of ``db/migrations``.

``0002_evidence.sql`` leads from version 1 to version 2. A migration stands by itself for ever: it
imports nothing of ours, since today's code will have changed when it is next run. What SQL cannot
do is a ``.py`` file with a function ``migrate(connection)``. Neither begins or ends a transaction,
nor sets the version: that is done here, so that a file is of one version or of the next.
"""

from __future__ import annotations

import runpy
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from taizhang import paths
from taizhang.errors import KnownError
from taizhang.files import draft_beside
from taizhang.ledger import backups
from taizhang.ledger.probe import reading, remove_with_side_files
from taizhang.ledger.store import BUSY_TIMEOUT_MS, Ledger
from taizhang.ledger.trouble import is_trouble, known_trouble


def steps() -> list[Path]:
    """The migrations in order; the first makes version 1."""
    return sorted(p for p in paths.migrations().iterdir() if p.suffix in (".sql", ".py"))


def newest() -> int:
    """The version that all migrations together lead to."""
    return len(steps())


def build(connection: sqlite3.Connection, version: int) -> None:
    """Lead what ``connection`` has open up to ``version``; an empty file becomes a ledger.

    Each migration is one transaction together with its version. Another program may have run it
    meanwhile, so the version is asked for inside.

    Raises:
        sqlite3.Error: a migration failed; those before it stand, it left no trace. A ``.py`` file
            may raise anything.
    """
    connection.execute("PRAGMA foreign_keys = OFF")  # a table is remade by dropping the old one
    for number, step in enumerate(steps()[:version], 1):
        if _version(connection) < number:
            _run(connection, step, number)
    connection.execute("PRAGMA foreign_keys = ON")


def _run(connection: sqlite3.Connection, step: Path, number: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _version(connection) < number:
            broken_before = _broken(connection)
            _change(connection, step)
            if _broken(connection) - broken_before:
                raise sqlite3.IntegrityError(f"{step.name} leaves references to nothing")
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _change(connection: sqlite3.Connection, step: Path) -> None:
    if step.suffix == ".py":
        migrate: Callable[[sqlite3.Connection], None] = runpy.run_path(str(step))["migrate"]
        migrate(connection)
    else:
        _script(connection, step.read_text(encoding="utf-8"))


def _script(connection: sqlite3.Connection, script: str) -> None:
    """Run statements one by one: sqlite3's own executescript would commit first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
    if statement.strip():
        connection.execute(statement)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _broken(connection: sqlite3.Connection) -> set[tuple[object, ...]]:
    return set(connection.execute("PRAGMA foreign_key_check").fetchall())


def upgrade(path: Path, at: datetime) -> None:
    """Bring the ledger in ``path`` up to date, after a backup of it was made.

    The migrations are first run on a copy: when one fails, the ledger was never touched.

    Raises:
        KnownError: a migration failed, or the backup could not be made. The ledger is as it was.
    """
    with known_trouble(path), closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        connection.execute("PRAGMA synchronous = FULL")
        version, wanted = _version(connection), newest()
        if version >= wanted:
            return
        backup = backups.make(Ledger(connection, path), backups.Reason.MIGRATION, at)
        try:
            _rehearse(backup, path, wanted)
            build(connection, wanted)
        except Exception as error:
            if isinstance(error, sqlite3.Error) and is_trouble(error):
                raise  # a full disk is no fault of the migration
            raise KnownError(
                "台账“{0}”没有升级成（第 {1} 版到第 {2} 版），它和原来一样。"
                "请先用原来版本的程序打开，并把这句话告诉维护人员：{3}",
                path.name,
                version,
                wanted,
                error,
            ) from error


def _rehearse(backup: backups.Backup, path: Path, wanted: int) -> None:
    draft = draft_beside(path)
    try:
        with closing(sqlite3.connect(draft, isolation_level=None)) as copy:
            copy.execute("PRAGMA synchronous = OFF")
            with closing(reading(backup.path)) as source:
                source.backup(copy)
            build(copy, wanted)
    finally:
        remove_with_side_files(draft)
