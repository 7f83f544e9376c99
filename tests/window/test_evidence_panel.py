"""佐证材料 in the pane: opened, saved, described, taken out; never lost, never obeyed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import (
    QDesktopServices,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from taizhang.ledger.evidence import EvidencePlace
from taizhang.ledger.evidence_adding import NewFile
from taizhang.ledger.evidence_changes import AttachEvidence, DetachEvidence, ReplaceEvidence
from taizhang.ledger.record import EvidenceItem
from taizhang.ledger.store import open_ledger
from taizhang.window.evidence_dialog import EvidenceDialog
from taizhang.window.evidence_rows import Standing, one_line, shown_rows, size_words
from tests.window.clerk import Clerk
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

LONG = (
    "关于印发《江苏省质量奖管理办法》的通知（苏质监发〔2012〕88号，含附件一至附件五）盖章扫描件.pdf"
)


# --- opening and saving ---------------------------------------------------------------------------


def test_enter_opens_a_read_only_copy_that_goes_at_the_end(
    clerk: Clerk, desk: Desk, tmp_path: Path, opened: list[Path]
) -> None:
    clerk.go(PLACE)
    path = file(tmp_path, "办法.pdf")
    add(clerk, path)
    key(clerk, Qt.Key.Key_Return)
    (copy,) = opened
    assert copy != path
    assert copy.read_bytes() == path.read_bytes()
    assert not copy.stat().st_mode & 0o222
    desk.close(clerk)
    assert not copy.exists()


def test_a_program_is_never_opened_but_can_be_saved(
    clerk: Clerk, tmp_path: Path, opened: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.go(PLACE)
    path = file(tmp_path, "报告.exe", b"MZ")
    add(clerk, path)
    saved = tmp_path / "saved.exe"
    said = answer(monkeypatch, "另存为…")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    panel_of(clerk).open_button.click()
    assert said == ["“报告.exe”这是程序、脚本或快捷方式，不能打开，只能另存。"]
    assert opened == []
    assert saved.read_bytes() == path.read_bytes()


def test_what_no_program_opens_can_be_saved(
    clerk: Clerk, tmp_path: Path, opened: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    said = answer(monkeypatch, "不打开")
    clerk.go(PLACE)
    add(clerk, file(tmp_path, "底稿.ofd"))
    key(clerk, Qt.Key.Key_Enter)
    assert said == ["“底稿.ofd”没有程序可以打开。请另存出来，在装有相应软件的电脑上打开。"]
    assert opened == []


def test_a_damaged_content_is_said_and_not_opened(
    clerk: Clerk, tmp_path: Path, opened: list[Path]
) -> None:
    clerk.go(PLACE)
    add(clerk, file(tmp_path, "办法.pdf"))
    clerk.window.ledger.connection.execute("UPDATE evidence_part SET bytes = x'00', packed = 0")
    key(clerk, Qt.Key.Key_Return)
    assert "内容已损坏" in clerk.notice
    assert opened == []
    panel_of(clerk).save_chosen(tmp_path / "saved.pdf")
    assert not (tmp_path / "saved.pdf").exists()


def test_a_file_is_saved_under_a_name_every_system_takes(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach_at(clerk, NewFile("../会议<纪要>.pdf", b"%PDF-1.4"))
    clerk.go(PLACE)
    proposed: list[str] = []

    def choose(*asked: object) -> tuple[str, str]:
        proposed.append(Path(str(asked[2])).name)
        return str(tmp_path / "saved.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    panel_of(clerk).save_action.trigger()
    assert proposed == ["__会议_纪要_.pdf"]
    assert (tmp_path / "saved.pdf").read_bytes() == b"%PDF-1.4"


# --- describing and taking out --------------------------------------------------------------------


def describe(monkeypatch: pytest.MonkeyPatch, fill: Callable[[EvidenceDialog], None]) -> None:
    """Fill in the dialog of caption and day, and accept it."""

    def done(dialog: EvidenceDialog) -> int:
        fill(dialog)
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(EvidenceDialog, "exec", done)


def test_f2_edits_caption_and_day(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: EvidenceDialog) -> None:
        QTest.keyClicks(dialog.caption, "signed")
        dialog.dated.setChecked(True)
        dialog.day.setDate(QDate(2012, 9, 28))

    describe(monkeypatch, fill)
    clerk.go(PLACE)
    add(clerk, file(tmp_path, "a.pdf"), file(tmp_path, "b.pdf"))
    panel_of(clerk).list.setCurrentIndex(panel_of(clerk).list.model().index(1, 0))
    key(clerk, Qt.Key.Key_F2)
    (first, second) = clerk.record(PLACE).evidence
    assert (first.caption, first.dated_on) == ("", None)
    assert (second.caption, second.dated_on) == ("signed", date(2012, 9, 28))
    chosen = panel_of(clerk).list.chosen
    assert chosen is not None
    assert chosen.name == "b.pdf"
    describe(monkeypatch, lambda dialog: dialog.dated.setChecked(False))
    key(clerk, Qt.Key.Key_F2)
    assert clerk.record(PLACE).evidence[1].dated_on is None
    assert clerk.record(PLACE).evidence[1].caption == "signed"


def test_a_dialog_that_alters_nothing_makes_no_step(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach_at(clerk, NewFile("a.pdf", b"%PDF-1.4"), caption="第一行\n第二行")
    clerk.go(PLACE)
    describe(monkeypatch, lambda dialog: None)
    before = clerk.window.undo_action.text()
    panel_of(clerk).edit_button.click()
    assert clerk.window.undo_action.text() == before
    assert clerk.record(PLACE).evidence[0].caption == "第一行\n第二行"


def test_delete_takes_out_and_undo_brings_back(
    clerk: Clerk, tmp_path: Path, opened: list[Path]
) -> None:
    clerk.go(PLACE)
    add(clerk, file(tmp_path, "a.pdf"), file(tmp_path, "b.pdf"))
    key(clerk, Qt.Key.Key_Delete)
    assert names(clerk) == held(clerk) == ["b.pdf"]
    assert panel_of(clerk).list.chosen is not None
    clerk.window.undo()
    assert names(clerk) == held(clerk) == ["a.pdf", "b.pdf"]
    panel_of(clerk).list.setCurrentIndex(panel_of(clerk).list.model().index(0, 0))
    key(clerk, Qt.Key.Key_Return)
    assert [path.name for path in opened] == ["a.pdf"]


# --- where nothing may be changed -----------------------------------------------------------------


def test_others_tasks_have_no_panel(teacher: Clerk) -> None:
    teacher.push("全部任务")
    teacher.go("一.1.1")
    assert teacher.window.detail.isVisible()
    assert not panel_of(teacher).isVisible()


def test_archived_evidence_can_be_read_and_not_changed(
    clerk: Clerk, tmp_path: Path, opened: list[Path]
) -> None:
    attach_at(clerk, NewFile("a.pdf", b"%PDF-1.4"))
    clerk.go(PLACE)
    record = clerk.record(PLACE)
    panel = panel_of(clerk)
    panel.show_files(EvidencePlace(1, 1, record.id), record.evidence, own=True, is_open=False)
    shown = [b.text() for b in panel.findChildren(QAbstractButton) if b.isVisible()]
    assert shown == ["打开", "更多"]
    menu = [action.text() for action in panel.more_button.menu().actions() if action.isVisible()]
    assert menu == ["另存为…", "各个版本…"]
    panel.add_paths([file(tmp_path, "b.pdf")])
    panel.finish()
    for code in (Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_Return):
        key(clerk, code)
    assert held(clerk) == ["a.pdf"]
    assert [path.name for path in opened] == ["a.pdf"]
    panel.show_files(EvidencePlace(1, 1, record.id), (), own=True, is_open=False)
    assert not panel.isVisible()


def test_a_ledger_opened_for_reading_takes_no_files(
    clerk: Clerk, desk: Desk, tmp_path: Path
) -> None:
    attach_at(clerk, NewFile("a.pdf", b"%PDF-1.4"))
    reader = desk.open(open_ledger(clerk.window.ledger.path, read_only=True))
    reader.go(PLACE)
    assert names(reader) == ["a.pdf"]
    assert not panel_of(reader).add_button.isVisible()
    add(reader, file(tmp_path, "b.pdf"))
    assert held(reader) == ["a.pdf"]


# --- when it cannot be saved ----------------------------------------------------------------------


def test_what_could_not_be_saved_is_shown_as_unsaved(clerk: Clerk, tmp_path: Path) -> None:
    clerk.go(PLACE)
    add(clerk, file(tmp_path, "a.pdf"))
    clerk.refuse_writing()
    add(clerk, file(tmp_path, "b.pdf"))
    standings = [(row.name, row.standing) for row in panel_of(clerk).list.rows]
    assert standings == [("a.pdf", Standing.KEPT), ("b.pdf", Standing.UNSAVED)]
    assert "未保存 1 项" in clerk.foot
    assert "只读" in clerk.notice
    clerk.window.ledger.connection.execute("PRAGMA query_only = OFF")
    assert clerk.window.saver.flush()
    assert names(clerk) == held(clerk) == ["a.pdf", "b.pdf"]
    assert {row.standing for row in panel_of(clerk).list.rows} == {Standing.KEPT}


def test_taking_out_that_could_not_be_saved_is_shown_and_taken_back(
    clerk: Clerk, tmp_path: Path
) -> None:
    clerk.go(PLACE)
    add(clerk, file(tmp_path, "a.pdf"))
    clerk.refuse_writing()
    key(clerk, Qt.Key.Key_Delete)
    assert (names(clerk), held(clerk)) == ([], ["a.pdf"])
    clerk.window.undo()
    assert names(clerk) == ["a.pdf"]


def test_closing_waits_for_what_is_being_added(clerk: Clerk, desk: Desk, tmp_path: Path) -> None:
    clerk.go(PLACE)
    panel_of(clerk).add_paths([file(tmp_path, "a.pdf")])
    path = clerk.window.ledger.path
    desk.close(clerk)
    again = desk.open(open_ledger(path))
    assert held(again) == ["a.pdf"]


# --- how it looks ---------------------------------------------------------------------------------


def test_the_pane_is_never_wider_than_it_may_be(clerk: Clerk, tmp_path: Path) -> None:
    clerk.go(PLACE)
    add(clerk, file(tmp_path, LONG[:60] + ".pdf"))
    assert panel_of(clerk).minimumSizeHint().width() <= 280


def test_names_from_outside_are_plain_and_in_their_true_order(clerk: Clerk) -> None:
    attach_at(clerk, NewFile("<b>报告</b>\u202efdp.exe", b"MZ"))
    clerk.go(PLACE)
    model = panel_of(clerk).list.model()
    index = model.index(0, 0)
    assert model.data(index) == "<b>报告</b>fdp.exe"
    assert "<" not in model.data(index, Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 B"), (999, "999 B"), (1_500, "1.5 KB"), (340_000, "340 KB"), (3_400_000, "3.4 MB")],
)
def test_sizes_are_short(size: int, words: str) -> None:
    assert size_words(size) == words


def test_rows_follow_what_waits() -> None:
    place = EvidencePlace(1, 2, 3)
    item = EvidenceItem(1, "a.pdf", "", None, "", 5, "", 7)
    elsewhere = AttachEvidence(1, 2, 4, 9, "c.pdf")
    rows = shown_rows(
        [item], [AttachEvidence(*place, 9, "b.pdf"), elsewhere], place, [("d.pdf", 40)]
    )
    assert [row.name for row in rows] == ["a.pdf", "b.pdf", "d.pdf"]
    assert rows[2].percent == 40
    newer = ReplaceEvidence(7, 9, "a2.pdf")
    (row,) = shown_rows([item], [newer], place)
    assert (row.id, row.name, row.version, row.standing) == (None, "a2.pdf", 2, Standing.UNSAVED)
    assert shown_rows([item], [DetachEvidence(7, *place)], place) == []
    assert one_line(" \n") == ""
    assert one_line("一\n二") == "一 二"
