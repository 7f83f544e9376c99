"""How large a window opens: as it likes to be, but never larger than the screen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from taizhang.window import theme

_TITLE_BAR = 40
"""What the system puts above a window, about; the screen must hold that as well."""


def wide_enough(least: int, words: Iterable[str], metrics: QFontMetrics) -> int:
    """The width of a column that cuts none of these words, and is never below ``least``."""
    return max(least, *(metrics.horizontalAdvance(word) + 2 * theme.GAP for word in words))


def open_at(widget: QWidget, width: int, height: int) -> None:
    """Give a window its first size, in device-independent pixels."""
    room = widget.screen().availableSize()
    widget.resize(min(width, room.width()), min(height, room.height() - _TITLE_BAR))
