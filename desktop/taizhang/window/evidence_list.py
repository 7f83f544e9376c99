"""The files of 佐证材料, each on a line with what is said of it below; as high as its rows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from taizhang.ledger.evidence_names import shown_name
from taizhang.window import theme
from taizhang.window.evidence_rows import EvidenceRow, Standing, one_line, size_words

Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole
_DETAILS = Qt.ItemDataRole.UserRole + 1
_MOST_ROWS = 6
"""More are scrolled to."""


class EvidenceModel(QAbstractListModel):
    """Rows as they are; a screen reader is told all that a row shows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[EvidenceRow] = []

    def show(self, rows: list[EvidenceRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        name, details = shown_name(row.name), self._details(row)
        size = "" if row.size is None else size_words(row.size)
        words = "，".join(part for part in (name, details, size) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.replace("<", "＜")  # what looks like markup would be obeyed
        known = {
            Qt.ItemDataRole.DisplayRole: name,
            Qt.ItemDataRole.AccessibleTextRole: words,
            _ROW: row,
            _DETAILS: details,
        }
        return known.get(Qt.ItemDataRole(role) if role < _ROW else role)

    def _details(self, row: EvidenceRow) -> str:
        standing = {
            Standing.KEPT: "",
            Standing.UNSAVED: self.tr("未保存"),
            Standing.ADDING: self.tr("正在添加…"),
        }[row.standing]
        day = row.dated_on.isoformat() if row.dated_on else ""
        return "　".join(part for part in (standing, day, one_line(row.caption)) if part)


class _Delegate(QStyledItemDelegate):
    """The name elided in the middle, since names differ at their ends; the size is never cut."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = 2 if index.data(_DETAILS) else 1
        height = lines * option.fontMetrics.height() + 2 * theme.GRID  # type: ignore[attr-defined]
        return QSize(10 * theme.GRID, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        widget: QWidget = option.widget  # type: ignore[attr-defined]
        palette: QPalette = option.palette  # type: ignore[attr-defined]
        row: EvidenceRow = index.data(_ROW)
        style = widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        ink, pale = palette.color(QPalette.ColorRole.Text), theme.muted(palette)
        if row.standing is Standing.UNSAVED:
            pale = theme.warning(palette)
        if chosen:
            ink = pale = palette.color(QPalette.ColorRole.HighlightedText)
        self._write(
            painter, rect.adjusted(theme.GRID, theme.GRID, -theme.GRID, 0), index, ink, pale
        )

    def _write(
        self, painter: QPainter, rect: QRect, index: Index, ink: QColor, pale: QColor
    ) -> None:
        row: EvidenceRow = index.data(_ROW)
        metrics = painter.fontMetrics()
        line = QRect(rect.left(), rect.top(), rect.width(), metrics.height())
        size = "" if row.size is None else size_words(row.size)
        room = line.width() - (metrics.horizontalAdvance(size) + theme.GAP if size else 0)
        start = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        name = metrics.elidedText(shown_name(row.name), Qt.TextElideMode.ElideMiddle, room)
        details = index.data(_DETAILS)
        painter.save()
        painter.setPen(ink)
        painter.drawText(line, start, name)
        painter.setPen(pale)
        painter.drawText(line, end, size)
        if details:
            line.translate(0, metrics.height())
            cut = metrics.elidedText(details, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, start, cut)
        painter.restore()


class EvidenceList(QListView):
    """One row to be chosen at a time; what its keys ask for comes as signals."""

    open_asked = Signal()
    edit_asked = Signal()
    take_out_asked = Signal()
    row_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = EvidenceModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(self.tr("佐证材料"))
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(self.open_asked)
        self.selectionModel().currentChanged.connect(lambda *_: self.row_chosen.emit())

    def show_rows(self, rows: list[EvidenceRow]) -> None:
        """Show these rows; the chosen file stays chosen, or the row that has moved up to it."""
        if rows == self._rows.rows:
            return
        row, place = self.chosen, self.currentIndex().row()
        self._rows.show(rows)
        same = [n for n, r in enumerate(rows) if row is not None and r.id == row.id is not None]
        if rows:
            at = same[0] if same else max(0, min(place, len(rows) - 1))
            self.setCurrentIndex(self._rows.index(at))
        self._fit()
        self.row_chosen.emit()

    @property
    def rows(self) -> list[EvidenceRow]:
        """What is shown."""
        return self._rows.rows

    @property
    def chosen(self) -> EvidenceRow | None:
        """The chosen row; None when there is none."""
        index = self.currentIndex()
        return self._rows.rows[index.row()] if index.isValid() else None

    def _fit(self) -> None:
        shown = range(min(len(self._rows.rows), _MOST_ROWS))
        height = sum(self.sizeHintForRow(row) for row in shown)
        self.setFixedHeight(height + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = {
            Qt.Key.Key_Return: self.open_asked,
            Qt.Key.Key_Enter: self.open_asked,
            Qt.Key.Key_F2: self.edit_asked,
            Qt.Key.Key_Delete: self.take_out_asked,
        }.get(Qt.Key(event.key()))
        if asked is not None:
            asked.emit()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # the panel's, and the window's
        else:
            super().keyPressEvent(event)
