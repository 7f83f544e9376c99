"""Pages are shown and printed as the PDF has them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taizhang.ledger.agencies import Unit
from taizhang.ledger.records import record_of
from taizhang.ledger.store import Ledger
from taizhang.report import letter_paper
from taizhang.report.letter import LetterOptions
from taizhang.window.page_view import PageView, page_image
from taizhang.window.report.printing import print_pages


@pytest.fixture
def pdf(ledger: Ledger, education: Unit) -> bytes:
    record = record_of(ledger, education, date(2012, 12, 31))
    return letter_paper.build([record], LetterOptions(date(2012, 12, 31))).pdf


def share_of_ink(image: QImage) -> float:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8).scaled(120, 170)
    dark = sum(
        grey.pixelColor(x, y).lightness() < 160
        for x in range(grey.width())
        for y in range(grey.height())
    )
    return dark / (grey.width() * grey.height())


@pytest.fixture
def printed(
    qapp: QApplication, pdf: bytes, tmp_path: Path
) -> Callable[[int, int], pypdfium2.PdfDocument]:
    """Print a range of pages on a printer that is a file."""
    assert qapp is not None

    def run(first: int, last: int) -> pypdfium2.PdfDocument:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        printer.setResolution(150)
        if first:
            printer.setFromTo(first, last)
        print_pages(pdf, printer)
        del printer
        return pypdfium2.PdfDocument(str(tmp_path / "printed.pdf"))

    return run


def test_every_page_is_printed_with_the_same_ink(
    pdf: bytes, printed: Callable[[int, int], pypdfium2.PdfDocument]
) -> None:
    ours = pypdfium2.PdfDocument(pdf)
    theirs = printed(0, 0)
    assert len(theirs) == len(ours) > 2
    for number in range(len(ours)):
        wanted = share_of_ink(page_image(ours, number, 1.5))
        assert share_of_ink(page_image(theirs, number, 1.5)) == pytest.approx(wanted, abs=0.02)
        assert wanted > 0.003


def test_a_range_of_pages(printed: Callable[[int, int], pypdfium2.PdfDocument]) -> None:
    assert len(printed(2, 3)) == 2


def test_pages_are_shown_at_their_size(qtbot: QtBot, pdf: bytes) -> None:
    view = PageView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.set_zoom(0.5)
    view.show_pdf(pdf)
    assert view.page_count == len(pypdfium2.PdfDocument(pdf))
    width = view.page_rect(0).width()
    view.set_zoom(1.0)
    assert view.page_rect(0).width() == pytest.approx(2 * width, abs=2)
