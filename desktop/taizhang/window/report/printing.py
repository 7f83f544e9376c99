"""Pages on a printer, each on paper of its own form."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from taizhang.errors import KnownError
from taizhang.window.page_view import page_image

_POINTS_PER_INCH = 72
_PRINT_DPI = 300


def set_up(printer: QPrinter, pdf: bytes) -> int:
    """Give the printer the first page's paper and sensible sides. Returns how many pages there are.

    A letter's page numbers are made for both sides of the paper; pages that lie across are turned
    over at their short edge.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    layout = _layout(document, 0)
    printer.setPageLayout(layout)
    across = layout.orientation() is QPageLayout.Orientation.Landscape
    printer.setDuplex(
        QPrinter.DuplexMode.DuplexShortSide if across else QPrinter.DuplexMode.DuplexLongSide
    )
    printer.setFullPage(True)
    return len(document)


def print_pages(pdf: bytes, printer: QPrinter) -> int:
    """Print the pages that the print dialog chose. Returns how many.

    Raises:
        KnownError: the printer cannot be used.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    printer.setFullPage(True)
    first = min(max(printer.fromPage(), 1), len(document))
    last = min(printer.toPage() or len(document), len(document))
    printer.setPageLayout(_layout(document, first - 1))
    painter = QPainter()
    if not painter.begin(printer):
        raise KnownError("打印机“{0}”现在不能用，请检查打印机再打印。", printer.printerName())
    try:
        for number in range(first - 1, last):
            if number >= first:
                printer.setPageLayout(_layout(document, number))
                if not printer.newPage():
                    raise KnownError(
                        "打印到第 {0} 页时打印机出了问题，请检查后从这一页接着打印。", number + 1
                    )
            dpi = min(printer.resolution(), _PRINT_DPI)
            image = page_image(document, number, dpi / _POINTS_PER_INCH)
            paper = printer.paperRect(QPrinter.Unit.DevicePixel)
            painter.drawImage(paper.translated(-paper.topLeft()), image)
    finally:
        painter.end()
    return last - first + 1


def _layout(document: Any, number: int) -> QPageLayout:
    """The paper of a page, upright or across, printed to its edges."""
    width, height = document.get_page_size(number)
    size = QPageSize(
        QSizeF(min(width, height), max(width, height)),
        QPageSize.Unit.Point,
        matchPolicy=QPageSize.SizeMatchPolicy.FuzzyMatch,
    )
    orientation = (
        QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    )
    return QPageLayout(size, orientation, QMarginsF())
