"""报告: what is handed in, seen as it will print, saved as PDF or printed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from taizhang import clock
from taizhang.errors import KnownError
from taizhang.ledger.changes import SetPeople
from taizhang.ledger.records import default_as_of, people, record_of
from taizhang.ledger.reports import report_texts
from taizhang.window import theme
from taizhang.window.jobs import Jobs
from taizhang.window.page_view import PageView, print_pages
from taizhang.window.sentence import sentence
from taizhang.window.sizes import open_at

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from taizhang.ledger.agencies import Unit
    from taizhang.ledger.store import Ledger
    from taizhang.report.file import Report

_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)


class ReportDialog(QDialog):
    """Makes the report of one unit as of a day; every option changes the preview at once."""

    def __init__(self, ledger: Ledger, unit: Unit, today: date, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._unit = unit
        self._today = today
        self.report: Report | None = None
        self._jobs = Jobs(self._show, self._fail, self)
        self.setWindowTitle(self.tr("报告 · {unit}").format(unit=unit.name))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        open_at(self, 1040, 700)
        row = QHBoxLayout(self)
        row.setContentsMargins(*[theme.MARGIN] * 4)
        row.setSpacing(theme.MARGIN)
        self.view = PageView()
        row.addWidget(self.view, 1)
        row.addLayout(self._build_side())
        self.make()

    def _build_side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(theme.GAP)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.as_of = QDateEdit()
        self.as_of.setCalendarPopup(True)
        self.as_of.setDisplayFormat("yyyy-MM-dd")
        day = default_as_of(self._ledger, self._unit.id, self._today)
        self.as_of.setDate(QDate(day.year, day.month, day.day))
        self.as_of.dateChanged.connect(lambda _: self.make())
        form.addRow(self.tr("数据截至"), self.as_of)
        now = people(self._ledger)
        self._people = [
            self._person(form, self.tr("填报人"), now.reporter),
            self._person(form, self.tr("审核人"), now.reviewer),
            self._person(form, self.tr("联系电话"), now.phone),
        ]
        side.addLayout(form)
        self._zoom = QComboBox()
        self._zoom.setAccessibleName(self.tr("缩放"))
        for zoom in _ZOOMS:
            self._zoom.addItem(f"{zoom:.0%}", zoom)
        self._zoom.setCurrentIndex(_ZOOMS.index(0.75))
        self._zoom.activated.connect(lambda i: self.view.set_zoom(_ZOOMS[i]))
        self.view.set_zoom(0.75)
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._said.setFixedWidth(52 * theme.GRID)
        side.addWidget(self._said)
        side.addStretch(1)
        side.addWidget(QLabel(self.tr("预览缩放")))
        side.addWidget(self._zoom)
        side.addSpacing(theme.MARGIN)
        self._save = self._button(side, self.tr("保存为 PDF…"), self.ask_and_save)
        self._print = self._button(side, self.tr("打印…"), self.ask_and_print)
        self._button(side, self.tr("关闭"), self.close)
        return side

    def _person(self, form: QFormLayout, label: str, text: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setMaxLength(40)
        field.editingFinished.connect(self._people_written)
        form.addRow(label, field)
        return field

    def _button(self, side: QVBoxLayout, text: str, slot: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        side.addWidget(button)
        return button

    def make(self) -> None:
        """Make the report anew from what the ledger holds now."""
        from taizhang.report import letter_paper
        from taizhang.report.letter import LetterOptions

        chosen = self.as_of.date()
        as_of = date(chosen.year(), chosen.month(), chosen.day())
        record = record_of(self._ledger, self._unit, as_of)
        options = LetterOptions(self._today, report_texts(self._ledger, self._unit.id, as_of))
        self._enable(made=False)
        self._said.setText(self.tr("正在生成…"))
        self._jobs.start(lambda: letter_paper.build([record], options))

    def _show(self, report: Report) -> None:
        self.report = report
        self.view.show_pdf(report.pdf)
        self._enable(made=True)
        words = self.tr("共 {n} 页。").format(n=report.pages)
        if report.missing:
            words += self.tr("这些字没有字体，印作〓：{chars}").format(
                chars=" ".join(report.missing)
            )
        self._said.setText(words)

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._said.setText(sentence(error))

    def _enable(self, *, made: bool) -> None:
        self._save.setEnabled(made)
        self._print.setEnabled(made)

    def _people_written(self) -> None:
        values = [field.text() for field in self._people]
        try:
            changed = self._ledger.apply(SetPeople(*values), clock.now())
        except KnownError as error:
            self._said.setText(sentence(error))
            return
        if changed.edits:
            self.make()

    def ask_and_save(self) -> None:
        """Ask where to, and write the PDF there."""
        folder = Path.home()
        name = f"{self._unit.agency.full_name}落实情况报告（截至{self.as_of.text()}）.pdf"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("保存报告"), str(folder / name), self.tr("PDF 文件 (*.pdf)")
        )
        if chosen:
            path = Path(chosen)
            self.save(path if path.suffix else path.with_suffix(".pdf"))

    def save(self, path: Path) -> None:
        """Write the PDF that is shown; says what hinders it."""
        from taizhang.report.file import save

        if self.report is None:
            return
        try:
            save(self.report, path)
        except KnownError as error:
            self._said.setText(sentence(error))
            return
        self._said.setText(self.tr("已保存：{path}").format(path=path))

    def ask_and_print(self) -> None:
        """The system's print dialog, then the pages chosen in it."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        if self.report is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.windowTitle())
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self.report.pages)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            pages = print_pages(self.report.pdf, printer)
            self._said.setText(self.tr("已送打印机：{n} 页。").format(n=pages))

    def done(self, result: int) -> None:
        self._jobs.stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._jobs.stop()
        super().closeEvent(event)
