"""The record as of a day: what reports are made from."""

from __future__ import annotations

from datetime import date

from taizhang.ledger.agencies import Unit
from taizhang.ledger.changes import SetValue, Tick, WriteNote
from taizhang.ledger.facts import default_as_of
from taizhang.ledger.filters import filter_of
from taizhang.ledger.find import find, find_milestone
from taizhang.ledger.record import MilestoneRecord, Record, tally
from taizhang.ledger.records import record_of
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.store import Ledger
from tests.conftest import AT


def milestone(record: Record, number: str) -> MilestoneRecord:
    return next(m for t in record.tasks for m in t.milestones if m.number == number)


def test_own_general_and_requirements_are_apart(ledger: Ledger, education: Unit) -> None:
    record = record_of(ledger, education, date(2012, 12, 31))
    assert [t.number for t in record.own] == ["三.1", "三.2", "八.1"]
    assert [t.number for t in record.general] == ["五.1", "五.2", "八.2"]
    assert [t.number for t in record.requirements] == ["要求.2"]
    assert record.agency.full_name == "江苏省教育厅"


def test_as_of_a_day_knows_nothing_of_later_days(ledger: Ledger, quality: Unit) -> None:
    early, late = find_milestone(ledger, "一.3.1")[1], find_milestone(ledger, "五.1.6")[1]
    ledger.apply(Tick(early, quality.id, date(2012, 6, 30)), AT)
    ledger.apply(Tick(late, quality.id, date(2012, 11, 30), 905), AT)
    record = record_of(ledger, quality, date(2012, 6, 30))
    assert milestone(record, "一.3.1").status is Status.DONE
    now = milestone(record, "五.1.6")
    assert (now.status, now.completed_on, now.value) == (Status.UNDER_WAY, None, None)
    assert tally(record.own).done == 1
    whole = record_of(ledger, quality, date(2012, 11, 30))
    assert milestone(whole, "五.1.6").value == 905


def test_default_day(ledger: Ledger, quality: Unit) -> None:
    assert default_as_of(ledger, quality.id, date(2012, 10, 1)) == date(2012, 10, 1)
    assert default_as_of(ledger, quality.id, date(2026, 1, 1)) == date(2012, 12, 31)
    ledger.apply(Tick(find_milestone(ledger, "一.3.1")[1], quality.id, date(2013, 2, 1)), AT)
    assert default_as_of(ledger, quality.id, date(2026, 1, 1)) == date(2013, 2, 1)


def test_notes_and_values_are_all_there(ledger: Ledger, quality: Unit) -> None:
    task = find(ledger, "一.4").task_id
    ledger.apply(WriteNote(quality.id, task, None, NoteField.COORDINATION, "请省旅游局协助"), AT)
    ledger.apply(SetValue(find_milestone(ledger, "一.4.2")[1], quality.id, 1), AT)
    record = record_of(ledger, quality, date(2012, 12, 31))
    (found,) = [t for t in record.tasks if t.number == "一.4"]
    assert found.notes.texts == {NoteField.COORDINATION: "请省旅游局协助"}
    assert found.milestones[1].value == 1


def test_a_filter_keeps_only_what_the_list_shows(ledger: Ledger, quality: Unit) -> None:
    ledger.apply(Tick(find_milestone(ledger, "一.3.1")[1], quality.id, date(2012, 6, 30)), AT)
    wanted = filter_of(quality.id, status=Status.DONE)
    record = record_of(ledger, quality, date.max, wanted)
    assert [m.number for t in record.tasks for m in t.milestones] == ["一.3.1"]
