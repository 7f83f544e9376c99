"""Puts the bytes of a file into the ledger, once for each content, and takes unused ones out.

Only this module writes `evidence_content` and `evidence_part`. Which content stands for what is
the record's (`evidence_changes`).
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from taizhang.errors import KnownError, reason_of
from taizhang.ledger import backups, journal
from taizhang.ledger.evidence_content import PART, is_whole, pack
from taizhang.ledger.evidence_names import shown_name

if TYPE_CHECKING:
    from datetime import datetime

    from taizhang.ledger.store import Ledger

_MB = 10**6
MOST_FILE = 500 * _MB
MOST_LEDGER = 3_000 * _MB
"""A USB stick is mostly formatted as FAT32, where no file can have 4 GiB."""

_SPARE = 8 * _MB
_LONG_LOG = 8 * _MB

Progress = Callable[[int, int], None]
"""Told bytes done and bytes in all; what it raises ends the job, and nothing is kept."""


def no_progress(done: int, total: int) -> None:
    """Tell nobody."""


def within(progress: Progress, before: int, total: int) -> Progress:
    """The progress of one file among several: told its own bytes, it tells those of all."""

    def tell(done: int, _: int) -> None:
        progress(before + done, total)

    return tell


@dataclass(frozen=True, slots=True)
class Kept:
    """A content of the ledger. ``fresh`` means that it was not there, or not whole, before."""

    id: int
    sha256: str
    size: int
    fresh: bool


def keep_file(ledger: Ledger, path: Path, progress: Progress = no_progress) -> Kept:
    """Keep the content of the file in ``path``; raises as `keep` does."""
    try:
        _require_plain(path.stat().st_mode, path.name)
        with _open(path) as stream:
            _require_plain(os.fstat(stream.fileno()).st_mode, path.name)  # it may be another by now
            return keep(ledger, stream, path.name, progress)
    except (OSError, ValueError) as error:  # ValueError: a name with NUL
        why = reason_of(error) if isinstance(error, OSError) else str(error)
        raise _unreadable(path.name, why) from error


def _require_plain(mode: int, name: str) -> None:
    """Opening a pipe or a device could wait for ever."""
    if not stat.S_ISREG(mode):
        what = "这是一个文件夹" if stat.S_ISDIR(mode) else "这不是普通文件"
        raise _unreadable(name, what)


def _open(path: Path) -> BinaryIO:
    """For reading, without waiting for anybody at the other end of a pipe."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags), "rb")


def keep(ledger: Ledger, stream: BinaryIO, name: str, progress: Progress = no_progress) -> Kept:
    """Keep the content of ``stream``, all of it or nothing.

    It is read twice: first for its hash, so that a content that is there already is not written
    again, then to write it. What differs between the two readings is refused: a file that is
    still being written is no evidence. A content that was damaged in the ledger is made whole.

    Raises:
        KnownError: it cannot be read, changes meanwhile, is too big, or the ledger cannot be
            written. Nothing is kept then.
    """
    first = _measure(stream, name, progress)
    known = ledger.rows("SELECT id FROM evidence_content WHERE sha256 = ?", (first.sha256,))
    if known and is_whole(ledger.rows, known[0][0]):
        return Kept(known[0][0], first.sha256, first.size, fresh=False)
    _require_room(ledger, first.size, name)
    with ledger.transaction():
        content_id = _content_row(ledger, first)
        second = _Sum()
        for number, part in enumerate(_parts(stream, name), 1):
            second.add(part)
            if second.size > first.size:
                break
            _put_part(ledger, content_id, number, part)
            progress(first.size + second.size, 2 * first.size)
        if (second.sha256, second.size) != (first.sha256, first.size):
            raise _changing(name)
    _fold_log(ledger, first.size)
    return Kept(content_id, first.sha256, first.size, fresh=True)


