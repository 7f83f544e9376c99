"""Opening and making ledgers: what is none is refused and left as it was."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from taizhang.errors import KnownError
from taizhang.ledger.facts import plan_facts
from taizhang.ledger.plans import create_ledger, open_or_create
from taizhang.ledger.store import open_ledger
from taizhang.plan.model import Plan


def foreign_sqlite(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()


def newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA application_id = {0x545A4C47}")
        connection.execute("PRAGMA user_version = 99")
        connection.execute("CREATE TABLE t (x)")
    connection.close()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda p: p.write_bytes(b""), "不是台账文件"),
        (lambda p: p.write_text("你好"), "不是台账文件"),
        (lambda p: p.write_bytes(b"%PDF-1.7\n" + bytes(5000)), "不是台账文件"),
        (lambda p: p.write_bytes(b"SQLite format 3\0"), "不是台账文件"),
        (foreign_sqlite, "不是台账文件"),
        (newer, "更新版本"),
        (lambda p: p.mkdir(), "文件夹"),
    ],
)
def test_what_is_no_ledger_is_refused_and_untouched(
    tmp_path: Path, make: Callable[[Path], object], said: str
) -> None:
    path = tmp_path / "x.ledger"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(KnownError, match=said):
        open_ledger(path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["x.ledger"]
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_damaged_ledger_is_a_sentence(ledger_path: Path) -> None:
    content = bytearray(ledger_path.read_bytes())
    content[4096 : 4096 * 8] = bytes(4096 * 7)
    ledger_path.write_bytes(content)
    with pytest.raises(KnownError, match="损坏"):
        plan_facts(open_ledger(ledger_path))


def test_made_with_the_plan_on_first_use(tmp_path: Path, plan: Plan) -> None:
    path = tmp_path / "new" / "folder" / "[1] 台账.ledger"
    ledger = open_or_create(path, lambda: plan)
    assert plan_facts(ledger) == plan.facts
    ledger.close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_an_existing_file_is_never_replaced(tmp_path: Path, plan: Plan) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("mine")
    with pytest.raises(KnownError, match="已经存在"):
        create_ledger(path, plan)
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_a_file_is_a_sentence(tmp_path: Path, plan: Plan) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(KnownError, match="建不了文件夹"):
        create_ledger(tmp_path / "file" / "a.ledger", plan)


def test_a_path_that_is_too_long_for_sqlite_names_the_ledger(tmp_path: Path, plan: Plan) -> None:
    folder = tmp_path.joinpath(*["很长的文件夹名字" * 5] * 10)  # SQLite takes 512 bytes, or 1,040
    with pytest.raises(KnownError, match=r"打不开台账“长\.ledger”.*路径是否太长"):
        create_ledger(folder / "长.ledger", plan)
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_a_sentence(
    tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Tests may run as root, whom no permission hinders.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(KnownError, match="不能写入"):
        create_ledger(tmp_path / "a.ledger", plan)
    assert list(tmp_path.iterdir()) == []
