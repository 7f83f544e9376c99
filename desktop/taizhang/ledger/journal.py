"""Every change as a line: made, taken back and made again by the rows it held before and after.

Only this module writes what is recorded. A line is never altered: undo and redo add lines of their
own that name the line they are about.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from taizhang.errors import KnownError
from taizhang.ledger import chain, older_rows

if TYPE_CHECKING:
    from datetime import datetime

    from taizhang.ledger.changes import Change
    from taizhang.ledger.store import Ledger

Row = Mapping[str, Any]

PRIMARY_KEYS = {
    "progress": ("milestone_id", "agency_id"),
    "note": ("id",),
    "setting": ("key",),
    "agency": ("id",),
    "recheck": ("milestone_id", "agency_id"),
    "evidence": ("id",),
    "deadline": ("id",),
    "pace_override": ("milestone_id", "agency_id"),
    "step": ("id",),
    "report_text": ("agency_id", "as_of", "part"),
    "report_excuse": ("agency_id", "as_of", "finding"),
    "report_made": ("id",),
}
"""The tables whose rows a line may hold, and what a row of each is found by."""


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
class Subject:
    """What a change is about: in the plan's words, and by ids where it has any."""

    words: str
    agency_id: int | None = None
    task_id: int | None = None
    milestone_id: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A journal line as the menu names it."""

    id: int
    change: str
    about: Subject

    @property
    def subject(self) -> str:
        """What it is about, in words."""
        return self.about.words


def do(ledger: Ledger, change: Change, at: datetime) -> Changed:
    """Make ``change`` inside the open transaction and write its line."""
    edits = tuple(e for e in change.edits(ledger, at) if e.before != e.after)
    if edits:
        # Before the rows go: what is taken out can still be named.
        line = Line(0, type(change).__name__, change.subject(ledger))
        write_rows(ledger, edits)
        _append(ledger, at, "do", None, line, edits)
    return Changed(edits)


def enter_plan(
    ledger: Ledger, at: datetime, what: str, title: str, edits: tuple[RowEdit, ...] = ()
) -> None:
    """Write the line that says a plan was taken in or amended, inside the open transaction.

    ``edits`` are made as well: the rows of the record that an amendment touches.
    """
    write_rows(ledger, edits)
    _append(ledger, at, "plan", None, Line(0, what, Subject(title)), edits)


_BOUNDS = "('UpdatePlan', 'ForgetEvidence')"
"""What undo does not reach behind: the plan was another, or contents of files are gone."""

_STANDS = f"""
    SELECT d.id, d.change, d.subject, d.agency_id, d.task_id, d.milestone_id FROM journal AS d
    WHERE d.kind = 'do'
      AND d.id > ifnull((SELECT max(p.id) FROM journal AS p WHERE p.change IN {_BOUNDS}), 0)
      AND coalesce(
        (SELECT s.kind FROM journal AS s WHERE s.undoes = d.id ORDER BY s.id DESC LIMIT 1), 'redo'
    ) = 'redo'
    ORDER BY d.id DESC LIMIT 1
"""  # noqa: S608 - names from this file
_TAKEN_BACK = f"""
    SELECT d.id, d.change, d.subject, d.agency_id, d.task_id, d.milestone_id
    FROM journal AS u JOIN journal AS d ON d.id = u.undoes
    WHERE u.kind = 'undo' AND u.id > (
        SELECT max(id) FROM journal WHERE kind = 'do' OR change IN {_BOUNDS})
      AND u.id = (SELECT max(s.id) FROM journal AS s WHERE s.undoes = d.id)
    ORDER BY u.id DESC LIMIT 1
"""  # noqa: S608 - names from this file


def undoable(ledger: Ledger) -> Line | None:
    """The latest change that stands.

    None from before a plan was amended, since those speak of the plan as it was, or before unused
    evidence was forgotten. A backup leads there.
    """
    return next((_line(row) for row in ledger.rows(_STANDS)), None)


def redoable(ledger: Ledger) -> Line | None:
    """What was taken back last, unless something else was done since."""
    return next((_line(row) for row in ledger.rows(_TAKEN_BACK)), None)


def _line(row: tuple[Any, ...]) -> Line:
    id_, change, *about = row
    return Line(id_, change, Subject(*about))


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
    _require_contents(ledger, edits)
    write_rows(ledger, edits)
    _append(ledger, at, kind, line.id, line, edits)
    return Changed(edits)


def _require_contents(ledger: Ledger, edits: tuple[RowEdit, ...]) -> None:
    """A salvaged ledger may have lost the bytes that a row of evidence would stand for."""
    sql = "SELECT 1 FROM evidence_content WHERE id = ?"
    for edit in edits:
        row = edit.after if edit.table == "evidence" else None
        if row is not None and not ledger.rows(sql, (row["content_id"],)):
            raise KnownError("佐证材料“{0}”的内容已经没有了，这一步不能撤销或重做。", row["name"])


def _edits_of(ledger: Ledger, line: Line) -> tuple[RowEdit, ...]:
    ((stored,),) = ledger.rows("SELECT edits FROM journal WHERE id = ?", (line.id,))
    return tuple(
        RowEdit(
            e["table"],
            older_rows.current(e["table"], e["before"]),
            older_rows.current(e["table"], e["after"]),
        )
        for e in json.loads(stored)
    )


def write_rows(ledger: Ledger, edits: tuple[RowEdit, ...]) -> None:
    """Rows are taken out and put in whole.

    By statement, not by sqlite-utils' Table: on a table without rowid its insert asks for the
    rowid of the row it has just written, and fails.
    """
    for edit in edits:
        if edit.before is not None:
            key = PRIMARY_KEYS[edit.table]
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
    line: Line,
    edits: tuple[RowEdit, ...],
) -> None:
    author = ledger.rows("SELECT value FROM setting WHERE key = 'reporter'")
    stored = [{"table": e.table, "before": e.before, "after": e.after} for e in edits]
    last, previous = chain.head(ledger)
    values = (
        last + 1,
        at.isoformat(),
        author[0][0] if author else "",
        _system_user(),
        kind,
        undoes,
        line.change,
        line.about.words,
        line.about.agency_id,
        line.about.task_id,
        line.about.milestone_id,
        json.dumps(stored, ensure_ascii=False),
    )
    columns = ", ".join(chain.COLUMNS)
    places = ", ".join("?" * len(values))
    sql = f"INSERT INTO journal ({columns}, hash) VALUES ({places}, ?)"  # noqa: S608
    ledger.db.execute(sql, (*values, chain.link(previous, values)))


def _system_user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""  # a machine that does not know its user's name; the line stands without it
