"""The large figures: each with what it counts, and a line or a bar below."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from taizhang.ledger.pace import DUE_SOON_WITHIN, Timing
from taizhang.report.overview import Completion, Leads, Month, Overview
from taizhang.report.wording import percent
from taizhang.window import theme
from taizhang.window.overview import marks
from taizhang.window.overview.bar_row import BAR, draw_completion
from taizhang.window.overview.row import ONE_LINE, PAD, Row
from taizhang.window.terms import term

_JOINER = "\u2060"
_MARGIN = theme.GAP


class Tile(Row):
    """A card with a large figure. Who inherits it says what stands beside and below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("总览"))
        self.heading = ""
        self.big = ""
        self.below = ""
        self.mark: marks.Mark | None = None

    @property
    def big_font(self) -> QFont:
        """Of the figure: twice the size of words."""
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 2.1)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    @property
    def _big_height(self) -> int:
        return QFontMetrics(self.big_font).ascent() + theme.GRID

    def height_for(self, width: int) -> int:
        inner = width - 2 * (PAD + _MARGIN)
        below = self.wrapped_height(inner, self.below or " ")
        return 2 * _MARGIN + self.fontMetrics().height() + self._big_height + below

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        card_ground(painter, self)
        painter.end()
        super().paintEvent(event)

    def draw(self, painter: QPainter, room: QRect) -> None:
        inner = room.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        line = self.fontMetrics().height()
        self._draw_heading(painter, QRect(inner.left(), inner.top(), inner.width(), line))
        painter.setFont(self.big_font)
        painter.setPen(self.big_ink)
        base = inner.top() + line + QFontMetrics(self.big_font).ascent()
        painter.drawText(inner.left(), base, self.big)
        painter.setFont(self.font())
        beside = QFontMetrics(self.big_font).horizontalAdvance(self.big) + theme.GAP
        right = inner.adjusted(beside, line, 0, 0)
        right.setBottom(base)
        self.draw_beside(painter, right)
        painter.setPen(self.muted)
        top = inner.top() + line + self._big_height
        below = QRect(inner.left(), top, inner.width(), inner.bottom() - top + 1)
        painter.drawText(below, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, self.below)

    def _draw_heading(self, painter: QPainter, room: QRect) -> None:
        left = 0
        if self.mark is not None:
            box = QRectF(
                room.left(), room.center().y() - marks.SIDE / 2 + 1, marks.SIDE, marks.SIDE
            )
            marks.draw(painter, self.mark, box, marks.ink(self.mark, self.palette()))
            left = marks.SIDE + theme.GRID
        painter.setPen(self.text_ink)
        painter.drawText(room.adjusted(left, 0, 0, 0), ONE_LINE, self.heading)

    @property
    def big_ink(self) -> QPen:
        """The colour of the figure."""
        return QPen(self.text_ink)

    def draw_beside(self, painter: QPainter, room: QRect) -> None:
        """Draw what stands to the right of the figure."""


class CompletionTile(Tile):
    """How much is done, against how much of the time is over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value: Completion | None = None

    def show_value(self, overview: Overview) -> None:
        """Show another unit, or another day."""
        value = self.value = overview.whole
        counts = value.counts
        self.heading = self.tr("完成率")
        self.big = percent(counts.share)
        words = self.tr("已完成 {done}/{all} 个节点 · 时间进度 {time}")
        self.below = words.format(
            done=counts.done, all=value.applicable, time=percent(value.elapsed)
        )
        said = self.tr("完成率 {share}：{below}，{pace}")
        self.say(said.format(share=self.big, below=self.below, pace=term(value.pace)), value.leads)

    def draw_beside(self, painter: QPainter, room: QRect) -> None:
        value = self.value
        if value is None:
            return
        bar = QRectF(room.left(), room.bottom() - BAR - theme.GRID, room.width(), BAR + 2)
        draw_completion(painter, bar, value, self.palette())
        colour = marks.ink(value.pace, self.palette())
        above = QRect(room.left(), room.top() - self.fontMetrics().height(), room.width(),
                      self.fontMetrics().height())  # fmt: skip
        width = self.fontMetrics().horizontalAdvance(term(value.pace))
        painter.setPen(colour)
        painter.drawText(above, ONE_LINE | Qt.AlignmentFlag.AlignRight, term(value.pace))
        left = above.right() - width - theme.GRID - marks.SIDE
        box = QRectF(left, above.center().y() - marks.SIDE / 2 + 1, marks.SIDE, marks.SIDE)
        marks.draw(painter, value.pace, box, colour)


class TimingTile(Tile):
    """How many are overdue, or due soon."""

    def __init__(self, timing: Timing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = self._timing = timing

    def show_value(self, overview: Overview) -> None:
        """Show another unit, or another day."""
        late = self._timing is Timing.OVERDUE
        count = len(overview.overdue if late else overview.due_soon)
        self.heading = term(self._timing)
        self.big = str(count)
        self.below = (
            self.tr("完成时限已过")
            if late
            else self.tr("{n} 天内到期").format(n=DUE_SOON_WITHIN.days)
        )
        words = self.tr("{timing} {n} 项：{below}")
        said = words.format(timing=self.heading, n=count, below=self.below)
        self.say(said, Leads(timing=self._timing))

    @property
    def big_ink(self) -> QPen:
        if self.big == "0":
            return QPen(self.muted)
        return QPen(marks.ink(self._timing, self.palette()))


class MonthTile(Tile):
    """What is new this month."""

    def show_value(self, overview: Overview) -> None:
        """Show another unit, or another month."""
        month = overview.month
        self.heading = self.tr("本月新完成（{month} 月）").format(month=month.first.month)
        self.big = str(len(month.completed))
        words = self._words(month)
        self.below = " · ".join(_in_one(part) for part in words.split(" · "))
        self.say(f"{self.heading} {self.big}，{words}", month.leads)

    def _words(self, month: Month) -> str:
        words = self.tr("新开始 {begun} · 延期 {extended} · 佐证 {evidence} · 备注 {notes}")
        return words.format(
            begun=month.begun, extended=month.extended, evidence=month.evidence, notes=month.notes
        )

    @property
    def big_ink(self) -> QPen:
        return QPen(self.muted if self.big == "0" else theme.accent(self.palette()))


def _in_one(words: str) -> str:
    """Words that are not parted at a line's end: a figure alone in the next line says nothing."""
    return _JOINER.join(words.replace(" ", "\u00a0"))


def card_ground(painter: QPainter, widget: QWidget) -> None:
    """What a card stands on: the ground of texts with a hair line around it."""
    palette = widget.palette()
    line = theme.blend(
        palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Base), 0.16
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, 1))
    painter.setBrush(palette.color(QPalette.ColorRole.Base))
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
