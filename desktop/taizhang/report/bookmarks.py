"""The outline of a file: entries in reading order, each with its level."""

from __future__ import annotations

from taizhang.report.cleaning import one_line
from taizhang.report.pdf import PaperCanvas


class Bookmarks:
    """Entries as they come; one deeper than the last becomes its child, by however many levels.

    reportlab counts levels without a gap, so it is told how many entries stand above one.
    """

    def __init__(self, canvas: PaperCanvas) -> None:
        self._canvas = canvas
        self._path: list[int] = []
        self._count = 0

    def add(self, title: str, level: int, top: float) -> None:
        """An entry that leads to the height ``top`` of the page at hand."""
        while self._path and self._path[-1] >= level:
            self._path.pop()
        depth = len(self._path)
        self._path.append(level)
        self._count += 1
        key = f"entry {self._count}"
        self._canvas.bookmarkPage(key, fit="XYZ", top=round(top))
        # The first level is open, what is below it closed until the reader opens it.
        self._canvas.addOutlineEntry(one_line(title), key, depth, closed=depth > 0)
        self._canvas.showOutline()
