"""What the screen shows of changes that are not on the disk yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from taizhang.ledger.status import Status

if TYPE_CHECKING:
    from taizhang.ledger.changes import Change
    from taizhang.ledger.lines import MilestoneLine
    from taizhang.ledger.record import MilestoneRecord

Milestone = TypeVar("Milestone", "MilestoneLine", "MilestoneRecord")


def with_unsaved(milestone: Milestone, agency_id: int, changes: Iterable[Change]) -> Milestone:
    """The milestone as it will be once ``changes`` are saved; the same object when none is its."""
    for change in flat(changes):
        place = (getattr(change, "milestone_id", None), getattr(change, "agency_id", None))
        if place == (milestone.id, agency_id):
            milestone = _altered(milestone, change)
    return milestone


class Unsaved:
    """What waits, by milestone: the list asks for each of its lines, and thousands may wait."""

    def __init__(self) -> None:
        self._seen: tuple[Change, ...] = ()
        self._by_milestone: dict[int, list[Change]] = {}

    def at(self, waiting: tuple[Change, ...], milestone_id: int) -> list[Change]:
        """The changes among ``waiting`` that are about a milestone, oldest first."""
        known = self._seen
        if len(known) != len(waiting) or any(
            a is not b for a, b in zip(known, waiting, strict=True)
        ):
            self._seen, self._by_milestone = waiting, {}
            for change in flat(waiting):
                place = getattr(change, "milestone_id", None)
                if place is not None:
                    self._by_milestone.setdefault(place, []).append(change)
        return self._by_milestone.get(milestone_id, [])


def flat(changes: Iterable[Change]) -> Iterator[Change]:
    """Single changes, those that are made together one after the other."""
    from taizhang.ledger.changes import Together

    for change in changes:
        if isinstance(change, Together):
            yield from flat(change.changes)
        else:
            yield change


def _altered(milestone: Milestone, change: Change) -> Milestone:
    from taizhang.ledger.changes import SetStatus, SetValue, Tick, Untick

    if isinstance(change, Tick):
        value = milestone.value if change.value is None else change.value
        return replace(milestone, status=Status.DONE, completed_on=change.on, value=value)
    if isinstance(change, Untick):
        status = Status.NOT_STARTED if milestone.value is None else Status.UNDER_WAY
        return replace(milestone, status=status, completed_on=None)
    if isinstance(change, SetStatus):
        return replace(milestone, status=change.status, completed_on=None)
    if isinstance(change, SetValue):
        begun = change.value is not None and milestone.status is Status.NOT_STARTED
        status = Status.UNDER_WAY if begun else milestone.status
        return replace(milestone, value=change.value, status=status)
    return milestone
