"""进展: status, day of completion, and why something does not apply."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from taizhang.ledger.changes import SetStatus, Tick
from taizhang.ledger.record import MilestoneRecord
from taizhang.ledger.status import Status
from taizhang.window import theme
from taizhang.window.detail.parts import day_field, heading
from taizhang.window.detail.shown import Shown
from taizhang.window.terms import term


class ProgressSection(QWidget):
    """Hidden where nothing is recorded: for a task as a whole, in others' tasks."""

    change_asked = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._agency_id = 0
        self._milestone: MilestoneRecord | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        self._heading = heading("", self)
        column.addWidget(self._heading)
        column.addLayout(self._build_row())

    def _build_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._status = QComboBox()
        self._status.setAccessibleName(self.tr("状态"))
        for status in Status:
            self._status.addItem(f"{theme.STATUS_MARKS[status]} {term(status)}", status)
        self._status.activated.connect(self._status_chosen)
        self._day = day_field(date(2000, 1, 1), self.tr("完成日期"))
        self._day.setKeyboardTracking(False)
        self._day.dateChanged.connect(self._day_chosen)
        self._reason = QLineEdit()
        self._reason.setPlaceholderText(self.tr("不适用的理由（必填）"))
        self._reason.setAccessibleName(self.tr("不适用的理由"))
        self._reason.editingFinished.connect(self._reason_written)
        row.addWidget(self._status)
        row.addWidget(self._day)
        row.addWidget(self._reason, 1)
        row.addStretch(0)
        return row

    def show_place(self, shown: Shown) -> None:
        """Show how far the milestone is."""
        self._agency_id = shown.agency_id
        self._milestone = shown.own_milestone
        self.setVisible(self._milestone is not None)
        for field in (self._status, self._day, self._reason):
            field.setEnabled(shown.record.is_open)
        if self._milestone is not None:
            self._show(self._milestone)

    def _show(self, milestone: MilestoneRecord) -> None:
        self._heading.setText(self.tr("进展 · 节点 {n}").format(n=milestone.number))
        self._status.setCurrentIndex(self._status.findData(milestone.status))
        self._day.blockSignals(True)
        day = milestone.completed_on or self._today()
        self._day.setDate(QDate(day.year, day.month, day.day))
        self._day.blockSignals(False)
        self._day.setVisible(milestone.status is Status.DONE)
        self._reason.setText(milestone.reason)
        self._reason.setVisible(milestone.status is Status.NOT_APPLICABLE)

    def _status_chosen(self, index: int) -> None:
        status = Status(self._status.itemData(index))  # PySide gives a StrEnum back as str
        milestone = self._milestone
        if milestone is None or status is milestone.status:
            return
        if status is Status.DONE:
            self.change_asked.emit(Tick(milestone.id, self._agency_id, self._today()))
        elif status is Status.NOT_APPLICABLE:
            self._reason.setVisible(True)
            self._day.setVisible(False)
            self._reason.setFocus()
        else:
            self.change_asked.emit(SetStatus(milestone.id, self._agency_id, status))

    def _reason_written(self) -> None:
        milestone = self._milestone
        text = self._reason.text().strip()
        if milestone is None:
            return
        if not text or text == milestone.reason:
            self._show(milestone)
            return
        change = SetStatus(milestone.id, self._agency_id, Status.NOT_APPLICABLE, text)
        self.change_asked.emit(change)

    def _day_chosen(self, day: QDate) -> None:
        milestone = self._milestone
        chosen = date(day.year(), day.month(), day.day())
        if milestone is None or chosen == milestone.completed_on:
            return
        self.change_asked.emit(Tick(milestone.id, self._agency_id, chosen))
