"""Which SQLite writes the ledgers, and which schema: for the about box and for reports."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from taizhang import paths
from taizhang.errors import KnownError
from taizhang.ledger import migrations
from taizhang.ledger.store import SCHEMA_VERSION


def sqlite_version() -> str:
    """The version of the SQLite library."""
    return sqlite3.sqlite_version


def schema_version() -> int:
    """The version of the ledgers that this program makes."""
    return SCHEMA_VERSION


def check_schema() -> None:
    """See that all migrations lead to what ``db/schema.sql`` makes.

    Raises:
        KnownError: one of them is missing, damaged, or of another version than this program.
    """
    steps = migrations.steps()
    if len(steps) != SCHEMA_VERSION:
        raise KnownError(
            "升级台账的步骤应有 {0} 个，找到 {1} 个。请重新安装本程序。", SCHEMA_VERSION, len(steps)
        )
    with (
        closing(sqlite3.connect(":memory:", isolation_level=None)) as stepped,
        closing(sqlite3.connect(":memory:")) as whole,
    ):
        try:
            migrations.build(stepped, SCHEMA_VERSION)
            whole.executescript(paths.schema().read_text(encoding="utf-8"))
        except sqlite3.Error as error:
            raise KnownError("台账结构文件损坏了（{0}）。请重新安装本程序。", error) from error
        if _names(stepped) != _names(whole):
            raise KnownError("“{0}”与升级台账的步骤不一致。请重新安装本程序。", paths.schema().name)


def _names(file: sqlite3.Connection) -> set[tuple[str, str]]:
    return set(file.execute("SELECT type, name FROM sqlite_schema"))
