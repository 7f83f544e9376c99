"""A target: its name, the figure against the one to reach, and a bar below."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from taizhang.report.overview import TargetBar, Verdict
from taizhang.report.wording import figure, percent, target_text
from taizhang.window import theme
from taizhang.window.overview import marks
from taizhang.window.overview.row import ONE_LINE, WRAPPED, Row
from taizhang.window.terms import term

_BAR = 4
_ABOVE, _BELOW = 0, 4


class TargetRow(Row):
    """Two lines: words and figures, then the bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value: TargetBar | None = None

    def show_value(self, value: TargetBar) -> None:
        """Show another target."""
        self.value = value
        share = f"（{percent(value.share)}）" if value.share is not None else ""
        words = self.tr("{number} {name}：目标 {target}，完成值 {value}{share}，{verdict}")
        reached = "—" if value.value is None else figure(value.value) + value.target.unit
        self.say(
            words.format(
                number=value.number,
                name=value.target.name,
                target=target_text(value.target),
                value=reached,
                share=share,
                verdict=term(value.verdict),
            ),
            value.leads,
        )

    @property
    def share_words(self) -> str:
        """完成率; a word where there is none."""
        assert self.value is not None
        return term(self.value.verdict) if self.value.share is None else percent(self.value.share)

    def own_columns(self) -> tuple[int, ...]:
        """完成率 or the word in its place."""
        return (self.fontMetrics().horizontalAdvance(self.share_words),)

    def _name_width(self, width: int) -> int:
        """What the figures leave, behind the mark."""
        assert self.value is not None
        behind = self.fontMetrics().horizontalAdvance(self.value.figures) + self.columns[0]
        return max(width - marks.SIDE - theme.GRID - behind - 2 * theme.GAP, 60)

    def height_for(self, width: int) -> int:
        if self.value is None or not self.columns:
            return self.line_height + _BAR
        name = self._name_width(width - 2 * theme.GRID)
        words = self.wrapped_height(name, self.value.target.name)
        return max(self.fontMetrics().height(), words) + _ABOVE + _BAR + _BELOW

    def draw(self, painter: QPainter, room: QRect) -> None:
        value = self.value
        if value is None:
            return
        colour = marks.ink(value.verdict, self.palette())
        words = room.adjusted(0, _ABOVE, 0, -(_BAR + _BELOW))
        middle = words.top() + self.fontMetrics().height() / 2 + 1
        box = QRectF(words.left(), middle - marks.SIDE / 2, marks.SIDE, marks.SIDE)
        marks.draw(painter, value.verdict, box, colour)
        top = ONE_LINE & ~Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTop
        to_right = top | Qt.AlignmentFlag.AlignRight
        painter.setPen(colour if value.verdict is Verdict.EXCEEDED else self.text_ink)
        painter.drawText(words, to_right, self.share_words)
        painter.setPen(self.muted)
        painter.drawText(
            words.adjusted(0, 0, -self.columns[0] - theme.GAP, 0), to_right, value.figures
        )
        painter.setPen(self.text_ink)
        left = marks.SIDE + theme.GRID
        name = words.adjusted(left, 0, 0, 0)
        name.setWidth(self._name_width(room.width()))
        painter.drawText(name, WRAPPED, value.target.name)
        bar = QRectF(words.left() + left, words.bottom() + 1, room.width() - left, _BAR)
        self._draw_bar(painter, bar)

    def _draw_bar(self, painter: QPainter, room: QRectF) -> None:
        value, palette = self.value, self.palette()
        assert value is not None
        front, ground = self.text_ink, palette.color(QPalette.ColorRole.Base)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.blend(front, ground, 0.16))
        painter.drawRect(room)
        low, high = (room.left() + room.width() * x / value.scale
                     for x in (value.target.low, value.target.high))  # fmt: skip
        if value.target.low < value.target.high:  # a range to reach is a band
            painter.setBrush(theme.blend(front, ground, 0.32))
            painter.drawRect(QRectF(low, room.top(), high - low, room.height()))
        self._draw_value(painter, room)
        painter.setBrush(front)
        for x in {round(low), round(high)}:
            painter.drawRect(QRectF(x - 1, room.top() - 1, 2, room.height() + 3))
        painter.restore()

    def _draw_value(self, painter: QPainter, room: QRectF) -> None:
        value = self.value
        assert value is not None
        if value.value is None or value.verdict is Verdict.NOT_APPLICABLE:
            return
        colour = marks.ink(value.verdict, self.palette())
        ground = self.palette().color(QPalette.ColorRole.Base)
        reached = QRectF(room)
        reached.setWidth(room.width() * min(value.value / value.scale, 1.0))
        painter.setBrush(colour)
        painter.drawRect(reached)
        if value.clipped:  # two slanting cuts: it goes on beyond the bar's end
            painter.setPen(QPen(ground, 2))
            for x in (room.right() - 12, room.right() - 7):
                cut = [QPointF(x, room.bottom()), QPointF(x + 4, room.top())]
                painter.drawPolyline(QPolygonF(cut))
            painter.setPen(Qt.PenStyle.NoPen)
