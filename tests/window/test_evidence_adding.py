"""佐证材料 is added by button, drop and clipboard, in the background."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from taizhang.ledger import store
from taizhang.ledger.find import find
from taizhang.ledger.records import task_record
from taizhang.window.evidence_rows import Standing
from tests.window.clerk import Clerk
from tests.window.evidence import PLACE, add, file, heading, held, key, names, panel_of


def test_nothing_yet_says_how_to_add(clerk: Clerk) -> None:
    clerk.go(PLACE)
    assert heading(clerk) == "佐证材料（0）"
    assert any("拖到这里" in words for words in clerk.detail_words)
    assert not panel_of(clerk).list.isVisible()
    assert not panel_of(clerk).open_button.isVisible()


def test_two_files_are_added_as_one_step(clerk: Clerk, tmp_path: Path) -> None:
    clerk.go(PLACE)
    panel_of(clerk).add_paths([file(tmp_path, "办法.pdf"), file(tmp_path, "纪要.docx")])
    assert [row.standing for row in panel_of(clerk).list.rows] == [Standing.ADDING] * 2
    model = panel_of(clerk).list.model()
    assert "正在添加…" in model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert not panel_of(clerk).open_button.isEnabled()
    panel_of(clerk).finish()
    assert names(clerk) == held(clerk) == ["办法.pdf", "纪要.docx"]
    assert {row.standing for row in panel_of(clerk).list.rows} == {Standing.KEPT}
    assert heading(clerk) == "佐证材料（2）"
    clerk.window.undo()
    assert names(clerk) == held(clerk) == []
    clerk.window.redo()
    assert names(clerk) == held(clerk) == ["办法.pdf", "纪要.docx"]


def test_files_are_asked_for(clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = [str(file(tmp_path, "a.pdf")), str(file(tmp_path, "b.pdf"))]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (chosen, ""))
    clerk.go(PLACE)
    QTest.mouseClick(panel_of(clerk).add_button, Qt.MouseButton.LeftButton)
    panel_of(clerk).finish()
    assert held(clerk) == ["a.pdf", "b.pdf"]


def test_files_stand_where_they_were_added_whatever_is_shown_meanwhile(
    clerk: Clerk, tmp_path: Path
) -> None:
    clerk.go(PLACE)
    panel_of(clerk).add_paths([file(tmp_path, "a.pdf")])
    panel_of(clerk).add_paths([file(tmp_path, "b.pdf")])
    clerk.go("一.1.1")
    assert names(clerk) == []
    panel_of(clerk).finish()
    assert names(clerk) == held(clerk, "一.1.1") == []
    assert held(clerk) == ["a.pdf", "b.pdf"]


def test_a_task_has_files_of_its_own(clerk: Clerk, tmp_path: Path) -> None:
    clerk.go("一.3")
    add(clerk, file(tmp_path, "总结.pdf"))
    assert clerk.window.unit is not None
    task = find(clerk.window.ledger, "一.3").task_id
    found = task_record(clerk.window.ledger, clerk.window.unit.id, task)
    assert [item.name for item in found.evidence] == names(clerk) == ["总结.pdf"]
    clerk.go(PLACE)
    assert names(clerk) == []


def test_files_are_dropped(clerk: Clerk, tmp_path: Path) -> None:
    clerk.go(PLACE)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file(tmp_path, "a.pdf")))])
    entering, drop = drop_events(dropped)
    panel_of(clerk).dragEnterEvent(entering)
    assert entering.isAccepted()
    panel_of(clerk).dropEvent(drop)
    assert drop.dropAction() is Qt.DropAction.CopyAction
    panel_of(clerk).finish()
    assert held(clerk) == ["a.pdf"]


def test_what_is_no_file_is_not_taken(clerk: Clerk) -> None:
    clerk.go(PLACE)
    dropped = QMimeData()
    dropped.setUrls([QUrl("https://example.com/a.pdf")])
    entering, _ = drop_events(dropped)
    panel_of(clerk).dragEnterEvent(entering)
    assert not entering.isAccepted()


def drop_events(content: QMimeData) -> tuple[QDragEnterEvent, QDropEvent]:
    """As another program's window sends them that offers a move first."""
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), actions, content, button, none)
    entering.ignore()
    return entering, QDropEvent(QPointF(5, 5), actions, content, button, none)


