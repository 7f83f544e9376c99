"""A plain table of rows that are all there: what the dialogs for history and backups show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from taizhang.window.sizes import wide_enough

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column as data: its heading, what it says of a row, and how wide it is."""

    heading: str
    words: Callable[[Row], str]
    width: int | None = None
    """At least, in pixels; None takes a share of what the others leave."""
    longest: Sequence[str] = ()
    """Words that must not be cut."""
    is_figure: bool = False


_GAP = "\u00a0"
"""Behind a figure: it stands at the right, close to the words of the next column."""


class _FigureDelegate(QStyledItemDelegate):
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        details: Any = option  # PySide6's stubs leave out the option's fields
        details.text += _GAP


class RowModel(QAbstractTableModel, Generic[Row]):
    """Rows and the columns that tell of them."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self.rows: list[Row] = []

    def show(self, rows: list[Row]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            column = self.columns[section]
            return column.heading + _GAP if column.is_figure else column.heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        words = self.columns[index.column()].words(self.rows[index.row()])
        # A tool tip that looks like markup would be obeyed; a line is no place for line ends.
        return words if role == Qt.ItemDataRole.DisplayRole else words.replace("<", "＜")

    def _alignment(self, column: int) -> int:
        right = self.columns[column].is_figure
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)


def row_table(model: RowModel[Any], name: str) -> QTableView:
    """A view on ``model``, one row to be chosen at a time, named for screen readers."""
    table = QTableView()
    table.setAccessibleName(name)
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    figures = _FigureDelegate(table)
    for place, column in enumerate(model.columns):
        if column.is_figure:
            table.setItemDelegateForColumn(place, figures)
        if column.width is None:
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        else:
            gap = _GAP if column.is_figure else ""
            words = [word + gap for word in (column.heading, *column.longest)]
            table.setColumnWidth(place, wide_enough(column.width, words, table.fontMetrics()))
    return table
