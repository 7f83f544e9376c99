"""更新方案: what an amended plan changes is shown in words before anything is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from taizhang.plan.difference import compare
from taizhang.plan.model import Assignment, Milestone, Plan, Role, Section, Task
from taizhang.window.review.amend_dialog import AmendDialog
from tests.window.test_access import nameless

Key = Qt.Key
Change = Callable[[Plan], Plan]


def with_tasks(plan: Plan, number: str, change: Callable[[list[Task]], list[Task]]) -> Plan:
    """The plan with the tasks of one section changed."""

    def section(one: Section) -> Section:
        return replace(one, tasks=tuple(change(list(one.tasks)))) if one.number == number else one

    return replace(plan, sections=tuple(map(section, plan.sections)))


def amended(plan: Plan) -> Plan:
    """Section 一 with its second task reworded, its third taken out, a new one at the end."""

    def change(tasks: list[Task]) -> list[Task]:
        first, second, _, fourth = tasks
        words = ("做好年度考核准备工作", "做好年度质量考核准备工作")
        second = replace(
            second,
            text=second.text.replace(*words),
            assignments=(
                replace(second.assignments[0], role=Role.LEAD),
                *second.assignments[2:],
                Assignment("省财政厅", Role.PARTICIPANT),
            ),
            milestones=tuple(moved(one, words) for one in second.milestones),
        )
        new = replace(
            first,
            number="一.5",
            title="办好质量月活动",
            text="组织质量月宣传，评选质量标兵。",
            milestones=(Milestone("一.5.1", "组织质量月宣传", 0, 7, date(2012, 9, 30)),),
        )
        return [first, second, fourth, new]

    return with_tasks(plan, "一", change)


def moved(one: Milestone, words: tuple[str, str]) -> Milestone:
    return replace(one, text=one.text.replace(*words), due=date(2012, 6, 30))


Open = Callable[[Plan], AmendDialog]


@pytest.fixture
def open_amend(plan: Plan, qtbot: QtBot) -> Open:
    def open_(new: Plan) -> AmendDialog:
        dialog = AmendDialog(compare(plan, new), plan.facts, new.facts)
        qtbot.addWidget(dialog)
        dialog.resize(1366, 728)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        return dialog

    return open_


def rows(dialog: AmendDialog) -> list[list[str]]:
    model = dialog.model
    return [
        [model.data(model.index(row, column)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_the_changed_tasks_are_listed_with_their_kinds_in_words(
    plan: Plan, open_amend: Open
) -> None:
    dialog = open_amend(amended(plan))
    assert rows(dialog) == [
        ["改写、单位调整、时限调整", "一.2", "健全质量评价考核机制"],
        ["新增", "一.5", "办好质量月活动"],
        ["取消", "一.3", "建立质量奖励制度"],
    ]
    words = dialog.counts.text()
    assert words.startswith("新增 1 · 取消 1 · 改写 1 · 单位调整 1 · 时限调整 1")
    same = sum(len(section.tasks) for section in plan.sections) - 2
    assert words.endswith(f"没有变化 {same}")


def test_it_says_what_will_happen_to_the_records(plan: Plan, open_amend: Open) -> None:
    dialog = open_amend(amended(plan))
    words = dialog.records.text()
    assert "备份" in words
    assert "移到新文本" in words
    assert "4 个节点有变化，填过的标为“待复核”" in words
    assert "5 个节点取消，填过的连同记录存档" in words


def test_both_texts_stand_side_by_side_with_the_words_marked(plan: Plan, open_amend: Open) -> None:
    dialog = open_amend(amended(plan))
    view = dialog.view
    assert view.before_title.text() == "原：一.2 健全质量评价考核机制"
    assert "做好年度考核准备工作" in view.before.toPlainText()
    assert "做好年度质量考核准备工作" in view.after.toPlainText()
    assert view.before.marked == []
    assert view.after.marked == ["质量"]
    (mark,) = view.after.extraSelections()
    assert mark is not None


def test_agencies_and_milestones_that_changed_are_told(plan: Plan, open_amend: Open) -> None:
    dialog = open_amend(amended(plan))
    view = dialog.view
    agencies = {one.agency: (one.before, one.after) for one in view.agencies.rows}
    assert agencies == {
        "省监察厅": (Role.RESPONSIBLE, Role.LEAD),
        "省质监局": (Role.RESPONSIBLE, None),
        "省财政厅": (None, Role.PARTICIPANT),
    }
    assert len(view.milestones.rows) == 4
    (reworded,) = [one for one in view.milestones.rows if "改写" in one.kinds]
    assert reworded.before == "〔2012-12-31〕 做好年度考核准备工作"
    assert reworded.after == "〔2012-06-30〕 做好年度质量考核准备工作"


def test_the_arrow_keys_walk_through_the_changes(plan: Plan, open_amend: Open) -> None:
    dialog = open_amend(amended(plan))
    assert focus() is dialog.table
    QTest.keyClick(focus(), Key.Key_Down)
    assert dialog.view.before_title.text() == "原：没有这项任务"
    assert dialog.view.before.toPlainText() == ""
    assert dialog.view.after.marked == []
    QTest.keyClick(focus(), Key.Key_Down)
    assert dialog.view.after_title.text() == "新：没有这项任务"
    assert "设立江苏省质量奖" in dialog.view.before.toPlainText()


def test_a_target_that_changed_is_told_with_its_figures(plan: Plan, open_amend: Open) -> None:
    def change(tasks: list[Task]) -> list[Task]:
        task = tasks[3]
        milestones = tuple(
            replace(one, target=one.target and replace(one.target, low=5.0, high=5.0))
            for one in task.milestones
        )
        return [*tasks[:3], replace(task, milestones=milestones)]

    dialog = open_amend(with_tasks(plan, "一", change))
    assert [row[0] for row in rows(dialog)] == ["指标调整"]
    (line,) = dialog.view.milestones.rows
    assert "2 个左右" in line.before
    assert "5 个左右" in line.after


def test_a_task_that_moved_shows_both_numbers(plan: Plan, open_amend: Open) -> None:
    task = plan.sections[0].tasks[0]
    taken = with_tasks(plan, "一", lambda tasks: tasks[1:])
    dialog = open_amend(
        with_tasks(taken, "二", lambda tasks: [*tasks, replace(task, number="二.5")])
    )
    assert rows(dialog) == [["移动", "一.1 → 二.5", "部署推进质量强省工作"]]


def test_update_and_cancel_are_told_apart(plan: Plan, open_amend: Open) -> None:
    dialog = open_amend(amended(plan))
    assert [b.text() for b in dialog.findChildren(QPushButton)] == ["取消", "更新方案"]
    QTest.keyClick(focus(), Key.Key_Return)
    assert dialog.isVisible()
    dialog.update_button.setFocus()
    QTest.keyClick(focus(), Key.Key_Space)
    assert dialog.result() == AmendDialog.DialogCode.Accepted
    again = open_amend(amended(plan))
    QTest.keyClick(focus(), Key.Key_Escape)
    assert again.result() == AmendDialog.DialogCode.Rejected


def test_a_plan_that_is_the_same_has_nothing_to_update(plan: Plan, open_amend: Open) -> None:
    dialog = open_amend(plan)
    assert dialog.records.text() == "两个方案没有差别，不需要更新。"
    assert not dialog.update_button.isEnabled()
    assert not dialog.table.isVisible()


def test_new_facts_alone_can_be_updated(plan: Plan, open_amend: Open) -> None:
    facts = replace(plan.facts, doc_number="苏政办发〔2013〕9号")
    dialog = open_amend(replace(plan, facts=facts))
    assert dialog.facts.text() == "文号：苏政办发〔2012〕123号 → 苏政办发〔2013〕9号"
    assert "已填的内容不变" in dialog.records.text()
    assert dialog.update_button.isEnabled()


def test_every_control_has_a_name_and_no_words_are_markup(plan: Plan, open_amend: Open) -> None:
    facts = replace(plan.facts, title="<b>方案</b>")
    dialog = open_amend(replace(amended(plan), facts=facts))
    assert nameless(dialog) == []
    for label in dialog.findChildren(QLabel):
        if "<" in label.text():
            assert label.textFormat() is Qt.TextFormat.PlainText
    least = dialog.minimumSizeHint()
    assert least.width() <= 1093
    assert least.height() <= 574
