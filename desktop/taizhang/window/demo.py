"""`taizhang demo`: the real window, driven through the main job, leaving pictures and the PDF.

It is how the packaged program proves itself, and where the README's screenshot comes from. It uses
a ledger of its own inside the output folder, never the clerk's.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from taizhang.errors import KnownError, reason_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_AGENCY = "省质监局"
_TYPED = "zjj"
_AS_OF = date(2012, 12, 31)
_NOTE = "《江苏省质量奖管理办法》已经省政府同意印发，首届评审方案同步报批。"
_TICKS = ("一.1.1", "一.1.2", "一.3.1", "一.3.2", "一.3.3", "二.1.1", "三.5.1", "六.1.2", "八.2.1")
_LEDGER = "demo.ledger"
_SIZE = (1366, 768)
_WAIT_MS = 20_000


def run_demo(folder: Path) -> list[Path]:
    """Drive the window through the main job. Returns the files made, in order.

    Raises:
        KnownError: the folder cannot be written, or the program did not do its job.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob(f"{_LEDGER}*"):
            old.unlink()
    except OSError as error:
        raise KnownError("写不了文件夹“{0}”：{1}。", folder, reason_of(error)) from error
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return _Demo(folder).run()


class _Demo:
    def __init__(self, folder: Path) -> None:
        from PySide6.QtCore import qInstallMessageHandler

        from taizhang.window.program import Program, make_application
        from taizhang.window.state import WindowState

        self.folder = folder
        self.made: list[Path] = []
        self.app = make_application()
        qInstallMessageHandler(_say)
        (folder / "demo.ini").unlink(missing_ok=True)
        self.program = Program(WindowState(folder / "demo.ini"))
        self.window = self.program.open(folder / _LEDGER)
        self.window.resize(*_SIZE)

    def run(self) -> list[Path]:
        try:
            self._first_start()
            self._work()
            self._filters()
            self._report()
            self._check()
        finally:
            self.window.close()
            self.window.ledger.close()
            self.program.leave()
        return self.made

    def _first_start(self) -> None:
        """我的单位, found by pinyin initials."""
        from taizhang.window.agency_dialog import AgencyDialog

        dialog = AgencyDialog(self.window.ledger, None, self.window)
        dialog.show()
        _type(dialog.search, _TYPED)
        self._picture(dialog, "1-unit.png")
        dialog.accept()
        unit = dialog.chosen
        if unit is None or unit.name != _AGENCY:
            raise KnownError("演示失败：输入 {0} 没有找到{1}。", _TYPED, _AGENCY)
        self.window.choose(unit)
        self._picture(self.window, "2-tasks.png")

    def _work(self) -> None:
        """Ticks with the space bar, a figure and a note typed in place."""
        from taizhang.ledger.find import find_milestone
        from taizhang.ledger.status import NoteField
        from taizhang.window.outline_columns import Column

        window = self.window
        window.today = lambda: date(2012, 9, 30)
        for number in _TICKS:
            self._go(*find_milestone(window.ledger, number))
            _type(window.view, " ")
        self._go(*find_milestone(window.ledger, "五.1.6"))
        _type(window.view, "=")
        row = window.view.currentIndex().row()
        editor = window.view.indexWidget(window.model.index(row, Column.DONE))
        if editor is None:
            raise KnownError("演示失败：指标的完成值打不开。")
        _type(editor, "860\r")
        self.app.processEvents()
        self._go(*find_milestone(window.ledger, "一.3.2"))
        _type(window.view, "\r")
        field = window.detail.editor(NoteField.PROGRESS)
        field.insertPlainText(_NOTE)
        field.settle()
        self._picture(window, "3-work.png")

    def _go(self, task_id: int, milestone_id: int) -> None:
        outline = self.window.model.outline
        row = outline.row_of_milestone(task_id, milestone_id) if outline else None
        if row is None:
            raise KnownError("演示失败：列表里没有要勾选的节点。")
        self.window.view.go_to(row)

    def _filters(self) -> None:
        _type(self.window.bar.search, "质量信用")
        self._picture(self.window, "4-search.png")
        self.window.bar.clear()

    def _report(self) -> None:
        """The report dialog as the clerk sees it, and the PDF and the Word file it saves."""
        from PySide6.QtCore import QDate, QElapsedTimer

        from taizhang.window.report.report_dialog import ReportDialog

        window = self.window
        assert window.unit is not None
        dialog = ReportDialog(window.ledger, window.unit, _AS_OF, window)
        dialog.as_of.setDate(QDate(_AS_OF.year, _AS_OF.month, _AS_OF.day))
        dialog.show()
        clock = QElapsedTimer()
        clock.start()
        while dialog.report is None and clock.elapsed() < _WAIT_MS:
            self.app.processEvents()
        if dialog.report is None:
            raise KnownError("演示失败：报告没有生成。")
        self._picture(dialog, "5-report.png")
        paths = [self.folder / name for name in ("report.pdf", "report.docx")]
        for path in paths:
            dialog.save(path)
        dialog.close()
        if not all(path.is_file() for path in paths):
            raise KnownError("演示失败：报告没有保存。")
        self.made += paths

    def _check(self) -> None:
        """What was done in the window must be what the ledger holds."""
        from taizhang.ledger.records import record_of
        from taizhang.ledger.soundness import findings
        from taizhang.ledger.status import Status

        assert self.window.unit is not None
        record = record_of(self.window.ledger, self.window.unit, _AS_OF)
        milestones = {m.number: m for task in record.tasks for m in task.milestones}
        wrong = [n for n in _TICKS if milestones[n].status is not Status.DONE]
        if wrong or milestones["五.1.6"].value != 860:
            raise KnownError("演示失败：窗口里的操作没有进入台账（{0}）。", "、".join(wrong))
        if _NOTE not in milestones["一.3.2"].notes.texts.values():
            raise KnownError("演示失败：备注没有进入台账。")
        if found := findings(self.window.ledger):
            raise KnownError("演示失败：{0}", found[0])

    def _picture(self, widget: QWidget, name: str) -> None:
        for _ in range(3):
            self.app.processEvents()
        path = self.folder / name
        if not widget.grab().save(str(path)):
            raise KnownError("写不了“{0}”，请检查文件夹能否写入。", path)
        self.made.append(path)


def _say(_kind: object, _context: object, message: str) -> None:
    """Qt's complaints, but for one that every window without a screen brings and means nothing."""
    if "propagateSizeHints" not in message:
        print(message, file=sys.stderr)


def _type(widget: QWidget, text: str) -> None:
    """Press and release the keys of ``text``, as the keyboard would."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    for character in text:
        key = Qt.Key.Key_Return if character == "\r" else Qt.Key(ord(character.upper()[0]))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(widget, event)
