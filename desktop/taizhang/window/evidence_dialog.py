"""说明…: what a file shows, and the day the document itself bears."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from taizhang.ledger.evidence_changes import EditEvidence
from taizhang.ledger.evidence_names import shown_name
from taizhang.window import theme
from taizhang.window.evidence_rows import EvidenceRow


class EvidenceDialog(QDialog):
    """Asks for caption and day; ``change`` is what was altered."""

    def __init__(self, row: EvidenceRow, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self.setWindowTitle(self.tr("材料说明"))
        self.setMinimumWidth(110 * theme.GRID)
        column = QVBoxLayout(self)
        name = QLabel(shown_name(row.name))
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setWordWrap(True)
        name.setFont(theme.bold(self.font()))
        column.addWidget(name)
        form = QFormLayout()
        self.caption = QLineEdit(row.caption)
        self.caption.setPlaceholderText(self.tr("这份材料说明什么，例如：印发文件"))
        form.addRow(self.tr("说明"), self.caption)
        self.dated = QCheckBox(self.tr("材料日期"))
        self.dated.setToolTip(self.tr("文件自己的日期：报告截至更早的日期时不算它"))
        self.dated.setChecked(row.dated_on is not None)
        shown = row.dated_on or today
        self.day = QDateEdit(QDate(shown.year, shown.month, shown.day))
        self.day.setAccessibleName(self.tr("材料日期"))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setEnabled(row.dated_on is not None)
        self.dated.toggled.connect(self.day.setEnabled)
        line = QHBoxLayout()
        line.addWidget(self.dated)
        line.addWidget(self.day)
        line.addStretch(1)
        column.addLayout(form)
        column.addLayout(line)
        buttons = QDialogButtonBox()
        ok = buttons.addButton(self.tr("确定"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        ok.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def change(self) -> EditEvidence | None:
        """What was altered; None when nothing was.

        A caption that nobody typed on is left alone: the field shows one line only.
        """
        assert self._row.id is not None
        caption = self.caption.text().strip() if self.caption.isModified() else self._row.caption
        shown = self.day.date()
        day = date(shown.year(), shown.month(), shown.day()) if self.dated.isChecked() else None
        if (caption, day) == (self._row.caption, self._row.dated_on):
            return None
        return EditEvidence(self._row.id, None, caption, day, undated=day is None)
