"""What a list is to whoever shows it, whichever way it is arranged."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from taizhang.ledger.lines import GroupLine, Line, SectionLine, TaskLine
from taizhang.plan.model import Role

if TYPE_CHECKING:
    from taizhang.ledger.filters import Arrangement, Filter
    from taizhang.ledger.lines import MilestoneLine

REQUIREMENTS = "要求"
"""The number of the section that part three is."""

ARCHIVE = "存档"
"""The number of the section that holds what an amended plan no longer has."""

UNNUMBERED = (REQUIREMENTS, ARCHIVE)
"""Sections that the document does not number, and whose tasks are not counted."""

OWN_ROLES = (Role.LEAD, Role.RESPONSIBLE, Role.PARTICIPANT, Role.GUIDE)


class Place(NamedTuple):
    """A milestone of a list. ``is_open``: the unit may record something there."""

    task_id: int
    milestone_id: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class Folds:
    """What is folded: tasks and sections by their ids, groups by their values."""

    tasks: frozenset[int] = frozenset()
    sections: frozenset[int] = frozenset()
    groups: frozenset[str] = frozenset()

    def hides(self, line: Line) -> bool:
        """Whether what stands below the line is folded away."""
        if isinstance(line, TaskLine):
            return line.id in self.tasks
        if isinstance(line, SectionLine):
            return line.id in self.sections
        return isinstance(line, GroupLine) and line.value in self.groups

    def toggled(self, line: Line) -> Folds:
        """The same with a heading folded that was not, or unfolded that was."""
        if isinstance(line, TaskLine):
            return Folds(self.tasks ^ {line.id}, self.sections, self.groups)
        if isinstance(line, SectionLine):
            return Folds(self.tasks, self.sections ^ {line.id}, self.groups)
        if isinstance(line, GroupLine):
            return Folds(self.tasks, self.sections, self.groups ^ {line.value})
        return self


UNFOLDED = Folds()


@dataclass(frozen=True, slots=True)
class Totals:
    """What the list shows: own tasks and their milestones; what is not counted as own apart."""

    tasks: int = 0
    milestones: int = 0
    done: int = 0
    skipped: int = 0
    general: int = 0
    requirements: int = 0
    others: int = 0
    archived: int = 0

    @classmethod
    def of(cls, tasks: Iterable[tuple[Role | None, str, int, int, int]]) -> Totals:
        """Count tasks: of each its role, its section, and milestones shown, done and skipped."""
        listed = list(tasks)
        own = [task for task in listed if task[0] in OWN_ROLES]
        return cls(
            tasks=len(own),
            milestones=sum(shown for *_, shown, _, _ in own),
            done=sum(done for *_, done, _ in own),
            skipped=sum(skipped for *_, skipped in own),
            general=sum(role is Role.GENERAL for role, *_ in listed),
            requirements=sum(role is Role.ADDRESSED for role, *_ in listed),
            others=sum(role is None and section not in UNNUMBERED for role, section, *_ in listed),
            archived=sum(role is Role.ARCHIVED for role, *_ in listed),
        )


class Listing(Protocol):
    """A list of lines, of which only those asked for are read."""

    wanted: Filter
    arrangement: Arrangement
    folds: Folds

    def __len__(self) -> int: ...

    @property
    def shape(self) -> object:
        """Equal for two lists whose lines are the same, whatever stands in them."""

    @property
    def totals(self) -> Totals:
        """What the foot of the list says."""

    def lines(self, start: int, stop: int) -> list[Line]:
        """The lines from ``start`` to before ``stop``, as far as there are any."""

    def fold(self, folds: Folds) -> None:
        """Fold this and nothing else."""

    def all_folded(self) -> Folds:
        """Everything folded."""

    def row_of(self, line: Line) -> int | None:
        """Where a line is that was read before; what is folded away is found at its heading."""

    def heading_row(self, line: MilestoneLine) -> int | None:
        """Where the heading of a milestone's line is; None where there is none."""

    def row_of_task(self, task_id: int) -> int | None:
        """Where the task's line is; None when it is not shown."""

    def row_of_milestone(self, task_id: int, milestone_id: int) -> int | None:
        """Where the milestone's line is; None when it is not shown."""

    def unfolded_for(self, task_id: int) -> Folds:
        """The folds without those that hide a task's milestones."""

    def chosen(self, rows: Iterable[int]) -> list[Place]:
        """The milestones of these rows, in order: a heading stands for all that is below it."""

    def rows_of(self, milestone_ids: Collection[int]) -> list[int]:
        """The rows that stand for these milestones alone, in order: their lines, folded headings.

        An unfolded heading is not among them; what is not shown has no row.
        """
