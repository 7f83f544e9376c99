"""Hostile sources: nothing is half kept, and what hinders is one sentence."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from taizhang.errors import KnownError
from taizhang.ledger import evidence_store
from taizhang.ledger.agencies import Unit
from taizhang.ledger.evidence import EvidencePlace
from taizhang.ledger.evidence_adding import NewFile, attach
from taizhang.ledger.evidence_content import PART, is_whole
from taizhang.ledger.evidence_store import keep, keep_file
from taizhang.ledger.find import find_milestone
from taizhang.ledger.soundness import findings
from taizhang.ledger.store import Ledger
from tests.conftest import AT


def nothing_kept(ledger: Ledger) -> bool:
    return ledger.rows("SELECT 1 FROM evidence_content UNION SELECT 1 FROM evidence_part") == []


class Failing(io.BytesIO):
    """A file that is taken away: reading fails in its middle, the first or the second time."""

    def __init__(self, size: int, after: int) -> None:
        super().__init__(b"a" * size)
        self.left = after

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self.left -= len(data)
        if self.left < 0:
            raise OSError(5, "Input/output error")
        return data


class Changing(io.BytesIO):
    """A file that another program writes: the second reading finds other bytes, or more of them."""

    def __init__(self, first: bytes, second: bytes) -> None:
        super().__init__(first)
        self.second: bytes | None = second

    def seek(self, offset: int, whence: int = 0, /) -> int:
        if self.second is not None and self.tell() == len(self.getvalue()) and self.begun:
            self.__init__(self.second, b"")  # type: ignore[misc]
            self.second = None
        self.begun = whence == 0
        return super().seek(offset, whence)

    begun = False


@pytest.mark.parametrize("after", [0, PART, 3 * PART, 4 * PART, 5 * PART])
def test_gone_in_the_middle(ledger: Ledger, after: int) -> None:
    with pytest.raises(KnownError, match=r"“材料\.bin”读不了：.*没有添加它"):
        keep(ledger, Failing(3 * PART, after), "材料.bin")
    assert nothing_kept(ledger)
    assert not ledger.connection.in_transaction


@pytest.mark.parametrize("second", [b"b" * 100, b"a" * 99, b"a" * (2 * PART), b""])
def test_changed_between_the_readings(ledger: Ledger, second: bytes) -> None:
    with pytest.raises(KnownError, match="在读取时有变动"):
        keep(ledger, Changing(b"a" * 100, second), "a")
    assert nothing_kept(ledger)


def test_all_files_or_none(ledger: Ledger, quality: Unit, tmp_path: Path) -> None:
    place = EvidencePlace(quality.id, *find_milestone(ledger, "一.3.2"))
    good, gone = tmp_path / "a.txt", tmp_path / "b.txt"
    good.write_bytes(b"1")
    with pytest.raises(KnownError, match=r"“b\.txt”读不了：找不到该位置"):
        attach(ledger, [NewFile.at(good), NewFile.at(gone)], [place], AT)
    assert nothing_kept(ledger)
    assert ledger.undoable() is None
    with pytest.raises(KnownError, match="请选择"):
        attach(ledger, [], [place], AT)


def test_what_was_kept_before_is_not_dropped(ledger: Ledger, quality: Unit, tmp_path: Path) -> None:
    place = EvidencePlace(quality.id, *find_milestone(ledger, "一.3.2"))
    attach(ledger, [NewFile("a.txt", b"1")], [place], AT)
    ledger.undo(AT)
    ledger.connection.execute("UPDATE evidence_part SET bytes = x'00'")
    with pytest.raises(KnownError):  # makes it whole, and then fails at the second
        attach(ledger, [NewFile("a.txt", b"1"), NewFile.at(tmp_path / "b")], [place], AT)
    ledger.redo(AT)
    assert findings(ledger) == []


@pytest.mark.skipif(os.name != "posix", reason="pipes and rights as POSIX has them")
def test_no_plain_files(ledger: Ledger, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, why in (
        (tmp_path, "文件夹"),
        (tmp_path / "pipe", "不是普通文件"),
        (Path("/dev/zero"), "不是普通文件"),
        (tmp_path / ("x" * 300), "文件名太长"),
        (tmp_path / "a\0b", "“a"),
    ):
        with pytest.raises(KnownError, match=why):
            keep_file(ledger, path)
    assert nothing_kept(ledger)


def test_limits(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence_store, "MOST_FILE", 1_000_000)
    with pytest.raises(KnownError, match=r"“大\.mp4”超过 1 MB，没有添加"):
        keep(ledger, io.BytesIO(b"a" * 1_000_001), "大.mp4")
    keep(ledger, io.BytesIO(b"a" * 1_000_000), "a")
    monkeypatch.setattr(evidence_store, "MOST_LEDGER", evidence_store.held(ledger) + 99)
    with pytest.raises(KnownError, match="台账放不下“b”"):
        keep(ledger, io.BytesIO(b"b" * 100), "b")
    assert keep(ledger, io.BytesIO(b"a" * 1_000_000), "c").fresh is False  # is there already


def test_the_disk_is_looked_at_first(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(0, 0, 9_000_000))
    with pytest.raises(KnownError, match=r"只剩 9 MB，添加“b”要 10 MB"):
        keep(ledger, io.BytesIO(b"b" * 1_000_000), "b")
    assert nothing_kept(ledger)


def test_a_full_disk_in_the_middle(ledger: Ledger) -> None:
    ((pages,),) = ledger.rows("PRAGMA page_count")
    ledger.connection.execute(f"PRAGMA max_page_count = {pages + 300}")
    with pytest.raises(KnownError, match="磁盘已满"):
        keep(ledger, io.BytesIO(os.urandom(3 * PART)), "b")
    assert nothing_kept(ledger)
    assert keep(ledger, io.BytesIO(b"a"), "a").fresh


def test_cancelled(ledger: Ledger) -> None:
    class Cancel(Exception):
        pass

    seen: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        seen.append((done, total))
        if len(seen) == 5:
            raise Cancel

    with pytest.raises(Cancel):
        keep(ledger, io.BytesIO(b"a" * 4 * PART), "a", progress)
    assert seen == [(n * PART, 8 * PART) for n in range(1, 6)]
    assert nothing_kept(ledger)


def test_added_again_it_is_whole_again(ledger: Ledger) -> None:
    kept = keep(ledger, io.BytesIO(b"a" * 3 * PART), "a")
    ledger.connection.execute("DELETE FROM evidence_part WHERE number = 2")
    assert not is_whole(ledger.rows, kept.id)
    assert any("内容已损坏" in sentence for sentence in findings(ledger))
    again = keep(ledger, io.BytesIO(b"a" * 3 * PART), "a")
    assert (again.id, again.fresh) == (kept.id, True)
    assert findings(ledger) == []


def test_read_only(ledger: Ledger) -> None:
    ledger.read_only = True
    with pytest.raises(KnownError, match="只读"):
        keep(ledger, io.BytesIO(b"a"), "a")


def test_a_stream_without_places(ledger: Ledger) -> None:
    reading, writing = os.pipe()
    os.close(writing)
    with (
        os.fdopen(reading, "rb") as stream,
        pytest.raises(KnownError, match="读不了"),
    ):
        keep(ledger, stream, "a")


CHILD = """
import re, sys
from pathlib import Path
from taizhang.ledger.evidence_content import is_whole
from taizhang.ledger.evidence_store import keep_file
from taizhang.ledger.store import open_ledger

