"""What is being typed: on disk at every key, a note at the next pause.

A draft is not yet a change: it has no journal line and cannot be undone. One that outlives its
program (a crash, a power cut) becomes a note when the ledger is next opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from taizhang import clock
from taizhang.errors import KnownError
from taizhang.ledger.changes import Change, Together, WriteNote
from taizhang.ledger.status import NoteField

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger


def keep(ledger: Ledger, note: WriteNote) -> None:
    """Write the draft inside the open transaction."""
    ledger.db.execute(
        "INSERT OR REPLACE INTO draft (agency_id, task_id, milestone_id, field, text) "
        "VALUES (?, ?, ?, ?, ?)",
        (*_key(note), note.text.encode("utf-8", "replace").decode()),
    )


def drop(ledger: Ledger, change: Change) -> None:
    """Take out the draft that ``change`` has made a note of."""
    if isinstance(change, Together):
        for one in change.changes:
            drop(ledger, one)
    if isinstance(change, WriteNote):
        ledger.db.execute(
            "DELETE FROM draft "
            "WHERE agency_id = ? AND task_id = ? AND milestone_id = ? AND field = ?",
            _key(change),
        )


def seal(ledger: Ledger) -> None:
    """Make notes of drafts that were left behind.

    Where that is not possible now (the disk is full, the file read-only) they stay for next time.
    """
    sql = "SELECT agency_id, task_id, nullif(milestone_id, 0), field, text FROM draft"
    for agency_id, task_id, milestone_id, field, text in ledger.rows(sql):
        note = WriteNote(agency_id, task_id, milestone_id, NoteField(field), text)
        try:
            ledger.apply(note, clock.now())
        except KnownError:
            return


def _key(note: WriteNote) -> tuple[int, int, int, str]:
    return (note.agency_id, note.task_id, note.milestone_id or 0, note.field.value)
