"""A place that the outline leads to, where no heading stands."""

from __future__ import annotations

from taizhang.report.flow import Flow


class Place:
    """A block without height; what comes next begins on the same page."""

    before = 0.0
    joined = True

    def __init__(self, title: str, level: int) -> None:
        self.done = False
        self._title = title
        self._level = level

    def least(self, width: float) -> float:
        """None."""
        return 0.0

    def place(self, flow: Flow, room: float) -> float:
        """Put the entry into the outline."""
        flow.book.bookmark(self._title, self._level, flow.top)
        self.done = True
        return 0.0
