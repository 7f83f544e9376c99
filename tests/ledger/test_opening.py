"""What cannot be trusted is never written to, and said in one sentence."""

from __future__ import annotations

import random
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from taizhang.errors import KnownError
from taizhang.ledger import backups
from taizhang.ledger.backups import Reason
from taizhang.ledger.probe import APPLICATION_ID, reading, version_of
from taizhang.ledger.store import SCHEMA_VERSION, Ledger, open_ledger
from taizhang.ledger.trouble import DamagedLedger
from tests.conftest import AT

PAGE = 4096


def cut(part: float) -> Callable[[bytes], bytes]:
    return lambda data: data[: int(len(data) * part)]


def page(number: int, content: bytes = bytes(PAGE)) -> Callable[[bytes], bytes]:
    start = (number - 1) * PAGE
    return lambda data: data[:start] + content + data[start + PAGE :]


NOISE = random.Random(3).randbytes(PAGE)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (cut(0.5), "不完整"),
        (cut(0.99), "不完整"),
        (lambda data: data[:PAGE], "不完整"),
        (lambda data: data[:-1], "不完整"),
        (page(2), "读不出来"),
        (page(20), "读不出来"),
        (page(20, NOISE), "读不出来"),
        (lambda data: data[:100] + bytes(PAGE - 100) + data[PAGE:], "读不出来"),
    ],
)
def test_a_damaged_ledger_is_said_and_untouched(
    ledger_path: Path, damage: Callable[[bytes], bytes], said: str
) -> None:
    data = damage(ledger_path.read_bytes())
    ledger_path.write_bytes(data)
    with pytest.raises(DamagedLedger, match=said) as caught:
        open_ledger(ledger_path)
    assert caught.value.path == ledger_path
    assert "备份" in str(caught.value)
    assert "抢救" in str(caught.value)
    assert ledger_path.read_bytes() == data
    assert [p.name for p in ledger_path.parent.iterdir()] == ["a.ledger"]


def test_a_ledger_without_its_header_is_known_by_its_backups(ledger: Ledger) -> None:
    made = backups.make(ledger, Reason.MANUAL, AT)
    ledger.close()
    ledger.path.write_bytes(bytes(PAGE) + ledger.path.read_bytes()[PAGE:])
    with pytest.raises(DamagedLedger, match="文件头"):
        open_ledger(ledger.path)
    assert backups.newest_good(ledger.path) == made


@pytest.mark.parametrize("version", [0, 1])
def test_an_application_id_alone_makes_no_ledger(tmp_path: Path, version: int) -> None:
    path = tmp_path / "x.ledger"
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TABLE plan (x)")
        file.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        file.execute(f"PRAGMA user_version = {version}")
    data = path.read_bytes()
    with pytest.raises(KnownError, match="不是台账文件"):
        open_ledger(path)
    assert path.read_bytes() == data
    assert [p.name for p in tmp_path.iterdir()] == ["x.ledger"]


def test_a_newer_one_is_untouched(ledger_path: Path) -> None:
    with closing(sqlite3.connect(ledger_path)) as file:
        file.execute("PRAGMA user_version = 99")
    data = ledger_path.read_bytes()
    with pytest.raises(KnownError, match="更新版本"):
        open_ledger(ledger_path)
    assert ledger_path.read_bytes() == data
    assert [p.name for p in ledger_path.parent.iterdir()] == ["a.ledger"]


def test_what_the_log_holds_is_no_damage(ledger: Ledger, tmp_path: Path) -> None:
    """After a crash the file alone can be in the middle of a checkpoint."""
    ledger.connection.execute("INSERT INTO setting VALUES ('reporter', '张三')")
    copy = tmp_path / "copy.ledger"
    shutil.copyfile(ledger.path, copy)
    shutil.copyfile(f"{ledger.path}-wal", f"{copy}-wal")
    again = open_ledger(copy)
    assert again.rows("SELECT value FROM setting") == [("张三",)]
    again.close()


def test_a_text_that_is_no_text_any_more_is_damage_not_a_bug(ledger_path: Path) -> None:
    mark = "关于印发".encode()
    data = ledger_path.read_bytes()
    assert mark in data
    ledger_path.write_bytes(data.replace(mark, b"\xff" + mark[1:]))
    ledger = open_ledger(ledger_path)
    with pytest.raises(DamagedLedger, match="读不出来"):
        ledger.rows("SELECT * FROM plan")
    ledger.close()


@pytest.mark.parametrize("name", ["a b.ledger", "台账 100%?.ledger", "#1&mode=rwc.ledger"])
def test_any_name(ledger_path: Path, name: str) -> None:
    path = ledger_path.with_name(name)
    ledger_path.rename(path)
    assert version_of(path, SCHEMA_VERSION) == SCHEMA_VERSION
    with closing(reading(path)) as file:
        assert file.execute("SELECT count(*) FROM plan").fetchone() == (1,)
    assert [p.name for p in path.parent.iterdir()] == [name]


def test_a_second_look_does_not_drop_the_locks_of_an_open_ledger(ledger: Ledger) -> None:
    """On POSIX systems, closing a file drops the locks that the process holds on it."""
    import subprocess
    import sys

    ledger.connection.execute("PRAGMA journal_mode = DELETE")
    with ledger.transaction():
        version_of(ledger.path, SCHEMA_VERSION)
        code = (
            "import sqlite3, sys\n"
            "sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)"
            ".execute('BEGIN IMMEDIATE')\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, str(ledger.path)], capture_output=True, check=False
        )
        assert b"locked" in done.stderr


def test_the_look_is_cheap(ledger_path: Path) -> None:
    version_of(ledger_path, SCHEMA_VERSION)
    start = time.perf_counter()
    for _ in range(10):
        version_of(ledger_path, SCHEMA_VERSION)
    assert (time.perf_counter() - start) / 10 < 0.02  # measured: 0.0007
