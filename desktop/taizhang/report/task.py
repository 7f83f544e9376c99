"""One task of the report: its title, who does it, its milestones, what was written about it."""

from __future__ import annotations

from collections.abc import Iterator

from taizhang.ledger.record import TaskRecord
from taizhang.plan.model import Role
from taizhang.report import wording
from taizhang.report.cleaning import one_line
from taizhang.report.flow import Block, Text
from taizhang.report.fonts import HEI, KAI
from taizhang.report.styles import PLAIN
from taizhang.report.tables import milestones_table
from taizhang.report.text import Paragraph, Span, labelled, plain


def task_blocks(task: TaskRecord, *, level: int, whole_number: bool = False) -> Iterator[Block]:
    """The task's blocks. ``level`` is that of its entry in the outline.

    With ``whole_number`` it is numbered ``一.3``, not ``3``: where no section stands above it.
    """
    # A requirement's title names whom it addresses already.
    agencies = "" if task.role is Role.ADDRESSED else wording.agencies_line(task)
    yield _title(task, level, whole_number=whole_number, joined=bool(agencies or task.milestones))
    if agencies:
        yield Text(plain(agencies, PLAIN.clause), joined=bool(task.milestones))
    if task.milestones:
        yield milestones_table(task.milestones)
    for name, text in wording.notes_of(task.notes):
        for i, paragraph in enumerate(labelled(Span(f"{name}：", HEI), text, PLAIN.note)):
            yield Text(paragraph, before=0 if i else 5)


def _title(task: TaskRecord, level: int, *, whole_number: bool, joined: bool) -> Text:
    number = task.number if whole_number else f"{wording.short_number(task.number)}．"
    title = f"{number}{' ' if whole_number else ''}{one_line(task.title)}"
    spans = [Span(title, PLAIN.task.typeface)]
    if task.is_own or whole_number:
        spans.append(Span(f"（{task.role}）", KAI))
    return Text(Paragraph(spans, PLAIN.task), before=10, joined=joined, outline=(title, level))
