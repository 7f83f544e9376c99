"""Objects that refer to each other in circles are cleared away in the window's thread only.

Python clears them away in whichever thread happens to make the next object. A closed dialog that a
thread at work on a report would clear away is destroyed there, and Qt allows that in its own thread
only: the program hangs when the window's thread holds a lock that the other one then waits for.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


class Garbage(QObject):
    """Clears away every second what Python's own thresholds say is enough."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(self.clear)
        timer.start(_EVERY_MS)

    def clear(self) -> None:
        """The oldest generation whose count is over its threshold, and those younger."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return
