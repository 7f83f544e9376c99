"""Signs drawn as shapes, so that no colour stands alone: the same shapes as on paper."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF

from taizhang.ledger.pace import Pace, Timing
from taizhang.ledger.status import Status
from taizhang.plan.model import Role
from taizhang.report.overview import Verdict
from taizhang.window import theme

Mark = Status | Pace | Timing | Verdict

SIDE = 10
"""Pixels: as high as a digit beside it."""


def ink(mark: Mark, palette: QPalette) -> QColor:
    """The colour of what a mark stands for."""
    if mark in (Status.DONE, Pace.AHEAD, Pace.DONE, Verdict.REACHED, Verdict.KEPT):
        return theme.accent(palette)
    if mark in (Status.UNDER_WAY, Pace.ON_TIME, Verdict.SHORT):
        return theme.role_colour(Role.RESPONSIBLE, palette)
    if mark in (Pace.BEHIND, Timing.OVERDUE, Verdict.EXCEEDED):
        return theme.warning(palette)
    if mark is Timing.DUE_SOON:
        return theme.role_colour(Role.ADDRESSED, palette)
    return theme.muted(palette)


def draw(painter: QPainter, mark: Mark, box: QRectF, colour: QColor) -> None:
    """Draw a mark into the square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _SHAPES[type(mark), mark](painter, box, colour)
    painter.restore()


def _at(box: QRectF, *points: tuple[float, float]) -> QPolygonF:
    """Points given as shares of the box, from its upper left."""
    return QPolygonF([QPointF(box.x() + x * box.width(), box.y() + y * box.height())
                      for x, y in points])  # fmt: skip


def _fill(painter: QPainter, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)


def _inner(box: QRectF) -> QRectF:
    return box.adjusted(0.7, 0.7, -0.7, -0.7)


def _disc(painter: QPainter, box: QRectF, colour: QColor) -> None:
    _fill(painter, colour)
    painter.drawEllipse(box)


def _ring(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.drawEllipse(_inner(box))


def _half(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.drawEllipse(_inner(box))
    _fill(painter, colour)
    painter.drawPie(box, 90 * 16, 180 * 16)


def _dash(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.drawPolyline(_at(box, (0.1, 0.5), (0.9, 0.5)))


def _dotted(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.4, Qt.PenStyle.DotLine, Qt.PenCapStyle.RoundCap))
    painter.drawEllipse(_inner(box))


def _up(painter: QPainter, box: QRectF, colour: QColor) -> None:
    _fill(painter, colour)
    painter.drawPolygon(_at(box, (0.0, 0.9), (1.0, 0.9), (0.5, 0.08)))


def _level(painter: QPainter, box: QRectF, colour: QColor) -> None:
    _fill(painter, colour)
    painter.drawRect(QRectF(box.x(), box.y() + box.height() * 0.28, box.width(), 0.44 * SIDE))


def _down(painter: QPainter, box: QRectF, colour: QColor) -> None:
    _fill(painter, colour)
    painter.drawPolygon(_at(box, (0.0, 0.1), (1.0, 0.1), (0.5, 0.92)))


def _tick(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPolyline(_at(box, (0.08, 0.55), (0.38, 0.86), (0.94, 0.16)))


def _warning(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                        Qt.PenJoinStyle.RoundJoin))  # fmt: skip
    painter.drawPolygon(_at(box, (0.5, 0.04), (1.0, 0.96), (0.0, 0.96)))
    painter.drawPolyline(_at(box, (0.5, 0.38), (0.5, 0.62)))
    painter.drawPoint(_at(box, (0.5, 0.8)).at(0))


def _diamond(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.drawPolygon(_at(box, (0.5, 0.02), (0.98, 0.5), (0.5, 0.98), (0.02, 0.5)))


# By type as well: 已完成 is a status and a pace, and words of equal letters are equal.
_SHAPES = {
    (Status, Status.DONE): _disc,
    (Status, Status.UNDER_WAY): _half,
    (Status, Status.NOT_STARTED): _ring,
    (Status, Status.NOT_APPLICABLE): _dash,
    (Pace, Pace.DONE): _disc,
    (Pace, Pace.AHEAD): _up,
    (Pace, Pace.ON_TIME): _level,
    (Pace, Pace.BEHIND): _down,
    (Pace, Pace.OTHER): _dotted,
    (Timing, Timing.OVERDUE): _warning,
    (Timing, Timing.DUE_SOON): _diamond,
    (Verdict, Verdict.REACHED): _tick,
    (Verdict, Verdict.KEPT): _tick,
    (Verdict, Verdict.SHORT): _half,
    (Verdict, Verdict.EXCEEDED): _warning,
    (Verdict, Verdict.MISSING): _dash,
    (Verdict, Verdict.NOT_APPLICABLE): _dash,
}
