"""Evidence read byte by byte, in the background: which files are not what was put in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from taizhang.errors import KnownError
from taizhang.ledger.feedback import lost_files
from taizhang.ledger.store import open_ledger
from taizhang.window.jobs import Jobs
from taizhang.window.sentence import sentence


class LostEvidence(QObject):
    """``found`` is by unit what was looked at so far; through a connection of its own."""

    looked = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._stopped = Event()
        self._asked: frozenset[int] = frozenset()
        self.found: dict[int, frozenset[int]] = {}
        self.hindered = ""
        """What hindered looking, '' when nothing did."""
        self._jobs = Jobs(self._take, self._miss, self)

    def ask(self, unit_ids: Sequence[int]) -> bool:
        """Look at these units' evidence, unless that was done. Returns whether it was."""
        left = frozenset(unit_ids) - self.found.keys()
        if left and left != self._asked:
            self._asked = left
            self.hindered = ""
            path, stopped = self._path, self._stopped
            self._jobs.start(lambda: _look(path, sorted(left), stopped))
        return not left

    def forget(self) -> None:
        """Look again when asked next."""
        self.found = {}
        self._asked = frozenset()

    def stop(self) -> None:
        """Look no further than the unit at hand."""
        self._stopped.set()
        self._jobs.stop()

    def _take(self, found: Mapping[int, frozenset[int]]) -> None:
        self.found |= found
        self._asked = frozenset()
        self.looked.emit()

    def _miss(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.hindered = sentence(error)
        self.looked.emit()


def _look(path: Path, unit_ids: Sequence[int], stopped: Event) -> dict[int, frozenset[int]]:
    """Raises KnownError when the ledger cannot be read."""
    other = open_ledger(path, read_only=True)
    try:
        return {id_: lost_files(other, id_) for id_ in unit_ids if not stopped.is_set()}
    finally:
        other.close()
