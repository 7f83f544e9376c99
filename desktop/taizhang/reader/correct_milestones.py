"""Correcting the milestones of a task: cut, join, deadline, target."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from taizhang.errors import KnownError
from taizhang.reader.correct import DUE_DOUBTS, task_of, touches, with_task, without_doubts
from taizhang.reader.correct_places import narrow, source_span
from taizhang.reader.reading import (
    Reading,
    ReadMilestone,
    ReadTarget,
    ReadTask,
    Reason,
    Span,
)

TARGET_DOUBTS = frozenset({Reason.TWO_TARGETS, Reason.TARGET_UNCLEAR})


def milestone_at(task: ReadTask, place: int) -> int:
    """The index of the milestone at ``task.text[place]``, or of the last before it; -1 for none."""
    found = -1
    for index, milestone in enumerate(task.milestones):
        if milestone.start > place and found >= 0:
            break
        found = index
    return found


def cut_milestone(reading: Reading, number: str, place: int) -> Reading:
    """Cut the milestone at ``place`` of the task's text in two.

    Raises:
        KnownError: there is no milestone with words on both sides of the place.
    """
    task = task_of(reading, number)
    index = milestone_at(task, place)
    if index < 0:
        raise KnownError("这里没有可以切分的文字。")
    old = task.milestones[index]
    halves = [(old.start, place), (place, old.end)]
    pieces = [narrow(task.text, start, end) for start, end in halves if start < end]
    if len(pieces) < 2 or any(start >= end for start, end in pieces):
        raise KnownError("切分处两边都要有文字。请把光标放到一句话中间。")
    source = reading.source.text
    first, second = (_piece(task, old, start, end, source) for start, end in pieces)
    if old.due is not None and first.due is None and second.due is None:
        first = replace(first, due=old.due, due_words=old.due_words)
    changed = (*task.milestones[:index], first, second, *task.milestones[index + 1 :])
    reading = with_task(reading, replace(task, milestones=changed))
    return without_doubts(
        reading,
        {Reason.TWO_TARGETS},
        lambda one: (
            touches(one.span, old.span)
            and _targets_in(task, first) <= 1 >= _targets_in(task, second)
        ),
    )


def _targets_in(task: ReadTask, milestone: ReadMilestone) -> int:
    return sum(touches(target.span, milestone.span) for target in task.targets)


def _piece(task: ReadTask, old: ReadMilestone, start: int, end: int, source: str) -> ReadMilestone:
    """A part of a milestone, with the deadline and the target that stand in its words."""
    span = source_span(task, source, start, end)
    text = task.text[start:end]
    has_due = bool(old.due_words) and all(word in text for word in old.due_words.split("、"))
    held = [target for target in task.targets if touches(target.span, span)]
    own = old.target
    if own is not None and own not in held and touches(own.span, span):
        held.insert(0, own)
    return ReadMilestone(
        text=text,
        start=start,
        end=end,
        span=span,
        due=old.due if has_due else None,
        due_words=old.due_words if has_due else "",
        target=held[0] if held else None,
    )


def join_milestones(reading: Reading, number: str, index: int) -> Reading:
    """Join a milestone with the next one.

    Raises:
        KnownError: there is no next one, or both have a target: one milestone has one.
    """
    task = task_of(reading, number)
    if not 0 <= index < len(task.milestones) - 1:
        raise KnownError("后面没有可以合并的节点。")
    one, two = task.milestones[index : index + 2]
    if one.target is not None and two.target is not None:
        raise KnownError("两个节点各有一个指标，一个节点只能有一个。请先移除其中一个指标再合并。")
    joined = ReadMilestone(
        text=task.text[one.start : two.end],
        start=one.start,
        end=two.end,
        span=Span(min(one.span.start, two.span.start), max(one.span.end, two.span.end)),
        due=max((due for due in (one.due, two.due) if due is not None), default=None),
        due_words="、".join(filter(None, (one.due_words, two.due_words))),
        target=one.target or two.target,
    )
    changed = (*task.milestones[:index], joined, *task.milestones[index + 2 :])
    return with_task(reading, replace(task, milestones=changed))


def set_milestone_due(reading: Reading, number: str, index: int, due: date | None) -> Reading:
    """Set a milestone's own deadline; None: it is the task's."""
    task, old = _milestone(reading, number, index)
    reading = _with(reading, task, index, replace(old, due=due))
    return without_doubts(reading, DUE_DOUBTS, lambda one: touches(one.span, old.span))


def set_target(
    reading: Reading,
    number: str,
    index: int,
    target: ReadTarget | None,
) -> Reading:
    """Give a milestone a target, correct the one it has, or take it away (None).

    Raises:
        KnownError: the target has no name, or figures that are none.
    """
    task, old = _milestone(reading, number, index)
    if target is not None:
        _check(target)
    others = [one for one in task.targets if old.target is None or one != old.target]
    targets = others if target is None else sorted([*others, target], key=lambda one: one.span)
    task = replace(task, targets=tuple(targets))
    reading = _with(reading, task, index, replace(old, target=target))
    return without_doubts(reading, TARGET_DOUBTS, lambda one: touches(one.span, old.span))


def new_target(
    milestone: ReadMilestone, name: str, low: float, high: float, unit: str
) -> ReadTarget:
    """A target that the clerk found in a milestone's words."""
    return ReadTarget(name, low, high, unit, "", "", milestone.span)


def _check(target: ReadTarget) -> None:
    if not target.name.strip():
        raise KnownError("指标要有名称，例如“江苏名牌”。")
    if not (math.isfinite(target.low) and math.isfinite(target.high)):
        raise KnownError("指标值不是数。请填数字，例如 860。")
    if target.low > target.high:
        raise KnownError("指标的下限 {0:g} 大于上限 {1:g}。", target.low, target.high)


def _milestone(reading: Reading, number: str, index: int) -> tuple[ReadTask, ReadMilestone]:
    task = task_of(reading, number)
    if not 0 <= index < len(task.milestones):
        raise KnownError("任务“{0}”没有第 {1} 个节点。", number, index + 1)
    return task, task.milestones[index]


def _with(reading: Reading, task: ReadTask, index: int, milestone: ReadMilestone) -> Reading:
    return with_task(reading, replace(task, milestones=_changed(task.milestones, index, milestone)))


def _changed(
    milestones: Sequence[ReadMilestone], index: int, milestone: ReadMilestone
) -> tuple[ReadMilestone, ...]:
    return (*milestones[:index], milestone, *milestones[index + 1 :])
