"""The changes to evidence, for `Ledger.apply`: put in, taken out, described, replaced.

Their rows say which file stands for what. The bytes are kept beforehand (`evidence_store`) and
stay when a row goes, so that every step can be taken back and made again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from taizhang.errors import KnownError
from taizhang.ledger.changes import (
    Change,
    about_milestone,
    next_id,
    one_row,
    require_task_duty,
    storable,
)
from taizhang.ledger.evidence_names import shown_name, stored_name
from taizhang.ledger.evidence_sql import REPLACED
from taizhang.ledger.journal import Row, RowEdit, Subject
from taizhang.ledger.settings import setting

if TYPE_CHECKING:
    from datetime import date, datetime

    from taizhang.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class AttachEvidence(Change):
    """Let a kept content stand for a task (``milestone_id`` None) or for one of its milestones."""

    agency_id: int
    task_id: int
    milestone_id: int | None
    content_id: int
    name: str
    caption: str = ""
    dated_on: date | None = None

    def edits(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        """The new row. Raises KnownError when the place has that content already."""
        require_task_duty(ledger, self.task_id, self.agency_id)
        place = (self.agency_id, self.task_id, self.milestone_id)
        require_new(ledger, place, self.content_id)
        row = _row(ledger, at, place, self.content_id, None)
        return [RowEdit("evidence", None, _described(row, self.name, self.caption, self.dated_on))]

    def subject(self, ledger: Ledger) -> Subject:
        """The place."""
        return _about(ledger, self.agency_id, self.task_id, self.milestone_id)


@dataclass(frozen=True, slots=True)
class SameEvidence(Change):
    """Let a file that stands somewhere stand for another task or milestone as well."""

    evidence_id: int
    agency_id: int
    task_id: int
    milestone_id: int | None

    def edits(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        """The new row, described as the first one is."""
        require_task_duty(ledger, self.task_id, self.agency_id)
        first = row_of(ledger, self.evidence_id)
        place = (self.agency_id, self.task_id, self.milestone_id)
        require_new(ledger, place, first["content_id"])
        row = _row(ledger, at, place, first["content_id"], None)
        said = {key: first[key] for key in ("name", "caption", "dated_on")}
        return [RowEdit("evidence", None, {**row, **said})]

    def subject(self, ledger: Ledger) -> Subject:
        """The new place."""
        return _about(ledger, self.agency_id, self.task_id, self.milestone_id)


@dataclass(frozen=True, slots=True)
class DetachEvidence(Change):
    """Take evidence out of its place, with its earlier versions."""

    evidence_id: int
    agency_id: int
    task_id: int
    milestone_id: int | None

    def edits(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        """A row for each version. Raises KnownError when it does not stand there."""
        row: Row | None = _current(ledger, self.evidence_id)
        edits = []
        while row is not None:
            edits.append(RowEdit("evidence", row, None))
            row = _find(ledger, row["replaces"])
        first = edits[0].before or {}
        place = (self.agency_id, self.task_id, self.milestone_id)
        if place != tuple(first[name] for name in ("agency_id", "task_id", "milestone_id")):
            raise KnownError("没有编号为 {0} 的佐证材料。", self.evidence_id)
        return edits

    def subject(self, ledger: Ledger) -> Subject:
        """The place: it is given, since it is asked for when the rows have gone."""
        return _about(ledger, self.agency_id, self.task_id, self.milestone_id)


@dataclass(frozen=True, slots=True)
class _OnEvidence(Change):
    """A change to what stands somewhere and goes on standing there."""

    evidence_id: int

    def subject(self, ledger: Ledger) -> Subject:
        """The place."""
        row = row_of(ledger, self.evidence_id)
        return _about(ledger, row["agency_id"], row["task_id"], row["milestone_id"])


@dataclass(frozen=True, slots=True)
class EditEvidence(_OnEvidence):
    """Describe evidence otherwise: what is None stays, ``undated`` takes the day out."""

    name: str | None = None
    caption: str | None = None
    dated_on: date | None = None
    undated: bool = False

    def edits(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        """The row as it will be."""
        before = _current(ledger, self.evidence_id)
        after = dict(before)
        if self.name is not None:
            after["name"] = stored_name(self.name)
        if self.caption is not None:
            after["caption"] = storable(self.caption)
        if self.dated_on is not None or self.undated:
            after["dated_on"] = None if self.dated_on is None else self.dated_on.isoformat()
        return [RowEdit("evidence", before, after)]


@dataclass(frozen=True, slots=True)
class ReplaceEvidence(_OnEvidence):
    """A new version of a file: the earlier one stays to be looked at, but no more stands for it.

    Caption and day are kept where none is given; ``undated`` takes the day out.
    """

    content_id: int
    name: str
    caption: str | None = None
    dated_on: date | None = None
    undated: bool = False

    def edits(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        """The new version's row."""
        old = _current(ledger, self.evidence_id)
        place = (old["agency_id"], old["task_id"], old["milestone_id"])
        require_new(ledger, place, self.content_id)
        row = _row(ledger, at, place, self.content_id, self.evidence_id)
        caption = old["caption"] if self.caption is None else self.caption
        new = _described(row, self.name, caption, self.dated_on)
        if self.dated_on is None and not self.undated:
            new["dated_on"] = old["dated_on"]
        return [RowEdit("evidence", None, new)]


