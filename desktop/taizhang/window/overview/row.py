"""A line that leads to its rows, and a group of such lines as one stop of the Tab key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from taizhang.report.overview import Leads
from taizhang.window import theme

PAD = theme.GRID
"""Pixels at either side, inside the line that shows the focus."""
ONE_LINE = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Home: -(1 << 30),
    Qt.Key.Key_End: 1 << 30,
}


class Row(QAbstractButton):
    """Pressed with mouse, Enter or Space. Who inherits it draws it, and says it in words."""

    moved = Signal(int)
    """An arrow key: by how many rows."""
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.leads = Leads()
        self.columns: tuple[int, ...] = ()
        """Widths that all rows of a group share."""
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, words: str, leads: Leads) -> None:
        """What a screen reader says, what the mouse is told, and where it leads."""
        self.leads = leads
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
        self.updateGeometry()
        self.update()

    @property
    def is_stop(self) -> bool:
        """Whether Tab comes here, not to another row of its group."""
        return self.focusPolicy() is Qt.FocusPolicy.StrongFocus

    # -- what the kinds of rows differ in ---------------------------------------------------

    def show_value(self, value: Any) -> None:
        """Take over another value; ends in `say`."""
        raise NotImplementedError

    def own_columns(self) -> tuple[int, ...]:
        """The widths that this row needs; the group gives each row the largest."""
        return ()

    def draw(self, painter: QPainter, room: QRect) -> None:
        """Draw what is in the row."""
        raise NotImplementedError

    def height_for(self, width: int) -> int:
        """How high it is when it is so wide."""
        return self.line_height

    # -- the button -------------------------------------------------------------------------

    @property
    def line_height(self) -> int:
        """Of one line of words, with the space around it."""
        return self.fontMetrics().height() + 2

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.height_for(self.width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in _STEPS:
            self.moved.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.hover_ground())
            painter.drawRoundedRect(shape, theme.GRID, theme.GRID)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(shape, theme.GRID, theme.GRID)
        painter.setPen(self.text_ink)
        self.draw(painter, self.rect().adjusted(PAD, 0, -PAD, 0))
        painter.end()

    def hover_ground(self) -> QColor:
        """What tells that it can be pressed."""
        front = self.palette().color(QPalette.ColorRole.Highlight)
        return theme.blend(front, self.palette().color(QPalette.ColorRole.Base), 0.14)

    @property
    def text_ink(self) -> QColor:
        """The colour of words."""
        return self.palette().color(QPalette.ColorRole.WindowText)

    @property
    def muted(self) -> QColor:
        """The colour of what is said beside the point."""
        return theme.muted(self.palette())

    def wrapped_height(self, width: int, words: str) -> int:
        """The height that words take when they are broken at this width."""
        room = QRect(0, 0, max(width, 20), 1 << 20)
        return self.fontMetrics().boundingRect(room, int(WRAPPED), words).height()


def plain_tip(words: str) -> str:
    """A tool tip that is never taken for markup, and breaks its lines all the same."""
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{escaped}</span>" if words else ""


class Group(QObject):
    """Rows that are one stop of Tab: within it the arrow keys, Home and End go from row to row."""

    pressed = Signal(object)
    """What the pressed row leads to."""
    focused = Signal(QWidget)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Hold these rows from now on; those that it held before keep their connections."""
        known = set(map(id, self.rows))
        self.rows = list(rows)
        for row in self.rows:
            if id(row) not in known:
                row.clicked.connect(lambda _=False, r=row: self.pressed.emit(r.leads))
                row.moved.connect(lambda step, r=row: self._move(r, step))
                row.focused.connect(lambda r=row: self._entered(r))
        self._align()
        if self.rows and not any(row.is_stop for row in self.rows):
            self.rows[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _align(self) -> None:
        """Give all rows the columns of the widest."""
        widths = [row.own_columns() for row in self.rows]
        shared = tuple(max(column) for column in zip(*widths, strict=True))
        for row in self.rows:
            row.columns = shared
            row.update()

    def _entered(self, entered: Row) -> None:
        for row in self.rows:
            row.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if row is entered else Qt.FocusPolicy.ClickFocus
            )
        self.focused.emit(entered)

    def _move(self, row: Row, step: int) -> None:
        place = min(max(self.rows.index(row) + step, 0), len(self.rows) - 1)
        self.rows[place].setFocus(Qt.FocusReason.OtherFocusReason)
