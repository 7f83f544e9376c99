"""A backup goes into the place of the ledger; what stood there is kept first."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from itertools import count
from pathlib import Path

from taizhang.errors import KnownError
from taizhang.files import draft_beside, put_in_place
from taizhang.ledger.backups import (
    Backup,
    Reason,
    copy_whole,
    counts_of,
    make,
    place_trouble,
    sync_file,
)
from taizhang.ledger.probe import (
    remove_with_side_files,
    side_file,
    sound_file,
    version_of,
)
from taizhang.ledger.store import SCHEMA_VERSION, Ledger
from taizhang.ledger.trouble import DamagedLedger, known_trouble


def restore(path: Path, backup: Backup, at: datetime) -> Backup | Path | None:
    """Put ``backup`` in the place of the ledger in ``path``, which nobody may have open.

    What stands there is kept first: as a backup, or, when it is damaged, as a file beside it.
    Returns that backup or that file, None when there was nothing. At every moment either the old
    ledger or the new one stands there, whole.

    Raises:
        KnownError: the backup is damaged, somebody has the ledger open, the folder cannot be
            written, or the disk is full. The ledger is as it was.
    """
    draft = draft_beside(path)
    try:
        _draft_of(backup, path, draft)
        kept = _keep_present(path, at)
        with place_trouble(path, "没有恢复台账“{0}”：{1}。台账和原来一样。"):
            for suffix in ("-wal", "-shm", "-journal"):  # else SQLite would apply them to the new
                side_file(path, suffix).unlink(missing_ok=True)
            put_in_place(draft, path)
    finally:
        with contextlib.suppress(OSError):
            remove_with_side_files(draft)
    return kept


def _draft_of(backup: Backup, path: Path, draft: Path) -> None:
    if counts_of(backup.path) is None:
        raise _bad(backup)
    try:
        with (
            place_trouble(path, "没有恢复台账“{0}”：{1}。台账和原来一样。"),
            sound_file(backup.path) as source,
        ):
            copy_whole(source, backup.path, draft)
    except DamagedLedger as error:
        raise _bad(backup) from error


def _bad(backup: Backup) -> KnownError:
    return KnownError(
        "备份“{0}”已损坏，或由更新版本的程序建立，没有恢复；台账和原来一样。请选另一个备份。",
        backup.name,
    )


def _keep_present(path: Path, at: datetime) -> Backup | Path | None:
    if not path.exists():
        return None
    try:
        version_of(path, SCHEMA_VERSION)
        return _back_up_closed(path, at)
    except DamagedLedger:
        return _set_aside(path, at)


def _back_up_closed(path: Path, at: datetime) -> Backup:
    """Back up a ledger that nobody has open, and leave no side file of SQLite's beside it.

    Leaving WAL mode folds the log into the file, and is refused while another has it open.
    """
    with known_trouble(path), closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        return make(Ledger(connection, path), Reason.RESTORE, at)


def _set_aside(path: Path, at: datetime) -> Path:
    """Copy a damaged ledger, with its log, which salvage may yet need; never to be removed.

    Copied, not renamed: until the new ledger is in place, the old one stands there.
    """
    start = f"{path.name}.damaged-{at:%Y%m%d-%H%M%S}"
    names = (path.with_name(f"{start}{'' if n == 1 else f'-{n}'}") for n in count(1))
    kept = next(name for name in names if not name.exists())
    with place_trouble(path, "没有恢复台账“{0}”：{1}。台账和原来一样。"):
        for suffix in ("-wal", "-journal", ""):
            if side_file(path, suffix).exists():
                _copy_file(side_file(path, suffix), side_file(kept, suffix))
    return kept


def _copy_file(source: Path, target: Path) -> None:
    draft = draft_beside(target)
    try:
        shutil.copyfile(source, draft)
        sync_file(draft)
        put_in_place(draft, target)
    finally:
        draft.unlink(missing_ok=True)