def row_of(ledger: Ledger, evidence_id: int) -> Row:
    """The evidence's row. Raises KnownError when there is none."""
    row = _find(ledger, evidence_id)
    if row is None:
        raise KnownError("没有编号为 {0} 的佐证材料。", evidence_id)
    return row


def _current(ledger: Ledger, evidence_id: int) -> Row:
    """The row that may be changed: of the unit's own task, and no earlier version."""
    row = row_of(ledger, evidence_id)
    require_task_duty(ledger, row["task_id"], row["agency_id"])
    sql = f"SELECT 1 FROM evidence AS e WHERE e.id = ? AND {REPLACED}"  # noqa: S608
    if ledger.rows(sql, (evidence_id,)):
        raise KnownError("佐证材料“{0}”已有更新的版本，不能再改动。", shown_name(row["name"]))
    return row


def _find(ledger: Ledger, evidence_id: int | None) -> Row | None:
    return one_row(ledger, "SELECT * FROM evidence WHERE id = ?", (evidence_id,))


_Place = tuple[int, int, int | None]
"""Agency, task, milestone or None."""


def is_at(ledger: Ledger, place: _Place, content_id: int) -> bool:
    """Whether the content stands at the place now; as an earlier version it does not."""
    return _name_at(ledger, place, content_id) is not None


def require_new(ledger: Ledger, place: _Place, content_id: int) -> None:
    """The same content stands for a place once. Raises KnownError when it stands there."""
    name = _name_at(ledger, place, content_id)
    if name is not None:
        about = _about(ledger, *place).words
        raise KnownError("“{0}”已有同样的佐证材料“{1}”，没有再添加。", about, shown_name(name))


def _name_at(ledger: Ledger, place: _Place, content_id: int) -> str | None:
    sql = f"""
        SELECT e.name FROM evidence AS e WHERE e.agency_id = ? AND e.task_id = ?
        AND e.milestone_id IS ? AND e.content_id = ? AND NOT {REPLACED}
    """  # noqa: S608
    return next((str(name) for (name,) in ledger.rows(sql, (*place, content_id))), None)


def _row(
    ledger: Ledger, at: datetime, place: _Place, content_id: int, replaces: int | None
) -> dict[str, Any]:
    return {
        "id": next_id(ledger, "evidence"),
        "agency_id": place[0],
        "task_id": place[1],
        "milestone_id": place[2],
        "content_id": content_id,
        "name": "",
        "caption": "",
        "dated_on": None,
        "added_at": at.isoformat(),
        "author": setting(ledger, "reporter"),
        "replaces": replaces,
    }


def _described(
    row: dict[str, Any], name: str, caption: str, dated_on: date | None
) -> dict[str, Any]:
    name, caption = stored_name(name), storable(caption)
    day = None if dated_on is None else dated_on.isoformat()
    return {**row, "name": name, "caption": caption, "dated_on": day}


def _about(ledger: Ledger, agency_id: int, task_id: int, milestone_id: int | None) -> Subject:
    if milestone_id is not None:
        return about_milestone(ledger, milestone_id, agency_id)
    sql = "SELECT number || ' ' || title FROM task WHERE id = ?"
    ((name,),) = ledger.rows(sql, (task_id,))
    return Subject(name, agency_id, task_id)
