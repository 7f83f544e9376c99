"""The search is made ready while nobody does anything, so that its first key does not wait."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from taizhang.errors import KnownError

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger

_BEGIN_MS = 400
"""After the list is there; what is pressed first comes first."""
_STEP_MS = 5


class Warming(QObject):
    """Takes a small step whenever the window has time; stops when the unit changes."""

    def __init__(self, ledger: Ledger, parent: QObject) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._steps: Iterator[None] = iter(())
        self._teacher: Thread | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)

    def begin(self, agency_id: int) -> None:
        """Make the search of this unit's texts ready."""
        self._steps = self._prepared(agency_id)
        self._timer.start(_BEGIN_MS)

    def _prepared(self, agency_id: int) -> Iterator[None]:
        """The search itself is made, and its modules imported, when the first step is taken."""
        yield from self._ledger.search.prepare(agency_id)

    def stop(self) -> None:
        """The window closes."""
        self._timer.stop()
        self._steps = iter(())

    def _step(self) -> None:
        if self._teacher is None:
            # Reading pypinyin's dictionaries takes a fifth of a second at one go.
            from taizhang.plan import names

            self._teacher = Thread(target=names.teach_field_words, daemon=True)
            self._teacher.start()
        if self._teacher.is_alive():
            self._timer.start(_BEGIN_MS)
            return
        try:
            next(self._steps)
        except (StopIteration, KnownError):
            return  # ready; or the search itself will say what hinders it
        self._timer.start(_STEP_MS)
