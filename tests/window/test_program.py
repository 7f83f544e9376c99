"""Opening other ledgers: what is none is refused, and the window stays."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from taizhang import clock
from taizhang.ledger.store import open_ledger
from taizhang.window.main_window import MainWindow
from taizhang.window.program import Program
from taizhang.window.state import WindowState
from tests.window.clerk import DAY, Clerk
from tests.window.conftest import of_unit


@pytest.fixture
def program(
    qtbot: QtBot, ledger_path: Path, state_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    assert qtbot is not None
    monkeypatch.setattr(clock, "today", lambda: DAY)
    of_unit(ledger_path, "省质监局").close()
    made = Program(WindowState(state_path))
    made.open(ledger_path)
    yield made
    window = window_of(made)
    window.close()
    window.ledger.close()
    window.deleteLater()
    made.leave()


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


def choose_file(monkeypatch: pytest.MonkeyPatch, kind: str, path: Path | str) -> None:
    monkeypatch.setattr(QFileDialog, kind, lambda *_args: (str(path), ""))


def cancel_question() -> None:
    """Close the question for the unit that a new ledger begins with."""

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            dialog.close()

    QTimer.singleShot(0, close)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("foreign.ledger", b"PK\x03\x04 this is a zip file"),
        ("empty.ledger", b""),
        ("text.ledger", "不是台账".encode()),
    ],
)
def test_foreign_file_is_refused_and_the_window_stays(
    program: Program,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    content: bytes,
) -> None:
    before = window_of(program)
    path = tmp_path / name
    path.write_bytes(content)
    choose_file(monkeypatch, "getOpenFileName", path)
    before.commands.ask_ledger()
    assert program.window is before
    assert before.isVisible()
    assert before.notice.sentence == f"“{name}”不是台账文件，没有改动它。请选择另一个文件。"
    assert path.read_bytes() == content
    assert [p.name for p in tmp_path.glob(f"{name}*")] == [name]


def test_foreign_database_is_refused(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE t (x)")
        other.commit()
    choose_file(monkeypatch, "getOpenFileName", path)
    window_of(program).commands.ask_ledger()
    assert "不是台账文件" in window_of(program).notice.sentence


def test_damaged_ledger_is_refused_in_one_sentence(
    program: Program, ledger_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = window_of(program)
    whole = ledger_path.read_bytes()
    path = tmp_path / "damaged.ledger"
    path.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))
    choose_file(monkeypatch, "getOpenFileName", path)
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    before.commands.ask_ledger()
    assert program.window is before
    assert "damaged.ledger" in said[0]


def test_ledger_without_tables_is_refused_in_one_sentence(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = window_of(program)
    path = tmp_path / "hollow.ledger"
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA application_id = 0x545A4C47")
        other.execute("PRAGMA user_version = 1")
        other.execute("CREATE TABLE t (x)")
        other.commit()
    choose_file(monkeypatch, "getOpenFileName", path)
    before.commands.ask_ledger()
    assert program.window is before
    assert "hollow.ledger" in before.notice.sentence


def test_file_that_is_gone_is_refused(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening is not making: a mistyped name must not become an empty ledger."""
    before = window_of(program)
    choose_file(monkeypatch, "getOpenFileName", tmp_path / "gone.ledger")
    cancel_question()
    before.commands.ask_ledger()
    assert not (tmp_path / "gone.ledger").exists()


def test_new_ledger_is_made_and_shown(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = window_of(program)
    choose_file(monkeypatch, "getSaveFileName", tmp_path / "新台账")
    cancel_question()
    before.commands.ask_new_ledger()
    after = window_of(program)
    assert after is not before
    assert after.isVisible()
    assert after.ledger.path == tmp_path / "新台账.ledger"
    assert after.unit is None
    assert program.state.last_ledger() == tmp_path / "新台账.ledger"


def test_existing_name_is_refused_for_a_new_ledger(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = window_of(program)
    path = tmp_path / "there.ledger"
    path.write_bytes(b"something of the clerk's")
    choose_file(monkeypatch, "getSaveFileName", tmp_path / "there")
    before.commands.ask_new_ledger()
    assert program.window is before
    assert before.notice.sentence == "“there.ledger”已经存在，没有改动它。请换一个名字。"
    assert path.read_bytes() == b"something of the clerk's"


def test_cancelled_file_dialogs_change_nothing(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = window_of(program)
    choose_file(monkeypatch, "getOpenFileName", "")
    choose_file(monkeypatch, "getSaveFileName", "")
    before.commands.ask_ledger()
    before.commands.ask_new_ledger()
    assert program.window is before
    assert before.notice.sentence == ""


def test_note_being_typed_is_kept_when_another_ledger_is_opened(
    program: Program,
    ledger_path: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clerk = Clerk(window_of(program), qtbot)
    clerk.go("一.3.2")
    clerk.write("已送审")
    choose_file(monkeypatch, "getSaveFileName", tmp_path / "new.ledger")
    cancel_question()
    clerk.window.commands.ask_new_ledger()
    again = open_ledger(ledger_path)
    assert again.rows("SELECT text FROM note") == [("已送审",)]
    again.close()


def test_other_ledger_has_its_own_unit_and_ticks(
    program: Program, blank_ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.ledger"
    other.write_bytes(blank_ledger.read_bytes())
    of_unit(other, "省教育厅").close()
    choose_file(monkeypatch, "getOpenFileName", other)
    window_of(program).commands.ask_ledger()
    assert window_of(program).windowTitle().startswith("省教育厅 · ")


def test_ledger_opened_again_is_the_same(
    program: Program, ledger_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = Clerk(window_of(program), qtbot)
    clerk.go("一.3.2")
    clerk.write("已送审")
    choose_file(monkeypatch, "getOpenFileName", ledger_path)
    clerk.window.commands.ask_ledger()
    again = Clerk(window_of(program), qtbot)
    again.go("一.3.2")
    assert again.note().toPlainText() == "已送审"
