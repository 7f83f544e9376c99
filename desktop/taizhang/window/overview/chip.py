"""A mark, a word and a count: what bars are made of, and how many milestones are of each class."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from taizhang.ledger.pace import Pace
from taizhang.ledger.status import Status
from taizhang.plan.model import Role
from taizhang.report.overview import Count
from taizhang.window import theme
from taizhang.window.overview import marks
from taizhang.window.overview.bar_row import draw_swatch
from taizhang.window.overview.row import ONE_LINE, PAD, Row
from taizhang.window.terms import term


class Chip(Row):
    """As wide as its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value: Count[Status] | Count[Pace] | None = None

    def show_value(self, value: Count[Status] | Count[Pace]) -> None:
        """Show another count."""
        self.value = value
        words = self.tr("{what} {n} 个节点").format(what=term(value.what), n=value.count)
        self.say(words, value.leads)

    @property
    def words(self) -> str:
        """The word and the count."""
        return "" if self.value is None else f"{term(self.value.what)} {self.value.count}"

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.words)
        return QSize(2 * PAD + marks.SIDE + theme.GRID + words + 2, self.line_height)

    def draw(self, painter: QPainter, room: QRect) -> None:
        if self.value is None:
            return
        box = QRectF(room.left(), room.center().y() - marks.SIDE / 2 + 1, marks.SIDE, marks.SIDE)
        what = self.value.what
        if isinstance(what, Status):
            draw_swatch(painter, box, what, self.palette())
        else:
            marks.draw(painter, what, box, marks.ink(what, self.palette()))
        painter.setPen(self.text_ink if self.value.count else self.muted)
        painter.drawText(room.adjusted(marks.SIDE + theme.GRID, 0, 0, 0), ONE_LINE, self.words)


class LinkChip(Row):
    """Words alone that lead somewhere, marked by an arrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ""
        self.setAccessibleName(self.tr("查看"))

    def show_value(self, words: str) -> None:
        """Show other words; where they lead stays."""
        self.words = words
        self.say(words, self.leads)

    def sizeHint(self) -> QSize:
        return QSize(
            2 * PAD + self.fontMetrics().horizontalAdvance(f"{self.words} →") + 2, self.line_height
        )

    def draw(self, painter: QPainter, room: QRect) -> None:
        painter.setPen(theme.role_colour(Role.RESPONSIBLE, self.palette()))
        painter.drawText(room, ONE_LINE, f"{self.words} →")