class _Sum:
    """What has been read of a stream: its hash and its size."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self.size = 0

    def add(self, part: bytes) -> None:
        """Count a part."""
        self._hash.update(part)
        self.size += len(part)

    @property
    def sha256(self) -> str:
        """Over all parts."""
        return self._hash.hexdigest()


def _measure(stream: BinaryIO, name: str, progress: Progress) -> _Sum:
    try:
        stated = stream.seek(0, 2)
    except OSError as error:
        raise _unreadable(name, reason_of(error)) from error
    _require_size(stated, name)
    found = _Sum()
    for part in _parts(stream, name):
        found.add(part)
        if found.size > stated:  # it might grow for ever
            raise _changing(name)
        progress(found.size, 2 * stated)
    if found.size != stated:
        raise _changing(name)
    return found


def _parts(stream: BinaryIO, name: str) -> Iterator[bytes]:
    """The stream from its beginning, in whole parts and a rest."""
    try:
        stream.seek(0)
        while part := stream.read(PART):
            while len(part) < PART and (more := stream.read(PART - len(part))):
                part += more
            yield part
    except OSError as error:
        raise _unreadable(name, reason_of(error)) from error


def _unreadable(name: str, why: str) -> KnownError:
    return KnownError("“{0}”读不了：{1}。没有添加它。", shown_name(name), why)


def _changing(name: str) -> KnownError:
    return KnownError("“{0}”在读取时有变动，没有添加。请等它写完后再试。", shown_name(name))


def _require_size(size: int, name: str) -> None:
    if size > MOST_FILE:
        raise KnownError(
            "“{0}”超过 {1} MB，没有添加。请压缩或拆分后再添加，或在备注里写明它存放在哪里。",
            shown_name(name),
            MOST_FILE // _MB,
        )


def _require_room(ledger: Ledger, size: int, name: str) -> None:
    """In the ledger and on its disk, looked at before anything is written."""
    if held(ledger) + size > MOST_LEDGER:
        raise KnownError(
            "台账放不下“{0}”了：全部内容不能超过 {1} MB。请清理不用的材料，或另建台账。",
            shown_name(name),
            MOST_LEDGER // _MB,
        )
    free = shutil.disk_usage(ledger.path.absolute().parent).free
    wanted = 2 * size + _SPARE  # once in the log, once in the ledger
    if free < wanted:
        raise KnownError(
            "台账所在的磁盘只剩 {0} MB，添加“{1}”要 {2} MB。请腾出空间后再试。",
            free // _MB,
            shown_name(name),
            wanted // _MB,
        )


def held(ledger: Ledger) -> int:
    """The bytes that the ledger's file uses, without its free pages."""
    ((pages,),) = ledger.rows("PRAGMA page_count")
    ((free,),) = ledger.rows("PRAGMA freelist_count")
    ((size,),) = ledger.rows("PRAGMA page_size")
    return int((pages - free) * size)


def _content_row(ledger: Ledger, found: _Sum) -> int:
    """The content's id, with no parts: another program may have kept it since it was looked for."""
    values = {"sha256": found.sha256, "size": found.size}
    for sql in (
        "INSERT OR IGNORE INTO evidence_content (sha256, size) VALUES (:sha256, :size)",
        "UPDATE evidence_content SET size = :size WHERE sha256 = :sha256",
    ):
        ledger.connection.execute(sql, values)
    sql = "SELECT id FROM evidence_content WHERE sha256 = ?"
    ((content_id,),) = ledger.rows(sql, (found.sha256,))
    ledger.connection.execute("DELETE FROM evidence_part WHERE content_id = ?", (content_id,))
    return int(content_id)


def _put_part(ledger: Ledger, content_id: int, number: int, part: bytes) -> None:
    packed, stored = pack(part)
    ledger.connection.execute(
        "INSERT INTO evidence_part (content_id, number, packed, bytes) VALUES (?, ?, ?, ?)",
        (content_id, number, packed, stored),
    )


