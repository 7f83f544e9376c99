"""What is asked of a task as a whole, and of every text that was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from taizhang.errors import KnownError
from taizhang.ledger.evidence_names import shown_name
from taizhang.ledger.feedback import Surroundings
from taizhang.ledger.pace import Pace, task_pace
from taizhang.ledger.record import EvidenceItem, Notes, Record, TaskRecord
from taizhang.ledger.status import NoteField, Status
from taizhang.plan.model import Role
from taizhang.report.check_finding import Finding, Place, Rule, Severity
from taizhang.report.cleaning import one_line

_LONGEST_NAME = 30

_UNFINISHED = re.compile(
    r"×{2,}|○{2,}|(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])|[?？]{3,}|待补充|待填|待核实|此处填|〓"
)


@dataclass(frozen=True, slots=True)
class TaskCase:
    """A task of the record that is asked about."""

    record: Record
    task: TaskRecord
    around: Surroundings

    @property
    def place(self) -> Place:
        """The task's."""
        return Place(self.task.number, self.task.id)

    @property
    def name(self) -> str:
        """``一.3“建立质量奖励制度”``."""
        return named(self.task.number, self.task.title)


def named(number: str, words: str) -> str:
    """What a sentence calls a task or a milestone."""
    words = one_line(words).replace("“", "‘").replace("”", "’")  # GB/T 15834: quotes in quotes
    return f"{number}“{words if len(words) <= _LONGEST_NAME else words[:_LONGEST_NAME] + '…'}”"


def has(notes: Notes, *fields: NoteField) -> bool:
    """Whether something was written in one of the fields."""
    return any(notes.texts.get(field, "").strip() for field in fields)


def no_feedback(case: TaskCase) -> Iterator[Finding]:
    """牵头任务缺参加单位反馈."""
    silent = case.around.silent.get(case.task.id, ())
    if case.task.role is Role.LEAD and silent:
        why = KnownError(
            "{0}由本单位牵头，还没有{1}的反馈，请催报并汇总。", case.name, "、".join(silent)
        )
        yield Finding(Rule.NO_FEEDBACK, Severity.REMIND, why, case.place)


def behind(case: TaskCase) -> Iterator[Finding]:
    """欠序时无下一步: written about the task, or about one of its milestones that are open."""
    task = case.task
    if not task.is_own or task_pace(task, case.record.plan.year, case.record.as_of) != Pace.BEHIND:
        return
    steps = [task.notes, *(m.notes for m in task.milestones if m.status is not Status.DONE)]
    if not any(has(notes, NoteField.NEXT_STEPS) for notes in steps):
        why = KnownError("{0}进度落后于时间（欠序时），请写下一步打算。", case.name)
        yield Finding(Rule.BEHIND, Severity.MUST, why, case.place)


def task_evidence(case: TaskCase) -> Iterator[Finding]:
    """佐证文件缺失, of what stands for the whole task."""
    yield from of_evidence(case.task.evidence, case.around, case.name, case.place)


def task_texts(case: TaskCase) -> Iterator[Finding]:
    """文字待补, of what was written about the whole task."""
    yield from of_texts(case.task.notes, case.name, case.place)


TASK_RULES: tuple[Callable[[TaskCase], Iterator[Finding]], ...] = (
    no_feedback,
    behind,
    task_evidence,
    task_texts,
)


def of_evidence(
    items: tuple[EvidenceItem, ...], around: Surroundings, name: str, place: Place
) -> Iterator[Finding]:
    """佐证文件缺失."""
    for item in items:
        if item.id in around.lost_files:
            why = KnownError(
                "{0}的佐证“{1}”读不出来，请重新添加这个文件。", name, shown_name(item.name)
            )
            yield Finding(Rule.LOST_FILE, Severity.MUST, why, place, str(item.id))


def of_texts(notes: Notes, name: str, place: Place) -> Iterator[Finding]:
    """Texts in which something was left to be filled in."""
    for field, text in notes.texts.items():
        found = _UNFINISHED.search(text)
        if found:
            why = KnownError("{0}的{1}里有“{2}”，请补齐文字。", name, field, found[0])
            yield Finding(Rule.UNFINISHED_TEXT, Severity.REMIND, why, place, field)
