"""What is being typed is on disk at once, and is a note when the ledger is opened again."""

from __future__ import annotations

from taizhang.ledger.agencies import Unit
from taizhang.ledger.changes import WriteNote
from taizhang.ledger.find import find
from taizhang.ledger.records import task_record
from taizhang.ledger.status import NoteField
from taizhang.ledger.store import Ledger, open_ledger
from tests.conftest import AT


def note(ledger: Ledger, unit: Unit, text: str) -> WriteNote:
    return WriteNote(unit.id, find(ledger, "一.3").task_id, None, NoteField.PROGRESS, text)


def test_a_draft_left_behind_becomes_a_note(ledger: Ledger, quality: Unit) -> None:
    ledger.keep_draft(note(ledger, quality, "写到一"))
    ledger.keep_draft(note(ledger, quality, "写到一半"))
    assert ledger.undoable() is None
    again = open_ledger(ledger.path)
    record = task_record(again, quality.id, find(again, "一.3").task_id)
    assert record.notes.texts == {NoteField.PROGRESS: "写到一半"}
    assert again.rows("SELECT count(*) FROM draft") == [(0,)]
    assert again.undoable() is not None
    again.close()


def test_a_note_that_is_written_has_no_draft(ledger: Ledger, quality: Unit) -> None:
    ledger.keep_draft(note(ledger, quality, "写完"))
    ledger.apply(note(ledger, quality, "写完"), AT)
    assert ledger.rows("SELECT count(*) FROM draft") == [(0,)]


def test_typing_back_to_what_was_there_leaves_nothing(ledger: Ledger, quality: Unit) -> None:
    ledger.keep_draft(note(ledger, quality, "x"))
    ledger.apply(note(ledger, quality, ""), AT)
    assert ledger.rows("SELECT count(*) FROM draft") == [(0,)]
    assert ledger.undoable() is None
