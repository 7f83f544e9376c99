"""How a line of the list is painted, and how high it is: no milestone's words are ever cut."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPalette,
    QPen,
    QPolygonF,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from taizhang.ledger.outline import Line, MilestoneLine, SectionLine, TaskLine
from taizhang.ledger.record import Status
from taizhang.plan.model import Role
from taizhang.window import theme
from taizhang.window.outline_model import Column, OutlineModel, heading_words
from taizhang.window.terms import term
from taizhang.window.words import due_words, progress_words

Index = QModelIndex | QPersistentModelIndex

_INDENT = 4 * theme.GRID
_ARROW = 4 * theme.GRID
_PAD = theme.GRID + 1
_BAR_WIDTH = 56
_BAR_HEIGHT = 6


class OutlineDelegate(QStyledItemDelegate):
    """Paints sections as bands, tasks as headings with a badge, milestones with their box."""

    def __init__(self, model: OutlineModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = model
        self.unsaved_word = self.tr("未保存")
        self.recheck_word = self.tr("待复核")

    def second_word(self, line: MilestoneLine) -> str:
        """What stands under the status, where no column is ever too narrow for it."""
        if self.model.is_unsaved(line):
            return self.unsaved_word
        return self.recheck_word if line.recheck else ""

    def height(self, line: Line | None, width: int, font: QFont) -> int:
        """The height of a line whose first column is ``width`` wide."""
        metrics = QFontMetrics(font)
        least = metrics.height() + 2 * _PAD + 2
        if line is None:
            return least
        if isinstance(line, SectionLine):
            return least + theme.GRID
        text = line.text if isinstance(line, MilestoneLine) else line.title
        used = theme.bold(font) if isinstance(line, TaskLine) else font
        room = width - self.text_left(line, metrics) - theme.GAP
        rows = len(_wrapped(text, used, max(room, 40)))
        if isinstance(line, MilestoneLine) and self.second_word(line):
            rows = max(rows, 2)
        return max(least, rows * metrics.lineSpacing() + 2 * _PAD)

    def width(self, column: Column, metrics: QFontMetrics) -> int:
        """What the longest of a column's own words needs."""
        if column is Column.ROLE:
            return max(metrics.horizontalAdvance(term(role)) for role in Role) + 3 * theme.GAP
        if column is Column.STATUS:
            words = [*map(term, Status), self.unsaved_word, self.recheck_word]
            mark = theme.GAP + metrics.horizontalAdvance("●") + theme.GRID
            return mark + max(map(metrics.horizontalAdvance, words)) + theme.GAP
        return 0

    def text_left(self, line: Line, metrics: QFontMetrics) -> int:
        """Where a line's own words begin; what wraps goes on below them."""
        if isinstance(line, SectionLine):
            return theme.GAP + _ARROW
        if isinstance(line, TaskLine):
            return _INDENT + _ARROW + _number_width(metrics, "一.10", line.number) + theme.GRID
        number = _number_width(metrics, "一.10.10", line.number)
        return self.box_left() + 20 + theme.GAP + number

    def box_left(self) -> int:
        """Where a milestone's check box stands."""
        return 2 * _INDENT + _ARROW

    def box_rect(self, cell: QRect, metrics: QFontMetrics, style: QStyle) -> QRect:
        """The check box of a milestone, on the first line of its words."""
        size = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth)
        top = cell.top() + _PAD + (metrics.height() - size) // 2
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
        painter.save()
        _Brush(self, painter, option, line).paint(Column(index.column()))
        painter.restore()


