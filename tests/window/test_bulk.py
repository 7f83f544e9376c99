"""Many rows by keyboard: selected, changed with one undo, still selected afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QFontMetrics, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from taizhang.ledger import filters
from taizhang.ledger.changes import SetStatus, Together
from taizhang.ledger.filters import Arrangement
from taizhang.ledger.status import NoteField, Status
from taizhang.window.bulk.dialogs import DayDialog, DueDialog, NoteDialog, ReasonDialog
from taizhang.window.evidence_attach import AttachDialog
from taizhang.window.key_sheet import KeySheet
from taizhang.window.outline_delegate import OutlineDelegate
from tests.conftest import AT
from tests.window.clerk import DAY, Clerk, press, type_text

Shown = TypeVar("Shown", bound=QDialog)
ALONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def key(clerk: Clerk, code: Qt.Key, held: Qt.KeyboardModifier = ALONE) -> None:
    """Press a key in the list, as the system would send it."""
    QTest.keyClick(clerk.window.view, code, held)
    QApplication.processEvents()


def select(clerk: Clerk, number: str, more: int) -> None:
    """Select a row and ``more`` below it."""
    clerk.go(number)
    for _ in range(more):
        key(clerk, Qt.Key.Key_Down, SHIFT)


def at_dialog(
    qtbot: QtBot, kind: type[Shown], act: Callable[[Shown], object], ask: Callable[[], object]
) -> None:
    """Do ``act`` in the dialog that ``ask`` opens and waits for."""
    seen: list[QWidget] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        seen.append(dialog)
        act(dialog)

    QTimer.singleShot(100, answer)
    ask()
    assert seen


def statuses(clerk: Clerk, *numbers: str) -> list[str]:
    return [clerk.record(number).status for number in numbers]


def bar(clerk: Clerk) -> str:
    """What the bar below the list says; '' while it is hidden."""
    shown = clerk.window.bulk.bar
    return shown.words if shown.isVisible() else ""


def chosen(clerk: Clerk) -> list[str]:
    ids = [place.milestone_id for place in clerk.window.view.selected.places()]
    rows = clerk.window.ledger.rows("SELECT id, number FROM milestone")
    names = dict(rows)
    return [names[id_] for id_ in ids]


# -- selecting ------------------------------------------------------------------------------------


def test_bar_comes_with_the_second_row_and_goes_with_escape(clerk: Clerk) -> None:
    clerk.go("一.3.1")
    assert bar(clerk) == ""
    key(clerk, Qt.Key.Key_Down, SHIFT)
    assert bar(clerk) == "已选 2 个节点"
    key(clerk, Qt.Key.Key_Escape)
    assert bar(clerk) == ""
    assert "一.3.2" in clerk.current
    assert chosen(clerk) == ["一.3.2"]


def test_rows_apart_are_selected_with_ctrl(clerk: Clerk) -> None:
    clerk.go("一.3.1")
    key(clerk, Qt.Key.Key_Down, CTRL)
    key(clerk, Qt.Key.Key_Down, CTRL)
    key(clerk, Qt.Key.Key_Space, CTRL)
    assert chosen(clerk) == ["一.3.1", "一.3.3"]


def test_heading_stands_for_what_is_shown_below_it(clerk: Clerk) -> None:
    clerk.filter(filters.Column.STATUS, "未开始")
    clerk.go("一.3")
    assert chosen(clerk) == ["一.3.1", "一.3.2", "一.3.3", "一.3.4", "一.3.5"]
    assert bar(clerk) == ""


def test_all_is_what_the_filter_shows(clerk: Clerk) -> None:
    clerk.search("江苏名牌")
    clerk.window.view.setFocus()
    key(clerk, Qt.Key.Key_A, CTRL)
    shown = clerk.window.model.totals.milestones
    assert 0 < len(chosen(clerk)) == shown < 20


def test_a_page_is_selected_at_once(clerk: Clerk) -> None:
    clerk.go("一.1.1")
    key(clerk, Qt.Key.Key_PageDown, SHIFT)
    assert len(chosen(clerk)) > 5


def test_drag_selects_and_click_alone_ends_it(clerk: Clerk) -> None:
    view = clerk.window.view
    first = view.visualRect(clerk.index("一.1.1")).center()
    last = view.visualRect(clerk.index("一.1.4")).center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(view.viewport(), last)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=last)
    QApplication.processEvents()
    assert chosen(clerk) == ["一.1.1", "一.1.2", "一.1.3", "一.1.4"]
    clerk.click("一.1.3", 300)
    assert chosen(clerk) == ["一.1.3"]


def test_box_is_its_own_rows_and_leaves_the_selection(clerk: Clerk) -> None:
    select(clerk, "一.1.1", 2)
    clerk.click_box("一.1.2")
    assert statuses(clerk, "一.1.1", "一.1.2", "一.1.3") == ["未开始", "已完成", "未开始"]
    assert chosen(clerk) == ["一.1.1", "一.1.2", "一.1.3"]


def test_hand_that_shakes_on_a_box_selects_nothing(clerk: Clerk) -> None:
    clerk.click("一.1.1", 300)
    view = clerk.window.view
    delegate = view.itemDelegate()
    assert isinstance(delegate, OutlineDelegate)
    cell = view.visualRect(clerk.index("一.1.4"))
    box = delegate.box_rect(cell, QFontMetrics(view.font()), view.style()).center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    QTest.mouseMove(view.viewport(), box + QPoint(2, 12))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert clerk.is_ticked("一.1.4")
    assert chosen(clerk) == ["一.1.4"]


def test_selection_stays_with_its_milestones(clerk: Clerk) -> None:
    select(clerk, "一.3.2", 1)
    clerk.window.arranging.arrange(Arrangement(filters.Column.STATUS))
    assert chosen(clerk) == ["一.3.2", "一.3.3"]
    clerk.filter(filters.Column.NUMBER, "一.3.3", "一.3.4")
    assert chosen(clerk) == ["一.3.3"]


def test_as_many_rows_but_others_keep_the_selection_right(clerk: Clerk) -> None:
    unit = clerk.window.unit
    assert unit is not None
    clerk.window.ledger.apply(SetStatus(clerk.record("一.3.2").id, unit.id, Status.UNDER_WAY), AT)
    clerk.filter(filters.Column.STATUS, "未开始")
    select(clerk, "一.3.3", 1)
    changes = (
        SetStatus(clerk.record("一.3.2").id, unit.id, Status.NOT_STARTED),
        SetStatus(clerk.record("一.3.5").id, unit.id, Status.UNDER_WAY),
    )
    clerk.window.ledger.apply(Together(changes, "别处"), AT)
    QApplication.processEvents()
    assert chosen(clerk) == ["一.3.3", "一.3.4"]


# -- keys -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "status"),
    [(Qt.Key.Key_2, "进行中"), (Qt.Key.Key_3, "已完成")],
)
def test_digit_is_the_status_of_all_selected_with_one_undo(
    clerk: Clerk, code: Qt.Key, status: str
) -> None:
    numbers = ("一.3.1", "一.3.2", "一.3.3")
    select(clerk, numbers[0], 2)
    key(clerk, code)
    assert statuses(clerk, *numbers) == [status] * 3
    assert clerk.notice == "已更改 3 个节点。"
    assert chosen(clerk) == list(numbers)
    assert clerk.window.undo_action.text() == f"撤销：批量填报 3 个节点：{status}"
    clerk.window.undo()
    assert statuses(clerk, *numbers) == ["未开始"] * 3
    clerk.window.redo()
    assert statuses(clerk, *numbers) == [status] * 3


def test_one_takes_back_what_was_done(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    key(clerk, Qt.Key.Key_3)
    assert clerk.record("一.3.2").completed_on == DAY
    key(clerk, Qt.Key.Key_1)
    assert clerk.record("一.3.2").status is Status.NOT_STARTED


def test_space_ticks_all_and_then_takes_all_back(clerk: Clerk) -> None:
    numbers = ("一.3.1", "一.3.2", "一.3.3")
    clerk.go("一.3.2")
    key(clerk, Qt.Key.Key_Space)
    select(clerk, "一.3.1", 2)
    key(clerk, Qt.Key.Key_Space)
    assert statuses(clerk, *numbers) == ["已完成"] * 3
    assert clerk.notice == "已更改 2 个节点。1 个没有改：一.3.2 已经是这样。"
    key(clerk, Qt.Key.Key_Space)
    assert statuses(clerk, *numbers) == ["未开始"] * 3


def test_four_asks_for_the_reason_and_offers_the_one_given_before(clerk: Clerk) -> None:
    def first(dialog: ReasonDialog) -> None:
        dialog.accept()
        assert dialog.said.text() == "“不适用”要写理由。"
        line = dialog.reason.lineEdit()
        assert line is not None
        type_text(line, "国家标准尚未发布")
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    select(clerk, "一.3.2", 1)
    at_dialog(clerk.qtbot, ReasonDialog, first, lambda: key(clerk, Qt.Key.Key_4))
    assert clerk.record("一.3.3").reason == "国家标准尚未发布"
    assert statuses(clerk, "一.3.2", "一.3.3") == ["不适用"] * 2
    clerk.go("一.3.4")
    at_dialog(clerk.qtbot, ReasonDialog, lambda d: d.accept(), lambda: key(clerk, Qt.Key.Key_4))
    assert clerk.record("一.3.4").reason == "国家标准尚未发布"


def test_n_goes_from_one_that_is_not_settled_to_the_next(clerk: Clerk) -> None:
    select(clerk, "一.3.2", 1)
    key(clerk, Qt.Key.Key_3)
    clerk.go("一.3.1")
    key(clerk, Qt.Key.Key_N)
    assert "一.3.4" in clerk.current
    key(clerk, Qt.Key.Key_N, SHIFT)
    assert "一.3.1" in clerk.current
    clerk.go("一.1.1")
    key(clerk, Qt.Key.Key_N, SHIFT)
    assert clerk.notice == "前面没有未了结的节点了。"


def test_n_unfolds_what_it_goes_to(clerk: Clerk) -> None:
    clerk.window.fold_all(True)
    clerk.go("一.3")
    key(clerk, Qt.Key.Key_N)
    assert "一.3.1" in clerk.current


def test_others_tasks_are_left_out_and_said(teacher: Clerk) -> None:
    teacher.push("全部任务")
    teacher.window.view.setFocus()
    teacher.go("一.1.1")
    key(teacher, Qt.Key.Key_3)
    assert "只能查看" in teacher.notice
    key(teacher, Qt.Key.Key_A, CTRL)
    assert "不能填报" in bar(teacher)
    key(teacher, Qt.Key.Key_3)
    assert "只能查看" in teacher.notice
    unit = teacher.window.unit
    assert unit is not None
    rows = teacher.window.ledger.rows(
        "SELECT count(*) FROM progress AS p JOIN milestone AS m ON m.id = p.milestone_id "
        "WHERE p.agency_id <> ? OR NOT EXISTS (SELECT 1 FROM duty AS d "
        "WHERE d.agency_id = p.agency_id AND d.task_id = m.task_id)",
        (unit.id,),
    )
    assert rows == [(0,)]


def test_keys_do_nothing_while_a_note_or_figure_is_typed(clerk: Clerk) -> None:
    clerk.go("五.1.3")
    clerk.press(Qt.Key.Key_Return)
    type_text(clerk.focus, "123n?")
    assert clerk.note().toPlainText() == "123n?"
    assert clerk.record("五.1.3").status is Status.NOT_STARTED


def test_no_input_method_composes_in_the_list(clerk: Clerk) -> None:
    view = clerk.window.view
    clerk.go("一.3.2")
    assert view.inputMethodQuery(Qt.InputMethodQuery.ImEnabled) is False
    QApplication.sendEvent(view, QInputMethodEvent("3", []))
    assert clerk.record("一.3.2").status is Status.NOT_STARTED


def test_delete_and_letters_change_nothing(clerk: Clerk) -> None:
    select(clerk, "一.3.1", 3)
    key(clerk, Qt.Key.Key_3)
    version = clerk.window.ledger.rows("SELECT max(id) FROM journal")
    for code in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_X, Qt.Key.Key_5):
        key(clerk, code)
    assert clerk.window.ledger.rows("SELECT max(id) FROM journal") == version
    assert len(chosen(clerk)) == 4


def test_no_standard_key_is_taken_for_another_job(clerk: Clerk) -> None:
    standard = {
        sequence.toString()
        for name in (
            "SelectAll",
            "Copy",
            "Paste",
            "Cut",
            "Close",
            "Save",
            "HelpContents",
        )
        for sequence in QKeySequence.keyBindings(getattr(QKeySequence.StandardKey, name))
    }
    own = {"F1", "Shift+F1", "Ctrl+F1"}
    taken = {
        action.shortcut().toString()
        for action in clerk.window.actions() + clerk.window.findChildren(QAction)
        if not action.shortcut().isEmpty()
    }
    assert not taken & (standard - own)
    single = {f"{n}" for n in range(10)} | {"N", "?", "Shift+N", "Space", "Return"}
    assert not taken & single, "a single key would fire in every field"


def test_question_mark_and_f1_open_the_sheet(clerk: Clerk) -> None:
    def look(dialog: KeySheet) -> None:
        words = {words for side in dialog.groups() for _, keys in side for _, words in keys}
        shown = {label.text() for label in dialog.findChildren(QLabel)}
        assert "下一个未了结的节点" in words <= shown
        dialog.reject()

    at_dialog(
        clerk.qtbot, KeySheet, look, lambda: press(clerk.window.view, Qt.Key.Key_Question, "?")
    )
    (f1,) = [a for a in clerk.window.findChildren(QAction) if a.shortcut().toString() == "F1"]
    at_dialog(clerk.qtbot, KeySheet, look, f1.trigger)


# -- dialogs --------------------------------------------------------------------------------------


def test_note_is_added_to_what_stands_there_or_takes_its_place(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    clerk.write("已起草")
    clerk.window.detail.settle()
    clerk.window.view.setFocus()
    select(clerk, "一.3.1", 1)

    def add(dialog: NoteDialog) -> None:
        type_text(dialog.focusWidget(), "已报批")
        dialog.ok.click()

    at_dialog(clerk.qtbot, NoteDialog, add, lambda: key(clerk, Qt.Key.Key_Return))
    texts = [clerk.record(n).notes.texts[NoteField.PROGRESS] for n in ("一.3.1", "一.3.2")]
    assert texts == ["已报批", "已起草\n已报批"]

    def replace(dialog: NoteDialog) -> None:
        dialog.replace.click()
        dialog.text.setPlainText("同上")
        dialog.ok.click()

    at_dialog(clerk.qtbot, NoteDialog, replace, lambda: key(clerk, Qt.Key.Key_Return))
    assert clerk.record("一.3.2").notes.texts[NoteField.PROGRESS] == "同上"
    clerk.window.undo()
    clerk.window.undo()
    assert clerk.record("一.3.2").notes.texts[NoteField.PROGRESS] == "已起草"


def test_texts_are_not_cleared_unasked(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    from taizhang.window.bulk import dialogs

    select(clerk, "一.3.1", 1)
    asked: list[str] = []

    def refuse(_parent: QWidget, words: str, *_: str) -> bool:
        asked.append(words)
        return False

    monkeypatch.setattr(dialogs, "_agreed", refuse)

    def clear(dialog: NoteDialog) -> None:
        dialog.replace.click()
        dialog.ok.click()
        assert dialog.isVisible()
        dialog.reject()

    at_dialog(clerk.qtbot, NoteDialog, clear, clerk.window.bulk.ask_note)
    assert asked == ["清空所选 2 个节点的“进展情况”？"]


def test_deadline_of_all_selected(clerk: Clerk) -> None:
    select(clerk, "一.3.1", 1)

    def fill(dialog: DueDialog) -> None:
        dialog.day.setDate(date(2013, 3, 31))  # type: ignore[arg-type]
        dialog.reason.setText("评审推迟")
        dialog.ok.click()
        assert dialog.said.text() == "延期要写明理由和批准人（单位）。"
        dialog.approver.setText("省政府")
        dialog.ok.click()

    at_dialog(clerk.qtbot, DueDialog, fill, clerk.window.bulk.ask_due)
    assert clerk.record("一.3.2").due == date(2013, 3, 31)
    assert clerk.notice == "已更改 2 个节点。"


def test_day_of_completion_of_what_is_done_and_of_the_rest(clerk: Clerk) -> None:
    clerk.go("一.3.1")
    key(clerk, Qt.Key.Key_3)
    select(clerk, "一.3.1", 1)

    def only_done(dialog: DayDialog) -> None:
        assert dialog.unfinished.text() == "其中 1 个还没有完成，也标为“已完成”"
        assert not dialog.unfinished.isChecked()
        dialog.day.setDate(date(2012, 3, 5))  # type: ignore[arg-type]
        dialog.ok.click()

    at_dialog(clerk.qtbot, DayDialog, only_done, clerk.window.bulk.ask_day)
    assert clerk.record("一.3.1").completed_on == date(2012, 3, 5)
    assert clerk.notice == "已更改 1 个节点。1 个没有改：一.3.2 还没有完成。"


def test_files_stand_for_all_selected(clerk: Clerk, tmp_path: Path) -> None:
    file = tmp_path / "通知.txt"
    file.write_text("内容", encoding="utf-8")
    select(clerk, "一.3.1", 2)

    def attach(dialog: AttachDialog) -> None:
        from taizhang.ledger.evidence_adding import NewFile

        dialog.add([NewFile.at(file)])
        dialog.ok.click()

    at_dialog(clerk.qtbot, AttachDialog, attach, clerk.window.bulk.ask_files)
    assert [len(clerk.record(n).evidence) for n in ("一.3.1", "一.3.3")] == [1, 1]
    assert chosen(clerk) == ["一.3.1", "一.3.2", "一.3.3"]


def test_bar_is_not_shown_with_the_overview(clerk: Clerk) -> None:
    select(clerk, "一.3.1", 2)
    clerk.window.places.show_overview()
    assert bar(clerk) == ""
    clerk.window.places.show_list()
    assert bar(clerk) == "已选 3 个节点"


def test_what_cannot_be_saved_is_shown_as_unsaved(clerk: Clerk) -> None:
    select(clerk, "一.3.1", 1)
    clerk.refuse_writing()
    key(clerk, Qt.Key.Key_3)
    assert "已完成，未保存" in clerk.line("一.3.2")
    clerk.window.undo()
    assert "未开始" in clerk.line("一.3.2")
