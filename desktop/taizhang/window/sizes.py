"""How large a window opens: as it likes to be, but never larger than the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_TITLE_BAR = 40
"""What the system puts above a window, about; the screen must hold that as well."""


def open_at(widget: QWidget, width: int, height: int) -> None:
    """Give a window its first size, in device-independent pixels."""
    room = widget.screen().availableSize()
    widget.resize(min(width, room.width()), min(height, room.height() - _TITLE_BAR))
