"""A clerk who never touches the mouse. After every key the ledger is read from disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from taizhang.ledger.lines import Line, MilestoneLine, TaskLine
from taizhang.ledger.soundness import findings
from taizhang.window.bulk.dialogs import DayDialog, DueDialog, NoteDialog, ReasonDialog
from taizhang.window.evidence_attach import AttachDialog
from taizhang.window.filters.facet_popup import FacetPopup
from taizhang.window.main_window import MainWindow
from taizhang.window.outline_view import OutlineView
from taizhang.window.program import Program
from taizhang.window.report.report_dialog import ReportDialog
from tests.window.disk import Disk, Trail
from tests.window.keyboard import ALONE, CTRL, SHIFT, Key, Keyboard, name_of

TODAY = date(2013, 1, 31)
"""A month after the plan's year: what was not done is overdue."""
NOON = datetime(2013, 1, 31, 12, tzinfo=timezone(timedelta(hours=8)))
_SIZE = (1366, 768)
_MOST_ROWS = 2000
_WAIT_MS = 20_000


class Typist:
    """Sits at the window that the program shows."""

    def __init__(self, program: Program, qtbot: QtBot, patch: pytest.MonkeyPatch) -> None:
        self.program = program
        self.qtbot = qtbot
        self._patch = patch
        self.disk = Disk(self.window.ledger.path)
        self.trail = Trail(self.disk)
        self.keys = Keyboard(self._look)
        self.sit_down()

    def sit_down(self) -> None:
        """The window that is shown now is in front; its ledger is read from here on."""
        self.disk.close()
        self.disk = Disk(self.window.ledger.path)
        self.trail = Trail(self.disk)
        self.window.resize(*_SIZE)
        # Its complaints are Qt warnings, which fail the test.
        mode = QAbstractItemModelTester.FailureReportingMode.Warning
        QAbstractItemModelTester(self.window.model, mode, self.window)
        with self.qtbot.waitActive(self.window):
            self.window.activateWindow()

    @property
    def window(self) -> MainWindow:
        assert self.program.window is not None
        return self.program.window

    @property
    def said(self) -> str:
        """The sentence above the list."""
        return self.window.notice.sentence

    def _look(self) -> None:
        """After every key: what is shown is on the disk."""
        if self.trail.disk.path == self.window.ledger.path and self.trail.look():
            self.window_is_right()

    def window_is_right(self) -> None:
        """Every milestone that the list shows is what the disk holds."""
        rows = self.disk.rows(
            "SELECT milestone_id, status, completed_on, value FROM progress WHERE agency_id = ?",
            self._unit_id,
        )
        kept = {id_: tuple(rest) for id_, *rest in rows}
        dues = dict(
            self.disk.rows(
                "SELECT milestone_id, due FROM deadline WHERE agency_id = ? ORDER BY id",
                self._unit_id,
            )
        )
        for line in self.lines():
            if isinstance(line, MilestoneLine):
                day = line.completed_on.isoformat() if line.completed_on else None
                shown = (str(line.status), day, line.value)
                assert shown == kept.get(line.id, ("未开始", None, None)), line.number
                assert line.due.isoformat() == dues.get(line.id, str(line.plan_due or line.due))

    @property
    def _unit_id(self) -> int:
        assert self.window.unit is not None
        return self.window.unit.id

    # -- the list ---------------------------------------------------------------------------

    def lines(self) -> list[Line]:
        """What the list shows."""
        model = self.window.model
        found = (model.line(row) for row in range(model.rowCount()))
        return [line for line in found if line is not None]

    def numbers(self) -> list[str]:
        """The milestones that the list shows."""
        return [line.number for line in self.lines() if isinstance(line, MilestoneLine)]

    @property
    def at(self) -> str:
        """The number of the row where she is."""
        line = self.window.view.current_line()
        return getattr(line, "number", "")

    def to_list(self) -> None:
        """Esc leads back to the list from wherever one types."""
        if not isinstance(self.keys.focus, OutlineView):
            self.keys.press(Key.Key_Escape)
        assert isinstance(self.keys.focus, OutlineView), name_of(self.keys.focus)

    def go(self, number: str, held: Qt.KeyboardModifier = ALONE) -> None:
        """Go to a row by the arrow keys."""
        if held == ALONE and self.window.view.selected.is_many:
            self.keys.press(Key.Key_Escape)
        shown = [getattr(line, "number", "") for line in self.lines()]
        assert number in shown, f"{number} is not shown"
        down = shown.index(number) > self.window.view.currentIndex().row()
        for _ in range(_MOST_ROWS):
            if self.at == number:
                break
            self.keys.press(Key.Key_Down if down else Key.Key_Up, held)
        assert self.at == number

    def select(self, first: str, more: int) -> None:
        """Select rows that stand below each other."""
        self.go(first)
        self.keys.press(Key.Key_Down, SHIFT, more)

    def select_apart(self, numbers: Sequence[str]) -> None:
        """Select rows that stand apart."""
        self.go(numbers[0])
        for number in numbers[1:]:
            self.go(number, CTRL)
            self.keys.press(Key.Key_Space, CTRL)

    def status(self, key: Key) -> None:
        """1 to 4, on what is selected."""
        self.keys.press(key)

    def figure(self, number: str, text: str, key: Key = Key.Key_F2) -> None:
        """Fill in the figure of a target."""
        self.go(number)
        self.keys.press(key)
        editor = self.keys.focus
        assert isinstance(editor, QLineEdit)
        self.keys.write(text)
        self.keys.press(Key.Key_Return)
        assert isinstance(self.keys.focus, OutlineView)

    def write(self, number: str, text: str) -> None:
        """Write 进展情况 in the pane, and come back."""
        self.go(number)
        self.keys.press(Key.Key_Return)
        assert name_of(self.keys.focus) == "进展情况"
        self.keys.write(text)
        assert text in (*self.disk.drafts(), self.disk.note(number))  # a draft until the pause
        self.to_list()
        assert self.disk.drafts() == []
        assert self.disk.note(number) == text

    def judge_as_of(self, digits: str) -> None:
        """Type the day by which deadlines are judged."""
        self.keys.press(Key.Key_F, CTRL)
        self.keys.tab_to("数据截至")
        self.keys.write(digits)
        self.keys.press(Key.Key_Return)
        self.to_list()

    def filter(self, column: str, *values: str) -> None:
        """Tick values of a column, from the menu."""
        self.keys.menu(Key.Key_V, "筛选", f"{column}…")
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, FacetPopup)
        for value in values:
            self.keys.press(Key.Key_Home)
            for _ in range(popup.values.topLevelItemCount()):
                if popup.values.currentItem().text(0) == value:
                    break
                self.keys.press(Key.Key_Down)
            self.keys.press(Key.Key_Space)
        self.keys.press(Key.Key_Return)
        assert QApplication.activePopupWidget() is None
        self.to_list()

    def find_overdue_lead_tasks(self) -> None:
        """Sixteen tasks she leads, with 76 milestones; a month after the year all are overdue."""
        assert len(self.numbers()) > 100
        self.judge_as_of("20130131")
        self.filter("期限", "逾期")
        self.filter("角色", "牵头")
        assert len(self.numbers()) == 76
        assert all(line.role == "牵头" for line in self.lines() if isinstance(line, TaskLine))

    # -- dialogs ----------------------------------------------------------------------------

    def on_selected(self, words: str) -> None:
        """Take an action on the selected rows from the menu."""
        self.keys.menu(Key.Key_E, "所选节点", words)

    def does_not_apply(self, reason: str) -> None:
        """4, with a reason; without one the reason given before is taken over."""

        def act(_dialog: ReasonDialog) -> None:
            self.keys.write(reason)
            self.keys.press(Key.Key_Return)

        self.keys.at_dialog(ReasonDialog, act, lambda: self.keys.press(Key.Key_4))

    def done_on(self, digits: str) -> None:
        """完成日期… of all selected."""

        def act(_dialog: DayDialog) -> None:
            self.keys.write(digits)
            self.keys.press(Key.Key_Return)

        self.keys.at_dialog(DayDialog, act, lambda: self.on_selected("完成日期"))

    def write_on_all(self, text: str) -> None:
        """Enter on many rows: one note for all."""

        def act(_dialog: NoteDialog) -> None:
            self.keys.write(text)
            self.keys.tab_to("确定")
            self.keys.press(Key.Key_Space)

        self.keys.at_dialog(NoteDialog, act, lambda: self.keys.press(Key.Key_Return))

    def postpone_all(self, digits: str, reason: str, approver: str) -> None:
        """时限… of all selected."""

        def act(_dialog: DueDialog) -> None:
            self.keys.write(digits)
            for words in (reason, approver):
                self.keys.press(Key.Key_Tab)
                self.keys.write(words)
            self.keys.press(Key.Key_Return)

        self.keys.at_dialog(DueDialog, act, lambda: self.on_selected("时限"))

    def postpone(
        self, number: str, digits: str, reason: str, approver: str, approved: str = ""
    ) -> None:
        """Ctrl+D: another deadline, in the form of the pane."""
        self.go(number)
        self.keys.press(Key.Key_D, CTRL)
        assert name_of(self.keys.focus) == "新的完成时限"
        self.keys.write(digits)
        self.keys.tab_to("调整时限的理由")
        self.keys.write(reason)
        self.keys.tab_to("批准人或批准文号")
        self.keys.write(approver)
        if approved:
            self.keys.tab_to("写批准日期")
            self.keys.press(Key.Key_Space)
            self.keys.tab_to("批准日期")
            self.keys.write(approved)
        self.keys.press(Key.Key_Return)
        assert isinstance(self.keys.focus, OutlineView)

    # -- files ------------------------------------------------------------------------------

    def files_dialog_gives(self, paths: Sequence[Path]) -> None:
        """What the system's own dialog will answer: it cannot be typed into without a system."""
        names = [str(path) for path in paths]
        self._patch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))

    def attach_to_all(self, paths: Sequence[Path], caption: str) -> None:
        """佐证材料… of all selected."""
        self.files_dialog_gives(paths)

        def act(dialog: AttachDialog) -> None:
            if name_of(self.keys.focus) != "选择文件…":
                self.keys.tab_to("选择文件…")
            self.keys.press(Key.Key_Space)
            assert dialog.list.count() == len(paths)
            self.keys.tab_to("说明")
            self.keys.write(caption)
            self.keys.press(Key.Key_Return)

        self.keys.at_dialog(AttachDialog, act, lambda: self.on_selected("佐证材料"))

    def attach(self, number: str, paths: Sequence[Path]) -> None:
        """Files for one milestone, in the pane."""
        self.files_dialog_gives(paths)
        self.go(number)
        self.keys.tab_to("添加…")
        before = len(self.trail.stands)
        self.keys.press(Key.Key_Space)
        self.qtbot.waitUntil(lambda: not self.window.detail.evidence.is_adding, timeout=_WAIT_MS)
        self._look()
        assert len(self.trail.stands) == before + 1
        self.to_list()

    # -- back and forth ---------------------------------------------------------------------

    def undo_and_redo_all(self) -> None:
        """Step by step: after each the ledger holds what it held before, in every table."""
        self.to_list()
        steps = len(self.trail.stands) - 1
        for left in reversed(range(steps)):
            self.keys.press(Key.Key_Z, CTRL)
            assert len(self.trail.stands) == left + 1
        assert self.disk.filled() == []
        for made in range(steps):
            self.keys.press(Key.Key_Y, CTRL)
            assert len(self.trail.stands) == made + 2
        assert not self.window.redo_action.isEnabled()
        assert findings(self.window.ledger) == []

    # -- paper ------------------------------------------------------------------------------

    def report(self, act: Callable[[ReportDialog], object]) -> None:
        """Ctrl+P; Esc closes the dialog in the end."""

        def all_of_it(dialog: ReportDialog) -> None:
            self._made(dialog)
            act(dialog)
            self.keys.press(Key.Key_Escape)

        self.keys.at_dialog(ReportDialog, all_of_it, lambda: self.keys.press(Key.Key_P, CTRL))

    def _made(self, dialog: ReportDialog) -> None:
        self.qtbot.waitUntil(lambda: dialog.report is not None, timeout=_WAIT_MS)

    def save_report(
        self, dialog: ReportDialog, path: Path, *, asked: bool, key: Key = Key.Key_S
    ) -> None:
        """Ctrl+S, or the key of a button; what the check found is accepted where it is asked about."""
        self._patch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))

        def go_on(_box: QMessageBox) -> None:
            if name_of(self.keys.focus) != "照样上报":
                self.keys.tab_to("照样上报")
            self.keys.press(Key.Key_Return)

        def save() -> None:
            self.keys.press(key, CTRL if key == Key.Key_S else ALONE)

        if asked:
            self.keys.at_dialog(QMessageBox, go_on, save)
        else:
            save()
        self.qtbot.waitUntil(path.exists, timeout=_WAIT_MS)
        assert path.read_bytes().startswith(b"%PDF")


def words_in(pdf: Path) -> str:
    """All words of a PDF, without what breaks lines."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return "".join("".join(pages).split())
