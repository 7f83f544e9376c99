"""Every text a note's field had."""

from __future__ import annotations

from datetime import timedelta

from taizhang.ledger.agencies import Unit, unit_by_name
from taizhang.ledger.changes import SetPeople, Together, WriteNote
from taizhang.ledger.find import find_milestone
from taizhang.ledger.note_history import note_versions
from taizhang.ledger.status import NoteField
from taizhang.ledger.store import Ledger
from tests.conftest import AT


def test_newest_first_with_author_undo_and_changes_of_many(ledger: Ledger, quality: Unit) -> None:
    task, milestone = find_milestone(ledger, "一.3.2")
    other_task, other = find_milestone(ledger, "五.1.6")
    field = NoteField.PROGRESS

    def note(text: str, **to: int | None) -> WriteNote:
        place = {"agency_id": quality.id, "task_id": task, "milestone_id": milestone} | to
        return WriteNote(**place, field=field, text=text)  # type: ignore[arg-type]

    day = timedelta(days=1)
    ledger.apply(note("甲"), AT)
    ledger.apply(SetPeople("张三", "", ""), AT)
    many = Together((note("乙"), note("别处", task_id=other_task, milestone_id=other)), "两处")
    ledger.apply(many, AT + day)
    ledger.apply(note("任务的", milestone_id=None), AT + day)
    ledger.apply(note("别人的", agency_id=unit_by_name(ledger, "省财政厅").id), AT + day)
    ledger.apply(WriteNote(quality.id, task, milestone, NoteField.PROBLEMS, "问题"), AT + day)
    ledger.apply(note(""), AT + 2 * day)
    ledger.undo(AT + 3 * day)
    found = note_versions(ledger, quality.id, task, milestone, field)
    assert [(v.text, v.at, v.author, v.kind) for v in found] == [
        ("乙", AT + 3 * day, "张三", "undo"),
        ("", AT + 2 * day, "张三", "do"),
        ("乙", AT + day, "张三", "do"),
        ("甲", AT, "", "do"),
    ]
    assert found[0].who.startswith("张三")
    assert note_versions(ledger, quality.id, other_task, other, field)[0].text == "别处"
    assert note_versions(ledger, quality.id, other_task, other, NoteField.PROBLEMS) == []