def peak():  # of this program alone: ru_maxrss counts its parent's before it started
    return int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])

ledger = open_ledger(Path(sys.argv[1]))
small = Path(sys.argv[3])
small.write_bytes(b"a")
keep_file(ledger, small)
before = peak()
kept = keep_file(ledger, Path(sys.argv[2]))
assert is_whole(ledger.rows, kept.id)
print(kept.size, peak() - before)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
@pytest.mark.parametrize("filled", [False, True], ids=["sparse", "noise"])
def test_200_mb_in_little_memory(ledger_path: Path, tmp_path: Path, filled: bool) -> None:
    big = tmp_path / "big.bin"
    with big.open("wb") as file:
        if filled:
            for _ in range(200):
                file.write(os.urandom(10**6))
        file.truncate(200 * 10**6)
    command = [sys.executable, "-c", CHILD, str(ledger_path), str(big), str(tmp_path / "small")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    size, grown = map(int, done.stdout.split())
    assert size == 200 * 10**6
    assert 0 < grown < 20_000
    log = Path(f"{ledger_path}-wal")
    assert not log.exists() or log.stat().st_size < 10**6


def test_the_log_gives_its_room_back(ledger: Ledger) -> None:
    keep(ledger, io.BytesIO(os.urandom(9_000_000)), "a")
    assert Path(f"{ledger.path}-wal").stat().st_size == 0
