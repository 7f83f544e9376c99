"""A document on its way into the ledger at the real window: read, reviewed, put in; or amended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from taizhang import paths
from taizhang.ledger import plans
from taizhang.ledger.agencies import unit_by_name
from taizhang.ledger.changes import SetOwnAgency
from taizhang.ledger.store import open_ledger
from taizhang.window.main_window import MainWindow
from taizhang.window.program import Program
from taizhang.window.review.amend_dialog import AmendDialog
from taizhang.window.review.review_dialog import ReviewDialog
from taizhang.window.state import WindowState
from taizhang.window.taking_in import TakingIn
from tests.conftest import AT, DATA

JIANGXI = DATA / "plans" / "16_jiangxi_rongzidanbao.txt"
JIANGSU = paths.shipped_plan().with_suffix(".txt")


@pytest.fixture
def program(ledger_path: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    ledger = open_ledger(ledger_path)
    ledger.apply(SetOwnAgency(unit_by_name(ledger, "省财政厅").id), AT)
    ledger.close()
    program = Program(WindowState(tmp_path / "window.ini"))
    program.open(ledger_path)
    yield program
    window = shown(program)
    window.close()
    window.ledger.close()
    program.leave()


def shown(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


def answering(*answers: Callable[[QDialog], None]) -> list[str]:
    """Answer the dialogs that come up, one after another; returns what they were as they come."""
    met: list[str] = []
    waiting = list(answers)
    timer = QTimer(QApplication.instance())

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ReviewDialog | AmendDialog | QMessageBox) and dialog.isVisible():
            met.append(type(dialog).__name__)
            answer = waiting.pop(0)
            if not waiting:
                timer.stop()
            answer(dialog)

    timer.timeout.connect(look)
    timer.start(20)
    return met


def take_in(program: Program, document: Path, qtbot: QtBot, *, amending: bool = False) -> None:
    ended = []
    taking = TakingIn(shown(program), amending=amending)
    taking.destroyed.connect(lambda: ended.append(True))
    taking.start(document)
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)


def test_a_document_becomes_a_plan_of_its_own(program: Program, qtbot: QtBot) -> None:
    met = answering(QDialog.accept)
    take_in(program, JIANGXI, qtbot)
    assert met == ["ReviewDialog"]
    window = shown(program)
    assert window.windowTitle().startswith("省财政厅 · 关于完善政府性融资担保体系")
    assert len(plans.plans(window.ledger)) == 2
    assert window.notice.sentence == "方案已导入。"


def test_cancelling_puts_nothing_in(program: Program, qtbot: QtBot) -> None:
    answering(QDialog.reject)
    take_in(program, JIANGXI, qtbot)
    assert len(plans.plans(shown(program).ledger)) == 1


def test_the_same_document_again_may_amend(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    document = tmp_path / "改.txt"
    text = JIANGSU.read_text(encoding="utf-8")
    document.write_text(text.replace("建立质量奖励制度", "建立健全质量奖励制度"), encoding="utf-8")

    def yes(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        next(b for b in dialog.buttons() if "更新" in b.text()).click()

    met = answering(QDialog.accept, yes, QDialog.accept)
    take_in(program, document, qtbot)
    assert met == ["ReviewDialog", "QMessageBox", "AmendDialog"]
    window = shown(program)
    assert len(plans.plans(window.ledger)) == 1
    assert window.notice.sentence.startswith("方案已更新：待复核 0 处")
    titles = [title for (title,) in window.ledger.rows("SELECT title FROM task")]
    assert "建立健全质量奖励制度" in titles


def test_amending_declined_changes_nothing(program: Program, qtbot: QtBot) -> None:
    before = shown(program).ledger.rows("SELECT * FROM task")
    met = answering(QDialog.accept, QDialog.reject)
    take_in(program, JIANGXI, qtbot, amending=True)
    assert met == ["ReviewDialog", "AmendDialog"]
    assert shown(program).ledger.rows("SELECT * FROM task") == before


def test_what_cannot_be_read_gets_one_sentence(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    document = tmp_path / "扫描.pdf"
    document.write_bytes(b"%PDF-1.4 broken")
    take_in(program, document, qtbot)
    assert "已损坏" in shown(program).notice.sentence
    assert len(plans.plans(shown(program).ledger)) == 1
