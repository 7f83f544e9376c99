"""How a row of the list is painted: a heading as a band, a task on two lines, the rest muted."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from taizhang.window import theme
from taizhang.window.review.reading_model import (
    ReadingModel,
    by_role,
    part_words,
    section_words,
)
from taizhang.window.review.rows import PartRow, Row, SectionRow, TaskRow
from taizhang.window.terms import term

Index = QModelIndex | QPersistentModelIndex
_PAD = theme.GRID + 1


class ReadingDelegate(QStyledItemDelegate):
    """Every row is as high as its words; a title that is too long ends in dots."""

    def __init__(self, model: ReadingModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = model
        self.doubts = self.tr("待看 {n}")
        self.counts = self.tr("{n} 节点")
        self.targets = self.tr("{n} 指标")
        self.no_agency = self.tr("没有写明单位")
        self.no_task = self.tr("未作为任务")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        details: Any = option  # PySide6's stubs leave out the option's fields
        line = int(details.fontMetrics.lineSpacing())
        lines = 2 if isinstance(self.model.row(index), TaskRow) else 1
        return QSize(0, lines * line + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self.model.row(index)
        if row is None:
            return
        painter.save()
        _Brush(self, painter, option).paint(row)
        painter.restore()


class _Brush:
    """One row being painted."""

    def __init__(self, delegate: ReadingDelegate, painter: QPainter, option: Any) -> None:
        self.delegate = delegate
        self.painter = painter
        self.rect: QRect = option.rect
        self.font: QFont = option.font
        self.metrics = QFontMetrics(self.font)
        self.palette: QPalette = option.palette
        self.selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.widget.hasFocus())
        group = QPalette.ColorGroup.Active if focused else QPalette.ColorGroup.Inactive
        self.base = self.palette.color(QPalette.ColorRole.Base)
        self.ink = self.palette.color(QPalette.ColorRole.Text)
        self.highlight = self.palette.color(group, QPalette.ColorRole.Highlight)
        self.muted = theme.muted(self.palette)
        self.focused = focused

    def paint(self, row: Row) -> None:
        self._ground(row)
        inside = self.rect.adjusted(theme.GAP, _PAD, -theme.GAP, -_PAD)
        if isinstance(row, SectionRow):
            self._line(inside, section_words(row), theme.bold(self.font), self.ink)
        elif isinstance(row, PartRow):
            left = self._right(inside, self.delegate.no_task, self.muted)
            self._line(left, part_words(row), self.font, self.muted)
        else:
            self._task(row, inside)

    def _ground(self, row: Row) -> None:
        ground = self.base
        if isinstance(row, SectionRow):
            ground = theme.blend(self.ink, self.base, 0.06)
        if self.selected:
            ground = theme.blend(self.highlight, self.base, 0.28 if self.focused else 0.18)
        self.painter.fillRect(self.rect, ground)
        if self.selected and self.focused:
            edge = QRect(self.rect.left(), self.rect.top(), theme.GRID - 1, self.rect.height())
            self.painter.fillRect(edge, self.palette.color(QPalette.ColorRole.Highlight))

    def _task(self, row: TaskRow, inside: QRect) -> None:
        height = self.metrics.lineSpacing()
        first = QRect(inside.left(), inside.top(), inside.width(), height)
        second = first.translated(0, height)
        if row.doubts:
            words = self.delegate.doubts.format(n=row.doubts)
            first = self._right(first, words, theme.warning(self.palette))
        used = self._line(first, row.task.number, self.font, self.muted)
        indent = max(used, self.metrics.horizontalAdvance("一.10")) + theme.GAP
        self._line(first.adjusted(indent, 0, 0, 0), row.task.title, theme.bold(self.font), self.ink)
        counts = [self.delegate.counts.format(n=len(row.task.milestones))]
        targets = sum(one.target is not None for one in row.task.milestones)
        if targets:
            counts.append(self.delegate.targets.format(n=targets))
        second = self._right(second, " · ".join(counts), self.muted)
        self._agencies(row, second.adjusted(indent, 0, 0, 0))

    def _agencies(self, row: TaskRow, room: QRect) -> None:
        given = by_role(row.task)
        if not given:
            self._line(room, self.delegate.no_agency, self.font, theme.warning(self.palette))
        for role, names in given:
            if room.width() < 2 * self.metrics.height():
                return
            words = f"{term(role)} {'、'.join(names)}"
            colour = theme.role_colour(role, self.palette)
            used = self._line(room, words, self.font, colour)
            room = room.adjusted(used + theme.MARGIN, 0, 0, 0)

    def _line(self, room: QRect, words: str, font: QFont, colour: QColor) -> int:
        """Words on one line, cut with … where they do not fit. Returns their width."""
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        self.painter.setFont(font)
        self.painter.setPen(colour)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        self.painter.drawText(room, int(flags), shown)
        return metrics.horizontalAdvance(shown)

    def _right(self, room: QRect, words: str, colour: QColor) -> QRect:
        """Words at the right end. Returns the room that is left."""
        width = self.metrics.horizontalAdvance(words)
        at = QRect(room.right() - width, room.top(), width + 1, room.height())
        self._line(at, words, self.font, colour)
        return room.adjusted(0, 0, -width - theme.GAP, 0)
