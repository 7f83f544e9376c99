"""Notes: on disk at every key, a change at a pause, never lost and never misplaced."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from taizhang.ledger.changes import WriteNote
from taizhang.ledger.find import find
from taizhang.ledger.status import NoteField
from taizhang.ledger.store import open_ledger
from tests.conftest import AT
from tests.window.clerk import Clerk, drafts_on_disk, notes_on_disk, type_text
from tests.window.conftest import Desk

NOTE = "《管理办法》已送审，"


def test_enter_in_the_list_leads_to_the_note(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    clerk.press(Qt.Key.Key_Return, "\r")
    assert clerk.focus is clerk.note()


def test_escape_leads_back_to_the_list_and_keeps_the_note(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    editor = clerk.write(NOTE)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert clerk.focus is clerk.window.view
    assert clerk.record("一.3.2").notes.texts[NoteField.PROGRESS] == NOTE


def test_every_key_is_on_disk_at_once(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    editor = clerk.note()
    editor.setFocus()
    for end in range(1, len(NOTE) + 1):
        type_text(editor, NOTE[end - 1])
        assert drafts_on_disk(clerk.window) == [NOTE[:end]]
    assert notes_on_disk(clerk.window) == []


def test_what_an_input_method_commits_is_on_disk_at_once(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    editor = clerk.note()
    editor.setFocus()
    event = QInputMethodEvent()
    event.setCommitString("质量奖管理办法")
    QApplication.sendEvent(editor, event)
    assert drafts_on_disk(clerk.window) == ["质量奖管理办法"]


def test_draft_of_a_program_that_ended_is_a_note_when_opened_again(
    clerk: Clerk, desk: Desk
) -> None:
    clerk.go("一.3.2")
    clerk.write(NOTE)
    copy = clerk.window.ledger.path.with_name("copy.ledger")
    clerk.window.ledger.connection.execute("VACUUM INTO ?", (str(copy),))
    again = desk.open(open_ledger(copy))
    again.go("一.3.2")
    assert again.note().toPlainText() == NOTE
    assert drafts_on_disk(again.window) == []


def test_pause_in_typing_makes_one_change(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    editor = clerk.note()
    with clerk.qtbot.waitSignal(editor.settled):
        clerk.write(NOTE)
    assert notes_on_disk(clerk.window) == [NOTE]
    assert drafts_on_disk(clerk.window) == []
    assert editor.hasFocus()


def test_focus_out_settles(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    clerk.write(NOTE)
    clerk.window.bar.search.setFocus()
    assert notes_on_disk(clerk.window) == [NOTE]
    assert drafts_on_disk(clerk.window) == []


def test_choosing_another_row_settles_into_the_row_that_was_written_for(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    clerk.write(NOTE)
    clerk.go("一.3.3")
    assert clerk.record("一.3.2").notes.texts == {NoteField.PROGRESS: NOTE}
    assert clerk.record("一.3.3").notes.texts == {}
    assert clerk.note().toPlainText() == ""


def test_closing_the_window_settles(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    clerk.write(NOTE)
    clerk.window.close()
    assert notes_on_disk(clerk.window) == [NOTE]


def test_another_filter_settles(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    clerk.write(NOTE)
    clerk.window.bar.clear()
    assert notes_on_disk(clerk.window) == [NOTE]


@pytest.mark.parametrize("field", list(NoteField))
def test_each_field_is_kept_as_its_own(clerk: Clerk, field: NoteField) -> None:
    clerk.go("一.3.2")
    clerk.write(NOTE, field)
    clerk.window.view.setFocus()
    assert clerk.record("一.3.2").notes.texts == {field: NOTE}


def test_task_has_a_note_of_its_own(clerk: Clerk) -> None:
    clerk.go("一.3")
    clerk.write(NOTE)
    clerk.window.view.setFocus()
    rows = clerk.window.ledger.rows("SELECT milestone_id, text FROM note")
    assert rows == [(None, NOTE)]
    clerk.go("一.3.1")
    assert clerk.note().toPlainText() == ""


def test_refresh_never_overwrites_what_is_being_typed(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    editor = clerk.write(NOTE)
    clerk.window.detail.refresh()
    assert editor.toPlainText() == NOTE
    type_text(editor, "续")
    assert editor.toPlainText() == f"{NOTE}续"


def test_tick_while_typing_keeps_text_and_cursor(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    editor = clerk.write(NOTE)
    clerk.window.model.tick_asked.emit(clerk.window.view.current_line(), True)
    type_text(editor, "续")
    assert editor.toPlainText() == f"{NOTE}续"
    assert clerk.is_ticked("一.3.2")


def test_settling_keeps_the_cursor_where_the_clerk_goes_on(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    editor = clerk.write("ad")
    QTest.keyClick(editor, Qt.Key.Key_Left)
    editor.settle()
    type_text(editor, "bc")
    assert editor.toPlainText() == "abcd"


def test_blank_at_the_end_stays_while_typing(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    editor = clerk.write("one ")
    editor.settle()
    type_text(editor, "two")
    assert editor.toPlainText() == "one two"


MARKUP = "<b>粗</b> &amp; <script>alert(1)</script>"


def test_note_is_plain_text(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    editor = clerk.write(MARKUP)
    clerk.go("一.3.3")
    clerk.go("一.3.2")
    assert editor.toPlainText() == MARKUP
    assert editor.document().toPlainText() == MARKUP
    assert notes_on_disk(clerk.window) == [MARKUP]


def test_markup_typed_elsewhere_stays_visible_in_the_notice(clerk: Clerk) -> None:
    clerk.go("五.1.6")
    field = clerk.field("完成值：江苏名牌")
    field.setFocus()
    type_text(field, "<b>8</b>")
    clerk.window.view.setFocus()
    assert clerk.notice.startswith("“<b>8</b>”不是数")


def test_long_note_is_shown_whole(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    editor = clerk.note()
    editor.setFocus()
    editor.insertPlainText("很长的备注，写了又写。" * 60)
    lines = editor.document().size().height()
    assert editor.height() >= lines * editor.fontMetrics().lineSpacing()


def test_note_typed_and_taken_out_again_leaves_no_draft(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    editor = clerk.write("x")
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    clerk.window.view.setFocus()
    assert drafts_on_disk(clerk.window) == []


def test_note_that_was_taken_back_does_not_come_back_when_opened_again(
    clerk: Clerk, desk: Desk
) -> None:
    clerk.go("一.3.2")
    editor = clerk.write("abc")
    editor.settle()
    type_text(editor, "d")
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    clerk.window.view.setFocus()
    clerk.window.undo()
    assert notes_on_disk(clerk.window) == []
    path = clerk.window.ledger.path
    desk.close(clerk)
    again = desk.open(open_ledger(path))
    assert notes_on_disk(again.window) == []


def test_keys_go_on_into_the_same_note_when_its_row_leaves_the_filter(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    clerk.write("甲乙").settle()
    clerk.go("二.1.1")
    clerk.write("甲").settle()
    clerk.search("甲")
    clerk.go("一.3.2")
    editor = clerk.note()
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    editor.settle()
    if editor.hasFocus():
        type_text(editor, "丙")
    clerk.window.view.setFocus()
    texts = clerk.window.ledger.rows("SELECT text FROM note ORDER BY id")
    assert texts[1] == ("甲",), "the clerk's keys went into another milestone's note"


def test_saved_is_said_in_the_foot_at_every_key(clerk: Clerk) -> None:
    clerk.go("一.3.2")
    clerk.write("甲")
    assert "已保存 09:30" in clerk.foot


@pytest.mark.parametrize("text", ["甲\u00a0乙", "甲\u2028乙", "甲\n\n乙", "　甲\t乙"])
def test_note_is_not_changed_by_being_looked_at(clerk: Clerk, text: str) -> None:
    clerk.go("一.3.2")
    assert clerk.window.unit is not None
    place = find(clerk.window.ledger, "一.3.2")
    note = WriteNote(
        clerk.window.unit.id, place.task_id, place.milestone_id, NoteField.PROGRESS, text
    )
    clerk.window.ledger.apply(note, AT)
    before = clerk.window.ledger.rows("SELECT count(*) FROM journal")
    clerk.note().setFocus()
    clerk.window.view.setFocus()
    assert clerk.window.ledger.rows("SELECT count(*) FROM journal") == before
