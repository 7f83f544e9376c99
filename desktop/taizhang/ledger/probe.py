"""A look at a file without touching it: is it a ledger, which version, is it whole.

Everything is asked of SQLite, never of `open`: on POSIX systems, closing a file that the same
process has open as a ledger would drop the ledger's locks.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from taizhang.errors import KnownError, reason_of
from taizhang.ledger.trouble import (
    BAD_HEADER,
    BAD_PAGES,
    CUT_SHORT,
    DamagedLedger,
    is_damage,
    known_trouble,
    primary_code,
)

APPLICATION_ID = 0x545A4C47
BACKUPS_SUFFIX = ".backups"
SIDE_FILES = ("-wal", "-shm", "-journal")
"""What SQLite may keep beside a file; the first and the last can hold what the file lacks."""

_TABLES = {"plan", "task", "milestone", "agency", "progress", "note", "draft", "setting", "journal"}
"""Every version of the schema has them."""

_CHECKED_SIZE = 16_000_000
"""Up to here pages are checked at every opening: about 1 ms for each MB."""


def reading(path: Path, *, immutable: bool = True) -> sqlite3.Connection:
    """Connect for reading only.

    ``immutable`` reads the file as it lies there: no locks, no files beside it, also in a place
    that cannot be written; but without what a write-ahead log holds.
    """
    place = path.absolute().as_posix()
    for sign, escaped in (("%", "%25"), ("?", "%3f"), ("#", "%23")):  # what a URI gives a meaning
        place = place.replace(sign, escaped)
    place = place if place.startswith("/") else f"/{place}"  # file:///C:/…, file:////server/…
    options = "mode=ro&immutable=1" if immutable else "mode=ro"
    return sqlite3.connect(f"file://{place}?{options}", uri=True, isolation_level=None)


def side_file(path: Path, suffix: str) -> Path:
    """The file that SQLite keeps beside ``path``."""
    return path.with_name(path.name + suffix)


def remove_with_side_files(path: Path) -> None:
    """Remove a draft of ours with all that SQLite kept beside it."""
    for suffix in ("", *SIDE_FILES):
        side_file(path, suffix).unlink(missing_ok=True)


def backups_folder(path: Path) -> Path:
    """Where the backups of the ledger in ``path`` lie."""
    return path.with_name(path.name + BACKUPS_SUFFIX)


def version_of(path: Path, newest: int) -> int:
    """The schema version of the ledger in ``path``, after a look at whether it is whole.

    Raises:
        DamagedLedger: it is cut short, its header or its pages are damaged.
        KnownError: it is no ledger, is newer than ``newest``, or cannot be read.
    """
    _require_file(path)
    version = _version(path, newest)
    if _holds(path, "-journal"):
        return version  # SQLite mends the file when it is opened; until then its pages say nothing
    has_log = _holds(path, "-wal")
    with known_trouble(path), closing(reading(path, immutable=not has_log)) as file:
        _require_whole(path, file, may_be_in_log=has_log)
        _require_sound(path, file)
        _require_tables(path, file)
        ((version,),) = file.execute("PRAGMA user_version")  # the log may hold a later one
    return _not_newer(path, version, newest)


def _holds(path: Path, suffix: str) -> bool:
    try:
        return side_file(path, suffix).stat().st_size > 0
    except OSError:
        return False


def _require_file(path: Path) -> None:
    try:
        found = path.stat()
    except OSError as error:
        raise KnownError("打不开台账“{0}”：{1}。", path.name, reason_of(error)) from error
    if path.is_dir():
        raise KnownError("打不开台账“{0}”：{1}。", path.name, "这是一个文件夹")
    if found.st_size == 0:
        raise _no_ledger(path)


def _version(path: Path, newest: int) -> int:
    """Read the header only; SQLite must not mind that the pages after it are missing."""
    try:
        with closing(reading(path)) as file:
            file.execute("PRAGMA writable_schema = ON")
            ((application_id,),) = file.execute("PRAGMA application_id")
            ((version,),) = file.execute("PRAGMA user_version")
    except UnicodeDecodeError as error:
        raise _no_ledger(path) from error
    except sqlite3.Error as error:
        if is_damage(error) or primary_code(error) == sqlite3.SQLITE_NOTADB:
            raise _no_ledger(path) from error
        with known_trouble(path):
            raise
    if application_id != APPLICATION_ID:
        raise _no_ledger(path)
    return _not_newer(path, version, newest)


def _not_newer(path: Path, version: int, newest: int) -> int:
    if version > newest:
        raise KnownError("台账“{0}”是由更新版本的程序建立的。请升级后再打开它。", path.name)
    return version


def _no_ledger(path: Path) -> KnownError:
    """A file that has backups was a ledger, whatever its header says now."""
    if backups_folder(path).is_dir():
        return DamagedLedger(path, BAD_HEADER)
    return KnownError("“{0}”不是台账文件，没有改动它。请选择另一个文件。", path.name)


def _require_whole(path: Path, file: sqlite3.Connection, *, may_be_in_log: bool) -> None:
    """SQLite refuses a file that has fewer pages than its header says; part of one it takes."""
    try:
        file.execute("PRAGMA user_version").fetchone()  # reads the header, and nothing after it
        ((size,),) = file.execute("PRAGMA page_size")
        if path.stat().st_size % size and not may_be_in_log:
            raise DamagedLedger(path, CUT_SHORT, "the last page is cut off")
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            raise DamagedLedger(path, CUT_SHORT, str(error)) from error
        raise


def _require_sound(path: Path, file: sqlite3.Connection) -> None:
    """Every page must be readable. In a large file that is left to `taizhang check`."""
    if path.stat().st_size > _CHECKED_SIZE:
        file.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        return
    ((finding,),) = file.execute("PRAGMA quick_check(1)")
    if finding != "ok":
        raise DamagedLedger(path, BAD_PAGES, finding)


def _require_tables(path: Path, file: sqlite3.Connection) -> None:
    """An application id alone makes no ledger."""
    sql = "SELECT name FROM sqlite_schema WHERE type = 'table'"
    if not {name for (name,) in file.execute(sql)} >= _TABLES:
        raise _no_ledger(path)


@contextmanager
def sound_file(path: Path) -> Iterator[sqlite3.Connection]:
    """The file in ``path`` for reading, as it lies there, every page and row checked.

    Raises:
        DamagedLedger: something in it is not as it must be.
        KnownError: it is no database or cannot be read.
    """
    with known_trouble(path), closing(reading(path)) as file:
        ((finding,), *_) = file.execute("PRAGMA integrity_check(1)").fetchall()
        if finding != "ok":
            raise DamagedLedger(path, BAD_PAGES, finding)
        yield file
