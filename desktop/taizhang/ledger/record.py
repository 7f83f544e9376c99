"""What one agency has recorded as of a day: what reports and `tasks --json` are made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from taizhang.ledger.status import NoteField, Status, may_record
from taizhang.plan.model import (
    Agency,
    Assignment,
    MilestoneKind,
    PlanFacts,
    Role,
    SectionKind,
    Target,
)

if TYPE_CHECKING:
    from taizhang.ledger.pace import Pace


@dataclass(frozen=True, slots=True)
class Notes:
    """What was written, by field; fields without text are absent."""

    texts: dict[NoteField, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.texts)


@dataclass(frozen=True, slots=True)
class People:
    """Printed at the foot of a report: 填报人, 审核人, 联系电话. Empty when not entered."""

    reporter: str = ""
    reviewer: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """佐证材料: a file that stands for a milestone or a task; ``name`` is data, never a path.

    ``number`` is its place among those of its task or milestone, ``dated_on`` the document's own
    day, ``added_at`` the moment it was added, ``size`` in bytes.
    """

    number: int
    name: str
    caption: str
    dated_on: date | None
    added_at: str
    size: int
    sha256: str
    id: int
    author: str = ""
    """填报人 when it was added."""
    version: int = 1
    """The how-manieth version of the file at its place it is."""
    places: int = 1
    """How many tasks and milestones of the unit the same content stands for now."""


@dataclass(frozen=True, slots=True)
class DueChange:
    """One change of 完成时限. ``approver`` is '' where an earlier day was set without one."""

    old_due: date
    due: date
    reason: str
    approver: str
    approved_on: date | None
    set_at: str
    author: str = ""

    @property
    def extends(self) -> bool:
        """延期: whether the day became a later one."""
        return self.due > self.old_due


@dataclass(frozen=True, slots=True)
class PaceOverride:
    """序时进度 as the unit judges it itself, and why."""

    pace: Pace
    reason: str


@dataclass(frozen=True, slots=True)
class Step:
    """One of the unit's own steps towards a milestone (分解). ``position`` orders, from 1."""

    id: int
    position: int
    text: str
    person: str = ""
    due: date | None = None
    done_on: date | None = None


_AS_DUE = date.max
"""Stands for a plan's own day that is the standing one."""


@dataclass(frozen=True, slots=True)
class MilestoneRecord:
    """A milestone with what the agency recorded against it as of the day."""

    number: str
    text: str
    due: date
    """完成时限 that stands: the last change of it that counts as of the day, or ``plan_due``."""
    target: Target | None
    status: Status
    completed_on: date | None
    value: float | None
    reason: str
    """Why it does not apply; empty unless ``status`` is 不适用."""
    notes: Notes
    start: int = 0
    """``task.text[start:end]`` are the milestone's words."""
    end: int = 0
    id: int = 0
    """In the ledger; 0 in a record that was not read from one."""
    recheck: str = ""
    """待复核: what an amendment of the plan changed here since it was recorded."""
    evidence: tuple[EvidenceItem, ...] = ()
    plan_due: date = _AS_DUE
    """The plan's own 完成时限; ``due`` when it is not given."""
    deadlines: tuple[DueChange, ...] = ()
    """The changes of it that count as of the day, the last one standing."""
    pace_override: PaceOverride | None = None
    steps: tuple[Step, ...] = ()

    def __post_init__(self) -> None:
        """Without a change there is one day only."""
        if self.plan_due is _AS_DUE:
            object.__setattr__(self, "plan_due", self.due)

    @property
    def kind(self) -> MilestoneKind:
        """Whether a figure is to be reached."""
        return MilestoneKind.ACTION if self.target is None else MilestoneKind.TARGET


def seen_on(milestone: MilestoneRecord, day: date) -> MilestoneRecord:
    """What is recorded now as it counts as of ``day``.

    What was completed later was 进行中 then; a change of the deadline that was approved later did
    not count yet.
    """
    counted = tuple(d for d in milestone.deadlines if not d.approved_on or d.approved_on <= day)
    due = counted[-1].due if counted else milestone.plan_due
    seen = replace(milestone, deadlines=counted, due=due)
    if milestone.completed_on is None or milestone.completed_on <= day:
        return seen
    return replace(seen, status=Status.UNDER_WAY, completed_on=None, value=None)


@dataclass(frozen=True, slots=True)
class TaskRecord:
    """A task as it concerns the agency. ``role`` is None where it does not."""

    number: str
    section: str
    """The section's number: 一 … 八, or 要求."""
    title: str
    text: str
    clause: str
    open_ended: bool
    role: Role | None
    assignments: tuple[Assignment, ...]
    milestones: tuple[MilestoneRecord, ...]
    notes: Notes
    evidence: tuple[EvidenceItem, ...] = ()
    """What stands for the task as a whole."""
    id: int = 0
    """In the ledger; 0 in a record that was not read from one."""

    @property
    def is_open(self) -> bool:
        """Whether the agency may record something here."""
        return may_record(self.role)

    @property
    def is_own(self) -> bool:
        """The plan names the agency here: not 泛指, not a requirement, not another's task."""
        return self.role in (Role.LEAD, Role.RESPONSIBLE, Role.PARTICIPANT, Role.GUIDE)


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """A section with those of its tasks that concern the agency."""

    number: str
    title: str
    kind: SectionKind
    tasks: tuple[TaskRecord, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over milestones. ``done`` and ``not_applicable`` are part of ``total``."""

    tasks: int
    total: int
    done: int
    under_way: int
    not_applicable: int

    @property
    def not_started(self) -> int:
        """What is left when the others are taken off."""
        return self.total - self.done - self.under_way - self.not_applicable

    @property
    def share(self) -> float | None:
        """Done among those that apply, 0 to 1; None when none applies."""
        applicable = self.total - self.not_applicable
        return self.done / applicable if applicable else None


def tally(tasks: Iterator[TaskRecord] | tuple[TaskRecord, ...] | list[TaskRecord]) -> Tally:
    """Count tasks and the statuses of their milestones."""
    tasks = list(tasks)
    counts = Counter(m.status for t in tasks for m in t.milestones)
    return Tally(
        tasks=len(tasks),
        total=sum(counts.values()),
        done=counts[Status.DONE],
        under_way=counts[Status.UNDER_WAY],
        not_applicable=counts[Status.NOT_APPLICABLE],
    )


@dataclass(frozen=True, slots=True)
class Record:
    """An agency's part of the plan as of ``as_of`` (数据截至)."""

    plan: PlanFacts
    agency: Agency
    as_of: date
    people: People
    sections: tuple[SectionRecord, ...]

    @property
    def tasks(self) -> tuple[TaskRecord, ...]:
        """Every task and requirement of the record, in the plan's order."""
        return tuple(t for s in self.sections for t in s.tasks)

    @property
    def own(self) -> tuple[TaskRecord, ...]:
        """The tasks that name the agency: what it is counted by."""
        return tuple(t for t in self.tasks if t.is_own)

    @property
    def general(self) -> tuple[TaskRecord, ...]:
        """Tasks that speak of a collective (泛指): shown apart, never counted as its own."""
        return tuple(t for t in self.tasks if t.role is Role.GENERAL)

    @property
    def archived(self) -> tuple[TaskRecord, ...]:
        """What an amended plan took away from the agency after it had recorded something."""
        return tuple(t for t in self.tasks if t.role is Role.ARCHIVED)

    @property
    def requirements(self) -> tuple[TaskRecord, ...]:
        """Part three's requirements that address the agency."""
        return tuple(t for t in self.tasks if t.role is Role.ADDRESSED)
