"""Who has a ledger open: one window at a time may write it, others may look.

A lock file beside the ledger, Qt's QLockFile: it knows a lock left by a crash on this machine by
its process, and takes it over. A lock of another machine says who and since when, and a person
decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QFileInfo, QLockFile, QSysInfo

LOCK_SUFFIX = ".lock"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the ledger open: the system's user, the machine, and since when."""

    user: str
    machine: str
    since: datetime
    is_here: bool
    """On this machine, where a process that ended is recognised as ended."""


class Presence:
    """Held while a window may write to the ledger in ``path``."""

    def __init__(self, path: Path) -> None:
        self._file = path.with_name(path.name + LOCK_SUFFIX)
        self._lock = QLockFile(str(self._file))
        # Never stale by age: a window may stay open for weeks. By its process, always.
        self._lock.setStaleLockTime(0)

    def take(self) -> Holder | None:
        """Take the ledger. Returns None when it is ours now, else who has it.

        Where no lock file can be written (a read-only folder) nobody else can write either.
        """
        if self._lock.tryLock(0):
            return None
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            return None
        return self._holder()

    def take_over(self) -> bool:
        """Take the ledger from a holder that a person knows to be gone."""
        self._lock.removeStaleLockFile()
        self._file.unlink(missing_ok=True)
        return self._lock.tryLock(0)

    def leave(self) -> None:
        """Let others have it."""
        self._lock.unlock()

    def _holder(self) -> Holder:
        _pid, machine, _program = self._lock.getLockInfo()
        info = QFileInfo(str(self._file))
        since = datetime.fromtimestamp(info.lastModified().toSecsSinceEpoch()).astimezone()
        here = machine in ("", QSysInfo.machineHostName())
        return Holder(info.owner(), machine, since, here)
