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
    sqlite3.SQLITE_CORRUPT: "台账“{0}”已损坏，没有改动它。请从备份恢复。",
    sqlite3.SQLITE_NOTADB: "“{0}”不是台账文件，没有改动它。请选择另一个文件。",
    sqlite3.SQLITE_CANTOPEN: "打不开台账“{0}”。请检查它所在的文件夹是否存在、能否写入。",
    sqlite3.SQLITE_IOERR: "读写台账“{0}”时磁盘出错。请检查磁盘或U盘是否还在。",
}
_PRIMARY = 0xFF
"""An extended result code carries the primary one in its lowest byte."""


@contextmanager
def known_trouble(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the file, the disk or a lock into a `KnownError`.

    Anything else (wrong SQL, a broken constraint) is a bug and passes through unchanged.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        sentence = None if code is None else _SENTENCES.get(code & _PRIMARY)
        if sentence is None:
            raise
        raise KnownError(sentence, path.name) from error
