"""The last steps: asked once what was not mended, saved or printed, noted as handed in."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from taizhang import clock
from taizhang.errors import KnownError
from taizhang.exchange import handing_in
from taizhang.exchange.handing_in import KINDS, Gathered, Kind, Paper, Wanted
from taizhang.window.report.printing import print_pages, set_up
from taizhang.window.sentence import sentence

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger
    from taizhang.window.report.findings import Checked

_NAMED = 6
"""Findings named when it is asked; the others are counted."""


class HandingOver(QObject):
    """What is told comes back as one sentence; ``folder`` is where a file was saved last."""

    def __init__(self, parent: QWidget, ledger: Ledger) -> None:
        super().__init__(parent)
        self._window = parent
        self._ledger = ledger
        self._accepted: frozenset[str] = frozenset()
        self.folder = ""

    def confirm(self, hindering: Sequence[Checked]) -> bool:
        """Whether to go on. Asked once: what was accepted is not asked about again."""
        keys = frozenset(c.key for c in hindering)
        if keys <= self._accepted:
            return True
        lines = [f"· {sentence(c.finding.why)}" for c in hindering[:_NAMED]]
        if len(hindering) > _NAMED:
            lines.append(self.tr("还有 {n} 条。").format(n=len(hindering) - _NAMED))
        words = self.tr("交前检查有 {n} 条必改，还没有改，也没有写明理由：").format(
            n=len(hindering)
        )
        box = QMessageBox(
            QMessageBox.Icon.Warning,
            self.tr("交前检查"),
            "\n".join((words, *lines)),
            parent=self._window,
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        look = box.addButton(self.tr("去看看"), QMessageBox.ButtonRole.RejectRole)
        go_on = box.addButton(self.tr("照样上报"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(look)
        box.exec()
        if box.clickedButton() is not go_on:
            return False
        self._accepted |= keys
        return True

    # -- a file -----------------------------------------------------------------------------

    def ask_path(self, wanted: Wanted) -> Path | None:
        """Ask where to; None when nothing was chosen."""
        names = {
            Kind.PDF: self.tr("PDF 文件 (*.pdf)"),
            Kind.DOCX: self.tr("Word 文档 (*.docx)"),
            Kind.XLSX: self.tr("Excel 工作簿 (*.xlsx)"),
        }
        kinds = {names[kind]: kind for kind in KINDS[wanted.form]}
        folder = Path(self.folder) if self.folder else Path.home()
        proposed = folder / handing_in.file_name(wanted, KINDS[wanted.form][0])
        chosen, kind_words = QFileDialog.getSaveFileName(
            self._window, self.tr("保存报告"), str(proposed), ";;".join(kinds)
        )
        if not chosen:
            return None
        return _with_suffix(Path(chosen), kinds.get(kind_words))

    def save(self, gathered: Gathered, paper: Paper, path: Path) -> str:
        """Write the file and note it; says how that went."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            written = handing_in.write(gathered, path, paper)
        except KnownError as error:
            return sentence(error)
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.folder = str(path.parent)
        said = self.tr("已保存：{path}").format(path=path)
        return said + self._note(gathered.wanted, path.name, written.sha256)

    # -- the printer ------------------------------------------------------------------------

    def ask_and_print(self, gathered: Gathered, paper: Paper) -> str:
        """The system's print dialog, then the pages chosen in it; '' when it was not printed."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

        pdf = paper.report.pdf
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(Path(handing_in.file_name(gathered.wanted, Kind.PDF)).stem)
        count = set_up(printer, pdf)
        dialog = QPrintDialog(printer, self._window)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
        dialog.setMinMax(1, count)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return ""
        try:
            pages = print_pages(pdf, printer)
        except KnownError as error:
            return sentence(error)
        said = self.tr("已送打印机：{n} 页。").format(n=pages)
        return said + self._note(
            gathered.wanted, handing_in.PRINTED, hashlib.sha256(pdf).hexdigest()
        )

    def _note(self, wanted: Wanted, name: str, sha256: str) -> str:
        """Note that it was handed in, for 与上期相比; what hinders that is said, not more."""
        note = handing_in.handed_in(wanted, name, sha256)
        if note is None:
            return ""
        try:
            self._ledger.apply(note, clock.now())
        except KnownError as error:
            return self.tr("但没有记入台账：{why}").format(why=sentence(error))
        return ""


def _with_suffix(path: Path, kind: Kind | None) -> Path:
    """The name with a suffix that says what the file is: its own, or that of the chosen kind."""
    if path.suffix.lower() in set(Kind):
        return path
    return path.with_name(f"{path.name}{kind or Kind.PDF}")
