"""Cards: a heading and what stands below it; without rows a card says so in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from taizhang.ledger.pace import Pace
from taizhang.ledger.status import Status
from taizhang.report.overview import Count, Leads
from taizhang.window import theme
from taizhang.window.overview.apart import Apart
from taizhang.window.overview.chip import Chip, LinkChip
from taizhang.window.overview.row import Group, Row
from taizhang.window.overview.tile import card_ground
from taizhang.window.wrapping import Wrapping

Part = Row | Wrapping | QLabel


class Card(QWidget):
    """A heading, at its right what leads to all of it, and below what is added.

    It sets its parts itself: Qt's layouts ask every row for its height hundreds of times.
    """

    pressed = Signal(object)
    """What was pressed leads to these rows."""
    focused = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QLabel()
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._heading.setFont(theme.bold(self.font()))
        self.beside = QLabel()
        """What is said at the right of the heading."""
        self.beside.setTextFormat(Qt.TextFormat.PlainText)
        self.beside.setContentsMargins(0, 0, theme.GRID, 0)
        self.more = LinkChip()
        """What leads to all of it."""
        self.group([self.more])
        self._line = QWidget(self)
        line = QHBoxLayout(self._line)
        line.setContentsMargins(theme.GRID, 0, 0, theme.GRID)
        line.addWidget(self._heading, 1)
        line.addWidget(self.beside)
        line.addWidget(self.more)
        self.more.hide()

    def group(self, rows: Sequence[Row] = ()) -> Group:
        """A group of rows whose signals are this card's."""
        made = Group(self)
        made.pressed.connect(self.pressed)
        made.focused.connect(self.focused)
        made.show_rows(rows)
        return made

    def show_heading(self, words: str, more: str = "", leads: Leads | None = None) -> None:
        """``more`` is what the list does not show, and leads to it; '' shows none."""
        self._heading.setText(words)
        self.setAccessibleName(words)
        self.more.leads = leads or Leads()
        self.more.show_value(more or words)
        self.more.setVisible(bool(more))

    def in_order(self) -> list[Row]:
        """What there is to press, as it is read."""
        return [self.more]

    # -- geometry ---------------------------------------------------------------------------

    def parts(self) -> Sequence[Part]:
        """What stands below the heading, in order."""
        return []

    def height_for(self, width: int) -> int:
        """How high it is when it is so wide."""
        inner = width - 2 * theme.GAP
        heights = [_height(part, inner) for part in self.parts()]
        return 2 * theme.GAP + self._line.sizeHint().height() + sum(heights)

    def place(self) -> None:
        """Set the parts where their words now ask for."""
        inner = self.width() - 2 * theme.GAP
        top = theme.GAP
        height = self._line.sizeHint().height()
        self._line.setGeometry(theme.GAP, top, inner, height)
        top += height
        for part in self.parts():
            height = _height(part, inner)
            part.setGeometry(theme.GAP, top, inner, height)
            top += height
            if isinstance(part, Wrapping):
                part.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        card_ground(painter, self)
        painter.end()


def _height(part: Part, width: int) -> int:
    if isinstance(part, QLabel):
        return part.heightForWidth(width)
    return part.height_for(width) + (theme.GRID if isinstance(part, Wrapping) else 0)


class Panel(Card):
    """Rows of one kind. Rows that stay are kept, and with them the focus."""

    def __init__(self, make_row: Callable[[], Row], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_row = make_row
        self.legend: Chips | None = None
        self.rows = self.group()
        self._empty = QLabel(self)
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(theme.GRID, 0, 0, theme.GRID)

    def show_values(self, values: Sequence[Any], empty: str) -> None:
        """A row for each value; ``empty`` is said where there is none."""
        rows, rest = self.rows.rows[: len(values)], self.rows.rows[len(values) :]
        held = any(row.hasFocus() for row in rest)
        while len(rows) < len(values):
            row = self._make_row()
            row.setParent(self)
            row.show()
            rows.append(row)
        for row, value in zip(rows, values, strict=True):
            row.show_value(value)
        self.rows.show_rows(rows)
        if held and rows:
            rows[-1].setFocus(Qt.FocusReason.OtherFocusReason)
        for row in rest:
            row.hide()
            row.deleteLater()
        self._empty.setText(empty)
        self._empty.setVisible(not values)

    @property
    def empty_words(self) -> str:
        """What is said where there is no row; '' where there are rows."""
        return "" if self._empty.isHidden() else self._empty.text()

    def add_legend(self) -> Chips:
        """A line of counts above the rows, which says as well what the bars' patterns mean."""
        self.legend = Chips(self)
        return self.legend

    def parts(self) -> Sequence[Part]:
        """The legend, the rows or the sentence in their place."""
        legend = [self.legend] if self.legend else []
        return [*legend, *self.rows.rows] if self.rows.rows else [*legend, self._empty]

    def in_order(self) -> list[Row]:
        """What there is to press, as it is read."""
        legend = self.legend.chips if self.legend else []
        return [*super().in_order(), *legend, *self.rows.rows]


class Chips(Wrapping):
    """Counts side by side; one stop of Tab."""

    def __init__(self, card: Card) -> None:
        super().__init__(card)
        self._group = card.group()
        self.chips: list[Chip] = []

    def show_values(self, values: Sequence[Count[Status] | Count[Pace]]) -> None:
        """As many chips as at first: there is one for each status, or pace."""
        if not self.chips:
            self.chips = [Chip() for _ in values]
            for chip in self.chips:
                self.line.addWidget(chip)
                chip.show()
        for chip, value in zip(self.chips, values, strict=True):
            chip.show_value(value)
        self._group.show_rows(self.chips)


class PaceCard(Card):
    """How many milestones are of each pace, and what is not counted."""

    def __init__(self, apart: Apart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paces = Chips(self)
        self._apart = apart
        apart.setParent(self)

    def parts(self) -> Sequence[Part]:
        """The counts; below them what is not counted."""
        return [self.paces] if self._apart.isHidden() else [self.paces, self._apart]

    def in_order(self) -> list[Row]:
        """What there is to press, as it is read."""
        return [*super().in_order(), *self.paces.chips, *self._apart.in_order()]
