"""Unexpected errors: shown once with a report, counted after that, and the program goes on."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from taizhang import bug, log, paths
from taizhang.errors import KnownError
from taizhang.window import failure, program
from taizhang.window.failure import Failures
from taizhang.window.failure_dialog import FailureDialog

SECRET = "张三的备注"


@pytest.fixture
def failures(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Failures]:
    """Our hooks in the place of those that fail a test for any error in a slot."""
    monkeypatch.setattr(paths, "user_folder", lambda: tmp_path / "data")
    hooks = ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook"))
    for owner, name in hooks:
        monkeypatch.setattr(owner, name, getattr(owner, name))  # put back afterwards
    taken = failure.install(qapp)
    yield taken
    if taken.dialog is not None:
        taken.dialog.close()
    taken.deleteLater()
    log.close()


def fail() -> None:
    raise RuntimeError(f"unexpected: {SECRET}")


def dialog(failures: Failures, qtbot: QtBot) -> FailureDialog:
    qtbot.waitUntil(lambda: failures.dialog is not None and failures.dialog.isVisible())
    assert failures.dialog is not None
    return failures.dialog


class Sender(QObject):
    sent = Signal()


def in_a_slot() -> None:
    sender = Sender()
    sender.sent.connect(fail)
    sender.sent.emit()


def in_a_timer() -> None:
    QTimer.singleShot(0, fail)


def in_a_thread() -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


@pytest.mark.parametrize("where", [in_a_slot, in_a_timer, in_a_thread])
def test_it_is_shown_wherever_it_comes_from(
    where: object, failures: Failures, qtbot: QtBot
) -> None:
    assert callable(where)
    where()
    text = dialog(failures, qtbot).text.toPlainText()
    assert "RuntimeError: unexpected: <5>" in text
    assert "Qt: 6" in text
    assert "SQLite: 3" in text
    assert SECRET not in text


def test_one_while_an_object_is_cleared_away(failures: Failures, qtbot: QtBot) -> None:
    class Thing:
        def __del__(self) -> None:
            fail()

    things = [Thing()]
    things.clear()
    assert "RuntimeError" in dialog(failures, qtbot).text.toPlainText()


def test_it_says_what_was_done_last(failures: Failures, qtbot: QtBot) -> None:
    bug.did("open_report")
    in_a_slot()
    assert "open_report" in dialog(failures, qtbot).text.toPlainText()


def test_the_same_error_is_counted(failures: Failures, qtbot: QtBot) -> None:
    for _ in range(7):
        in_a_slot()
    shown = dialog(failures, qtbot)
    qtbot.waitUntil(lambda: not shown._count.isHidden())
    assert "5 次" in shown._count.text()
    assert shown.text.toPlainText().count("RuntimeError") == 1
    said: list[str] = []
    failures.say = said.append
    shown.accept()
    qtbot.waitUntil(lambda: failures.dialog is None)
    for _ in range(5):
        in_a_slot()
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["同样的错误又出现了，到现在共 10 次。"]
    assert failures.dialog is None


def test_another_error_is_added_to_the_same_dialog(failures: Failures, qtbot: QtBot) -> None:
    in_a_slot()
    shown = dialog(failures, qtbot)
    QTimer.singleShot(0, lambda: os.environ["NOTHING"])
    qtbot.waitUntil(lambda: "KeyError" in shown.text.toPlainText())
    assert failures.dialog is shown


class Torn(QWidget):
    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1
        fail()


def test_a_window_that_cannot_paint_goes_on(failures: Failures, qtbot: QtBot) -> None:
    widget = Torn()
    qtbot.addWidget(widget)
    widget.show()
    dialog(failures, qtbot).accept()
    qtbot.waitUntil(lambda: failures.dialog is None)
    before = widget.painted
    widget.update()
    qtbot.waitUntil(lambda: widget.painted > before)
    assert failures.dialog is None


def test_it_can_be_read_over_a_modal_dialog(failures: Failures, qtbot: QtBot) -> None:
    modal = QDialog()
    qtbot.addWidget(modal)
    modal.setModal(True)
    modal.show()
    in_a_slot()
    shown = dialog(failures, qtbot)
    assert shown.parent() is modal
    assert shown.isModal()


def test_the_log_has_it(failures: Failures, qtbot: QtBot) -> None:
    in_a_slot()
    in_a_slot()
    dialog(failures, qtbot)
    text = (paths.log_folder() / log.NAME).read_text(encoding="utf-8")
    assert "RuntimeError: unexpected: <5>" in text
    assert "the same again: 2" in text
    assert SECRET not in text


def test_copied_and_saved(failures: Failures, qtbot: QtBot, tmp_path: Path) -> None:
    in_a_slot()
    shown = dialog(failures, qtbot)
    shown.copy()
    assert "RuntimeError" in QGuiApplication.clipboard().text()
    shown.save(tmp_path / "报告.txt")
    assert shown._done.text() == "已保存。"
    assert (tmp_path / "报告.txt").read_text(encoding="utf-8") == shown.text.toPlainText()
    shown.save(tmp_path / "没有这个文件夹" / "报告.txt")
    assert "写不了" in shown._done.text()


def test_a_sentence_for_the_user_is_just_said(failures: Failures, qtbot: QtBot) -> None:
    def refuse() -> None:
        raise KnownError("文件“{0}”不能写入。", "<b>a</b>")

    QTimer.singleShot(0, refuse)

    def box() -> QMessageBox | None:
        active = QApplication.activeModalWidget()
        return active if isinstance(active, QMessageBox) else None

    qtbot.waitUntil(lambda: box() is not None)
    shown = box()
    assert shown is not None
    assert shown.text() == "文件“<b>a</b>”不能写入。"
    assert shown.textFormat().name == "PlainText"
    assert failures.dialog is None
    shown.close()


def test_an_error_that_ends_the_program_is_shown_before(
    failures: Failures, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown: list[FailureDialog] = []

    def keep(dialog: FailureDialog) -> None:
        shown.append(dialog)

    monkeypatch.setattr(FailureDialog, "exec", keep)
    monkeypatch.setattr(program, "_run", lambda *_args: fail())
    assert program.run(tmp_path / "a.ledger") == failure.CODE == 70
    assert "RuntimeError" in shown[0].text.toPlainText()
    assert [b.text() for b in shown[0].findChildren(QPushButton)] == [
        "复制报告",
        "保存报告…",
        "关闭",
    ]


def test_the_keyboards_interrupt_is_no_error(
    failures: Failures, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    qtbot.wait(10)
    assert failures.dialog is None
    assert "KeyboardInterrupt" in capsys.readouterr().err
