"""What was done within some days: what stands at their end, not what was tried on the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from taizhang.ledger.agencies import Unit
from taizhang.ledger.changes import Change, SetStatus, SetValue, Tick, Untick, WriteNote
from taizhang.ledger.find import find_milestone
from taizhang.ledger.journal import RowEdit, Subject
from taizhang.ledger.month import MonthChanges, Place, changes_between
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.store import Ledger

FIRST, LAST = date(2012, 9, 1), date(2012, 9, 30)
NOTHING = MonthChanges(FIRST, LAST)


def on(month: int, day: int, hour: int = 9) -> datetime:
    return datetime(2012, month, day, hour, tzinfo=timezone(timedelta(hours=8)))


def september(ledger: Ledger, unit: Unit) -> MonthChanges:
    return changes_between(ledger, unit.id, FIRST, LAST)


def id_of(ledger: Ledger, number: str) -> int:
    return find_milestone(ledger, number)[1]


def begin(ledger: Ledger, unit: Unit, number: str, at: datetime) -> int:
    milestone = id_of(ledger, number)
    ledger.apply(SetStatus(milestone, unit.id, Status.UNDER_WAY), at)
    return milestone


@dataclass(frozen=True)
class InsertRow(Change):
    """A row as another part of the program writes it."""

    table: str
    row: tuple[tuple[str, object], ...]

    def edits(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        return [RowEdit(self.table, None, dict(self.row))]

    def subject(self, ledger: Ledger) -> Subject:
        return Subject("一行")


def extend(unit: Unit, id_: int, milestone: int, old: str, new: str) -> InsertRow:
    return InsertRow(
        "deadline",
        (
            ("id", id_),
            ("milestone_id", milestone),
            ("agency_id", unit.id),
            ("old_due", old),
            ("due", new),
            ("reason", "上级改期"),
            ("approver", "省政府办公厅"),
            ("approved_on", None),
            ("set_at", "2012-09-10T09:00:00+08:00"),
            ("author", ""),
        ),
    )


def test_nothing_was_done(ledger: Ledger, quality: Unit) -> None:
    assert september(ledger, quality) == NOTHING


def test_begun_within_the_days_only(ledger: Ledger, quality: Unit) -> None:
    begin(ledger, quality, "一.1.1", on(8, 31, 23))
    first = begin(ledger, quality, "一.1.2", on(9, 1, 0))
    last = begin(ledger, quality, "一.1.3", on(9, 30, 23))
    begin(ledger, quality, "一.1.4", on(10, 1, 0))
    assert september(ledger, quality).begun == {first, last}


def test_others_are_not_counted(ledger: Ledger, quality: Unit, education: Unit) -> None:
    begin(ledger, education, "三.1.1", on(9, 3))
    assert september(ledger, quality) == NOTHING
    assert len(september(ledger, education).begun) == 1


def test_what_was_undone_does_not_count_whenever_it_was(ledger: Ledger, quality: Unit) -> None:
    begin(ledger, quality, "一.1.1", on(9, 3))
    ledger.undo(on(10, 5))
    assert september(ledger, quality) == NOTHING
    ledger.redo(on(10, 6))
    assert len(september(ledger, quality).begun) == 1


def test_what_was_changed_back_does_not_count(ledger: Ledger, quality: Unit) -> None:
    milestone = begin(ledger, quality, "一.1.1", on(9, 3))
    ledger.apply(SetStatus(milestone, quality.id, Status.NOT_STARTED), on(9, 4))
    assert september(ledger, quality) == NOTHING


def test_begun_and_finished_is_not_begun(ledger: Ledger, quality: Unit) -> None:
    milestone = begin(ledger, quality, "一.1.1", on(9, 3))
    ledger.apply(Tick(milestone, quality.id, date(2012, 9, 20)), on(9, 20))
    assert not september(ledger, quality).begun


def test_finished_on_a_later_day_counts_as_begun(ledger: Ledger, quality: Unit) -> None:
    milestone = id_of(ledger, "一.1.1")
    ledger.apply(Tick(milestone, quality.id, date(2012, 10, 2)), on(9, 30))
    assert september(ledger, quality).begun == {milestone}


def test_a_tick_taken_off_is_not_begun(ledger: Ledger, quality: Unit) -> None:
    milestone = id_of(ledger, "五.1.6")
    ledger.apply(SetValue(milestone, quality.id, 10), on(8, 1))
    ledger.apply(Tick(milestone, quality.id, date(2012, 8, 2)), on(8, 2))
    ledger.apply(Untick(milestone, quality.id), on(9, 2))
    assert not september(ledger, quality).begun


def test_notes_count_by_field_once(ledger: Ledger, quality: Unit) -> None:
    task, milestone = find_milestone(ledger, "一.1.1")
    for text in ("已", "已印发"):
        note = WriteNote(quality.id, task, milestone, NoteField.PROGRESS, text)
        ledger.apply(note, on(9, 3))
    ledger.apply(WriteNote(quality.id, task, None, NoteField.PROBLEMS, "人手少"), on(9, 4))
    assert sorted(september(ledger, quality).notes, key=str) == [
        Place(task, milestone),
        Place(task, None),
    ]


def test_a_note_taken_out_again_or_left_as_it_was_does_not_count(
    ledger: Ledger, quality: Unit
) -> None:
    task, milestone = find_milestone(ledger, "一.1.1")
    ledger.apply(WriteNote(quality.id, task, None, NoteField.PROGRESS, "已印发"), on(8, 3))
    for text in ("改了", "已印发"):
        ledger.apply(WriteNote(quality.id, task, None, NoteField.PROGRESS, text), on(9, 3))
    for text in ("多余", ""):
        note = WriteNote(quality.id, task, milestone, NoteField.PROGRESS, text)
        ledger.apply(note, on(9, 4))
    assert september(ledger, quality) == NOTHING


def test_extended_by_the_last_day_against_the_first(ledger: Ledger, quality: Unit) -> None:
    longer, back = id_of(ledger, "一.1.1"), id_of(ledger, "一.1.2")
    ledger.apply(extend(quality, 1, longer, "2012-12-31", "2013-03-31"), on(9, 3))
    ledger.apply(extend(quality, 2, back, "2012-12-31", "2013-03-31"), on(9, 3))
    ledger.apply(extend(quality, 3, back, "2013-03-31", "2012-12-31"), on(9, 4))
    assert september(ledger, quality).extended == {longer}
