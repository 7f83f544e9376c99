"""核对方案: tasks, milestones and agencies corrected from the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
)
from pytestqt.qtbot import QtBot

from taizhang.plan.model import Role
from taizhang.reader.correct import task_of
from taizhang.reader.reading import Reason
from tests.window.reviewer import CTRL, SHIFT, TEXT, Key, Reviewer, reading_of, seat

Open = Callable[..., Reviewer]


@pytest.fixture
def open_review(qtbot: QtBot) -> Open:
    return partial(seat, qtbot)


@pytest.fixture
def clerk(qtbot: QtBot) -> Reviewer:
    return seat(qtbot)


# --- correcting a task ----------------------------------------------------------------------------


def test_enter_on_a_task_leads_to_its_title_which_is_written_over(clerk: Reviewer) -> None:
    clerk.key(Key.Key_Return)
    assert clerk.focus is clerk.dialog.editor.title
    clerk.overwrite(clerk.focus, "稳住生产")
    assert clerk.task.title == "稳住生产"
    assert "一.1 稳住生产" in clerk.rows[2]
    clerk.key(Key.Key_Z, CTRL)
    assert clerk.task.title == "稳生产"
    assert clerk.dialog.editor.title.text() == "稳生产"
    clerk.key(Key.Key_Y, CTRL)
    assert clerk.task.title == "稳住生产"


def test_an_empty_title_is_refused_in_one_sentence(clerk: Reviewer) -> None:
    clerk.dialog.editor.title.setFocus()
    clerk.key(Key.Key_A, CTRL)
    clerk.key(Key.Key_Delete)
    clerk.key(Key.Key_Return)
    assert clerk.notice == "任务标题不能为空。"
    assert clerk.dialog.editor.title.text() == "稳生产"


def test_milestones_are_cut_with_enter_and_joined_with_backspace(clerk: Reviewer) -> None:
    clerk.go("一.3")
    text = clerk.dialog.editor.text
    text.setFocus()
    before = clerk.cut
    text.go_to_place(clerk.task.text.index("企业"))
    clerk.key(Key.Key_Return)
    assert clerk.cut == ["支持", before[0].removeprefix("支持"), *before[1:]]
    assert text.milestone == 1
    clerk.key(Key.Key_Backspace)
    assert clerk.cut == before
    clerk.key(Key.Key_Z, CTRL)
    assert clerk.cut[0] == "支持"
    clerk.key(Key.Key_Home, CTRL)
    clerk.key(Key.Key_End)
    clerk.key(Key.Key_Delete)
    assert clerk.cut == before


def test_ctrl_enter_splits_a_task_and_ctrl_j_joins_it_again(clerk: Reviewer) -> None:
    clerk.go("一.2")
    text = clerk.dialog.editor.text
    text.setFocus()
    clerk.key(Key.Key_Down)
    clerk.key(Key.Key_Home)
    clerk.key(Key.Key_Return, CTRL)
    assert [task.number for task in clerk.reading.tasks][1:3] == ["一.2", "一.2-2"]
    assert task_of(clerk.reading, "一.2-2").text == "建立用工台账。"
    assert clerk.chosen == "一.2"
    clerk.key(Key.Key_J, CTRL)
    assert clerk.cut == ["开展招聘活动10场", "建立用工台账"]
    assert len(clerk.reading.tasks) == 4


def test_a_task_is_taken_out_and_made_again_of_marked_words(clerk: Reviewer) -> None:
    clerk.go("二.4")
    clerk.dialog.editor.remove_button.setFocus()
    clerk.key(Key.Key_Space)
    assert "稳物价" not in [task.title for task in clerk.reading.tasks]
    assert clerk.rows[-1].startswith("未作为任务：稳物价")
    source = clerk.dialog.source
    source.setFocus()
    source.select(TEXT.index("4.稳物价"), TEXT.index("4.稳物价"))
    clerk.key(Key.Key_End, SHIFT)
    clerk.key(Key.Key_Return, CTRL)
    made = clerk.task
    assert made.title == "稳物价"
    assert [one.agency for one in made.assignments] == ["市市场监管局"]


def test_what_was_no_task_is_made_one_with_a_button(clerk: Reviewer) -> None:
    clerk.dialog.tasks.list.setFocus()
    clerk.key(Key.Key_Home)
    assert clerk.chosen == ""
    button = clerk.dialog.editor.make_button
    assert button.isVisible()
    clerk.key(Key.Key_Tab)
    clerk.key(Key.Key_Tab)
    assert clerk.focus is button
    clerk.key(Key.Key_Space)
    assert clerk.task.text == "各区要加强领导，落实责任。"
    clerk.key(Key.Key_Z, CTRL)
    assert len(clerk.reading.tasks) == 4


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_an_item_without_clause_is_offered_as_a_task(open_review: Open) -> None:
    text = TEXT.replace("（市商务局负责，市财政局参加）", "")
    clerk = open_review(reading_of(text))
    place = [one.reason for one in clerk.reading.unsure].index(Reason.NO_CLAUSE)
    for _ in range(place + 1):
        clerk.key(Key.Key_F8)
    assert "没有写明单位" in clerk.bar
    clerk.dialog.editor.make_button.setFocus()
    clerk.key(Key.Key_Space)
    assert clerk.task.title == "稳外贸"
    assert Reason.NO_CLAUSE not in [one.reason for one in clerk.reading.unsure]
    clerk.overwrite(clerk.dialog.editor.agencies.new_name, "市商务局")
    assert clerk.roles == {"市商务局": "负责"}


def test_without_marked_words_no_task_is_made(clerk: Reviewer) -> None:
    clerk.dialog.source.setFocus()
    clerk.key(Key.Key_Return, CTRL)
    assert "先在原文中选中" in clerk.notice
    assert not clerk.dialog.make_button.isEnabled()


def test_days_are_written_in_the_usual_ways_and_nonsense_is_refused(clerk: Reviewer) -> None:
    clerk.go("一.2")
    due = clerk.dialog.editor.due
    for written in ("2020.9.30", "2020年9月30日", "20200930", "２０２０－９－３０"):
        clerk.overwrite(due, written)
        assert clerk.task.due == date(2020, 9, 30), written
        clerk.overwrite(due, "2020-01-01")
    clerk.overwrite(due, "明年")
    assert clerk.notice == "“明年”不是日期。请写成 2012-09-30 这样。"
    clerk.overwrite(due, "2020-02-30")
    assert "不是日期" in clerk.notice
    assert due.text() == "2020-01-01"


def test_a_milestone_gets_a_day_and_a_target(clerk: Reviewer) -> None:
    clerk.go("二.4")
    form = clerk.dialog.editor.milestone
    clerk.overwrite(form.due, "2020-03-31")
    assert clerk.task.milestones[0].due == date(2020, 3, 31)
    clerk.overwrite(form.name, "监测点")
    assert clerk.targets == []
    clerk.overwrite(form.low, "1.2万")
    clerk.overwrite(form.unit, "个")
    (target,) = clerk.targets
    assert (target.name, target.low, target.high, target.unit) == ("监测点", 12000, 12000, "个")
    clerk.overwrite(form.high, "1")
    assert "大于" in clerk.notice
    clerk.overwrite(form.low, "许多")
    assert "不是数" in clerk.notice
    assert form.low.text() == "12000"
    form.remove.setFocus()
    clerk.key(Key.Key_Space)
    assert clerk.targets == []


# --- agencies -------------------------------------------------------------------------------------


def test_roles_are_given_with_a_digit_and_agencies_removed_with_delete(clerk: Reviewer) -> None:
    table = clerk.dialog.editor.agencies.table
    table.setFocus()
    clerk.key(Key.Key_Down)
    clerk.key(Key.Key_4)
    assert clerk.roles == {"市经信局": "牵头", "市发改委": "指导", "市财政局": "负责"}
    clerk.key(Key.Key_Delete)
    assert list(clerk.roles) == ["市经信局", "市财政局"]
    clerk.key(Key.Key_Z, CTRL)
    clerk.key(Key.Key_Z, CTRL)
    assert clerk.roles["市发改委"] == "负责"


def test_an_agency_is_written_over_in_its_cell(clerk: Reviewer) -> None:
    agencies = clerk.dialog.editor.agencies
    agencies.table.setFocus()
    agencies.go_to(1)
    clerk.key(Key.Key_F2)
    clerk.key(Key.Key_A, CTRL)
    clerk.type("市统计局")
    clerk.key(Key.Key_Return)
    assert clerk.roles["市统计局"] == "负责"
    agencies.go_to(1)
    clerk.key(Key.Key_F2)
    clerk.key(Key.Key_A, CTRL)
    clerk.type("市经信局")
    clerk.key(Key.Key_Return)
    assert clerk.notice == "任务“一.1”里已经有“市经信局”。"


def test_a_role_is_chosen_in_its_cell(clerk: Reviewer) -> None:
    agencies = clerk.dialog.editor.agencies
    agencies.table.setFocus()
    clerk.key(Key.Key_Down)
    agencies.table.setCurrentIndex(agencies.model.index(1, 0))
    clerk.key(Key.Key_F2)
    box = clerk.focus
    assert isinstance(box, QComboBox)
    clerk.key(Key.Key_Up)
    assert Role(box.currentData()) is Role.LEAD
    clerk.key(Key.Key_Return)
    assert clerk.roles["市发改委"] == "牵头"


def test_a_collective_is_ticked_with_space(clerk: Reviewer) -> None:
    agencies = clerk.dialog.editor.agencies
    agencies.table.setFocus()
    agencies.table.setCurrentIndex(agencies.model.index(2, 2))
    clerk.key(Key.Key_Space)
    assert [one.collective for one in clerk.task.assignments] == [False, False, True]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_an_agency_is_added_and_the_list_left_open(clerk: Reviewer) -> None:
    agencies = clerk.dialog.editor.agencies
    agencies.new_role.setFocus()
    clerk.key(Key.Key_Down)
    clerk.overwrite(agencies.new_name, "市公安局")
    assert clerk.roles["市公安局"] == "参加"
    assert agencies.new_name.text() == ""
    clerk.overwrite(agencies.new_name, "市公安局")
    assert "已经有" in clerk.notice
    QTest.keyClick(agencies.open_ended, Key.Key_Space)
    assert clerk.task.open_ended
    assert "参加 市公安局等" in clerk.rows[2]


def test_near_spellings_are_merged_with_one_press_and_remembered(clerk: Reviewer) -> None:
    clerk.key(Key.Key_2, CTRL)
    names = clerk.dialog.names
    assert clerk.focus is names.table
    first = names.model.rows[0]
    assert {first.name, first.like} == {"市发改委", "市发展改革委"}
    clerk.key(Key.Key_M, CTRL)
    assert clerk.dialog.merged == {first.name: first.like}
    agencies = {one.agency for task in clerk.reading.tasks for one in task.assignments}
    assert first.name not in agencies
    assert clerk.focus is names.table
    clerk.key(Key.Key_Z, CTRL)
    assert clerk.dialog.merged == {}
    assert names.model.rows[0] == first


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_any_two_names_are_merged_by_writing(clerk: Reviewer) -> None:
    clerk.key(Key.Key_2, CTRL)
    names = clerk.dialog.names
    clerk.key(Key.Key_End)
    name = names.current
    clerk.key(Key.Key_Return)
    assert clerk.focus is names.into
    clerk.type("市经信局")
    QTest.keyClick(names.into, Key.Key_Return)
    assert clerk.dialog.merged == {name: "市经信局"}


def test_a_name_chosen_is_marked_wherever_it_stands(clerk: Reviewer) -> None:
    clerk.key(Key.Key_2, CTRL)
    names = [one.name for one in clerk.dialog.names.model.rows]
    for _ in range(names.index("市财政局")):
        clerk.key(Key.Key_Down)
    assert clerk.dialog.source.marked == ["财政局", "市财政局"]


def test_remembered_spellings_are_used_at_once(open_review: Open) -> None:
    clerk = open_review(aliases={"市发改委": "市发展改革委"})
    assert "市发展改革委" in clerk.roles
    assert not clerk.dialog.session.corrections.made
