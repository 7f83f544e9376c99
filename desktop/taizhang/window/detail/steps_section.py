"""分解: the unit's own steps, written in place, with keys for everything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QMenu,
    QStyledItemDelegate,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from taizhang.ledger.year_changes import MoveStep, RemoveStep
from taizhang.window import theme
from taizhang.window.detail.parts import heading
from taizhang.window.detail.shown import Shown
from taizhang.window.detail.steps_model import Index, StepColumn, StepsModel, done_of

_ALT = Qt.KeyboardModifier.AltModifier
_Hint = QAbstractItemDelegate.EndEditHint


class StepsDelegate(QStyledItemDelegate):
    """What is being written in a cell is not replaced when the rows are told anew."""

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)


class StepsTable(QTableView):
    """As high as its rows. Space ticks, Enter writes, Delete removes, Alt with arrows moves."""

    def __init__(self, model: StepsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = model
        self.setModel(model)
        self.setItemDelegate(StepsDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(self.fontMetrics().height() + theme.GAP)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(StepColumn.TEXT, QHeaderView.ResizeMode.Stretch)
        for column, words in ((StepColumn.PERSON, "责任人甲"), (StepColumn.DAY, "▲ 06-30")):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            width = self.fontMetrics().horizontalAdvance(words) + 3 * theme.GRID
            self.setColumnWidth(column, width)
        for told in (model.dataChanged, model.rowsInserted, model.modelReset):
            told.connect(self.fit)

    def fit(self) -> None:
        """Make every row as high as its words, and the table as high as its rows."""
        self.horizontalHeader().setVisible(bool(self._steps.steps))
        self.resizeRowsToContents()
        self.updateGeometry()
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        header = self.horizontalHeader()
        above = header.sizeHint().height() if not header.isHidden() else 0
        rows = self.verticalHeader().length()
        return QSize(60 * theme.GRID, above + rows + 2 * self.frameWidth())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter in a cell goes on below: one step after the other can be written."""
        super().closeEditor(editor, hint)
        if hint is _Hint.SubmitModelCache:
            below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
            if below.isValid() and self._steps.step(below.row()) is None:
                self.setCurrentIndex(below.siblingAtColumn(StepColumn.TEXT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.currentIndex()
        key = event.key()
        if not self._steps.step(at.row()) and key in (Qt.Key.Key_Space, Qt.Key.Key_Delete):
            event.accept()
        elif key == Qt.Key.Key_Space and not event.modifiers():
            self.tick(at)
        elif key == Qt.Key.Key_Delete:
            self.remove(at)
        elif event.modifiers() == _ALT and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_by(at, -1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.write_in(at)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._steps.index(0, 0))

    def write_in(self, at: QModelIndex) -> None:
        """Open a cell's editor. The Enter that ends one comes here as well, and opens none."""
        is_open = self.state() is QAbstractItemView.State.EditingState
        if not is_open and at.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(at)

    def tick(self, at: QModelIndex) -> None:
        """Tick a row's step, or take its tick off."""
        step = self._steps.step(at.row())
        if step is not None and step.id > 0:
            wanted = Qt.CheckState.Checked if step.done_on is None else Qt.CheckState.Unchecked
            box = at.siblingAtColumn(StepColumn.TEXT)
            self._steps.setData(box, wanted, Qt.ItemDataRole.CheckStateRole)

    def remove(self, at: QModelIndex) -> None:
        """Take a row's step out; the cursor stays where it was."""
        step = self._steps.step(at.row())
        if step is not None and step.id > 0:
            row, column = at.row(), at.column()
            self._steps.change_asked.emit(RemoveStep(step.id))
            self.setCurrentIndex(self._steps.index(row, column))

    def move_by(self, at: QModelIndex, by: int) -> None:
        """Move a row's step up or down; the cursor goes with it."""
        step = self._steps.step(at.row())
        if step is not None and step.id > 0:
            column = at.column()
            self._steps.change_asked.emit(MoveStep(step.id, by))
            row = next((r for r, s in enumerate(self._steps.steps) if s.id == step.id), 0)
            self.setCurrentIndex(self._steps.index(row, column))


class StepsSection(QWidget):
    """Hidden where the unit records nothing."""

    change_asked = Signal(object)
    refused = Signal(str)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        self._heading = heading("", self)
        column.addWidget(self._heading)
        self.model = StepsModel(self)
        self.model.change_asked.connect(self.change_asked)
        self.model.refused.connect(self.refused)
        self.table = StepsTable(self.model)
        self.table.setAccessibleName(self.tr("分解步骤"))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        column.addWidget(self.table)

    def show_place(self, shown: Shown) -> None:
        """Show the milestone's steps."""
        milestone = shown.own_milestone
        is_shown = milestone is not None and shown.record.is_open
        self.setVisible(is_shown)
        if milestone is None or not is_shown:
            return
        steps = milestone.steps
        words = self.tr("分解 {done}/{all}").format(done=done_of(steps), all=len(steps))
        self._heading.setText(words if steps else self.tr("分解"))
        self.model.set_look(shown.year, shown.scheme)
        place = (milestone.id, shown.agency_id)
        self.model.show_steps(steps, place, shown.as_of, self._today())

    def _show_menu(self, at: QPoint) -> None:
        index = self.table.indexAt(at)
        if self.model.step(index.row()) is None:
            return
        menu = QMenu(self)
        table = self.table
        menu.addAction(self.tr("勾选或取消勾选\t空格"), lambda: table.tick(index))
        menu.addAction(self.tr("修改\tF2"), lambda: table.write_in(index))
        menu.addAction(self.tr("上移\tAlt+↑"), lambda: table.move_by(index, -1))
        menu.addAction(self.tr("下移\tAlt+↓"), lambda: table.move_by(index, 1))
        menu.addAction(self.tr("删除\tDelete"), lambda: table.remove(index))
        menu.exec(table.viewport().mapToGlobal(at))
        menu.deleteLater()
