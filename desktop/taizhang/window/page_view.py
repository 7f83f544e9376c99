"""Pages of a PDF as they will print, one below the other.

Drawn with pypdfium2 (PDFium; Apache/BSD): QtPdf would need the 160 MB of PySide6-Addons, and
reading plans from PDF needs pypdfium2 as well.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter, QPixmap
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from taizhang.window import theme

_POINTS_PER_INCH = 72
_PRINT_DPI = 300


class PageView(QScrollArea):
    """Shows a document's pages at a zoom; draws a page when it first comes into view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setAccessibleName(self.tr("报告预览"))
        self._document: Any = None
        self._labels: list[QLabel] = []
        self._drawn: set[int] = set()
        self._zoom = 1.0
        self.verticalScrollBar().valueChanged.connect(lambda _: self._draw_visible())

    def show_pdf(self, pdf: bytes) -> None:
        """Show another document, at the place where the last one stood."""
        import pypdfium2

        place = self.verticalScrollBar().value()
        self._document = pypdfium2.PdfDocument(pdf)
        self._lay_out()
        self.verticalScrollBar().setValue(place)
        self._draw_visible()

    def set_zoom(self, zoom: float) -> None:
        """1.0 shows a page at its printed size."""
        self._zoom = zoom
        if self._document is not None:
            self._lay_out()
            self._draw_visible()

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._labels)

    def _scale(self) -> float:
        return self._zoom * self.logicalDpiX() / _POINTS_PER_INCH

    def _lay_out(self) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setSpacing(theme.MARGIN)
        column.setContentsMargins(*[theme.MARGIN] * 4)
        self._labels = []
        self._drawn = set()
        for number in range(len(self._document)):
            width, height = self._document.get_page_size(number)
            label = QLabel()
            label.setFixedSize(round(width * self._scale()), round(height * self._scale()))
            label.setStyleSheet("background: white; border: 1px solid #b8b8b8")
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
            self._labels.append(label)
        column.addStretch(1)
        self.setWidget(holder)

    def _draw_visible(self) -> None:
        top = self.verticalScrollBar().value() - self.viewport().height()
        bottom = top + 3 * self.viewport().height()
        for number, label in enumerate(self._labels):
            near = label.y() + label.height() >= top and label.y() <= bottom
            if near and number not in self._drawn:
                ratio = self.devicePixelRatioF()
                image = page_image(self._document, number, self._scale() * ratio)
                image.setDevicePixelRatio(ratio)
                label.setPixmap(QPixmap.fromImage(image))
                self._drawn.add(number)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._draw_visible()


def page_image(document: Any, number: int, scale: float) -> QImage:
    """A page as an image of ``scale`` pixels a point."""
    bitmap = document[number].render(scale=scale, rev_byteorder=True)
    array = bytes(bitmap.buffer)
    form = {3: QImage.Format.Format_RGB888, 4: QImage.Format.Format_RGBX8888}[bitmap.n_channels]
    return QImage(array, bitmap.width, bitmap.height, bitmap.stride, form).copy()


def print_pages(pdf: bytes, printer: QPrinter) -> int:
    """Print the pages that the print dialog chose. Returns how many."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or len(document), len(document))
    painter = QPainter(printer)
    try:
        for number in range(first - 1, last):
            if number >= first:
                printer.newPage()
            dpi = min(printer.resolution(), _PRINT_DPI)
            image = page_image(document, number, dpi / _POINTS_PER_INCH)
            painter.drawImage(painter.viewport(), image)
    finally:
        painter.end()
    return last - first + 1
