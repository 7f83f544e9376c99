"""说明…: what files show, and the day the documents themselves bear; for one or for several."""

from __future__ import annotations

from collections.abc import Sequence
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

from taizhang.ledger.changes import Change, Together
from taizhang.ledger.evidence_changes import EditEvidence
from taizhang.ledger.evidence_names import shown_name
from taizhang.window import theme
from taizhang.window.evidence_rows import EvidenceRow


class EvidenceDialog(QDialog):
    """Asks for caption and day, of a single file for its name too; ``change`` is what was altered.

    Of several files only what is typed on or chosen is altered, and then of all of them.
    """

    def __init__(
        self, rows: Sequence[EvidenceRow], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setWindowTitle(self.tr("材料说明"))
        self.setMinimumWidth(110 * theme.GRID)
        column = QVBoxLayout(self)
        column.setSpacing(theme.GAP)
        name = QLabel(self._heading())
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setWordWrap(True)
        name.setFont(theme.bold(self.font()))
        column.addWidget(name)
        column.addLayout(self._build_form())
        column.addLayout(self._build_day(today))
        buttons = QDialogButtonBox()
        ok = buttons.addButton(self.tr("确定"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        ok.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.caption.setFocus()

    def _heading(self) -> str:
        if len(self._rows) == 1:
            return shown_name(self._rows[0].name)
        return self.tr("所选 {n} 份材料").format(n=len(self._rows))

    def _build_form(self) -> QFormLayout:
        form = QFormLayout()
        self.name = QLineEdit(shown_name(self._rows[0].name))
        if len(self._rows) == 1:
            form.addRow(self.tr("名称"), self.name)
        captions = {row.caption for row in self._rows}
        self.caption = QLineEdit(self._rows[0].caption if len(captions) == 1 else "")
        words = self.tr("这份材料说明什么，例如：印发文件")
        if len(captions) > 1:
            words = self.tr("各不相同；不写就不改")
        self.caption.setPlaceholderText(words)
        form.addRow(self.tr("说明"), self.caption)
        return form

    def _build_day(self, today: date) -> QHBoxLayout:
        days = {row.dated_on for row in self._rows}
        shown = next(iter(days)) if len(days) == 1 else None
        self.dated = QCheckBox(self.tr("材料日期"))
        self.dated.setToolTip(self.tr("文件自己的日期：报告截至更早的日期时不算它"))
        self.dated.setTristate(len(days) > 1)
        if len(days) > 1:
            self.dated.setCheckState(Qt.CheckState.PartiallyChecked)
        else:
            self.dated.setChecked(shown is not None)
        day = shown or today
        self.day = QDateEdit(QDate(day.year, day.month, day.day))
        self.day.setAccessibleName(self.tr("材料日期"))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.dated.checkStateChanged.connect(self._enable)
        self._enable()
        line = QHBoxLayout()
        line.addWidget(self.dated)
        line.addWidget(self.day)
        line.addStretch(1)
        return line

    def _enable(self) -> None:
        self.day.setEnabled(self.dated.checkState() is Qt.CheckState.Checked)

    def change(self) -> Change | None:
        """What was altered; None when nothing was.

        A name or caption that nobody typed on is left alone: the field shows one line only.
        """
        changes = tuple(one for row in self._rows if (one := self._of(row)) is not None)
        if len(changes) < 2:
            return changes[0] if changes else None
        return Together(changes, self.tr("{n} 份材料的说明").format(n=len(changes)))

    def _of(self, row: EvidenceRow) -> EditEvidence | None:
        assert row.id is not None
        caption = self.caption.text().strip() if self.caption.isModified() else row.caption
        name = row.name
        if len(self._rows) == 1 and self.name.isModified() and self.name.text().strip():
            name = self.name.text().strip()
        day = row.dated_on
        if self.dated.checkState() is not Qt.CheckState.PartiallyChecked:
            shown = self.day.date()
            picked = date(shown.year(), shown.month(), shown.day())
            day = picked if self.dated.isChecked() else None
        if (name, caption, day) == (row.name, row.caption, row.dated_on):
            return None
        new_name = name if name != row.name else None
        return EditEvidence(row.id, new_name, caption, day, undated=day is None)
