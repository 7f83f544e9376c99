"""Files are replaced, never overwritten: the old one or the new one stands there, whole."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def draft_beside(path: Path) -> Path:
    """A name for a draft in the same folder.

    Short and of its own: the target's name with a suffix could be too long for the system.
    """
    import secrets

    return path.with_name(f".tz-{secrets.token_hex(6)}.tmp")


def write_whole(path: Path, data: bytes) -> None:
    """Write beside ``path``, have it on the disk, then put it in place in one step.

    Raises:
        OSError: it could not be written; what stood there is as it was.
    """
    draft = draft_beside(path)
    try:
        with draft.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            import shutil

            shutil.copymode(path, draft)
        put_in_place(draft, path)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise


def put_in_place(draft: Path, path: Path) -> None:
    """Rename ``draft`` over ``path`` and have the rename itself on the disk."""
    draft.replace(path)
    if os.name != "posix":
        return  # Windows cannot open folders, and has no need to
    with contextlib.suppress(OSError):
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
