"""A milestone in one of the lists: number, words, day, and how many days."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from taizhang.report.overview import Item
from taizhang.window import theme
from taizhang.window.overview.row import ONE_LINE, Row
from taizhang.window.terms import term


class Listed(NamedTuple):
    """A milestone with its day in words, and how long it is overdue or there is still."""

    item: Item
    day: str
    days: str


class ItemRow(Row):
    """One line; words that are too long for it are told in full by tip and screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value: Listed | None = None

    def show_value(self, value: Listed) -> None:
        """Show another milestone."""
        self.value = value
        item = value.item
        words = self.tr("{number} {text}（{role}）{day} {days}").format(
            number=item.number,
            text=item.text,
            role=term(item.role),
            day=value.day,
            days=value.days,
        )
        self.say(words.strip(), item.leads)

    def own_columns(self) -> tuple[int, ...]:
        """Number, day, days."""
        assert self.value is not None
        words = (self.value.item.number, self.value.day, self.value.days)
        return tuple(map(self.fontMetrics().horizontalAdvance, words))

    def draw(self, painter: QPainter, room: QRect) -> None:
        value = self.value
        if value is None:
            return
        number, day, days = self.columns
        painter.setPen(self.muted)
        painter.drawText(room, ONE_LINE, value.item.number)
        to_right = ONE_LINE | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, to_right, value.days)
        right = days + (theme.GAP if days else 0)
        painter.drawText(room.adjusted(0, 0, -right, 0), to_right, value.day)
        painter.setPen(self.text_ink)
        text = room.adjusted(number + theme.GAP, 0, -(right + day + theme.GAP), 0)
        fitting = self.fontMetrics().elidedText(
            value.item.text, Qt.TextElideMode.ElideRight, text.width()
        )
        painter.drawText(text, ONE_LINE, fitting)
