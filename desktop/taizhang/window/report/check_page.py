"""交前检查: what to mend before the report goes out, where it is, and why it may stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from taizhang.report.check_finding import Rule, Severity
from taizhang.window import theme
from taizhang.window.row_table import Column, RowModel, row_table
from taizhang.window.sentence import sentence
from taizhang.window.terms import term

if TYPE_CHECKING:
    from taizhang.window.report.findings import Checked

_MARKS = {Severity.MUST: "■", Severity.REMIND: "△"}
"""A shape beside the word; neither needs colour."""
_EXCUSED = "✓"
_ABOUT_PEOPLE = (Rule.NO_REPORTER, Rule.NO_REVIEWER, Rule.NO_PHONE)


class CheckPage(QWidget):
    """The findings. Asks by signal for what leads to a place, and for a reason to be kept."""

    place_asked = Signal(object)
    """A `Checked` that is about a task or a milestone."""
    people_asked = Signal(object)
    """The `Rule` about one of the people's fields."""
    excused = Signal(object, str)
    """A `Checked`, and its reason; '' takes the reason back."""
    again_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GAP, 0, 0)
        column.setSpacing(theme.GAP)
        head = QHBoxLayout()
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        head.addWidget(self._said, 1)
        self._button(head, self.tr("重新检查"), self.again_asked.emit)
        column.addLayout(head)
        column.addWidget(self._build_table(), 1)
        self._whole = QLabel()
        self._whole.setTextFormat(Qt.TextFormat.PlainText)
        self._whole.setWordWrap(True)
        self._whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._whole.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        column.addWidget(self._whole)
        column.addLayout(self._build_foot())
        self.show_findings([])

    def _build_table(self) -> QTableView:
        severities = [self._severity_words(s, reason) for s in Severity for reason in ("", "x")]
        columns: list[Column[Checked]] = [
            Column(
                self.tr("程度"),
                lambda c: self._severity_words(c.finding.severity, c.reason),
                72,
                severities,
            ),
            Column(self.tr("单位"), lambda c: c.unit.name, 88),
            Column(
                self.tr("编号"), lambda c: c.finding.place.number if c.finding.place else "", 64
            ),
            Column(self.tr("问题"), lambda c: sentence(c.finding.why)),
        ]
        self.model = RowModel(columns, self)
        self.table = row_table(self.model, self.tr("交前检查"))
        self.table.selectionModel().currentRowChanged.connect(lambda now, _: self._show(now))
        self.table.doubleClicked.connect(lambda _: self.go())
        self.table.installEventFilter(self)
        return self.table

    def _severity_words(self, severity: Severity, reason: str) -> str:
        if reason:
            # lupdate does not look into f-strings.
            return _EXCUSED + " " + self.tr("照报")
        return f"{_MARKS[severity]} {term(severity)}"

    def _build_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._go = self._button(row, self.tr("去改"), self.go)
        row.addSpacing(theme.MARGIN)
        label = QLabel(self.tr("照样上报的理由"))
        row.addWidget(label)
        self.reason = QLineEdit()
        self.reason.setMaxLength(200)
        label.setBuddy(self.reason)
        self.reason.textChanged.connect(lambda _: self._enable())
        self.reason.installEventFilter(self)
        row.addWidget(self.reason, 1)
        self._excuse = self._button(row, self.tr("照样上报"), self.excuse)
        self._withdraw = self._button(row, self.tr("取消理由"), self.withdraw)
        return row

    def _button(self, row: QHBoxLayout, text: str, slot: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        row.addWidget(button)
        return button

    # -- showing ----------------------------------------------------------------------------

    def show_findings(self, found: list[Checked], note: str = "") -> None:
        """Show these findings, the one chosen before chosen again. ``note`` follows the count."""
        before = self.current
        self.model.show(found)
        several = len({c.unit.id for c in found}) > 1
        self.table.setColumnHidden(1, not several)
        must = sum(c.hinders for c in found)
        if not found:
            words = self.tr("没有发现要改的地方，可以上报。")
        elif must:
            words = self.tr("共 {n} 条，其中必改 {must} 条：改好，或写明照样上报的理由。").format(
                n=len(found), must=must
            )
        else:
            words = self.tr("共 {n} 条，没有必改的。").format(n=len(found))
        self._said.setText(words + note)
        keys = [c.key for c in found]
        if found:
            self.table.selectRow(keys.index(before.key) if before and before.key in keys else 0)
        self._show(self.table.currentIndex())

    def show_trouble(self, words: str) -> None:
        """Say why nothing could be checked."""
        self.model.show([])
        self._show(self.table.currentIndex())
        self._said.setText(words)

    @property
    def said(self) -> str:
        """The sentence above the table."""
        return self._said.text()

    @property
    def current(self) -> Checked | None:
        """The chosen finding."""
        row = self.table.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def _show(self, index: QModelIndex) -> None:
        chosen = self.current if index.isValid() else None
        self._whole.setText(sentence(chosen.finding.why) if chosen else "")
        self.reason.setText(chosen.reason if chosen else "")
        self._enable()

    def _enable(self) -> None:
        chosen = self.current
        self._go.setEnabled(chosen is not None and _leads_somewhere(chosen))
        self.reason.setEnabled(chosen is not None)
        typed = self.reason.text().strip()
        self._excuse.setEnabled(chosen is not None and bool(typed) and typed != chosen.reason)
        self._withdraw.setEnabled(chosen is not None and bool(chosen.reason))

    # -- what can be done -------------------------------------------------------------------

    def go(self) -> None:
        """Lead to where it is mended."""
        chosen = self.current
        if chosen is None:
            return
        if chosen.finding.place is not None:
            self.place_asked.emit(chosen)
        elif chosen.finding.rule in _ABOUT_PEOPLE:
            self.people_asked.emit(chosen.finding.rule)

    def excuse(self) -> None:
        """Let the chosen finding stand, for the reason that was typed."""
        typed = self.reason.text().strip()
        if self.current is not None and typed:
            self.excused.emit(self.current, typed)

    def withdraw(self) -> None:
        """Take the chosen finding's reason back."""
        if self.current is not None and self.current.reason:
            self.excused.emit(self.current, "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the table goes to the place, in the reason's line it keeps the reason."""
        if _is_enter(event):
            if watched is self.table:
                self.go()
            else:
                self.excuse()
            return True
        return super().eventFilter(watched, event)


def _is_enter(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _leads_somewhere(chosen: Checked) -> bool:
    return chosen.finding.place is not None or chosen.finding.rule in _ABOUT_PEOPLE
