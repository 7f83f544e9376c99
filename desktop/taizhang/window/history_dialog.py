"""更改记录: who changed what, searched and filtered, printed as pages of an annex."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import (
    QDate,
    QModelIndex,
    Qt,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from taizhang.errors import KnownError
from taizhang.ledger.agencies import units
from taizhang.ledger.facts import plan_facts
from taizhang.ledger.history import Entry, Wanted, entries
from taizhang.ledger.store import Ledger
from taizhang.window import theme
from taizhang.window.row_table import Column, RowModel, row_table
from taizhang.window.sentence import sentence
from taizhang.window.sizes import open_at
from taizhang.window.terms import term

_MOST = 1000
"""Lines shown at once; whoever looks for an older one narrows the search."""


def _one_line(text: str) -> str:
    return " ".join(text.split())


class HistoryDialog(QDialog):
    """The journal of the whole ledger, or of one task or milestone when opened from there."""

    def __init__(
        self,
        ledger: Ledger,
        today: date,
        about: Wanted | None = None,
        about_words: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._today = today
        self._about = about or Wanted()
        self._about_words = about_words
        self.setWindowTitle(self.tr("更改记录"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        open_at(self, 1040, 620)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.MARGIN] * 4)
        column.setSpacing(theme.GAP)
        if about_words:
            heading = QLabel(about_words)
            heading.setTextFormat(Qt.TextFormat.PlainText)
            heading.setWordWrap(True)
            heading.setFont(theme.bold(self.font()))
            column.addWidget(heading)
        column.addLayout(self._build_filters())
        column.addWidget(self._build_table(), 1)
        self._whole = QPlainTextEdit()
        self._whole.setReadOnly(True)
        self._whole.setAccessibleName(self.tr("所选一条的全文"))
        self._whole.setFixedHeight(7 * self.fontMetrics().lineSpacing())
        column.addWidget(self._whole)
        column.addLayout(self._build_foot())
        self.fill()

    def _build_filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("搜索事项、内容、填报人"))
        self.search.setAccessibleName(self.tr("搜索更改记录"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.fill)
        row.addWidget(self.search, 1)
        self.agency = QComboBox()
        self.agency.setAccessibleName(self.tr("单位"))
        self.agency.addItem(self.tr("全部单位"), None)
        for unit in units(self._ledger):
            self.agency.addItem(unit.name, unit.id)
        self.agency.setCurrentIndex(max(self.agency.findData(self._about.agency_id), 0))
        self.agency.activated.connect(self.fill)
        row.addWidget(self.agency)
        self.by_day = QCheckBox(self.tr("日期"))
        self.by_day.toggled.connect(self.fill)
        row.addWidget(self.by_day)
        self.first = self._day(self.tr("从哪一天"))
        self.last = self._day(self.tr("到哪一天"))
        row.addWidget(self.first)
        row.addWidget(QLabel("–"))
        row.addWidget(self.last)
        return row

    def _day(self, name: str) -> QDateEdit:
        field = QDateEdit(QDate(self._today.year, self._today.month, self._today.day))
        field.setAccessibleName(name)
        field.setCalendarPopup(True)
        field.setDisplayFormat("yyyy-MM-dd")
        field.dateChanged.connect(self.fill)
        return field

    def _build_table(self) -> QTableView:
        longest = term("撤销：{0}").format(term("报告人员"))
        columns: list[Column[Entry]] = [
            Column(self.tr("时间"), lambda e: f"{e.at:%Y-%m-%d %H:%M}", 128),
            Column(self.tr("填报人"), lambda e: e.who, 112),
            Column(self.tr("单位"), lambda e: e.agency, 88),
            Column(self.tr("操作"), lambda e: e.action, 96, (longest,)),
            Column(self.tr("事项"), lambda e: e.subject),
            Column(self.tr("原来"), lambda e: _one_line(e.before)),
            Column(self.tr("现在"), lambda e: _one_line(e.after)),
        ]
        self.model = RowModel(columns, self)
        self.table = row_table(self.model, self.tr("更改记录"))
        self.table.selectionModel().currentRowChanged.connect(lambda now, _: self._show_whole(now))
        return self.table

    def _build_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self._said, 1)
        self._save = QPushButton(self.tr("保存为 PDF…"))
        self._save.setAutoDefault(False)
        self._save.clicked.connect(self.ask_and_save)
        row.addWidget(self._save)
        close = QPushButton(self.tr("关闭"))
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        row.addWidget(close)
        return row

    @property
    def wanted(self) -> Wanted:
        """What is asked for as the filters stand."""
        by_day = self.by_day.isChecked()
        return Wanted(
            agency_id=self.agency.currentData(),
            task_id=self._about.task_id,
            milestone_id=self._about.milestone_id,
            first=_date(self.first) if by_day else None,
            last=_date(self.last) if by_day else None,
            text=self.search.text(),
        )

    def fill(self) -> None:
        """Show what the filters ask for."""
        for field in (self.first, self.last):
            field.setEnabled(self.by_day.isChecked())
        try:
            found = entries(self._ledger, self.wanted, _MOST + 1, say=term)
        except KnownError as error:
            self._said.setText(sentence(error))
            return
        self.model.show(found[:_MOST])
        self._save.setEnabled(bool(found))
        if not found:
            self._said.setText(self.tr("没有符合条件的更改记录。"))
            self._whole.clear()
        elif len(found) > _MOST:
            self._said.setText(self.tr("最近 {n} 条；更早的请缩小范围查找。").format(n=_MOST))
        else:
            self._said.setText(self.tr("{n} 条").format(n=len(found)))
        if found:
            self.table.selectRow(0)

    def _show_whole(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        entry = self.model.rows[index.row()]
        self._whole.setPlainText(
            self.tr("{subject}\n原来：{before}\n现在：{after}").format(
                subject=entry.subject, before=entry.before or "—", after=entry.after or "—"
            )
        )

    def ask_and_save(self) -> None:
        """Ask where to, and write the lines as pages of an annex."""
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("保存更改记录"),
            str(Path.home() / f"更改记录（{self._today}）.pdf"),
            self.tr("PDF 文件 (*.pdf)"),
        )
        if chosen:
            self.save(Path(chosen))

    def save(self, path: Path) -> None:
        """Write all lines that are asked for, also those beyond what the table shows."""
        from taizhang.report import history_report
        from taizhang.report.file import save

        # Looked for in the window's language, printed in the plan's.
        shown = {entry.id for entry in entries(self._ledger, self.wanted, say=term)}
        every = entries(self._ledger, replace(self.wanted, text=""))
        found = [entry for entry in every if entry.id in shown]
        is_one = self.agency.currentData() is not None
        unit = self.agency.currentText() if is_one else "全部单位"
        words = [self._about_words, unit, self.search.text()]
        if self.by_day.isChecked():
            words.append(f"{self.first.text()} – {self.last.text()}")
        try:
            made = history_report.build(
                plan_facts(self._ledger),
                "　".join(word for word in words if word),
                found,
                produced_on=self._today,
            )
            save(made, path)
        except KnownError as error:
            self._said.setText(sentence(error))
            return
        self._said.setText(self.tr("已保存：{path}").format(path=path))


def _date(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())
