"""The schema refuses what must not be, whoever writes."""

from __future__ import annotations

import sqlite3

import pytest

from taizhang.ledger.probe import APPLICATION_ID
from taizhang.ledger.store import SCHEMA_VERSION, Ledger


def test_file_says_what_it_is(ledger: Ledger) -> None:
    assert ledger.rows("PRAGMA application_id") == [(APPLICATION_ID,)]
    assert ledger.rows("PRAGMA user_version") == [(SCHEMA_VERSION,)]


def test_every_commit_is_synced_and_references_are_held(ledger: Ledger) -> None:
    assert ledger.rows("PRAGMA journal_mode") == [("wal",)]
    assert ledger.rows("PRAGMA synchronous") == [(2,)]
    assert ledger.rows("PRAGMA foreign_keys") == [(1,)]


def test_every_table_is_strict(ledger: Ledger) -> None:
    tables = ledger.rows(
        "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    )
    assert len(tables) >= 12
    assert all(strict for _, strict in tables)


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO progress VALUES (1, 1, '做完了', NULL, NULL, '')",
        "INSERT INTO progress VALUES (1, 1, '已完成', NULL, NULL, '')",
        "INSERT INTO progress VALUES (1, 1, '已完成', '2012-13-01', NULL, '')",
        "INSERT INTO progress VALUES (1, 1, '进行中', '2012-10-01', NULL, '')",
        "INSERT INTO progress VALUES (1, 1, '不适用', NULL, NULL, '')",
        "INSERT INTO progress VALUES (1, 1, '进行中', NULL, NULL, '理由')",
        "INSERT INTO progress VALUES (1, 1, '进行中', NULL, '很多', '')",
        "INSERT INTO progress VALUES (99999, 1, '进行中', NULL, NULL, '')",
        "INSERT INTO progress VALUES (1, 99999, '进行中', NULL, NULL, '')",
        "INSERT INTO assignment VALUES (1, 5, '主办', 9)",
        "UPDATE plan SET validity = '不明'",
        "UPDATE target SET high = low - 1",
    ],
)
def test_refused(ledger: Ledger, sql: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        ledger.connection.execute(sql)
