"""Hundreds of files that somebody could drop: what is taken comes back, what is not is said."""

from __future__ import annotations

import csv
import hashlib
import os
import random
import socket
import stat
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from taizhang.errors import KnownError
from taizhang.exchange.evidence_export import INDEX, export
from taizhang.ledger.agencies import Unit
from taizhang.ledger.evidence import EvidencePlace, Placed, placed
from taizhang.ledger.evidence_adding import NewFile, attaching, keep_each
from taizhang.ledger.evidence_content import PART
from taizhang.ledger.evidence_names import shown_name
from taizhang.ledger.evidence_opening import NotOpened, open_copy, save_copy
from taizhang.ledger.find import find_milestone
from taizhang.ledger.soundness import findings
from taizhang.ledger.store import Ledger
from tests.conftest import AT
from tests.ledger.test_evidence_names import HOSTILE

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes, links and rights as POSIX's")

RUNS = (
    *("exe", "lnk", "url", "desktop", "scf", "hta", "js", "jse", "vbs", "ps1", "bat", "cmd", "com"),
    *("scr", "msi", "reg", "jar", "docm", "xlsm", "pptm", "sh", "py", "appimage", "pdf.exe", "cpl"),
)
NAMES = (
    *("报告", "通知.pdf", "照片.JPG", "表.xlsx", "尾点...", "尾空格 ", " 首空格.txt", "-rf.txt"),
    *("CON", "aux.txt", "NUL.pdf", "COM1.docx", "LPT9", "con.tar.gz", "~$锁.docx", ".隐藏"),
    *("报告\u202efdp.exe", "\u202e\u2066x.pdf", "a\nb.txt", "\x1b[31m红.txt", "\x7f.bin", "\\.txt"),
    *("<b>粗.html", "=cmd|'x'!A0", "C:\\a.txt", "%APPDATA%.txt", "$(touch x).txt", "`x`.txt"),
    *("n" * 255, "好" * 85, "好" * 83 + ".pdf", "\U00020000" * 62 + ".pdf", "e\u0301.txt", "é.txt"),
    *(f"程序.{ending}" for ending in RUNS),
)
RAN = "ran"
"""What a file that is run writes beside the ledger."""


@dataclass(frozen=True)
class Case:
    """A source, what must come back of it (None: it must be refused), and what happens meanwhile."""

    file: NewFile
    expected: bytes | None
    meddle: Callable[[], None] | None = None


