"""更新方案: what an amended plan changes of the one in the ledger, before anything is written."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from taizhang.plan.difference import Difference, TaskChange
from taizhang.plan.model import PlanFacts
from taizhang.window import theme
from taizhang.window.review.amend_words import (
    count_words,
    fact_words,
    kind_words,
    number_words,
    record_words,
    title_of,
)
from taizhang.window.review.change_view import ChangeView
from taizhang.window.review.fields import plain_label
from taizhang.window.row_table import Column, RowModel, row_table
from taizhang.window.sizes import open_at

_SIZE = (1400, 860)


class AmendDialog(QDialog):
    """Accepted when the ledger is to be updated; it writes nothing itself."""

    def __init__(
        self,
        difference: Difference,
        old: PlanFacts,
        new: PlanFacts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("更新方案：{title}").format(title=new.title))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setModal(True)
        open_at(self, *_SIZE)
        facts = fact_words(old, new)
        changed = list(difference.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.MARGIN] * 4)
        column.setSpacing(theme.GAP)
        self.counts = plain_label(count_words(difference))
        self.counts.setFont(theme.bold(self.font()))
        column.addWidget(self.counts)
        self.facts = plain_label("\n".join(facts))
        self.facts.setVisible(bool(facts))
        column.addWidget(self.facts)
        self.records = plain_label(self._sentence(difference, facts))
        column.addWidget(self.records)
        column.addWidget(self._build_changes(changed), 1)
        column.addLayout(self._build_foot(anything=bool(changed or facts)))

    def _sentence(self, difference: Difference, facts: list[str]) -> str:
        if difference.changed:
            return record_words(difference)
        if facts:
            return self.tr("任务没有变化，只更新文件信息；已填的内容不变。")
        return self.tr("两个方案没有差别，不需要更新。")

    def _build_changes(self, changed: list[TaskChange]) -> QSplitter:
        self.view = ChangeView()
        columns: list[Column[TaskChange]] = [
            Column(self.tr("变化"), kind_words, 96),
            Column(self.tr("编号"), number_words, 72, ("十二.10 → 十二.11",)),
            Column(self.tr("任务"), title_of),
        ]
        self.model: RowModel[TaskChange] = RowModel(columns, self)
        self.table = row_table(self.model, self.tr("有变化的任务"))
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.model.show(changed)
        self.table.resizeColumnToContents(0)
        self.table.setColumnWidth(0, min(self.table.columnWidth(0), 40 * theme.GRID))
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.table)
        self._split.addWidget(self.view)
        self._split.setVisible(bool(changed))
        if changed:
            self.table.selectRow(0)
        return self._split

    def _build_foot(self, *, anything: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addStretch(1)
        self.cancel = QPushButton(self.tr("取消"))
        self.update_button = QPushButton(self.tr("更新方案"))
        self.update_button.setEnabled(anything)
        for button in (self.cancel, self.update_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.cancel.clicked.connect(self.reject)
        self.update_button.clicked.connect(self.accept)
        return row

    def _chosen(self, now: QModelIndex) -> None:
        self.view.show_change(self.model.rows[now.row()] if now.isValid() else None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            width = self._split.width()
            self._split.setSizes([width * 38 // 100, width * 62 // 100])
            self.table.setFocus()
