"""总览 as values: how far a unit is, in figures that the screen and the paper show alike.

Only the tasks that name the unit are counted; 泛指 and requirements are told apart. Every part
carries what it leads to.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Generic, TypeVar

from taizhang.ledger.month import MonthChanges, Place, changes_between
from taizhang.ledger.pace import (
    Pace,
    Timing,
    compared,
    elapsed,
    is_limit,
    milestone_pace,
    rate,
    timing,
)
from taizhang.ledger.record import MilestoneRecord, Record, SectionRecord, Tally, TaskRecord, tally
from taizhang.ledger.records import record_of
from taizhang.ledger.status import Status
from taizhang.plan.model import Agency, PlanFacts, Role, Target
from taizhang.report.wording import OWN_ROLES, figure, target_text

if TYPE_CHECKING:
    from taizhang.ledger.agencies import Unit
    from taizhang.ledger.store import Ledger

Tasks = tuple[TaskRecord, ...] | list[TaskRecord]

LISTED = 5
"""So many of a list are shown; the others are counted (还有 n 项)."""


@dataclass(frozen=True, slots=True)
class Leads:
    """Which rows of the list a part of the overview stands for. What is empty does not restrict.

    ``milestone_id`` comes with its ``task_id``. ``changed_since`` is the first day of what was
    changed: with 已完成 by 完成日期, else by the journal.
    """

    section: str = ""
    role: Role | None = None
    status: Status | None = None
    timing: Timing | None = None
    pace: Pace | None = None
    task_id: int | None = None
    milestone_id: int | None = None
    changed_since: date | None = None


@dataclass(frozen=True, slots=True)
class Completion:
    """How far some milestones are. ``number`` and ``title`` name a section, a role, or nothing.

    ``elapsed`` is the share of their time that is over (序时), None where none applies. ``pace``
    compares it with the share that is done: what is shown beside each other must agree.
    """

    number: str
    title: str
    counts: Tally
    elapsed: float | None
    pace: Pace
    leads: Leads

    @property
    def applicable(self) -> int:
        """Of so many ``counts.done`` are done."""
        return self.counts.total - self.counts.not_applicable


W = TypeVar("W", Status, Pace)


@dataclass(frozen=True, slots=True)
class Count(Generic[W]):
    """How many milestones are of a status or of a pace."""

    what: W
    count: int
    leads: Leads


class Verdict(StrEnum):
    """What is to be said of a target."""

    REACHED = "已达到"
    SHORT = "未达到"
    KEPT = "未超限"
    EXCEEDED = "已超限"
    MISSING = "未填"
    NOT_APPLICABLE = "不适用"


@dataclass(frozen=True, slots=True)
class TargetBar:
    """A target with the figure reached. ``share`` is 完成率, above 1 where it is passed.

    ``share`` is None without a figure, where it does not apply, and of a figure to be kept
    (``limit``): there a share says nothing.
    """

    number: str
    target: Target
    value: float | None
    limit: bool
    share: float | None
    verdict: Verdict
    leads: Leads

    @property
    def scale(self) -> float:
        """The figure at the bar's end: a quarter beyond the one to reach, or to keep below."""
        return self.target.high * 1.25 or (self.value or 0.0) * 1.25 or 1.0

    @property
    def figures(self) -> str:
        """860/900个: the figure reached and the one to reach, without what softens it (力争)."""
        reached = "—" if self.value is None else figure(self.value)
        return f"{reached}/{target_text(replace(self.target, qualifier=''))}"

    @property
    def clipped(self) -> bool:
        """Whether the figure lies beyond the bar's end."""
        return self.value is not None and self.value > self.scale


@dataclass(frozen=True, slots=True)
class Item:
    """A milestone in one of the lists. ``day`` is 完成时限, or 完成日期 of what is done.

    ``days`` is how long it is overdue, or how long there is still; 0 for what is done.
    """

    number: str
    text: str
    role: Role
    day: date
    days: int
    leads: Leads


@dataclass(frozen=True, slots=True)
class Month:
    """What is new from ``first`` to the day of the overview."""

    first: date
    completed: tuple[Item, ...]
    """The latest first."""
    begun: int
    extended: int
    evidence: int
    notes: int

    @property
    def leads(self) -> Leads:
        """All that was changed."""
        return Leads(changed_since=self.first)


@dataclass(frozen=True, slots=True)
class Overview:
    """One unit's plan on one page as of a day (数据截至)."""

    plan: PlanFacts
    agency: Agency
    as_of: date
    whole: Completion
    statuses: tuple[Count[Status], ...]
    paces: tuple[Count[Pace], ...]
    sections: tuple[Completion, ...]
    roles: tuple[Completion, ...]
    targets: tuple[TargetBar, ...]
    overdue: tuple[Item, ...]
    """The one that waits longest first."""
    due_soon: tuple[Item, ...]
    """The next one first."""
    month: Month
    general: int
    """泛指 tasks, not counted in anything else."""
    requirements: int

    @property
    def is_empty(self) -> bool:
        """Whether the plan names the unit nowhere."""
        return self.whole.counts.tasks == 0


def month_of(as_of: date) -> tuple[date, date]:
    """The days whose changes `overview_of` wants: the month of ``as_of``, up to that day."""
    return as_of.replace(day=1), as_of


def read_overview(ledger: Ledger, unit: Unit, as_of: date) -> Overview:
    """The overview of a unit in the plan that the ledger shows."""
    record = record_of(ledger, unit, as_of)
    changes = changes_between(ledger, unit.id, *month_of(as_of))
    return overview_of(record, changes, record.plan.year)


