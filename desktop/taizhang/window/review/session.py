"""What the panes of a review share: the reading as it stands, and one door for every correction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal

from taizhang.errors import KnownError
from taizhang.reader.correct import with_aliases
from taizhang.reader.corrections import Corrections
from taizhang.reader.reading import Reading, ReadTask, Reason
from taizhang.window.sentence import sentence

Correct = Callable[[Reading], Reading]


class Session(QObject):
    """The reading under review. Panes ask it for changes and listen to `changed`."""

    changed = Signal()
    refused = Signal(str)
    """A correction cannot be made; the sentence says why."""

    def __init__(
        self, reading: Reading, aliases: Mapping[str, str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        reading = with_aliases(reading, aliases)
        self.corrections = Corrections(reading)
        self.first_seen = _first_seen(reading)
        self._tasks: dict[str, ReadTask] = {}
        self._read: Reading | None = None

    @property
    def reading(self) -> Reading:
        """The reading as it stands."""
        return self.corrections.reading

    @property
    def year_end(self) -> date | None:
        """What a task without a deadline of its own is due by."""
        year = self.reading.facts.year
        return date(year, 12, 31) if year else None

    def task(self, number: str) -> ReadTask | None:
        """The task of that number."""
        if self._read is not self.reading:
            self._read = self.reading
            self._tasks = {task.number: task for task in self.reading.tasks}
        return self._tasks.get(number)

    def do(self, correct: Correct, what: str) -> bool:
        """Make a correction; what hinders it is said. Returns whether it was not refused."""
        return self._try(lambda: self.corrections.do(correct, what))

    def merge(self, name: str, into: str, what: str) -> bool:
        """Merge two spellings of an agency, to be remembered."""
        return self._try(lambda: self.corrections.merge(name, into, what))

    def undo(self) -> None:
        """Take back the latest correction."""
        if self.corrections.undoable is not None:
            self.corrections.undo()
            self.changed.emit()

    def redo(self) -> None:
        """Make again what was taken back."""
        if self.corrections.redoable is not None:
            self.corrections.redo()
            self.changed.emit()

    def _try(self, step: Callable[[], bool]) -> bool:
        try:
            changed = step()
        except KnownError as error:
            self.refused.emit(sentence(error))
            return False
        if changed:
            self.changed.emit()
        return True


def _first_seen(reading: Reading) -> frozenset[str]:
    """Agencies whose name was doubted as new when the review began."""
    doubted = {one.span for one in reading.unsure if one.reason is Reason.NEW_NAME}
    return frozenset(
        one.agency for task in reading.tasks for one in task.assignments if one.span in doubted
    )
