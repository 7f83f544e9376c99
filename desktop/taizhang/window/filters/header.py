"""The list's header: a press sorts, a press on the arrow at its right end filters the column."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from taizhang.ledger.filters import AS_DOCUMENT, Arrangement, Filter, Sort
from taizhang.window import theme
from taizhang.window.outline_columns import FIELDS, FILTERABLE, Column
from taizhang.window.viewports import give_viewport

_ARROW_ROOM = 5 * theme.GRID
_SIGN = 9


class OutlineHeader(QHeaderView):
    """Shows by which column the list is sorted and which are filtered.

    Everything it offers is in the menus as well; a header takes no keys.
    """

    sort_asked = Signal(object)
    """The `Arrangement` that a press asks for."""
    filter_asked = Signal(object, QPoint)
    """A column of the ledger, and where its values are to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        give_viewport(self)
        self.arrangement = AS_DOCUMENT
        self._filtered: frozenset[Column] = frozenset()
        self._pressed: QPoint | None = None
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.sectionClicked.connect(self._sort)

    def setSelectionModel(self, selectionModel: QItemSelectionModel) -> None:
        """An empty one instead: to draw a column as selected Qt asks ten thousand rows for each."""
        super().setSelectionModel(QItemSelectionModel(selectionModel.model(), self))

    def show_state(self, wanted: Filter, arrangement: Arrangement) -> None:
        """Mark what is sorted and filtered."""
        self.arrangement = arrangement
        asked = {condition.column for condition in wanted.conditions}
        self._filtered = frozenset(c for c in Column if c in FILTERABLE and FIELDS[c] in asked)
        self.viewport().update()

    def sectionSizeFromContents(self, logical: int) -> QSize:
        size = super().sectionSizeFromContents(logical)
        return QSize(size.width() + _ARROW_ROOM, size.height())

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        painter.save()
        super().paintSection(painter, rect, logical)
        painter.restore()
        column = Column(logical)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if column in FILTERABLE:
            self._paint_filter(painter, rect, column in self._filtered)
        if self.arrangement.sort is not None and FIELDS[column] is self.arrangement.sort:
            self._paint_sort(painter, rect)
        painter.restore()

    def _paint_filter(self, painter: QPainter, rect: QRect, filtered: bool) -> None:
        """A funnel where the column is filtered, else a small arrow."""
        middle = QPointF(rect.right() - _ARROW_ROOM / 2, rect.center().y() + 1)
        x, y = middle.x(), middle.y()
        half = _SIGN / 2
        if filtered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().highlight())
            points = [
                (x - half, y - half),
                (x + half, y - half),
                (x + 1.2, y),
                (x + 1.2, y + half),
                (x - 1.2, y + half - 1.5),
                (x - 1.2, y),
            ]
            painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))
            return
        painter.setPen(QPen(theme.muted(self.palette()), 1.3))
        points = [(x - 3, y - 1.5), (x, y + 1.5), (x + 3, y - 1.5)]
        painter.drawPolyline(QPolygonF([QPointF(*point) for point in points]))

    def _paint_sort(self, painter: QPainter, rect: QRect) -> None:
        """A bar over the column's head or foot side: upwards sorted, or downwards."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().highlight())
        x = rect.center().x()
        up = self.arrangement.direction is Sort.UP
        top = rect.top() + 2.0
        points = [(x - 4, top + 4), (x + 4, top + 4), (x, top)]
        if not up:
            points = [(x - 4, top), (x + 4, top), (x, top + 4)]
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        at = event.position().toPoint()
        column = self._on_arrow(at)
        if event.button() is Qt.MouseButton.LeftButton and column is not None:
            left = self.sectionViewportPosition(column)
            corner = self.viewport().mapToGlobal(QPoint(left, self.height()))
            self.filter_asked.emit(FIELDS[column], corner)
            event.accept()
            return
        super().mousePressEvent(event)

    def _on_arrow(self, at: QPoint) -> Column | None:
        logical = self.logicalIndexAt(at)
        if logical < 0 or Column(logical) not in FILTERABLE:
            return None
        right = self.sectionViewportPosition(logical) + self.sectionSize(logical)
        # The last pixels are for dragging the column's border.
        inside = right - _ARROW_ROOM <= at.x() < right - theme.GRID
        return Column(logical) if inside else None

    def _sort(self, logical: int) -> None:
        """Upwards, downwards, and back to the document's order."""
        column = FIELDS[Column(logical)]
        now = self.arrangement
        if now.sort is not column:
            asked = Arrangement(now.group, column, Sort.UP)
        elif now.direction is Sort.UP:
            asked = Arrangement(now.group, column, Sort.DOWN)
        else:
            asked = Arrangement(now.group)
        self.sort_asked.emit(asked)
