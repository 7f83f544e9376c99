"""Pages of a PDF as they will print, one below the other.

Drawn with pypdfium2 (PDFium; Apache/BSD): QtPdf would need the 160 MB of PySide6-Addons, and
reading plans from PDF needs pypdfium2 as well.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from taizhang.window import theme
from taizhang.window.page_search import Hit

_POINTS_PER_INCH = 72
_MOST_PIXELS = 20_000_000
"""Of a page's picture; beyond it is drawn smaller and stretched."""
_KEPT = 6
"""Pictures kept: those in view and some round them."""
_LEAST_ZOOM, _MOST_ZOOM = 0.2, 4.0
_HIT = QColor("#ffe27a")
_CURRENT_HIT = QColor("#ff9d3c")
_PAPER_EDGE = QColor("#b8b8b8")


class Fit(Enum):
    """Zooms that follow the window's size."""

    WIDTH = auto()
    PAGE = auto()


Zoom = float | Fit
"""1.0 shows a page at its printed size."""


class PageView(QAbstractScrollArea):
    """Shows a document's pages at a zoom; draws a page when it comes into view."""

    page_changed = Signal(int)
    """The number of the page that is read, from 1."""
    zoom_stepped = Signal(int)
    """Asked for by wheel: 1 larger, -1 smaller."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("报告预览"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.document: Any = None
        self._sizes: list[tuple[float, float]] = []
        self._tops: list[int] = []
        self._zoom: Zoom = 1.0
        self._pictures: dict[int, QImage] = {}
        self._hits: dict[int, list[tuple[int, Hit]]] = {}
        self._current_hit: int | None = None
        self._page = 0
        self.verticalScrollBar().valueChanged.connect(lambda _: self._announce())

    # -- the document -----------------------------------------------------------------------

    def show_pdf(self, pdf: bytes) -> None:
        """Show another document, at the place where the last one stood."""
        import pypdfium2

        place = self._place()
        self.document = pypdfium2.PdfDocument(pdf)
        self._sizes = [self.document.get_page_size(n) for n in range(len(self.document))]
        self.mark_hits([])
        self._lay_out(place)

    def clear(self) -> None:
        """Show nothing."""
        self.document = None
        self._sizes = []
        self.mark_hits([])
        self._lay_out((0, 0.0))

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The number of the page that is read, from 1; 0 without pages."""
        if not self._tops:
            return 0
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        return max(bisect_right(self._tops, middle), 1)

    def go_to_page(self, number: int) -> None:
        """Bring the head of a page into view."""
        if 1 <= number <= len(self._tops):
            self.verticalScrollBar().setValue(self._tops[number - 1] - theme.MARGIN)

    # -- zoom -------------------------------------------------------------------------------

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the pages larger or smaller, at the same place."""
        place = self._place()
        self._zoom = zoom
        self._lay_out(place)

    @property
    def zoom(self) -> float:
        """How large pages are shown, also where that follows the window."""
        if not isinstance(self._zoom, Fit) or not self._sizes:
            return 1.0 if isinstance(self._zoom, Fit) else self._zoom
        width, height = (max(side) for side in zip(*self._sizes, strict=True))
        room = self._room()
        share = room.width() / width
        if self._zoom is Fit.PAGE:
            share = min(share, room.height() / height)
        zoom: float = share / (self.logicalDpiX() / _POINTS_PER_INCH)
        return min(max(zoom, _LEAST_ZOOM), _MOST_ZOOM)

    def _room(self) -> QSize:
        """What a page may take; the scroll bar's place is kept free so that it cannot flicker."""
        bar = self.verticalScrollBar()
        taken = 0 if bar.isVisible() else bar.sizeHint().width()
        size = self.viewport().size()
        return QSize(size.width() - taken - 2 * theme.MARGIN, size.height() - 2 * theme.MARGIN)

    @property
    def scale(self) -> float:
        """Pixels (device-independent) a point."""
        return float(self.zoom * self.logicalDpiX() / _POINTS_PER_INCH)

    # -- layout -----------------------------------------------------------------------------

    def _place(self) -> tuple[int, float]:
        """The page at the top of the view, and the points above the view's edge."""
        if not self._tops:
            return 0, 0.0
        top = self.verticalScrollBar().value()
        page = max(bisect_right(self._tops, top) - 1, 0)
        return page, (top - self._tops[page]) / self.scale

    def _lay_out(self, place: tuple[int, float]) -> None:
        self._pictures.clear()
        self._tops = []
        top = theme.MARGIN
        scale = self.scale
        for _, height in self._sizes:
            self._tops.append(top)
            top += round(height * scale) + theme.MARGIN
        widest = max((width for width, _ in self._sizes), default=0)
        room = self.viewport().size()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(round(widest * scale) + 2 * theme.MARGIN - room.width(), 0))
        across.setPageStep(room.width())
        across.setSingleStep(theme.GRID * 10)
        down.setRange(0, max(top - room.height(), 0))
        down.setPageStep(room.height())
        down.setSingleStep(theme.GRID * 10)
        if self._tops:
            page, points = min(place[0], len(self._tops) - 1), place[1]
            down.setValue(round(self._tops[page] + points * scale))
        self._announce()
        self.viewport().update()

    def page_rect(self, number: int) -> QRect:
        """Where page ``number`` (from 0) stands in the viewport."""
        width, height = (round(side * self.scale) for side in self._sizes[number])
        room = self.viewport().width()
        x = (room - width) // 2 if width < room else theme.MARGIN
        x = x - self.horizontalScrollBar().value() if width >= room else x
        return QRect(x, self._tops[number] - self.verticalScrollBar().value(), width, height)

    def _announce(self) -> None:
        page = self.page
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(self._place())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    # -- drawing ----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ground = (
            self.palette().mid() if not theme.is_dark(self.palette()) else self.palette().base()
        )
        painter.fillRect(event.rect(), ground)
        for number in self._visible():
            rect = self.page_rect(number)
            painter.drawImage(rect, self._picture(number))
            painter.setPen(_PAPER_EDGE)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(-1, -1, 0, 0))
            self._paint_hits(painter, number, rect)
        painter.end()

    def _visible(self) -> Iterator[int]:
        top = self.verticalScrollBar().value()
        first = max(bisect_right(self._tops, top) - 1, 0)
        for number in range(first, len(self._tops)):
            if self._tops[number] > top + self.viewport().height():
                return
            yield number

    def _picture(self, number: int) -> QImage:
        if number not in self._pictures:
            for far in sorted(self._pictures, key=lambda n: abs(n - number))[_KEPT - 1 :]:
                del self._pictures[far]
            width, height = self._sizes[number]
            wanted = self.scale * self.devicePixelRatioF()
            most = (_MOST_PIXELS / (width * height)) ** 0.5
            self._pictures[number] = page_image(self.document, number, min(wanted, most))
        return self._pictures[number]

    @property
    def drawn(self) -> set[int]:
        """The numbers (from 0) of the pages whose pictures are kept."""
        return set(self._pictures)

    # -- what was found ---------------------------------------------------------------------

    def mark_hits(self, hits: list[Hit]) -> None:
        """Mark these places, and none as the current one."""
        self._current_hit = None
        self._hits = {}
        for place, hit in enumerate(hits):
            self._hits.setdefault(hit.page, []).append((place, hit))
        self.viewport().update()

    def show_hit(self, place: int, hit: Hit) -> None:
        """Mark one of the places as the current one and bring it into view."""
        self._current_hit = place
        rect = self._hit_rects(hit)[0]
        at = rect.translated(0, self.verticalScrollBar().value())
        seen = QRect(QPoint(), self.viewport().size()).adjusted(0, theme.MARGIN, 0, -theme.MARGIN)
        if not seen.contains(rect):
            self.verticalScrollBar().setValue(at.center().y() - self.viewport().height() // 3)
            across = self.horizontalScrollBar()
            across.setValue(across.value() + max(rect.right() - seen.right() + theme.MARGIN, 0))
        self.viewport().update()

    def _hit_rects(self, hit: Hit) -> list[QRect]:
        page = self.page_rect(hit.page)
        height = self._sizes[hit.page][1]
        return [
            QRectF(
                page.left() + left * self.scale,
                page.top() + (height - top) * self.scale,
                (right - left) * self.scale,
                (top - bottom) * self.scale,
            ).toAlignedRect()
            for left, bottom, right, top in hit.boxes
        ]

    def _paint_hits(self, painter: QPainter, number: int, page: QRect) -> None:
        for place, hit in self._hits.get(number, ()):
            is_current = place == self._current_hit
            for rect in self._hit_rects(hit):
                # Multiplied, so that the letters stay as black as they are.
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
                painter.fillRect(rect & page, _CURRENT_HIT if is_current else _HIT)
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
                if is_current:  # told by shape as well
                    painter.setPen(QPen(QColor("#000000"), 2))
                    painter.drawRect(rect)

    # -- keys and wheel ---------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.verticalScrollBar().maximum()}
        if event.key() in ends:
            self.verticalScrollBar().setValue(ends[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_stepped.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)


def page_image(document: Any, number: int, scale: float) -> QImage:
    """A page as an image of ``scale`` pixels a point."""
    bitmap = document[number].render(scale=scale, rev_byteorder=True)
    array = bytes(bitmap.buffer)
    form = {3: QImage.Format.Format_RGB888, 4: QImage.Format.Format_RGBX8888}[bitmap.n_channels]
    return QImage(array, bitmap.width, bitmap.height, bitmap.stride, form).copy()
