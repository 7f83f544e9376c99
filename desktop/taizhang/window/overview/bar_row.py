"""完成情况 of a section or a role: a bar with its time, its figures, and 序时 in a word."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from taizhang.ledger.status import Status
from taizhang.report.overview import Completion
from taizhang.report.wording import percent
from taizhang.window import theme
from taizhang.window.overview import marks
from taizhang.window.overview.row import ONE_LINE, WRAPPED, Row
from taizhang.window.terms import term

BAR = 10
"""Height of a bar, in pixels."""
_LEAST_BAR = 64
_LABEL_SHARE = 0.46


def draw_swatch(painter: QPainter, box: QRectF, status: Status, palette: QPalette) -> None:
    """How bars show a status, as a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(Qt.PenStyle.NoPen)
    if status is Status.UNDER_WAY:
        hatch_bar(painter, box, marks.ink(status, palette), _ground(palette))
    else:
        painter.setBrush(_brush(status, palette))
        painter.drawRect(box)
    painter.restore()


def _brush(status: Status, palette: QPalette) -> QBrush:
    if status is Status.DONE:
        return QBrush(marks.ink(status, palette))
    if status is Status.NOT_APPLICABLE:
        return QBrush(theme.muted(palette), Qt.BrushStyle.Dense5Pattern)
    front = palette.color(QPalette.ColorRole.WindowText)
    return QBrush(theme.blend(front, _ground(palette), 0.16))


def draw_completion(painter: QPainter, room: QRectF, value: Completion, palette: QPalette) -> None:
    """A bar: 已完成 solid, 进行中 hatched, 未开始 empty, 不适用 dotted; across it the time's mark.

    What does not apply stands behind a gap: the time's share is one of what applies.
    """
    counts = value.counts
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(Qt.PenStyle.NoPen)
    applies = QRectF(room)
    if counts.not_applicable:
        gap = 2.0 if value.applicable else 0.0
        applies.setWidth((room.width() - gap) * value.applicable / counts.total)
        rest = QRectF(room)
        rest.setLeft(applies.right() + gap)
        painter.setBrush(_brush(Status.NOT_APPLICABLE, palette))
        painter.drawRect(rest)
    painter.setBrush(_brush(Status.NOT_STARTED, palette))
    painter.drawRect(applies)
    if value.applicable:
        _draw_shares(painter, applies, value, palette)
    painter.restore()


def _ground(palette: QPalette) -> QColor:
    return palette.color(QPalette.ColorRole.Base)


def _draw_shares(painter: QPainter, room: QRectF, value: Completion, palette: QPalette) -> None:
    done = QRectF(room)
    done.setWidth(room.width() * value.counts.done / value.applicable)
    painter.setBrush(_brush(Status.DONE, palette))
    painter.drawRect(done)
    begun = QRectF(room)
    begun.setLeft(done.right())
    begun.setWidth(room.width() * value.counts.under_way / value.applicable)
    hatch_bar(painter, begun, marks.ink(Status.UNDER_WAY, palette), _ground(palette))
    if value.elapsed is not None:
        draw_time(painter, room, value.elapsed, palette)


def hatch_bar(painter: QPainter, room: QRectF, ink: QColor, ground: QColor) -> None:
    """A stretch of a bar in slanting lines."""
    if room.width() <= 0:
        return
    painter.setBrush(theme.blend(ink, ground, 0.25))
    painter.drawRect(room)
    painter.setBrush(QBrush(ink, Qt.BrushStyle.BDiagPattern))
    painter.drawRect(room)


def draw_time(painter: QPainter, room: QRectF, share: float, palette: QPalette) -> None:
    """A line across the bar where its time stands, with a ground around it so that it is seen."""
    x = room.left() + round(room.width() * share)
    line = QRectF(x - 1, room.top() - 3, 2, room.height() + 6)
    line.moveRight(min(line.right(), room.right()))
    painter.setBrush(_ground(palette))
    painter.drawRect(line.adjusted(-1, 0, 1, 0))
    painter.setBrush(palette.color(QPalette.ColorRole.WindowText))
    painter.drawRect(line)


