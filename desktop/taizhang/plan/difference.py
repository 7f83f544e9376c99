"""What an amended plan changed: tasks and milestones are matched by their own words.

Numbers say nothing: a task that is put in shifts all that follow. Equal texts are the same; then
equal titles; then whatever shares the most character triples (Dice's coefficient), the likest
first.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from taizhang.plan.model import Milestone, Plan, Role, Section, Task

T = TypeVar("T")

LIKE_TASK = 0.4
LIKE_MILESTONE = 0.5
"""From which share of common character triples on two texts are one, reworded. Two tasks of one
plan share far less (the shipped plan: 0.21 at most)."""

_TOO_COMMON = 64
"""Triples that stand in more texts than this tell nothing, and would make the search quadratic."""


class Kind(StrEnum):
    """What became of a task or a milestone."""

    ADDED = "新增"
    REMOVED = "取消"
    MOVED = "移动"
    RENUMBERED = "编号变动"
    REWORDED = "改写"
    AGENCIES = "单位调整"
    DUE = "时限调整"
    TARGET = "指标调整"


@dataclass(frozen=True, slots=True)
class AgencyChange:
    """One agency's role before and after; None where it had or has none."""

    agency: str
    before: Role | None
    after: Role | None


@dataclass(frozen=True, slots=True)
class MilestoneChange:
    """A milestone before and after. ``kinds`` is empty when nothing changed in meaning."""

    old: Milestone | None
    new: Milestone | None
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class TaskChange:
    """A task before and after, with its milestones: those it has now, then those it lost."""

    old: Task | None
    new: Task | None
    kinds: tuple[Kind, ...]
    agencies: tuple[AgencyChange, ...]
    milestones: tuple[MilestoneChange, ...]

    @property
    def changed(self) -> bool:
        """Whether anything is to be told of it."""
        return bool(self.kinds) or any(m.kinds for m in self.milestones)


@dataclass(frozen=True, slots=True)
class Difference:
    """Every task of the new plan in its order, then those that only the old plan had."""

    tasks: tuple[TaskChange, ...]

    @property
    def changed(self) -> tuple[TaskChange, ...]:
        """The tasks of which something is to be told."""
        return tuple(task for task in self.tasks if task.changed)

    def counts(self) -> dict[Kind, int]:
        """How many tasks each kind of change concerns, in the order of `Kind`."""
        found = Counter(kind for task in self.tasks for kind in task.kinds)
        return {kind: found[kind] for kind in Kind if found[kind]}


def compare(old: Plan, new: Plan) -> Difference:
    """What ``new`` changed of ``old``."""
    before = [(section, task) for section in old.sections for task in section.tasks]
    after = [(section, task) for section in new.sections for task in section.tasks]
    matched = _match(before, after, _task_words, LIKE_TASK, title=lambda place: place[1].title)
    milestones = _match_milestones(before, after, matched)
    partner = {new_at: old_at for old_at, new_at in matched.items()}
    found = [
        _task_change(before[partner[at]] if at in partner else None, place, milestones)
        for at, place in enumerate(after)
    ]
    gone = [place for at, place in enumerate(before) if at not in matched]
    return Difference((*found, *(_task_change(place, None, milestones) for place in gone)))


Place = tuple[Section, Task]


def _task_words(place: Place) -> str:
    return place[1].title + place[1].text


# --- matching -------------------------------------------------------------------------------------


def _match(
    old: Sequence[T],
    new: Sequence[T],
    words: Callable[[T], str],
    least: float,
    title: Callable[[T], str] | None = None,
) -> dict[int, int]:
    """Places in ``old`` to places in ``new``, each at most once."""
    matched: dict[int, int] = {}
    for key in (words, title):
        if key is not None:
            _match_equal(old, new, key, matched, unique=key is not words)
    left_old = [i for i in range(len(old)) if i not in matched]
    taken = set(matched.values())
    left_new = [i for i in range(len(new)) if i not in taken]
    likest = sorted(
        _likeness([words(old[i]) for i in left_old], [words(new[i]) for i in left_new]),
        key=lambda found: (-found[0], abs(left_old[found[1]] - left_new[found[2]]), found[1:]),
    )
    for share, old_at, new_at in likest:
        i, j = left_old[old_at], left_new[new_at]
        if share >= least and i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


