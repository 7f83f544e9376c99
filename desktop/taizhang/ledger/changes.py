"""The changes there are, each a named value for `Ledger.apply`.

A change says which rows it would alter (`edits`) and what it is about (`subject`); it writes
nothing itself. Agencies and milestones are given by their ids in the ledger.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from taizhang.errors import KnownError
from taizhang.ledger import journal
from taizhang.ledger.journal import Row, RowEdit, Subject
from taizhang.ledger.settings import own_agency_key, setting
from taizhang.ledger.status import NoteField, Status
from taizhang.plan.model import AgencyKind, Role
from taizhang.plan.names import spell

if TYPE_CHECKING:
    from datetime import date, datetime

    from taizhang.ledger.store import Ledger


class Change(ABC):
    """One thing the clerk does."""

    @abstractmethod
    def edits(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        """The rows before and after. Raises KnownError when the change is not possible."""

    @abstractmethod
    def subject(self, ledger: Ledger) -> Subject:
        """What it is about."""


@dataclass(frozen=True, slots=True)
class _OnMilestone(Change):
    """A change to what one agency recorded against one milestone."""

    milestone_id: int
    agency_id: int

    def edits(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        _require_duty(ledger, self.milestone_id, self.agency_id)
        sql = "SELECT * FROM progress WHERE milestone_id = ? AND agency_id = ?"
        before = one_row(ledger, sql, (self.milestone_id, self.agency_id))
        blank = {
            "milestone_id": self.milestone_id,
            "agency_id": self.agency_id,
            "status": Status.NOT_STARTED.value,
            "completed_on": None,
            "value": None,
            "reason": "",
        }
        after = dict(before or blank)
        self.alter(ledger, after)
        # No row stands for 未开始 without a figure, so that taking everything back leaves nothing.
        return [RowEdit("progress", before, None if after == blank else after)]

    @abstractmethod
    def alter(self, ledger: Ledger, row: dict[str, Any]) -> None:
        """Change the row in place. Raises KnownError when that is not possible."""

    def subject(self, ledger: Ledger) -> Subject:
        return about_milestone(ledger, self.milestone_id, self.agency_id)


@dataclass(frozen=True, slots=True)
class Tick(_OnMilestone):
    """Mark as 已完成 on ``on``, with the figure reached when ``value`` is given."""

    on: date
    value: float | None = None

    def alter(self, ledger: Ledger, row: dict[str, Any]) -> None:
        _require_plausible(ledger, self.milestone_id, self.on)
        if self.value is not None:
            row["value"] = _figure(ledger, self.milestone_id, self.value)
        row.update(status=Status.DONE.value, completed_on=self.on.isoformat(), reason="")


@dataclass(frozen=True, slots=True)
class Untick(_OnMilestone):
    """Take the tick off: 未开始 again, or 进行中 where a figure was entered."""

    def alter(self, ledger: Ledger, row: dict[str, Any]) -> None:
        status = Status.NOT_STARTED if row["value"] is None else Status.UNDER_WAY
        row.update(status=status.value, completed_on=None, reason="")


@dataclass(frozen=True, slots=True)
class SetStatus(_OnMilestone):
    """Set 未开始, 进行中 or 不适用 (with its reason); 已完成 is set by `Tick`, with its day."""

    status: Status
    reason: str = ""

    def alter(self, ledger: Ledger, row: dict[str, Any]) -> None:
        skipped = self.status is Status.NOT_APPLICABLE
        reason = storable(self.reason) if skipped else ""
        if skipped and not reason:
            raise KnownError("“不适用”要写理由。")
        if self.status is Status.DONE:
            raise KnownError("“已完成”要有完成日期。")
        row.update(status=self.status.value, completed_on=None, reason=reason)


@dataclass(frozen=True, slots=True)
class SetValue(_OnMilestone):
    """Enter the figure reached against a target (in its unit), or take it out with None.

    A figure entered where nothing was recorded makes the milestone 进行中.
    """

    value: float | None

    def alter(self, ledger: Ledger, row: dict[str, Any]) -> None:
        row["value"] = _figure(ledger, self.milestone_id, self.value)
        if self.value is not None and row["status"] == Status.NOT_STARTED:
            row["status"] = Status.UNDER_WAY.value


@dataclass(frozen=True, slots=True)
class WriteNote(Change):
    """Write one field of a note about a task, or about one of its milestones; '' takes it out."""

    agency_id: int
    task_id: int
    milestone_id: int | None
    field: NoteField
    text: str

    def edits(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        require_task_duty(ledger, self.task_id, self.agency_id)
        before = one_row(
            ledger,
            "SELECT * FROM note WHERE agency_id = ? AND task_id = ? "
            "AND ifnull(milestone_id, 0) = ifnull(?, 0) AND field = ?",
            (self.agency_id, self.task_id, self.milestone_id, self.field.value),
        )
        text = storable(self.text)
        if before is not None and before["text"] == text:
            return []
        if not text:
            return [RowEdit("note", before, None)]
        after = {
            "id": before["id"] if before else next_id(ledger, "note"),
            "agency_id": self.agency_id,
            "task_id": self.task_id,
            "milestone_id": self.milestone_id,
            "field": self.field.value,
            "text": text,
            "written_at": at.isoformat(),
            "author": setting(ledger, "reporter"),
        }
        return [RowEdit("note", before, after)]

    def subject(self, ledger: Ledger) -> Subject:
        if self.milestone_id is not None:
            return about_milestone(ledger, self.milestone_id, self.agency_id)
        ((name,),) = ledger.rows(
            "SELECT number || ' ' || title FROM task WHERE id = ?", (self.task_id,)
        )
        return Subject(name, self.agency_id, self.task_id)


@dataclass(frozen=True, slots=True)
class Reviewed(Change):
    """The unit has looked at what it recorded before the plan was amended (复核)."""

    milestone_id: int
    agency_id: int

    def edits(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        sql = "SELECT * FROM recheck WHERE milestone_id = ? AND agency_id = ?"
        before = one_row(ledger, sql, (self.milestone_id, self.agency_id))
        return [] if before is None else [RowEdit("recheck", before, None)]

    def subject(self, ledger: Ledger) -> Subject:
        return about_milestone(ledger, self.milestone_id, self.agency_id)


@dataclass(frozen=True, slots=True)
class SetPeople(Change):
    """Who reports (填报人), who reviews (审核人), and the phone printed with them."""

    reporter: str
    reviewer: str
    phone: str

    def edits(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        values = {"reporter": self.reporter, "reviewer": self.reviewer, "phone": self.phone}
        return [_setting_edit(ledger, key, value) for key, value in values.items()]

    def subject(self, ledger: Ledger) -> Subject:
        return Subject(self.reporter)


@dataclass(frozen=True, slots=True)
class SetOwnAgency(Change):
    """我的单位 in the plan that is shown: whose tasks the window shows."""

    agency_id: int

    def edits(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        _agency_name(ledger, self.agency_id)
        return [_setting_edit(ledger, own_agency_key(ledger), str(self.agency_id))]

    def subject(self, ledger: Ledger) -> Subject:
        return Subject(_agency_name(ledger, self.agency_id), self.agency_id)


@dataclass(frozen=True, slots=True)
class AddAgency(Change):
    """Add a unit that the plan names only together with others, by its own name."""

    name: str
    kind: AgencyKind

    def edits(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        name = self.name.strip()
        if not name or not name.isprintable():
            raise KnownError("请写单位的名称。")
        if self.kind is AgencyKind.COLLECTIVE:
            raise KnownError("集合（泛指）由方案规定，不能自加。")
        sql = "SELECT 1 FROM agency WHERE plan_id = ? AND ? IN (short_name, full_name)"
        if ledger.rows(sql, (ledger.plan_id, name)):
            raise KnownError("已经有名为“{0}”的单位。", name)
        spelling = spell(name)
        after = {
            "id": next_id(ledger, "agency"),
            "plan_id": ledger.plan_id,
            "short_name": name,
            "full_name": name,
            "kind": self.kind.value,
            "origin": "自加",
            "initials": spelling.initials,
            "pinyin": spelling.full,
        }
        return [RowEdit("agency", None, after)]

    def subject(self, ledger: Ledger) -> Subject:
        return Subject(self.name.strip())


@dataclass(frozen=True, slots=True)
class Together(Change):
    """Several changes as one line of the journal and one undo; ``words`` say what they are.

    Each sees what those before it did; when one is not possible, none is made.
    """

    changes: tuple[Change, ...]
    words: str

    def edits(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        # Made one after the other, and all taken back: what is left is each row's first and last.
        merged: dict[tuple[Any, ...], RowEdit] = {}
        ledger.connection.execute("SAVEPOINT together")
        try:
            for change in self.changes:
                made = tuple(e for e in change.edits(ledger, at) if e.before != e.after)
                journal.write_rows(ledger, made)
                for edit in made:
                    row = edit.after or edit.before or {}
                    key = (edit.table, *(row[k] for k in journal.PRIMARY_KEYS[edit.table]))
                    first = merged.get(key, edit)
                    merged[key] = RowEdit(edit.table, first.before, edit.after)
        finally:
            if ledger.connection.in_transaction:  # a full disk ends it by itself
                ledger.connection.execute("ROLLBACK TO together")
                ledger.connection.execute("RELEASE together")
        return list(merged.values())

    def subject(self, ledger: Ledger) -> Subject:
        about = [change.subject(ledger) for change in self.changes]
        ids = (
            {subject.agency_id for subject in about},
            {subject.task_id for subject in about},
            {subject.milestone_id for subject in about},
        )
        return Subject(self.words, *(found.pop() if len(found) == 1 else None for found in ids))


def storable(text: str) -> str:
    """A note as it is kept: only blank ends and what no file can hold (lone surrogates, NUL) go."""
    whole = text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
    return whole.replace("\r\n", "\n").replace("\r", "\n").strip()


def _setting_edit(ledger: Ledger, key: str, value: str) -> RowEdit:
    before = one_row(ledger, "SELECT * FROM setting WHERE key = ?", (key,))
    value = value.strip()
    return RowEdit("setting", before, {"key": key, "value": value} if value else None)


def one_row(ledger: Ledger, sql: str, parameters: tuple[Any, ...]) -> Row | None:
    """The row that a query finds, whole and by column; None when there is none."""
    cursor = ledger.connection.execute(sql, parameters)
    row = cursor.fetchone()
    return None if row is None else {c[0]: v for c, v in zip(cursor.description, row, strict=True)}


def next_id(ledger: Ledger, table: str) -> int:
    """An id that no row has ever had, so that a row made again after undo keeps its own."""
    rows = ledger.rows("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
    return int(rows[0][0]) + 1 if rows else 1


def _figure(ledger: Ledger, milestone_id: int, value: float | None) -> float | None:
    if not ledger.rows("SELECT 1 FROM target WHERE milestone_id = ?", (milestone_id,)):
        raise KnownError("“{0}”不是指标，不能填数。", _milestone_name(ledger, milestone_id))
    if value is not None and not (math.isfinite(value) and value >= 0):
        raise KnownError("完成值要是不小于零的数。")
    return None if value is None else float(value)


_YEARS_BEFORE = 20
_YEARS_AFTER = 30


def _require_plausible(ledger: Ledger, milestone_id: int, day: date) -> None:
    """A year that was mistyped would become the day by which every later report is made."""
    sql = """
        SELECT p.year FROM milestone AS m JOIN task AS t ON t.id = m.task_id
        JOIN section AS s ON s.id = t.section_id JOIN plan AS p ON p.id = s.plan_id WHERE m.id = ?
    """
    ((year,),) = ledger.rows(sql, (milestone_id,))
    if not year - _YEARS_BEFORE <= day.year <= year + _YEARS_AFTER:
        raise KnownError("完成日期 {0} 离方案的年份太远，请检查年份。", day)


def _milestone_name(ledger: Ledger, milestone_id: int) -> str:
    sql = "SELECT number || ' ' || text FROM milestone WHERE id = ?"
    return str(ledger.rows(sql, (milestone_id,))[0][0])


def about_milestone(ledger: Ledger, milestone_id: int, agency_id: int) -> Subject:
    """A milestone as what a change is about."""
    sql = "SELECT number || ' ' || text, task_id FROM milestone WHERE id = ?"
    ((name, task_id),) = ledger.rows(sql, (milestone_id,))
    return Subject(name, agency_id, task_id, milestone_id)


def _agency_name(ledger: Ledger, agency_id: int) -> str:
    return str(ledger.rows("SELECT short_name FROM agency WHERE id = ?", (agency_id,))[0][0])


def _require_duty(ledger: Ledger, milestone_id: int, agency_id: int) -> None:
    ((task_id,),) = ledger.rows("SELECT task_id FROM milestone WHERE id = ?", (milestone_id,))
    require_task_duty(ledger, task_id, agency_id)


def require_task_duty(ledger: Ledger, task_id: int, agency_id: int) -> None:
    """Others' parts are read-only: progress belongs to an agency that the task concerns.

    So is what an amended plan took away: it stays as it was recorded.

    Raises:
        KnownError: the agency records nothing there.
    """
    sql = "SELECT role FROM duty WHERE task_id = ? AND agency_id = ?"
    roles = ledger.rows(sql, (task_id, agency_id))
    if roles and roles[0][0] != Role.ARCHIVED:
        return
    ((number, title),) = ledger.rows("SELECT number, title FROM task WHERE id = ?", (task_id,))
    if roles:
        raise KnownError("{0}“{1}”已经存档，只能查看。", number, title)
    agency = _agency_name(ledger, agency_id)
    raise KnownError("{0}“{1}”不是{2}的任务，只能查看。", number, title, agency)
