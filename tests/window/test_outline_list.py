"""What the list, the pills and the foot show to whom."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.window.clerk import Clerk


def test_pills_count_the_tasks_of_the_lead_agency(clerk: Clerk) -> None:
    assert clerk.pills == ["全部 26", "牵头 16", "负责 10", "参加 0", "泛指 0", "工作要求 1"]


def test_list_shows_every_task_of_the_lead_agency_in_the_plans_order(clerk: Clerk) -> None:
    sections = [line for line in clerk.lines if "、" in line and "." not in line.split(" ")[0]]
    heads = [line.partition("、")[0] for line in sections if line[1] == "、"]
    assert heads == list("一二三四五六七八")
    tasks = [line for line in clerk.lines if line[1:2] == "." and line.count(" | ")]
    assert len(tasks) == 26


def test_foot_counts_tasks_milestones_and_requirements(clerk: Clerk) -> None:
    assert clerk.foot.startswith("26 项任务 · 126 个节点 · 已完成 0（0.0%） · 工作要求 1 条")


def test_a_rows_words_are_drawn_with_box_status_and_count(clerk: Clerk) -> None:
    assert clerk.line("一.3") == "一.3 建立质量奖励制度 | 牵头 | 0/5"
    assert clerk.line("一.3.2") == "[ ] 一.3.2 制定质量奖管理办法 | 未开始"
    assert clerk.line("五.1.6") == "[ ] 五.1.6 力争全年发展900个江苏名牌 | 未开始 | — / 900 个"


def test_general_tasks_are_counted_apart(teacher: Clerk) -> None:
    assert teacher.pills[1:] == ["牵头 0", "负责 2", "参加 1", "泛指 3", "工作要求 1"]
    assert teacher.foot.startswith("3 项任务")
    assert "另有泛指任务 3 项" in teacher.foot


def test_general_pill_shows_only_the_general_tasks(teacher: Clerk) -> None:
    teacher.push("泛指")
    tasks = [line for line in teacher.lines if "泛指" in line]
    assert [line.split(" ")[0] for line in tasks] == ["五.1", "五.2", "八.2"]
    assert not teacher.shows("八.1")


def test_all_pill_counts_what_it_shows_but_requirements(teacher: Clerk) -> None:
    teacher.push("全部 ")
    roles = ("负责", "参加", "牵头", "泛指")
    shown = [
        line for line in teacher.lines if line.split(" | ")[1:2] and line.split(" | ")[1] in roles
    ]
    assert teacher.pills[0] == f"全部 {len(shown)}"


def test_whole_plan_shows_the_others_parts_without_boxes(teacher: Clerk) -> None:
    assert not teacher.shows("一.3")
    teacher.push("全部任务")
    assert teacher.line("一.3") == "一.3 建立质量奖励制度 | 0/5"
    assert teacher.line("一.3.2") == "一.3.2 制定质量奖管理办法"
    assert teacher.line("八.1.1").startswith("[ ] ")
    assert "其他单位任务 20 项" in teacher.foot


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_F2, Qt.Key.Key_5])
def test_keys_change_nothing_in_anothers_part(teacher: Clerk, key: Qt.Key) -> None:
    teacher.push("全部任务")
    teacher.go("七.1.3")
    before = teacher.lines
    teacher.press(key, "5" if key == Qt.Key.Key_5 else " ")
    assert teacher.lines == before
    assert teacher.window.ledger.rows("SELECT * FROM progress") == []
    assert teacher.notice == ""


def test_enter_in_anothers_part_stays_in_the_list(teacher: Clerk) -> None:
    teacher.push("全部任务")
    teacher.go("一.3.2")
    teacher.window.view.setFocus()
    teacher.press(Qt.Key.Key_Return, "\r")
    assert teacher.focus is teacher.window.view
    assert "这项任务不涉及本单位，只能查看。" in teacher.detail_words


def test_title_names_unit_plan_and_validity(clerk: Clerk) -> None:
    title = clerk.window.windowTitle()
    assert title.startswith("省质监局 · ")
    assert title.endswith("〔已失效〕")


def test_plans_standing_is_always_in_sight(clerk: Clerk) -> None:
    assert clerk.window.standing.isVisible()
    assert clerk.window.standing.text().startswith("已失效：苏政发〔2016〕")
