"""Several changes as one: one journal line, one undo, each seeing what those before it did."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from taizhang.errors import KnownError
from taizhang.ledger.agencies import Unit
from taizhang.ledger.changes import SetStatus, SetValue, Tick, Together, Untick, WriteNote
from taizhang.ledger.find import find_milestone
from taizhang.ledger.soundness import findings
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.store import Ledger
from tests.conftest import AT

TABLES = ("progress", "note", "setting", "agency")


def contents(ledger: Ledger) -> dict[str, list[Any]]:
    return {t: sorted(ledger.rows(f"SELECT * FROM {t}"), key=repr) for t in TABLES}


def lines(ledger: Ledger) -> int:
    return len(ledger.rows("SELECT id FROM journal"))


def test_later_changes_see_earlier_ones(ledger: Ledger, quality: Unit) -> None:
    _, target = find_milestone(ledger, "七.1.3")
    before, count = contents(ledger), lines(ledger)
    changes = (
        SetStatus(target, quality.id, Status.NOT_STARTED),
        SetValue(target, quality.id, 5),
        Tick(target, quality.id, date(2012, 9, 30)),
    )
    changed = ledger.apply(Together(changes, "三件事"), AT)
    (edit,) = changed.edits
    assert edit.before is None
    assert edit.after is not None
    assert (edit.after["status"], edit.after["value"]) == ("已完成", 5)
    assert lines(ledger) == count + 1
    line = ledger.undoable()
    assert line is not None
    assert line.about.words == "三件事"
    assert (line.about.agency_id, line.about.milestone_id) == (quality.id, target)
    after = contents(ledger)
    ledger.undo(AT)
    assert contents(ledger) == before
    ledger.redo(AT)
    assert contents(ledger) == after
    assert findings(ledger) == []


def test_new_notes_have_ids_of_their_own_and_rewritten_ones_one_edit(
    ledger: Ledger, quality: Unit
) -> None:
    task, milestone = find_milestone(ledger, "一.1.1")
    before = contents(ledger)

    def note(field: NoteField, text: str) -> WriteNote:
        return WriteNote(quality.id, task, milestone, field, text)

    changes = (
        note(NoteField.PROGRESS, "一"),
        note(NoteField.PROBLEMS, "二"),
        note(NoteField.PROGRESS, "三"),
        note(NoteField.PROBLEMS, ""),
        note(NoteField.PROBLEMS, "四"),
    )
    changed = ledger.apply(Together(changes, "备注"), AT)
    texts = [row[0] for row in ledger.rows("SELECT text FROM note ORDER BY text")]
    assert texts == ["三", "四"]
    assert len(changed.edits) == 2
    ledger.undo(AT)
    assert contents(ledger) == before
    ledger.redo(AT)
    assert findings(ledger) == []


def test_what_comes_to_nothing_leaves_no_line(ledger: Ledger, quality: Unit) -> None:
    _, milestone = find_milestone(ledger, "一.1.1")
    count = lines(ledger)
    back = (Tick(milestone, quality.id, date(2012, 9, 30)), Untick(milestone, quality.id))
    assert ledger.apply(Together(back, "来回"), AT).edits == ()
    assert ledger.apply(Together((), "无"), AT).edits == ()
    assert lines(ledger) == count


def test_one_that_is_not_possible_hinders_all(ledger: Ledger, quality: Unit) -> None:
    _, milestone = find_milestone(ledger, "一.1.1")
    before, count = contents(ledger), lines(ledger)
    changes = (
        Tick(milestone, quality.id, date(2012, 9, 30)),
        SetValue(milestone, quality.id, 1),
    )
    with pytest.raises(KnownError, match="不是指标"):
        ledger.apply(Together(changes, "两件"), AT)
    assert contents(ledger) == before
    assert lines(ledger) == count
    assert not ledger.connection.in_transaction
