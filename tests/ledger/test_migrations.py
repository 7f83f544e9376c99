"""From every released schema to today's: all data, one transaction each, nothing on a failure."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from taizhang import paths
from taizhang.errors import KnownError
from taizhang.ledger import backups, migrations, restoring, store
from taizhang.ledger.agencies import unit_by_name
from taizhang.ledger.backups import Reason
from taizhang.ledger.find import find_milestone
from taizhang.ledger.pace import Pace
from taizhang.ledger.probe import backups_folder
from taizhang.ledger.record import PaceOverride
from taizhang.ledger.records import milestone_record
from taizhang.ledger.scheme import scheme
from taizhang.ledger.soundness import findings
from taizhang.ledger.status import Status
from taizhang.ledger.store import SCHEMA_VERSION, Ledger, open_ledger
from tests.conftest import DATA

RELEASED = sorted((DATA / "released").glob("*.ledger"))


def described(file: sqlite3.Connection) -> tuple[object, ...]:
    """The schema without its comments and line breaks, and what the header says."""
    rows = file.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name")
    schema = [(*names, normal(sql)) for *names, sql in rows]
    pragmas = ("application_id", "user_version", "encoding", "auto_vacuum", "page_size")
    return schema, [file.execute(f"PRAGMA {name}").fetchone() for name in pragmas]


def normal(sql: str | None) -> str:
    sql = re.sub(r"\s+", " ", re.sub(r"--[^\n]*", "", sql or ""))
    sql = sql.replace(" )", ")")  # where the last column was dropped, a blank is missing
    return sql.replace('"', "").strip()  # a table that was remade is written with quotes


def test_all_migrations_make_the_schema() -> None:
    with (
        closing(sqlite3.connect(":memory:", isolation_level=None)) as stepped,
        closing(sqlite3.connect(":memory:")) as whole,
    ):
        migrations.build(stepped, SCHEMA_VERSION)
        whole.executescript(paths.schema().read_text(encoding="utf-8"))
        assert described(stepped) == described(whole)


def test_migrations_are_numbered_and_stand_by_themselves() -> None:
    steps = migrations.steps()
    assert len(steps) == SCHEMA_VERSION
    assert [step.name[:5] for step in steps] == [f"{n:04}_" for n in range(1, len(steps) + 1)]
    for step in steps:
        text = step.read_text(encoding="utf-8")
        assert "taizhang" not in text if step.suffix == ".py" else True
        assert not re.search(r"^\s*(COMMIT|ROLLBACK|BEGIN\s+(IMMEDIATE|TRANSACTION))", text, re.M)


def test_every_released_version_has_its_file() -> None:
    versions = set()
    for path in RELEASED:
        with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as file:
            versions |= {file.execute("PRAGMA user_version").fetchone()[0]}
    assert versions == set(range(1, SCHEMA_VERSION + 1))


@pytest.mark.parametrize("released", RELEASED, ids=lambda p: p.stem)
def test_a_released_ledger_opens_with_its_data(released: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    shutil.copyfile(released, path)
    ledger = open_ledger(path)
    assert ledger.rows("PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert findings(ledger) == []
    unit = unit_by_name(ledger, "省质监局")
    ((task, milestone),) = ledger.rows("SELECT task_id, id FROM milestone WHERE number = '一.3.2'")
    record = milestone_record(ledger, unit.id, task, milestone)
    assert (record.status, str(record.completed_on)) == (Status.DONE, "2012-09-30")
    assert list(record.notes.texts.values()) == ["办法已经印发，见附件。"]
    assert ledger.undoable() is not None
    ledger.close()


def test_what_version_3_can_hold_opens_with_it(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    shutil.copyfile(DATA / "released" / "0.3.0.ledger", path)
    ledger = open_ledger(path)
    unit = unit_by_name(ledger, "省质监局")
    record = milestone_record(ledger, unit.id, *find_milestone(ledger, "一.3.2"))
    assert (str(record.due), str(record.plan_due)) == ("2013-03-31", "2012-12-31")
    assert [str(change.approved_on) for change in record.deadlines] == ["None", "2012-09-20"]
    assert record.pace_override == PaceOverride(Pace.ON_TIME, "已送审")
    assert [(step.text, str(step.done_on)) for step in record.steps] == [
        ("起草办法", "2012-05-02"),
        ("印发", "None"),
    ]
    assert scheme(ledger) == "蓝橙红"
    ledger.close()


# --- upgrading, with migrations made up for it ----------------------------------------------------


@pytest.fixture
def extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Add a migration after those there are."""
    folder = tmp_path / "migrations"
    shutil.copytree(paths.migrations(), folder)
    monkeypatch.setattr(paths, "migrations", lambda: folder)

    def add(name: str, text: str) -> None:
        number = len(migrations.steps()) + 1
        (folder / f"{number:04}_{name}").write_text(text, encoding="utf-8")
        monkeypatch.setattr(store, "SCHEMA_VERSION", number)
        monkeypatch.setattr(backups, "SCHEMA_VERSION", number)
        monkeypatch.setattr(restoring, "SCHEMA_VERSION", number)

    return add


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir() if p.name != "migrations")


