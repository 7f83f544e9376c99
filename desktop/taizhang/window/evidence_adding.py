"""Files are added in the background: kept through a connection of their own, one add at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, Signal

from taizhang.errors import KnownError
from taizhang.ledger.changes import Together
from taizhang.ledger.evidence import EvidencePlace
from taizhang.window.jobs import Jobs
from taizhang.window.sentence import sentence

if TYPE_CHECKING:
    from taizhang.ledger.evidence_adding import NewFile
    from taizhang.ledger.evidence_store import Kept
    from taizhang.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class _Batch:
    """Files that were added in one go, and where to: another row may be shown meanwhile."""

    files: tuple[NewFile, ...]
    place: EvidencePlace


class EvidenceAdding(QObject):
    """``kept`` comes with the change that puts files in their place, ``refused`` with a sentence.

    `Jobs` drops what is asked for while it works; here each add waits for its turn.
    """

    kept = Signal(object, int)
    """The change, and how many of the files stood there already."""
    refused = Signal(str)
    changed = Signal()
    """Other files are being added now, or none."""
    _emptied = Signal()

    def __init__(self, ledger: Ledger, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._queue: list[_Batch] = []
        self._jobs = Jobs(self._attach, self._refuse, self)

    def add(self, files: Sequence[NewFile], place: EvidencePlace) -> None:
        """Keep these files, then let them stand for ``place``."""
        self._queue.append(_Batch(tuple(files), place))
        self.changed.emit()
        if len(self._queue) == 1:
            self._start()

    def names_at(self, place: EvidencePlace) -> list[str]:
        """The names of the files that are being added there."""
        return [file.name for batch in self._queue if batch.place == place for file in batch.files]

    def finish(self) -> None:
        """Wait until all is added; the window is painted, but takes no input meanwhile."""
        if not self._queue:
            return
        loop = QEventLoop()
        self._emptied.connect(loop.quit)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self._emptied.disconnect(loop.quit)

    def stop(self) -> None:
        """End the thread; what is being added was waited for."""
        self._jobs.stop()

    def _start(self) -> None:
        path, files = self._ledger.path, self._queue[0].files
        self._jobs.start(lambda: _keep(path, files))

    def _go_on(self) -> None:
        if self._queue:
            self._start()
        self.changed.emit()
        if not self._queue:
            self._emptied.emit()

    def _attach(self, kept: tuple[Kept, ...]) -> None:
        from taizhang.ledger.evidence_adding import attaching

        batch = self._queue.pop(0)
        try:
            change = attaching(self._ledger, batch.files, kept, [batch.place])
        except KnownError as error:
            self.refused.emit(sentence(error))
        else:
            count = len(change.changes) if isinstance(change, Together) else 1
            self.kept.emit(change, len(batch.files) - count)
        finally:
            self._go_on()

    def _refuse(self, error: BaseException) -> None:
        self._queue.pop(0)
        if isinstance(error, KnownError):
            self.refused.emit(sentence(error))
        self._go_on()
        if not isinstance(error, KnownError):
            raise error


def _keep(path: Path, files: Sequence[NewFile]) -> tuple[Kept, ...]:
    """Raises KnownError as `keep_all` does; nothing is kept then."""
    from taizhang.ledger.evidence_adding import keep_all
    from taizhang.ledger.probe import version_of
    from taizhang.ledger.store import SCHEMA_VERSION, Ledger, connect

    version_of(path, SCHEMA_VERSION)  # connecting to nothing would make an empty file
    other = Ledger(connect(path), path)
    try:
        return keep_all(other, files)
    finally:
        other.close()
