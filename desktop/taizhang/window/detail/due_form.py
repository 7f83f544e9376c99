"""调整时限: the new day, why, and who approved it when."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from taizhang.ledger.record import MilestoneRecord
from taizhang.ledger.year_changes import SetDue
from taizhang.window.detail.inline_form import InlineForm
from taizhang.window.detail.parts import day_field, day_of


class DueForm(InlineForm):
    """Asks for a `SetDue`; what is missing the ledger says, the cursor goes there."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("调整"), parent)
        self.day = day_field(today, self.tr("新的完成时限"))
        self.add_field(self.tr("新时限"), self.day, wide=False)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.tr("调整时限的理由"))
        self.add_field(self.tr("理由"), self.reason)
        self.approver = QLineEdit()
        self.approver.setAccessibleName(self.tr("批准人或批准文号"))
        self.approver.setPlaceholderText(self.tr("批准人、单位或文号"))
        self.add_field(self.tr("批准"), self.approver)
        self.add_field(self.tr("批准日期"), self._build_approved(today))
        self.add_buttons(self.tr("延期要写理由和批准；提前只要理由。回车确认，Esc 离开。"))

    def _build_approved(self, today: date) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        self.dated = QCheckBox()
        self.dated.setAccessibleName(self.tr("写批准日期"))
        self.dated.setToolTip(self.tr("报告从批准日期起按新的时限算；不写就一直算"))
        self.approved = day_field(today, self.tr("批准日期"))
        self.approved.setEnabled(False)
        self.dated.toggled.connect(self.approved.setEnabled)
        row.addWidget(self.dated)
        row.addWidget(self.approved)
        row.addStretch(1)
        return holder

    def begin(self, milestone: MilestoneRecord, today: date) -> None:
        """Ask anew, from the day that stands."""
        self.day.setDate(QDate(milestone.due.year, milestone.due.month, milestone.due.day))
        self.approved.setDate(QDate(today.year, today.month, today.day))
        self.dated.setChecked(False)
        self.reason.clear()
        self.approver.clear()

    def change(self, milestone_id: int, agency_id: int) -> SetDue:
        """What is asked for."""
        approved = day_of(self.approved) if self.dated.isChecked() else None
        words = (self.reason.text(), self.approver.text())
        return SetDue(milestone_id, agency_id, day_of(self.day), *words, approved)

    def missing(self, standing: date) -> QWidget | None:
        """The field that must be filled in yet; None when nothing is missing."""
        if day_of(self.day) == standing:
            return self.day
        if not self.reason.text().strip():
            return self.reason
        if day_of(self.day) > standing and not self.approver.text().strip():
            return self.approver
        return None