class _Brush:
    """One cell being painted."""

    def __init__(
        self,
        delegate: OutlineDelegate,
        painter: QPainter,
        option: Any,
        line: Line,
    ) -> None:
        self.delegate = delegate
        self.painter = painter
        self.line = line
        self.rect: QRect = option.rect
        self.font: QFont = option.font
        self.metrics = QFontMetrics(self.font)
        self.palette: QPalette = option.palette
        self.style = option.widget.style()
        self.selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self.focused = bool(option.widget.hasFocus())
        group = QPalette.ColorGroup.Active if self.focused else QPalette.ColorGroup.Inactive
        self.base = self.palette.color(QPalette.ColorRole.Base)
        self.ink = self.palette.color(QPalette.ColorRole.Text)
        self.highlight = self.palette.color(group, QPalette.ColorRole.Highlight)

    def paint(self, column: Column) -> None:
        self._ground(column)
        if column is Column.TEXT:
            self._words()
        elif column is Column.ROLE:
            self._role()
        elif column is Column.STATUS:
            self._status()
        else:
            self._done()

    def _ground(self, column: Column) -> None:
        """A selected line is tinted, not inverted, so that badges and marks keep their colours."""
        ground = self.base
        if isinstance(self.line, SectionLine):
            ground = theme.blend(self.ink, self.base, 0.07)
        if self.selected:
            ground = theme.blend(self.highlight, ground, 0.30 if self.focused else 0.18)
        self.painter.fillRect(self.rect, ground)
        if self.selected and column is Column.TEXT:
            edge = QRect(self.rect.left(), self.rect.top(), 3, self.rect.height())
            self.painter.fillRect(edge, self.highlight)
        self.painter.setPen(theme.blend(self.ink, self.base, 0.10))
        self.painter.drawLine(self.rect.bottomLeft(), self.rect.bottomRight())

    def _words(self) -> None:
        line = self.line
        left = self.rect.left() + self.delegate.text_left(line, self.metrics)
        if isinstance(line, SectionLine):
            self._arrow(theme.GAP, line.id in self._folded_sections())
            self._text(heading_words(line), left, theme.bold(self.font), self.ink)
            return
        if isinstance(line, TaskLine):
            self._arrow(_INDENT, line.id in self._folded_tasks())
            self._number(line.number, _INDENT + _ARROW, theme.bold(self.font))
            self._text(line.title, left, theme.bold(self.font), self.ink)
            return
        if line.is_open:
            self._box(line)
        done = line.status in (Status.DONE, Status.NOT_APPLICABLE) or line.role is None
        ink = theme.muted(self.palette) if done else self.ink
        self._number(line.number, self.delegate.box_left() + 20 + theme.GAP, self.font)
        self._text(line.text, left, self.font, ink)
        if line.has_note:
            self._note_mark()

    def _folded_tasks(self) -> frozenset[int]:
        outline = self.delegate.model.outline
        return outline.folded if outline else frozenset()

    def _folded_sections(self) -> frozenset[int]:
        outline = self.delegate.model.outline
        return outline.folded_sections if outline else frozenset()

    def _arrow(self, left: int, folded: bool) -> None:
        x = self.rect.left() + left + 5
        y = self.rect.top() + self._first_line_middle()
        if folded:
            points = [QPointF(x - 2, y - 4), QPointF(x + 3, y), QPointF(x - 2, y + 4)]
        else:
            points = [QPointF(x - 4, y - 2), QPointF(x + 4, y - 2), QPointF(x, y + 3)]
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(theme.muted(self.palette))
        self.painter.drawPolygon(QPolygonF(points))

    def _first_line_middle(self) -> float:
        if isinstance(self.line, SectionLine):
            return self.rect.height() / 2
        return _PAD + self.metrics.height() / 2

    def _number(self, number: str, left: int, font: QFont) -> None:
        self.painter.setFont(font)
        self.painter.setPen(theme.muted(self.palette))
        self.painter.drawText(
            self.rect.left() + left, self.rect.top() + _PAD + self.metrics.ascent(), number
        )

    def _text(self, text: str, left: int, font: QFont, ink: QColor) -> None:
        self.painter.setFont(font)
        self.painter.setPen(ink)
        width = max(self.rect.left() + self.rect.width() - left - theme.GAP, 40)
        top = self.rect.top() + _PAD
        if isinstance(self.line, SectionLine):
            top = self.rect.top() + (self.rect.height() - self.metrics.height()) // 2
        for place, row in enumerate(_wrapped(text, font, width)):
            y = top + place * self.metrics.lineSpacing() + self.metrics.ascent()
            self.painter.drawText(left, y, row)

    def _box(self, line: MilestoneLine) -> None:
        """Our own box: Fusion's is all but invisible on a dark ground."""
        box = QRectF(self.delegate.box_rect(self.rect, self.metrics, self.style))
        box.adjust(0.5, 0.5, -0.5, -0.5)
        ticked = line.status is Status.DONE
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = theme.accent(self.palette) if ticked else theme.muted(self.palette)
        self.painter.setPen(QPen(frame, 1.2))
        self.painter.setBrush(frame if ticked else self.base)
        self.painter.drawRoundedRect(box, 2.5, 2.5)
        if ticked:
            self.painter.setPen(QPen(self.base, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            side = box.width()
            points = ((0.22, 0.52), (0.43, 0.73), (0.79, 0.29))
            self.painter.drawPolyline(
                QPolygonF([QPointF(box.x() + x * side, box.y() + y * side) for x, y in points])
            )

    def _note_mark(self) -> None:
        """A small sheet with lines in the margin before the number: there is a note."""
        x = self.rect.left() + self.delegate.box_left() - 15.5
        y = self.rect.top() + self._first_line_middle() - 5.5
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setPen(QPen(theme.muted(self.palette), 1))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(QRectF(x, y, 9, 11), 1.5, 1.5)
        for row in (3, 5.5, 8):
            self.painter.drawLine(QPointF(x + 2, y + row), QPointF(x + 7, y + row))

    def _role(self) -> None:
        line = self.line
        if not isinstance(line, TaskLine) or line.role is None:
            return
        colour = theme.role_colour(line.role, self.palette)
        word = term(line.role)
        width = self.metrics.horizontalAdvance(word) + 2 * theme.GAP
        height = self.metrics.height() + 2
        x = self.rect.left() + (self.rect.width() - width) / 2
        box = QRectF(x, self.rect.top() + _PAD - 1, width, height)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setPen(theme.blend(colour, self.base, 0.45))
        self.painter.setBrush(theme.blend(colour, self.base, 0.12))
        self.painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        self.painter.setPen(colour)
        self.painter.setFont(self.font)
        self.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)

    def _status(self) -> None:
        line = self.line
        if not isinstance(line, MilestoneLine) or line.role is None:
            return
        colours = {
            Status.DONE: theme.accent(self.palette),
            Status.UNDER_WAY: theme.role_colour(Role.RESPONSIBLE, self.palette),
        }
        colour = colours.get(line.status, theme.muted(self.palette))
        y = self.rect.top() + _PAD + self.metrics.ascent()
        x = self.rect.left() + theme.GAP
        self.painter.setPen(colour)
        self.painter.setFont(self.font)
        self.painter.drawText(x, y, theme.STATUS_MARKS[line.status])
        left = x + self.metrics.horizontalAdvance("●") + theme.GRID
        self.painter.drawText(left, y, term(line.status))
        self.painter.setPen(theme.warning(self.palette))
        self.painter.drawText(left, y + self.metrics.lineSpacing(), self.delegate.second_word(line))

    def _done(self) -> None:
        line = self.line
        self.painter.setFont(self.font)
        inner = self.rect.adjusted(theme.GRID, _PAD, -theme.GAP, -_PAD)
        if isinstance(line, MilestoneLine):
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            self.painter.setPen(self.ink)
            self.painter.drawText(inner, flags, due_words(line) if line.role is not None else "")
            return
        if isinstance(line, SectionLine):
            inner = self.rect.adjusted(theme.GRID, 0, -theme.GAP, 0)
        flags = Qt.AlignmentFlag.AlignRight | (
            Qt.AlignmentFlag.AlignVCenter
            if isinstance(line, SectionLine)
            else Qt.AlignmentFlag.AlignTop
        )
        if not line.applicable or (isinstance(line, TaskLine) and line.role is None):
            return
        self.painter.setPen(theme.muted(self.palette))
        numbers = inner.adjusted(0, 0, -(_BAR_WIDTH + theme.GAP), 0)
        self.painter.drawText(numbers, flags, progress_words(line.done, line.applicable))
        self._bar(inner, line.done / line.applicable if line.applicable else 0.0)

    def _bar(self, inner: QRect, share: float) -> None:
        y = self.rect.top() + self._first_line_middle() - _BAR_HEIGHT / 2
        box = QRectF(inner.right() - _BAR_WIDTH + 1, y, _BAR_WIDTH, _BAR_HEIGHT)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(theme.blend(self.ink, self.base, 0.14))
        self.painter.drawRoundedRect(box, 3, 3)
        if share > 0:
            box.setWidth(max(box.width() * share, _BAR_HEIGHT))
            self.painter.setBrush(theme.accent(self.palette))
            self.painter.drawRoundedRect(box, 3, 3)


def _number_width(metrics: QFontMetrics, usual: str, number: str) -> int:
    """Room for a number: the same for all of the usual length, so that texts stand in line."""
    return max(metrics.horizontalAdvance(words) for words in (f"{usual} ", f"{number}　"))


@lru_cache(maxsize=4096)
def _layout(text: str, font_key: str, width: int) -> tuple[str, ...]:
    font = QFont()
    font.fromString(font_key)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    rows = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        rows.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return tuple(rows) or ("",)


def _wrapped(text: str, font: QFont, width: int) -> tuple[str, ...]:
    """The text in lines no wider than ``width`` pixels, broken as Qt breaks Chinese text."""
    return _layout(text, font.toString(), width)