def _fold_log(ledger: Ledger, size: int) -> None:
    """Give the disk back what a big file took in the write-ahead log.

    PASSIVE copies the log while others may write; TRUNCATE, which lets nobody write, then finds
    little left to do.
    """
    if size > _LONG_LOG:
        with contextlib.suppress(sqlite3.OperationalError):  # held by a reader: it is kept anyway
            ledger.connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
            ledger.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def be_patient(ledger: Ledger, milliseconds: int) -> None:
    """How long a change waits for another writer before it is refused as `Hindered`.

    Without a write-ahead log (on a network share) readers wait as well, and must not be refused.
    """
    if ledger.rows("PRAGMA journal_mode") == [("wal",)]:
        ledger.connection.execute(f"PRAGMA busy_timeout = {milliseconds:d}")


# --- taking out -----------------------------------------------------------------------------------

_UNUSED = """
    SELECT id FROM evidence_content WHERE id NOT IN (SELECT content_id FROM evidence)
"""
_UNUSED_SIZE = f"""
    SELECT (SELECT count(*) FROM ({_UNUSED})),
           (SELECT ifnull(sum(length(bytes)), 0) FROM evidence_part WHERE content_id IN ({_UNUSED}))
"""  # noqa: S608 - from this file


@dataclass(frozen=True, slots=True)
class Unused:
    """Contents that stand for nothing any more: taken out, or taken back by undo."""

    count: int
    size: int
    """Bytes in the ledger's file."""


def unused(ledger: Ledger) -> Unused:
    """What `forget_unused` would take out."""
    return Unused(*ledger.rows(_UNUSED_SIZE)[0])


def forget_unused(ledger: Ledger, at: datetime) -> Unused:
    """Take unused contents out for good, after a backup, and make the file smaller.

    What would need them cannot be taken back or made again any more, so undo does not reach behind
    it. Asked for by a person only, never done by the program.

    Raises:
        KnownError: the backup or the ledger cannot be written, or another program has it open.
            The contents are as they were, or gone with the file not yet made smaller.
    """
    found = unused(ledger)
    if not found.count:
        return found
    backups.make(ledger, backups.Reason.MANUAL, at)
    with ledger.transaction():
        found = unused(ledger)
        _delete(ledger, [content_id for (content_id,) in ledger.rows(_UNUSED)])
        journal.enter_plan(ledger, at, "ForgetEvidence", f"{found.count} 份")
    _vacuum(ledger)
    return found


def drop_fresh(ledger: Ledger, kept: Iterable[Kept]) -> None:
    """Take out again what was kept for a change that was then not made."""
    with ledger.transaction():
        _delete(
            ledger,
            [
                content.id
                for content in kept
                if content.fresh
                and not ledger.rows("SELECT 1 FROM evidence WHERE content_id = ?", (content.id,))
                and not _is_mentioned(ledger, content.id)
            ],
        )


def _is_mentioned(ledger: Ledger, content_id: int) -> bool:
    """Whether a step that can be made again needs it: a damaged content that was made whole."""
    sql = """
        SELECT 1 FROM journal AS j, json_each(j.edits) AS e
        WHERE json_extract(e.value, '$.table') = 'evidence'
          AND :id IN (json_extract(e.value, '$.after.content_id'),
                      json_extract(e.value, '$.before.content_id'))
        LIMIT 1
    """
    return bool(ledger.connection.execute(sql, {"id": content_id}).fetchone())


def _delete(ledger: Ledger, ids: Iterable[int]) -> None:
    for content_id in ids:
        ledger.connection.execute("DELETE FROM evidence_part WHERE content_id = ?", (content_id,))
        ledger.connection.execute("DELETE FROM evidence_content WHERE id = ?", (content_id,))


def _vacuum(ledger: Ledger) -> None:
    ledger.rows("VACUUM")
    _fold_log(ledger, _LONG_LOG + 1)
