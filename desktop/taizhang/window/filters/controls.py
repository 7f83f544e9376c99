"""Menus that filter and arrange: below the bar's buttons, and in the menu bar for the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from taizhang.ledger.arranged import GROUPABLE
from taizhang.ledger.filters import AS_DOCUMENT, Arrangement, Column, Sort
from taizhang.window.terms import term

OFFERED = (
    Column.STATUS,
    Column.TIMING,
    Column.PACE,
    Column.DUE,
    Column.SECTION,
    Column.ROLE,
    Column.LEAD,
    Column.AGENCY,
    Column.KIND,
    Column.VALUE,
    Column.DONE_ON,
    Column.NOTE,
    Column.EVIDENCE,
    Column.STEPS,
    Column.RECHECK,
)
"""What is offered to be filtered by, what is wanted most first."""

SORTABLE = (
    Column.NUMBER,
    Column.DUE,
    Column.STATUS,
    Column.PACE,
    Column.DONE_ON,
    Column.VALUE,
    Column.ROLE,
    Column.LEAD,
    Column.NOTE,
    Column.EVIDENCE,
    Column.STEPS,
)


class FilterMenu(QMenu):
    """The columns that can be filtered, those that are marked."""

    asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("筛选"))
        self._actions: dict[Column, QAction] = {}
        for column in OFFERED:
            action = self.addAction(f"{term(column)}…")
            action.setCheckable(True)
            action.triggered.connect(lambda _on, c=column: self.asked.emit(c))
            self._actions[column] = action

    def mark(self, columns: set[Column]) -> None:
        """Show which columns are filtered now."""
        for column, action in self._actions.items():
            action.setChecked(column in columns)


class ArrangeMenu(QMenu):
    """Groups, order and direction."""

    asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("分组与排序"))
        self._now = AS_DOCUMENT
        self._groups: dict[Column | None, QAction] = {}
        self._sorts: dict[Column | None, QAction] = {}
        groups = self.addMenu(self.tr("分组"))
        exclusive = QActionGroup(self)
        for column in (None, *GROUPABLE):
            words = term(column) if column else self.tr("按文件（类别—任务—节点）")
            action = self._add(groups, exclusive, words)
            action.triggered.connect(lambda _on, c=column: self._group(c))
            self._groups[column] = action
        sorts = self.addMenu(self.tr("排序"))
        exclusive = QActionGroup(self)
        for column in (None, *SORTABLE):
            words = term(column) if column else self.tr("文件的顺序")
            action = self._add(sorts, exclusive, words)
            action.triggered.connect(lambda _on, c=column: self._sort(c))
            self._sorts[column] = action
        sorts.addSeparator()
        self._down = sorts.addAction(term(Sort.DOWN))
        self._down.setCheckable(True)
        self._down.triggered.connect(self._turn)

    @staticmethod
    def _add(menu: QMenu, group: QActionGroup, words: str) -> QAction:
        action = menu.addAction(words)
        action.setCheckable(True)
        group.addAction(action)
        return action

    def mark(self, arrangement: Arrangement) -> None:
        """Show how the list is arranged now."""
        self._now = arrangement
        self._groups[arrangement.group].setChecked(True)
        if arrangement.sort in self._sorts:
            self._sorts[arrangement.sort].setChecked(True)
        self._down.setChecked(arrangement.direction is Sort.DOWN)
        self._down.setEnabled(arrangement.sort is not None)

    def _group(self, column: Column | None) -> None:
        self.asked.emit(Arrangement(column, self._now.sort, self._now.direction))

    def _sort(self, column: Column | None) -> None:
        direction = self._now.direction if column is not None else Sort.UP
        self.asked.emit(Arrangement(self._now.group, column, direction))

    def _turn(self, down: bool) -> None:
        direction = Sort.DOWN if down else Sort.UP
        self.asked.emit(Arrangement(self._now.group, self._now.sort, direction))
