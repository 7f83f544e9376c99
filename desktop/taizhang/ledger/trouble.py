"""SQLite's refusals as one sentence for the clerk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from taizhang.errors import KnownError

_SENTENCES = {
    sqlite3.SQLITE_FULL: "磁盘已满，没有保存到台账“{0}”。请腾出空间后再试。",
    sqlite3.SQLITE_READONLY: "台账“{0}”是只读的，不能保存。请取消只读，或换一个可写的位置。",
    sqlite3.SQLITE_BUSY: "台账“{0}”正被另一个程序使用。请关闭那个程序后再试。",
    sqlite3.SQLITE_LOCKED: "台账“{0}”正被另一个程序使用。请关闭那个程序后再试。",
    sqlite3.SQLITE_NOTADB: "“{0}”不是台账文件，没有改动它。请选择另一个文件。",
    sqlite3.SQLITE_CANTOPEN: "打不开台账“{0}”。请检查文件夹是否存在、能否写入，路径是否太长。",
    sqlite3.SQLITE_IOERR: "读写台账“{0}”时磁盘出错。请检查磁盘或U盘是否还在。",
}
_PRIMARY = 0xFF
"""An extended result code carries the primary one in its lowest byte."""

CUT_SHORT = "台账“{0}”不完整，后面的一段没有了；没有改动它。请从备份恢复，或抢救能读出的内容。"
BAD_HEADER = "台账“{0}”的文件头已损坏；没有改动它。请从备份恢复，或抢救能读出的内容。"
BAD_PAGES = "台账“{0}”已损坏，有的内容读不出来；没有改动它。请从备份恢复，或抢救能读出的内容。"


class Hindered(KnownError):
    """The disk, a lock or a permission is in the way now; the same may succeed later."""


class DamagedLedger(KnownError):
    """A ledger that cannot be trusted any more: to be restored from a backup, or salvaged.

    ``path`` is the damaged file; ``finding`` is what SQLite said of it, for a report of the fault.
    """

    def __init__(self, path: Path, template: str = BAD_PAGES, finding: str = "") -> None:
        super().__init__(template, path.name)
        self.path = path
        self.finding = finding


@contextmanager
def known_trouble(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the file, the disk or a lock into a `KnownError`.

    Anything else (wrong SQL, a broken constraint) is a bug and passes through unchanged.

    Raises:
        DamagedLedger: pages or texts of the file cannot be read.
        Hindered: the disk, a lock or a permission is in the way.
        KnownError: it is no ledger.
    """
    try:
        yield
    except sqlite3.Error as error:
        if is_damage(error) or _lacks_ours(error):
            raise DamagedLedger(path, finding=str(error)) from error
        full = getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_IOERR_SHMSIZE
        code = sqlite3.SQLITE_FULL if full else primary_code(error)
        sentence = _SENTENCES.get(code)
        if sentence is None:
            raise
        kind = KnownError if primary_code(error) == sqlite3.SQLITE_NOTADB else Hindered
        raise kind(sentence, path.name) from error
    except UnicodeDecodeError as error:  # SQLite quotes a damaged name in what it says
        raise DamagedLedger(path, finding=str(error)) from error


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's result code without its extension; 0 for what Python itself says."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & _PRIMARY


def is_trouble(error: sqlite3.Error) -> bool:
    """Whether the file, the disk or a lock is to blame, and not the statement."""
    return is_damage(error) or primary_code(error) in _SENTENCES


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file's content is to blame.

    A text that is no UTF-8 any more is found by Python, which gives no code for it.
    """
    return primary_code(error) == sqlite3.SQLITE_CORRUPT or "decode to UTF-8" in str(error)


def _lacks_ours(error: sqlite3.Error) -> bool:
    """A table or column of ours is missing from the file: our own statements are tested."""
    return str(error).startswith(("no such table", "no such column"))


@contextmanager
def known_values(path: Path) -> Iterator[None]:
    """Turn a value that our own code never writes (a status, a date, JSON) into damage.

    Raises:
        DamagedLedger: what was read is none of the values that may stand there.
    """
    try:
        yield
    except (ValueError, KeyError) as error:
        raise DamagedLedger(path, finding=str(error)) from error
