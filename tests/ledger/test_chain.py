"""A journal line that was altered, removed or moved is found and named."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from taizhang.ledger import chain
from taizhang.ledger.agencies import Unit
from taizhang.ledger.changes import Tick, Untick
from taizhang.ledger.store import Ledger
from tests.conftest import AT


@pytest.fixture
def long_journal(ledger: Ledger, quality: Unit) -> Ledger:
    for day in range(1, 6):
        ledger.apply(Tick(1, quality.id, date(2012, 9, day)), AT)
    ledger.apply(Untick(1, quality.id), AT)
    ledger.undo(AT)
    return ledger


def force(ledger: Ledger, *statements: str) -> None:
    """Write behind the program's back, as someone with an SQLite shell would."""
    for trigger in ("journal_is_never_altered", "journal_is_never_shortened"):
        ledger.connection.execute(f"DROP TRIGGER {trigger}")
    ledger.connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        ledger.connection.execute(statement)


def test_an_untouched_journal_holds(long_journal: Ledger) -> None:
    assert list(chain.broken(long_journal)) == []
    assert chain.head(long_journal)[0] == 7


@pytest.mark.parametrize("line", [1, 3, 7])
@pytest.mark.parametrize("column", [c for c in chain.COLUMNS if c != "id"])
def test_an_altered_line_is_named(long_journal: Ledger, line: int, column: str) -> None:
    new = {
        "kind": "'redo'",
        "undoes": "1",
        "edits": "replace(edits, '2012', '2013')",
        "agency_id": "agency_id + 1",
        "task_id": "2",
        "milestone_id": "2",
    }.get(column, f"{column} || 'x'")
    force(
        long_journal,
        "PRAGMA ignore_check_constraints = ON",
        f"UPDATE journal SET {column} = {new} WHERE id = {line}",
    )
    changed = long_journal.rows(f"SELECT {column} FROM journal WHERE id = {line}")
    (sentence, *_) = chain.broken(long_journal)
    assert f"第 {line} 行" in sentence, changed


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        (["DELETE FROM journal WHERE id = 1"], "缺少第 1 行"),
        (["DELETE FROM journal WHERE id IN (3, 4)"], "缺少第 3 至第 4 行"),
        (["DELETE FROM journal WHERE id = 7"], "缺少第 7 行"),
        (["DELETE FROM journal"], "缺少第 1 至第 7 行"),
        (
            [
                "UPDATE journal SET id = 100 WHERE id = 2",
                "UPDATE journal SET id = 2 WHERE id = 3",
                "UPDATE journal SET id = 3 WHERE id = 100",
            ],
            "第 2 行",
        ),
    ],
)
def test_removed_and_moved_lines_are_named(
    long_journal: Ledger, statements: list[str], said: str
) -> None:
    force(long_journal, *statements)
    assert said in next(iter(chain.broken(long_journal)))


@pytest.mark.parametrize("sql", ["UPDATE journal SET at = ''", "DELETE FROM journal"])
def test_the_file_itself_refuses_to_alter_its_journal(long_journal: Ledger, sql: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="only added to"):
        long_journal.connection.execute(sql)