class BarRow(Row):
    """Number and title, bar, done of those that apply, percent, 序时."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value: Completion | None = None

    def show_value(self, value: Completion) -> None:
        """Show another section or role."""
        self.value = value
        self.say(self._words(value), value.leads)

    def _words(self, value: Completion) -> str:
        counts = value.counts
        name = f"{value.number}、{value.title}" if value.number else term(value.title)
        words = self.tr(
            "{name}：已完成 {done}/{all}（{share}），进行中 {begun}，未开始 {rest}，"
            "不适用 {skipped}；时间进度 {time}，{pace}"
        )
        return words.format(
            name=name,
            done=counts.done,
            all=value.applicable,
            share=percent(counts.share),
            begun=counts.under_way,
            rest=counts.not_started,
            skipped=counts.not_applicable,
            time=percent(value.elapsed),
            pace=term(value.pace),
        )

    # -- geometry ---------------------------------------------------------------------------

    def own_columns(self) -> tuple[int, ...]:
        """Number, label as it likes to be, done/all, percent, 序时."""
        assert self.value is not None
        wide = self.fontMetrics().horizontalAdvance
        value = self.value
        number = wide(value.number) + theme.GRID if value.number else 0
        figures = wide(f"{value.counts.done}/{value.applicable}")
        share = wide(percent(value.counts.share))
        pace = marks.SIDE + theme.GRID + wide(term(value.pace))
        return number, wide(self._label), figures, share, pace

    @property
    def _label(self) -> str:
        assert self.value is not None
        return self.value.title if self.value.number else term(self.value.title)

    def _label_width(self, width: int) -> int:
        """At most its share of the row, so that bars are not squeezed."""
        number, label, *figures = self.columns
        behind = sum(figures) + len(figures) * theme.GAP
        room = width - number - behind - theme.GAP - _LEAST_BAR
        return max(min(label + 2, max(room, round(width * _LABEL_SHARE) - number)), 40)

    def height_for(self, width: int) -> int:
        if self.value is None or not self.columns:
            return self.line_height
        label = self._label_width(width - 2 * theme.GRID)
        return max(self.line_height, self.wrapped_height(label, self._label) + 2)

    def draw(self, painter: QPainter, room: QRect) -> None:
        value = self.value
        if value is None:
            return
        number, _, figures, share, pace = self.columns
        width = self._label_width(room.width())
        painter.setPen(self.muted)
        painter.drawText(room, ONE_LINE, value.number)
        painter.setPen(self.text_ink)
        label = QRect(room.left() + number, room.top(), width, room.height())
        painter.drawText(label, WRAPPED, self._label)
        right = room.right() + 1
        self._draw_pace(painter, QRect(right - pace, room.top(), pace, room.height()))
        right -= pace + theme.GAP
        to_right = ONE_LINE | Qt.AlignmentFlag.AlignRight
        painter.setPen(self.text_ink)
        for column, words in (
            (share, percent(value.counts.share)),
            (figures, f"{value.counts.done}/{value.applicable}"),
        ):
            box = QRect(right - column, room.top(), column, room.height())
            painter.drawText(box, to_right, words)
            right -= column + theme.GAP
            painter.setPen(self.muted)
        left = label.right() + theme.GAP
        bar = QRectF(left, room.center().y() - BAR / 2 + 1, right - left, BAR)
        draw_completion(painter, bar, value, self.palette())

    def _draw_pace(self, painter: QPainter, room: QRect) -> None:
        assert self.value is not None
        colour = marks.ink(self.value.pace, self.palette())
        box = QRectF(room.left(), room.center().y() - marks.SIDE / 2 + 1, marks.SIDE, marks.SIDE)
        marks.draw(painter, self.value.pace, box, colour)
        painter.setPen(QPen(colour))
        words = room.adjusted(marks.SIDE + theme.GRID, 0, 0, 0)
        painter.drawText(words, ONE_LINE, term(self.value.pace))
