"""Labels and buttons as all sections of the pane have them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QDateEdit, QLabel, QPushButton, QWidget

from taizhang.window import theme


def text_label() -> QLabel:
    """Words that wrap, can be copied, and are never markup."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def heading(text: str, like: QWidget) -> QLabel:
    """A section's heading."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(theme.bold(like.font()))
    label.setContentsMargins(0, theme.GAP, 0, 0)
    return label


def colour_words(label: QLabel, ink: QColor | None) -> None:
    """Write a label's words in an ink; None gives it the ink of all text."""
    palette = label.palette()
    if ink is None:
        label.setPalette(QPalette())
        return
    palette.setColor(QPalette.ColorRole.WindowText, ink)
    label.setPalette(palette)


def mute(label: QLabel) -> QLabel:
    """Said beside the point."""
    label.setStyleSheet(f"color: {theme.muted(label.palette()).name()}")
    return label


def small_button(text: str, slot: Callable[[], object]) -> QPushButton:
    """A button as wide as its word."""
    button = QPushButton(text)
    button.setAutoDefault(False)
    width = button.fontMetrics().horizontalAdvance(text) + 6 * theme.GRID
    button.setMinimumWidth(width)
    button.clicked.connect(lambda _checked: slot())
    return button


def day_field(day: date, name: str) -> QDateEdit:
    """A day with its calendar."""
    field = QDateEdit(QDate(day.year, day.month, day.day))
    field.setAccessibleName(name)
    field.setCalendarPopup(True)
    field.setDisplayFormat("yyyy-MM-dd")
    return field


def day_of(field: QDateEdit) -> date:
    """The day in a field."""
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())
