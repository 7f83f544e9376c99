"""What the clerk corrects in a reading: agencies, roles, titles, deadlines, doubts.

Each function takes a reading and gives another one; the source is never touched. A place that was
corrected is no longer unsure. What cannot be done raises a `KnownError` that says why. How tasks
are cut and joined stands in `correct_tasks`, milestones in `correct_milestones`, the document's
facts in `correct_facts`, the history in `corrections`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from taizhang.errors import KnownError
from taizhang.plan.model import Role
from taizhang.reader.reading import ReadAssignment, Reading, ReadTask, Reason, Span, Unsure

WRITTEN_ROLES = (Role.LEAD, Role.RESPONSIBLE, Role.PARTICIPANT, Role.GUIDE)
"""The roles a document gives, the strongest first."""

NAME_DOUBTS = frozenset({Reason.NEW_NAME, Reason.CUT_NAME, Reason.EMPTY_NAME})
DUE_DOUBTS = frozenset({Reason.DUE_IN_TEXT, Reason.DUE_UNCLEAR})


# --- finding and putting back ---------------------------------------------------------------------


def task_of(reading: Reading, number: str) -> ReadTask:
    """The task of that number.

    Raises:
        KnownError: there is none.
    """
    for task in reading.tasks:
        if task.number == number:
            return task
    raise KnownError("没有编号为“{0}”的任务。", number)


def with_task(reading: Reading, task: ReadTask) -> Reading:
    """The reading with ``task`` in the place of the one that has its number."""
    tasks = tuple(task if one.number == task.number else one for one in reading.tasks)
    return replace(reading, tasks=tasks)


def touches(one: Span, other: Span) -> bool:
    """Whether two spans have a character in common, or one is empty and lies in the other."""
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end


def without_doubts(
    reading: Reading, reasons: Collection[Reason], about: Callable[[Unsure], bool]
) -> Reading:
    """The reading without its doubts for these reasons that are ``about`` what was corrected."""
    left = tuple(one for one in reading.unsure if one.reason not in reasons or not about(one))
    return reading if len(left) == len(reading.unsure) else replace(reading, unsure=left)


def settle(reading: Reading, unsure: Unsure) -> Reading:
    """A doubt was looked at and nothing is wrong there."""
    left = list(reading.unsure)
    if unsure in left:
        left.remove(unsure)
    return replace(reading, unsure=tuple(left))


# --- headings and dates ---------------------------------------------------------------------------


def retitle(reading: Reading, number: str, title: str) -> Reading:
    """Give a task another title."""
    title = " ".join(title.split())
    if not title:
        raise KnownError("任务标题不能为空。")
    return with_task(reading, replace(task_of(reading, number), title=title))


def retitle_section(reading: Reading, number: str, title: str) -> Reading:
    """Give a section another title."""
    title = " ".join(title.split())
    if not title:
        raise KnownError("类别标题不能为空。")
    sections = tuple(
        replace(one, title=title) if one.number == number else one for one in reading.sections
    )
    return replace(reading, sections=sections)


def set_due(reading: Reading, number: str, due: date | None) -> Reading:
    """Set a task's deadline; None where the document sets none."""
    task = task_of(reading, number)
    reading = with_task(reading, replace(task, due=due))
    return without_doubts(reading, DUE_DOUBTS, lambda one: one.task == number)


# --- assignments ----------------------------------------------------------------------------------


def set_assignment(
    reading: Reading,
    number: str,
    index: int,
    *,
    agency: str | None = None,
    role: Role | None = None,
    collective: bool | None = None,
) -> Reading:
    """Correct one assignment of a task; what is None stays."""
    task = task_of(reading, number)
    old = _assignment(task, index)
    new = replace(
        old,
        agency=old.agency if agency is None else _name(agency),
        role=old.role if role is None else _written(role),
        collective=old.collective if collective is None else collective,
    )
    # A clause may name an agency in two roles itself; only the clerk must not.
    if new.agency != old.agency:
        others = [one for k, one in enumerate(task.assignments) if k != index]
        _refuse_twice(task, others, new.agency)
    changed = (*task.assignments[:index], new, *task.assignments[index + 1 :])
    reading = with_task(reading, replace(task, assignments=changed))
    if agency is None:
        return reading
    return _name_settled(reading, old)


