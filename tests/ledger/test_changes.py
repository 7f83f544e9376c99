"""Each change does what it says, refuses what cannot be, and can be taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from taizhang.errors import KnownError
from taizhang.ledger.agencies import Unit, own_unit, unit_by_name
from taizhang.ledger.changes import (
    AddAgency,
    Change,
    SetOwnAgency,
    SetPeople,
    SetStatus,
    SetValue,
    Tick,
    Untick,
    WriteNote,
)
from taizhang.ledger.find import find, find_milestone
from taizhang.ledger.journal import Changed
from taizhang.ledger.record import MilestoneRecord
from taizhang.ledger.records import people, task_record
from taizhang.ledger.soundness import findings
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.store import Ledger, open_ledger
from taizhang.plan.model import AgencyKind
from tests.conftest import AT

DAY = date(2012, 9, 30)


def recorded(ledger: Ledger, unit: Unit, number: str) -> MilestoneRecord:
    task_id, milestone_id = find_milestone(ledger, number)
    record = task_record(ledger, unit.id, task_id)
    return next(m for m in record.milestones if m.id == milestone_id)


def milestone(ledger: Ledger, number: str) -> int:
    return find_milestone(ledger, number)[1]


def test_tick_and_untick(ledger: Ledger, quality: Unit) -> None:
    ledger.apply(Tick(milestone(ledger, "一.3.2"), quality.id, DAY), AT)
    now = recorded(ledger, quality, "一.3.2")
    assert (now.status, now.completed_on) == (Status.DONE, DAY)
    ledger.apply(Untick(milestone(ledger, "一.3.2"), quality.id), AT)
    assert recorded(ledger, quality, "一.3.2").status is Status.NOT_STARTED
    assert ledger.rows("SELECT * FROM progress") == []


def test_progress_belongs_to_milestone_and_agency(ledger: Ledger, quality: Unit) -> None:
    other = unit_by_name(ledger, "省财政厅")
    ledger.apply(Tick(milestone(ledger, "一.3.2"), quality.id, DAY), AT)
    assert recorded(ledger, other, "一.3.2").status is Status.NOT_STARTED


def test_a_value_makes_a_target_under_way_and_outlives_the_tick(
    ledger: Ledger, quality: Unit
) -> None:
    target = milestone(ledger, "五.1.6")
    ledger.apply(SetValue(target, quality.id, 860), AT)
    assert recorded(ledger, quality, "五.1.6").status is Status.UNDER_WAY
    ledger.apply(Tick(target, quality.id, DAY, 905), AT)
    ledger.apply(Untick(target, quality.id), AT)
    now = recorded(ledger, quality, "五.1.6")
    assert (now.status, now.value, now.completed_on) == (Status.UNDER_WAY, 905, None)


@pytest.mark.parametrize(
    ("number", "make", "said"),
    [
        ("一.3.2", lambda m, a: SetValue(m, a, 3), "不是指标"),
        ("一.3.2", lambda m, a: Tick(m, a, DAY, 3), "不是指标"),
        ("五.1.6", lambda m, a: SetValue(m, a, -1), "不小于零"),
        ("五.1.6", lambda m, a: SetValue(m, a, float("nan")), "不小于零"),
        ("一.3.2", lambda m, a: SetStatus(m, a, Status.NOT_APPLICABLE, " "), "理由"),
        ("一.3.2", lambda m, a: SetStatus(m, a, Status.DONE), "完成日期"),
    ],
)
def test_refused_and_nothing_changed(
    ledger: Ledger, quality: Unit, number: str, make: Callable[[int, int], Change], said: str
) -> None:
    with pytest.raises(KnownError, match=said):
        ledger.apply(make(milestone(ledger, number), quality.id), AT)
    assert ledger.rows("SELECT count(*) FROM progress") == [(0,)]
    assert ledger.rows("SELECT count(*) FROM journal") == [(0,)]


def test_others_parts_are_read_only(ledger: Ledger, education: Unit) -> None:
    with pytest.raises(KnownError, match="不是省教育厅的任务"):
        ledger.apply(Tick(milestone(ledger, "一.1.1"), education.id, DAY), AT)
    task_id = find(ledger, "一.1").task_id
    with pytest.raises(KnownError, match="只能查看"):
        ledger.apply(WriteNote(education.id, task_id, None, NoteField.PROGRESS, "x"), AT)


def test_general_tasks_and_requirements_can_be_ticked(ledger: Ledger, education: Unit) -> None:
    for number in ("五.1.1", "要求.2.1"):
        ledger.apply(Tick(milestone(ledger, number), education.id, DAY), AT)
        assert recorded(ledger, education, number).status is Status.DONE


def test_a_note_is_kept_as_it_was_written(ledger: Ledger, quality: Unit) -> None:
    task_id, milestone_id = find_milestone(ledger, "一.3.2")
    text = "第一行 <b>粗</b> & 100%\n\n第三行\t喆𬭸😀"
    note = WriteNote(quality.id, task_id, milestone_id, NoteField.PROBLEMS, f"  {text}\r\n")
    ledger.apply(note, AT)
    assert recorded(ledger, quality, "一.3.2").notes.texts == {NoteField.PROBLEMS: text}
    ledger.apply(WriteNote(quality.id, task_id, milestone_id, NoteField.PROBLEMS, " "), AT)
    assert not recorded(ledger, quality, "一.3.2").notes


def test_what_no_file_can_hold_is_left_out_of_a_note(ledger: Ledger, quality: Unit) -> None:
    task_id = find(ledger, "一.3").task_id
    note = WriteNote(quality.id, task_id, None, NoteField.PROGRESS, "前\0后\ud800")
    ledger.apply(note, AT)
    assert task_record(ledger, quality.id, task_id).notes.texts[NoteField.PROGRESS] == "前后?"


def test_a_change_that_changes_nothing_leaves_no_line(ledger: Ledger, quality: Unit) -> None:
    tick = Tick(milestone(ledger, "一.3.2"), quality.id, DAY)
    assert ledger.apply(tick, AT).edits
    assert not ledger.apply(tick, AT).edits
    assert ledger.rows("SELECT count(*) FROM journal") == [(1,)]


def test_people_and_own_unit(ledger: Ledger, quality: Unit) -> None:
    ledger.apply(SetPeople(" 张三 ", "李四", "025-12345678"), AT)
    ledger.apply(SetOwnAgency(quality.id), AT)
    assert people(ledger).reporter == "张三"
    assert own_unit(ledger) == quality


def test_a_city_adds_itself_and_can_tick_what_addresses_it(ledger: Ledger) -> None:
    ledger.apply(AddAgency("苏州市人民政府", AgencyKind.LOCAL), AT)
    city = unit_by_name(ledger, "苏州市人民政府")
    ledger.apply(Tick(milestone(ledger, "要求.1.2"), city.id, DAY), AT)
    assert recorded(ledger, city, "要求.1.2").status is Status.DONE
    with pytest.raises(KnownError, match="不是苏州市人民政府"):
        ledger.apply(Tick(milestone(ledger, "要求.2.1"), city.id, DAY), AT)


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("  ", AgencyKind.LOCAL, "请写单位的名称"),
        ("a\nb", AgencyKind.LOCAL, "请写单位的名称"),
        ("省质监局", AgencyKind.DEPARTMENT, "已经有"),
        ("江苏省质量技术监督局", AgencyKind.DEPARTMENT, "已经有"),
        ("各厅", AgencyKind.COLLECTIVE, "不能自加"),
    ],
)
def test_a_unit_that_cannot_be_added(
    ledger: Ledger, name: str, kind: AgencyKind, said: str
) -> None:
    with pytest.raises(KnownError, match=said):
        ledger.apply(AddAgency(name, kind), AT)


def test_the_journal_says_who_what_before_and_after(ledger: Ledger, quality: Unit) -> None:
    ledger.apply(SetPeople("张三", "", ""), AT)
    ledger.apply(Tick(milestone(ledger, "一.3.2"), quality.id, DAY), AT)
    sql = "SELECT at, author, kind, change, subject, agency_id, edits FROM journal WHERE id = 2"
    ((at, author, kind, change, subject, agency_id, edits),) = ledger.rows(sql)
    assert (at, author, kind, change) == (AT.isoformat(), "张三", "do", "Tick")
    assert subject == "一.3.2 制定质量奖管理办法"
    assert agency_id == quality.id
    (edit,) = json.loads(edits)
    assert edit["before"] is None
    assert edit["after"]["completed_on"] == "2012-09-30"


def test_listeners_are_told_what_changed(ledger: Ledger, quality: Unit) -> None:
    heard: list[Changed] = []
    ledger.changed.connect(heard.append)
    target = milestone(ledger, "一.3.2")
    ledger.apply(Tick(target, quality.id, DAY), AT)
    ledger.undo(AT)
    assert [c.keys("progress", "milestone_id") for c in heard] == [{target}, {target}]
    assert not heard[0].touches("note")


def test_undo_and_redo_also_after_the_program_was_closed(ledger: Ledger, quality: Unit) -> None:
    first: Change = Tick(milestone(ledger, "一.3.1"), quality.id, DAY)
    second: Change = Tick(milestone(ledger, "一.3.2"), quality.id, DAY)
    ledger.apply(first, AT)
    ledger.apply(second, AT)
    ledger.close()
    again = open_ledger(ledger.path)
    again.undo(AT)
    again.undo(AT)
    with pytest.raises(KnownError, match="没有可以撤销"):
        again.undo(AT)
    assert again.rows("SELECT * FROM progress") == []
    again.redo(AT)
    assert recorded(again, quality, "一.3.1").status is Status.DONE
    again.apply(Tick(milestone(again, "一.3.3"), quality.id, DAY), AT)
    with pytest.raises(KnownError, match="没有可以重做"):
        again.redo(AT)
    assert findings(again) == []
    again.close()


def test_a_unit_taken_back_keeps_its_id_when_made_again(ledger: Ledger) -> None:
    ledger.apply(AddAgency("苏州市人民政府", AgencyKind.LOCAL), AT)
    city = unit_by_name(ledger, "苏州市人民政府")
    ledger.apply(SetOwnAgency(city.id), AT)
    ledger.undo(AT)
    ledger.undo(AT)
    assert own_unit(ledger) is None
    ledger.redo(AT)
    ledger.redo(AT)
    assert own_unit(ledger) == city


@pytest.mark.parametrize("year", [1912, 2099])
def test_a_year_that_was_mistyped_is_refused(ledger: Ledger, quality: Unit, year: int) -> None:
    milestone_id = find_milestone(ledger, "一.3.2")[1]
    with pytest.raises(KnownError, match="检查年份"):
        ledger.apply(Tick(milestone_id, quality.id, date(year, 1, 1)), AT)
    assert ledger.undoable() is None
