"""A finished report, and putting it where the user wants it.

A file is replaced, never overwritten: whatever happens, the old one or the new one stands there
whole.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

from taizhang.errors import KnownError, reason_of


@dataclass(frozen=True, slots=True)
class Report:
    """A PDF with what its maker must know of it."""

    pdf: bytes
    pages: int
    missing: tuple[str, ...]
    """Characters that no font has, printed as 〓."""


def save(report: Report, path: Path) -> None:
    """Write the report to ``path``, in place of what may stand there.

    Raises:
        KnownError: the file cannot be written; what stood there is as it was.
    """
    if path.is_dir():
        raise KnownError(f"“{path.name}”是一个文件夹，请换一个文件名再保存。")
    if not path.parent.is_dir():
        raise KnownError(f"文件夹“{path.parent}”不存在，请换一个位置再保存。")
    try:
        _refuse_read_only(path)
        _replace(path, report.pdf)
    except OSError as error:
        raise KnownError(_sentence(path, error)) from error


def _refuse_read_only(path: Path) -> None:
    """Replacing asks for a right on the folder alone; a read-only file is left alone even so."""
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "read-only", str(path))


def _replace(path: Path, data: bytes) -> None:
    """Write beside the target, have it on the disk, then rename over the target in one step."""
    # A short name of its own: the target's name plus a suffix could be too long for the system.
    temporary = path.with_name(f".tz-{secrets.token_hex(6)}.tmp")
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            shutil.copymode(path, temporary)
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Have the rename itself on the disk; Windows cannot open folders and has no need to."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


_OPEN_ELSEWHERE = (5, 32, 33)
"""Windows: access denied, sharing violation, lock violation - a viewer holds the file open."""


def _sentence(path: Path, error: OSError) -> str:
    if path.exists() and getattr(error, "winerror", None) in _OPEN_ELSEWHERE:
        return f"文件“{path.name}”正在被其他程序使用，请关闭后再保存。"
    if error.errno in (errno.ETXTBSY, errno.EBUSY):
        return f"文件“{path.name}”正在被其他程序使用，请关闭后再保存。"
    if error.errno in (errno.EACCES, errno.EPERM) and path.exists():
        return f"文件“{path.name}”是只读的或没有写入权限，请换一个文件名或位置再保存。"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"{reason_of(error)}，报告没有保存；请清理磁盘或换一个位置再保存。"
    return f"报告无法保存到“{path}”：{reason_of(error)}，请换一个位置再保存。"
