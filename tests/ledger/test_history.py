"""The journal in words, found by unit, place, day and text."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from taizhang.ledger.agencies import Unit, unit_by_name
from taizhang.ledger.changes import (
    AddAgency,
    SetOwnAgency,
    SetPeople,
    SetStatus,
    SetValue,
    Tick,
    Together,
    WriteNote,
)
from taizhang.ledger.find import find_milestone
from taizhang.ledger.history import Entry, Wanted, entries
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.store import Ledger
from taizhang.plan.model import AgencyKind
from tests.conftest import AT

NEXT_DAY = AT + timedelta(days=1)


@pytest.fixture(autouse=True)
def worked(ledger: Ledger, quality: Unit) -> None:
    task, milestone = find_milestone(ledger, "一.3.2")
    other = unit_by_name(ledger, "省财政厅")
    ledger.apply(SetPeople("张三", "李四", ""), AT)
    ledger.apply(SetOwnAgency(quality.id), AT)
    ledger.apply(Tick(milestone, quality.id, date(2012, 9, 30)), AT)
    ledger.apply(WriteNote(quality.id, task, milestone, NoteField.PROGRESS, "已印发"), AT)
    ledger.apply(WriteNote(quality.id, task, milestone, NoteField.PROGRESS, "已印发施行"), NEXT_DAY)
    ledger.apply(SetValue(find_milestone(ledger, "五.1.6")[1], quality.id, 860), NEXT_DAY)
    ledger.apply(SetStatus(milestone, other.id, Status.NOT_APPLICABLE, "不归口"), NEXT_DAY)
    ledger.apply(AddAgency("苏州市人民政府", AgencyKind.LOCAL), NEXT_DAY)
    ledger.undo(NEXT_DAY)


def drawn(entry: Entry) -> str:
    return f"{entry.agency}|{entry.action}|{entry.subject}|{entry.before}|{entry.after}"


def test_every_change_in_words(ledger: Ledger) -> None:
    assert [drawn(e) for e in entries(ledger, Wanted())] == [
        "|撤销：添加单位|苏州市人民政府|苏州市人民政府（市县人民政府）|",
        "|添加单位|苏州市人民政府||苏州市人民政府（市县人民政府）",
        "省财政厅|状态|一.3.2 制定质量奖管理办法|未开始|不适用 理由：不归口",
        "省质监局|完成值|五.1.6 力争全年发展900个江苏名牌|未开始|进行中 完成值 860",
        "省质监局|备注|一.3.2 制定质量奖管理办法|进展情况：已印发|进展情况：已印发施行",
        "省质监局|备注|一.3.2 制定质量奖管理办法||进展情况：已印发",
        "省质监局|勾选|一.3.2 制定质量奖管理办法|未开始|已完成 2012-09-30",
        "省质监局|我的单位|省质监局||省质监局",
        "|报告人员|张三||填报人：张三；审核人：李四",
    ]
    assert all("张三" in e.who for e in entries(ledger, Wanted())[:-1])


def test_restricted(ledger: Ledger, quality: Unit) -> None:
    task, milestone = find_milestone(ledger, "一.3.2")

    def ids(wanted: Wanted, limit: int = -1) -> list[int]:
        return [e.id for e in entries(ledger, wanted, limit)]

    assert ids(Wanted(agency_id=quality.id)) == [6, 5, 4, 3, 2]
    assert ids(Wanted(task_id=task)) == [7, 5, 4, 3]
    assert ids(Wanted(agency_id=quality.id, milestone_id=milestone)) == [5, 4, 3]
    assert ids(Wanted(first=NEXT_DAY.date())) == [9, 8, 7, 6, 5]
    assert ids(Wanted(last=AT.date())) == [4, 3, 2, 1]
    assert ids(Wanted(text="印发 施行")) == [5]
    assert ids(Wanted(text="８６０")) == [6]
    assert ids(Wanted(text="备注"), 1) == [5]
    assert ids(Wanted(), 2) == [9, 8]
    assert ids(Wanted(text="没有这样的字")) == []


def test_what_was_done_to_many_rows_alike_is_said_once(ledger: Ledger, quality: Unit) -> None:
    places = [find_milestone(ledger, number)[1] for number in ("一.3.1", "一.3.3", "一.3.4")]
    changes = tuple(SetStatus(id_, quality.id, Status.UNDER_WAY) for id_ in places)
    ledger.apply(Together(changes, "3 个节点：进行中"), AT)
    line = entries(ledger, Wanted())[0]
    assert (line.before, line.after) == ("未开始（3 处）", "进行中（3 处）")
