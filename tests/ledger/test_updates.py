"""A new version of the program comes as a file: what it does to ledgers, and the old one to its."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from taizhang.cli.main import taizhang
from taizhang.errors import KnownError
from taizhang.ledger import backups, store
from taizhang.ledger.backups import Reason
from taizhang.ledger.store import SCHEMA_VERSION, open_ledger
from tests.conftest import DATA


def version(path: Path) -> int:
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as file:
        found: int = file.execute("PRAGMA user_version").fetchone()[0]
        return found


OLDER = [p for p in sorted((DATA / "released").glob("*.ledger")) if version(p) < SCHEMA_VERSION]


@pytest.mark.parametrize("released", OLDER, ids=lambda p: p.stem)
def test_a_newer_program_backs_an_older_ledger_up_before_it_opens_it(
    released: Path, tmp_path: Path
) -> None:
    path = tmp_path / "本级.ledger"
    shutil.copyfile(released, path)
    open_ledger(path).close()
    assert version(path) == SCHEMA_VERSION
    (backup,) = backups.backups(path)
    assert (backup.reason, version(backup.path)) == (Reason.MIGRATION, version(released))
    with closing(sqlite3.connect(released)) as old, closing(sqlite3.connect(backup.path)) as kept:
        assert list(old.iterdump()) == list(kept.iterdump())


@pytest.mark.parametrize("older", range(1, SCHEMA_VERSION))
def test_an_older_program_refuses_a_newer_ledger(
    older: int, ledger_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "SCHEMA_VERSION", older)
    data = ledger_path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(KnownError, match=r"由更新版本的程序建立的。请升级后再打开它。"):
            open_ledger(ledger_path, read_only=read_only)
    told = CliRunner().invoke(taizhang, ["--ledger", str(ledger_path), "units"])
    assert told.exit_code == 1
    assert told.stderr == "错误：台账“a.ledger”是由更新版本的程序建立的。请升级后再打开它。\n"
    assert ledger_path.read_bytes() == data
    assert [p.name for p in ledger_path.parent.iterdir()] == ["a.ledger"]
