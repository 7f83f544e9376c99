"""Files for many chosen places, big ones too: the window lives, and it can be given up."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from taizhang.ledger import evidence_store
from taizhang.ledger.evidence import EvidencePlace
from taizhang.ledger.evidence_adding import NewFile
from taizhang.ledger.evidence_content import PART
from taizhang.ledger.find import find
from taizhang.ledger.status import NoteField, Status
from taizhang.window import evidence_exporting, evidence_waiting
from taizhang.window.evidence_attach import AttachDialog, attach_to
from taizhang.window.evidence_waiting import _Bar
from tests.window.clerk import DAY, Clerk
from tests.window.evidence import PLACE, attach_at, file, held, key, names, panel_of

PLACES = ("一.3.1", "一.3.2", "一.3.4")


def places(clerk: Clerk, *numbers: str) -> list[EvidencePlace]:
    assert clerk.window.unit is not None
    found = [find(clerk.window.ledger, number) for number in numbers or PLACES]
    return [EvidencePlace(clerk.window.unit.id, at.task_id, at.milestone_id) for at in found]


def dialog_of(clerk: Clerk, *numbers: str) -> AttachDialog:
    window = clerk.window
    dialog = AttachDialog(window.ledger, places(clerk, *numbers), window.apply, DAY, window)
    clerk.qtbot.addWidget(dialog)
    return dialog


def test_the_same_files_for_all_chosen_places_as_one_step(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [file(tmp_path, "a.pdf"), file(tmp_path, "b.pdf")]

    def done(dialog: AttachDialog) -> int:
        QTest.keyClicks(dialog.caption, "signed")
        dialog.dated.setChecked(True)
        dialog.day.setDate(QDate(2012, 9, 1))
        dialog.ok.click()
        return dialog.result()

    monkeypatch.setattr(AttachDialog, "exec", done)
    window = clerk.window
    assert attach_to(window, window.ledger, places(clerk), window.apply, DAY, paths)
    for number in PLACES:
        found = clerk.record(number).evidence
        assert [item.name for item in found] == ["a.pdf", "b.pdf"]
        assert {(item.caption, item.dated_on) for item in found} == {("signed", date(2012, 9, 1))}
    assert window.ledger.rows("SELECT count(*) FROM evidence_content") == [(2,)]
    window.undo()
    assert [held(clerk, number) for number in PLACES] == [[], [], []]


def test_files_come_by_pasting_and_go_by_delete(clerk: Clerk, tmp_path: Path) -> None:
    dialog = dialog_of(clerk)
    assert not dialog.ok.isEnabled()
    copied = QMimeData()
    urls = [QUrl.fromLocalFile(str(file(tmp_path, name))) for name in ("a.pdf", "b.pdf")]
    copied.setUrls(urls)
    QGuiApplication.clipboard().setMimeData(copied)
    for _ in range(2):  # pasted twice, each is there once
        QTest.keyClick(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert dialog.list.count() == 2
    with clerk.qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    dialog.list.setFocus()
    dialog.list.setCurrentRow(0)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert [file_.name for file_ in dialog.files] == ["b.pdf"]
    QGuiApplication.clipboard().setText("words")
    QTest.keyClick(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert dialog.said.text().startswith("剪贴板里没有图片")


def test_what_cannot_be_added_stays_on_the_list(clerk: Clerk, tmp_path: Path) -> None:
    dialog = dialog_of(clerk)
    dialog.add([NewFile.at(file(tmp_path, "a.pdf")), NewFile.at(tmp_path / "没有.pdf")])
    dialog.ok.click()
    assert dialog.said.text() == (
        "添加了 1 份，有 1 份没有添加。“没有.pdf”读不了：找不到该位置。没有添加它。"
    )
    assert [file_.name for file_ in dialog.files] == ["没有.pdf"]
    assert held(clerk, "一.3.4") == ["a.pdf"]
    dialog.remove_button.setEnabled(True)
    dialog.list.selectAll()
    dialog.remove_button.click()
    dialog.add([NewFile.at(tmp_path / "a.pdf")])
    dialog.ok.click()
    assert "已有同样的佐证材料" in dialog.said.text()


# --- big files ------------------------------------------------------------------------------------


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Keeping stops before the third part is written, inside its transaction, until it may go on."""
    go = threading.Event()
    put = evidence_store._put_part

    def wait(*args: object) -> None:
        if args[2] == 3:
            assert go.wait(20)
        put(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(evidence_store, "_put_part", wait)
    yield go
    go.set()


def big(folder: Path, name: str = "录像.mp4") -> Path:
    path = folder / name
    path.write_bytes(b"0" * (5 * PART))
    return path


def test_what_is_done_while_a_big_file_is_kept_is_saved_after_it(
    clerk: Clerk, tmp_path: Path, slow: threading.Event
) -> None:
    clerk.go(PLACE)
    panel_of(clerk).add_paths([big(tmp_path)])
    clerk.qtbot.waitUntil(lambda: panel_of(clerk).list.rows[0].percent == 70)
    clerk.click_box("一.3.1")
    clerk.write("已印发", NoteField.PROGRESS)
    clerk.window.detail.settle()
    assert clerk.notice == ""
    assert not clerk.is_ticked("一.3.1")
    assert "[x] 一.3.1" in clerk.line("一.3.1")
    assert "未保存 2 项" in clerk.foot
    slow.set()
    panel_of(clerk).finish()
    assert clerk.record("一.3.1").status is Status.DONE
    assert clerk.record("一.3.1").notes.texts[NoteField.PROGRESS] == "已印发"
    assert held(clerk) == ["录像.mp4"]
    assert "未保存" not in clerk.foot
    assert clerk.window.ledger.rows("PRAGMA busy_timeout") == [(5000,)]


def test_adding_a_big_file_can_be_given_up(
    clerk: Clerk, tmp_path: Path, slow: threading.Event
) -> None:
    clerk.go(PLACE)
    panel_of(clerk).add_paths([big(tmp_path)])
    clerk.qtbot.waitUntil(lambda: panel_of(clerk).list.rows[0].percent == 70)
    assert panel_of(clerk).take_out_button.text() == "取消"
    key(clerk, Qt.Key.Key_Delete)
    slow.set()
    panel_of(clerk).finish()
    assert clerk.notice == "已取消，没有添加。"
    assert names(clerk) == held(clerk) == []
    assert clerk.window.ledger.rows("SELECT 1 FROM evidence_content") == []


def push_cancel(slow: threading.Event) -> None:
    """Push 取消 as soon as the bar stands there."""

    def push() -> None:
        for bar in QGuiApplication.instance().topLevelWidgets():  # type: ignore[union-attr]
            if isinstance(bar, _Bar) and bar.isVisible():
                (button,) = bar.findChildren(QPushButton)
                button.click()
                slow.set()
                return
        QTimer.singleShot(10, push)

    push()


def test_many_places_can_be_given_up(
    clerk: Clerk, tmp_path: Path, slow: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence_waiting, "_UNSEEN_MS", 1)
    dialog = dialog_of(clerk)
    dialog.show()
    dialog.add([NewFile.at(big(tmp_path))])
    push_cancel(slow)
    dialog.ok.click()
    assert dialog.said.text() == "已取消，没有添加。"
    assert [held(clerk, number) for number in PLACES] == [[], [], []]
    assert clerk.window.ledger.rows("SELECT 1 FROM evidence_content") == []
    dialog.ok.click()
    assert [held(clerk, number) for number in PLACES] == [["录像.mp4"]] * 3


def test_a_big_file_is_opened_and_saved_beside_the_window(clerk: Clerk, tmp_path: Path) -> None:
    path = big(tmp_path)
    attach_at(clerk, NewFile.at(path))
    clerk.go(PLACE)
    panel_of(clerk).save_chosen(tmp_path / "saved.mp4")
    assert (tmp_path / "saved.mp4").read_bytes() == path.read_bytes()
    clerk.window.ledger.connection.execute("DELETE FROM evidence_part WHERE number = 2")
    panel_of(clerk).save_chosen(tmp_path / "again.mp4")
    assert "内容已损坏" in clerk.notice
    assert not (tmp_path / "again.mp4").exists()


# --- export ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kind", "made"),
    [("a", "压缩包 (*.zip)", "a.zip"), ("a.zip", "文件夹 (*)", "a"), ("b", "文件夹 (*)", "b")],
)
def test_all_evidence_is_exported(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, kind: str, made: str
) -> None:
    attach_at(clerk, NewFile("a.pdf", b"1"))
    attach_at(clerk, NewFile("a.pdf", b"1"), "一.3.1")
    target = str(tmp_path / typed)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (target, kind))
    evidence_exporting.ask_and_export(clerk.window)
    assert clerk.notice == f"已导出 2 份佐证材料：{tmp_path / made}"
    if made.endswith(".zip"):
        with zipfile.ZipFile(tmp_path / made) as archive:
            assert len(archive.namelist()) == 3
    else:
        assert len([p for p in (tmp_path / made).rglob("*") if p.is_file()]) == 3


def test_what_cannot_be_exported_is_said(clerk: Clerk, tmp_path: Path) -> None:
    evidence_exporting.export(clerk.window, tmp_path / "a.zip")
    assert clerk.notice == "没有佐证材料可以导出。"
    attach_at(clerk, NewFile("a.pdf", b"1"))
    clerk.window.ledger.connection.execute("UPDATE evidence_part SET bytes = x'00', packed = 0")
    evidence_exporting.export(clerk.window, tmp_path / "a.zip")
    assert "1 份内容已损坏，没有导出：一.3.2 a.pdf" in clerk.notice
