"""Files are added in the background, one batch after the other, while the clerk goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, Signal

from taizhang.errors import KnownError
from taizhang.ledger.changes import Change, Together
from taizhang.ledger.evidence import EvidencePlace
from taizhang.window.evidence_keeping import Stopped, Watch, keep_beside
from taizhang.window.jobs import Jobs
from taizhang.window.sentence import sentence

if TYPE_CHECKING:
    from taizhang.ledger.evidence_adding import KeptEach, KeptFile, NewFile
    from taizhang.ledger.store import Ledger

Make = Callable[[Sequence["KeptFile"]], Change]
"""Makes the change that puts kept files in their place."""


@dataclass
class _Batch:
    """Files that were added in one go, and where to: another row may be shown meanwhile."""

    files: tuple[NewFile, ...]
    place: EvidencePlace
    make: Make
    watch: Watch
    percent: int | None = field(default=None)
    """None before its turn has come."""


class EvidenceAdding(QObject):
    """``kept`` comes with the change that puts files in their place, ``refused`` with a sentence.

    `Jobs` drops what is asked for while it works; here each batch waits for its turn.
    """

    kept = Signal(object, int)
    """The change, and how many of the files stood there already."""
    refused = Signal(str)
    changed = Signal()
    """Other files are being added now, or none, or they are further."""
    begun = Signal()
    ended = Signal()
    """Between the two the other thread may be writing to the ledger."""
    _moved = Signal(object, int)
    _emptied = Signal()

    def __init__(self, ledger: Ledger, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._queue: list[_Batch] = []
        self._jobs = Jobs(self._attach, self._refuse, self)
        self._moved.connect(self._on_moved)

    def add(self, files: Sequence[NewFile], place: EvidencePlace, make: Make | None = None) -> None:
        """Keep these files, then let them stand for ``place``, or do what ``make`` says."""
        batch = _Batch(tuple(files), place, make or self._attaching(place), Watch(lambda _: None))
        batch.watch = Watch(lambda percent: self._moved.emit(batch, percent))
        self._queue.append(batch)
        if len(self._queue) == 1:
            self._start()
        self.changed.emit()

    def _attaching(self, place: EvidencePlace) -> Make:
        def make(kept: Sequence[KeptFile]) -> Change:
            from taizhang.ledger.evidence_adding import attaching

            files = [one.file for one in kept]
            return attaching(self._ledger, files, [one.content for one in kept], [place])

        return make

    @property
    def is_busy(self) -> bool:
        """Whether files are being added now."""
        return bool(self._queue)

    def names_at(self, place: EvidencePlace) -> list[tuple[str, int | None]]:
        """The names of the files that are being added there, and how far they are in percent."""
        return [
            (file.name, batch.percent)
            for batch in self._queue
            if batch.place == place
            for file in batch.files
        ]

    def give_up(self, place: EvidencePlace) -> None:
        """Add nothing of what is being added there."""
        for batch in self._queue:
            if batch.place == place:
                batch.watch.stop()

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
        path, batch = self._ledger.path, self._queue[0]
        batch.percent = 0
        self.begun.emit()
        self._jobs.start(lambda: keep_beside(path, batch.files, batch.watch))

    def _on_moved(self, batch: _Batch, percent: int) -> None:
        if batch in self._queue:
            batch.percent = percent
            self.changed.emit()

    def _go_on(self) -> None:
        if self._queue:
            self._start()
        self.changed.emit()
        if not self._queue:
            self._emptied.emit()

    def _attach(self, kept: KeptEach) -> None:
        batch = self._queue.pop(0)
        self.ended.emit()
        try:
            if kept.files:
                change = batch.make(kept.files)
                count = len(change.changes) if isinstance(change, Together) else 1
                self.kept.emit(change, max(len(kept.files) - count, 0))
        except KnownError as error:
            self.refused.emit(sentence(error))
        else:
            if kept.refused:
                self.refused.emit(self.refusals(kept.refused))
        finally:
            self._go_on()

    def refusals(self, errors: Sequence[KnownError]) -> str:
        """One sentence for what was not added, with the first one's reason."""
        first = sentence(errors[0])
        if len(errors) == 1:
            return first
        return self.tr("有 {n} 份没有添加。{first}").format(n=len(errors), first=first)

    def _refuse(self, error: BaseException) -> None:
        self._queue.pop(0)
        self.ended.emit()
        if isinstance(error, Stopped):
            self.refused.emit(self.tr("已取消，没有添加。"))
        elif isinstance(error, KnownError):
            self.refused.emit(sentence(error))
        self._go_on()
        if not isinstance(error, (KnownError, Stopped)):
            raise error
