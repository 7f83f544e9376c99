"""Reading a stretch that the clerk marked: as a document of its own, under the plan's year."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from taizhang.reader.correct_places import narrow
from taizhang.reader.read import read
from taizhang.reader.reading import ReadMilestone, ReadTarget, ReadTask, Span, Unsure
from taizhang.reader.source import Source
from taizhang.reader.view import View
from taizhang.reader.words import Words, words_of

_HEAD = "{0}工作方案\n\n"
"""Stands above the stretch, so that its first words are not taken for the document's title."""
_SENTENCE = re.compile(r"[^。；！？]+")
_LONGEST_TITLE = 40


def tasks_in(
    stretch: str, offset: int, year: int | None, known: Collection[str]
) -> tuple[tuple[ReadTask, ...], tuple[Unsure, ...]]:
    """The tasks that ``stretch`` holds, at least one, and what is unsure in them.

    ``offset`` is where the stretch stands in the source; all spans are of the source.
    """
    head = _HEAD.format(f"{year}年" if year else "")
    found = read(Source.of_text(head + stretch), known)
    by = offset - len(head)
    if not found.tasks:
        return (_plain_task(stretch, offset),), ()
    numbers = {task.number for task in found.tasks}
    doubts = (one for one in found.unsure if one.task in numbers)
    return (
        tuple(_moved_task(task, by) for task in found.tasks),
        tuple(replace(one, span=_moved(one.span, by)) for one in doubts),
    )


def _plain_task(stretch: str, offset: int) -> ReadTask:
    """Words in which no task was found: each sentence a milestone, the first words the title."""
    view = View.of(stretch)
    words = words_of(view.text, 0, len(view.text))
    sentences = [
        narrow(words.text, match.start(), match.end()) for match in _SENTENCE.finditer(words.text)
    ]
    cuts = [(start, end) for start, end in sentences if start < end]
    first = cuts[0] if cuts else (0, len(words.text))
    title = (first[0], min(first[1], first[0] + _LONGEST_TITLE))
    whole = _place(view, words, (0, len(words.text)), offset)
    return ReadTask(
        number="",
        section="",
        title=words.text[slice(*title)],
        text=words.text,
        clause="",
        assignments=(),
        milestones=tuple(
            ReadMilestone(
                words.text[start:end], start, end, _place(view, words, (start, end), offset)
            )
            for start, end in cuts
        ),
        open_ended=False,
        due=None,
        due_words="",
        targets=(),
        span=whole,
        title_span=_place(view, words, title, offset),
        text_span=whole,
        clause_span=None,
    )


def _place(view: View, words: Words, cut: tuple[int, int], offset: int) -> Span:
    span = words.span(*cut)
    return _moved(view.source_span(span.start, span.end), offset)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _moved_target(target: ReadTarget, by: int) -> ReadTarget:
    return replace(target, span=_moved(target.span, by))


def _moved_milestone(one: ReadMilestone, by: int) -> ReadMilestone:
    target = one.target and _moved_target(one.target, by)
    return replace(one, span=_moved(one.span, by), target=target)


def _moved_task(task: ReadTask, by: int) -> ReadTask:
    return replace(
        task,
        assignments=tuple(replace(a, span=_moved(a.span, by)) for a in task.assignments),
        milestones=tuple(_moved_milestone(one, by) for one in task.milestones),
        targets=tuple(_moved_target(one, by) for one in task.targets),
        span=_moved(task.span, by),
        title_span=_moved(task.title_span, by),
        text_span=_moved(task.text_span, by),
        clause_span=task.clause_span and _moved(task.clause_span, by),
    )
