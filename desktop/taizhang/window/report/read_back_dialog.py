"""读回: a filled-in workbook seen row by row, then taken over as one change."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from taizhang import clock
from taizhang.errors import KnownError
from taizhang.exchange import read_sheet as reader
from taizhang.exchange.comparison import Verdict
from taizhang.window import theme
from taizhang.window.row_table import Column, RowModel, row_table
from taizhang.window.sentence import sentence
from taizhang.window.sizes import open_at
from taizhang.window.terms import term

if TYPE_CHECKING:
    from taizhang.exchange.read_sheet import SheetReading
    from taizhang.ledger.store import Ledger

_MARKS = {Verdict.CHANGE: "●", Verdict.CONFLICT: "◆", Verdict.REFUSED: "×"}


@dataclass(frozen=True, slots=True)
class Seen:
    """A cell that changes something or cannot be taken, or a whole row that is refused."""

    line: int
    agency: str
    number: str
    field: str
    verdict: Verdict
    old: str
    new: str
    why: KnownError | None


def ask_sheet(parent: QWidget) -> Path | None:
    """Ask for the workbook; None when none was chosen."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent,
        QCoreApplication.translate("ReadBackDialog", "读回填好的台账"),
        str(Path.home()),
        QCoreApplication.translate("ReadBackDialog", "Excel 工作簿 (*.xlsx);;所有文件 (*)"),
    )
    return Path(chosen) if chosen else None


