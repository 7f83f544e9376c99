"""Files are kept in another thread, through a connection of its own; it can be stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from taizhang.ledger.evidence_adding import KeptEach, NewFile

_HUNDRED = 100


class Stopped(Exception):
    """The clerk gave it up; nothing of it is kept."""


class Watch:
    """Between the thread that works and the window: how far it is, and whether to go on.

    ``told`` is called in the working thread, with percents, at most a hundred times.
    """

    def __init__(self, told: Callable[[int], None]) -> None:
        self._told = told
        self._stop = Event()
        self._percent = -1

    def stop(self) -> None:
        """Have the work end at its next step."""
        self._stop.set()

    def __call__(self, done: int, total: int) -> None:
        """Hear of the work's progress. Raises Stopped when it was given up."""
        if self._stop.is_set():
            raise Stopped
        percent = min(_HUNDRED * done // max(total, 1), _HUNDRED)
        if percent > self._percent:
            self._percent = percent
            self._told(percent)


def keep_beside(path: Path, files: Sequence[NewFile], watch: Watch) -> KeptEach:
    """Keep files in the ledger in ``path``, whichever of them can be kept.

    Raises:
        Hindered: the ledger is in the way; nothing is kept.
        Stopped: it was given up; nothing is kept.
    """
    from taizhang.ledger.evidence_adding import keep_each
    from taizhang.ledger.probe import version_of
    from taizhang.ledger.store import SCHEMA_VERSION, Ledger, connect

    version_of(path, SCHEMA_VERSION)  # connecting to nothing would make an empty file
    other = Ledger(connect(path), path)
    try:
        return keep_each(other, files, watch)
    finally:
        other.close()
