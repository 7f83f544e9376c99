"""What a scrolling widget shows its content in, made here and not by Qt."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def give_viewport(area: QAbstractScrollArea) -> None:
    """Replace the viewport by one like it. Belongs at the very beginning of ``__init__``.

    When PySide6 first meets a widget that Qt made it asks for every class that it might be of, and
    makes all of these in Python: 20 ms of a start. One that was made here it knows.
    """
    viewport = QWidget()
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    area.setViewport(viewport)
