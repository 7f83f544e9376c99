"""Correcting what is a task: split, join, remove, make one of marked words, number anew.

Numbers of tasks that are not concerned stay as the document has them; what is split off or made
gets the next free one (一.3-2), as the reader gives it where one item holds several tasks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import reduce

from taizhang.errors import KnownError
from taizhang.reader.correct import strongest, task_of, touches, without_doubts
from taizhang.reader.correct_marked import tasks_in
from taizhang.reader.correct_milestones import cut_milestone
from taizhang.reader.correct_places import narrow, source_place
from taizhang.reader.headings import opening
from taizhang.reader.lines import Stretches, trimmed
from taizhang.reader.reading import (
    Part,
    Reading,
    ReadMilestone,
    ReadSection,
    ReadTask,
    Reason,
    Span,
    Unsure,
)
from taizhang.reader.view import View
from taizhang.reader.words import words_of

WHOLE = "工作任务"
"""The section of tasks that stand under no heading, as the reader names it."""
_NUMBER_DOUBTS = {Reason.NUMBER_GAP, Reason.NUMBER_TWICE}
_LONGEST_MADE = 20_000
"""Characters of words made one task; more is a slip of the mouse (the whole document chosen)."""


def split_task(reading: Reading, number: str, place: int) -> Reading:
    """Cut a task in two at ``place`` of its text. Both keep the clause: it closed them together.

    Raises:
        KnownError: there are no words on one side of the place.
    """
    task = task_of(reading, number)
    if any(start >= end for start, end in _sides(task.text, place)):
        raise KnownError("拆分处两边都要有文字。请把光标放到要分开的地方。")
    if any(one.start < place < one.end for one in task.milestones):
        reading = cut_milestone(reading, number, place)
        task = task_of(reading, number)
    at = source_place(task, reading.source.text, _sides(task.text, place)[1][0])
    halves = (_first_half(task, place, at), _second_half(reading, task, place, at))
    return _put(reading, {number}, halves)


def _sides(text: str, place: int) -> tuple[tuple[int, int], tuple[int, int]]:
    return narrow(text, 0, place), narrow(text, place, len(text))


def _first_half(task: ReadTask, place: int, at: int) -> ReadTask:
    return replace(
        task,
        text=task.text[:place].rstrip(),
        milestones=tuple(one for one in task.milestones if one.end <= place),
        targets=tuple(one for one in task.targets if one.span.start < at),
        span=Span(task.span.start, at),
        text_span=Span(task.text_span.start, at),
    )


def _second_half(reading: Reading, task: ReadTask, place: int, at: int) -> ReadTask:
    begin = place + len(task.text[place:]) - len(task.text[place:].lstrip())
    text = task.text[begin:]
    heading = opening(text, 0, len(text))
    source = reading.source.text
    title = Span(
        source_place(task, source, begin + heading.start),
        source_place(task, source, begin + heading.end - 1) + 1,
    )
    return replace(
        task,
        number=_free_number(reading, task.number),
        title=text[heading.start : heading.end],
        text=text,
        milestones=tuple(_shifted(one, -begin) for one in task.milestones if one.start >= place),
        targets=tuple(one for one in task.targets if one.span.start >= at),
        span=Span(at, max(task.span.end, at)),
        title_span=title,
        text_span=Span(at, max(task.text_span.end, at)),
    )


def _shifted(milestone: ReadMilestone, by: int) -> ReadMilestone:
    return replace(milestone, start=milestone.start + by, end=milestone.end + by)


def _free_number(reading: Reading, wanted: str) -> str:
    """``wanted``, or the same with the next free turn behind it: 一.3-2."""
    used = {task.number for task in reading.tasks}
    if wanted not in used:
        return wanted
    stem, _, turn = wanted.rpartition("-")
    if not (turn.isdecimal() and "." in stem):
        stem = wanted
    k = 2
    while f"{stem}-{k}" in used:
        k += 1
    return f"{stem}-{k}"


def join_tasks(reading: Reading, number: str) -> Reading:
    """Join a task with the one after it: its title, both texts, the agencies of both.

    Raises:
        KnownError: no task follows in its section.
    """
    task = task_of(reading, number)
    place = reading.tasks.index(task)
    after = reading.tasks[place + 1] if place + 1 < len(reading.tasks) else None
    if after is None or after.section != task.section:
        raise KnownError("“{0}”后面没有同一类别的任务可以合并。", number)
    return _put(reading, {number, after.number}, (_joined(task, after),))


def _joined(task: ReadTask, after: ReadTask) -> ReadTask:
    text, offset = _joined_text(task, after)
    return replace(
        task,
        text=text,
        clause=task.clause if after.clause in ("", task.clause) else task.clause + after.clause,
        assignments=strongest((*task.assignments, *after.assignments)),
        milestones=(*task.milestones, *(_shifted(one, offset) for one in after.milestones)),
        open_ended=task.open_ended or after.open_ended,
        due=max((due for due in (task.due, after.due) if due is not None), default=None),
        due_words="、".join(dict.fromkeys(filter(None, (task.due_words, after.due_words)))),
        targets=(*task.targets, *(one for one in after.targets if one not in task.targets)),
        span=_around(task.span, after.span),
        text_span=_around(task.text_span, after.text_span),
        clause_span=_both(task.clause_span, after.clause_span),
    )


def _joined_text(task: ReadTask, after: ReadTask) -> tuple[str, int]:
    """Both texts one after the other, and where the second begins. A title of its own stays."""
    own = after.text_span.start >= after.title_span.end and not after.text.startswith(after.title)
    between = f"{after.title}。" if own else ""
    before = task.text
    if before and before[-1] not in "。；！？，：、":
        before += "。"
    return before + between + after.text, len(before) + len(between)


def _around(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def _both(one: Span | None, other: Span | None) -> Span | None:
    return _around(one, other) if one is not None and other is not None else one or other


def remove_task(reading: Reading, number: str) -> Reading:
    """Make a task no task: its words stay, as a part of the document."""
    task = task_of(reading, number)
    own = not task.text.startswith(task.title)
    words = (task.text or task.title) + task.clause
    part = Part(task.title if own and task.text else "", words, task.span)
    reading = replace(reading, parts=tuple(sorted((*reading.parts, part), key=lambda p: p.span)))
    reading = _put(reading, {number}, ())
    return replace(
        reading,
        unsure=tuple(
            _moved(one, number)
            for one in reading.unsure
            if one.task != number or one.reason is Reason.NOT_TAKEN
        ),
    )


def _moved(one: Unsure, number: str) -> Unsure:
    return replace(one, task="") if one.task == number else one


def make_task(reading: Reading, start: int, end: int) -> tuple[Reading, str]:
    """Make a task of ``source.text[start:end]``; its clause is read. Returns its number as well.

    Raises:
        KnownError: nothing is marked, too much is, or a part of it stands in another task.
    """
    span = trimmed(reading.source.text, start, end)
    if span.start >= span.end:
        raise KnownError("请先在原文中选中要作为任务的文字。")
    if span.end - span.start > _LONGEST_MADE:
        raise KnownError("选中的文字太长，不像一项任务。请只选中一项任务的文字。")
    for task in reading.tasks:
        if touches(task.span, span):
            raise KnownError("选中的文字已经在任务“{0}”里。请用拆分或合并。", task.number)
    reading, section = _section_at(reading, span.start)
    known = {one.agency for task in reading.tasks for one in task.assignments}
    words = reading.source.text[span.start : span.end]
    found, doubts = tasks_in(words, span.start, reading.facts.year, known)
    task = reduce(_joined, found)
    own = _next_number(reading, section, span.start)
    task = replace(task, number=_free_number(reading, own), section=section)
    reading = without_doubts(
        reading, {Reason.NOT_TAKEN, Reason.NO_CLAUSE}, lambda one: touches(one.span, span)
    )
    unsure = [*reading.unsure, *(replace(one, task=task.number) for one in doubts)]
    return replace(
        reading,
        tasks=tuple(sorted((*reading.tasks, task), key=lambda one: one.span)),
        parts=tuple(_parts_around(reading, task.span)),
        unsure=tuple(sorted(unsure, key=lambda one: (one.span, one.reason))),
    ), task.number


def _section_at(reading: Reading, place: int) -> tuple[Reading, str]:
    """The section that a place stands in; one is made where the document has none."""
    if not reading.sections:
        made = ReadSection("一", WHOLE, Span(place, place))
        return replace(reading, sections=(made,)), made.number
    before = [one for one in reading.sections if one.span.start <= place]
    return reading, (
        max(before, key=lambda one: one.span) if before else reading.sections[0]
    ).number


def _next_number(reading: Reading, section: str, place: int) -> str:
    """One more than the last before it in its section, 1 for the first."""
    before = [one for one in reading.tasks if one.section == section and one.span.start < place]
    if not before:
        return f"{section}.1"
    stem, _, last = before[-1].number.rpartition(".")
    own = last.partition("-")[0]
    return f"{stem}.{int(own) + 1}" if own.isdecimal() else f"{section}.{len(before) + 1}"


def _parts_around(reading: Reading, taken: Span) -> Iterable[Part]:
    """The parts without the words of a new task."""
    held = Stretches([*(task.span for task in reading.tasks), *reading.furniture])
    for part in reading.parts:
        if not touches(part.span, taken):
            yield part
            continue
        before = Span(part.span.start, max(part.span.start, taken.start))
        after = Span(min(part.span.end, taken.end), part.span.end)
        for span, heading in ((before, part.heading), (after, "")):
            text = _words(reading.source.text, held.outside(span.start, span.end))
            if heading:
                text = text.removeprefix(heading).lstrip("。：；\n ")
            if text or (heading and span.start < span.end):
                yield Part(heading, text, span)


def _words(source: str, spans: Iterable[Span]) -> str:
    lines: list[str] = []
    for span in spans:
        view = View.of(source[span.start : span.end])
        lines += (words_of(line, 0, len(line)).text for line in view.text.split("\n"))
    return "\n".join(line for line in lines if line)


def renumber(reading: Reading) -> Reading:
    """Number the tasks of each section from 1 in their order."""
    counts: dict[str, int] = {}
    numbers: dict[str, str] = {}
    for task in reading.tasks:
        counts[task.section] = counts.get(task.section, 0) + 1
        numbers[task.number] = f"{task.section}.{counts[task.section]}"
    reading = without_doubts(reading, _NUMBER_DOUBTS, lambda _: True)
    return replace(
        reading,
        tasks=tuple(replace(one, number=numbers[one.number]) for one in reading.tasks),
        unsure=tuple(replace(one, task=numbers.get(one.task, "")) for one in reading.unsure),
    )


def _put(reading: Reading, gone: Collection[str], tasks: tuple[ReadTask, ...]) -> Reading:
    """Put ``tasks`` in the place of those with the numbers ``gone``; doubts follow their words."""
    place = next(k for k, task in enumerate(reading.tasks) if task.number in gone)
    left = [task for task in reading.tasks if task.number not in gone]
    left[place:place] = tasks
    unsure = tuple(
        replace(one, task=_holder(tasks, one)) if one.task in gone and tasks else one
        for one in reading.unsure
    )
    return replace(reading, tasks=tuple(left), unsure=unsure)


def _holder(tasks: tuple[ReadTask, ...], one: Unsure) -> str:
    holding = [task for task in tasks if touches(task.span, one.span)]
    return (holding[0] if holding else tasks[0]).number
