"""The unit's own steps as a table: what, who, until when; and a last line to add one in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from taizhang.errors import KnownError
from taizhang.ledger.changes import Change
from taizhang.ledger.record import Step
from taizhang.ledger.year_changes import AddStep, EditStep, TickStep
from taizhang.window import theme
from taizhang.window.detail.step_days import parse_step_day
from taizhang.window.lights import lights
from taizhang.window.sentence import sentence
from taizhang.window.words import short_day

Index = QModelIndex | QPersistentModelIndex
Data = Qt.ItemDataRole


class StepColumn(IntEnum):
    """From left to right."""

    TEXT = 0
    PERSON = 1
    DAY = 2


class StepsModel(QAbstractTableModel):
    """Asks for changes; what is shown is what the ledger holds, and what waits to be saved."""

    change_asked = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.steps: tuple[Step, ...] = ()
        self._place = (0, 0)
        self._as_of = date.min
        self._today = date.min
        self._year = 0
        self._scheme = ""

    def show_steps(
        self, steps: tuple[Step, ...], place: tuple[int, int], as_of: date, today: date
    ) -> None:
        """Show the steps of ``place``: a milestone and a unit.

        Where only something is said otherwise, or a step came to the end, an open editor stays.
        """
        same_place = place == self._place
        before, self._place = self.steps, place
        dated = (self._as_of, self._today) != (as_of, today)
        self._as_of, self._today = as_of, today
        ids, old = [step.id for step in steps], [step.id for step in before]
        if same_place and ids == old:
            self.steps = steps
            if dated or steps != before:
                self._say_altered()
        elif same_place and ids[:-1] == old:
            # The line that was written in becomes the step; a new empty one comes below it.
            self.beginInsertRows(QModelIndex(), len(steps), len(steps))
            self.steps = steps
            self.endInsertRows()
            self._say_altered()
        else:
            self.beginResetModel()
            self.steps = steps
            self.endResetModel()

    def set_look(self, year: int, scheme: str) -> None:
        """The plan's year, in which days need no year, and 灯色."""
        self._year, self._scheme = year, scheme

    def _say_altered(self) -> None:
        """Of all rows at once: a view fills an open editor anew when one cell alone is told."""
        last = self.index(self.rowCount() - 1, len(StepColumn) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def step(self, row: int) -> Step | None:
        """The step of a row; None in the last, empty one."""
        return self.steps[row] if 0 <= row < len(self.steps) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.steps) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(StepColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Data.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Data.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role == Data.DisplayRole:
            return (self.tr("步骤"), self.tr("责任人"), self.tr("时限"))[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        step = self.step(index.row())
        is_saved = step is None or step.id > 0
        if is_saved and (step is not None or index.column() == StepColumn.TEXT):
            flags |= Qt.ItemFlag.ItemIsEditable
        if is_saved and step is not None and index.column() == StepColumn.TEXT:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Data.DisplayRole) -> Any:
        if role == Data.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        step, column = self.step(index.row()), index.column()
        if step is None:
            return self._data_of_last(column, role)
        if role == Data.CheckStateRole and column == StepColumn.TEXT:
            return Qt.CheckState.Unchecked if step.done_on is None else Qt.CheckState.Checked
        if role in (Data.DisplayRole, Data.EditRole):
            return self._words(step, column, for_editing=role == Data.EditRole)
        return self._beside(step, column, role)

    def _beside(self, step: Step, column: int, role: int) -> Any:
        """What goes with a cell's words."""
        if role == Data.ForegroundRole:
            return self._ink(step, column)
        if role == Data.ToolTipRole:
            return self._said(step).replace("<", "＜")  # what looks like markup would be obeyed
        return self._said(step) if role == Data.AccessibleTextRole else None

    def _data_of_last(self, column: int, role: int) -> Any:
        if column != StepColumn.TEXT:
            return None
        if role in (Data.DisplayRole, Data.AccessibleTextRole):
            return self.tr("＋ 添加一步，回车确认")
        return theme.muted(QApplication.palette()) if role == Data.ForegroundRole else None

    def _words(self, step: Step, column: int, *, for_editing: bool) -> str:
        if column == StepColumn.TEXT:
            return step.text
        if column == StepColumn.PERSON:
            return step.person
        if for_editing:
            return "" if step.due is None else step.due.isoformat()
        if step.done_on is not None:
            return f"✓ {short_day(step.done_on, self._year)}"
        day = "" if step.due is None else short_day(step.due, self._year)
        return f"▲ {day}" if self.is_overdue(step) else day

    def is_overdue(self, step: Step) -> bool:
        """Whether the step's day was over, and it not done, at the end of the bar's day."""
        done = step.done_on is not None and step.done_on <= self._as_of
        return step.due is not None and not done and step.due < self._as_of

    def _said(self, step: Step) -> str:
        """All of a step, as a tip and for a screen reader."""
        parts = [step.text, step.person]
        if step.due is not None:
            parts.append(self.tr("时限 {day}").format(day=step.due))
        if step.done_on is not None:
            parts.append(self.tr("完成 {day}").format(day=step.done_on))
        elif self.is_overdue(step):
            parts.append(self.tr("逾期"))
        if step.id <= 0:
            parts.append(self.tr("未保存"))
        return "，".join(part for part in parts if part)

    def _ink(self, step: Step, column: int) -> Any:
        palette = QApplication.palette()
        if step.done_on is not None:
            return theme.muted(palette)
        if column == StepColumn.DAY and self.is_overdue(step):
            return lights(self._scheme, palette).late
        return palette.color(QPalette.ColorRole.Text)

    def setData(self, index: Index, value: Any, role: int = Data.EditRole) -> bool:
        step = self.step(index.row())
        if role == Data.CheckStateRole and step is not None:
            ticked = Qt.CheckState(value) is Qt.CheckState.Checked
            self.change_asked.emit(TickStep(step.id, self._today if ticked else None))
            return True
        if role != Data.EditRole:
            return False
        try:
            change = self._change(step, index.column(), str(value).strip())
        except KnownError as error:
            self.refused.emit(sentence(error))
            return False
        if change is not None:
            self.change_asked.emit(change)
        return change is not None

    def _change(self, step: Step | None, column: int, text: str) -> Change | None:
        """What a cell's new text asks for; None where it says what stands, or nothing."""
        if step is None:
            milestone_id, agency_id = self._place
            return AddStep(milestone_id, agency_id, text) if text else None
        now = (step.text, step.person, step.due)
        wanted: tuple[str, str, date | None] = now
        if column == StepColumn.TEXT:
            wanted = (text or step.text, step.person, step.due)
        elif column == StepColumn.PERSON:
            wanted = (step.text, text, step.due)
        else:
            wanted = (step.text, step.person, parse_step_day(text, self._year))
        return None if wanted == now else EditStep(step.id, *wanted)


def done_of(steps: Sequence[Step]) -> int:
    """How many are done."""
    return sum(step.done_on is not None for step in steps)
