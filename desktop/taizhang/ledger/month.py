"""What a unit did within some days, by the journal: 新开始, 延期, 佐证材料, 备注.

What was finished in them the record itself tells by 完成日期.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from taizhang.ledger import older_rows
from taizhang.ledger.status import Status
from taizhang.ledger.trouble import known_values

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger

Row = Mapping[str, Any]


class Place(NamedTuple):
    """A task, or one of its milestones."""

    task_id: int
    milestone_id: int | None


@dataclass(frozen=True, slots=True)
class MonthChanges:
    """What is otherwise at the end of ``last`` than before ``first``, both days included.

    What was changed and changed back, or undone at any time, is no change. Milestones are given by
    their ids; ``evidence`` has a place for each file added, ``notes`` for each field written.
    """

    first: date
    last: date
    begun: frozenset[int] = frozenset()
    extended: frozenset[int] = frozenset()
    evidence: tuple[Place, ...] = ()
    notes: tuple[Place, ...] = ()


def changes_between(ledger: Ledger, agency_id: int, first: date, last: date) -> MonthChanges:
    """What ``agency_id`` entered on the local days from ``first`` to ``last``."""
    found: dict[str, list[tuple[Row | None, Row | None]]] = {table: [] for table in _KEYS}
    with known_values(ledger.path):
        for table, before, after in _net_edits(ledger, agency_id, first, last):
            found[table].append((before, after))
        return MonthChanges(
            first,
            last,
            frozenset(
                after["milestone_id"]
                for before, after in found["progress"]
                if after is not None and _begins(before, after, last)
            ),
            _extended([after for _, after in found["deadline"] if after is not None]),
            tuple(
                _place(after)
                for before, after in found["evidence"]
                if before is None and after is not None and after.get("replaces") is None
            ),
            tuple(
                _place(after)
                for before, after in found["note"]
                if after is not None and (before is None or before["text"] != after["text"])
            ),
        )


_STANDING = """
    SELECT j.edits FROM journal AS j
    WHERE substr(j.at, 1, 10) BETWEEN ? AND ? AND (j.kind = 'plan' OR j.kind = 'do' AND coalesce(
        (SELECT s.kind FROM journal AS s WHERE s.undoes = j.id ORDER BY s.id DESC LIMIT 1), 'redo'
    ) = 'redo')
    ORDER BY j.id
"""
"""Lines that were never undone, or made again. Undo takes back the latest line that stands, so
that what is left reads as if the others had never been."""


def _net_edits(
    ledger: Ledger, agency_id: int, first: date, last: date
) -> Iterator[tuple[str, Row | None, Row | None]]:
    """Each row of the unit that was touched: as it was before the first day and after the last."""
    was: dict[tuple[Any, ...], Row | None] = {}
    now: dict[tuple[Any, ...], Row | None] = {}
    for (stored,) in ledger.rows(_STANDING, (first.isoformat(), last.isoformat())):
        for edit in json.loads(stored):
            table = edit["table"]
            row = edit["after"] or edit["before"]
            if table not in _KEYS or row["agency_id"] != agency_id:
                continue
            key = (table, *_KEYS[table](row))
            was.setdefault(key, older_rows.current(table, edit["before"]))
            now[key] = older_rows.current(table, edit["after"])
    for key, before in was.items():
        yield key[0], before, now[key]


_KEYS: dict[str, Callable[[Row], tuple[Any, ...]]] = {
    "progress": lambda row: (row["milestone_id"],),
    "deadline": lambda row: (row["id"],),
    "evidence": lambda row: (row["id"],),
    # Not by its id: a note that was taken out and written again is the same note. Nor by the task
    # of a milestone: an amended plan may have moved it.
    "note": lambda row: (
        row["milestone_id"],
        None if row["milestone_id"] else row["task_id"],
        row["field"],
    ),
}
"""The tables that are looked at, and what says that two rows are about the same thing."""


def _begins(before: Row | None, after: Row, last: date) -> bool:
    return _status(after, last) is Status.UNDER_WAY and _status(before, last) in (
        Status.NOT_STARTED,
        Status.NOT_APPLICABLE,
    )


def _status(row: Row | None, last: date) -> Status:
    """As of ``last``: what was completed after that day was under way, as in a record."""
    if row is None:
        return Status.NOT_STARTED
    if row["completed_on"] is not None and date.fromisoformat(row["completed_on"]) > last:
        return Status.UNDER_WAY
    return Status(row["status"])


def _extended(rows: list[Row]) -> frozenset[int]:
    """Milestones whose day is a later one after all changes of these days than before them."""
    old: dict[int, str] = {}
    new: dict[int, str] = {}
    for row in sorted(rows, key=lambda row: int(row["id"])):
        old.setdefault(row["milestone_id"], row["old_due"])
        new[row["milestone_id"]] = row["due"]
    return frozenset(id_ for id_, due in new.items() if due > old[id_])


def _place(row: Row) -> Place:
    return Place(row["task_id"], row["milestone_id"])
