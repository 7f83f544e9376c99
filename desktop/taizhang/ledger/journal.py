"""Every change as a line: made, taken back and made again by the rows it held before and after.

Only this module writes what is recorded. A line is never altered: undo and redo add lines of their
own that name the line they are about.
"""

from __future__ import annotations

import getpass
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from taizhang.errors import KnownError

if TYPE_CHECKING:
    from datetime import datetime

    from taizhang.ledger.changes import Change
    from taizhang.ledger.store import Ledger

Row = Mapping[str, Any]

_PRIMARY_KEYS = {
    "progress": ("milestone_id", "agency_id"),
    "note": ("id",),
    "setting": ("key",),
    "agency": ("id",),
}


@dataclass(frozen=True, slots=True)
class RowEdit:
    """One row before and after, whole; None where it does not exist."""

    table: str
    before: Row | None
    after: Row | None

    def reversed(self) -> RowEdit:
        """The edit that takes this one back."""
        return RowEdit(self.table, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change touched; empty when it changed nothing."""

    edits: tuple[RowEdit, ...]

    def touches(self, table: str) -> bool:
        """Whether rows of ``table`` changed."""
        return any(edit.table == table for edit in self.edits)

    def keys(self, table: str, column: str) -> set[Any]:
        """The values of ``column`` in the changed rows of ``table``."""
        rows = (e.after or e.before for e in self.edits if e.table == table)
        return {row[column] for row in rows if row is not None}


@dataclass(frozen=True, slots=True)
class Line:
    """A journal line as the history and the menu name it."""

    id: int
    change: str
    subject: str
    agency_id: int | None


def do(ledger: Ledger, change: Change, at: datetime) -> Changed:
    """Make ``change`` inside the open transaction and write its line."""
    edits = tuple(e for e in change.edits(ledger, at) if e.before != e.after)
    if edits:
        _write(ledger, edits)
        subject, agency_id = change.subject(ledger)
        _append(ledger, at, "do", None, type(change).__name__, subject, agency_id, edits)
    return Changed(edits)


_STANDS = """
    SELECT d.id, d.change, d.subject, d.agency_id FROM journal AS d
    WHERE d.kind = 'do' AND coalesce(
        (SELECT s.kind FROM journal AS s WHERE s.undoes = d.id ORDER BY s.id DESC LIMIT 1), 'redo'
    ) = 'redo'
    ORDER BY d.id DESC LIMIT 1
"""
_TAKEN_BACK = """
    SELECT d.id, d.change, d.subject, d.agency_id
    FROM journal AS u JOIN journal AS d ON d.id = u.undoes
    WHERE u.kind = 'undo' AND u.id > (SELECT max(id) FROM journal WHERE kind = 'do')
      AND u.id = (SELECT max(s.id) FROM journal AS s WHERE s.undoes = d.id)
    ORDER BY u.id DESC LIMIT 1
"""


def undoable(ledger: Ledger) -> Line | None:
    """The latest change that stands."""
    return next((Line(*row) for row in ledger.rows(_STANDS)), None)


def redoable(ledger: Ledger) -> Line | None:
    """What was taken back last, unless something else was done since."""
    return next((Line(*row) for row in ledger.rows(_TAKEN_BACK)), None)


def undo(ledger: Ledger, at: datetime) -> Changed:
    """Take back `undoable`."""
    line = undoable(ledger)
    if line is None:
        raise KnownError("没有可以撤销的操作。")
    edits = tuple(edit.reversed() for edit in reversed(_edits_of(ledger, line)))
    return _again(ledger, line, "undo", edits, at)


def redo(ledger: Ledger, at: datetime) -> Changed:
    """Make `redoable` again."""
    line = redoable(ledger)
    if line is None:
        raise KnownError("没有可以重做的操作。")
    return _again(ledger, line, "redo", _edits_of(ledger, line), at)


def _again(
    ledger: Ledger, line: Line, kind: str, edits: tuple[RowEdit, ...], at: datetime
) -> Changed:
    _write(ledger, edits)
    _append(ledger, at, kind, line.id, line.change, line.subject, line.agency_id, edits)
    return Changed(edits)


def _edits_of(ledger: Ledger, line: Line) -> tuple[RowEdit, ...]:
    ((stored,),) = ledger.rows("SELECT edits FROM journal WHERE id = ?", (line.id,))
    return tuple(RowEdit(e["table"], e["before"], e["after"]) for e in json.loads(stored))


def _write(ledger: Ledger, edits: tuple[RowEdit, ...]) -> None:
    """Rows are taken out and put in whole.

    By statement, not by sqlite-utils' Table: on a table without rowid its insert asks for the
    rowid of the row it has just written, and fails.
    """
    for edit in edits:
        if edit.before is not None:
            key = _PRIMARY_KEYS[edit.table]
            where = " AND ".join(f"{column} = ?" for column in key)
            values = [edit.before[column] for column in key]
            sql = f"DELETE FROM {edit.table} WHERE {where}"  # noqa: S608 - names from this file
            ledger.db.execute(sql, values)
        if edit.after is not None:
            columns = ", ".join(edit.after)
            places = ", ".join("?" * len(edit.after))
            sql = f"INSERT INTO {edit.table} ({columns}) VALUES ({places})"  # noqa: S608
            ledger.db.execute(sql, list(edit.after.values()))


def _append(
    ledger: Ledger,
    at: datetime,
    kind: str,
    undoes: int | None,
    change: str,
    subject: str,
    agency_id: int | None,
    edits: tuple[RowEdit, ...],
) -> None:
    author = ledger.rows("SELECT value FROM setting WHERE key = 'reporter'")
    stored = [{"table": e.table, "before": e.before, "after": e.after} for e in edits]
    ledger.db.table("journal").insert(
        {
            "at": at.isoformat(),
            "author": author[0][0] if author else "",
            "system_user": _system_user(),
            "kind": kind,
            "undoes": undoes,
            "change": change,
            "subject": subject,
            "agency_id": agency_id,
            "edits": json.dumps(stored, ensure_ascii=False),
        }
    )


def _system_user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""  # a machine that does not know its user's name; the line stands without it