def add_assignment(
    reading: Reading, number: str, agency: str, role: Role, *, collective: bool = False
) -> Reading:
    """Give one more agency a part in a task. It has no words of its own in the source."""
    task = task_of(reading, number)
    agency = _name(agency)
    _refuse_twice(task, task.assignments, agency)
    end = (task.clause_span or task.span).end
    added = ReadAssignment(agency, _written(role), collective, Span(end, end))
    reading = with_task(reading, replace(task, assignments=(*task.assignments, added)))
    lacking = {Reason.NO_CLAUSE, Reason.EMPTY_NAME}
    return without_doubts(reading, lacking, lambda one: one.task == number)


def remove_assignment(reading: Reading, number: str, index: int) -> Reading:
    """Take an agency out of a task."""
    task = task_of(reading, number)
    gone = _assignment(task, index)
    left = tuple(one for k, one in enumerate(task.assignments) if k != index)
    return _name_settled(with_task(reading, replace(task, assignments=left)), gone)


def set_open_ended(reading: Reading, number: str, open_ended: bool) -> Reading:
    """Say whether a task's list of agencies ends in 等."""
    return with_task(reading, replace(task_of(reading, number), open_ended=open_ended))


def _assignment(task: ReadTask, index: int) -> ReadAssignment:
    if not 0 <= index < len(task.assignments):
        raise KnownError("任务“{0}”没有这个单位。", task.number)
    return task.assignments[index]


def _name(agency: str) -> str:
    name = "".join(agency.split())
    if not name:
        raise KnownError("单位名称不能为空。")
    return name


def _written(role: Role) -> Role:
    if role not in WRITTEN_ROLES:
        raise KnownError("角色只能是牵头、负责、参加或指导。")
    return role


def _refuse_twice(task: ReadTask, others: Iterable[ReadAssignment], agency: str) -> None:
    if any(one.agency == agency for one in others):
        raise KnownError("任务“{0}”里已经有“{1}”。", task.number, agency)


def _name_settled(reading: Reading, assignment: ReadAssignment) -> Reading:
    return without_doubts(reading, NAME_DOUBTS, lambda one: touches(one.span, assignment.span))


# --- names of agencies ----------------------------------------------------------------------------


def merge_agencies(reading: Reading, name: str, into: str) -> Reading:
    """Write ``into`` wherever ``name`` was read: two spellings of one agency."""
    into = _name(into)
    if name == into:
        raise KnownError("“{0}”不能和自己合并。", name)
    if not any(one.agency == name for task in reading.tasks for one in task.assignments):
        raise KnownError("没有名称为“{0}”的单位。", name)
    return with_aliases(reading, {name: into})


def with_aliases(reading: Reading, aliases: Mapping[str, str]) -> Reading:
    """Write each agency as it was merged before: ``aliases`` is written name to name."""
    named = {name: _last(aliases, name) for name in aliases}
    places: list[Span] = []
    tasks: list[ReadTask] = []
    for task in reading.tasks:
        hit = [one for one in task.assignments if one.agency in named]
        if hit:
            places += [one.span for one in hit]
            renamed = [
                replace(one, agency=named.get(one.agency, one.agency)) for one in task.assignments
            ]
            task = replace(task, assignments=strongest(renamed))  # noqa: PLW2901
        tasks.append(task)
    if not places:
        return reading
    spans = set(places)
    reading = replace(reading, tasks=tuple(tasks))
    return without_doubts(reading, NAME_DOUBTS, lambda one: one.span in spans)


def _last(aliases: Mapping[str, str], name: str) -> str:
    """Follow a chain of merges to its end; a circle ends where it began."""
    seen = {name}
    while (into := aliases.get(name)) is not None and into not in seen:
        seen.add(into)
        name = into
    return name


def strongest(assignments: Iterable[ReadAssignment]) -> tuple[ReadAssignment, ...]:
    """Each agency once, in the order of the first, with the strongest of its roles."""
    kept: dict[str, ReadAssignment] = {}
    for one in assignments:
        before = kept.get(one.agency)
        if before is None:
            kept[one.agency] = one
        elif _rank(one.role) < _rank(before.role):
            kept[one.agency] = replace(before, role=one.role)
    return tuple(kept.values())


def _rank(role: Role) -> int:
    return WRITTEN_ROLES.index(role) if role in WRITTEN_ROLES else len(WRITTEN_ROLES)
