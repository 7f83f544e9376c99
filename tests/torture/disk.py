"""A disk as a power cut finds it: what was synced is there, of the rest nobody knows.

The model grants no more than POSIX does:

- what was written to a file is there for certain only once that file was synced;
- a name made, moved or taken away is there for certain only once its folder was synced, whatever
  was synced of the file behind it;
- what is not certain may be missing, may be there up to some moment, or may be there in any 512-byte
  sectors; names alone change in order, since every file system in use keeps a journal of them.
"""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

SECTOR = 512


@dataclass(slots=True)
class File:
    """An inode: its synced bytes."""

    synced: bytearray = field(default_factory=bytearray)


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes written, or with ``data`` None the length set to ``offset``."""

    file: File
    offset: int
    data: bytes | None

    def reach(self, content: bytearray) -> None:
        """Do it to the bytes of a file."""
        if self.data is None:
            del content[self.offset :]
            content.extend(bytes(self.offset - len(content)))
        else:
            content.extend(bytes(max(0, self.offset - len(content))))
            content[self.offset : self.offset + len(self.data)] = self.data

    def sectors(self) -> list[Write]:
        """The same, cut at the disk's sectors: each may arrive or not by itself."""
        if self.data is None:
            return [self]
        cuts = [0, *range(SECTOR - self.offset % SECTOR, len(self.data), SECTOR), len(self.data)]
        return [
            Write(self.file, self.offset + a, self.data[a:b]) for a, b in itertools.pairwise(cuts)
        ]


@dataclass(frozen=True, slots=True)
class Name:
    """A name that came to stand for ``file``, or for nothing; a move is two at once."""

    folder: str
    changes: tuple[tuple[str, File | None], ...]


class Disk:
    """Takes what a program did in order, and gives what a power cut would leave."""

    def __init__(self) -> None:
        self.names: dict[str, File] = {}
        self._synced_names: dict[str, File] = {}
        self._pending: list[Write | Name] = []

    def open(self, path: str, *, truncate: bool) -> File:
        """The file of that name, made when there is none."""
        if path not in self.names:
            self._rename((path, File()))
        file = self.names[path]
        if truncate:
            self.write(file, 0, None)
        return file

    def write(self, file: File, offset: int, data: bytes | None) -> None:
        """Write, or set the length."""
        self._pending.append(Write(file, offset, data))

    def length(self, file: File) -> int:
        """How long the file is for those who read it now."""
        return len(self._content(file, self._pending))

    def move(self, old: str, new: str) -> None:
        """Rename: both names change at once."""
        if _folder(old) != _folder(new):
            raise NotImplementedError(f"moved between folders: {old} → {new}")
        self._rename((new, self.names[old]), (old, None))

    def unlink(self, path: str) -> None:
        """Take the name away."""
        self._rename((path, None))

    def _rename(self, *changes: tuple[str, File | None]) -> None:
        _put(self.names, changes)
        self._pending.append(Name(_folder(changes[0][0]), changes))

    def sync(self, file: File) -> None:
        """The file's bytes are certain from now on."""
        for act in self._pending:
            if isinstance(act, Write) and act.file is file:
                act.reach(file.synced)
        self._pending = [a for a in self._pending if not (isinstance(a, Write) and a.file is file)]

    def sync_folder(self, folder: str) -> None:
        """The folder's names are certain from now on."""
        for act in self._pending:
            if isinstance(act, Name) and act.folder == folder:
                _put(self._synced_names, act.changes)
        self._pending = [
            a for a in self._pending if not (isinstance(a, Name) and a.folder == folder)
        ]

    def after_cut(self, how: str, rng: random.Random) -> dict[str, bytes]:
        """The files that a power cut leaves: ``dropped``, ``prefix`` or ``sectors`` of the rest."""
        arrived = _ARRIVALS[how](self._pending, rng)
        names = dict(self._synced_names)
        for act in arrived:
            if isinstance(act, Name):
                _put(names, act.changes)
        return {name: bytes(self._content(file, arrived)) for name, file in names.items()}

    @staticmethod
    def _content(file: File, acts: list[Write | Name]) -> bytearray:
        content = bytearray(file.synced)
        for act in acts:
            if isinstance(act, Write) and act.file is file:
                act.reach(content)
        return content


def _put(names: dict[str, File], changes: tuple[tuple[str, File | None], ...]) -> None:
    for name, file in changes:
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file


def _folder(path: str) -> str:
    return str(PurePosixPath(path).parent)


def _dropped(pending: list[Write | Name], rng: random.Random) -> list[Write | Name]:
    """Nothing that was not synced arrived."""
    return []


def _prefix(pending: list[Write | Name], rng: random.Random) -> list[Write | Name]:
    """Everything up to a moment arrived, the last write torn."""
    arrived = pending[: rng.randint(0, len(pending))]
    if arrived and isinstance(arrived[-1], Write):
        sectors = arrived.pop().sectors()  # type: ignore[union-attr]
        arrived += sectors[: rng.randint(0, len(sectors))]
    return arrived


def _sectors(pending: list[Write | Name], rng: random.Random) -> list[Write | Name]:
    """Any sectors arrived, and the names up to a moment."""
    names = [act for act in pending if isinstance(act, Name)]
    kept = set(map(id, names[: rng.randint(0, len(names))]))
    share = rng.random()
    arrived: list[Write | Name] = []
    for act in pending:
        if isinstance(act, Write):
            arrived += [sector for sector in act.sectors() if rng.random() < share]
        elif id(act) in kept:
            arrived.append(act)
    return arrived


_ARRIVALS = {"dropped": _dropped, "prefix": _prefix, "sectors": _sectors}
WAYS = tuple(_ARRIVALS)


def lay_out(files: dict[str, bytes], old: str, new: Path) -> None:
    """Write files of folder ``old`` into folder ``new``."""
    for name, content in files.items():
        target = new / PurePosixPath(name).relative_to(old)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
