"""The menu 灯色: in which colours it is said what is well and what is late."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from taizhang.ledger.scheme import SCHEMES, SetScheme, scheme
from taizhang.window.terms import term

if TYPE_CHECKING:
    from taizhang.window.main_window import MainWindow


class SchemeMenu(QObject):
    """The chosen one is looked up anew each time the menu opens: undo changes it too."""

    def __init__(self, window: MainWindow, menu: QMenu) -> None:
        super().__init__(window)
        self._window = window
        group = QActionGroup(self)
        self.choices: dict[str, QAction] = {}
        for name in SCHEMES:
            action = QAction(term(name), window)
            action.setCheckable(True)
            action.triggered.connect(partial(self.choose, name))
            group.addAction(action)
            menu.addAction(action)
            self.choices[name] = action
        menu.aboutToShow.connect(self.mark_chosen)

    def mark_chosen(self) -> None:
        """Mark the ledger's."""
        self.choices[scheme(self._window.ledger)].setChecked(True)

    def choose(self, name: str) -> None:
        """Ask for another one."""
        if name != scheme(self._window.ledger):
            self._window.apply(SetScheme(name))
