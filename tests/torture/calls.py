"""The system calls of a program, as strace writes them down, done again to a `Disk`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.torture.disk import Disk, File

# Every way to change a file. What stands in `_UNMODELLED` must not meet a file of ours: a recording
# that cannot be done again is an error, never passed over.
_UNMODELLED = frozenset(
    [
        "pwritev",
        "pwritev2",
        "writev",
        "truncate",
        "renameat",
        "renameat2",
        "unlinkat",
        "link",
        "linkat",
        "symlink",
        "symlinkat",
        "dup",
        "dup2",
        "dup3",
        "fallocate",
        "sendfile",
        "copy_file_range",
        "splice",
        "io_uring_setup",
        "creat",
    ]
)
_MODELLED = frozenset(
    [
        "open",
        "openat",
        "close",
        "write",
        "pwrite64",
        "fsync",
        "fdatasync",
        "ftruncate",
        "rename",
        "unlink",
        "lseek",
        "mmap",
    ]
)
_CALL = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+|0x[0-9a-f]+|\?)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


def why_not() -> str:
    """Why nothing can be recorded here; '' when it can."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    tried = subprocess.run(
        ["strace", "-f", "--seccomp-bpf", "-o", os.devnull, "true"],
        capture_output=True,
        check=False,
    )
    return "" if tried.returncode == 0 else "strace may not trace here"


def python_under_strace(record: Path, options: list[str], arguments: list[str]) -> list[str]:
    """The command that runs our Python under strace; only the asked calls are slowed down."""
    strace = ["strace", "-f", "--seccomp-bpf", "-qq", "-e", "signal=none", "-o", str(record)]
    return [*strace, *options, sys.executable, *arguments]


def record(into: Path, arguments: list[str]) -> None:
    """Run Python with ``arguments`` and write its calls ``into`` a file, bytes and all.

    What it prints is not shown: it stands in the recording.
    """
    options = ["-xx", "-s", "10000000", "-e", f"trace={','.join(sorted(_MODELLED | _UNMODELLED))}"]
    command = python_under_strace(into, options, arguments)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


@dataclass(frozen=True, slots=True)
class Call:
    """One call that succeeded."""

    name: str
    arguments: list[str]
    result: int

    def text(self, index: int) -> bytes:
        """An argument that is a string."""
        found = _TEXT.match(self.arguments[index])
        assert found is not None, self.arguments[index][:80]
        return bytes.fromhex(found[1].replace("\\x", ""))

    def number(self, index: int) -> int:
        """An argument that is a number."""
        return int(self.arguments[index], 0)


def calls_of(recording: Path) -> Iterator[Call]:
    """Every call that succeeded, in order; one that others came in between counts at its end."""
    begun: dict[str, str] = {}
    with recording.open(encoding="ascii") as lines:
        for line in lines:
            pid, rest = line.rstrip("\n").split(None, 1)
            if rest.endswith("<unfinished ...>"):
                begun[pid] = rest.removesuffix("<unfinished ...>").rstrip()
                continue
            if rest.startswith("<... "):
                rest = begun.pop(pid) + rest.split("resumed>", 1)[1]
            found = _CALL.match(rest)
            if found is not None and found[3] != "?" and not found[3].startswith("-"):
                yield Call(found[1], found[2].split(", "), int(found[3], 0))


@dataclass(slots=True)
class _Handle:
    path: str
    file: File | None
    """None for a folder."""
    offset: int = 0


class Replay:
    """Does recorded calls again. What is written to standard output is told instead."""

    def __init__(self, folder: Path) -> None:
        self.disk = Disk()
        self._folder = str(folder)
        self._handles: dict[int, _Handle] = {}

    def do(self, call: Call) -> str | None:
        """Do one call; the line when it told one."""
        if call.name == "write" and call.number(0) == 1:
            return call.text(1).decode().rstrip("\n")
        if call.name in _UNMODELLED:
            self._refuse(call)
        else:
            getattr(self, f"_{call.name}")(call)
        return None

    def changes(self, call: Call) -> bool:
        """Whether the call touches a file of ours: a moment worth cutting the power at."""
        if call.name in ("rename", "unlink"):
            return self._is_ours(call.text(0).decode())
        telling = call.name == "write" and call.number(0) == 1
        return telling or (
            call.name in ("write", "pwrite64", "fsync", "fdatasync", "ftruncate")
            and call.number(0) in self._handles
        )

    def _is_ours(self, path: str) -> bool:
        return path == self._folder or path.startswith(f"{self._folder}/")

    def _refuse(self, call: Call) -> None:
        texts = [
            bytes.fromhex(t.replace("\\x", "")) for a in call.arguments for t in _TEXT.findall(a)
        ]
        ours = any(t.startswith(self._folder.encode()) for t in texts)
        numbers = {int(a) for a in call.arguments if a.isdecimal()}
        if ours or (call.name not in ("link", "symlink") and numbers & self._handles.keys()):
            raise NotImplementedError(f"{call.name}({call.arguments}) on a file of ours")

    def _openat(self, call: Call) -> None:
        self._opened(call.text(1).decode(), call.arguments[2], call.result)

    def _open(self, call: Call) -> None:
        self._opened(call.text(0).decode(), call.arguments[1], call.result)

    def _opened(self, path: str, flags: str, handle: int) -> None:
        self._handles.pop(handle, None)
        if not self._is_ours(path):
            return
        if "O_APPEND" in flags:
            raise NotImplementedError(f"{path} opened to append")
        if path == self._folder or Path(path).is_dir():
            self._handles[handle] = _Handle(path, None)
        else:
            file = self.disk.open(path, truncate="O_TRUNC" in flags)
            self._handles[handle] = _Handle(path, file)

    def _close(self, call: Call) -> None:
        self._handles.pop(call.number(0), None)

    def _write(self, call: Call) -> None:
        handle = self._handles.get(call.number(0))
        if handle is not None and handle.file is not None:
            self.disk.write(handle.file, handle.offset, call.text(1)[: call.result])
            handle.offset += call.result

    def _pwrite64(self, call: Call) -> None:
        handle = self._handles.get(call.number(0))
        if handle is not None and handle.file is not None:
            self.disk.write(handle.file, call.number(3), call.text(1)[: call.result])

    def _ftruncate(self, call: Call) -> None:
        handle = self._handles.get(call.number(0))
        if handle is not None and handle.file is not None:
            self.disk.write(handle.file, call.number(1), None)

    def _lseek(self, call: Call) -> None:
        handle = self._handles.get(call.number(0))
        if handle is not None:
            handle.offset = call.result

    def _fsync(self, call: Call) -> None:
        handle = self._handles.get(call.number(0))
        if handle is None:
            return
        if handle.file is None:
            self.disk.sync_folder(handle.path)
        else:
            self.disk.sync(handle.file)

    _fdatasync = _fsync

    def _rename(self, call: Call) -> None:
        old, new = call.text(0).decode(), call.text(1).decode()
        if self._is_ours(old) or self._is_ours(new):
            self.disk.move(old, new)

    def _unlink(self, call: Call) -> None:
        path = call.text(0).decode()
        if self._is_ours(path):
            self.disk.unlink(path)

    def _mmap(self, call: Call) -> None:
        """The shared index (-shm) is written in memory; it is made anew after a cut. Others not."""
        shared = "MAP_SHARED" in call.arguments[3] and "PROT_WRITE" in call.arguments[2]
        if not shared or not call.arguments[4].isdecimal():
            return
        handle = self._handles.get(call.number(4))
        if handle is not None and not handle.path.endswith("-shm"):
            raise NotImplementedError(f"{handle.path} written through mmap")
