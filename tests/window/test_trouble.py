"""The ledger cannot be written: one sentence, nothing shown that is not so, nothing typed lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from taizhang.ledger.agencies import unit_by_name
from taizhang.ledger.status import Status
from tests.window.clerk import Clerk, type_text

SENTENCE = "台账“a.ledger”是只读的，不能保存。请取消只读，或换一个可写的位置。"


def test_hindered_tick_stays_on_the_screen_as_unsaved(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    clerk.refuse_writing()
    clerk.press(Qt.Key.Key_Space, " ")
    assert clerk.notice == SENTENCE
    assert clerk.line("一.3.2") == "[x] 一.3.2 制定质量奖管理办法 | 已完成，未保存 | 09-30"
    assert "未保存 1 项" in clerk.foot
    assert clerk.record("一.3.2").status is Status.NOT_STARTED


def test_what_waits_is_saved_by_itself_in_order(clerk: Clerk) -> None:
    clerk.refuse_writing()
    clerk.click_box("一.1.2")
    clerk.click_box("一.1.3")
    clerk.click_box("一.1.2")
    clerk.window.ledger.connection.execute("PRAGMA query_only = OFF")
    with clerk.qtbot.waitSignal(clerk.window.saver.saved, timeout=10_000):
        pass
    assert not clerk.is_ticked("一.1.2")
    assert clerk.is_ticked("一.1.3")
    assert "未保存" not in clerk.line("一.1.3")
    assert "已保存" in clerk.foot
    assert clerk.notice == ""


def test_a_line_is_as_high_as_its_words_once_it_is_saved(clerk: Clerk) -> None:
    view = clerk.window.view
    row = clerk.row("一.1.2")
    height = view.rowHeight(row)
    clerk.click_box("一.1.2")
    assert view.rowHeight(row) == height
    clerk.refuse_writing()
    clerk.click_box("一.1.2")
    assert view.rowHeight(row) > height
    clerk.window.undo()
    assert view.rowHeight(row) == height


def test_undo_takes_back_what_was_never_saved(clerk: Clerk) -> None:
    clerk.click_box("一.1.1")
    clerk.refuse_writing()
    clerk.click_box("一.1.2")
    clerk.window.undo()
    assert clerk.line("一.1.2").startswith("[ ]")
    assert "未保存" not in clerk.foot
    assert clerk.is_ticked("一.1.1")


def test_hindered_status_stays_in_the_panel(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    clerk.refuse_writing()
    clerk.choose("状态", "进行中", clerk.window.detail)
    assert clerk.notice == SENTENCE
    assert clerk.status.currentText().endswith("进行中")
    assert "未保存" in clerk.line("一.3.2")


def test_hindered_figure_stays_on_the_screen(clerk: Clerk) -> None:
    clerk.go("五.1.6")
    clerk.refuse_writing()
    clerk.window.model.value_typed.emit(clerk.window.view.current_line(), "860")
    assert clerk.notice == SENTENCE
    assert clerk.line("五.1.6").endswith("进行中，未保存 | 860 / 900 个")


def test_a_change_that_is_refused_for_good_is_not_shown(clerk: Clerk) -> None:
    clerk.go("五.1.6")
    clerk.window.model.value_typed.emit(clerk.window.view.current_line(), "很多")
    assert "不是数" in clerk.notice
    assert clerk.line("五.1.6").endswith("— / 900 个")
    assert clerk.window.saver.waiting == ()


def test_foot_says_that_what_is_typed_is_not_saved(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    clerk.refuse_writing()
    clerk.write("已送审")
    assert clerk.notice == SENTENCE
    assert "未保存" in clerk.foot
    assert "已保存" not in clerk.foot


@pytest.mark.parametrize("how", ["pause", "focus"])
def test_note_that_was_refused_stays_in_the_editor(clerk: Clerk, how: str) -> None:
    clerk.go("一.3.2")
    clerk.refuse_writing()
    editor = clerk.write("已送审")
    if how == "pause":
        editor.settle()
    else:
        clerk.window.view.setFocus()
    assert editor.toPlainText() == "已送审"
    assert "未保存" in clerk.foot


def test_refused_note_is_saved_once_writing_is_possible_again(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    clerk.refuse_writing()
    editor = clerk.write("已送审")
    editor.settle()
    clerk.window.ledger.connection.execute("PRAGMA query_only = OFF")
    editor.setFocus()
    type_text(editor, "。")
    editor.settle()
    texts = list(clerk.record("一.3.2").notes.texts.values())
    assert texts == ["已送审。"]
    assert "已保存" in clerk.foot
    assert clerk.notice == ""


def test_refused_note_is_not_lost_by_choosing_another_row(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    clerk.refuse_writing()
    clerk.write("已送审")
    clerk.go("一.3.3")
    clerk.window.ledger.connection.execute("PRAGMA query_only = OFF")
    clerk.go("一.3.2")
    assert clerk.note().toPlainText() == "已送审"


def test_refused_unit_is_not_shown(clerk: Clerk) -> None:
    clerk.refuse_writing()
    clerk.window.choose(unit_by_name(clerk.window.ledger, "省教育厅"))
    assert clerk.notice == SENTENCE
    assert clerk.window.windowTitle().startswith("省质监局 · ")


def test_refused_undo_is_said(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    clerk.press(Qt.Key.Key_Space, " ")
    clerk.refuse_writing()
    clerk.window.undo()
    assert clerk.notice == SENTENCE
    assert clerk.is_ticked("一.3.2")


def test_list_stays_usable_under_the_notice(clerk: Clerk) -> None:
    clerk.refuse_writing()
    clerk.go("一.3.2")
    clerk.press(Qt.Key.Key_Space, " ")
    clerk.search("名牌")
    assert clerk.shows("五.1.6")


def test_window_with_an_unsaved_note_does_not_close_in_silence(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def ask(*words: object, **_more: object) -> QMessageBox.StandardButton:
        asked.append(words)
        return QMessageBox.StandardButton.Cancel

    for kind in ("question", "warning", "critical", "information"):
        monkeypatch.setattr(QMessageBox, kind, ask)
    monkeypatch.setattr(QMessageBox, "exec", ask)
    clerk.go("一.3.2")
    clerk.refuse_writing()
    clerk.write("已送审")
    closed = clerk.window.close()
    assert asked or not closed


def test_chosen_row_stays_in_view_when_the_notice_comes(clerk: Clerk) -> None:
    view = clerk.window.view
    rows_in_view = view.rowAt(view.viewport().height() - 1)
    view.go_to(rows_in_view - 1)
    height = view.viewport().height()
    clerk.window.notice.say("台账是只读的。")
    clerk.qtbot.waitUntil(lambda: view.viewport().height() < height)
    rect = view.visualRect(view.currentIndex())
    assert rect.bottom() <= view.viewport().height()
