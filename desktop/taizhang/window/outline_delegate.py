"""How a line of the list is painted, and how high it is: no milestone's words are ever cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from taizhang.ledger.lines import GroupLine, Line, MilestoneLine, SectionLine, TaskLine
from taizhang.ledger.pace import Pace, Timing
from taizhang.ledger.status import Status
from taizhang.plan.model import Role
from taizhang.window import theme
from taizhang.window.outline_brush import ARROW, INDENT, PAD, Brush, number_width, wrapped
from taizhang.window.outline_columns import Column, heading
from taizhang.window.outline_model import OutlineModel
from taizhang.window.terms import term

Index = QModelIndex | QPersistentModelIndex


class OutlineDelegate(QStyledItemDelegate):
    """Paints sections as bands, tasks as headings with a badge, milestones with their box."""

    def __init__(self, model: OutlineModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = model
        self.unsaved_word = self.tr("未保存")
        self.recheck_word = self.tr("待复核")
        self.marked: Sequence[str] = ()
        """The folded words that a search is marked by."""
        self.covers: Callable[[int], bool] = lambda _: False
        """Whether a milestone is selected by the heading above it."""
        self.changed_due = self.tr("{day}（调）")

    def second_word(self, line: MilestoneLine) -> str:
        """What stands under the status, where no column is ever too narrow for it."""
        if self.model.is_unsaved(line):
            return self.unsaved_word
        return self.recheck_word if line.recheck else ""

    def height(self, line: Line | None, width: int, font: QFont) -> int:
        """The height of a line whose first column is ``width`` wide."""
        metrics = QFontMetrics(font)
        least = metrics.height() + 2 * PAD + 2
        if line is None:
            return least
        if isinstance(line, SectionLine | GroupLine):
            return least + theme.GRID
        text = line.text if isinstance(line, MilestoneLine) else line.title
        used = theme.bold(font) if isinstance(line, TaskLine) else font
        room = width - self.text_left(line, metrics) - theme.GAP
        rows = len(wrapped(text, used, max(room, 40)))
        if isinstance(line, MilestoneLine) and self.second_word(line):
            rows = max(rows, 2)
        return max(least, rows * metrics.lineSpacing() + 2 * PAD)

    def width(self, column: Column, metrics: QFontMetrics) -> int:
        """What the longest of a column's own words needs."""
        if column is Column.ROLE:
            return max(metrics.horizontalAdvance(term(role)) for role in Role) + 3 * theme.GAP
        if column is Column.STATUS:
            words = [*map(term, Status), self.unsaved_word, self.recheck_word]
            mark = theme.GAP + metrics.horizontalAdvance("●") + theme.GRID
            return mark + max(map(metrics.horizontalAdvance, words)) + theme.GAP
        if column is Column.PACE:
            mark = theme.GAP + metrics.horizontalAdvance("●") + theme.GRID
            return mark + max(metrics.horizontalAdvance(term(p)) for p in Pace) + theme.GAP
        if column is Column.DUE:
            late = max(metrics.horizontalAdvance(term(timing)) for timing in Timing)
            day = metrics.horizontalAdvance(self.changed_due.format(day="12-31"))
            return day + late + 3 * theme.GAP
        return metrics.horizontalAdvance(heading(column)) + 2 * theme.GAP

    def text_left(self, line: Line, metrics: QFontMetrics) -> int:
        """Where a line's own words begin; what wraps goes on below them."""
        if isinstance(line, SectionLine | GroupLine):
            return theme.GAP + ARROW
        if isinstance(line, TaskLine):
            return INDENT + ARROW + number_width(metrics, "一.10", line.number) + theme.GRID
        number = number_width(metrics, "一.10.10", line.number)
        return self.box_left() + 20 + theme.GAP + number

    def box_left(self) -> int:
        """Where a milestone's check box stands."""
        return 2 * INDENT + ARROW

    def box_rect(self, cell: QRect, metrics: QFontMetrics, style: QStyle) -> QRect:
        """The check box of a milestone, on the first line of its words."""
        size = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth)
        top = cell.top() + PAD + (metrics.height() - size) // 2
        return QRect(cell.left() + self.box_left(), top, size, size)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = self.model.line(index.row())
        details: Any = option  # PySide6's stubs leave out the option's fields
        return QSize(0, self.height(line, details.rect.width(), details.font))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        editor.setPlaceholderText(self.tr("完成值"))
        return editor

    def editorEvent(self, *_: object) -> bool:
        """Presses are the view's: Qt would look for the box where its own style puts it."""
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self.model.line(index.row())
        if line is None:
            return
        if isinstance(line, MilestoneLine) and self.covers(line.id):
            details: Any = option  # PySide6's stubs leave out the option's fields
            details.state |= QStyle.StateFlag.State_Selected
        painter.save()
        Brush(self, painter, option, line).paint(Column(index.column()))
        painter.restore()
