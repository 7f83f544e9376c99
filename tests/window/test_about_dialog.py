"""帮助 → 关于台账 and 显示日志."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from taizhang import __version__, paths
from taizhang.ledger.store import SCHEMA_VERSION, Ledger
from taizhang.window.about_dialog import AboutDialog
from tests.window.clerk import Clerk


@pytest.fixture
def about(ledger: Ledger, qtbot: QtBot) -> AboutDialog:
    dialog = AboutDialog(ledger)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_versions_are_said_and_copied(about: AboutDialog, ledger: Ledger) -> None:
    about.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == f"Taizhang {__version__}"
    facts = dict(line.split("：", 1) for line in lines[1:])
    assert facts["台账格式"] == f"第 {SCHEMA_VERSION} 版"
    assert facts["台账文件"].endswith(ledger.path.name)
    assert facts["SQLite"] == ledger.rows("SELECT sqlite_version()")[0][0]
    assert {"方案", "Qt", "Python", "系统"} < set(facts)


def test_the_licences_are_searched(about: AboutDialog) -> None:
    about.search.setText("GNU LESSER GENERAL PUBLIC LICENSE")
    first = about.text.textCursor().selectionStart()
    assert about.text.textCursor().hasSelection()
    assert about.find_next()
    assert about.text.textCursor().selectionStart() != first
    while about.text.textCursor().selectionStart() != first:  # round to the first again
        assert about.find_next()
    about.search.setText("没有这样的许可证")
    assert about._said.text() == "没有找到。"
    about.search.clear()
    assert about._said.text() == ""


def test_missing_licences_are_said(
    ledger: Ledger, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(paths, "licences", lambda: tmp_path / "nothing.txt")
    dialog = AboutDialog(ledger)
    qtbot.addWidget(dialog)
    assert dialog.text.toPlainText() == "许可文件不见了，请重新安装本程序。"


def test_the_menu_opens_it(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[AboutDialog] = []

    def keep(dialog: AboutDialog) -> None:
        shown.append(dialog)

    monkeypatch.setattr(AboutDialog, "exec", keep)
    clerk.window.menus.show_about()
    assert [dialog.parent() for dialog in shown] == [clerk.window]


def test_the_logs_folder_is_opened(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[str] = []

    def open_url(url: object) -> bool:
        opened.append(url.toLocalFile())  # type: ignore[attr-defined]
        return len(opened) == 1

    monkeypatch.setattr(paths, "user_folder", lambda: tmp_path)
    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    clerk.window.menus.show_log()
    assert clerk.window.notice.sentence == "还没有日志。"
    (tmp_path / "logs").mkdir()
    clerk.window.menus.show_log()
    assert [Path(path) for path in opened] == [tmp_path / "logs"]
    clerk.window.menus.show_log()
    assert "打不开文件夹" in clerk.window.notice.sentence