class ReadingDialog(QDialog):
    """Shows what rows from outside come to; nothing is changed before the button is pressed."""

    def __init__(self, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self.reading: SheetReading | None = None
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        open_at(self, 1040, 620)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.MARGIN] * 4)
        column.setSpacing(theme.GAP)
        head = QHBoxLayout()
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        head.addWidget(self._said, 1)
        self.head = head
        self.shown = QComboBox()
        self.shown.setAccessibleName(self.tr("显示哪些"))
        self.shown.addItem(self.tr("全部结果"), None)
        for verdict in Verdict:
            self.shown.addItem(f"{_MARKS[verdict]} {term(verdict)}", verdict)
        self.shown.activated.connect(lambda _: self._fill())
        head.addWidget(self.shown)
        column.addLayout(head)
        column.addWidget(self._build_table(), 1)
        self._whole = QPlainTextEdit()
        self._whole.setReadOnly(True)
        self._whole.setTabChangesFocus(True)
        self._whole.setAccessibleName(self.tr("所选一条的全文"))
        self._whole.setFixedHeight(7 * self.fontMetrics().lineSpacing())
        column.addWidget(self._whole)
        column.addLayout(self._build_foot())

    def _build_table(self) -> QTableView:
        verdicts = [f"{_MARKS[v]} {term(v)}" for v in Verdict]
        columns: list[Column[Seen]] = [
            Column(self.tr("行"), lambda s: str(s.line), 48, is_figure=True),
            Column(
                self.tr("结果"), lambda s: f"{_MARKS[s.verdict]} {term(s.verdict)}", 72, verdicts
            ),
            Column(self.tr("单位"), lambda s: s.agency, 88),
            Column(self.tr("编号"), lambda s: s.number, 64),
            Column(self.tr("栏目"), lambda s: term(s.field), 88),
            Column(self.tr("原来"), lambda s: _one_line(s.old)),
            Column(self.tr("改为"), lambda s: _one_line(s.new)),
            Column(self.tr("说明"), lambda s: sentence(s.why) if s.why else ""),
        ]
        self.model = RowModel(columns, self)
        self.table = row_table(self.model, self.tr("读回的内容"))
        self.table.selectionModel().currentRowChanged.connect(lambda now, _: self._show(now))
        return self.table

    def _build_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.overwrite = QCheckBox(self.tr("冲突的以表中为准"))
        self.overwrite.toggled.connect(lambda _: self._count())
        row.addWidget(self.overwrite)
        row.addStretch(1)
        self.take = self._button(row, self.apply)
        self._close = self._button(row, self.close)
        self._close.setText(self.tr("不读回"))
        return row

    def _button(self, row: QHBoxLayout, slot: object) -> QPushButton:
        button = QPushButton()
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        row.addWidget(button)
        return button

    # -- showing ----------------------------------------------------------------------------

    def looked_at(self) -> SheetReading:
        """What is to be shown, beside the ledger as it is now. Raises KnownError."""
        raise NotImplementedError

    def taken_over(self, reading: SheetReading) -> None:
        """Make what was shown one change. Raises KnownError."""
        raise NotImplementedError

    def read(self) -> None:
        """Look at it beside the ledger as it is now."""
        try:
            self.reading = self.looked_at()
        except KnownError as error:
            self.reading = None
            self._said.setText(sentence(error))
        self._fill()
        self._count()

    def _fill(self) -> None:
        wanted = self.shown.currentData()
        rows = [seen for seen in self._seen() if wanted in (None, seen.verdict)]
        self.model.show(rows)
        self.table.setColumnHidden(2, len({seen.agency for seen in rows if seen.agency}) < 2)
        self._whole.clear()
        if rows:
            self.table.selectRow(0)

    def _seen(self) -> list[Seen]:
        found = []
        for row in self.reading.rows if self.reading else ():
            place = (row.line, row.agency, row.number)
            if row.why is not None:
                found.append(Seen(*place, "", Verdict.REFUSED, row.words, "", row.why))
            found += [
                Seen(*place, cell.field, cell.verdict, cell.old, cell.new, cell.why)
                for cell in row.cells
            ]
        return found

    def _count(self) -> None:
        reading = self.reading
        conflicts = reading.count(Verdict.CONFLICT) if reading else 0
        self.overwrite.setVisible(conflicts > 0)
        changes = reading.count(Verdict.CHANGE) if reading else 0
        if self.overwrite.isChecked():
            changes += conflicts
        self.take.setText(self.tr("更改 {n} 项").format(n=changes))
        self.take.setEnabled(changes > 0 and not self._ledger.read_only)
        if reading is None:
            return
        if not self.model.rows and self.shown.currentData() is None:
            self._said.setText(
                self.tr("表里没有改动：{n} 行都和台账一样。").format(n=reading.unchanged)
            )
            return
        words = self.tr(
            "更改 {changes} 项，冲突 {conflicts} 项，拒绝 {refused} 项；没有改动的 {n} 行。"
        )
        self._said.setText(
            words.format(
                changes=reading.count(Verdict.CHANGE),
                conflicts=conflicts,
                refused=reading.count(Verdict.REFUSED),
                n=reading.unchanged,
            )
        )

    @property
    def said(self) -> str:
        """The sentence above the table."""
        return self._said.text()

    def _show(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        seen = self.model.rows[index.row()]
        why = sentence(seen.why) if seen.why else ""
        lines = (
            why,
            self.tr("原来：{text}").format(text=seen.old or "—"),
            self.tr("改为：{text}").format(text=seen.new or "—"),
        )
        self._whole.setPlainText("\n".join(line for line in lines if line))

    # -- taking over ------------------------------------------------------------------------

    def apply(self) -> None:
        """Take over what is shown, as one change; undo takes all of it back."""
        if self.reading is None:
            return
        try:
            self.taken_over(self.reading)
        except KnownError as error:
            self._said.setText(sentence(error))
            return
        self.accept()


class ReadBackDialog(ReadingDialog):
    """What a workbook that was filled in comes to."""

    def __init__(self, ledger: Ledger, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(ledger, parent)
        self._path = path
        self.setWindowTitle(self.tr("读回 · {name}").format(name=path.name))
        self.read()

    def looked_at(self) -> SheetReading:
        return reader.read_sheet(self._path, self._ledger)

    def taken_over(self, reading: SheetReading) -> None:
        overwrite = self.overwrite.isChecked()
        reader.apply(reading, self._ledger, clock.now(), overwrite=overwrite)


def _one_line(text: str) -> str:
    return " ".join(text.split())
