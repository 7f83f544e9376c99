"""选择栏目: which columns the 任务台账 has, in which order, under which headings; kept by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from taizhang import clock
from taizhang.errors import KnownError
from taizhang.ledger.templates import (
    LONGEST_NAME,
    PAPERS,
    STANDARD,
    RemoveTemplate,
    SaveTemplate,
    SheetTemplate,
    template_names,
)
from taizhang.report.columns import COLUMNS, chosen
from taizhang.window import theme
from taizhang.window.sentence import sentence
from taizhang.window.sizes import open_at

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger

_KEY = Qt.ItemDataRole.UserRole


class TemplateDialog(QDialog):
    """``chosen_name`` is the template to use after the dialog was closed."""

    def __init__(self, ledger: Ledger, template: SheetTemplate, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self.chosen_name = template.name
        self.setWindowTitle(self.tr("选择栏目"))
        open_at(self, 620, 620)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.MARGIN] * 4)
        column.setSpacing(theme.GAP)
        hint = QLabel(
            self.tr(
                "勾上要的栏目，用“上移”“下移”排顺序；标题可以改成收表单位的说法（双击或按 F2）。"
            )
        )
        hint.setWordWrap(True)
        column.addWidget(hint)
        middle = QHBoxLayout()
        middle.addWidget(self._build_table(), 1)
        side = QVBoxLayout()
        self._button(side, self.tr("上移"), lambda: self.move_row(-1))
        self._button(side, self.tr("下移"), lambda: self.move_row(1))
        side.addStretch(1)
        middle.addLayout(side)
        column.addLayout(middle, 1)
        column.addLayout(self._build_name(template))
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        column.addWidget(self._said)
        foot = QHBoxLayout()
        self._remove = self._button(foot, self.tr("删去模板"), self.remove)
        foot.addStretch(1)
        self._button(foot, self.tr("保存并使用"), self.save)
        self._button(foot, self.tr("不保存"), self.reject)
        column.addLayout(foot)
        self._fill(template)

    def _build_table(self) -> QTableWidget:
        self.table = QTableWidget(0, 2)
        self.table.setAccessibleName(self.tr("栏目"))
        self.table.setHorizontalHeaderLabels([self.tr("栏目"), self.tr("标题")])
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        return self.table

    def _build_name(self, template: SheetTemplate) -> QFormLayout:
        form = QFormLayout()
        self.name = QLineEdit("" if template.name == STANDARD else template.name)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(self.tr("如收表单位的名称"))
        self.name.textChanged.connect(lambda _: self._enable())
        form.addRow(self.tr("模板名称"), self.name)
        self.paper = QComboBox()
        self.paper.addItems(PAPERS)
        self.paper.setCurrentText(template.paper)
        form.addRow(self.tr("纸张"), self.paper)
        return form

    def _button(self, row: QHBoxLayout | QVBoxLayout, text: str, slot: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        row.addWidget(button)
        return button

    def _fill(self, template: SheetTemplate) -> None:
        """Its own columns first, in their order, then the others."""
        own = dict(template.columns)
        keys = [*own, *(key for key in COLUMNS if key not in own)]
        self.table.setRowCount(len(keys))
        for row, key in enumerate(keys):
            what = QTableWidgetItem(COLUMNS[key].heading)
            what.setData(_KEY, key)
            what.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
            )
            what.setCheckState(Qt.CheckState.Checked if key in own else Qt.CheckState.Unchecked)
            self.table.setItem(row, 0, what)
            self.table.setItem(row, 1, QTableWidgetItem(own.get(key, COLUMNS[key].heading)))
        self.table.setCurrentCell(0, 0)
        self._enable()

    def _enable(self) -> None:
        self._remove.setEnabled(self.name.text().strip() in template_names(self._ledger))

    def move_row(self, step: int) -> None:
        """Put the chosen column one place further up (-1) or down (1)."""
        row = self.table.currentRow()
        other = row + step
        if row < 0 or not 0 <= other < self.table.rowCount():
            return
        for column in range(2):
            here, there = self.table.takeItem(row, column), self.table.takeItem(other, column)
            self.table.setItem(row, column, there)
            self.table.setItem(other, column, here)
        self.table.setCurrentCell(other, self.table.currentColumn())

    @property
    def template(self) -> SheetTemplate:
        """What is chosen as the dialog stands."""
        columns = tuple(
            (str(self._item(row, 0).data(_KEY)), self._item(row, 1).text().strip())
            for row in range(self.table.rowCount())
            if self._item(row, 0).checkState() is Qt.CheckState.Checked
        )
        return SheetTemplate(self.name.text().strip(), columns, self.paper.currentText())

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self.table.item(row, column)
        assert item is not None
        return item

    def save(self) -> None:
        """Keep the template under its name and use it."""
        template = self.template
        try:
            chosen(template)
            self._ledger.apply(SaveTemplate(template), clock.now())
        except KnownError as error:
            self._said.setText(sentence(error))
            return
        self.chosen_name = template.name
        self.accept()

    def remove(self) -> None:
        """Take the template of that name out; undo in the main window brings it back."""
        name = self.name.text().strip()
        try:
            self._ledger.apply(RemoveTemplate(name), clock.now())
        except KnownError as error:
            self._said.setText(sentence(error))
            return
        if name == self.chosen_name:
            self.chosen_name = STANDARD
        self.accept()
