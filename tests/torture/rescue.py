"""What is known to be readable in a damaged ledger, and whether salvage read it.

Measured by ``.recover`` of the sqlite3 shell where there is one that has it: named by
TAIZHANG_SQLITE_SHELL, or ``sqlite3`` on the PATH. Debian's has not (it is compiled without
SQLITE_ENABLE_DBPAGE_VTAB), nor apsw's; from Debian's source it is one command:
``gcc -DSQLITE_ENABLE_DBPAGE_VTAB sqlite3.c shell.c -lm``. Without one, by the rows that lie on
untouched pages (`pages`).

A row counts when it is as it was before the damage: what is read from flipped bytes is no rescue.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.torture.harm import PAGE
from tests.torture.pages import Place, places

Row = tuple[str, tuple[Any, ...]]
"""A table and the values of one of its rows."""


def salvager() -> Callable[[Path, Path], object] | None:
    """``taizhang.ledger.salvage.salvage``, None before it is written."""
    try:
        from taizhang.ledger import salvage  # type: ignore[attr-defined,unused-ignore]
    except ImportError:
        return None
    function: Callable[[Path, Path], object] = salvage.salvage
    return function


def shell_with_recover() -> str | None:
    """A sqlite3 shell that can ``.recover``."""
    shell = os.environ.get("TAIZHANG_SQLITE_SHELL") or shutil.which("sqlite3")
    if shell is None:
        return None
    command = [shell, ":memory:", "SELECT count(*) FROM sqlite_dbpage"]
    tried = subprocess.run(command, capture_output=True, check=False)
    helped = subprocess.run([shell, ":memory:", ".recover"], capture_output=True, check=False)
    return shell if tried.returncode == 0 and not helped.returncode else None


def rows_in(path: Path) -> set[Row]:
    """Every row of every table; of a damaged file those that can be read."""
    found: set[Row] = set()
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        connection.text_factory = _as_it_is
        tables = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
            "AND name NOT LIKE 'lost_and_found%'"
        ).fetchall()
        for (table,) in tables:
            rows = connection.execute(f'SELECT * FROM "{table}"').fetchall()
            found |= {(table, row) for row in rows}
    return found


class Readable:
    """Tells for damaged copies of one ledger which of its rows can still be read."""

    def __init__(self, whole: Path) -> None:
        self.shell = shell_with_recover()
        self.rows = rows_in(whole)
        self._whole = whole
        self._content = whole.read_bytes()
        self._places = list(places(whole))
        self._by_key = _by_key(whole)
        self._by_values: dict[tuple[Any, ...], set[str]] = {}
        for table, values in self.rows:
            self._by_values.setdefault(values, set()).add(table)

    @property
    def measure(self) -> str:
        """What it is measured by."""
        return ".recover" if self.shell else "untouched pages"

    def of(self, damaged: Path, work: Path) -> set[Row]:
        """Rows of the whole ledger that can be read in the damaged one."""
        if self.shell is None:
            return self._on_untouched_pages(damaged.read_bytes())
        recovered = self._recovered(damaged, work)
        try:
            return rows_in(recovered) & self.rows | self._found_again(recovered)
        except sqlite3.Error:
            return set()

    def _found_again(self, recovered: Path) -> set[Row]:
        """``.recover`` keeps rows whose table it could not tell apart, by their values only."""
        with closing(sqlite3.connect(f"file:{recovered}?mode=ro", uri=True)) as connection:
            connection.text_factory = _as_it_is
            kept = connection.execute(
                "SELECT name FROM sqlite_schema WHERE name = 'lost_and_found'"
            ).fetchall()
            rows = connection.execute("SELECT * FROM lost_and_found").fetchall() if kept else []
        found = set()
        for _root, _page, length, rowid, *values in rows:
            given = values[:length]
            if rowid is not None and given and given[0] is None:
                given[0] = rowid  # an INTEGER PRIMARY KEY is the rowid, and stored nowhere else
            tables = self._by_values.get(tuple(given), ())
            found |= {(table, tuple(given)) for table in tables}
        return found

    def _on_untouched_pages(self, damaged: bytes) -> set[Row]:
        count = len(self._content) // PAGE
        touched = {
            i + 1
            for i in range(count)
            if damaged[i * PAGE : (i + 1) * PAGE] != self._content[i * PAGE : (i + 1) * PAGE]
        }
        return {self._row(place) for place in self._places if not place.pages & touched}

    def _row(self, place: Place) -> Row:
        return place.table, self._by_key[place.table, place.key]

    def _recovered(self, damaged: Path, work: Path) -> Path:
        assert self.shell is not None
        copy, target = work / "damaged", work / "recovered"
        shutil.copy(damaged, copy)
        target.unlink(missing_ok=True)
        said = subprocess.run([self.shell, str(copy), ".recover"], capture_output=True, check=False)
        subprocess.run(
            [self.shell, str(target)], input=said.stdout, capture_output=True, check=False
        )
        return target


def _as_it_is(raw: bytes) -> str:
    """A damaged text is no reason not to read the others."""
    return raw.decode("utf-8", "surrogateescape")


def _by_key(whole: Path) -> dict[tuple[str, tuple[Any, ...]], tuple[Any, ...]]:
    """Rows by the keys that `pages` finds: the rowid, or the first two columns."""
    found: dict[tuple[str, tuple[Any, ...]], tuple[Any, ...]] = {}
    with closing(sqlite3.connect(f"file:{whole}?mode=ro", uri=True)) as connection:
        tables = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        for table, sql in tables:
            if "WITHOUT ROWID" in sql.upper():
                for row in connection.execute(f'SELECT * FROM "{table}"'):
                    found[table, row[:2]] = row
            else:
                for rowid, *row in connection.execute(f'SELECT rowid, * FROM "{table}"'):
                    found[table, (rowid,)] = tuple(row)
    return found
