"""The agencies of a task as a table: role, name, whether it is a collective."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from taizhang.plan.model import Role
from taizhang.reader.correct import WRITTEN_ROLES, set_assignment
from taizhang.reader.reading import ReadAssignment, ReadTask
from taizhang.window import theme
from taizhang.window.review.session import Session
from taizhang.window.terms import term

Index = QModelIndex | QPersistentModelIndex
_Item = Qt.ItemDataRole


class Column(IntEnum):
    """The columns in their order."""

    ROLE = 0
    AGENCY = 1
    COLLECTIVE = 2


class AgencyModel(QAbstractTableModel):
    """Cells are written in place; what is written goes through the session."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._palette_of = parent
        self.number = ""
        self.assignments: tuple[ReadAssignment, ...] = ()

    def show_task(self, task: ReadTask | None) -> None:
        """Show the agencies of ``task``."""
        new = task.assignments if task is not None else ()
        number = task.number if task is not None else ""
        if number == self.number and len(new) == len(self.assignments):
            self.assignments = new
            if new:
                last = self.index(len(new) - 1, Column.COLLECTIVE)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.number, self.assignments = number, new
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.assignments)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Item.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _Item.DisplayRole:
            return (self.tr("角色"), self.tr("单位"), self.tr("集合"))[section]
        if role == _Item.ToolTipRole and section == Column.COLLECTIVE:
            return self.tr("一类单位的统称，例如“各市、县人民政府”")
        if role == _Item.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == Column.COLLECTIVE:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = _Item.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self.assignments[index.row()]
        match index.column():
            case Column.ROLE:
                return self._role_cell(one, role)
            case Column.AGENCY:
                if role == _Item.ToolTipRole:
                    # A tool tip that looks like markup would be obeyed.
                    return one.agency.replace("<", "＜")
                return one.agency if role in (_Item.DisplayRole, _Item.EditRole) else None
            case _:
                return self._collective_cell(one, role)

    def _role_cell(self, one: ReadAssignment, role: int) -> Any:
        if role == _Item.DisplayRole:
            return term(one.role)
        if role == _Item.EditRole:
            return one.role
        if role == _Item.ForegroundRole:
            view = self._palette_of
            assert isinstance(view, QWidget)
            return theme.role_colour(one.role, view.palette())
        return None

    def _collective_cell(self, one: ReadAssignment, role: int) -> Any:
        if role == _Item.CheckStateRole:
            return Qt.CheckState.Checked if one.collective else Qt.CheckState.Unchecked
        if role == _Item.AccessibleTextRole:
            return self.tr("集合") if one.collective else self.tr("单个单位")
        return None

    def setData(self, index: Index, value: Any, role: int = _Item.EditRole) -> bool:
        number, row = self.number, index.row()
        match index.column():
            case Column.ROLE:
                given = Role(value)
                return self._session.do(
                    lambda r: set_assignment(r, number, row, role=given), self.tr("改角色")
                )
            case Column.AGENCY:
                return self._session.do(
                    lambda r: set_assignment(r, number, row, agency=str(value)), self.tr("改单位")
                )
            case _:
                if role != _Item.CheckStateRole:
                    return False
                checked = Qt.CheckState(value) is Qt.CheckState.Checked
                return self._session.do(
                    lambda r: set_assignment(r, number, row, collective=checked),
                    self.tr("改集合"),
                )


class RoleDelegate(QStyledItemDelegate):
    """A role is chosen, not typed."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        box = role_box(parent)
        box.activated.connect(lambda _: self._finish(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(editor.findData(index.data(_Item.EditRole)))

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentData(), _Item.EditRole)

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)


def role_box(parent: QWidget | None = None) -> QComboBox:
    """The roles that a document gives."""
    box = QComboBox(parent)
    for role in WRITTEN_ROLES:
        box.addItem(term(role), role)
    return box
