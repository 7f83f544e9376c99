"""What is asked before an action on many milestones: a day, a note, a deadline, a reason."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from taizhang.errors import KnownError
from taizhang.ledger.bulk import Action, DoneOn, Mark, Plan, Postpone, Write
from taizhang.ledger.status import NoteField, Status
from taizhang.window import theme
from taizhang.window.sentence import sentence
from taizhang.window.terms import term

Planner = Callable[[Action], Plan]


class Asking(QDialog):
    """A form for one action. It stays open while the ledger would refuse it, and says why."""

    def __init__(self, planner: Planner, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._planner = planner
        self.plan: Plan | None = None
        self.setMinimumWidth(115 * theme.GRID)

    def begin(self, title: str, heading: str) -> None:
        """What stands above every form."""
        self.setWindowTitle(title)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.GAP)
        label = QLabel(heading)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(theme.bold(self.font()))
        label.setWordWrap(True)
        self._column.addWidget(label)
        self.form = QFormLayout()
        self._column.addLayout(self.form)

    def finish(self) -> None:
        """What stands below every form."""
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.setStyleSheet(f"color: {theme.warning(self.palette()).name()}")
        self.said.hide()
        self._column.addWidget(self.said)
        buttons = QDialogButtonBox()
        self.ok = buttons.addButton(self.tr("确定"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self.ok.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._column.addWidget(buttons)

    @property
    @abstractmethod
    def action(self) -> Action:
        """What is asked for now."""

    def accept(self) -> None:
        """Work out what it comes to; what is missing is said."""
        try:
            self.plan = self._planner(self.action)
        except KnownError as error:
            self.said.setText(sentence(error))
            self.said.show()
            return
        super().accept()


class DayDialog(Asking):
    """完成日期…: of what is done; of the rest too when that is ticked."""

    def __init__(
        self, count: int, unfinished: int, today: date, planner: Planner, parent: QWidget
    ) -> None:
        super().__init__(planner, parent)
        self.begin(self.tr("完成日期"), self.tr("所选 {n} 个节点的完成日期").format(n=count))
        self.day = _day_field(today, self.tr("完成日期"))
        self.form.addRow(self.tr("完成日期"), self.day)
        words = self.tr("其中 {n} 个还没有完成，也标为“已完成”").format(n=unfinished)
        self.unfinished = QCheckBox(words)
        self.unfinished.setChecked(unfinished == count)
        self.unfinished.setVisible(unfinished > 0)
        self.form.addRow("", self.unfinished)
        self.finish()
        self.day.setFocus()

    @property
    def action(self) -> Action:
        return DoneOn(_day(self.day), self.unfinished.isChecked())


class NoteDialog(Asking):
    """备注…: a field, and whether the text is added or takes the place of what stands there."""

    def __init__(self, count: int, planner: Planner, parent: QWidget) -> None:
        super().__init__(planner, parent)
        self.begin(self.tr("备注"), self.tr("给所选 {n} 个节点写备注").format(n=count))
        self._count = count
        self.field = QComboBox()
        for field in NoteField:
            self.field.addItem(term(field), field)
        self.form.addRow(self.tr("栏目"), self.field)
        self.append = QRadioButton(self.tr("加在原有文字后面"))
        self.replace = QRadioButton(self.tr("替换原有文字"))
        self.append.setChecked(True)
        ways = QHBoxLayout()
        ways.addWidget(self.append)
        ways.addWidget(self.replace)
        ways.addStretch(1)
        self.form.addRow("", ways)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(6 * self.fontMetrics().lineSpacing())
        self.form.addRow(self.tr("文字"), self.text)
        self.finish()
        self.text.setFocus()

    @property
    def action(self) -> Action:
        field = NoteField(self.field.currentData())
        return Write(field, self.text.toPlainText(), self.append.isChecked())

    def accept(self) -> None:
        """Ask before texts are taken out."""
        if self.replace.isChecked() and not self.text.toPlainText().strip():
            words = self.tr("清空所选 {n} 个节点的“{field}”？")
            words = words.format(n=self._count, field=self.field.currentText())
            if not _agreed(self, words, self.tr("清空"), self.tr("不清空")):
                return
        super().accept()


class DueDialog(Asking):
    """时限…: one day for all, with its reason; a later one with who approved it."""

    def __init__(
        self, count: int, due: date, today: date, planner: Planner, parent: QWidget
    ) -> None:
        super().__init__(planner, parent)
        self.begin(self.tr("完成时限"), self.tr("调整所选 {n} 个节点的完成时限").format(n=count))
        self.day = _day_field(due, self.tr("新的时限"))
        self.form.addRow(self.tr("新的时限"), self.day)
        self.reason = QLineEdit()
        self.form.addRow(self.tr("理由"), self.reason)
        self.approver = QLineEdit()
        self.approver.setPlaceholderText(self.tr("延期必填"))
        self.form.addRow(self.tr("批准人（单位）"), self.approver)
        self.approved = QCheckBox(self.tr("批准日期"))
        self.approved_on = _day_field(today, self.tr("批准日期"))
        self.approved_on.setEnabled(False)
        self.approved.toggled.connect(self.approved_on.setEnabled)
        line = QHBoxLayout()
        line.addWidget(self.approved)
        line.addWidget(self.approved_on)
        line.addStretch(1)
        self.form.addRow("", line)
        self.finish()
        self.day.setFocus()

    @property
    def action(self) -> Action:
        approved_on = _day(self.approved_on) if self.approved.isChecked() else None
        return Postpone(_day(self.day), self.reason.text(), self.approver.text(), approved_on)


class ReasonDialog(Asking):
    """不适用: why. Reasons that were given before are offered."""

    def __init__(
        self, heading: str, now: str, earlier: Sequence[str], planner: Planner, parent: QWidget
    ) -> None:
        super().__init__(planner, parent)
        self.begin(self.tr("不适用"), heading)
        self.reason = QComboBox()
        self.reason.setEditable(True)
        self.reason.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # Else Enter takes over a longer reason that begins alike, and the dialog never hears of it.
        self.reason.setCompleter(None)  # type: ignore[arg-type]
        self.reason.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.reason.setMinimumContentsLength(24)
        self.reason.addItems(list(earlier))
        self.reason.setCurrentText(now or next(iter(earlier), ""))
        line = self.reason.lineEdit()
        assert line is not None
        line.setPlaceholderText(self.tr("不适用的理由（必填）"))
        line.selectAll()
        self.form.addRow(self.tr("理由"), self.reason)
        self.finish()
        self.reason.setFocus()

    @property
    def action(self) -> Action:
        return Mark(Status.NOT_APPLICABLE, reason=self.reason.currentText())


def _agreed(parent: QWidget, words: str, yes: str, no: str) -> bool:
    box = QMessageBox(QMessageBox.Icon.Question, parent.windowTitle(), words, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.exec()
    return box.clickedButton() is agree


def _day_field(day: date, name: str) -> QDateEdit:
    field = QDateEdit(QDate(day.year, day.month, day.day))
    field.setAccessibleName(name)
    field.setCalendarPopup(True)
    field.setDisplayFormat("yyyy-MM-dd")
    return field


def _day(field: QDateEdit) -> date:
    shown = field.date()
    return date(shown.year(), shown.month(), shown.day())
