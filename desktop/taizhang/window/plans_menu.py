"""The menu 方案: plans are taken in, amended, read and chosen here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from taizhang.ledger.plans import plans

if TYPE_CHECKING:
    from taizhang.window.main_window import MainWindow

_LONGEST = 40


class PlansMenu(QObject):
    """Made once; the plans in it are listed anew each time it opens."""

    def __init__(self, window: MainWindow, menu: QMenu) -> None:
        super().__init__(window)
        self._window = window
        self._menu = menu
        self._group = QActionGroup(self)
        self._add(self.tr("导入方案…"), "Ctrl+I", window.commands.take_in_plan)
        self._add(self.tr("用修订后的文件更新方案…"), "", window.commands.amend_plan)
        menu.addSeparator()
        self._add(self.tr("方案全文…"), "", window.commands.open_plan)
        menu.addSeparator()
        menu.aboutToShow.connect(self.list_plans)

    @property
    def choices(self) -> list[QAction]:
        """An action for each plan, in the order they were taken in."""
        return self._group.actions()

    def _add(self, text: str, key: str, slot: object) -> None:
        action = QAction(text, self._window)
        action.triggered.connect(slot)
        action.setShortcut(key)
        self._menu.addAction(action)

    def _choose(self, plan_id: int) -> None:
        if plan_id != self._window.ledger.plan_id:
            self._window.plan_asked.emit(plan_id, "")

    def list_plans(self) -> None:
        """Every plan of the ledger; the one that is shown is checked."""
        for action in self._group.actions():
            self._group.removeAction(action)
            self._menu.removeAction(action)
            action.deleteLater()
        ledger = self._window.ledger
        for choice in plans(ledger):
            name = choice.name if len(choice.name) <= _LONGEST else f"{choice.name[:_LONGEST]}…"
            action = QAction(name.replace("&", "&&"), self._window)
            action.setCheckable(True)
            action.setChecked(choice.id == ledger.plan_id)
            action.triggered.connect(partial(self._choose, choice.id))
            self._group.addAction(action)
            self._menu.addAction(action)
