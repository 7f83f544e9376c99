"""How one cell of the list is painted."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
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
from PySide6.QtWidgets import QStyle

from taizhang.ledger.lines import GroupLine, Line, MilestoneLine, SectionLine, TaskLine
from taizhang.ledger.pace import Pace, Timing
from taizhang.ledger.status import Status
from taizhang.plan.model import Role
from taizhang.window import marks, theme
from taizhang.window.outline_columns import Column
from taizhang.window.terms import term
from taizhang.window.words import due_words, progress_words, short_day

if TYPE_CHECKING:
    from taizhang.window.outline_delegate import OutlineDelegate

INDENT = 4 * theme.GRID
ARROW = 4 * theme.GRID
PAD = theme.GRID + 1
BAR_WIDTH = 56
BAR_HEIGHT = 6


class Brush:
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
        elif column is Column.DONE:
            self._done()
        elif isinstance(self.line, MilestoneLine) and self.line.role is not None:
            self._further(column, self.line)

    def _ground(self, column: Column) -> None:
        """A selected line is tinted, not inverted, so that badges and marks keep their colours."""
        ground = self.base
        if isinstance(self.line, SectionLine | GroupLine):
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
        if isinstance(line, SectionLine | GroupLine):
            self._arrow(theme.GAP, self._folded())
            self._text(
                self.delegate.model.heading_words(line), left, theme.bold(self.font), self.ink
            )
            return
        if isinstance(line, TaskLine):
            self._arrow(INDENT, self._folded())
            self._number(line.number, INDENT + ARROW, theme.bold(self.font))
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

    def _folded(self) -> bool:
        outline = self.delegate.model.outline
        return outline is not None and outline.folds.hides(self.line)

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
        if isinstance(self.line, SectionLine | GroupLine):
            return self.rect.height() / 2
        return PAD + self.metrics.height() / 2

    def _number(self, number: str, left: int, font: QFont) -> None:
        self.painter.setFont(font)
        self.painter.setPen(theme.muted(self.palette))
        self.painter.drawText(
            self.rect.left() + left, self.rect.top() + PAD + self.metrics.ascent(), number
        )

    def _text(self, text: str, left: int, font: QFont, ink: QColor) -> None:
        self.painter.setFont(font)
        self.painter.setPen(ink)
        width = max(self.rect.left() + self.rect.width() - left - theme.GAP, 40)
        top = self.rect.top() + PAD
        if isinstance(self.line, SectionLine | GroupLine):
            top = self.rect.top() + (self.rect.height() - self.metrics.height()) // 2
        spacing = self.metrics.lineSpacing()
        rows = wrapped(text, font, width)
        if isinstance(self.line, TaskLine | MilestoneLine):
            ground = marks.colour(self.palette)
            corner = QPoint(left, top)
            marks.paint_behind(self.painter, rows, self.delegate.marked, corner, spacing, ground)
        for place, row in enumerate(rows):
            y = top + place * spacing + self.metrics.ascent()
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
        """On a task's line; on a milestone's own where the list has no tasks."""
        line = self.line
        model = self.delegate.model
        bearer = TaskLine if model.arrangement.is_documents else MilestoneLine
        if not isinstance(line, bearer) or line.role is None:
            return
        colour = theme.role_colour(line.role, self.palette)
        word = term(line.role)
        width = self.metrics.horizontalAdvance(word) + 2 * theme.GAP
        height = self.metrics.height() + 2
        x = self.rect.left() + (self.rect.width() - width) / 2
        box = QRectF(x, self.rect.top() + PAD - 1, width, height)
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
        self._marked(theme.STATUS_MARKS[line.status], term(line.status), colour)
        y = self.rect.top() + PAD + self.metrics.ascent()
        left = self.rect.left() + theme.GAP + self.metrics.horizontalAdvance("●") + theme.GRID
        self.painter.setPen(theme.warning(self.palette))
        self.painter.drawText(left, y + self.metrics.lineSpacing(), self.delegate.second_word(line))

    def _done(self) -> None:
        line = self.line
        self.painter.setFont(self.font)
        inner = self.rect.adjusted(theme.GRID, PAD, -theme.GAP, -PAD)
        if isinstance(line, MilestoneLine):
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            self.painter.setPen(self.ink)
            self.painter.drawText(inner, flags, due_words(line) if line.role is not None else "")
            return
        if isinstance(line, SectionLine | GroupLine):
            inner = self.rect.adjusted(theme.GRID, 0, -theme.GAP, 0)
        flags = Qt.AlignmentFlag.AlignRight | (
            Qt.AlignmentFlag.AlignVCenter
            if isinstance(line, SectionLine | GroupLine)
            else Qt.AlignmentFlag.AlignTop
        )
        if not line.applicable or (isinstance(line, TaskLine) and line.role is None):
            return
        self.painter.setPen(theme.muted(self.palette))
        numbers = inner.adjusted(0, 0, -(BAR_WIDTH + theme.GAP), 0)
        self.painter.drawText(numbers, flags, progress_words(line.done, line.applicable))
        self._bar(inner, line.done / line.applicable if line.applicable else 0.0)

    def _further(self, column: Column, line: MilestoneLine) -> None:
        """The columns that are not shown at first."""
        if column is Column.DUE:
            self._due(line)
        elif column is Column.PACE:
            self._marked(theme.PACE_MARKS[line.pace], term(line.pace), self._pace_ink(line.pace))
        elif column is Column.EVIDENCE:
            self._plain(str(line.evidence or ""), Qt.AlignmentFlag.AlignRight)
        elif column is Column.STEPS:
            words = f"{line.steps_done}/{line.steps}" if line.steps else ""
            self._plain(words, Qt.AlignmentFlag.AlignRight)
        elif column is Column.LEAD:
            self._plain(line.leads, Qt.AlignmentFlag.AlignLeft)
        elif column is Column.NOTE:
            self._plain(" ".join(line.note.split()), Qt.AlignmentFlag.AlignLeft)

    def _due(self, line: MilestoneLine) -> None:
        """The day, whether it was changed, and 逾期 or 临期."""
        words = short_day(line.due, self.delegate.model.year)
        if line.plan_due is not None:
            words = self.delegate.changed_due.format(day=words)
        self._plain(words, Qt.AlignmentFlag.AlignLeft)
        if line.timing is not None:
            overdue = line.timing is Timing.OVERDUE
            ink = theme.warning if overdue else theme.caution
            self.painter.setPen(ink(self.palette))
            room = self.rect.adjusted(theme.GAP, PAD, -theme.GAP, -PAD)
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            self.painter.drawText(room, side, term(line.timing))

    def _pace_ink(self, pace: Pace) -> QColor:
        colours = {
            Pace.DONE: theme.accent,
            Pace.AHEAD: theme.accent,
            Pace.BEHIND: theme.warning,
        }
        return colours.get(pace, theme.muted)(self.palette)

    def _marked(self, mark: str, words: str, ink: QColor) -> None:
        y = self.rect.top() + PAD + self.metrics.ascent()
        x = self.rect.left() + theme.GAP
        self.painter.setPen(ink)
        self.painter.setFont(self.font)
        self.painter.drawText(x, y, mark)
        self.painter.drawText(x + self.metrics.horizontalAdvance("●") + theme.GRID, y, words)

    def _plain(self, words: str, side: Qt.AlignmentFlag) -> None:
        """One line; what is too long for it is told by the tip."""
        room = self.rect.adjusted(theme.GAP, PAD, -theme.GAP, -PAD)
        shown = self.metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        self.painter.setFont(self.font)
        self.painter.setPen(self.ink)
        self.painter.drawText(room, side | Qt.AlignmentFlag.AlignTop, shown)

    def _bar(self, inner: QRect, share: float) -> None:
        y = self.rect.top() + self._first_line_middle() - BAR_HEIGHT / 2
        box = QRectF(inner.right() - BAR_WIDTH + 1, y, BAR_WIDTH, BAR_HEIGHT)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(theme.blend(self.ink, self.base, 0.14))
        self.painter.drawRoundedRect(box, 3, 3)
        if share > 0:
            box.setWidth(max(box.width() * share, BAR_HEIGHT))
            self.painter.setBrush(theme.accent(self.palette))
            self.painter.drawRoundedRect(box, 3, 3)


def number_width(metrics: QFontMetrics, usual: str, number: str) -> int:
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
    units = text.encode("utf-16-le", "surrogatepass")  # as Qt counts
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start, end = line.textStart(), line.textStart() + line.textLength()
        rows.append(units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass"))
    layout.endLayout()
    return tuple(rows) or ("",)


def wrapped(text: str, font: QFont, width: int) -> tuple[str, ...]:
    """The text in lines no wider than ``width`` pixels, broken as Qt breaks Chinese text."""
    return _layout(text, font.toString(), width)
