"""Copy and paste in the list, by keyboard, through the real clipboard of the program."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from taizhang.ledger import filters
from taizhang.ledger.status import NoteField
from taizhang.window.bulk.paste_dialog import PasteDialog
from taizhang.window.outline_columns import Column
from tests.window.clerk import DAY, Clerk
from tests.window.test_bulk import CTRL, at_dialog, key, select, statuses


def put(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def take(dialog: PasteDialog) -> None:
    dialog.take.click()


def test_selected_rows_are_copied_with_the_columns_shown(clerk: Clerk) -> None:
    clerk.window.view.show_columns((Column.TEXT, Column.STATUS, Column.NOTE))
    select(clerk, "一.3.1", 1)
    key(clerk, Qt.Key.Key_C, CTRL)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text().split("\n") == [
        "节点编号\t任务\t节点\t进展状态\t进展情况",
        "一.3.1\t建立质量奖励制度\t设立江苏省质量奖\t未开始\t",
        "一.3.2\t建立质量奖励制度\t制定质量奖管理办法\t未开始\t",
    ]
    assert "<td style=\"mso-number-format:'\\@'\">一.3.2</td>" in mime.html()
    assert clerk.notice == "已复制 2 个节点，可以粘贴到 Excel 或 WPS。"


def test_column_of_excel_goes_onto_the_selected_rows(clerk: Clerk) -> None:
    put("已完成\r\n进行中\r\n")
    select(clerk, "一.3.1", 1)

    def look(dialog: PasteDialog) -> None:
        assert dialog.field.currentText() == "进展状态"
        assert dialog.said.startswith("更改 3 项")
        take(dialog)

    at_dialog(clerk.qtbot, PasteDialog, look, lambda: key(clerk, Qt.Key.Key_V, CTRL))
    assert statuses(clerk, "一.3.1", "一.3.2") == ["已完成", "进行中"]
    assert clerk.record("一.3.1").completed_on == DAY
    assert clerk.notice == "已更改 2 个节点。"
    clerk.window.undo()
    assert statuses(clerk, "一.3.1", "一.3.2") == ["未开始", "未开始"]


def test_field_is_chosen_before_it_is_taken(clerk: Clerk) -> None:
    put("进行中")
    clerk.go("一.3.2")

    def look(dialog: PasteDialog) -> None:
        dialog.field.setCurrentText("存在问题")
        take(dialog)

    at_dialog(clerk.qtbot, PasteDialog, look, lambda: key(clerk, Qt.Key.Key_V, CTRL))
    assert clerk.record("一.3.2").notes.texts == {NoteField.PROBLEMS: "进行中"}


def test_as_many_cells_as_rows_are_wanted(clerk: Clerk) -> None:
    put("进行中\n进行中")
    clerk.go("一.3.2")
    key(clerk, Qt.Key.Key_V, CTRL)
    assert clerk.notice == "剪贴板里有 2 格，选中的节点有 1 个。两边要一样多。"
    assert statuses(clerk, "一.3.2") == ["未开始"]


def test_table_finds_its_rows_but_none_that_the_filter_hides(clerk: Clerk) -> None:
    clerk.filter(filters.Column.NUMBER, "一.3.2", "一.3.3")
    clerk.window.view.setFocus()
    clerk.go("一.3.2")
    put("节点编号\t进展情况\n一.3.3\t已报批\n一.3.4\t不该写")

    def look(dialog: PasteDialog) -> None:
        rows = [(seen.number, str(seen.verdict)) for seen in dialog.model.rows]
        assert rows == [("一.3.3", "更改"), ("一.3.4", "拒绝")]
        assert dialog.field.isHidden()
        take(dialog)

    at_dialog(clerk.qtbot, PasteDialog, look, lambda: key(clerk, Qt.Key.Key_V, CTRL))
    assert clerk.record("一.3.3").notes.texts == {NoteField.PROGRESS: "已报批"}
    clerk.window.bar.clear()
    assert clerk.record("一.3.4").notes.texts == {}


def test_what_is_given_up_changes_nothing(clerk: Clerk) -> None:
    put("进行中")
    clerk.go("一.3.2")
    act = lambda: key(clerk, Qt.Key.Key_V, CTRL)  # noqa: E731
    at_dialog(clerk.qtbot, PasteDialog, lambda d: d.reject(), act)
    assert statuses(clerk, "一.3.2") == ["未开始"]


@pytest.mark.parametrize("text", ["", "甲\t乙"])
def test_what_cannot_be_pasted_is_said(clerk: Clerk, text: str) -> None:
    put(text)
    clerk.go("一.3.2")
    key(clerk, Qt.Key.Key_V, CTRL)
    assert clerk.notice
