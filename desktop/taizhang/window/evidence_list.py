"""The files of 佐证材料: picture or kind, name, and what is said of it; as high as its rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QListView, QWidget

from taizhang.ledger.evidence_names import hides_signs, shown_name
from taizhang.window.evidence_delegate import DETAILS, ROW, EvidenceDelegate
from taizhang.window.evidence_rows import EvidenceRow, Standing, one_line, size_words
from taizhang.window.evidence_thumbs import Thumbnails

Index = QModelIndex | QPersistentModelIndex
_MOST_ROWS = 5
"""More are scrolled to."""


class EvidenceModel(QAbstractListModel):
    """Rows as they are; a screen reader is told all that a row shows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[EvidenceRow] = []

    def show(self, rows: list[EvidenceRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def alter(self, rows: list[EvidenceRow]) -> None:
        """The same files, of which something else is said now."""
        self.rows = rows
        self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        name, details = shown_name(row.name), self._details(row)
        size = "" if row.size is None else size_words(row.size)
        words = "，".join(part for part in (name, details, size) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.replace("<", "＜")  # what looks like markup would be obeyed
        known = {
            Qt.ItemDataRole.DisplayRole: name,
            Qt.ItemDataRole.AccessibleTextRole: words,
            ROW: row,
            DETAILS: details,
        }
        return known.get(Qt.ItemDataRole(role) if role < ROW else role)

    def _details(self, row: EvidenceRow) -> str:
        parts = [self._standing(row)]
        if hides_signs(row.name):
            parts.append(self.tr("名称含隐藏符号"))
        parts.append(row.dated_on.isoformat() if row.dated_on else "")
        if row.version > 1:
            parts.append(self.tr("第 {n} 版").format(n=row.version))
        if row.places > 1:
            parts.append(self.tr("用于 {n} 处").format(n=row.places))
        parts.append(one_line(row.caption))
        return "　".join(part for part in parts if part)

    def _standing(self, row: EvidenceRow) -> str:
        if row.standing is Standing.ADDING:
            if row.percent is None:
                return self.tr("等待添加…")
            return self.tr("正在添加… {n}%").format(n=row.percent)
        return self.tr("未保存") if row.standing is Standing.UNSAVED else ""


class EvidenceList(QListView):
    """Several rows can be chosen; what the keys ask for comes as signals."""

    open_asked = Signal()
    edit_asked = Signal()
    take_out_asked = Signal()
    row_chosen = Signal()

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = EvidenceModel(self)
        self._thumbnails = thumbnails
        thumbnails.made.connect(self.viewport().update)
        self.setModel(self._rows)
        self._delegate = EvidenceDelegate(thumbnails, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("佐证材料"))
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(self.open_asked)
        self.selectionModel().currentChanged.connect(lambda *_: self.row_chosen.emit())
        self.selectionModel().selectionChanged.connect(lambda *_: self.row_chosen.emit())

    def mark_words(self, words: Sequence[str]) -> None:
        """Mark what these folded words hit in names and captions."""
        self._delegate.marked = words
        self.viewport().update()

    def show_rows(self, rows: list[EvidenceRow]) -> None:
        """Show these rows; what was chosen stays chosen, or the row that has moved up to it."""
        before = self._rows.rows
        if rows == before:
            return
        if [row.id for row in rows] == [row.id for row in before]:
            self._rows.alter(rows)
        else:
            self._replace(rows)
        self._fit()
        self.row_chosen.emit()

    def _replace(self, rows: list[EvidenceRow]) -> None:
        place, ids = self.currentIndex().row(), {row.id for row in self.chosen_rows} - {None}
        current = self.chosen
        self._thumbnails.forget_queue()
        self._rows.show(rows)
        same = [n for n, row in enumerate(rows) if row.id in ids]
        if not rows:
            return
        at = max(0, min(place, len(rows) - 1))
        if same:
            at = next((n for n in same if current and rows[n].id == current.id), same[0])
        self.setCurrentIndex(self._rows.index(at))
        for n in same:
            how = QItemSelectionModel.SelectionFlag.Select
            self.selectionModel().select(self._rows.index(n), how)

    @property
    def rows(self) -> list[EvidenceRow]:
        """What is shown."""
        return self._rows.rows

    @property
    def chosen(self) -> EvidenceRow | None:
        """The row that the cursor is at; None when there is none."""
        index = self.currentIndex()
        return self._rows.rows[index.row()] if index.isValid() else None

    @property
    def chosen_rows(self) -> list[EvidenceRow]:
        """The rows that are marked, from above."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self._rows.rows[row] for row in chosen]

    def _fit(self) -> None:
        shown = range(min(len(self._rows.rows), _MOST_ROWS))
        height = sum(self.sizeHintForRow(row) for row in shown)
        self.setFixedHeight(height + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = {
            Qt.Key.Key_Return: self.open_asked,
            Qt.Key.Key_Enter: self.open_asked,
            Qt.Key.Key_F2: self.edit_asked,
            Qt.Key.Key_Delete: self.take_out_asked,
        }.get(Qt.Key(event.key()))
        if asked is not None:
            asked.emit()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        elif event.matches(QKeySequence.StandardKey.Paste):
            event.ignore()  # the panel's
        else:
            super().keyPressEvent(event)
