"""A workbook that was filled in comes back: seen first, taken over as one, undone as one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFileDialog

from taizhang.exchange.comparison import Verdict
from taizhang.exchange.workbook import write_workbook
from taizhang.ledger.changes import WriteNote
from taizhang.ledger.find import find_milestone
from taizhang.ledger.records import record_of
from taizhang.ledger.status import NoteField, Status
from taizhang.window.report.read_back_dialog import ReadBackDialog
from tests.conftest import AT
from tests.window.clerk import Clerk

DAY = date(2012, 12, 31)
NOTE = "<b>已征求意见</b>"


@pytest.fixture
def sheet(clerk: Clerk, tmp_path: Path) -> Path:
    """One row filled in, one refused, one in conflict with what was written meanwhile."""
    window = clerk.window
    assert window.unit is not None
    path = tmp_path / "填好的.xlsx"
    write_workbook([record_of(window.ledger, window.unit, DAY)], path, DAY)
    book = openpyxl.load_workbook(path)
    table = book["任务台账"]
    at = {cell.value: cell.column for cell in table[5]}
    rows = {row[at["节点编号"] - 1].value: row for row in table.iter_rows(min_row=6)}
    fill = {
        ("一.1.1", "进展情况"): NOTE,
        ("一.1.1", "进展状态"): "进行中",
        ("一.1.2", "进展状态"): "已完成",
        ("一.1.3", "进展情况"): "表里写的",
    }
    for (number, heading), value in fill.items():
        rows[number][at[heading] - 1].value = value
    book.save(path)
    task, milestone = find_milestone(window.ledger, "一.1.3")
    note = WriteNote(window.unit.id, task, milestone, NoteField.PROGRESS, "台账里写的")
    window.ledger.apply(note, AT)
    return path


def rows(dialog: ReadBackDialog) -> list[str]:
    model = dialog.model
    return [
        " | ".join(str(model.data(model.index(row, column))) for column in (1, 3, 4, 5, 6, 7))
        for row in range(model.rowCount())
    ]


def test_rows_tell_what_changes_what_is_refused_and_why(clerk: Clerk, sheet: Path) -> None:
    dialog = ReadBackDialog(clerk.window.ledger, sheet, clerk.window)
    assert rows(dialog) == [
        "● 更改 | 一.1.1 | 进展状态 | 未开始 | 进行中 | ",
        f"● 更改 | 一.1.1 | 进展情况 |  | {NOTE} | ",
        "× 拒绝 | 一.1.2 | 进展状态 | 未开始 | 已完成 | “已完成”要填完成日期。",
        "◆ 冲突 | 一.1.3 | 进展情况 | 台账里写的 | 表里写的 | 导出之后台账里也改了这一项。",
    ]
    assert dialog.said.startswith("更改 2 项，冲突 1 项，拒绝 1 项；")
    assert dialog.take.text() == "更改 2 项"
    dialog.overwrite.setChecked(True)
    assert dialog.take.text() == "更改 3 项"
    assert clerk.record("一.1.1").status is Status.NOT_STARTED


def test_rows_of_one_result_alone(clerk: Clerk, sheet: Path) -> None:
    dialog = ReadBackDialog(clerk.window.ledger, sheet, clerk.window)
    place = dialog.shown.findData(Verdict.REFUSED)
    dialog.shown.setCurrentIndex(place)
    dialog.shown.activated.emit(place)
    assert [row.split(" | ")[1] for row in rows(dialog)] == ["一.1.2"]


def test_taken_over_from_the_menu_and_undone_as_one(
    clerk: Clerk, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = clerk.window
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(sheet), ""))

    def take(dialog: ReadBackDialog) -> int:
        dialog.apply()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ReadBackDialog, "exec", take)
    (entry,) = [a for a in window.findChildren(QAction) if "读回" in a.text()]
    entry.trigger()
    assert clerk.record("一.1.1").status is Status.UNDER_WAY
    assert clerk.record("一.1.1").notes.texts[NoteField.PROGRESS] == NOTE
    assert clerk.record("一.1.3").notes.texts[NoteField.PROGRESS] == "台账里写的"
    window.undo()
    assert clerk.record("一.1.1").status is Status.NOT_STARTED
    assert not clerk.record("一.1.1").notes


def test_sheet_without_changes_says_so(clerk: Clerk, tmp_path: Path) -> None:
    window = clerk.window
    assert window.unit is not None
    path = tmp_path / "a.xlsx"
    write_workbook([record_of(window.ledger, window.unit, DAY)], path, DAY)
    dialog = ReadBackDialog(window.ledger, path, window)
    assert dialog.said.startswith("表里没有改动：128 行")
    assert not dialog.take.isEnabled()


def test_what_is_no_such_workbook_is_one_sentence(clerk: Clerk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("nothing")
    dialog = ReadBackDialog(clerk.window.ledger, path, clerk.window)
    assert dialog.said.endswith("。")
    assert rows(dialog) == []
    assert not dialog.take.isEnabled()


def test_ledger_that_changed_meanwhile_is_said_and_left_alone(clerk: Clerk, sheet: Path) -> None:
    window = clerk.window
    assert window.unit is not None
    dialog = ReadBackDialog(window.ledger, sheet, window)
    task, milestone = find_milestone(window.ledger, "一.1.1")
    note = WriteNote(window.unit.id, task, milestone, NoteField.PROGRESS, "刚写的")
    window.ledger.apply(note, AT)
    dialog.apply()
    assert "请重新读一次" in dialog.said
    assert clerk.record("一.1.1").status is Status.NOT_STARTED
