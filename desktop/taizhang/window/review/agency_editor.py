"""The agencies of the chosen task: a table to correct, and a line to add one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QCompleter,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from taizhang.plan.model import Role
from taizhang.reader.correct import (
    WRITTEN_ROLES,
    add_assignment,
    remove_assignment,
    set_assignment,
    set_open_ended,
)
from taizhang.reader.correct_names import agency_counts
from taizhang.reader.reading import ReadAssignment, ReadTask
from taizhang.window import theme
from taizhang.window.review.agency_model import AgencyModel, Column, RoleDelegate, role_box
from taizhang.window.review.session import Session
from taizhang.window.sizes import wide_enough
from taizhang.window.terms import term

_ROWS_SEEN = 3


class AgencyTable(QTableView):
    """Delete removes, 1 to 4 give a role, F2 writes."""

    removed = Signal(int)
    role_given = Signal(int, Role)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        digit = event.key() - Qt.Key.Key_1
        if plain and row >= 0 and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(row)
        elif plain and row >= 0 and 0 <= digit < len(WRITTEN_ROLES):
            self.role_given.emit(row, WRITTEN_ROLES[digit])
        else:
            super().keyPressEvent(event)


class AgencyEditor(QWidget):
    """Shows the agencies of one task."""

    chosen = Signal(object)
    """The `ReadAssignment` whose words are to be marked."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._number = ""
        self._names = QStringListModel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self._build_table(), 1)
        column.addLayout(self._build_adding())
        self.open_ended = QCheckBox(self.tr("名单没有写全（以“等”“等部门”收尾）"))
        self.open_ended.clicked.connect(self._set_open_ended)
        column.addWidget(self.open_ended)

    def _build_table(self) -> QTableView:
        table = self.table = AgencyTable()
        table.setAccessibleName(self.tr("单位与角色"))
        table.setToolTip(self.tr("F2 修改，1–4 改角色，空格改集合，Delete 移除"))
        self.model = AgencyModel(self._session, table)
        table.setModel(self.model)
        table.setItemDelegateForColumn(Column.ROLE, RoleDelegate(table))
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        table.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        row = table.fontMetrics().lineSpacing() + 2 * theme.GRID + 2
        table.verticalHeader().setDefaultSectionSize(row)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(Column.AGENCY, QHeaderView.ResizeMode.Stretch)
        words = [self.tr("角色"), *map(term, WRITTEN_ROLES)]
        wide = wide_enough(0, words, table.fontMetrics()) + 6 * theme.GRID
        table.setColumnWidth(Column.ROLE, wide)
        narrow = wide_enough(0, [self.tr("集合")], table.fontMetrics()) + theme.GAP
        table.setColumnWidth(Column.COLLECTIVE, narrow)
        table.setMinimumHeight((_ROWS_SEEN + 1) * row)
        table.selectionModel().currentChanged.connect(self._chose)
        table.removed.connect(self._remove)
        table.role_given.connect(self._give_role)
        return table

    def _build_adding(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        self.new_role = role_box()
        self.new_role.setAccessibleName(self.tr("新单位的角色"))
        self.new_role.setCurrentIndex(WRITTEN_ROLES.index(Role.RESPONSIBLE))
        self.new_name = QLineEdit()
        self.new_name.setPlaceholderText(self.tr("添加单位：写名称，按回车"))
        self.new_name.setAccessibleName(self.tr("要添加的单位"))
        self.new_name.setCompleter(name_completer(self._names, self.new_name))
        self.new_name.returnPressed.connect(self._add)
        self.remove_button = QPushButton(self.tr("移除"))
        self.remove_button.setAutoDefault(False)
        self.remove_button.setToolTip(self.tr("从这项任务中移除所选单位（Delete）"))
        self.remove_button.clicked.connect(lambda: self._remove(self.table.currentIndex().row()))
        row.addWidget(self.new_role)
        row.addWidget(self.new_name, 1)
        row.addWidget(self.remove_button)
        return row

    def show_task(self, task: ReadTask | None) -> None:
        """Show the agencies of ``task``."""
        number = task.number if task is not None else ""
        if number != self._number:
            self.new_name.clear()
        self._number = number
        self.model.show_task(task)
        self.setEnabled(task is not None)
        self.open_ended.setChecked(task is not None and task.open_ended)
        self.remove_button.setEnabled(bool(self.model.assignments))

    def show_names(self) -> None:
        """Offer the names that the document has now."""
        self._names.setStringList(sorted(agency_counts(self._session.reading)))

    def go_to(self, index: int) -> None:
        """Choose the agency in that row."""
        self.table.setCurrentIndex(self.model.index(index, Column.AGENCY))

    def _chose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.model.assignments[index.row()])

    @property
    def current(self) -> ReadAssignment | None:
        """The chosen agency."""
        row = self.table.currentIndex().row()
        return self.model.assignments[row] if 0 <= row < len(self.model.assignments) else None

    def _add(self) -> None:
        self.new_name.completer().popup().hide()
        name, role, number = self.new_name.text(), Role(self.new_role.currentData()), self._number
        done = self._session.do(
            lambda reading: add_assignment(reading, number, name, role), self.tr("添加单位")
        )
        if done:
            self.new_name.clear()
            self.go_to(len(self.model.assignments) - 1)

    def _remove(self, row: int) -> None:
        if row < 0:
            return
        number = self._number
        self._session.do(
            lambda reading: remove_assignment(reading, number, row), self.tr("移除单位")
        )
        if self.model.assignments:
            self.go_to(min(row, len(self.model.assignments) - 1))

    def _give_role(self, row: int, role: Role) -> None:
        number = self._number
        self._session.do(
            lambda reading: set_assignment(reading, number, row, role=role), self.tr("改角色")
        )

    def _set_open_ended(self, checked: bool) -> None:
        number = self._number
        self._session.do(
            lambda reading: set_open_ended(reading, number, checked), self.tr("改“等”")
        )


def name_completer(names: QStringListModel, parent: QWidget) -> QCompleter:
    """Offers the names that hold what was typed."""
    completer = QCompleter(names, parent)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    return completer
