"""Commands that ask for a file or open a dialog: rare and weighty things."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from taizhang.window.main_window import MainWindow


class Commands(QObject):
    """What the menus offer beside the daily work. Dialogs are imported when they are opened."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def read_back(self) -> None:
        """Ask for a workbook that was filled in, and take it over."""
        from taizhang.window.report.read_back_dialog import ReadBackDialog, ask_sheet

        if self._window.may_be_left():
            path = ask_sheet(self._window)
            if path is not None:
                ask(ReadBackDialog(self._window.ledger, path, self._window))

    def open_backups(self) -> None:
        """Show the backups; one of them may be restored."""
        from taizhang.window.backups_dialog import BackupsDialog

        self._window.detail.settle()
        dialog = BackupsDialog(self._window.ledger, self._window)
        if ask(dialog) and dialog.chosen is not None:
            self._window.restore_asked.emit(dialog.chosen)

    def open_plan(self) -> None:
        """Show the plan's facts and its text as published."""
        from taizhang.window.plan_dialog import PlanDialog

        ask(PlanDialog(self._window.ledger, self._window))

    def take_in_plan(self) -> None:
        """Ask for a document and make it a plan of this ledger."""
        self._take_in(amending=False)

    def amend_plan(self) -> None:
        """Ask for the amended document of the plan that is shown."""
        self._take_in(amending=True)

    def _take_in(self, *, amending: bool) -> None:
        from taizhang.window.taking_in import TakingIn

        if self._window.may_be_left():
            TakingIn(self._window, amending=amending).ask()

    def ask_ledger(self) -> None:
        """Ask for another ledger file."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("打开台账"),
            str(self._window.ledger.path.parent),
            self._file_types(),
        )
        if chosen:
            self._window.another_ledger_asked.emit(Path(chosen), False)

    def ask_new_ledger(self) -> None:
        """Ask where a new ledger goes, and open it."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("新建台账"),
            str(self._window.ledger.path.parent),
            self._file_types(),
        )
        if chosen:
            path = Path(chosen)
            path = path if path.suffix else path.with_suffix(".ledger")
            if path.exists():
                self._window.notice.say(
                    self.tr("“{name}”已经存在，没有改动它。请换一个名字。").format(name=path.name)
                )
                return
            self._window.another_ledger_asked.emit(path, True)

    def _file_types(self) -> str:
        return self.tr("台账文件 (*.ledger);;所有文件 (*)")


def ask(dialog: QDialog) -> bool:
    """Show a dialog until it is answered; it does not stay behind as a child of the window."""
    from PySide6.QtWidgets import QDialog

    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted
