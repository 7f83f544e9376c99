"""Widgets side by side, in as many lines as their width asks for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from taizhang.window import theme


class Wrapping(QWidget):
    """From the left, going on in the next line where the width ends; hidden ones are left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: Sequence[QWidget] = ()

    def hold(self, parts: Sequence[QWidget]) -> None:
        """Show these widgets."""
        self._parts = parts
        for part in parts:
            part.setParent(self)
            part.show()

    def height_for(self, width: int) -> int:
        """How high it is when it is so wide."""
        places = self._places(width)
        return max(place.bottom() + 1 for place in places) if places else 0

    def place(self) -> None:
        """Set the widgets where their words now ask for."""
        shown = [part for part in self._parts if not part.isHidden()]
        for part, place in zip(shown, self._places(self.width()), strict=True):
            part.setGeometry(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def _places(self, width: int) -> list[QRect]:
        places = []
        x, y, line = 0, 0, 0
        for part in self._parts:
            if part.isHidden():
                continue
            size = part.sizeHint()
            if x and x + size.width() > width:
                x, y, line = 0, y + line, 0
            places.append(QRect(x, y, size.width(), size.height()))
            x += size.width() + theme.GRID
            line = max(line, size.height())
        return places
