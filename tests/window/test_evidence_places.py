"""One file for many places, its versions, several files at a time: in the window, as one step."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from taizhang.ledger.changes import SetPeople
from taizhang.ledger.evidence_adding import NewFile
from taizhang.window.evidence_dialog import EvidenceDialog
from taizhang.window.evidence_places import PlacesDialog
from taizhang.window.evidence_versions import VersionsDialog
from tests.conftest import AT
from tests.window.clerk import Clerk, type_text
from tests.window.conftest import Desk
from tests.window.evidence import (
    PLACE,
    add,
    answer,
    attach_at,
    file,
    held,
    key,
    names,
    panel_of,
)

OTHER = "一.3.1"


def contents(clerk: Clerk) -> int:
    ((count,),) = clerk.window.ledger.rows("SELECT count(*) FROM evidence_content")
    return int(count)


def mark(clerk: Clerk, *rows: int) -> None:
    """Mark these rows, the last with the cursor."""
    shown = panel_of(clerk).list
    shown.clearSelection()
    for row in rows:
        shown.setCurrentIndex(shown.model().index(row, 0))
    for row in rows:
        flag = QItemSelectionModel.SelectionFlag.Select
        shown.selectionModel().select(shown.model().index(row, 0), flag)


def details(clerk: Clerk, row: int = 0) -> str:
    model = panel_of(clerk).list.model()
    return str(model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole))


# --- one file for many places ---------------------------------------------------------------------


def choose_places(
    monkeypatch: pytest.MonkeyPatch, typed: str, *, downs: int = 0
) -> list[PlacesDialog]:
    """Type, go down, tick with the space bar, accept: by the keyboard alone."""
    seen: list[PlacesDialog] = []

    def done(dialog: PlacesDialog) -> int:
        seen.append(dialog)
        dialog.show()
        type_text(dialog.search, typed)
        for _ in range(downs):
            QTest.keyClick(dialog.search, Qt.Key.Key_Down)
        QTest.keyClick(dialog.search, Qt.Key.Key_Space)
        assert dialog.ok.text() == "用于这 1 处"
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)
        return dialog.result()

    monkeypatch.setattr(PlacesDialog, "exec", done)
    return seen


def test_a_file_stands_for_another_place_without_a_copy(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.go(PLACE)
    add(clerk, file(tmp_path, "办法.pdf"))
    choose_places(monkeypatch, OTHER)
    panel_of(clerk).also_action.trigger()
    assert held(clerk, OTHER) == held(clerk) == ["办法.pdf"]
    assert contents(clerk) == 1
    assert "用于 2 处" in details(clerk)
    (dialog,) = (choose_places(monkeypatch, "一.3.4"),)
    panel_of(clerk).also_action.trigger()
    assert dialog[0].standing.text() == "现在用于 2 处：一.3.1、一.3.2"
    assert "用于 3 处" in details(clerk)
    clerk.window.undo()
    clerk.window.undo()
    assert held(clerk, OTHER) == []
    assert "用于" not in details(clerk)


def test_several_files_stand_for_several_places_as_one_step(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.go(PLACE)
    add(clerk, file(tmp_path, "a.pdf"), file(tmp_path, "b.pdf"))
    mark(clerk, 0, 1)

    def done(dialog: PlacesDialog) -> int:
        type_text(dialog.search, "一.3.")
        shown = [one.number for one in dialog.model.shown]
        assert PLACE in shown
        for number in (OTHER, "一.3.4"):
            dialog.model.toggle(dialog.model.index(shown.index(number)))
        dialog.model.toggle(dialog.model.index(shown.index(PLACE)))  # they stand there: it is fixed
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(PlacesDialog, "exec", done)
    panel_of(clerk).also_action.trigger()
    assert held(clerk, OTHER) == held(clerk, "一.3.4") == ["a.pdf", "b.pdf"]
    assert contents(clerk) == 2
    clerk.window.undo()
    assert held(clerk, OTHER) == held(clerk, "一.3.4") == []


def test_nothing_chosen_makes_no_step(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.go(PLACE)
    add(clerk, file(tmp_path, "a.pdf"))
    before = clerk.window.undo_action.text()

    def done(dialog: PlacesDialog) -> int:
        assert not dialog.ok.isEnabled()
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(PlacesDialog, "exec", done)
    panel_of(clerk).also_action.trigger()
    assert clerk.window.undo_action.text() == before


# --- versions -------------------------------------------------------------------------------------


def replace(clerk: Clerk, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    panel_of(clerk).replace_action.trigger()
    panel_of(clerk).finish()


def test_a_newer_version_takes_the_place_and_an_older_one_comes_back(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.window.ledger.apply(SetPeople("王芳", "", ""), AT)
    clerk.go(PLACE)
    add(clerk, file(tmp_path, "稿一.docx"))
    replace(clerk, file(tmp_path, "稿二.docx"), monkeypatch)
    assert names(clerk) == held(clerk) == ["稿二.docx"]
    assert "第 2 版" in details(clerk)
    lines: list[list[str]] = []

    def restore(dialog: VersionsDialog) -> int:
        model = dialog.table.model()
        for row in range(model.rowCount()):
            lines.append([str(model.data(model.index(row, n))) for n in (0, 2, 3, 4)])
        assert not dialog.restore_button.isEnabled()
        QTest.keyClick(dialog.table, Qt.Key.Key_Down)
        assert dialog.restore_button.isEnabled()
        dialog.files.save(panel_of(clerk).list.rows[0], tmp_path / "now.docx")
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "old.docx"), "")
        )
        dialog.save_button.click()
        dialog.restore_button.click()
        return dialog.result()

    monkeypatch.setattr(VersionsDialog, "exec", restore)
    panel_of(clerk).versions_action.trigger()
    assert lines == [
        ["第 2 版（现用）", "2012-10-08 09:30", "王芳", "稿二.docx"],
        ["第 1 版", "2012-10-08 09:30", "王芳", "稿一.docx"],
    ]
    assert (tmp_path / "old.docx").read_bytes() == (tmp_path / "稿一.docx").read_bytes()
    assert (tmp_path / "now.docx").read_bytes() == (tmp_path / "稿二.docx").read_bytes()
    assert held(clerk) == ["稿一.docx"]
    assert "第 3 版" in details(clerk)
    assert contents(clerk) == 2
    clerk.window.undo()
    assert held(clerk) == ["稿二.docx"]
    clerk.window.undo()
    assert held(clerk) == ["稿一.docx"]


@pytest.mark.parametrize(
    ("pushed", "elsewhere", "here"),
    [
        ("各处都换", ["新.pdf"], ["新.pdf"]),
        ("只换这里", ["a.pdf"], ["新.pdf"]),
        ("取消", ["a.pdf"], ["a.pdf"]),
    ],
)
def test_a_newer_version_everywhere_or_here(
    clerk: Clerk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    pushed: str,
    elsewhere: list[str],
    here: list[str],
) -> None:
    for number in (PLACE, OTHER):
        attach_at(clerk, NewFile("a.pdf", b"%PDF-1"), number)
    clerk.go(PLACE)
    said: list[str] = []

    def push(box: QMessageBox) -> int:
        said.append(box.text())
        next(button for button in box.buttons() if button.text() == pushed).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", push)
    replace(clerk, file(tmp_path, "新.pdf"), monkeypatch)
    assert said == ["这份材料用于 2 处。要在哪里换成新版本？"]
    assert (held(clerk, OTHER), held(clerk)) == (elsewhere, here)
    if pushed == "各处都换":
        clerk.window.undo()
        assert held(clerk, OTHER) == held(clerk) == ["a.pdf"]


def test_the_same_content_is_no_newer_version(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.go(PLACE)
    path = file(tmp_path, "a.pdf")
    add(clerk, path)
    replace(clerk, path, monkeypatch)
    assert "已有同样的佐证材料" in clerk.notice
    assert held(clerk) == ["a.pdf"]


def test_an_opened_version_stays_until_the_end(
    clerk: Clerk,
    desk: Desk,
    tmp_path: Path,
    opened: list[Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clerk.go(PLACE)
    add(clerk, file(tmp_path, "a.pdf"))

    def look(dialog: VersionsDialog) -> int:
        dialog.open_button.click()
        dialog.reject()
        return dialog.result()

    monkeypatch.setattr(VersionsDialog, "exec", look)
    panel_of(clerk).versions_action.trigger()
    (copy,) = opened
    assert copy.exists()
    desk.close(clerk)
    assert not copy.exists()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_everything_is_reached_by_keys(clerk: Clerk, tmp_path: Path) -> None:
    clerk.go(PLACE)
    add(clerk, file(tmp_path, "a.pdf"))
    panel = panel_of(clerk)
    panel.list.setFocus()
    for button in (panel.open_button, panel.edit_button, panel.take_out_button, panel.more_button):
        QTest.keyClick(clerk.focus, Qt.Key.Key_Tab)
        assert clerk.focus is button
    said: list[str] = []
    menu = panel.more_button.menu()
    menu.aboutToShow.connect(lambda: said.extend(action.text() for action in menu.actions()))
    panel.list.customContextMenuRequested.emit(panel.list.rect().center())
    assert said == ["另存为…", "换新版本…", "各个版本…", "也用于…"]
    menu.hide()


# --- several at a time ----------------------------------------------------------------------------


def test_several_are_described_together(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach_at(clerk, NewFile("a.pdf", b"1"), caption="旧")
    attach_at(clerk, NewFile("b.pdf", b"2"))
    attach_at(clerk, NewFile("c.pdf", b"3"))
    clerk.go(PLACE)
    mark(clerk, 0, 1)

    def fill(dialog: EvidenceDialog) -> int:
        assert dialog.caption.placeholderText() == "各不相同；不写就不改"
        dialog.dated.setCheckState(Qt.CheckState.Checked)
        dialog.day.setDate(QDate(2012, 9, 1))
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(EvidenceDialog, "exec", fill)
    key(clerk, Qt.Key.Key_F2)
    found = clerk.record(PLACE).evidence
    assert [item.caption for item in found] == ["旧", "", ""]
    assert [item.dated_on for item in found] == [date(2012, 9, 1), date(2012, 9, 1), None]
    clerk.window.undo()
    assert {item.dated_on for item in clerk.record(PLACE).evidence} == {None}


def test_a_file_is_renamed(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    attach_at(clerk, NewFile("IMG_0001.jpg", b"1"))
    clerk.go(PLACE)

    def fill(dialog: EvidenceDialog) -> int:
        dialog.name.selectAll()
        type_text(dialog.name, "现场照片.jpg")
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(EvidenceDialog, "exec", fill)
    panel_of(clerk).edit_button.click()
    assert names(clerk) == held(clerk) == ["现场照片.jpg"]


def test_several_are_saved_and_taken_out_together(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.go(PLACE)
    add(clerk, *[file(tmp_path, name) for name in ("a.pdf", "b.exe", "c.pdf")])
    panel_of(clerk).list.setFocus()
    QTest.keyClick(panel_of(clerk).list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert not panel_of(clerk).open_button.isEnabled()
    assert not panel_of(clerk).versions_action.isEnabled()
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(b"old")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    panel_of(clerk).save_action.trigger()
    assert {p.name for p in folder.iterdir()} == {"a.pdf", "a (2).pdf", "b.exe", "c.pdf"}
    assert (folder / "a.pdf").read_bytes() == b"old"
    assert (folder / "a (2).pdf").read_bytes() == (tmp_path / "a.pdf").read_bytes()
    key(clerk, Qt.Key.Key_Delete)
    assert held(clerk) == []
    clerk.window.undo()
    assert held(clerk) == ["a.pdf", "b.exe", "c.pdf"]


# --- folders --------------------------------------------------------------------------------------


def test_a_folder_is_asked_for_and_its_files_are_added(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = tmp_path / "材料" / "内"
    inner.mkdir(parents=True)
    file(inner, "b.pdf")
    file(inner.parent, "a.pdf")
    (inner / "回去").symlink_to(inner.parent)
    said = answer(monkeypatch, "添加")
    clerk.go(PLACE)
    add(clerk, inner.parent)
    assert said == ["要添加文件夹“材料”里的文件吗？一共 2 个。"]
    assert held(clerk) == ["a.pdf", "b.pdf"]


def test_an_empty_folder_is_said(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "空").mkdir()
    said = answer(monkeypatch, "知道了")
    clerk.go(PLACE)
    add(clerk, tmp_path / "空")
    assert said == ["文件夹“空”里没有文件。"]


def test_one_that_cannot_be_added_does_not_hinder_the_others(clerk: Clerk, tmp_path: Path) -> None:
    clerk.go(PLACE)
    add(
        clerk,
        file(tmp_path, "a.pdf"),
        tmp_path / "没有.pdf",
        tmp_path / "也没有",
        file(tmp_path, "b"),
    )
    assert held(clerk) == ["a.pdf", "b"]
    assert clerk.notice == "有 2 份没有添加。“没有.pdf”读不了：找不到该位置。没有添加它。"
