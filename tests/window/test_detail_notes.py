"""@单位, 常用语, history of each field, and a note of any length."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from taizhang.ledger.phrases import SavePhrase, phrases
from taizhang.ledger.soundness import findings
from taizhang.ledger.status import NoteField
from taizhang.window.note_history_dialog import NoteHistoryDialog
from taizhang.window.phrase_dialog import PhraseDialog
from tests.conftest import AT
from tests.window.clerk import Clerk, drafts_on_disk, notes_on_disk, press, type_text

_CONTROL = Qt.KeyboardModifier.ControlModifier
PLACE = "一.3.2"


def at_the_dialog(do: object) -> list[QDialog]:
    """Do something at the next dialog, once it is open. Returns the dialogs met."""
    met: list[QDialog] = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        met.append(dialog)
        try:
            do(dialog)  # type: ignore[operator]
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, act)
    return met


# -- @单位 ------------------------------------------------------------------------------------


def test_a_unit_is_completed_by_initials(clerk: Clerk) -> None:
    clerk.go(PLACE)
    editor = clerk.write("已送@")
    assert editor.mentioning.is_open()
    type_text(editor, "cz")
    assert editor.mentioning.offered()[0] == "省财政厅"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.toPlainText() == "已送@省财政厅 "
    assert not editor.mentioning.is_open()
    type_text(editor, "会签")
    assert drafts_on_disk(clerk.window) == ["已送@省财政厅 会签"]
    clerk.window.view.setFocus()
    assert notes_on_disk(clerk.window) == ["已送@省财政厅 会签"]
    assert "提到的单位：省财政厅" in clerk.detail_words


@pytest.mark.parametrize("typed", ["省财", "财政", "shengcai", "SCZT", "czt"])
def test_a_unit_is_found_by_name_and_pinyin(clerk: Clerk, typed: str) -> None:
    clerk.go(PLACE)
    editor = clerk.write(f"@{typed}")
    assert "省财政厅" in editor.mentioning.offered()
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.toPlainText().startswith("@省")
    assert clerk.focus is editor


def test_what_an_input_method_commits_is_looked_at(clerk: Clerk) -> None:
    clerk.go(PLACE)
    editor = clerk.note()
    editor.setFocus()
    for committed in ("@", "财政"):
        event = QInputMethodEvent()
        event.setCommitString(committed)
        QApplication.sendEvent(editor, event)
    assert editor.mentioning.offered() == ["省财政厅"]
    assert clerk.focus is editor


def test_arrows_choose_and_escape_closes_only_the_list(clerk: Clerk) -> None:
    clerk.go(PLACE)
    editor = clerk.write("@省")
    offered = editor.mentioning.offered()
    assert len(offered) > 2
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Up)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.toPlainText() == f"@{offered[1]} "
    type_text(editor, "@省")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.mentioning.is_open()
    assert clerk.focus is editor
    assert editor.toPlainText() == f"@{offered[1]} @省"


def test_nothing_is_offered_where_no_unit_is_meant(clerk: Clerk) -> None:
    clerk.go(PLACE)
    editor = clerk.write("a@example.com")
    assert not editor.mentioning.is_open()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.toPlainText() == "a@example.com\n"
    assert not any("提到的单位" in words for words in clerk.detail_words)


def test_leaving_the_field_closes_the_list(clerk: Clerk) -> None:
    clerk.go(PLACE)
    editor = clerk.write("@")
    clerk.window.view.setFocus()
    assert not editor.mentioning.is_open()


def test_the_list_stays_inside_the_window(clerk: Clerk) -> None:
    clerk.go(PLACE)
    editor = clerk.write("行" * 60 + "@", NoteField.COORDINATION)
    shown = editor.mentioning.list
    assert shown is not None
    assert clerk.window.rect().contains(shown.geometry())


def test_mentions_are_marked_in_the_text(clerk: Clerk) -> None:
    clerk.go(PLACE)
    editor = clerk.write("😀请@省财政厅 办")
    selections: list[Any] = editor.extraSelections()  # PySide6's stubs leave out their fields
    assert [one.cursor.selectedText() for one in selections] == ["@省财政厅"]


# -- 常用语 ------------------------------------------------------------------------------------


def test_a_phrase_is_found_by_pinyin_and_put_in_by_keys(clerk: Clerk) -> None:
    clerk.go(PLACE)
    editor = clerk.write("一、")

    def choose(dialog: PhraseDialog) -> None:
        type_text(dialog.search, "xyb")
        press(dialog.search, Qt.Key.Key_Return, "\r")

    met = at_the_dialog(choose)
    QTest.keyClick(editor, Qt.Key.Key_J, _CONTROL)
    assert len(met) == 1
    assert editor.toPlainText() == "一、下一步，省质监局将＿＿，确保2012年12月31日前完成。"
    assert editor.textCursor().selectedText() == "＿＿"
    type_text(editor, "评审")
    editor.settle()
    assert notes_on_disk(clerk.window) == ["一、下一步，省质监局将评审，确保2012年12月31日前完成。"]


def test_what_was_typed_before_is_one_change_of_its_own(clerk: Clerk) -> None:
    clerk.go(PLACE)
    editor = clerk.write("甲")
    at_the_dialog(lambda dialog: dialog.reject())
    QTest.keyClick(editor, Qt.Key.Key_J, _CONTROL)
    assert notes_on_disk(clerk.window) == ["甲"]


def test_the_chosen_text_is_kept_as_a_phrase(clerk: Clerk) -> None:
    clerk.go(PLACE)
    editor = clerk.write("已报省政府审定。")
    editor.selectAll()
    actions = {action.text(): action for action in editor.menu().actions()}
    assert "插入常用语…\tCtrl+J" in actions

    def name(dialog: PhraseDialog) -> None:
        assert dialog.text.toPlainText() == "已报省政府审定。"
        type_text(dialog.name, "已报审")
        press(dialog.name, Qt.Key.Key_Return, "\r")

    at_the_dialog(name)
    actions["把选中的文字存为常用语…"].trigger()
    (own,) = [phrase for phrase in phrases(clerk.window.ledger) if phrase.own]
    assert (own.name, own.text) == ("已报审", "已报省政府审定。")
    clerk.window.undo()
    assert not any(phrase.own for phrase in phrases(clerk.window.ledger))


def test_phrases_are_renamed_altered_and_removed(clerk: Clerk) -> None:
    ledger = clerk.window.ledger
    ledger.apply(SavePhrase("一号", "一"), AT)
    ledger.apply(SavePhrase("二号", "二"), AT)
    dialog = PhraseDialog(ledger, clerk.window.saver.apply, {}, clerk.window)
    clerk.qtbot.addWidget(dialog)

    def own() -> dict[str, str]:
        return {phrase.name: phrase.text for phrase in phrases(ledger) if phrase.own}

    assert not dialog.save_button.isEnabled()
    type_text(dialog.name, "子")
    dialog.save()
    assert own() == {"一号子": "一", "二号": "二"}
    dialog.text.setPlainText("一又二")
    dialog.save()
    assert own()["一号子"] == "一又二"
    dialog.name.setText("二号")
    dialog.save()
    assert own() == {"一号子": "一又二", "二号": "二"}
    dialog.begin_new("三")
    dialog.name.setText("二号")
    dialog.save()
    assert own()["二号"] == "二"
    dialog.fill_list()
    dialog.search.setText("二号")
    dialog.remove()
    assert own() == {"一号子": "一又二"}
    assert findings(ledger) == []


def test_the_programs_own_can_be_altered_but_not_removed(clerk: Clerk) -> None:
    dialog = PhraseDialog(clerk.window.ledger, clerk.window.saver.apply, {}, clerk.window)
    clerk.qtbot.addWidget(dialog)
    assert not dialog.remove_button.isEnabled()
    dialog.text.setPlainText("已印发。")
    dialog.save()
    (own,) = [phrase for phrase in phrases(clerk.window.ledger) if phrase.own]
    assert own.text == "已印发。"
    assert dialog.remove_button.isEnabled()


# -- history ----------------------------------------------------------------------------------


def test_an_earlier_text_is_copied_and_made_valid_again(clerk: Clerk) -> None:
    clerk.go(PLACE)
    editor = clerk.write("第一版")
    editor.settle()
    type_text(editor, "，第二版")

    def restore(dialog: NoteHistoryDialog) -> None:
        assert [version.text for version in dialog.model.rows] == ["第一版，第二版", "第一版"]
        assert not dialog.restore_button.isEnabled()
        dialog.table.selectRow(1)
        dialog.copy_button.click()
        dialog.restore_button.click()

    at_the_dialog(restore)
    clerk.window.detail.notes.ask_history(NoteField.PROGRESS)
    assert QGuiApplication.clipboard().text() == "第一版"
    assert notes_on_disk(clerk.window) == ["第一版"]
    assert editor.toPlainText() == "第一版"
    clerk.window.undo()
    assert notes_on_disk(clerk.window) == ["第一版，第二版"]


def test_a_field_that_was_never_written_says_so(clerk: Clerk) -> None:
    dialog = NoteHistoryDialog([], "存在问题 · 一.3.2", writable=True, parent=clerk.window)
    clerk.qtbot.addWidget(dialog)
    assert not dialog.restore_button.isEnabled()
    assert not dialog.copy_button.isEnabled()


# -- any length -------------------------------------------------------------------------------


@pytest.mark.parametrize("paragraphs", [1, 1000])
def test_a_hundred_thousand_characters_are_kept_shown_and_written_on(
    clerk: Clerk, paragraphs: int
) -> None:
    clerk.go(PLACE)
    size = 100_000 // paragraphs
    text = "\n".join(("很长的备注，写了又写，" * size)[: size - 1] for _ in range(paragraphs))
    editor = clerk.note()
    editor.setFocus()
    editor.write_anew(text)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    type_text(editor, "完")
    assert drafts_on_disk(clerk.window) == [f"{text}完"]
    lines = editor.document().size().height()
    assert lines >= 2000
    assert editor.height() >= lines * editor.fontMetrics().lineSpacing()
    pane = clerk.window.detail.viewport()
    clerk.qtbot.waitUntil(
        lambda: pane.rect().contains(editor.viewport().mapTo(pane, editor.cursorRect().center()))
    )
    clerk.window.view.setFocus()
    assert notes_on_disk(clerk.window) == [f"{text}完"]
    assert clerk.note().toPlainText() == f"{text}完"
