"""Texts of reports are kept and taken back; what was handed in tells what changed since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from taizhang.ledger.agencies import Unit
from taizhang.ledger.amend import amend
from taizhang.ledger.changes import SetStatus, SetValue, Tick, Untick, WriteNote
from taizhang.ledger.find import find_milestone
from taizhang.ledger.history import Wanted, entries
from taizhang.ledger.reports import (
    Difference,
    EditReportText,
    Made,
    RecordReport,
    changes_since,
    report_texts,
    reports_made,
)
from taizhang.ledger.soundness import findings
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.store import Ledger
from taizhang.plan.model import Plan
from tests.conftest import AT

YEAR_END = date(2012, 12, 31)


def edit(unit: Unit, text: str, part: str = "存在的问题", as_of: date = YEAR_END) -> EditReportText:
    return EditReportText(unit.id, as_of, part, text)


def test_a_text_is_kept_for_its_agency_day_and_part(
    ledger: Ledger, quality: Unit, education: Unit
) -> None:
    ledger.apply(edit(quality, " 一是<b>经费</b>不足。\r\n二是人手不够。\n"), AT)
    ledger.apply(edit(quality, "另一段", "下一步打算"), AT)
    assert report_texts(ledger, quality.id, YEAR_END) == {
        "下一步打算": "另一段",
        "存在的问题": "一是<b>经费</b>不足。\n二是人手不够。",
    }
    assert report_texts(ledger, quality.id, date(2012, 9, 30)) == {}
    assert report_texts(ledger, education.id, YEAR_END) == {}
    assert findings(ledger) == []


def test_an_empty_text_brings_the_composed_one_back(ledger: Ledger, quality: Unit) -> None:
    ledger.apply(edit(quality, "改写"), AT)
    assert ledger.apply(edit(quality, "改写"), AT).edits == ()
    ledger.apply(edit(quality, "  "), AT)
    assert report_texts(ledger, quality.id, YEAR_END) == {}
    ledger.undo(AT)
    assert report_texts(ledger, quality.id, YEAR_END) == {"存在的问题": "改写"}
    ledger.undo(AT)
    assert report_texts(ledger, quality.id, YEAR_END) == {}


def test_the_history_says_it_in_words(ledger: Ledger, quality: Unit) -> None:
    ledger.apply(edit(quality, "改写"), AT)
    ledger.apply(RecordReport(quality.id, "自查报告", YEAR_END, "报告.pdf", "a" * 64), AT)
    made, text = entries(ledger, Wanted(agency_id=quality.id))
    assert (text.action, text.subject, text.before, text.after) == (
        "修改报告文字",
        "2012-12-31 存在的问题",
        "",
        "存在的问题：改写",
    )
    assert (made.action, made.after) == (
        "报出报告",
        "自查报告，数据截至 2012-12-31，文件“报告.pdf”",
    )


def hand_in(ledger: Ledger, unit: Unit, day: date = YEAR_END) -> Made:
    ledger.apply(RecordReport(unit.id, "自查报告", day, "报告.pdf", "a" * 64), AT)
    return reports_made(ledger, unit.id)[0]


def test_what_was_handed_in_is_kept_in_order(
    ledger: Ledger, quality: Unit, education: Unit
) -> None:
    assert reports_made(ledger, quality.id) == []
    first = hand_in(ledger, quality, date(2012, 9, 30))
    second = hand_in(ledger, quality)
    assert reports_made(ledger, quality.id) == [second, first]
    assert (first.as_of, first.made_at, first.file_name) == (date(2012, 9, 30), AT, "报告.pdf")
    assert second.journal_id == first.journal_id + 1
    assert reports_made(ledger, education.id) == []
    ledger.undo(AT)
    assert reports_made(ledger, quality.id) == [first]
    assert findings(ledger) == []


def test_what_changed_since_is_told_by_its_ends(
    ledger: Ledger, quality: Unit, education: Unit
) -> None:
    task, first = find_milestone(ledger, "一.3.1")
    _, second = find_milestone(ledger, "一.3.2")
    figure_task, figure = find_milestone(ledger, "五.1.6")
    ledger.apply(SetStatus(first, quality.id, Status.UNDER_WAY), AT)
    ledger.apply(WriteNote(quality.id, task, None, NoteField.PROBLEMS, "旧"), AT)
    made = hand_in(ledger, quality)
    assert changes_since(ledger, made).differences == ()
    ledger.apply(SetValue(figure, quality.id, 860.0), AT)
    ledger.apply(Tick(first, quality.id, date(2012, 10, 8)), AT)
    # Changed and changed back, also by way of a note taken out and written again.
    ledger.apply(Tick(second, quality.id, date(2012, 10, 8)), AT)
    ledger.apply(Untick(second, quality.id), AT + timedelta(hours=1))
    ledger.apply(WriteNote(quality.id, figure_task, None, NoteField.PROGRESS, "写错"), AT)
    ledger.undo(AT)
    ledger.apply(WriteNote(quality.id, task, None, NoteField.PROBLEMS, ""), AT)
    ledger.apply(WriteNote(quality.id, task, None, NoteField.PROBLEMS, "新"), AT)
    changes = changes_since(ledger, made)
    assert changes.since == made
    number, title = "一.3.1", "设立江苏省质量奖"
    assert changes.differences == (
        Difference("一.3", "建立质量奖励制度", "存在问题", "旧", "新"),
        Difference(number, title, "进展状态", "进行中", "已完成"),
        Difference(number, title, "完成日期", "", "2012-10-08"),
        Difference("五.1.6", "力争全年发展900个江苏名牌", "进展状态", "未开始", "进行中"),
        Difference("五.1.6", "力争全年发展900个江苏名牌", "完成值", "", "860"),
    )


def test_others_changes_are_not_told(ledger: Ledger, quality: Unit, education: Unit) -> None:
    made = hand_in(ledger, quality)
    task, milestone = find_milestone(ledger, "八.1.1")
    ledger.apply(Tick(milestone, education.id, date(2012, 10, 9)), AT)
    ledger.apply(WriteNote(education.id, task, milestone, NoteField.PROGRESS, "别人的"), AT)
    assert changes_since(ledger, made).differences == ()


def test_what_an_amendment_changed_is_told(ledger: Ledger, quality: Unit, plan: Plan) -> None:
    _, milestone = find_milestone(ledger, "一.3.2")
    ledger.apply(Tick(milestone, quality.id, date(2012, 10, 8)), AT)
    made = hand_in(ledger, quality)
    section = plan.sections[0]
    task = section.tasks[2]
    moved = replace(task.milestones[1], due=date(2013, 6, 30))
    task = replace(task, milestones=(task.milestones[0], moved, *task.milestones[2:]))
    section = replace(section, tasks=(*section.tasks[:2], task, *section.tasks[3:]))
    amend(ledger, replace(plan, sections=(section, *plan.sections[1:])), AT)
    (difference,) = changes_since(ledger, made).differences
    assert (difference.number, difference.what) == ("一.3.2", "方案改动")
    assert difference.after == "完成时限由 2012-12-31 改为 2013-06-30"


@pytest.mark.parametrize("text", ["半个代理\ud83d结束", "控\x00制"])
def test_what_no_file_can_hold_goes(ledger: Ledger, quality: Unit, text: str) -> None:
    ledger.apply(edit(quality, text), AT)
    (kept,) = report_texts(ledger, quality.id, YEAR_END).values()
    assert "\x00" not in kept
    assert kept.encode("utf-8")
