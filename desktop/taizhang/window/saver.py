"""What could not be saved is kept, shown as unsaved, and saved by itself when it can be.

Disk full, folder read-only, another program holding the file, a USB stick taken out: the change the
clerk made stays on the screen. It is tried again every few seconds, and with the next change.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from taizhang import bug
from taizhang.errors import KnownError
from taizhang.ledger.trouble import Hindered

if TYPE_CHECKING:
    from taizhang.ledger.changes import Change, WriteNote
    from taizhang.ledger.store import Ledger

_RETRY_MS = 3000
_MOMENT_MS = 20
"""A change waits that long for our own other thread; longer would be felt while typing."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A change that is not on the disk yet, and when it was made."""

    change: Change
    at: datetime


class Saver(QObject):
    """The window's only way to write. Changes are saved in the order in which they were made."""

    saved = Signal()
    hindered = Signal(object)
    """The `KnownError` that keeps a change from being saved, or refuses it."""
    waiting_changed = Signal()

    def __init__(
        self, ledger: Ledger, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._now = now
        self._waiting: list[Waiting] = []
        self._hindered_before = False
        self._held = False
        self._retry = QTimer(self)
        self._retry.setInterval(_RETRY_MS)
        self._retry.timeout.connect(self.flush)

    @property
    def waiting(self) -> tuple[Change, ...]:
        """What is not on the disk yet, oldest first."""
        return tuple(w.change for w in self._waiting)

    def apply(self, change: Change) -> bool:
        """Save a change now, or keep it until it can be. Returns whether it is on the disk."""
        self._waiting = [w for w in self._waiting if not _replaces(change, w.change)]
        self._waiting.append(Waiting(change, self._now()))
        return self.flush()

    def hold(self) -> None:
        """Our own other thread writes for a while: what cannot be saved meanwhile waits, unsaid."""
        from taizhang.ledger.evidence_store import be_patient

        self._held = True
        be_patient(self._ledger, _MOMENT_MS)

    def release(self) -> None:
        """The other thread has ended; what waits is saved now."""
        from taizhang.ledger.evidence_store import be_patient
        from taizhang.ledger.store import BUSY_TIMEOUT_MS

        self._held = False
        be_patient(self._ledger, BUSY_TIMEOUT_MS)
        if self._waiting:
            self.flush()

    def keep_draft(self, note: WriteNote) -> bool:
        """Put what is being typed on disk; what cannot be is kept as the note it will be."""
        if not any(_replaces(note, w.change) for w in self._waiting):
            try:
                self._ledger.keep_draft(note)
            except Hindered:
                return self.apply(note)
            except KnownError as error:
                self.hindered.emit(error)
                return False
            if not self._waiting:
                self.saved.emit()
            return True
        return self.apply(note)

    def flush(self) -> bool:
        """Try to save what is waiting. Returns whether all of it is on the disk now.

        What is refused for good is said and dropped; what comes after it is saved all the same.
        """
        any_waited, refused = bool(self._waiting), False
        if any_waited and self._hindered_before:
            self._connect_anew()
        while self._waiting:
            first = self._waiting.pop(0)  # while it is saved it is not unsaved any more
            try:
                bug.did(type(first.change).__name__)
                self._ledger.apply(first.change, first.at)
            except Hindered as error:
                self._waiting.insert(0, first)
                self._retry.start()
                self.waiting_changed.emit()
                if not self._held:
                    self._hindered_before = True
                    self.hindered.emit(error)
                return False
            except KnownError as error:
                refused = True
                self.hindered.emit(error)
        self._retry.stop()
        self._hindered_before = False
        if any_waited:
            self.waiting_changed.emit()
            if not refused:
                self.saved.emit()
        return not refused

    def _connect_anew(self) -> None:
        """SQLite does not notice by itself that a file can be written, or is there, again."""
        try:
            self._ledger.reconnect()
        except KnownError:
            return  # not yet; what is tried next says why

    def take_back(self) -> Change | None:
        """Drop the latest change that waits: undo of what was never saved."""
        if not self._waiting:
            return None
        change = self._waiting.pop().change
        if not self._waiting:
            self._retry.stop()
        self.waiting_changed.emit()
        return change

    def discard(self) -> None:
        """Give up what waits; the clerk was asked."""
        self._waiting.clear()
        self._retry.stop()

    def text_of(self, place: WriteNote) -> str | None:
        """The unsaved text of the note field that ``place`` names; None when none waits."""
        from taizhang.ledger.changes import WriteNote

        for waiting in reversed(self._waiting):
            if isinstance(waiting.change, WriteNote) and _replaces(place, waiting.change):
                return waiting.change.text
        return None


def _replaces(new: Change, old: Change) -> bool:
    """A later text of the same note field stands for the earlier one."""
    from taizhang.ledger.changes import WriteNote

    return (
        isinstance(new, WriteNote)
        and isinstance(old, WriteNote)
        and (new.agency_id, new.task_id, new.milestone_id, new.field)
        == (old.agency_id, old.task_id, old.milestone_id, old.field)
    )
