"""How a file of 佐证材料 is drawn: its picture or kind, its name, and what is said of it below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from taizhang.ledger.evidence_kinds import runs
from taizhang.ledger.evidence_names import shown_name
from taizhang.window import marks, theme
from taizhang.window.evidence_picture import ending_of
from taizhang.window.evidence_rows import EvidenceRow, Standing, size_words
from taizhang.window.evidence_thumbs import Thumbnails, Wanted

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
DETAILS = Qt.ItemDataRole.UserRole + 1
SIDE = 9 * theme.GRID
"""Of the picture, in device-independent pixels."""
_MOST_LETTERS = 4
_TINT = 0.14
_DARKER = 160
"""Percent: the ground of a hit in a chosen row, under white letters."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class EvidenceDelegate(QStyledItemDelegate):
    """The name elided in the middle, since names differ at their ends; the size is never cut."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self.marked: Sequence[str] = ()
        """The folded words that a search is marked by."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        two_lines = 2 * option.fontMetrics.height()  # type: ignore[attr-defined]
        return QSize(10 * theme.GRID, max(two_lines, SIDE) + 2 * theme.GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        widget: QWidget = option.widget  # type: ignore[attr-defined]
        palette: QPalette = option.palette  # type: ignore[attr-defined]
        row: EvidenceRow = index.data(ROW)
        style = widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        ink, pale = palette.color(QPalette.ColorRole.Text), theme.muted(palette)
        if row.standing is Standing.UNSAVED:
            pale = theme.warning(palette)
        ground = marks.colour(palette)
        if chosen:
            ink = pale = palette.color(QPalette.ColorRole.HighlightedText)
            ground = palette.color(QPalette.ColorRole.Highlight).darker(_DARKER)
        inner = rect.adjusted(theme.GRID, theme.GRID, -theme.GRID, -theme.GRID)
        box = QRect(inner.left(), inner.center().y() - SIDE // 2, SIDE, SIDE)
        painter.save()
        self._paint_picture(painter, box, row, palette)
        words = inner.adjusted(SIDE + theme.GAP, 0, 0, 0)
        _write(painter, words, row, index.data(DETAILS), (ink, pale), self.marked, ground)
        painter.restore()

    def _paint_picture(
        self, painter: QPainter, box: QRect, row: EvidenceRow, palette: QPalette
    ) -> None:
        image = None
        if row.id is not None and row.size is not None:
            ratio = painter.device().devicePixelRatioF()
            side = round(SIDE * ratio)
            image = self._thumbnails.of(Wanted(row.id, row.sha256, row.name, row.size, side))
        if image is None:
            ending = ending_of(row.name)
            fits = 0 < len(ending) <= _MOST_LETTERS and ending.isascii()
            words = ending.upper() if fits else self.tr("文件")
            colour = theme.warning(palette) if runs(row.name) else theme.muted(palette)
            _paint_kind(painter, box, words, colour, palette)
        else:
            _paint_image(painter, box, image, palette)


def _paint_image(painter: QPainter, box: QRect, image: QImage, palette: QPalette) -> None:
    size = QSize(image.size()).scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
    ratio = painter.device().devicePixelRatioF()
    natural = QSizeF(image.width() / ratio, image.height() / ratio).toSize()
    if natural.width() < size.width():
        size = natural.expandedTo(QSize(1, 1))
    place = QRect(box.topLeft(), size)
    place.moveCenter(box.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.fillRect(place, Qt.GlobalColor.white)
    painter.drawImage(place, image)
    painter.setPen(palette.color(QPalette.ColorRole.Mid))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place.adjusted(0, 0, -1, -1))


def _paint_kind(
    painter: QPainter, box: QRect, words: str, colour: QColor, palette: QPalette
) -> None:
    """A sheet with the file's ending."""
    ground = palette.color(QPalette.ColorRole.Base)
    sheet = QRectF(box).adjusted(theme.GRID / 2, 0.5, -theme.GRID / 2, -0.5)
    font = painter.font()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.blend(colour, ground, 0.5))
    painter.setBrush(theme.blend(colour, ground, _TINT))
    painter.drawRoundedRect(sheet, theme.GRID / 2, theme.GRID / 2)
    painter.setFont(_small(font))
    painter.setPen(colour)
    painter.drawText(sheet, Qt.AlignmentFlag.AlignCenter, words)
    painter.setFont(font)


def _small(base: QFont) -> QFont:
    font = QFont(base)
    font.setPointSizeF(base.pointSizeF() * 0.75)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _write(
    painter: QPainter,
    rect: QRect,
    row: EvidenceRow,
    details: str,
    inks: tuple[QColor, QColor],
    marked: Sequence[str],
    ground: QColor,
) -> None:
    ink, pale = inks
    metrics = painter.fontMetrics()
    lines = 2 if details else 1
    top = rect.center().y() - lines * metrics.height() // 2
    line = QRect(rect.left(), top, rect.width(), metrics.height())
    size = "" if row.size is None else size_words(row.size)
    room = line.width() - (metrics.horizontalAdvance(size) + theme.GAP if size else 0)
    name = metrics.elidedText(shown_name(row.name), Qt.TextElideMode.ElideMiddle, room)
    marks.paint_behind(painter, (name,), marked, line.topLeft(), 0, ground)
    painter.setPen(ink)
    painter.drawText(line, _LEFT, name)
    painter.setPen(pale)
    painter.drawText(line, _RIGHT, size)
    if details:
        line.translate(0, metrics.height())
        cut = metrics.elidedText(details, Qt.TextElideMode.ElideRight, line.width())
        marks.paint_behind(painter, (cut,), marked, line.topLeft(), 0, ground)
        painter.drawText(line, _LEFT, cut)