class Maker:
    """Makes awkward files, the same ones for the same seed."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder = folder
        self._rng = random.Random(seed)
        self._count = 0

    def cases(self, count: int) -> Iterator[Case]:
        kinds: tuple[Callable[[], Case], ...] = (
            *[self.plain] * 8,
            *(self.empty, self.same, self.program, self.by_name, self.link, self.several_parts),
            *(self.dangling, self.loop, self.to_device, self.pipe, self.socket, self.a_folder),
            *(self.unreadable, self.gone, self.unlinked, self.cut, self.growing, self.altered),
        )
        for number in range(count):
            yield kinds[number % len(kinds)]()

    def _path(self, name: str = "") -> Path:
        self._count += 1
        own = self._folder / str(self._count)
        own.mkdir()
        return own / (name or self._rng.choice(NAMES))

    def _written(self, data: bytes, name: str = "") -> Path:
        path = self._path(name)
        path.write_bytes(data)
        return path

    def _noise(self, most: int = 5_000) -> bytes:
        return b"%d " % self._count + self._rng.randbytes(self._rng.randrange(most))

    def plain(self) -> Case:
        data = self._noise()
        return Case(NewFile.at(self._written(data)), data)

    def empty(self) -> Case:
        return Case(NewFile.at(self._written(b"")), b"")

    def same(self) -> Case:
        data = b"same" * self._rng.choice((1, 2, 300))
        return Case(NewFile.at(self._written(data)), data)

    def program(self) -> Case:
        data = f"#!/bin/sh\ntouch '{self._folder.parent / RAN}' # {self._count}\n".encode()
        path = self._written(data, f"程序.{self._rng.choice((*RUNS, 'pdf', 'txt'))}")
        path.chmod(0o755)
        return Case(NewFile.at(path), data)

    def by_name(self) -> Case:
        """As from the clipboard: a name that no file could have."""
        self._count += 1
        data = self._noise()
        return Case(NewFile(self._rng.choice(HOSTILE), data), data)

    def link(self) -> Case:
        data = self._noise()
        path = self._path("链接.pdf")
        path.symlink_to(self._written(data))
        return Case(NewFile.at(path), data)

    def several_parts(self) -> Case:
        data = self._rng.randbytes(PART) + b"0" * PART + b"%d" % self._count
        return Case(NewFile.at(self._written(data)), data)

    def dangling(self) -> Case:
        path = self._path()
        path.symlink_to(self._folder / "nowhere")
        return Case(NewFile.at(path), None)

    def loop(self) -> Case:
        path = self._path()
        path.symlink_to(path)
        return Case(NewFile.at(path), None)

    def to_device(self) -> Case:
        path = self._path("零.bin")
        path.symlink_to("/dev/zero")
        return Case(NewFile.at(path), None)

    def pipe(self) -> Case:
        path = self._path()
        os.mkfifo(path)
        return Case(NewFile.at(path), None)

    def socket(self) -> Case:
        path = self._path("s")
        here = Path.cwd()
        os.chdir(path.parent)  # the path of a socket may not be long
        try:
            with socket.socket(socket.AF_UNIX) as listening:
                listening.bind(path.name)
        finally:
            os.chdir(here)
        return Case(NewFile.at(path), None)

    def a_folder(self) -> Case:
        path = self._path()
        path.mkdir()
        return Case(NewFile.at(path), None)

    def unreadable(self) -> Case:
        data = self._noise()
        path = self._written(data)
        path.chmod(0)
        return Case(NewFile.at(path), data if os.access(path, os.R_OK) else None)  # root reads all

    def gone(self) -> Case:
        path = self._written(b"1")
        path.unlink()
        return Case(NewFile.at(path), None)

    def unlinked(self) -> Case:
        """Deleted while it is read: the system keeps it until it is closed."""
        data = self._rng.randbytes(PART + 1)
        path = self._written(data)
        return Case(NewFile.at(path), data, lambda: path.unlink(missing_ok=True))

    def cut(self) -> Case:
        path = self._written(self._rng.randbytes(PART + 1))
        return Case(NewFile.at(path), None, lambda: os.truncate(path, 10))

    def growing(self) -> Case:
        path = self._written(self._rng.randbytes(PART + 1))

        def grow() -> None:
            with path.open("ab") as stream:
                stream.write(b"more")

        return Case(NewFile.at(path), None, grow)

    def altered(self) -> Case:
        """The first part is written anew after it was read."""
        path = self._written(self._rng.randbytes(PART + 1))

        def alter() -> None:
            with path.open("r+b") as stream:
                stream.write(b"other")

        return Case(NewFile.at(path), None, alter)


_STARTS = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile", "os.fork"}


class _Ear:
    """Hears of every program that Python starts; a hook cannot be taken away again."""

    def __init__(self) -> None:
        self.is_listening = False
        self.heard: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, _: object) -> None:
        if self.is_listening and event in _STARTS:
            self.heard.append(event)


_EAR = _Ear()


@contextmanager
def nothing_started() -> Iterator[None]:
    """Fails when the program starts any other program."""
    _EAR.is_listening = True
    try:
        yield
    finally:
        _EAR.is_listening = False
    assert _EAR.heard == []


def run(ledger: Ledger, unit: Unit, folder: Path, count: int, seed: int) -> Counter[str]:
    """Drop the files one after the other, then look at all that is kept. Returns what happened."""
    source = folder / "in"
    source.mkdir()
    places = [
        EvidencePlace(unit.id, *find_milestone(ledger, number))
        for number in ("一.3.1", "一.3.2", "一.3.3", "一.3.4")
    ]
    wanted: Counter[tuple[EvidencePlace, str]] = Counter()
    outcome: Counter[str] = Counter()
    with nothing_started():
        for number, case in enumerate(Maker(source, seed).cases(count)):
            place = places[number % len(places)]
            outcome[drop(ledger, case, place)] += 1
            if case.expected is not None:
                wanted[place, sha256(case.expected)] += 1
        found = placed(ledger)
        assert {(one.place, one.item.sha256) for one in found} == set(wanted)
        assert len(found) == len(wanted)
        outcome += take_out_again(ledger, found, folder)
    assert not (folder / RAN).exists()
    assert findings(ledger) == []
    return outcome


def drop(ledger: Ledger, case: Case, place: EvidencePlace) -> str:
    """Add one file as the window does. Returns what became of it."""
    meddle = [case.meddle] if case.meddle is not None else []

    def progress(done: int, total: int) -> None:
        while meddle:
            meddle.pop()()

    kept = keep_each(ledger, [case.file], progress)
    if case.expected is None:
        (error,) = kept.refused
        require_sentence(error, case.file.name)
        return "refused"
    assert kept.refused == ()
    ((file, content),) = [(one.file, one.content) for one in kept.files]
    try:
        ledger.apply(attaching(ledger, [file], [content], [place]), AT)
    except KnownError as error:
        require_sentence(error, "已有同样的佐证材料")
        return "there already"
    return "taken"


def require_sentence(error: KnownError, name: str) -> None:
    words = str(error)
    assert shown_name(name) in words
    assert words.isprintable()
    assert words.endswith("。")


def take_out_again(ledger: Ledger, found: list[Placed], folder: Path) -> Counter[str]:
    """Everything comes back byte for byte, opened or saved, in a folder and in a zip."""
    outcome: Counter[str] = Counter()
    for one in found:
        try:
            copy = open_copy(ledger, one.item.id, folder / "opened")
        except NotOpened as error:
            require_sentence(error, one.item.name)
            copy = folder / "saved"
            save_copy(ledger, one.item.id, copy)
            outcome["saved only"] += 1
        else:
            outcome["opened"] += 1
            assert stat.S_IMODE(copy.stat().st_mode) == stat.S_IRUSR
            assert not copy.name.lower().endswith(tuple(f".{ending}" for ending in RUNS))
            assert not copy.read_bytes().startswith(b"#!")
        assert sha256(copy.read_bytes()) == one.item.sha256
    assert export(ledger, folder / "all").files == len(found)
    exported = folder / "all"
    with (exported / INDEX).open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["SHA-256"] for row in rows] == [one.item.sha256 for one in found]
    for row in rows:
        path = exported / row["文件"].removeprefix("'")
        assert sha256(path.read_bytes()) == row["SHA-256"]
        assert not path.stat().st_mode & 0o111
    assert export(ledger, folder / "all.zip").files == len(found)
    with zipfile.ZipFile(folder / "all.zip") as archive:
        names = archive.namelist()
        assert len(names) == len({name.casefold() for name in names}) == len(found) + 1
        hashes = {name: sha256(archive.read(name)) for name in names}
    assert all(hashes[row["文件"].removeprefix("'")] == row["SHA-256"] for row in rows)
    return outcome


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_a_hundred_and_fifty(ledger: Ledger, quality: Unit, tmp_path: Path) -> None:
    outcome = run(ledger, quality, tmp_path, 150, 1)
    assert min(outcome[what] for what in ("taken", "refused", "opened", "saved only")) > 15
    assert outcome["there already"] > 0


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 6))
def test_five_hundred(ledger: Ledger, quality: Unit, tmp_path: Path, seed: int) -> None:
    run(ledger, quality, tmp_path, 500, seed)


@pytest.mark.slow
def test_200_mb_among_them(ledger: Ledger, quality: Unit, tmp_path: Path) -> None:
    """Sparse and of noise; one of them deleted, one cut short, while they are read."""
    place = EvidencePlace(quality.id, *find_milestone(ledger, "一.3.2"))
    size = 200 * 10**6
    for number, (what, taken) in enumerate((("", True), ("unlink", True), ("cut", False))):
        path = tmp_path / f"录像{number}.mp4"
        with path.open("wb") as stream:
            stream.write(random.Random(number).randbytes(3 * 10**6))
            stream.truncate(size)
        whole = hashlib.sha256(path.read_bytes()).hexdigest()
        meddle = {"unlink": path.unlink, "cut": lambda p=path: os.truncate(p, 99), "": None}[what]
        case = Case(NewFile.at(path), b"" if taken else None, meddle)
        assert drop(ledger, case, place) == ("taken" if taken else "refused")
        if taken:
            one = placed(ledger)[-1]
            assert (one.item.size, one.item.sha256) == (size, whole)
            save_copy(ledger, one.item.id, tmp_path / "saved.mp4")
            saved = (tmp_path / "saved.mp4").read_bytes()
            assert hashlib.sha256(saved).hexdigest() == whole
    assert findings(ledger) == []
