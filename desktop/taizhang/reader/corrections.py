"""The history of a clerk's corrections: each step a whole reading, to go back to and forth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from taizhang.reader.correct import merge_agencies
from taizhang.reader.reading import Reading


@dataclass(frozen=True, slots=True)
class Step:
    """A reading, what made it, and the spellings that were merged on the way to it."""

    reading: Reading
    what: str = ""
    merged: tuple[tuple[str, str], ...] = ()


class Corrections:
    """Readings one after the other; a new correction drops those that were taken back."""

    def __init__(self, reading: Reading) -> None:
        self._steps = [Step(reading)]
        self._at = 0

    @property
    def reading(self) -> Reading:
        """The reading as it is now."""
        return self._steps[self._at].reading

    @property
    def merged(self) -> dict[str, str]:
        """Spellings merged so far: as read, to the name it was merged into."""
        return dict(self._steps[self._at].merged)

    @property
    def made(self) -> bool:
        """Whether anything was corrected."""
        return self._at > 0

    @property
    def undoable(self) -> str | None:
        """What undo would take back."""
        return self._steps[self._at].what if self._at else None

    @property
    def redoable(self) -> str | None:
        """What redo would make again."""
        return self._steps[self._at + 1].what if self._at + 1 < len(self._steps) else None

    def do(self, correct: Callable[[Reading], Reading], what: str) -> bool:
        """Make a correction; one that changes nothing is none. Returns whether it changed."""
        return self._add(correct(self.reading), what, self._steps[self._at].merged)

    def merge(self, name: str, into: str, what: str) -> bool:
        """Merge two spellings, to be remembered as well."""
        merged = {key: into if to == name else to for key, to in self.merged.items()}
        merged.pop(into, None)
        merged[name] = into
        return self._add(merge_agencies(self.reading, name, into), what, tuple(merged.items()))

    def _add(self, reading: Reading, what: str, merged: tuple[tuple[str, str], ...]) -> bool:
        if reading is self.reading or reading == self.reading:
            return False
        del self._steps[self._at + 1 :]
        self._steps.append(Step(reading, what, merged))
        self._at += 1
        return True

    def undo(self) -> None:
        """Take back the latest correction; nothing when there is none."""
        self._at = max(self._at - 1, 0)

    def redo(self) -> None:
        """Make again what was taken back; nothing when there is none."""
        self._at = min(self._at + 1, len(self._steps) - 1)
