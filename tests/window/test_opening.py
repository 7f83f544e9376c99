"""A ledger that somebody has open, that is damaged, or that goes back to a backup."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from taizhang import clock
from taizhang.errors import KnownError
from taizhang.ledger import backups
from taizhang.ledger.changes import Tick
from taizhang.ledger.store import open_ledger
from taizhang.ledger.trouble import DamagedLedger
from taizhang.window.backups_dialog import BackupsDialog
from taizhang.window.opening import OpeningDeclined
from taizhang.window.presence import Presence
from taizhang.window.program import Program
from taizhang.window.state import WindowState
from tests.conftest import AT
from tests.window.clerk import DAY

DESKTOP = Path(__file__).resolve().parents[2] / "desktop"


@pytest.fixture
def program(qapp: QApplication, state_path: Path) -> Iterator[Program]:
    assert qapp is not None
    made = Program(WindowState(state_path))
    yield made
    if made.window is not None:
        made.window.close()
        made.window.ledger.close()
    made.leave()


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """Answer the next message boxes by the button that has these words; keeps what they said."""
    said: list[str] = []

    def prepare(words: str) -> list[str]:
        def answer(box: QMessageBox) -> int:
            said.append(box.text())
            (button,) = [b for b in box.buttons() if words in b.text()]
            monkeypatch.setattr(QMessageBox, "clickedButton", lambda _: button)
            return 0

        monkeypatch.setattr(QMessageBox, "exec", answer)
        return said

    return prepare


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 : 4096 * 20] = bytes(4096 * 19)
    path.write_bytes(content)


def test_a_second_window_is_told_and_may_look(
    program: Program, ledger_path: Path, press: Callable[[str], list[str]]
) -> None:
    other = Presence(ledger_path)
    assert other.take() is None
    said = press("只读打开")
    window = program.open(ledger_path)
    assert "a.ledger" in said[0]
    assert "从 20" in said[0]
    assert window.ledger.read_only
    assert "只读" in window.windowTitle()
    assert "只读" in window.notice.sentence
    other.leave()


def test_opened_again_a_ledger_that_is_looked_at_is_asked_for_again(
    program: Program, ledger_path: Path, press: Callable[[str], list[str]]
) -> None:
    other = Presence(ledger_path)
    assert other.take() is None
    said = press("只读打开")
    program.open(ledger_path)
    assert program.open(ledger_path).ledger.read_only
    assert len(said) == 2
    other.leave()
    assert not program.open(ledger_path).ledger.read_only
    assert Presence(ledger_path).take() is not None


def test_whoever_looks_cannot_restore(
    program: Program, ledger_path: Path, press: Callable[[str], list[str]]
) -> None:
    ledger = open_ledger(ledger_path)
    backups.make(ledger, backups.Reason.DAILY, AT)
    ledger.close()
    other = Presence(ledger_path)
    assert other.take() is None
    press("只读打开")
    dialog = BackupsDialog(program.open(ledger_path).ledger)
    assert dialog.model.rowCount() == 1
    assert not any(b.isEnabled() for b in dialog.findChildren(QPushButton) if "备份" in b.text())
    other.leave()


@pytest.mark.parametrize("how", ["open", "restore"])
def test_unsaved_changes_are_asked_about_before_another_ledger_is_shown(
    program: Program,
    ledger_path: Path,
    tmp_path: Path,
    press: Callable[[str], list[str]],
    monkeypatch: pytest.MonkeyPatch,
    how: str,
) -> None:
    window = program.open(ledger_path)
    made = backups.make(window.ledger, backups.Reason.DAILY, AT)
    window.ledger.connection.execute("PRAGMA query_only = ON")
    monkeypatch.setattr(window.ledger, "reconnect", lambda: None)
    assert window.apply(Tick(1, 1, DAY)) is False
    said = press("不关闭")
    if how == "open":
        window.another_ledger_asked.emit(tmp_path / "b.ledger", True)
    else:
        window.restore_asked.emit(made)
    assert "没有保存" in said[0]
    assert program.window is window
    assert len(window.saver.waiting) == 1
    assert not (tmp_path / "b.ledger").exists()
    window.ledger.connection.execute("PRAGMA query_only = OFF")
    assert window.saver.flush()
    assert window.ledger.rows("SELECT count(*) FROM progress") == [(1,)]


def test_whoever_declines_opens_nothing(
    program: Program, ledger_path: Path, press: Callable[[str], list[str]]
) -> None:
    other = Presence(ledger_path)
    assert other.take() is None
    press("不打开")
    with pytest.raises(OpeningDeclined):
        program.open(ledger_path)
    assert program.window is None
    other.leave()


def test_a_lock_left_by_a_crash_is_taken_over(program: Program, ledger_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom taizhang.window.presence import Presence\n"
        f"held = Presence(Path({str(ledger_path)!r}))\n"
        "held.take() is None or sys.exit(1)\n"
        "print('held', flush=True)\nsys.stdin.read()\n"
    )
    env = os.environ | {"PYTHONPATH": str(DESKTOP)}
    with subprocess.Popen(
        [sys.executable, "-c", code], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        assert Presence(ledger_path).take() is not None
        holder.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    assert not program.open(ledger_path).ledger.read_only


def test_the_window_lets_go_when_another_ledger_is_opened(
    program: Program, ledger_path: Path, tmp_path: Path
) -> None:
    program.open(ledger_path)
    assert Presence(ledger_path).take() is not None
    program.open(tmp_path / "b.ledger")
    free = Presence(ledger_path)
    assert free.take() is None
    free.leave()


def test_a_damaged_ledger_goes_back_to_its_newest_backup(
    program: Program, ledger_path: Path, press: Callable[[str], list[str]]
) -> None:
    ledger = open_ledger(ledger_path)
    ledger.apply(Tick(1, 1, DAY), AT)
    backups.make(ledger, backups.Reason.DAILY, AT)
    ledger.close()
    damage(ledger_path)
    said = press("恢复 2012-10-08 09:30 的备份")
    window = program.open_or_mend(ledger_path)
    assert "损坏" in said[0]
    assert "已恢复" in window.notice.sentence
    assert window.ledger.rows("SELECT count(*) FROM progress") == [(1,)]
    assert list(ledger_path.parent.glob("a.ledger.damaged-*"))


def test_a_damaged_ledger_without_a_backup_is_salvaged(
    program: Program,
    ledger_path: Path,
    press: Callable[[str], list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ledger = open_ledger(ledger_path)
    ledger.apply(Tick(1, 1, DAY), AT)
    ledger.close()
    damage(ledger_path)
    before = ledger_path.read_bytes()
    target = ledger_path.with_name("抢救.ledger")
    monkeypatch.setattr("taizhang.window.opening._ask_target", lambda *_: target)
    press("抢救到新台账")
    window = program.open_or_mend(ledger_path)
    assert window.ledger.path == target
    assert "抢救" in window.notice.sentence
    assert ledger_path.read_bytes() == before


def test_a_damaged_ledger_can_be_left_alone(
    program: Program, ledger_path: Path, press: Callable[[str], list[str]]
) -> None:
    damage(ledger_path)
    press("不打开")
    with pytest.raises(OpeningDeclined):
        program.open_or_mend(ledger_path)
    with pytest.raises(DamagedLedger):
        program.open(ledger_path)
    free = Presence(ledger_path)
    assert free.take() is None
    free.leave()


def test_restoring_from_the_dialog(
    program: Program,
    ledger_path: Path,
    press: Callable[[str], list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = program.open(ledger_path)
    dialog = BackupsDialog(window.ledger, window)
    assert dialog.model.rowCount() == 0
    dialog.back_up()
    window.ledger.apply(Tick(1, 1, DAY), AT)
    dialog.fill()
    texts = [dialog.model.data(dialog.model.index(0, c)) for c in range(7)]
    assert texts[1] == "手工"
    assert texts[6] == "进展 1 处不同，之后又有 1 次更改"
    said = press("恢复这个备份")
    dialog.ask_and_restore()
    assert "先存成一个备份" in said[0]
    assert dialog.chosen is not None
    monkeypatch.setattr(clock, "now", lambda: AT + timedelta(minutes=1))
    window.restore_asked.emit(dialog.chosen)
    assert program.window is not None
    assert program.window is not window
    assert program.window.ledger.rows("SELECT count(*) FROM progress") == [(0,)]
    assert "已恢复" in program.window.notice.sentence
    kept = backups.backups(ledger_path)
    assert [b.reason for b in kept] == [backups.Reason.RESTORE, backups.Reason.MANUAL]
    assert kept[0].counts is not None
    assert kept[0].counts.done == 1


def test_one_backup_a_day_of_use(program: Program, ledger_path: Path) -> None:
    program.open(ledger_path)
    monkey = program.window
    assert monkey is not None
    program._back_up()
    program._back_up()
    assert [b.reason for b in backups.backups(ledger_path)] == [backups.Reason.DAILY]


def test_what_another_program_writes_is_shown_on_coming_back(
    program: Program, ledger_path: Path
) -> None:
    window = program.open(ledger_path)
    undo = window.undo_action
    other = open_ledger(ledger_path)
    other.apply(Tick(1, 1, DAY), AT)
    other.close()
    assert undo.isEnabled() is False
    window._look_again()
    assert window.undo_action.isEnabled()


def test_a_read_only_window_refuses_changes_in_a_sentence(
    program: Program, ledger_path: Path, press: Callable[[str], list[str]]
) -> None:
    other = Presence(ledger_path)
    assert other.take() is None
    press("只读打开")
    window = program.open(ledger_path)
    assert window.apply(Tick(1, 1, DAY)) is False
    assert window.saver.waiting == ()
    assert "只读" in window.notice.sentence
    with pytest.raises(KnownError):
        window.ledger.apply(Tick(1, 1, DAY), AT)
    assert window.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose) is False
    other.leave()
