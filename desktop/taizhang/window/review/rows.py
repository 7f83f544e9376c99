"""What the list of a review shows: headings, tasks, and what was taken for none, in their order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from taizhang.reader.reading import Part, Reading, ReadSection, ReadTask, Span


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A heading with how many tasks stand under it."""

    section: ReadSection
    tasks: int

    @property
    def key(self) -> str:
        """What stays the same when it is corrected."""
        return f"section {self.section.number}"

    @property
    def span(self) -> Span:
        """Its place in the source."""
        return self.section.span


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task with how many places in it are unsure."""

    task: ReadTask
    doubts: int

    @property
    def key(self) -> str:
        """What stays the same when it is corrected."""
        return f"task {self.task.number}"

    @property
    def span(self) -> Span:
        """Its place in the source."""
        return self.task.span


@dataclass(frozen=True, slots=True)
class PartRow:
    """Words that are no task."""

    part: Part

    @property
    def key(self) -> str:
        """What stays the same when other things are corrected."""
        return f"part {self.part.span.start} {self.part.span.end}"

    @property
    def span(self) -> Span:
        """Its place in the source."""
        return self.part.span


Row = SectionRow | TaskRow | PartRow


def rows_of(reading: Reading) -> list[Row]:
    """Every row, in the order of the document; a heading stands before what begins with it."""
    doubts = Counter(one.task for one in reading.unsure if one.task)
    tasks = Counter(task.section for task in reading.tasks)
    rows: list[tuple[int, int, Row]] = [
        (one.span.start, 0, SectionRow(one, tasks[one.number])) for one in reading.sections
    ]
    rows += [(one.span.start, 1, TaskRow(one, doubts[one.number])) for one in reading.tasks]
    rows += [(one.span.start, 2, PartRow(one)) for one in reading.parts]
    return [row for _, _, row in sorted(rows, key=lambda found: found[:2])]
