"""What the list shows goes out as a workbook: as filtered, and with a sentence when it cannot."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog

from taizhang.window import list_file
from tests.window.clerk import Clerk


def test_the_filtered_list_is_saved(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.push("牵头")
    target = tmp_path / "列表"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    list_file.ask_and_save(clerk.window)
    sheet = openpyxl.load_workbook(f"{target}.xlsx").worksheets[0]
    values = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    shown = [line for line in clerk.lines if "[ ]" in line]
    assert f"{len(shown)} 行" in clerk.window.notice.sentence
    assert any("制定质量奖管理办法" in value for value in values)
    assert not any("建立健全重大质量安全" in value for value in values if "负责" in value)


def test_what_hinders_is_said(clerk: Clerk, tmp_path: Path) -> None:
    list_file.save(clerk.window, tmp_path / "没有" / "列表.xlsx")
    assert "不存在" in clerk.window.notice.sentence