SQL = """
-- A comment; with a semicolon.
CREATE TABLE extra_facts (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TRIGGER evidence_named BEFORE INSERT ON extra_facts
BEGIN
    SELECT RAISE (ABORT, 'no; name') WHERE NEW.name = '';
END;
INSERT INTO extra_facts (name) VALUES ('甲；乙;')
"""
PYTHON = """
def migrate(connection):
    connection.execute("CREATE TABLE spelled (name TEXT) STRICT")
    connection.execute("INSERT INTO spelled VALUES (?)", ("x".upper(),))
"""


def test_an_older_ledger_is_brought_up_to_date_after_a_backup(
    ledger_path: Path, extra: Callable[[str, str], None]
) -> None:
    extra("extra_facts.sql", SQL)
    extra("spelled.py", PYTHON)
    ledger = open_ledger(ledger_path)
    assert ledger.rows("PRAGMA user_version") == [(SCHEMA_VERSION + 2,)]
    assert ledger.rows("SELECT name FROM extra_facts") == [("甲；乙;",)]
    assert ledger.rows("SELECT name FROM spelled") == [("X",)]
    (backup,) = backups.backups(ledger_path)
    assert backup.reason is Reason.MIGRATION
    with closing(sqlite3.connect(backup.path)) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    ledger.close()
    open_ledger(ledger_path).close()
    assert len(backups.backups(ledger_path)) == 1
    assert names(ledger_path.parent) == ["a.ledger", "a.ledger.backups"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("bad.sql", "CREATE TABLE x (y); INSERT INTO nowhere VALUES (1);", "one statement"),
        ("bad.sql", "CREATE TABLE x (y);\nINSERT INTO nowhere VALUES (1);", "no such table"),
        ("bad.sql", "DELETE FROM target;\nDELETE FROM agency;", "references to nothing"),
        ("bad.sql", "CREATE TABLE x (y", "incomplete input"),
        (
            "bad.py",
            "def migrate(connection):\n    connection.execute('DROP VIEW duty')\n    1 / 0",
            "zero",
        ),
    ],
)
def test_a_failing_migration_leaves_the_file_as_it_was(
    ledger_path: Path, extra: Callable[[str, str], None], name: str, text: str, said: str
) -> None:
    before = ledger_path.read_bytes()
    extra("extra_facts.sql", SQL)
    extra(name, text)
    with pytest.raises(KnownError, match="没有升级成") as caught:
        open_ledger(ledger_path)
    assert said in str(caught.value)
    assert ledger_path.read_bytes() == before
    assert names(ledger_path.parent) == ["a.ledger", "a.ledger.backups"]
    assert [b.reason for b in backups.backups(ledger_path)] == [Reason.MIGRATION]


def test_a_migration_is_of_one_piece(tmp_path: Path, extra: Callable[[str, str], None]) -> None:
    extra("bad.sql", "CREATE TABLE x (y);\nINSERT INTO nowhere VALUES (1);")
    with closing(sqlite3.connect(tmp_path / "x.db", isolation_level=None)) as file:
        with pytest.raises(sqlite3.OperationalError):
            migrations.build(file, SCHEMA_VERSION + 1)
        assert not file.in_transaction
        assert file.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert file.execute("SELECT 1 FROM sqlite_schema WHERE name = 'x'").fetchall() == []


def test_without_a_backup_nothing_is_upgraded(
    ledger_path: Path, extra: Callable[[str, str], None]
) -> None:
    before = ledger_path.read_bytes()
    extra("extra_facts.sql", SQL)
    backups_folder(ledger_path).write_text("a file where the folder should be")
    with pytest.raises(KnownError, match="没有备份成"):
        open_ledger(ledger_path)
    assert ledger_path.read_bytes() == before


def test_an_older_backup_is_restored_and_upgraded(
    ledger: Ledger, extra: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.conftest import AT

    old = backups.make(ledger, Reason.MANUAL, AT)
    ledger.close()
    extra("extra_facts.sql", SQL)
    open_ledger(ledger.path).close()
    restoring.restore(ledger.path, old, AT)
    again = open_ledger(ledger.path)
    assert again.rows("SELECT name FROM extra_facts") == [("甲；乙;",)]
    again.close()


def test_a_log_that_holds_the_upgrade_is_seen(
    ledger_path: Path, extra: Callable[[str, str], None]
) -> None:
    """A crash just after an upgrade: the file's own header still says the older version."""
    extra("extra_facts.sql", SQL)
    copy = ledger_path.with_name("copy.ledger")
    with closing(sqlite3.connect(ledger_path, isolation_level=None)) as file:
        file.execute("PRAGMA journal_mode = WAL")
        migrations.build(file, SCHEMA_VERSION + 1)
        for suffix in ("", "-wal"):
            shutil.copyfile(f"{ledger_path}{suffix}", f"{copy}{suffix}")
    ledger = open_ledger(copy)
    assert ledger.rows("SELECT name FROM extra_facts") == [("甲；乙;",)]
    ledger.close()
    assert backups.backups(copy) == []
