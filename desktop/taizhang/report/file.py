"""A finished report, and putting it where the user wants it."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path

from taizhang.errors import KnownError, reason_of
from taizhang.files import write_whole


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
    save_bytes(report.pdf, path)


def save_bytes(data: bytes, path: Path) -> None:
    """Write any file that is handed in to ``path``; raises as `save` does."""
    if path.is_dir():
        raise KnownError("“{0}”是一个文件夹，请换一个文件名再保存。", path.name)
    if not path.parent.is_dir():
        raise KnownError("文件夹“{0}”不存在，请换一个位置再保存。", path.parent)
    try:
        _refuse_read_only(path)
        write_whole(path, data)
    except OSError as error:
        raise _refusal(path, error) from error


def _refuse_read_only(path: Path) -> None:
    """Replacing asks for a right on the folder alone; a read-only file is left alone even so."""
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "read-only", str(path))


_OPEN_ELSEWHERE = (5, 32, 33)
"""Windows: access denied, sharing violation, lock violation - a viewer holds the file open."""


def _refusal(path: Path, error: OSError) -> KnownError:
    in_use = path.exists() and getattr(error, "winerror", None) in _OPEN_ELSEWHERE
    if in_use or error.errno in (errno.ETXTBSY, errno.EBUSY):
        return KnownError("文件“{0}”正在被其他程序使用，请关闭后再保存。", path.name)
    if error.errno in (errno.EACCES, errno.EPERM) and path.exists():
        return KnownError(
            "文件“{0}”是只读的或没有写入权限，请换一个文件名或位置再保存。", path.name
        )
    reason = reason_of(error)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return KnownError("{0}，报告没有保存；请清理磁盘或换一个位置再保存。", reason)
    return KnownError("报告无法保存到“{0}”：{1}，请换一个位置再保存。", path, reason)
