"""Evidence out of the ledger: a read-only copy for the system to open, or a file to keep.

The hash is checked while writing; what is not as it was put in never reaches its place.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from taizhang import paths
from taizhang.errors import KnownError, reason_of
from taizhang.files import draft_beside, put_in_place
from taizhang.ledger.evidence import Placed, placed_item
from taizhang.ledger.evidence_content import parts_of
from taizhang.ledger.evidence_kinds import HAS_MACROS, MACRO_MARKS, macros_in, may_open
from taizhang.ledger.evidence_names import safe_name, shown_name, split_name
from taizhang.ledger.evidence_store import Progress, no_progress, within

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger


class NotOpened(KnownError):
    """The system must not be asked to open it; it can be saved."""


def copies_folder() -> Path:
    """The private folder that copies to be opened lie in: beside the user's own data."""
    return paths.user_folder() / "opened"


def open_copy(
    ledger: Ledger, evidence_id: int, folder: Path, progress: Progress = no_progress
) -> Path:
    """Write a read-only copy under ``folder`` and return its path: the system may open it.

    Each copy has a folder of its own, so that equal names do not meet and nothing else lies beside
    the file (a program opened with a document may load what does).

    Raises:
        NotOpened: a program, a script, macros, or a kind that is not known; nothing is written.
        DamagedEvidence: the content is no more what was put in; nothing is left.
        KnownError: the folder cannot be written.
    """
    found = placed_item(ledger, evidence_id)
    _refuse_to_open(ledger, found)
    name = shown_name(found.item.name)
    with _trouble(name):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        own = Path(tempfile.mkdtemp(dir=folder))
        path = own / safe_name(found.item.name)
        try:
            _write(ledger, found, path, progress)
            path.chmod(stat.S_IRUSR)
        except BaseException:
            shutil.rmtree(own, ignore_errors=True)
            raise
    return path


def _refuse_to_open(ledger: Ledger, found: Placed) -> None:
    """By its name and beginning, then by what may stand anywhere in it."""
    name = found.item.name
    why, end = may_open(name, b""), b""
    longest = max(map(len, MACRO_MARKS))
    if why is None:
        for number, part in enumerate(parts_of(ledger.rows, found.content_id, name)):
            why = may_open(name, part) if number == 0 else None
            why = why or (HAS_MACROS if macros_in(end + part) else None)
            if why is not None:
                break
            end = part[-longest:]
    if why is not None:
        raise NotOpened("“{0}”{1}", shown_name(name), why)


def save_copy(
    ledger: Ledger, evidence_id: int, path: Path, progress: Progress = no_progress
) -> None:
    """Write the file to ``path``, in place of what may stand there.

    Raises:
        DamagedEvidence: the content is no more what was put in; what stood there is as it was.
        KnownError: it cannot be written there.
    """
    found = placed_item(ledger, evidence_id)
    if path.is_dir():
        raise KnownError("“{0}”是一个文件夹，请换一个文件名再保存。", path.name)
    draft = draft_beside(path)
    with _trouble(path.name):
        try:
            _write(ledger, found, draft, progress)
            put_in_place(draft, path)
        finally:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)


def save_all(
    ledger: Ledger, evidence_ids: Sequence[int], folder: Path, progress: Progress = no_progress
) -> tuple[Path, ...]:
    """Write several files into ``folder`` under names of their own; nothing there is replaced.

    Raises:
        DamagedEvidence: one is no more what was put in. Those before it stay written.
        KnownError: they cannot be written there.
    """
    found = [placed_item(ledger, evidence_id) for evidence_id in evidence_ids]
    total, done, paths = sum(one.item.size for one in found), 0, []
    for one in found:
        path = _free(folder, safe_name(one.item.name))
        save_copy(ledger, one.item.id, path, within(progress, done, total))
        done += one.item.size
        paths.append(path)
    return tuple(paths)


def _free(folder: Path, name: str) -> Path:
    """A name that nothing in the folder has."""
    stem, suffix = split_name(name)
    path, number = folder / name, 2
    while os.path.lexists(path):
        path = folder / f"{stem} ({number}){suffix}"
        number += 1
    return path


def _write(ledger: Ledger, found: Placed, path: Path, progress: Progress) -> None:
    with path.open("xb") as stream:
        write_content(ledger, found, stream, progress)
        stream.flush()
        os.fsync(stream.fileno())


def write_content(
    ledger: Ledger, found: Placed, stream: IO[bytes], progress: Progress = no_progress
) -> None:
    """Write the bytes of evidence; raises DamagedEvidence at the end when they are not whole."""
    done = 0
    for part in parts_of(ledger.rows, found.content_id, shown_name(found.item.name)):
        stream.write(part)
        done += len(part)
        progress(done, found.item.size)


@contextlib.contextmanager
def _trouble(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise KnownError(
            "“{0}”写不出来：{1}。请换一个位置，或腾出空间后再试。", name, reason_of(error)
        ) from error


def clear_copies(folder: Path) -> None:
    """Remove the copies that were opened: at the program's end, and at its next start.

    What another program still holds open (on Windows) stays for the next time.
    """
    shutil.rmtree(folder, onerror=_make_writable)


def _make_writable(remove: Callable[..., Any], path: str, _: object) -> None:
    with contextlib.suppress(OSError):
        Path(path).chmod(stat.S_IRWXU)
        remove(path)