def test_a_picture_is_pasted_as_png(clerk: Clerk, tmp_path: Path) -> None:
    picture = QImage(12, 8, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(picture)
    clerk.go(PLACE)
    QTest.keyClick(panel_of(clerk).add_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    panel_of(clerk).finish()
    assert held(clerk) == ["截图-2012-10-08-0930.png"]
    panel_of(clerk).save_chosen(tmp_path / "saved.png")
    saved = QImage(str(tmp_path / "saved.png"))
    assert saved.convertToFormat(QImage.Format.Format_RGB32) == picture


def test_copied_files_are_pasted(clerk: Clerk, tmp_path: Path) -> None:
    clerk.go(PLACE)
    add(clerk, file(tmp_path, "a.pdf"))
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(file(tmp_path, "b.pdf")))])
    QGuiApplication.clipboard().setMimeData(copied)
    key(clerk, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    panel_of(clerk).finish()
    assert held(clerk) == ["a.pdf", "b.pdf"]


def test_words_in_the_clipboard_are_no_evidence(clerk: Clerk) -> None:
    QGuiApplication.clipboard().setText("已印发")
    clerk.go(PLACE)
    panel_of(clerk).paste()
    assert clerk.notice == "剪贴板里没有图片，也没有文件。请先截图或复制文件。"


def test_the_same_file_again_is_refused(clerk: Clerk, tmp_path: Path) -> None:
    clerk.go(PLACE)
    add(clerk, file(tmp_path, "办法.pdf"))
    add(clerk, tmp_path / "办法.pdf")
    assert clerk.notice == ("“一.3.2 制定质量奖管理办法”已有同样的佐证材料“办法.pdf”，没有再添加。")
    assert names(clerk) == ["办法.pdf"]


def test_what_stands_there_is_left_out_and_counted(clerk: Clerk, tmp_path: Path) -> None:
    clerk.go(PLACE)
    add(clerk, file(tmp_path, "a.pdf"))
    add(clerk, tmp_path / "a.pdf", file(tmp_path, "b.pdf"))
    assert held(clerk) == ["a.pdf", "b.pdf"]
    assert clerk.notice == "有 1 份已经在这里，没有重复添加。"


def test_what_cannot_be_read_is_said_and_the_next_is_added(clerk: Clerk, tmp_path: Path) -> None:
    clerk.go(PLACE)
    panel_of(clerk).add_paths([tmp_path / "没有.pdf"])
    panel_of(clerk).finish()
    assert clerk.notice.startswith("“没有.pdf”读不了")
    assert names(clerk) == []
    add(clerk, file(tmp_path, "a.pdf"))
    assert names(clerk) == ["a.pdf"]


def test_what_is_being_added_is_seen_below_the_others(clerk: Clerk, tmp_path: Path) -> None:
    clerk.go(PLACE)
    add(clerk, file(tmp_path, "a.pdf"))
    shown = panel_of(clerk).list
    height = shown.height()
    panel_of(clerk).add_paths([file(tmp_path, "b.pdf")])
    assert shown.height() >= height + shown.sizeHintForRow(1)
    panel_of(clerk).finish()


def test_a_ledger_that_another_program_holds_is_said(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "BUSY_TIMEOUT_MS", 10)
    clerk.go(PLACE)
    with closing(sqlite3.connect(clerk.window.ledger.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        add(clerk, file(tmp_path, "a.pdf"))
        other.execute("ROLLBACK")
    assert clerk.notice.startswith("台账“a.ledger”")
    assert names(clerk) == held(clerk) == []
    add(clerk, tmp_path / "a.pdf")
    assert names(clerk) == held(clerk) == ["a.pdf"]
