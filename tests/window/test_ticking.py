"""Ticks, figures and statuses, made in the list and in the panel beside it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from taizhang.ledger import filters
from taizhang.ledger.status import Status
from taizhang.window.outline_columns import Column
from tests.window.clerk import DAY, Clerk, close_button, type_text

TARGET = "五.1.6"


def space(clerk: Clerk) -> None:
    clerk.press(Qt.Key.Key_Space, " ")


def test_space_ticks_with_todays_date(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    space(clerk)
    assert clerk.line("一.3.2") == "[x] 一.3.2 制定质量奖管理办法 | 已完成 | 09-30"
    assert clerk.record("一.3.2").completed_on == DAY


def test_space_again_takes_the_tick_off(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    space(clerk)
    space(clerk)
    assert clerk.line("一.3.2") == "[ ] 一.3.2 制定质量奖管理办法 | 未开始"
    assert clerk.record("一.3.2").completed_on is None


def test_tick_counts_in_task_section_and_foot_and_keeps_the_selection(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    space(clerk)
    assert clerk.line("一.3").endswith("1/5")
    assert clerk.lines[0].endswith("| 1/15")
    assert "已完成 1（0.8%）" in clerk.foot
    assert "已保存 09:30" in clerk.foot
    assert "一.3.2" in clerk.current


def test_click_on_the_box_ticks_and_chooses_the_row(clerk: Clerk) -> None:
    clerk.click_box("一.1.2")
    assert clerk.is_ticked("一.1.2")
    assert "一.1.2" in clerk.current
    clerk.click_box("一.1.2")
    assert not clerk.is_ticked("一.1.2")


def test_click_on_the_words_only_chooses_the_row(clerk: Clerk) -> None:
    clerk.click("一.1.2", 200)
    assert "一.1.2" in clerk.current
    assert not clerk.is_ticked("一.1.2")


@pytest.mark.parametrize("x", [4, 8, 12, 20, 30])
def test_click_on_the_blank_left_of_the_box_does_not_tick(clerk: Clerk, x: int) -> None:
    clerk.click("一.1.2", x)
    assert not clerk.is_ticked("一.1.2")


def test_double_click_on_the_box_ticks_and_unticks_once_each(clerk: Clerk) -> None:
    clerk.click_box("一.1.2")
    rect = clerk.window.view.visualRect(clerk.index("一.1.2"))
    at = QPoint(rect.left() + 58, rect.top() + 15)
    QTest.mouseDClick(clerk.window.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert clerk.line("一.1.2").startswith(("[x]", "[ ]"))


def test_space_on_a_heading_ticks_nothing(clerk: Clerk) -> None:
    clerk.go("一.3")
    space(clerk)
    assert clerk.window.ledger.rows("SELECT * FROM progress") == []


# -- figures in the list ----------------------------------------------------------------------


def figure_editor(clerk: Clerk, number: str = TARGET) -> QLineEdit:
    editor = clerk.window.view.indexWidget(clerk.index(number, Column.DONE))
    assert isinstance(editor, QLineEdit)
    return editor


def type_figure(clerk: Clerk, text: str, number: str = TARGET) -> None:
    """= opens the editor in the list; what is typed there takes the place of the old figure."""
    clerk.go(number)
    clerk.press(Qt.Key.Key_Equal, "=")
    editor = figure_editor(clerk, number)
    type_text(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    clerk.qtbot.waitUntil(
        lambda: clerk.window.view.indexWidget(clerk.index(number, Column.DONE)) is None
    )


def test_figure_typed_on_a_target_is_its_value(clerk: Clerk) -> None:
    type_figure(clerk, "860")
    assert clerk.record(TARGET).value == 860
    assert clerk.line(TARGET).endswith("进行中 | 860 / 900 个")


def test_enter_ends_the_figure_and_stays_in_the_list(clerk: Clerk) -> None:
    type_figure(clerk, "860")
    assert clerk.window.view.hasFocus()
    assert not clerk.note().hasFocus()


def test_figure_typed_on_a_target_replaces_the_old_one(clerk: Clerk) -> None:
    type_figure(clerk, "860")
    type_figure(clerk, "9")
    assert clerk.record(TARGET).value == 9


def test_f2_shows_the_figure_to_be_mended(clerk: Clerk) -> None:
    type_figure(clerk, "860")
    clerk.press(Qt.Key.Key_F2)
    assert figure_editor(clerk).text() == "860"


def test_escape_leaves_the_figure_as_it_was(clerk: Clerk) -> None:
    type_figure(clerk, "860")
    clerk.press(Qt.Key.Key_F2)
    type_text(figure_editor(clerk), "7")
    QTest.keyClick(figure_editor(clerk), Qt.Key.Key_Escape)
    assert clerk.record(TARGET).value == 860


def test_ticked_target_keeps_its_figure(clerk: Clerk) -> None:
    type_figure(clerk, "860")
    space(clerk)
    assert clerk.line(TARGET).endswith("已完成 | 860 / 900 个  09-30")


def test_figure_is_kept_when_the_clerk_clicks_elsewhere(clerk: Clerk) -> None:
    clerk.go(TARGET)
    clerk.press(Qt.Key.Key_F2)
    type_text(figure_editor(clerk), "8")
    clerk.click("五.1.4", 200)
    clerk.qtbot.waitUntil(lambda: clerk.record(TARGET).value == 8)
    assert "五.1.4" in clerk.current


@pytest.mark.parametrize("number", ["一.3.2", "一.3"])
@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Equal, Qt.Key.Key_8])
def test_no_figure_where_there_is_no_target(clerk: Clerk, number: str, key: Qt.Key) -> None:
    clerk.go(number)
    clerk.press(key, "8" if key == Qt.Key.Key_8 else "")
    assert clerk.window.view.indexWidget(clerk.index(number, Column.DONE)) is None


@pytest.mark.parametrize("typed", ["8个", "8-9", "1e999", "8nan"])
def test_wrong_figure_is_refused_in_one_sentence(clerk: Clerk, typed: str) -> None:
    type_figure(clerk, typed)
    assert clerk.notice == f"“{typed}”不是数。请填数字，例如 860。"
    assert clerk.record(TARGET).value is None
    assert clerk.line(TARGET).endswith("— / 900 个")


def test_notice_goes_with_the_next_change_and_with_its_button(clerk: Clerk) -> None:
    type_figure(clerk, "8个")
    QTest.mouseClick(close_button(clerk.window), Qt.MouseButton.LeftButton)
    assert clerk.notice == ""
    type_figure(clerk, "8个")
    space(clerk)
    assert clerk.notice == ""


def test_figure_typed_under_a_status_filter_leaves_the_list_with_its_row(clerk: Clerk) -> None:
    clerk.filter(filters.Column.STATUS, "未开始")
    clerk.go(TARGET)
    clerk.window.view.setFocus()
    clerk.press(Qt.Key.Key_F2)
    type_text(figure_editor(clerk), "8")
    QTest.keyClick(figure_editor(clerk), Qt.Key.Key_Return)
    clerk.qtbot.waitUntil(lambda: not clerk.shows(TARGET))
    assert clerk.record(TARGET).value == 8
    assert "五.1.7" in clerk.current or "五.2" in clerk.current


# -- figures, dates and statuses in the panel ---------------------------------------------------


def test_figure_is_written_in_the_panel(clerk: Clerk) -> None:
    clerk.go(TARGET)
    field = clerk.field("完成值：江苏名牌")
    field.setFocus()
    type_text(field, "１，２００")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert clerk.record(TARGET).value == 1200


def test_wrong_figure_in_the_panel_is_refused_and_taken_out(clerk: Clerk) -> None:
    clerk.go(TARGET)
    field = clerk.field("完成值：江苏名牌")
    field.setFocus()
    type_text(field, "很多")
    clerk.window.view.setFocus()
    assert clerk.notice == "“很多”不是数。请填数字，例如 860。"
    assert field.text() == ""
    assert clerk.record(TARGET).value is None


def test_figure_being_typed_is_not_overwritten_by_a_refresh(clerk: Clerk) -> None:
    clerk.go(TARGET)
    field = clerk.field("完成值：江苏名牌")
    field.setFocus()
    type_text(field, "12")
    clerk.window.detail.refresh()
    assert field.text() == "12"


def test_figure_is_taken_out_by_emptying_its_field(clerk: Clerk) -> None:
    type_figure(clerk, "860")
    field = clerk.field("完成值：江苏名牌")
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    clerk.window.view.setFocus()
    assert clerk.record(TARGET).value is None


def test_date_can_be_mended_in_the_panel(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    assert not clerk.day.isVisible()
    space(clerk)
    assert clerk.day.isVisible()
    assert clerk.day.date() == QDate(2012, 9, 30)
    clerk.day.setDate(QDate(2012, 3, 5))
    assert clerk.record("一.3.2").completed_on == date(2012, 3, 5)
    assert clerk.line("一.3.2").endswith("已完成 | 03-05")


def test_date_of_another_year_is_shown_in_full(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    space(clerk)
    clerk.day.setDate(QDate(2013, 1, 8))
    assert clerk.line("一.3.2").endswith("已完成 | 2013-01-08")


@pytest.mark.parametrize(
    ("words", "status"), [("进行中", Status.UNDER_WAY), ("已完成", Status.DONE)]
)
def test_status_is_chosen_in_the_panel(clerk: Clerk, words: str, status: Status) -> None:
    clerk.go("一.3.2")
    clerk.choose("状态", words, clerk.window.detail)
    assert clerk.record("一.3.2").status is status


def test_done_chosen_in_the_panel_is_done_today(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    clerk.choose("状态", "已完成", clerk.window.detail)
    assert clerk.record("一.3.2").completed_on == DAY


def test_not_applicable_waits_for_its_reason(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    clerk.choose("状态", "不适用", clerk.window.detail)
    reason = clerk.field("不适用的理由")
    assert clerk.focus is reason
    assert clerk.record("一.3.2").status is Status.NOT_STARTED
    type_text(reason, "国家标准尚未发布")
    QTest.keyClick(reason, Qt.Key.Key_Return)
    assert clerk.record("一.3.2").status is Status.NOT_APPLICABLE
    assert clerk.record("一.3.2").reason == "国家标准尚未发布"
    assert clerk.line("一.3").endswith("0/4")
    assert "不适用 1" in clerk.foot


def test_not_applicable_without_a_reason_is_not_shown_as_set(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    clerk.choose("状态", "不适用", clerk.window.detail)
    clerk.window.view.setFocus()
    assert clerk.record("一.3.2").status is Status.NOT_STARTED
    assert clerk.status.currentData() == Status.NOT_STARTED


def test_reason_goes_to_the_milestone_it_was_written_for(clerk: Clerk) -> None:
    clerk.filter(filters.Column.STATUS, "未开始")
    clerk.go("一.3.2")
    clerk.choose("状态", "不适用", clerk.window.detail)
    reason = clerk.field("不适用的理由")
    type_text(reason, "国家标准尚未发布")
    clerk.window.view.setFocus()
    rows = clerk.window.ledger.rows("SELECT milestone_id, reason FROM progress")
    assert rows == [(clerk.record("一.3.2").id, "国家标准尚未发布")]


def test_reason_does_not_stay_in_sight_of_the_next_milestone(clerk: Clerk) -> None:
    clerk.go("一.3.3")
    clerk.choose("状态", "不适用", clerk.window.detail)
    type_text(clerk.field("不适用的理由"), "甲")
    clerk.window.view.setFocus()
    clerk.go("一.3.2")
    clerk.choose("状态", "不适用", clerk.window.detail)
    assert clerk.field("不适用的理由").text() == ""
    assert clerk.record("一.3.3").reason == "甲"
    assert clerk.record("一.3.2").reason == ""
