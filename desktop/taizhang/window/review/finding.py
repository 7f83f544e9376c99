"""What was read at a place of the source: the task, and in it the agency or the milestone."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from taizhang.reader.reading import Part, Reading, ReadTask, Span


@dataclass(frozen=True, slots=True)
class Found:
    """``agency`` and ``milestone`` are indexes into the task's; -1 where the place is in none."""

    task: ReadTask | None = None
    part: Part | None = None
    agency: int = -1
    milestone: int = -1


def find(reading: Reading, place: int) -> Found:
    """What stands at ``place``; nothing where nothing was read."""
    task = _holding(reading, place)
    if task is not None:
        agency = _index([one.span for one in task.assignments], place)
        milestone = _index([one.span for one in task.milestones], place)
        return Found(task=task, agency=agency, milestone=-1 if agency >= 0 else milestone)
    for part in reading.parts:
        if part.span.start <= place < part.span.end:
            return Found(part=part)
    return Found()


def _holding(reading: Reading, place: int) -> ReadTask | None:
    """The task whose span holds the place; of two that do (a split's clause), the nearest."""
    before = bisect_right(reading.tasks, place, key=lambda task: task.span.start)
    for task in reversed(reading.tasks[:before]):
        if place < task.span.end:
            return task
        if task.clause_span is not None and _holds(task.clause_span, place):
            return task
        break
    return None


def _index(spans: list[Span], place: int) -> int:
    return next((k for k, span in enumerate(spans) if _holds(span, place)), -1)


def _holds(span: Span, place: int) -> bool:
    return span.start <= place < span.end