def _match_equal(
    old: Sequence[T],
    new: Sequence[T],
    key: Callable[[T], str],
    matched: dict[int, int],
    *,
    unique: bool,
) -> None:
    """Match what has the same letters. ``unique``: only where either side has it once."""
    taken = set(matched.values())
    theirs: dict[str, list[int]] = defaultdict(list)
    for j, item in enumerate(new):
        if j not in taken:
            theirs[letters(key(item))].append(j)
    ours: dict[str, list[int]] = defaultdict(list)
    for i, item in enumerate(old):
        if i not in matched:
            ours[letters(key(item))].append(i)
    for text, places in ours.items():
        others = theirs.get(text, [])
        if text and (not unique or len(places) == len(others) == 1):
            matched.update(zip(places, others, strict=False))


def letters(text: str) -> str:
    """The letters and digits of a text, full and half width alike: what its meaning hangs on."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def _triples(text: str) -> set[str]:
    text = letters(text)
    return {text[i : i + 3] for i in range(len(text) - 2)} or {text}


def _likeness(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[float, int, int]]:
    """The share of common triples of every two texts that have any."""
    having: dict[str, list[int]] = defaultdict(list)
    sizes = []
    for j, text in enumerate(new):
        triples = _triples(text)
        sizes.append(len(triples))
        for triple in triples:
            having[triple].append(j)
    for i, text in enumerate(old):
        triples = _triples(text)
        common: Counter[int] = Counter()
        for triple in triples:
            places = having.get(triple, ())
            if len(places) <= _TOO_COMMON:
                common.update(places)
        for j, count in common.items():
            yield 2 * count / (len(triples) + sizes[j]), i, j


def _match_milestones(
    before: Sequence[Place], after: Sequence[Place], tasks: dict[int, int]
) -> dict[str, Milestone]:
    """The old plan's milestones by the number of the new one's: in the same task first."""
    found: dict[str, Milestone] = {}
    used: set[str] = set()

    def take(old: Sequence[Milestone], new: Sequence[Milestone], least: float) -> None:
        for i, j in _match(old, new, lambda m: m.text, least).items():
            found[new[j].number] = old[i]
            used.add(old[i].number)

    for old_at, new_at in tasks.items():
        take(before[old_at][1].milestones, after[new_at][1].milestones, LIKE_MILESTONE)
    lost = [m for _, task in before for m in task.milestones if m.number not in used]
    added = [m for _, task in after for m in task.milestones if m.number not in found]
    take(lost, added, LIKE_MILESTONE)
    return found


# --- telling --------------------------------------------------------------------------------------


def _task_change(
    old: Place | None, new: Place | None, milestones: dict[str, Milestone]
) -> TaskChange:
    old_task, new_task = old and old[1], new and new[1]
    agencies = _agency_changes(old_task, new_task)
    return TaskChange(
        old_task,
        new_task,
        tuple(_task_kinds(old, new, agencies)),
        agencies,
        tuple(_milestone_changes(old_task, new_task, milestones)),
    )


def _task_kinds(
    old: Place | None, new: Place | None, agencies: tuple[AgencyChange, ...]
) -> Iterator[Kind]:
    if old is None:
        yield Kind.ADDED
    elif new is None:
        yield Kind.REMOVED
    else:
        if letters(old[0].title) != letters(new[0].title):
            yield Kind.MOVED
        elif old[1].number != new[1].number:
            yield Kind.RENUMBERED
        if letters(_task_words(old)) != letters(_task_words(new)):
            yield Kind.REWORDED
        if agencies:
            yield Kind.AGENCIES


def _agency_changes(old: Task | None, new: Task | None) -> tuple[AgencyChange, ...]:
    if old is None or new is None:
        return ()
    before = {a.agency: a.role for a in old.assignments}
    after = {a.agency: a.role for a in new.assignments}
    return tuple(
        AgencyChange(name, before.get(name), after.get(name))
        for name in dict.fromkeys([*before, *after])
        if before.get(name) is not after.get(name)
    )


def _milestone_changes(
    old: Task | None, new: Task | None, matched: dict[str, Milestone]
) -> Iterator[MilestoneChange]:
    for milestone in new.milestones if new else ():
        earlier = matched.get(milestone.number)
        yield MilestoneChange(earlier, milestone, tuple(_milestone_kinds(earlier, milestone)))
    kept = {milestone.number for milestone in matched.values()}
    for milestone in old.milestones if old else ():
        if milestone.number not in kept:
            yield MilestoneChange(milestone, None, (Kind.REMOVED,))


def _milestone_kinds(old: Milestone | None, new: Milestone) -> Iterator[Kind]:
    if old is None:
        yield Kind.ADDED
        return
    if letters(old.text) != letters(new.text):
        yield Kind.REWORDED
    if old.due != new.due:
        yield Kind.DUE
    before, after = old.target, new.target
    if (before and (before.low, before.high, before.unit)) != (
        after and (after.low, after.high, after.unit)
    ):
        yield Kind.TARGET
