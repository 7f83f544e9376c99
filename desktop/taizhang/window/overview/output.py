"""The overview on paper: saved as a PDF, or sent to a printer.

What makes the paper is imported when it is first asked for: it takes longer than the page to show.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from taizhang.errors import KnownError
from taizhang.report import file
from taizhang.report.file import Report
from taizhang.report.overview import Overview
from taizhang.window.sentence import sentence


class Output(QObject):
    """What is told comes back as one sentence, '' where nothing was done."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.folder = Path.home()
        """Where a file was saved last."""

    def ask_and_save(self, overview: Overview) -> str:
        """Ask where to, and write the file there."""
        from taizhang.report import overview_paper

        proposed = self.folder / overview_paper.file_name(overview)
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("保存总览"), str(proposed), self.tr("PDF 文件 (*.pdf)")
        )
        if not chosen:
            return ""
        path = Path(chosen)
        # Whatever was typed after the name, what is written is a PDF and says so.
        return self.save(
            overview, path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        )

    def save(self, overview: Overview, path: Path) -> str:
        """Write the file."""
        try:
            file.save(_made(overview), path)
        except KnownError as error:
            return sentence(error)
        self.folder = path.parent
        return self.tr("已保存：{path}").format(path=path)

    def ask_and_print(self, overview: Overview) -> str:
        """The system's print dialog, then the pages chosen in it."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

        from taizhang.report import overview_paper
        from taizhang.window.report.printing import print_pages, set_up

        try:
            pdf = _made(overview).pdf
            printer = QPrinter(QPrinter.PrinterMode.HighResolution)
            printer.setDocName(Path(overview_paper.file_name(overview)).stem)
            count = set_up(printer, pdf)
            dialog = QPrintDialog(printer, self._window)
            dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
            dialog.setMinMax(1, count)
            if dialog.exec() != QDialog.DialogCode.Accepted:
                return ""
            pages = print_pages(pdf, printer)
        except KnownError as error:
            return sentence(error)
        return self.tr("已送打印机：{n} 页。").format(n=pages)


def _made(overview: Overview) -> Report:
    """The page on paper; the first time, the report's fonts are read, which takes a second."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        from taizhang.report import overview_paper

        return overview_paper.build(overview)
    finally:
        QGuiApplication.restoreOverrideCursor()