def overview_of(record: Record, changes: MonthChanges, year: int) -> Overview:
    """The overview of a plan for ``year``; ``changes`` are those of `month_of` the record's day."""
    making = _Making(record, changes, year)
    whole = making.completion(record.own, Leads())
    sections = [s for s in record.sections if any(t.is_own for t in s.tasks)]
    by_role = {role: [t for t in record.own if t.role is role] for role in OWN_ROLES}
    return Overview(
        plan=record.plan,
        agency=record.agency,
        as_of=record.as_of,
        whole=whole,
        statuses=making.statuses(),
        paces=making.paces(),
        sections=tuple(making.section(s) for s in sections),
        roles=tuple(
            making.completion(tasks, Leads(role=role), title=role)
            for role, tasks in by_role.items()
            if tasks
        ),
        targets=tuple(_target(t, m) for t, m in making.own if m.target is not None),
        overdue=making.waiting(Timing.OVERDUE),
        due_soon=making.waiting(Timing.DUE_SOON),
        month=making.month(),
        general=len(record.general),
        requirements=len(record.requirements),
    )


class _Making:
    """The unit's own milestones, gone through once for each part."""

    def __init__(self, record: Record, changes: MonthChanges, year: int) -> None:
        self._record = record
        self._changes = changes
        self._year = year
        self.own = [(task, m) for task in record.own for m in task.milestones]
        self._timed: dict[Timing | None, list[tuple[TaskRecord, MilestoneRecord]]]
        self._timed = defaultdict(list)
        for task, milestone in self.own:
            self._timed[timing(milestone, record.as_of)].append((task, milestone))
        # A plan of ten thousand milestones has a handful of deadlines.
        self._elapsed = cache(lambda due: elapsed(date(year, 1, 1), due, record.as_of))

    def completion(
        self, tasks: Tasks, leads: Leads, number: str = "", title: str = ""
    ) -> Completion:
        counts = tally(tasks)
        over = [
            self._elapsed(m.due)
            for task in tasks
            for m in task.milestones
            if m.status is not Status.NOT_APPLICABLE
        ]
        mean = sum(over) / len(over) if over else None
        return Completion(number, title, counts, mean, _pace(counts, mean), leads)

    def section(self, section: SectionRecord) -> Completion:
        own = [task for task in section.tasks if task.is_own]
        return self.completion(own, Leads(section=section.number), section.number, section.title)

    def statuses(self) -> tuple[Count[Status], ...]:
        counts = Counter(m.status for _, m in self.own)
        order = (Status.DONE, Status.UNDER_WAY, Status.NOT_STARTED, Status.NOT_APPLICABLE)
        return tuple(Count(status, counts[status], Leads(status=status)) for status in order)

    def paces(self) -> tuple[Count[Pace], ...]:
        day = self._record.as_of
        counts = Counter(milestone_pace(m, self._year, day) for _, m in self.own)
        return tuple(Count(pace, counts[pace], Leads(pace=pace)) for pace in Pace)

    def waiting(self, wanted: Timing) -> tuple[Item, ...]:
        day = self._record.as_of
        found = [_item(t, m, m.due, abs((day - m.due).days)) for t, m in self._timed[wanted]]
        return tuple(sorted(found, key=lambda item: item.day))

    def month(self) -> Month:
        first, last = month_of(self._record.as_of)
        done = [
            _item(task, m, m.completed_on, 0)
            for task, m in self.own
            if m.completed_on is not None and first <= m.completed_on <= last
        ]
        ids = {m.id for _, m in self.own}
        tasks = {task.id for task in self._record.own}
        return Month(
            first=first,
            completed=tuple(sorted(done, key=lambda item: item.day, reverse=True)),
            begun=len(self._changes.begun & ids),
            extended=len(self._changes.extended & ids),
            evidence=_within(self._changes.evidence, tasks, ids),
            notes=_within(self._changes.notes, tasks, ids),
        )


def _pace(counts: Tally, over: float | None) -> Pace:
    if over is None or counts.share is None:
        return Pace.OTHER
    return Pace.DONE if counts.share == 1 else compared(counts.share, over)


def _item(task: TaskRecord, milestone: MilestoneRecord, day: date, days: int) -> Item:
    assert task.role is not None
    leads = Leads(task_id=task.id, milestone_id=milestone.id)
    return Item(milestone.number, milestone.text, task.role, day, days, leads)


def _within(places: Iterable[Place], tasks: set[int], milestones: set[int]) -> int:
    """How many of the places are the unit's own."""
    return sum(
        place.task_id in tasks if place.milestone_id is None else place.milestone_id in milestones
        for place in places
    )


def _target(task: TaskRecord, milestone: MilestoneRecord) -> TargetBar:
    target = milestone.target
    assert target is not None
    return TargetBar(
        milestone.number,
        target,
        milestone.value,
        is_limit(target),
        None if milestone.status is Status.NOT_APPLICABLE else rate(milestone),
        _verdict(milestone, target),
        Leads(task_id=task.id, milestone_id=milestone.id),
    )


def _verdict(milestone: MilestoneRecord, target: Target) -> Verdict:
    value = milestone.value
    if milestone.status is Status.NOT_APPLICABLE:
        return Verdict.NOT_APPLICABLE
    if value is None:
        return Verdict.MISSING
    if is_limit(target):
        return Verdict.KEPT if value <= target.high else Verdict.EXCEEDED
    return Verdict.REACHED if value >= target.low else Verdict.SHORT
